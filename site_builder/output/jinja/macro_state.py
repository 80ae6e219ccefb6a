"""Templates whose macros may print something else each time, because the template has mutable state.

``{% set ids = namespace(n=0) %}`` beside a macro that counts ``ids.n`` up is such a template. A name that is set
outside of macros counts as mutable state unless it is text, a number or a tuple of these.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, nodes


def note_state(tree: nodes.Template, environment: Environment, name: str | None) -> None:
    """Make a template with mutable state tell its environment so whenever it is run."""
    context = nodes.EvalContext(environment, name)
    if any(_may_change(statement, context) for statement in _outside_macros(tree)):
        call = nodes.Call(nodes.EnvironmentAttribute("has_state"), [nodes.Const(name)], [], None, None)
        tree.body.insert(0, nodes.ExprStmt(call, lineno=1))


def _outside_macros(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what is below a node, without the macros."""
    for child in node.iter_child_nodes():
        if not isinstance(child, nodes.Macro):
            yield child
            yield from _outside_macros(child)


def _may_change(node: nodes.Node, context: nodes.EvalContext) -> bool:
    """Say whether a statement gives a template something that its macros could change."""
    if isinstance(node, nodes.Import | nodes.FromImport):
        return node.with_context
    if not isinstance(node, nodes.Assign):
        return False
    try:
        return not _is_fixed(node.node.as_const(context))  # type: ignore[attr-defined]
    except nodes.Impossible:
        return True


def _is_fixed(value: object) -> bool:
    return all(map(_is_fixed, value)) if isinstance(value, tuple) else isinstance(value, str | int | float | None)
