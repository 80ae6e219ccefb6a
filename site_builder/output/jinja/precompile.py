"""Compiling a theme's templates into a Python module, when the generator is installed or built (``hatch_build.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations
from textwrap import indent

from jinja2 import Environment, nodes

from site_builder.output.jinja.precompiled import digest_of, made_for
from site_builder.output.templates import speaking_environment
from site_builder.views.page_values import SiteFrame

_HEAD = '''"""Templates of the default theme, compiled. Made by site_builder/output/jinja/precompile.py; do not edit."""

MADE_FOR = {made_for!r}
'''


def compiled_module(templates: Mapping[str, str], language: str, words: NullTranslations) -> str:
    """Return the source of a module with all HTML templates of a theme, compiled with the words of a language.

    Its ``TEMPLATES`` has, by a template's name, the digests of the sources that went into it, and a function that
    gives the template's functions for an environment.
    """
    environment = speaking_environment(templates, _frame(language), words)
    functions, table = [], []
    for number, name in enumerate(sorted(name for name in templates if name.endswith(".html"))):
        code = environment.compile(templates[name], name, name, raw=True)
        functions.append(
            f"def template_{number}(environment):\n    __file__ = {name!r}\n{indent(code, '    ')}\n    return locals()\n"
        )
        digests = tuple((part, digest_of(templates[part])) for part in _parts(name, templates, environment))
        table.append(f"    {name!r}: ({digests!r}, template_{number}),\n")
    head = _HEAD.format(made_for=made_for(words))
    return "\n\n".join([head, *functions, "TEMPLATES = {\n" + "".join(table) + "}\n"])


def _frame(language: str) -> SiteFrame:
    """Return a site for which nothing is rendered: what is compiled is the same for all sites of a language."""
    return SiteFrame("", None, "https://example.org/", language, "ltr", None, None, None, None, (), ())


def _parts(name: str, templates: Mapping[str, str], environment: Environment) -> list[str]:
    """Return the names of the templates whose sources are put together in one: its own, and those that it includes."""
    found, left = [], [name]
    while left:
        part = left.pop()
        if part in templates and part not in found:
            found.append(part)
            left += [
                include.template.value
                for include in environment.parse(templates[part]).find_all(nodes.Include)
                if isinstance(include.template, nodes.Const)
            ]
    return found
