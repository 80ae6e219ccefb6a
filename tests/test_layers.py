"""The rooms stay apart: the contracts on imports in pyproject.toml hold."""

from __future__ import annotations

import re
import subprocess
import sys
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
    assert longest[0] <= 400, longest
