"""The browser editor in a real browser: its program from npm, the real site's content, edits, and what the check says."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from jsonschema import Draft7Validator
from msgspec.structs import replace

from site_builder.authoring.editor_configuration import configuration
from site_builder.content.settings import Editor, Settings
from site_builder.findings.catalogue import Severity
from tests.browser.editing import until
from tests.browser.serving import Host, serve
from tests.browser.walking import Visitor
from tests.conftest import ROOT
from tests.repository import git
from tests.sites import ReadSite, built_files
from tests.skipping import lacking

if TYPE_CHECKING:  # playwright may be missing: then the tests are skipped
    from playwright.sync_api import BrowserContext, Locator, Page

VERSION = "0.221.1"
CHANGED = "One gives it, and three do not."
SIGNED = """silent:
  - source: pilot-extension
    by: Jane Doe
    on: 2026-03-02
"""
EDITED = (
    ("content/claims/contract-worth-123-million.md", "silent: []", "silent: []"),
    ("content/claims/palantir-is-controversial.md", "silent: [pilot-extension]", "silent: [pilot-extension]"),
    ("content/claims/critics-fear-for-privacy.md", "silent: [pilot-extension]\n", SIGNED),
    ("content/questions/contract-value.md", "status: published\n", "status: published\n"),
    ("content/pages/about.md", "title:", "title:"),
    ("content/sources/pilot-extension.md", "origin: null", "origin: wire-report"),
)
"""Files that are edited, each with what its text is changed into before: the forms that a field can have."""
# The backend for trials keeps its files where the browser lets a site keep its own.
SEED = """async (files) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test", { create: true });
  await Promise.all(Object.entries(files).map(async ([path, text]) => {
    const steps = path.split("/");
    const name = steps.pop();
    let folder = root;
    for (const step of steps) folder = await folder.getDirectoryHandle(step, { create: true });
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }));
}"""
# What stands in a file once it holds what was typed, within ten seconds; while it is written it cannot be read.
WRITTEN = """async ([path, typed]) => {
  const steps = path.split("/");
  const name = steps.pop();
  for (let asked = 0; asked < 200; asked += 1) {
    try {
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test");
      for (const step of steps) folder = await folder.getDirectoryHandle(step);
      const text = await (await (await folder.getFileHandle(name)).getFile()).text();
      if (text.includes(typed)) return text;
    } catch {}
    await new Promise((done) => setTimeout(done, 50));
  }
  return "";
}"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the editor's package."""
    if shutil.which("npm") is None:
        lacking("editor", "install npm")
    folder = tmp_path_factory.mktemp("editor")
    command = ["npm", "pack", f"@sveltia/cms@{VERSION}", "--silent", "--prefer-offline", "--fetch-retries=1"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=180, cwd=folder)
    except (subprocess.SubprocessError, OSError) as error:
        lacking("editor", f"the editor (@sveltia/cms) could not be fetched from npm: {type(error).__name__}")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, [member for member in archive if not member.name.endswith(".map")], filter="data")
    return folder / "package"


@pytest.mark.parametrize(
    "settings",
    [
        Settings(title="x", editor=Editor()),
        Settings(title="x", repository="https://git.example/o/r", editor=Editor(sign_in="https://sign-in.example/")),
    ],
)
def test_the_configuration_has_the_form_that_the_program_publishes(package: Path, settings: Settings) -> None:
    schema = Draft7Validator(json.loads((package / "schema/sveltia-cms.json").read_text(encoding="utf-8")))
    assert [(list(error.absolute_path), error.message) for error in schema.iter_errors(configuration(settings))] == []
    assert not schema.is_valid({**configuration(settings), "locale": "en"}), "what Decap takes and Sveltia does not"


class OpenEditor(NamedTuple):
    """The editor's page, signed in, with what it asked of other sites and what went wrong in it."""

    site: ReadSite
    folder: Path
    host: Host
    page: Page
    faults: list[str]

    def open(self, path: str, name: str, value: str) -> Locator:
        """Open the form of a file, and return the input of a field, which has this value."""
        _, kind, id = path.removesuffix(".md").split("/")
        self.page.evaluate("(hash) => (location.hash = hash)", f"#/collections/{kind}")
        until(lambda: kind.capitalize() in self.page.title(), kind)
        self.page.evaluate("(hash) => (location.hash = hash)", f"#/collections/{kind}/entries/{id}")
        found = f"[data-key-path={name}] :is(textarea, input)"
        until(lambda: self.page.evaluate("at => document.querySelector(at)?.value", found) == value, value)
        return self.page.locator(found)


