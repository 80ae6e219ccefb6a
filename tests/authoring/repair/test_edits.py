"""Repairs applied to texts: the stretch that is meant changes, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.authoring.repair.edits import apply, diff_lines
from site_builder.authoring.repair.repairs import Repair
from site_builder.findings.finding import Place

_TEXTS = st.text(st.sampled_from("ab c\r\n\ufeffé東😀\u2028\x85"))


@given(_TEXTS)
def test_no_repair_changes_nothing(text: str) -> None:
    assert apply(text, ()) == text


@given(
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.lists(st.text("abé東 ", max_size=8), min_size=1, max_size=5),
    st.data(),
)
def test_a_repair_changes_its_stretch_alone(mark: str, end: str, lines: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[number])))
    length = data.draw(st.integers(0, len(lines[number]) - start))
    repair = Repair(Place("content/claims/x.md", number + 1, start + 1, length), "NEW", lines[number])
    changed = [*lines]
    changed[number] = lines[number][:start] + "NEW" + lines[number][start + length :]
    assert apply(mark + end.join(lines), [repair]) == mark + end.join(changed)


def test_a_line_that_is_not_the_one_that_was_read_is_passed_over() -> None:
    repair = Repair(Place("x.md", 1, 1, 3), "new", "old line")
    assert apply("other line\n", [repair]) == "other line\n"
    assert apply("", [repair]) == ""


def test_the_difference_names_the_file_and_shows_the_lines() -> None:
    assert diff_lines("a\r\nb\r\n", "a\r\nc\r\n", "x.md") == (
        "--- a/x.md",
        "+++ b/x.md",
        "@@ -1,3 +1,3 @@",
        " a",
        "-b",
        "+c",
        " ",
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_is_put_in_front_of_another_with_the_line_ends_of_the_file(end: str) -> None:
    text = f"a: 1{end}b: 2{end}"
    repair = Repair(Place("x.md", 2, 1, 0), "new: 3\n", "b: 2")
    assert apply(text, [repair]) == f"a: 1{end}new: 3{end}b: 2{end}"
