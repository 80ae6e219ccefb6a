"""Macros that are called in the shortest way, and that answer from memory what they are asked again and again.

A macro that is imported without context sees its arguments and what all templates share. So for equal arguments it
prints equal text (an icon, a verdict's tag, a date), unless it makes references, which depend on the page.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from site_builder.content.records import Stance, Status
from site_builder.content.settings import Verdict
from site_builder.output.page_links import Links
from site_builder.views.card_values import Standing, Tally

MOST = 4096
"""How many answers of one macro are held."""
_FEW = frozenset({str, Markup, int, bool, type(None), date, Stance, Standing, Status, Tally, Verdict})
"""The types of arguments that come again and whose values are small."""


def called_shortly(macro: Macro) -> Macro | ShortMacro:
    """Return what does the same as a macro and is called in fewer steps, where there is such a thing."""
    return macro if macro.caller or macro.catch_kwargs or macro.catch_varargs else ShortMacro(macro)


def remember(module: TemplateModule, links: Links) -> TemplateModule:
    """Have the macros of a template, as it is imported without context, remember what they print."""
    for name, value in list(vars(module).items()):
        if isinstance(value, ShortMacro):
            setattr(module, name, Remembering(value.macro, links))
    return module


class ShortMacro:
    """A macro whose function is called with the arguments as they are given."""

    def __init__(self, macro: Macro) -> None:
        self.macro = macro
        self._function = macro._func
        self._left_out = tuple((missing,) * (len(macro.arguments) - given) for given in range(len(macro.arguments) + 1))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return what the macro prints."""
        if kwargs or len(args) >= len(self._left_out):
            return self.macro(*args, **kwargs)
        return _MARKUP(Markup, self._function(*args, *self._left_out[len(args)]))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.macro, name)


class Remembering(ShortMacro):
    """A macro with what it printed for the arguments that it was called with."""

    def __init__(self, macro: Macro, links: Links) -> None:
        super().__init__(macro)
        self._links = links
        self._makes_references = False
        self._printed: dict[Any, Markup] = {}

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return what the macro prints."""
        if kwargs or len(args) >= len(self._left_out):
            return self.macro(*args, **kwargs)
        # Text that is escaped already equals text that is not, and True equals 1; their types tell them apart.
        kinds = tuple(map(type, args))
        if self._makes_references or not _FEW.issuperset(kinds):
            return _MARKUP(Markup, self._function(*args, *self._left_out[len(args)]))
        key = (args, kinds)
        try:
            return self._printed[key]
        except KeyError:
            return self._answer(key)

    def _answer(self, key: tuple[tuple[Any, ...], tuple[type, ...]]) -> Markup:
        args, made = key[0], self._links.made
        printed = _MARKUP(Markup, self._function(*args, *self._left_out[len(args)]))
        if self._links.made != made:
            self._makes_references = True
            return printed
        if len(self._printed) >= MOST:
            self._printed.clear()
        self._printed[key] = printed
        return printed


_MARKUP = str.__new__
"""Makes text that is safe already; ``Markup(…)`` would first look whether it says so itself."""
