"""Shorter code for templates: what Jinja2 looks up at each call and each value, where it is known beforehand.

Escaping is always on and no template of ours is given functions that want the context, but for those of gettext. So a
call is a call, and a value that is printed is escaped without being wrapped to say so. The text that comes out is the same.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from operator import call
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

try:  # what ``escape`` calls, without a wrapping that says that the text is safe
    from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]
except ImportError:
    escape_text = escape

_WANT_CONTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})


def printed(value: Any) -> str:
    """Return a value as it is printed: escaped, unless it says that it is safe."""
    kind = type(value)
    if kind is str:
        return escape_text(value)
    return value if kind is Markup else escape(value)


class PlainCode(CodeGenerator):
    """Makes the code of templates whose environment has ``plain_call`` and ``printed``."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call."""
        if isinstance(node.node, nodes.Name) and node.node.name in _WANT_CONTEXT:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("environment.plain_call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class PlainEnvironment:
    """What an environment needs for such code; to be mixed into one."""

    code_generator_class = PlainCode
    plain_call: Callable[..., Any] = staticmethod(call)  # type: ignore[arg-type]
    printed = staticmethod(printed)
    globals: MutableMapping[str, Any]

    def make_globals(self, given: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what all templates share: none has anything of its own, so no map is laid over it."""
        return self.globals if given is None else {**self.globals, **given}
