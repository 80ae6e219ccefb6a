"""Macros that are asked the same thing again and again, and answer from memory.

A macro that is imported without context sees its arguments and what all templates share, and nothing else, so for
equal arguments it prints equal text: an icon, a verdict's tag, a date.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro

MOST = 4096
"""How many answers of one macro are held."""


class RememberingTemplate(Template):
    """A template whose macros, where they are imported without context, remember what they printed."""

    def _get_default_module(self, ctx: Any = None) -> TemplateModule:
        module = super()._get_default_module(ctx)
        if module is self._module and not getattr(module, "_remembers", False):
            for name, value in list(vars(module).items()):
                if isinstance(value, Macro):
                    setattr(module, name, Remembering(value))
            module._remembers = True  # type: ignore[attr-defined]
        return module


class Remembering:
    """A macro with what it printed for the arguments that it was called with."""

    def __init__(self, macro: Macro) -> None:
        self._macro = macro
        self._printed: dict[Any, Any] = {}

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return what the macro prints."""
        # Text that is escaped already equals text that is not, and True equals 1; their types tell them apart.
        key = (args, tuple(map(type, args)), *kwargs.items(), *map(type, kwargs.values()))
        try:
            return self._printed[key]
        except KeyError:
            pass
        except TypeError:  # an argument that has no hash, such as a list
            return self._macro(*args, **kwargs)
        if "caller" in kwargs:
            return self._macro(*args, **kwargs)
        if len(self._printed) >= MOST:
            self._printed.clear()
        printed = self._printed[key] = self._macro(*args, **kwargs)
        return printed

    def __getattr__(self, name: str) -> Any:
        return getattr(self._macro, name)
