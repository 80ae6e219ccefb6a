"""Where templates come from: compiled beforehand, as long as nothing of theirs has changed since, or from their sources.

The templates of the default theme are compiled when the generator is installed (:mod:`site_builder.output.jinja.precompile`),
because compiling them takes longer than checking a small site. They travel with the generator as Python modules, as
trusted as its other modules; nothing compiled is ever read from a site or from what a build kept.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from functools import cached_property
from gettext import GNUTranslations, NullTranslations
from hashlib import blake2b
from importlib import import_module
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, Template, TemplateNotFound

from site_builder.content.languages import fallbacks, is_english
from site_builder.output.jinja.codegen import PlainEnvironment

PACKAGE = "site_builder.compiled_templates"


class Loader(BaseLoader):
    """Templates by name, from a theme's sources, for a site in one language."""

    def __init__(self, templates: Mapping[str, str], language: str, words: NullTranslations) -> None:
        self._templates = templates
        self._language = language
        self._words = words

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """Return the source of a template. It is known by its name in tracebacks, too, so that a fault can be told with its file."""
        if template not in self._templates:
            raise TemplateNotFound(template)
        return self._templates[template], template, None

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """Return a template, ready to be rendered."""
        compiled = self._compiled(name) if isinstance(environment, PlainEnvironment) else None
        if compiled is None:
            return super().load(environment, name, globals)
        shared = environment.make_globals(None) if globals is None else globals
        return environment.template_class.from_module_dict(environment, compiled(environment), shared)

    def _compiled(self, name: str) -> Any:
        """Return what makes a template of code that was compiled from the very sources that are there now."""
        found = self._module.TEMPLATES.get(name) if self._module else None
        if found is None or any(digest_of(self._templates.get(part)) != digest for part, digest in found[0]):
            return None
        return found[1]

    @cached_property
    def _module(self) -> Any:
        """What was compiled for the site's language, if it was made with these words and by this Jinja2; None otherwise."""
        for tag in ("en",) if is_english(self._language) else fallbacks(self._language):
            with suppress(ImportError):
                module = import_module(f"{PACKAGE}.{module_name(tag)}")
                return module if made_for(self._words) == module.MADE_FOR else None
        return None


def module_name(language: str) -> str:
    """Return the name of the module for a language."""
    return language.lower().replace("-", "_")


def made_for(words: NullTranslations) -> str:
    """Return a text that changes when templates have to be compiled again though their sources are the same."""
    said = blake2b(digest_size=16)
    found: NullTranslations | None = words
    while isinstance(found, GNUTranslations):
        said.update(repr(sorted(found._catalog.items(), key=repr)).encode())  # type: ignore[attr-defined]
        found = found._fallback  # type: ignore[attr-defined]
    return f"{_version_of_jinja2()} {said.hexdigest()}"


def _version_of_jinja2() -> str:
    """Return the version of Jinja2 as it says itself; to look it up takes as long as making a page. Later ones may not say."""
    said: str | None = vars(jinja2).get("__version__")
    if said is None:
        from importlib.metadata import version

        said = version("jinja2")
    return said


def digest_of(source: str | None) -> str | None:
    """Return the digest of a template's source."""
    return None if source is None else blake2b(source.encode(), digest_size=16).hexdigest()
