"""docs/limits.md against the numbers in the code."""

from __future__ import annotations

import ast
import inspect
import re

from site_builder.views import page_limits
from tests.conftest import ROOT


def test_every_limit_is_documented_with_its_number_and_reason() -> None:
    text = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([A-Z_]+)` \| ([\d,]+) \| (.*) \|$", text, re.MULTILINE)
    body = ast.parse(inspect.getsource(page_limits)).body
    told = {
        node.target.id: " ".join(ast.literal_eval(body[number + 1].value).split())  # type: ignore[attr-defined]
        for number, node in enumerate(body)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    assert [(name, int(number.replace(",", "")), why) for name, number, why in listed] == [
        (name, getattr(page_limits, name), why) for name, why in told.items()
    ]
