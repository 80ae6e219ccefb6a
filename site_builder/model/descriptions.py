"""What the fields of the models mean, from the text below each in the source: read when somebody asks, which few commands do."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from inspect import cleandoc, getsource
from itertools import pairwise
from textwrap import dedent

from pydantic import BaseModel


def description_of(model: type[BaseModel], field: str) -> str | None:
    """Return what a field of a model means, if it says so."""
    return descriptions(model).get(field)


@cache
def descriptions(model: type[BaseModel]) -> Mapping[str, str]:
    """Return what the fields of a model mean, by their names; those that it has from another model included."""
    found: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        if kind is not BaseModel and issubclass(kind, BaseModel):
            found |= _own(kind)
    return found


def _own(model: type[BaseModel]) -> dict[str, str]:
    (tree,) = ast.parse(dedent(getsource(model))).body
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
