"""The stages stay apart: what pyproject.toml says of the imports holds (DESIGN: the pipeline)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
STAGES = ("load", "check", "link", "render", "write")


OWN = [path for path in (ROOT / "site_builder").rglob("*.py") if path.parent.name != "compiled_templates"]
"""The modules that were written, and not made when the generator was installed."""


def test_the_contracts_on_imports_are_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_stage_imports_another_and_only_the_pipeline_imports_all() -> None:
    graph = grimp.build_graph("site_builder", cache_dir=None)
    for stage in STAGES:
        inside = {f"site_builder.{stage}", *graph.find_descendants(f"site_builder.{stage}")}
        imported = {found for module in inside for found in graph.find_modules_directly_imported_by(module)} - inside
        assert not [name for name in imported for other in STAGES if name.startswith(f"site_builder.{other}")]
    reaches = {stage: graph.find_modules_that_directly_import(f"site_builder.{stage}") for stage in STAGES}
    for stage, importers in reaches.items():
        assert any(name.startswith("site_builder.pipeline") for name in importers), stage


def test_only_the_command_line_prints_and_exits() -> None:
    for path in OWN:
        if path.parent.name == "cli":
            continue
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in ("print(", "sys.exit", "click.echo", "import logging")), path


def test_no_file_of_the_generator_is_long() -> None:
    longest = max((len(path.read_text(encoding="utf-8").splitlines()), path) for path in OWN)
    assert longest[0] <= 400, longest
