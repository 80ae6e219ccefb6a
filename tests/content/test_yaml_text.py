from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.document import Mark
from site_builder.content.yaml_text import read_yaml


def read(text: str) -> object:
    yaml_text, findings = read_yaml(text, "x.md", tuple(text.split("\n")))
    assert findings == ()
    assert yaml_text is not None
    return yaml_text.value


@pytest.mark.parametrize(
    "typed", ["no", "yes", "on", "off", "12:30", "010", "0x1F", "1e3", "1_000", "2026-11-20", "true", ".5", "=", "<<"]
)
def test_a_plain_value_stays_what_was_typed(typed: str) -> None:
    assert read(f"a: {typed}\n") == {"a": typed}


@pytest.mark.parametrize("nothing", ["", "null", "~"])
def test_nothing_is_null(nothing: str) -> None:
    assert read(f"a: {nothing}\n") == {"a": None}


def test_null_in_quotation_marks_is_a_text() -> None:
    assert read('a: "null"\n') == {"a": "null"}


def test_every_value_and_key_has_its_place() -> None:
    text = "claim: Ein “Ü”: nein\n"
    yaml_text, findings = read_yaml(
        "é: [b, c]\nevidence:\n  - quote: some words\n", "x", ("é: [b, c]", "evidence:", "  - quote: some words")
    )
    assert findings == ()
    assert yaml_text is not None
    assert yaml_text.marks[("é", 1)] == Mark(1, 8, 1)
    assert yaml_text.marks[("evidence", 0, "quote")] == Mark(3, 12, 10)
    assert yaml_text.keys[("evidence", 0, "quote")] == Mark(3, 5, 5)
    assert read_yaml(text, "x", tuple(text.split("\n")))[0] is None


def test_all_refusals_are_reported_in_one_reading() -> None:
    text = "a: &name x\na: !tag y\nb: 1\n"
    _, findings = read_yaml(text, "x.md", tuple(text.split("\n")))
    assert [(f.code, f.place.line) for f in findings] == [("yaml-alias", 1), ("duplicate-key", 2), ("yaml-tag", 2)]


def test_lists_in_lists_without_end_are_refused() -> None:
    text = "a: " + "[" * 5_000
    value, findings = read_yaml(text, "x.md", (text,))
    assert value is None
    assert [f.code for f in findings] == ["yaml-syntax"]


@given(st.text(alphabet=st.sampled_from("a:- \n\t\"'[]{}#&*!|>%@`,?\\\u2028é0"), max_size=40))
def test_no_text_is_a_traceback_and_every_finding_points_into_it(text: str) -> None:
    lines = tuple(text.split("\n"))
    value, findings = read_yaml(text, "x.md", lines)
    assert value is not None or findings
    assert all(1 <= f.place.line <= len(lines) + 1 and f.place.column >= 1 for f in findings)
