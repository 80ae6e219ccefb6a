"""Files with very many faults: the first are told, the others counted."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from site_builder.checks.first_of_files import first_of_files
from site_builder.content.read_document import read_document
from site_builder.content.records import Claim
from site_builder.findings.finding import Finding, Place, finding
from site_builder.findings.first_findings import MAX_OF_FILE, first_findings
from site_builder.index.unlocated_finding import UnlocatedFinding
from tests.growth import assert_linear

_MORE = 50
_UNITS = {
    "unknown fields": ("fo{}: b\n", "unknown-field"),
    "keys that stand twice": ("summary: b\n", "duplicate-key"),
    "anchors": ("f{}: &a b\n", "yaml-alias"),
    "tags": ("f{}: !a b\n", "yaml-tag"),
    "hidden characters": ('f{}: "\\u200b\\u200b\\u200b"\n', "hidden-character"),
}
_ITEMS = {
    "unknown fields": "  - sourc: a\n    stanc: b\n",
    "unknown values": "  - source: a\n    stance: b\n    quote: a b c d e f\n    why: c\n",
    "missing fields": "  - source: a\n",
    "empty items": "  -\n",
    "texts": "  - a\n",
}


def _read(fields: str) -> tuple[Finding, ...]:
    text = f"---\nclaim: A\nverdict: b\npublished: 2026-01-01\nsummary: c\n{fields}---\n"
    return read_document(text, "content/claims/a.md", Claim)[1]


def _told(code: str, count: int) -> list[Finding]:
    return [finding(code, Place("content/a.md", number), "A.", "B.") for number in range(1, count + 1)]


@pytest.mark.parametrize("count", [0, 1, MAX_OF_FILE])
def test_a_hundred_findings_are_told_one_by_one(count: int) -> None:
    assert list(first_findings(_told("bad-id", count))) == _told("bad-id", count)


@pytest.mark.parametrize(("more", "words"), [(1, "1 more fault,"), (2000, "2,000 more faults,")])
def test_what_is_more_than_a_hundred_is_counted_where_it_begins(more: int, words: str) -> None:
    *told, last = first_findings(_told("bad-id", MAX_OF_FILE + more))
    assert told == _told("bad-id", MAX_OF_FILE)
    assert (last.code, last.place.line) == ("too-large", MAX_OF_FILE + 1)
    assert words in last.message


@pytest.mark.parametrize(("unit", "code"), _UNITS.values(), ids=_UNITS)
def test_the_first_faults_of_the_fields_are_told_and_the_others_counted(unit: str, code: str) -> None:
    found = _read("".join(unit.format(number) for number in range(MAX_OF_FILE + _MORE)))
    assert sum(finding.code == code for finding in found) >= MAX_OF_FILE
    (more,) = [
        finding for finding in found if finding.code == "too-large" and f"{_MORE} more faults" in finding.message
    ][:1]
    assert more.place.line == 6 + MAX_OF_FILE


@pytest.mark.parametrize("item", _ITEMS.values(), ids=_ITEMS)
def test_the_first_faults_of_a_list_are_told_and_the_others_counted(item: str) -> None:
    *told, last = _read("evidence:\n" + item * (MAX_OF_FILE + _MORE))
    assert (len(told), last.code) == (MAX_OF_FILE, "too-large")
    assert {finding.code for finding in told} <= {"unknown-field", "missing-field", "unknown-value", "wrong-type"}


def test_the_time_to_find_unknown_fields_grows_with_their_number() -> None:
    assert_linear(lambda count: "".join(f"f{number}: b\n" for number in range(count)), _read, 1000)


def test_more_values_than_a_file_can_need_are_reported() -> None:
    (found,) = _read("authors:\n" + "- a\n" * 20_001)
    assert (found.code, "20,000 values" in found.message) == ("too-large", True)


def _at(path: str, count: int) -> list[UnlocatedFinding]:
    return [UnlocatedFinding(path, "broken-link", Place(path, number), "A.", "B.") for number in range(1, count + 1)]


def test_the_findings_of_each_file_are_counted_on_their_own() -> None:
    many, few = _at("content/a.md", MAX_OF_FILE + 5), _at("content/b.md", 3)
    *told, more = first_of_files(found for pair in zip_longest(many, few) for found in pair if found)
    assert [found for found in told if found.path == "content/b.md"] == few
    assert [found for found in told if found.path == "content/a.md"] == many[:MAX_OF_FILE]
    assert (more.code, more.key) == ("too-large", many[MAX_OF_FILE].key)
    assert "5 more faults" in more.message
