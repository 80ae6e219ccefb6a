"""Words in quotation marks are seen in every field that readers see, whatever the marks."""

from __future__ import annotations

import json
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.build.check_site import check_site
from site_builder.checks import quoted_prose as check_of_marks
from site_builder.checks.quoted_prose import quoted_words
from site_builder.content.fields import Record
from site_builder.content.read_document import read_document
from site_builder.content.record_fields import FieldType, fields_of, prose_of
from site_builder.content.records import KINDS, Claim
from site_builder.evidence import mark_shapes

PAIRS = [(opener, closer) for opener, closers in mark_shapes.CLOSERS.items() for closer in closers]
_PLAIN = {bool: "true", int: "1", date: "2026-03-01"}
_NO_PROSE = {
    "sha256": "0" * 64,
    "excerpts_root": "0" * 64,
    "language": "en",
    "url": "https://example.org/",
    "archived_url": "https://example.org/",
    "page": "https://example.org/",
    "same_as": "https://example.org/",
}


@pytest.mark.parametrize("folder", KINDS)
@given(marks=st.sampled_from(PAIRS), words=st.sampled_from(["we lied", "isn't it so", "a", "in 2024", "Ärger\nmit Ä"]))
@settings(max_examples=40, deadline=None)
def test_words_between_marks_are_seen_in_every_field(folder: str, marks: tuple[str, str], words: str) -> None:
    opener, closer = (f" {mark}" if mark in mark_shapes.ABOVE else mark for mark in marks)
    kind = KINDS[folder]
    block = filled(kind, lambda name: f"{name}: {opener}say {words} {name[:8]} now{closer}.")
    text = f"---\n{json.dumps(block, ensure_ascii=False, indent=1)}\n---\n"
    document: Any = read_document(text, f"content/{folder}/a.md", kind)[0]
    assert document is not None
    prose = dict(prose_of(document.record))
    seen = quoted_words(document)
    assert len(prose) >= len(fields_of(kind)) // 5
    assert len([q for q in seen if "say" in q.text and "now" in q.text]) >= len(prose)
    assert all(2 <= q.place.line <= len(document.lines) for q in seen)


def filled(kind: type[Record], prose: Any) -> dict[str, Any]:
    """Return a block of YAML with something in every field of a record."""
    return {name: _value(name, field.type, prose) for name, field in fields_of(kind).items()}


def _value(name: str, type: FieldType, prose: Any) -> Any:
    if type.item is not None:
        return [_value(name, type.item, prose)]
    if issubclass(type.kind, Record):
        return filled(type.kind, prose)
    if issubclass(type.kind, Enum):
        return next(iter(type.kind)).value
    if type.prose:
        text = prose(name)
        return text if type.max_length is None or len(text) <= type.max_length else text[: type.max_length]
    return _PLAIN.get(type.kind) or _NO_PROSE.get(name, "a")


def test_more_words_in_quotation_marks_than_are_looked_up_are_reported_where_they_begin(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = tiny / "content/claims/damage.md"
    claim.write_text(
        claim.read_text(encoding="utf-8") + "\nThey said “about 3 million”.\n\nAnd “three”.\n", encoding="utf-8"
    )
    last = len(claim.read_text(encoding="utf-8").splitlines())
    seeds = sum(len(path.read_text(encoding="utf-8")) for path in (tiny / "seeds").iterdir())
    monkeypatch.setattr(check_of_marks, "MAX_SEARCH_COST", 6000 + seeds)
    found = [(finding.code, finding.place.line) for finding in check_site(tiny).findings]
    assert ("too-large", last) in found


@pytest.mark.parametrize(
    "field",
    [
        "would_change: [“, we lied, ”]",
        "would_change:\n - “\n - we lied\n - ”",
        "would_change: ['He said: “', we lied]",
        "authors: ['\"', we lied, '\"']",
        "authors: [«, we lied, »]",
        "claimants: [{name: “, role: b}, {name: we lied}, {name: ”}]",
    ],
)
def test_the_items_of_a_list_follow_one_another(field: str) -> None:
    text = f"---\nclaim: A\nverdict: b\nsummary: c\npublished: 2026-01-01\n{field}\n---\n"
    document, findings = read_document(text, "content/claims/a.md", Claim)
    assert document, findings
    (found,) = [quotation for quotation in quoted_words(document) if quotation.text == "we lied"]
    line = document.lines[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith("we lied")
