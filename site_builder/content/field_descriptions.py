"""What the fields of the records mean, from the text below each in the source: read when somebody asks, which few commands do."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from textwrap import dedent

from site_builder.content.fields import Record


def description_of(record: type[Record], field: str) -> str | None:
    """Return what a field of a record means, if it says so."""
    return descriptions(record).get(field)


@cache
def descriptions(record: type[Record]) -> Mapping[str, str]:
    """Return what the fields of a record mean, by their names; those that it has from another record included."""
    found: dict[str, str] = {}
    for kind in reversed(record.__mro__):
        if issubclass(kind, Record):
            found |= _own(kind)
    return found


def _own(record: type[Record]) -> dict[str, str]:
    (tree,) = ast.parse(dedent(getsource(record))).body
    assert isinstance(tree, ast.ClassDef)  # noqa: S101 (it is the source of a class)
    return {
        field.target.id: cleandoc(text.value.value)
        for field, text in pairwise(tree.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
