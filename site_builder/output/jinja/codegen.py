"""Shorter code for templates: what Jinja2 looks up at each call, each attribute and each value, where it is known beforehand.

Escaping is always on and no template of ours is given functions that want the context, but for those of gettext. So a
call is a call, and a value that is printed is escaped without being wrapped to say so. An attribute is one of Python's:
where there is none, such code raises an error, and whoever renders turns to Jinja2's own code, which knows what else
it may be. The text that comes out is the same.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from io import StringIO
from keyword import iskeyword
from typing import Any, cast

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from markupsafe import Markup, escape

from site_builder.output.jinja.macro_cache import called_shortly, remember
from site_builder.output.page_links import Links

try:  # what ``escape`` calls, without a wrapping that says that the text is safe
    from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]
except ImportError:
    escape_text = escape

_WANT_CONTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})


_PRINT: dict[type, Callable[[Any], str]] = {str: escape_text, Markup: lambda safe: safe, int: str}


def printed(value: Any) -> str:
    """Return a value as it is printed: escaped, unless it says that it is safe."""
    return _PRINT.get(type(value), escape)(value)


class PlainCode(CodeGenerator):
    """Makes the code of templates whose environment is a :class:`PlainEnvironment`."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call."""
        if isinstance(node.node, nodes.Name) and node.node.name in _WANT_CONTEXT:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        # Jinja2 begins what it writes of the arguments with a comma.
        stream = cast(StringIO, self.stream)
        start = stream.tell()
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        stream.seek(start)
        arguments = stream.read()
        stream.seek(start)
        stream.truncate()
        self.write(arguments.removeprefix(", ") + ")")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """Write a test."""
        self._may_lack(node, node.name in ("defined", "undefined"))
        super().visit_Test(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """Write a filter."""
        self._may_lack(node, node.name in ("default", "d"))
        super().visit_Filter(node, frame)

    def _may_lack(self, node: nodes.Test | nodes.Filter, asks: bool) -> None:
        """Note an attribute of which is asked whether it is there."""
        if asks and isinstance(node.node, nodes.Getattr):
            node.node.may_lack = True  # type: ignore[attr-defined]

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write the access to an attribute."""
        name = node.attr
        is_self = isinstance(node.node, nodes.Name) and node.node.name == "self"  # The blocks of a template are items.
        if is_self or iskeyword(name) or not name.isidentifier() or hasattr(node, "may_lack"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{name}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("printed(")

    def write_commons(self) -> None:
        """Write what stands at the beginning of the code of a template and of each of its blocks."""
        super().write_commons()
        self.writeline("printed = environment.printed")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write a macro, from the function that was written for it."""
        self.write("environment.called_shortly(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.macros_of(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")


class PlainEnvironment(Environment):
    """An environment whose templates are such code."""

    code_generator_class = PlainCode
    printed = staticmethod(printed)
    called_shortly = staticmethod(called_shortly)
    links: Links

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._macros: dict[str, TemplateModule] = {}

    def make_globals(self, given: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what all templates share: none has anything of its own, so no map is laid over it."""
        return self.globals if given is None else {**self.globals, **given}

    def macros_of(self, name: str, parent: str | None) -> TemplateModule:
        """Return the macros of a template as they are imported without context."""
        macros = self._macros.get(name)
        if macros is None:
            macros = self._macros[name] = remember(self.get_template(name, parent)._get_default_module(), self.links)
        return macros