def note_faults(context: BrowserContext, address: str, faults: list[str]) -> None:
    """Note each request that leaves the site, also one that the policy refuses, and each fault of a script."""
    at_home = (address, f"blob:{address}", "data:")
    context.on(
        "request", lambda asked: None if asked.url.startswith(at_home) else faults.append(f"off-site: {asked.url}")
    )
    context.on("weberror", lambda error: faults.append(f"script: {error.error}"))
    context.on(
        "console",
        lambda said: faults.append(f"console: {said.text}") if said.type in ("error", "warning") else None,
    )


@pytest.fixture(scope="module")
def editor(visitor: Visitor, package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenEditor]:
    site = tmp_path_factory.mktemp("editor-site")
    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, site / folder)
    git(site, "init", "--quiet")
    shutil.copytree(package, site / "node_modules/@sveltia/cms")
    settings = site / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "editor: {cms: sveltia}\n", encoding="utf-8")
    for path, given, wanted in EDITED:
        text = (site / path).read_text(encoding="utf-8")
        assert given in text, path
        (site / path).write_text(text.replace(given, wanted), encoding="utf-8")
    files = {str(path.relative_to(site)): path.read_text(encoding="utf-8") for path in (site / "content").rglob("*.md")}
    with serve() as host, visitor.context(locale="en-GB", reduced_motion="reduce") as context:
        host.publish(built_files(site))
        faults: list[str] = []
        note_faults(context, host.address, faults)
        page = context.new_page()
        page.goto(f"{host.address}admin/")
        page.evaluate(SEED, files)
        page.get_by_role("button", name="Work with Test Repository").click()
        page.get_by_text("Questions", exact=True).first.wait_for()
        fonts = page.evaluate(
            "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)"
        )
        assert any("Material Symbols" in family for family in fonts), "without them icons are words"
        assert faults == []
        yield OpenEditor(ReadSite(site), site, host, page, faults)


@pytest.mark.parametrize("path", [path for path, _, _ in EDITED])
def test_an_entry_is_edited_and_comes_back_as_the_model_has_it(editor: OpenEditor, path: str) -> None:
    before = editor.site
    assert not [finding for finding in before.findings if finding.severity is Severity.ERROR]
    text = (editor.folder / path).read_text(encoding="utf-8")
    record = before.documents[path].record
    name = "short" if "/sources/" in path else "summary"
    page = editor.page
    editor.open(path, name, getattr(record, name)).fill(CHANGED)
    if "\nstatus:" not in text and name == "summary":
        page.locator("[data-key-path=status]").get_by_role("radio", name="published").click()
    page.get_by_role("button", name="Save").first.click()
    written = page.evaluate(WRITTEN, [path, CHANGED])
    assert written, "it was not saved"
    (editor.folder / path).write_text(written, encoding="utf-8")
    after = ReadSite(editor.folder)
    assert [(f.code, f.place.file) for f in after.findings] == [(f.code, f.place.file) for f in before.findings]
    assert after.documents[path].record == replace(record, **{name: CHANGED})
    assert written.split("\n---\n", 1)[1].strip() == text.split("\n---\n", 1)[1].strip()
    assert editor.faults == []
    lines = set(text.splitlines())
    kept = [line for line in written.splitlines() if len(line) > 60 and CHANGED not in line]
    assert kept
    assert lines.issuperset(kept), "a line that has nothing to do with the change is wrapped in another way"


def test_signing_in_is_offered_in_the_language_of_whoever_opens_it_and_no_other_site_is_asked(
    visitor: Visitor, editor: OpenEditor
) -> None:
    kept = Settings(title="x", repository="https://github.com/o/r", editor=Editor())
    editor.host.publish({**editor.host.files, "admin/config.yml": json.dumps(configuration(kept)).encode()})
    with visitor.context(locale="de-DE") as context:
        faults: list[str] = []
        note_faults(context, editor.host.address, faults)
        page = context.new_page()
        page.goto(f"{editor.host.address}admin/")
        page.get_by_role("button", name="anmelden").first.wait_for()
        assert faults == []
