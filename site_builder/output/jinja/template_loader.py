"""Where templates come from: compiled when the generator was installed, or compiled now from their sources.

The templates of the default theme are compiled at installation (:mod:`site_builder.output.jinja.compile_theme`),
because compiling them takes longer than checking a small site. They travel with the generator as Python modules and are
trusted as its other modules are. A compiled template is used only if its source did not change: an edited one, or one
of another theme, is compiled in every run. Nothing compiled is read from a site, nor from what a build kept.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from functools import cached_property
from gettext import NullTranslations
from hashlib import blake2b
from importlib import import_module
from types import FunctionType
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, Template, TemplateNotFound

from site_builder.content.languages import fallbacks, is_english
from site_builder.output.jinja.environment import ShortEnvironment
from site_builder.output.jinja.translate import takes_english_plurals

PACKAGE = "site_builder.output.compiled_templates"


class TemplateLoader(BaseLoader):
    """Templates by name, from a theme's sources, for a site in one language."""

    def __init__(self, templates: Mapping[str, str], language: str, words: NullTranslations) -> None:
        self._templates = templates
        self._language = language
        self._words = words

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """Return the source of a template. Its name appears in tracebacks, so that a fault can be reported with its file."""
        if template not in self._templates:
            raise TemplateNotFound(template)
        return self._templates[template], template, None

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """Return a template, ready to be rendered."""
        function = self._compiled(name) if isinstance(environment, ShortEnvironment) else None
        if function is None:
            return super().load(environment, name, globals)
        # Each template has globals of its own: by them Jinja2 finds the line of the source at which an error arises.
        own: dict[str, Any] = {"__file__": name}
        own |= FunctionType(function.__code__, own)(environment)
        shared = environment.make_globals(None) if globals is None else globals
        return environment.template_class.from_module_dict(environment, own, shared)

    def _compiled(self, name: str) -> FunctionType | None:
        """Return the function that a template was compiled to, or None where its source is not the same any more."""
        source = self._templates.get(name)
        if self._module is None or source is None:
            return None
        function: FunctionType | None
        digest, function = self._module.TEMPLATES.get(name, ("", None))
        return function if digest == source_digest(source) else None

    @cached_property
    def _module(self) -> Any:
        """The module of the site's language, if it was made with these words and by this Jinja2; None otherwise."""
        for tag in ("en",) if is_english(self._language) else fallbacks(self._language):
            with suppress(ModuleNotFoundError):
                module = import_module(f"{PACKAGE}.{module_name(tag)}")
                return module if self._is_right(module) else None
        return None

    def _is_right(self, module: Any) -> bool:
        return (
            jinja_version() == module.JINJA_VERSION
            and takes_english_plurals(self._words) == module.ENGLISH_PLURALS
            and all(self._words.gettext(message) == words for message, words in module.WORDS.items())
        )


def module_name(language: str) -> str:
    """Return the name of the module for a language."""
    return language.lower().replace("-", "_")


def source_digest(source: str) -> str:
    """Return the digest of a template's source."""
    return blake2b(source.encode(), digest_size=16).hexdigest()


def jinja_version() -> str:
    """Return the version of Jinja2 from the module itself, where it has one: looking it up takes as long as making a page."""
    said: str | None = vars(jinja2).get("__version__")
    if said is None:
        from importlib.metadata import version  # Takes 20 ms, and Jinja2 3 says its version itself.

        said = version("jinja2")
    return said
