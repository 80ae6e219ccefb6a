"""A document that is read once more is the one that was read, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from site_builder.build.fetch_documents import FetchedDocuments
from site_builder.content.read_seed import ChangedError

CLAIM = "content/claims/damage.md"


@pytest.fixture
def documents(tiny: Path) -> FetchedDocuments:
    return FetchedDocuments(tiny, check_site(tiny).reading.digests)


def test_every_document_that_was_read_is_there(tiny: Path, documents: FetchedDocuments) -> None:
    assert set(documents) == {path.relative_to(tiny).as_posix() for path in tiny.glob("content/*/*.md")}
    assert len(documents) == len(list(documents))
    assert documents[CLAIM].id == "damage"
    assert documents[CLAIM] is documents[CLAIM], "and is read once"


def test_a_path_that_was_not_read_is_none(tiny: Path, documents: FetchedDocuments) -> None:
    (tiny / "content/claims/new.md").write_text("---\n---\n", encoding="utf-8")
    assert documents.get("content/claims/new.md") is None
    assert documents.get("../outside.md") is None


@pytest.mark.parametrize("text", [None, "", "no front matter", "---\nclaim: Another.\n---\n"])
def test_a_file_that_changed_since_is_refused(text: str | None, tiny: Path, documents: FetchedDocuments) -> None:
    if text is None:
        (tiny / CLAIM).unlink()
    else:
        (tiny / CLAIM).write_text(text, encoding="utf-8")
    with pytest.raises(ChangedError, match=CLAIM):
        documents[CLAIM]
