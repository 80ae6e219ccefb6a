"""The rooms stay apart: the contracts on imports in pyproject.toml hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
OWN = [path for path in (ROOT / "site_builder").rglob("*.py") if path.parent.name != "compiled_templates"]
"""The modules that are written by people: compiled templates are made when the generator is installed."""


def test_the_contracts_on_imports_are_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_only_the_command_line_prints_and_exits() -> None:
    for path in OWN:
        if path.parent.name == "cli":
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bprint\(|sys\.exit|click\.echo|import logging", text), path


def test_no_file_of_the_generator_is_long() -> None:
    longest = max((len(path.read_text(encoding="utf-8").splitlines()), path) for path in OWN)
    assert longest[0] <= 350, longest


def test_no_class_of_the_generator_is_long() -> None:
    classes = [
        (node.end_lineno - node.lineno + 1, node.name)
        for path in OWN
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.end_lineno
    ]
    assert max(classes)[0] <= 150, max(classes)


def test_no_two_files_of_the_generator_have_one_name() -> None:
    names = Counter(path.name for path in OWN if path.name not in ("__init__.py", "__main__.py"))
    assert [name for name, count in names.items() if count > 1] == []


def test_no_two_classes_of_the_generator_have_one_name() -> None:
    names = Counter(
        node.name
        for path in OWN
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_few_imports_hide_in_functions_and_none_from_the_type_checker() -> None:
    hidden = 0
    for path in OWN:
        text = path.read_text(encoding="utf-8")
        assert "TYPE_CHECKING" not in text, path
        functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
        hidden += sum(
            isinstance(one, ast.Import | ast.ImportFrom) for function in functions for one in ast.walk(function)
        )
    assert hidden <= 38
