"""The code of templates, shorter than Jinja2 writes it, for templates that are always escaped.

Four things are written in fewer steps: a call, a printed value, a macro, and an import of macros. What each becomes,
and why the printed text is the same, is explained in :mod:`site_builder.output.jinja`.
"""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

_PRINT: dict[type, Callable[[Any], str]] = {str: _escape_inner, Markup: lambda safe: safe, int: str}


def printed(value: Any) -> str:
    """Return the text that a value is printed as: escaped, unless it is marked as safe."""
    return _PRINT.get(type(value), escape)(value)


class ShortCode(CodeGenerator):
    """Writes the code of one template whose environment is a :class:`site_builder.output.jinja.environment.ShortEnvironment`."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 (the visitor's naming)
        """Write a call as a plain call of Python."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        written, self.stream = self.stream, StringIO()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        arguments, self.stream = self.stream.getvalue(), written
        self.write(arguments.removeprefix(", ") + ")")  # Jinja2 begins the arguments with a comma.

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("printed(")

    def write_commons(self) -> None:
        """Write the first lines of a template and of each of its blocks."""
        super().write_commons()
        self.writeline("printed = environment.printed")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write the macro that is made of the function before it."""
        self.write("environment.short_macro(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.macros_of(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
