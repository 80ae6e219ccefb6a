"""A part of a site is read like the whole of it, and the rest does not matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build import read_part as reading
from site_builder.build.check_site import check_site
from site_builder.build.read_part import read_part
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.run import CheckedDocument, check_document
from site_builder.content.document import AnyDocument
from site_builder.content.read_seed import ChangedError

FOLDERS = ("sources", "stories", "questions")
CLAIM = "content/claims/damage.md"


def test_a_part_is_what_the_whole_site_has_there(tiny: Path) -> None:
    whole, part = check_site(tiny).index, read_part(tiny, FOLDERS).index
    for folder in FOLDERS:
        assert part.folder(folder) == whole.folder(folder)
    assert part.pins == whole.pins
    assert (part.claims, part.pages) == ({}, {})


def test_a_file_beside_the_folders_is_read_too(tiny: Path) -> None:
    part = read_part(tiny, ("sources",), (CLAIM,)).index
    assert part.claims == {"damage": check_site(tiny).index.claims["damage"]}
    assert part.stories == {}


def test_no_other_document_is_checked(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tiny / CLAIM).write_text("no claim at all", encoding="utf-8")
    checked: list[str] = []

    def noting(document: AnyDocument, texts: ArchivedTexts) -> CheckedDocument:
        checked.append(document.path)
        return check_document(document, texts)

    monkeypatch.setattr("site_builder.build.read_one.check_document", noting)
    part = read_part(tiny, FOLDERS).index
    assert {path.split("/")[1] for path in checked} == set(FOLDERS)
    assert part.unread == frozenset()


def test_what_cannot_be_read_in_a_part_is_told(tiny: Path) -> None:
    (tiny / CLAIM).write_text("no claim at all", encoding="utf-8")
    (tiny / "content/claims/link.md").symlink_to("damage.md")
    (tiny / "content/sources/link.md").symlink_to("flood-report.md")
    part = read_part(tiny, FOLDERS, (CLAIM,)).index
    assert part.unread == {("claims", "damage"), ("sources", "link")}


def test_a_part_is_read_again_when_a_file_changes_meanwhile(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts: list[str] = []

    def changing(*_: object, **__: object) -> None:
        attempts.append("read")
        raise ChangedError(CLAIM)

    monkeypatch.setattr(reading, "read_site", changing)
    with pytest.raises(ChangedError):
        read_part(tiny, FOLDERS)
    assert len(attempts) == 5


def test_nothing_is_written(tiny: Path) -> None:
    before = sorted(tiny.rglob("*"))
    read_part(tiny, FOLDERS)
    assert sorted(tiny.rglob("*")) == before
