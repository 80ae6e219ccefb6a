"""The environment in which templates are compiled to short code: escaping always on, in the words of one language."""

from __future__ import annotations

from collections.abc import MutableMapping
from gettext import NullTranslations
from traceback import walk_tb
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.environment import TemplateModule
from jinja2.parser import Parser

from site_builder.output.jinja.code_generator import ShortCode, printed
from site_builder.output.jinja.macro_cache import PLAIN_TYPES, remember, short_macro
from site_builder.output.jinja.macro_state import note_state
from site_builder.output.jinja.translate import translated, word_functions
from site_builder.output.page_links import Links

OPTIONS: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n"],
    "auto_reload": False,
    "cache_size": -1,
    "optimized": False,  # Constant folding costs more time than one build gains.
}


def _line_of(error: BaseException) -> int:
    """Return the line of a template, from 1, at which the parser or the code generator was when an error arose; 1 where neither was."""
    line = 1
    for frame, _ in walk_tb(error.__traceback__):
        at = frame.f_locals
        if isinstance(parser := at.get("self"), Parser):
            line = parser.stream.current.lineno
        elif isinstance(node := at.get("node"), nodes.Node) and node.lineno:
            line = node.lineno
    return line


class ShortEnvironment(Environment):
    """An environment whose templates are short code. ``kept_types`` are further types of arguments that macros remember."""

    code_generator_class = ShortCode
    printed = staticmethod(printed)
    short_macro = staticmethod(short_macro)

    def __init__(
        self, loader: BaseLoader, words: NullTranslations, links: Links, kept_types: frozenset[type] = frozenset()
    ) -> None:
        super().__init__(loader=loader, **OPTIONS)
        self.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
        self.globals.update(word_functions(words))
        self._words = words
        self._links = links
        self._kept_types = PLAIN_TYPES | kept_types
        self._macros: dict[str, TemplateModule] = {}
        self._with_state: set[str | None] = set()

    def compile(self, source: Any, name: Any = None, filename: Any = None, *arguments: Any, **options: Any) -> Any:
        """Return the code of a template, as Jinja2 does. Raises :class:`TemplateSyntaxError` too for what nests too deep."""
        try:
            return super().compile(source, name, filename, *arguments, **options)
        except (RecursionError, SyntaxError, MemoryError) as error:
            line = _line_of(error)
        raise TemplateSyntaxError("its tags stand too deep in one another", line, name, filename)

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        for statement in source.find_all(nodes.EvalContextModifier):
            raise TemplateSyntaxError(
                "escaping is always on here, so {% autoescape %} is not known", statement.lineno, name, filename
            )
        tree = translated(source, self._words)
        tree.set_environment(self)
        note_state(tree, self, name)
        return super()._generate(tree, name, filename, defer_init=defer_init)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that all templates share. No template has names of its own."""
        return self.globals if d is None else super().make_globals(d)

    def has_state(self, name: str | None) -> None:
        """Note that the macros of a template may print something else each time."""
        self._with_state.add(name)

    def macros_of(self, name: str, parent: str | None) -> TemplateModule:
        """Return the macros of a template as they are imported without context, for the template ``parent``."""
        module = self._macros.get(name)
        if module is None:
            module = self._macros[name] = self.get_template(name, parent).module
            if module.__name__ not in self._with_state:
                remember(module, self._links, self._kept_types)
        if module.__name__ in self._with_state:
            self._with_state.add(parent)
            self._links.page_uses += 1
        return module
