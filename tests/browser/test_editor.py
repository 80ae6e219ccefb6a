"""The browser editor in a real browser: its program from npm, the real site's content, an edit, and what the check says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from site_builder.findings.catalogue import Severity
from tests.browser.serving import serve
from tests.browser.walking import Visitor
from tests.conftest import ROOT
from tests.sites import ReadSite, built_files
from tests.skipping import lacking

VERSION = "3.16.3"
LONG = """silent:
  - source: pilot-extension
    by: Jane Doe
    on: 2026-03-02
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the editor's program."""
    if shutil.which("npm") is None:
        lacking("editor", "install npm")
    folder = tmp_path_factory.mktemp("editor")
    command = ["npm", "pack", f"decap-cms@{VERSION}", "--silent", "--prefer-offline", "--fetch-retries=1"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=180, cwd=folder)
    except (subprocess.SubprocessError, OSError) as error:
        lacking("editor", f"the editor (decap-cms) could not be fetched from npm: {type(error).__name__}")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package/dist"


@pytest.mark.parametrize(
    ("claim", "silent"),
    [
        ("contract-worth-123-million", ""),
        ("palantir-is-controversial", "silent: [pilot-extension]\n"),
        ("palantir-is-controversial", LONG),
    ],
)
def test_an_entry_is_edited_and_comes_back_as_the_model_has_it(
    visitor: Visitor, program: Path, tmp_path: Path, claim: str, silent: str
) -> None:
    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copytree(program, tmp_path / "node_modules/decap-cms/dist")
    settings = tmp_path / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "editor: {cms: decap}\n", encoding="utf-8")
    path = tmp_path / f"content/claims/{claim}.md"
    if silent:
        path.write_text(re.sub(r"^silent:.*\n(?: .*\n)*", silent, path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    checked = ReadSite(tmp_path)
    assert not [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    # What the editor's own backend for trials reads in the place of a repository.
    listed: dict[str, dict[str, Any]] = {
        f"content/{path.name}": {file.name: {"content": file.read_text(encoding="utf-8")} for file in path.glob("*.md")}
        for path in (tmp_path / "content").iterdir()
        if path.is_dir()
    }
    tree = {**listed, "content": {name.removeprefix("content/"): files for name, files in listed.items()}}
    with serve() as host:
        host.publish(built_files(tmp_path))
        page = visitor.open(host.address)
        page.add_init_script(f"window.repoFiles = {json.dumps(tree)}")
        page.goto(f"{host.address}admin/")
        page.get_by_role("button", name="Login").click()
        page.get_by_role("link", name="Claims", exact=True).click()
        page.evaluate(f"location.hash = '#/collections/claims/entries/{claim}'")
        summary = page.get_by_label("Summary")
        summary.wait_for()
        for label in ("Claim", "Verdict", "Would change (optional)", "Corrections (optional)"):
            assert page.get_by_text(label, exact=True).first.is_visible(), label
        summary.fill("One article gives it, and three do not.")
        page.get_by_role("button", name="Save").click()
        page.wait_for_function("Object.keys(window.repoFilesUnpublished).length")
        drafts = json.loads(page.evaluate("JSON.stringify(Object.values(window.repoFilesUnpublished))"))
        off_site = [fault for fault in visitor.faults if fault.startswith(("off-site", "script"))]
        page.context.close()
        visitor.forget()
    (written,) = drafts[0]["diffs"]
    assert written["path"] == f"content/claims/{claim}.md"
    before = checked.claims[claim]
    (tmp_path / written["path"]).write_text(written["content"], encoding="utf-8")
    again = ReadSite(tmp_path)
    after = again.claims[claim]
    assert [(f.code, f.place.file) for f in again.findings] == [(f.code, f.place.file) for f in checked.findings]
    assert after.record == replace(before.record, summary="One article gives it, and three do not.")
    assert after.body.parts == before.body.parts or len(after.body.parts) == len(before.body.parts)
    assert off_site == []
