"""What is kept of a document: every field of its record, under the record's own names and types."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_type_hints

import pytest
from msgspec import Struct

from site_builder.content.read_document import load_document
from site_builder.content.records import CONTENT, KINDS, Content, Evidence, Silence
from site_builder.index.codec import detail_from, entry_from, json_text
from site_builder.index.entries import INDEX_ENTRIES, EvidenceEntry, IndexEntry, SilenceEntry
from site_builder.index.make_entries import detail_of, entry_of
from tests.conftest import ROOT
from tests.made_site import make_site

DERIVED = {
    "words",
    "evidence",
    "silent",
    "stems",
    "text",
    "answered",
    "is_signed",
    "signs",
    "remarks",
    "evident",
    "spans",
}
"""What an index entry has more of, or less, than the record."""
PAIRS: list[tuple[type[Struct], type[Struct]]] = [
    *((kind, INDEX_ENTRIES[kind.folder]) for kind in CONTENT),
    (Evidence, EvidenceEntry),
    (Silence, SilenceEntry),
]


@pytest.mark.parametrize(("record", "entry"), PAIRS, ids=lambda kind: kind.__name__)
def test_an_entry_declares_fields_of_its_record_with_the_same_types(record: type[Struct], entry: type[Struct]) -> None:
    in_record, in_entry = get_type_hints(record), get_type_hints(entry)
    for name in set(entry.__struct_fields__) - set(IndexEntry.__struct_fields__) - DERIVED:
        assert name in in_record, f"{entry.__name__}.{name} is no field of {record.__name__}"
        assert in_entry[name] == in_record[name], f"{entry.__name__}.{name} has another type than in {record.__name__}"


def documents(root: Path, kind: type[Content]) -> list[Any]:
    paths = sorted((root / "content" / kind.folder).glob("*.md"))
    found: list[Any] = [
        load_document(root, f"content/{kind.folder}/{path.name}", KINDS[kind.folder]).document for path in paths
    ]
    assert all(found)
    return found


@pytest.mark.parametrize("kind", CONTENT, ids=lambda kind: kind.__name__)
def test_what_is_kept_comes_back_as_it_was(kind: type[Content], tmp_path: Path) -> None:
    make_site(tmp_path, claims=60)
    found = documents(tmp_path, kind) + documents(ROOT, kind)
    assert found
    for document in found:
        entry, detail = entry_of(document), detail_of(document)
        assert entry_from(kind.folder, json_text(entry)) == entry
        assert detail_from(kind.folder, json_text(detail)) == detail
        for name in kind.__struct_fields__:
            assert getattr(detail.record, name) == getattr(document.record, name)
