from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.read_document import read_document
from site_builder.content.records import Claim
from site_builder.findings.finding import Place

GOOD = """\
---
claim: A thing is so.
verdict: supported
summary: It is.
published: 2026-01-02
evidence:
  - source: one
    stance: supports
    quote: so it is, they say
    why: It says so.
silent:
---
Words of [@one].
"""


def test_a_file_becomes_a_record_with_a_place_for_every_field() -> None:
    document, findings = read_document(GOOD, "content/claims/a.md", Claim)
    assert findings == ()
    assert document is not None
    assert document.id == "a"
    assert document.record.silent == ()
    assert document.place("evidence", 0, "quote") == Place("content/claims/a.md", 9, 12, 18)
    assert document.place("evidence", 0, "speaker") == Place("content/claims/a.md", 7, 5, 1)
    assert [(c.source, c.place.line, c.place.column) for c in document.body.citations] == [("one", 13, 10)]


def test_every_fault_of_a_record_is_reported_at_once_where_it_stands() -> None:
    text = (
        GOOD.replace("claim:", "clam:")
        .replace("2026-01-02", "02.01.2026")
        .replace("stance: supports", "stance: suports")
    )
    document, findings = read_document(text, "content/claims/a.md", Claim)
    assert document is None
    assert sorted((f.code, f.place.line, f.place.column) for f in findings) == [
        ("bad-date", 5, 12),
        ("unknown-field", 2, 1),
        ("unknown-value", 8, 13),
    ]
    hints = {f.code: f.hint for f in findings}
    assert hints["unknown-field"] == "Did you mean `claim`?"
    assert hints["unknown-value"] == "Did you mean `supports`?"


@given(st.text(max_size=200), st.integers(0, len(GOOD)))
def test_no_file_is_a_traceback(noise: str, at: int) -> None:
    for text in (noise, GOOD[:at] + noise + GOOD[at:], GOOD[:at]):
        document, findings = read_document(text, "content/claims/a.md", Claim)
        assert document is not None or findings
