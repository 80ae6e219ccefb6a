"""Macros that are called in fewer steps and cache what they print by their arguments.

An icon, a verdict's tag or a date is printed thousands of times. A macro that is imported without context sees nothing
of the page but its arguments, so it prints equal text for equal arguments. Nothing is remembered of macros that make
references, which depend on where the page stands, nor of those in :mod:`site_builder.output.jinja.macro_state`.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from site_builder.output.page_links import Links

MAX_CACHED_RESULTS = 4096
"""How many results of one macro are kept."""
PLAIN_TYPES = frozenset({str, Markup, int, bool, type(None), date})
"""Types of arguments for which results are kept, beside those that an environment names: small and unchangeable."""


def short_macro(macro: Macro) -> Macro | ShortMacro:
    """Return a macro that is called in fewer steps, or the macro itself where it takes more than its arguments."""
    return macro if macro.caller or macro.catch_kwargs or macro.catch_varargs else ShortMacro(macro)


def remember(module: TemplateModule, links: Links, kept_types: frozenset[type]) -> None:
    """Have the macros of an imported template remember what they print for arguments of these types."""
    for name, value in list(vars(module).items()):
        if isinstance(value, ShortMacro):
            setattr(module, name, RememberedMacro(value, links, kept_types))


class ShortMacro:
    """A macro whose function gets the arguments as they are given."""

    def __init__(self, macro: Macro) -> None:
        self._macro = macro
        self._function = macro._func
        count = len(macro.arguments)
        self._left_out = tuple((missing,) * (count - given) for given in range(count + 1))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return what the macro prints."""
        if kwargs or len(args) >= len(self._left_out):
            return self._macro(*args, **kwargs)
        return _safe(Markup, self._function(*args, *self._left_out[len(args)]))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._macro, name)

    def __repr__(self) -> str:
        return repr(self._macro)


class RememberedMacro(ShortMacro):
    """A macro with what it printed for the arguments that it was called with."""

    def __init__(self, short: ShortMacro, links: Links, kept_types: frozenset[type]) -> None:
        super().__init__(short._macro)
        self._links = links
        self._kept_types = kept_types
        self._depends_on_page = False
        # Safe text equals text that is not, and True equals 1; their types tell them apart.
        self._cached = lru_cache(MAX_CACHED_RESULTS, typed=True)(self._result)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return what the macro prints."""
        if kwargs or self._depends_on_page or not self._kept_types.issuperset(map(type, args)):
            return super().__call__(*args, **kwargs)
        return self._cached(*args)

    def _result(self, *args: Any) -> Any:
        before = self._links.page_uses
        result = super().__call__(*args)
        # Cached results of such a macro are not used again.
        self._depends_on_page |= self._links.page_uses != before
        return result


_safe = str.__new__
"""Marks text as safe; ``Markup(…)`` would first look for ``__html__``."""
