"""Compiling a theme's templates into Python modules, when the generator is installed or built (``hatch_build.py``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from gettext import NullTranslations
from textwrap import indent

from site_builder.output.jinja.environment import ShortEnvironment
from site_builder.output.jinja.template_loader import jinja_version, source_digest
from site_builder.output.jinja.translate import takes_english_plurals
from site_builder.output.templates import short_environment
from site_builder.views.site_frame import SiteFrame

_DEBUG_INFO = re.compile(r"(?<=^debug_info = ')[0-9=&]+", re.MULTILINE)
_CODE_LINE = re.compile(r"(?<==)[0-9]+")


def compiled_module(templates: Mapping[str, str], language: str, words: NullTranslations) -> str:
    """Return the source of a module with all HTML templates of a theme, compiled with the words of a language.

    ``TEMPLATES`` has, by a template's name, the digest of its source, and the function that gives what Jinja2 makes a
    template of, for an environment. ``WORDS`` has the messages that were looked up, with what they say.
    """
    environment = short_environment(templates, _frame(language), words)
    names = sorted(name for name in templates if name.endswith(".html"))
    text = _head(environment, [templates[name] for name in names], words)
    for number, name in enumerate(names):
        text += f"\n\ndef template_{number}(environment):\n"
        code = environment.compile(templates[name], name, name, raw=True)
        text += indent(_moved(code, text.count("\n")), "    ") + "\n    return locals()\n"
    table = {name: f"({source_digest(templates[name])!r}, template_{number})" for number, name in enumerate(names)}
    return f"{text}\n\nTEMPLATES = {_mapping(table)}"


def _head(environment: ShortEnvironment, sources: list[str], words: NullTranslations) -> str:
    found = (message for source in sources for message in environment.extract_translations(source))  # type: ignore[attr-defined]
    said = {message: repr(words.gettext(message)) for _, function, message in found if function in ("_", "gettext")}
    return f'''"""Templates of the default theme, compiled. Made by site_builder/output/jinja/compile_theme.py; do not edit."""

JINJA_VERSION = {jinja_version()!r}
ENGLISH_PLURALS = {takes_english_plurals(words)}
WORDS = {_mapping(said)}'''


def _mapping(values: Mapping[str, str]) -> str:
    """Return the source of a dictionary, given the source of its values."""
    return "{\n" + "".join(f"    {key!r}: {value},\n" for key, value in values.items()) + "}\n"


def _moved(code: str, lines: int) -> str:
    """Return the code of a template for a place so many lines further down: it maps its lines to those of the source."""
    return _DEBUG_INFO.sub(lambda info: _CODE_LINE.sub(lambda line: str(int(line[0]) + lines), info[0]), code)


def _frame(language: str) -> SiteFrame:
    """Return a placeholder for the site: the compiled code is the same for all sites of a language."""
    return SiteFrame("", None, "https://example.org/", language, "ltr", None, None, None, None, (), ())
