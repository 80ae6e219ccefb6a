"""What VS Code is told: the files in this repository are those that the models make, and they do what they are for."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from site_builder.authoring.vscode import VSCODE_FOLDER, editor_files, snippets, written
from site_builder.build.check_site import check_site
from site_builder.content.json_schema import FILE_KINDS
from site_builder.content.records import CONTENT, Stance, Status
from site_builder.content.settings import DEFAULT_SCALE
from site_builder.findings.terminal_text import render_findings
from tests.cli.inside import run
from tests.conftest import ROOT
from tests.sites import ReadSite

VERDICTS = tuple(verdict.id for verdict in DEFAULT_SCALE)
SNIPPETS = snippets(VERDICTS)


def chosen(body: list[str]) -> str:
    """What a snippet types when its first choices are taken."""
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", "\n".join(body))
    text = text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-11-20")
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", re.sub(r"\$\{\d+\}", "x", text))


def test_the_files_in_this_repository_are_those_that_the_models_make(real_site: ReadSite) -> None:
    scale = [verdict.id for verdict in real_site.settings.scale]
    for path, text in editor_files(scale, ".venv/bin/site-builder").items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, "run: make editor"
    assert {path.name for path in (ROOT / VSCODE_FOLDER / "schemas").iterdir()} == {
        f"{kind}.schema.json" for kind in FILE_KINDS
    }


def test_every_field_of_every_markdown_file_has_its_snippet() -> None:
    assert set(SNIPPETS) == {name for kind in CONTENT for name in kind.__struct_fields__}


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_types_its_field(name: str) -> None:
    read = yaml.load(chosen(SNIPPETS[name]["body"]), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
    assert list(read) == [name]
    assert read[name]


def test_snippets_offer_the_values_that_the_models_have() -> None:
    assert f"${{1|{','.join(VERDICTS)}|}}" in SNIPPETS["verdict"]["body"][0]
    assert f"${{2|{','.join(Stance)}|}}" in "\n".join(SNIPPETS["evidence"]["body"])
    assert f"${{1|{','.join(Status)}|}}" in SNIPPETS["status"]["body"][0]
    assert "${1:$CURRENT_YEAR-" in SNIPPETS["reviewed"]["body"][0]


def test_a_sites_own_scale_is_what_is_offered() -> None:
    assert snippets(("borne-out", "not"))["verdict"]["body"] == ["verdict: ${1|borne-out,not|}"]


def test_the_schema_that_the_settings_name_fits_the_settings_of_this_site() -> None:
    settings = json.loads((ROOT / VSCODE_FOLDER / "settings.json").read_text(encoding="utf-8"))
    ((schema, fits),) = settings["yaml.schemas"].items()
    read = yaml.safe_load((ROOT / fits).read_text(encoding="utf-8"))
    jsonschema.validate(read, json.loads((ROOT / schema).read_text(encoding="utf-8")))


def test_the_task_reads_what_the_check_prints(tiny: Path) -> None:
    path = tiny / "content/claims/damage.md"
    path.write_text(path.read_text(encoding="utf-8").replace("supported", "suported"), encoding="utf-8")
    lines = render_findings(check_site(tiny).findings, colour=False).split("\n")
    tasks = json.loads(editor_files(VERDICTS)[f"{VSCODE_FOLDER}/tasks.json"])
    first, second = (re.compile(pattern["regexp"]) for pattern in tasks["tasks"][0]["problemMatcher"]["pattern"])
    place, message = first.fullmatch(lines[0]), second.fullmatch(lines[1])
    assert place is not None
    assert place.groups() == ("error", "unknown-verdict", "content/claims/damage.md", "3", "10")
    assert message is not None
    assert message[1] == "“suported” is not on the site's scale."


def test_settings_of_the_sites_own_stay(tmp_path: Path) -> None:
    result = run(tmp_path, "init", "mine")
    assert result.returncode == 0, result.stderr
    site = tmp_path / "mine"
    files: dict[str, Any] = editor_files(VERDICTS, "make")
    assert all((site / path).read_text(encoding="utf-8") == text for path, text in files.items())
    own = site / VSCODE_FOLDER / "settings.json"
    own.write_text("{}\n", encoding="utf-8")
    (site / VSCODE_FOLDER / "schemas/claim.schema.json").write_text("{}\n", encoding="utf-8")
    assert run(site, "schema", "--vscode").returncode == 0
    assert own.read_text(encoding="utf-8") == "{}\n"
    assert (site / VSCODE_FOLDER / "schemas/claim.schema.json").read_text(encoding="utf-8") != "{}\n"
    assert set(written(files, files)) == {path for path in files if "schemas" in path or "snippets" in path}


@pytest.mark.parametrize("words", [["schema"], ["schema", "claim", "--vscode"]])
def test_schema_wants_one_kind_or_vscode(tmp_path: Path, words: list[str]) -> None:
    run(tmp_path, "init", "mine")
    result = run(tmp_path / "mine", *words)
    assert (result.returncode, "--vscode" in result.stderr) == (2, True)


@pytest.mark.parametrize("words", [["forms"], ["schema", "--vscode"]])
@pytest.mark.parametrize("whole_folder", [True, False])
def test_nothing_is_written_over_a_link(tmp_path: Path, words: list[str], whole_folder: bool) -> None:
    run(tmp_path, "init", "mine")
    site, elsewhere = tmp_path / "mine", tmp_path / "elsewhere"
    elsewhere.mkdir()
    made = site / (
        ".github/ISSUE_TEMPLATE/suggest-a-claim.yml" if words == ["forms"] else f"{VSCODE_FOLDER}/settings.json"
    )
    folder = site / made.relative_to(site).parts[0]
    shutil.rmtree(folder, ignore_errors=True)
    if whole_folder:
        folder.symlink_to(elsewhere)
    else:
        made.parent.mkdir(parents=True)
        made.symlink_to(elsewhere / "new.txt")
    result = run(site, *words)
    assert result.returncode == 2, result.stderr
    assert "is a link" in result.stderr
    assert not list(elsewhere.iterdir())
