"""Templates that are included, put in the place where they are included, so that nothing is looked up for them later."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, TemplateError, nodes
from jinja2.visitor import NodeTransformer

_DEPTH = 8
"""How many templates may include one another in a row; beyond that it is left to Jinja2, which says what is wrong."""
_NOT_INLINED: tuple[type[nodes.Node], ...] = (nodes.Block, nodes.Extends, nodes.Import, nodes.FromImport, nodes.Macro)
"""What gives a template a life of its own."""


def inlined(tree: nodes.Template, environment: Environment) -> nodes.Template:
    """Return the syntax tree of a template with those in it that it includes by name, each in a scope of its own."""
    done: nodes.Template = _Inlining(environment, 0).visit(tree)
    return done


class _Inlining(NodeTransformer):
    def __init__(self, environment: Environment, depth: int) -> None:
        self._environment = environment
        self._depth = depth

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 (the visitor's naming)
        """Return what is included, or the statement itself where that has to be found out later."""
        if self._depth == _DEPTH or node.ignore_missing or not node.with_context:
            return node
        body = self._body(node.template)
        return node if body is None else nodes.Scope(body, lineno=node.lineno)

    def _body(self, template: nodes.Expr) -> list[Any] | None:
        environment = self._environment
        if not isinstance(template, nodes.Const) or not isinstance(template.value, str) or environment.loader is None:
            return None
        try:
            source, filename, _ = environment.loader.get_source(environment, template.value)
            tree = environment._parse(source, template.value, filename)
        except TemplateError:
            return None
        if any(tree.find(kind) for kind in _NOT_INLINED):
            return None
        return _Inlining(environment, self._depth + 1).visit(tree).body  # type: ignore[no-any-return]
