"""The preview goes on from what it knew, and shows what a site shows that is read and made from nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from site_builder.build.check_site import check_site, is_publishable
from site_builder.build.options import Options
from site_builder.findings.finding import Finding
from site_builder.index.entries import IndexEntry
from site_builder.index.site_index import CONTENT_FOLDERS
from site_builder.preview.snapshot import Builder, Snapshot
from site_builder.store.file_stamp import Stamp, stamped
from tests.build.edits import EDITS, FURTHER_EDITS, RARER_EDITS, break_a_file, delete_a_source
from tests.build.test_incremental import put_back
from tests.pages import assert_links_lead_somewhere, read_page, shown
from tests.repository import commit
from tests.sites import built_files

STEPS = 20
PREVIEW = Options(drafts=True, preview=True)
CLAIM = "content/claims/damage.md"
OF_A_PUBLISHED_SITE = {"integrity.json", "verify/index.html"}
"""The manifest lists what is published, and in a preview nothing is: the page on checking says so."""


def stamps(root: Path) -> dict[Path, object]:
    folders = ("content", "seeds", "themes")
    return {root / path: stamp for folder in folders for path, stamp in stamped(root, folder)}


def cold(root: Path) -> tuple[Mapping[str, bytes] | None, tuple[Finding, ...]]:
    """Return the files and the findings of a site that nobody has looked at before."""
    checked = check_site(root, PREVIEW)
    return built_files(root, PREVIEW) if is_publishable(checked, PREVIEW) else None, checked.findings


def entries(state: Snapshot) -> dict[str, list[IndexEntry]]:
    return {folder: list(state.index.folder(folder).values()) for folder in CONTENT_FOLDERS} if state.index else {}


@pytest.mark.parametrize("seed", range(8))
def test_any_sequence_of_saves_shows_what_a_site_from_nothing_shows(
    seed: int, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seed % 2:  # Here a file need not have lain for a while to be known again by its stamp.
        monkeypatch.setattr("site_builder.store.file_stamp.FRESH_NANOSECONDS", 0)
    chance = Random(seed)  # noqa: S311
    kinds = (EDITS, FURTHER_EDITS) if seed < 6 else (EDITS, RARER_EDITS)
    builder = Builder(tiny, PREVIEW)
    last = shown = builder.build(None)
    before, outcomes = stamps(tiny), Counter[bool]()
    put_back(tiny, tmp_path / "good")
    for number in range(STEPS):
        steps = [chance.choice(chance.choice(kinds)) for _ in range(chance.choice([0, 1, 1, 1, 2]))]
        steps += [break_a_file] if number in (3, 6) else [delete_a_source] if number == 8 else []
        for step in steps:
            step(tiny, chance)
        after = stamps(tiny)
        saved = frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
        before, known = after, entries(last)
        state = builder.build(saved if chance.random() < 0.8 else None)
        told = [step.__name__ for step in steps]
        files, findings = cold(tiny)
        assert state.findings == findings, told
        assert state.good is (files is not None), told
        assert entries(last) == known, "what was read before stays as it was"
        last = state
        if files is None:
            assert state.files is shown.files, told
            if chance.random() < 0.4:
                put_back(tmp_path / "good", tiny)
        else:
            assert set(state.files) <= set(files), told
            files = {path: content for path, content in files.items() if path not in OF_A_PUBLISHED_SITE}
            assert {path: state.files[path] for path in files} == files, told
            shown = state
            put_back(tiny, tmp_path / "good")
        outcomes[state.good] += 1
    assert min(outcomes[True], outcomes[False]) > 1, "the saves have to lead to sites that can be shown and others"


def test_a_file_that_may_have_changed_since_it_was_looked_at_is_read_again(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.store.file_stamp._stamp", lambda status: Stamp("always the same", 2**63))
    builder = Builder(tiny, PREVIEW)
    builder.build(None)
    path = tiny / CLAIM
    for words in ("First this.", "Then that."):
        path.write_text(path.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")
        assert words.encode() in builder.build(frozenset({path})).files["claims/damage/index.html"]


def test_what_was_saved_before_a_reading_that_failed_is_read_by_the_next(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.store.file_stamp.FRESH_NANOSECONDS", 0)
    builder = Builder(tiny, PREVIEW)
    builder.build(None)
    for fails, name in ((True, "damage"), (False, "two-metres")):
        path = tiny / f"content/claims/{name}.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nA word on [it](nowhere.md).\n", encoding="utf-8")
        with monkeypatch.context() as patch:
            if fails:
                patch.setattr("site_builder.build.live_site.read_site", lambda *_: 1 / 0)
            state = builder.build(frozenset({path}))
    assert state.findings == cold(tiny)[1]
    assert [finding.place.file for finding in state.findings] == [
        "content/claims/damage.md",
        "content/claims/two-metres.md",
    ]


def test_what_is_said_of_git_is_what_git_says_now(tiny: Path) -> None:
    gone, later = "content/sources/flood-report.md", tiny / "content/sources/bridge-closed.md"
    later.write_text(later.read_text(encoding="utf-8").replace("seed:", "version_of: flood-report\nseed:"), "utf-8")
    commit(tiny)
    builder = Builder(tiny, PREVIEW)
    builder.build(None)
    (tiny / gone).unlink()
    hints = [found.hint or "" for found in builder.build(frozenset({tiny / gone})).findings]
    assert any(f"git checkout -- {gone}" in hint for hint in hints)
    commit(tiny)
    about = tiny / "content/pages/about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nMore of it.\n", encoding="utf-8")
    assert builder.build(frozenset({about})).findings == cold(tiny)[1]


def test_what_a_source_says_of_its_text_is_checked_again_when_only_the_text_changed(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.store.file_stamp.FRESH_NANOSECONDS", 0)
    builder = Builder(tiny, PREVIEW)
    builder.build(None)
    seed = tiny / "seeds/flood.txt"
    seed.write_text(seed.read_text(encoding="utf-8").replace("Share this", "Print this"), encoding="utf-8")
    state = builder.build(frozenset({seed}))
    assert state.findings == cold(tiny)[1]
    assert "quote-not-found" in {finding.code for finding in state.findings}


def test_no_link_of_a_preview_leads_to_what_only_a_published_site_has(tiny: Path) -> None:
    files = Builder(tiny, PREVIEW).build(None).files
    assert "integrity.json" not in files
    assert_links_lead_somewhere(files)
    assert "it has no manifest" in shown(read_page(files["verify/index.html"]))
    published = built_files(tiny, PREVIEW)
    assert "integrity.json" in published
    assert_links_lead_somewhere(published)
    assert "it has no manifest" not in shown(read_page(published["verify/index.html"]))
