from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.evidence.folding import fold
from site_builder.evidence.nearest_passage import differing_pieces, nearest

TEXT = fold("Nobody was hurt.\nThe river rose by two metres on Monday night, the council said.\nThe end.")


def test_the_nearest_passage_and_the_differing_word_are_shown() -> None:
    near = nearest("The river rose by ten metres on Monday night", TEXT)
    assert near is not None
    assert near.exact == "The river rose by two metres on Monday night"
    assert [text for text, differs in near.wrote if differs] == ["ten"]
    assert [text for text, differs in near.stands if differs] == ["two"]


def test_of_several_pieces_the_one_at_fault_is_shown() -> None:
    near = nearest("Nobody was hurt […] the council denied", TEXT)
    assert near is not None
    assert "council" in near.exact


@pytest.mark.parametrize(
    ("quote", "exact"),
    [
        ("river rose by ten metres", "river rose by two metres"),
        ("The river rose by ten metres on Monday night the", "The river rose by two metres on Monday night, the"),
        ("The river then rose by two metres", "The river rose by two metres"),
        ("on a Monday that was night and long, the council said", "on Monday night, the council said"),
        ("river rise by two", "river rose by two"),
        ("on Monday night, the council reported aloud", "on Monday night, the council said"),
        ("All that happened: The river rose by two metres", "The river rose by two metres"),
        ("rose by t metres on Monday", "rose by two metres on Monday"),
        ("ver rose by two metres on Munday", "river rose by two metres on Monday"),
    ],
)
def test_the_nearest_passage_begins_and_ends_where_the_quotation_does(quote: str, exact: str) -> None:
    near = nearest(quote, TEXT)
    assert near is not None
    assert near.exact == exact


def test_nothing_is_near_what_is_altogether_different() -> None:
    assert nearest("0123456789 0123456789", TEXT) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_both_sides_of_a_difference_are_whole(wrote: str, stands: str) -> None:
    left, right = differing_pieces(wrote, stands)
    assert "".join(text for text, _ in left) == "".join(wrote)
    assert "".join(text for text, _ in right) == stands


@given(st.text(min_size=10, max_size=80))
def test_any_text_is_compared_without_a_fault(quote: str) -> None:
    near = nearest(quote, TEXT)
    assert near is None or near.exact in TEXT.original


@pytest.mark.parametrize(
    ("wrote", "stands", "left", "right"),
    [
        ("市长周三停止了合同", "市长周二停止了合同", ["三"], ["二"]),
        ("橋が八か月間閉鎖", "橋が九か月間閉鎖", ["八"], ["九"]),
        ("ปิดแปดเดือน", "ปิดเก้าเดือน", ["แปด"], ["เก้า"]),
        ("สัญญาที่ห้า", "สัญญาที่หก", ["ห้า"], ["หก"]),
        ("ສັນຍາຫ້າ", "ສັນຍາຫົກ", ["ຫ້າ"], ["ຫົກ"]),
        ("ក្រុងប្រាំ", "ក្រុងប្រាប", ["ប្រាំ"], ["ប្រាប"]),
        ("မြို့တော်", "မြို့တောင်", ["တော်"], ["တောင်"]),
        ("महापौर ने मंगलवार को", "महापौर ने सोमवार को", ["मंगलवार"], ["सोमवार"]),
        ("don't go", "do not go", ["don't"], ["do not"]),
    ],
)
def test_differences_are_told_by_characters_where_no_space_parts_words(
    wrote: str, stands: str, left: list[str], right: list[str]
) -> None:
    sides = differing_pieces(wrote, stands)
    assert [[text for text, differs in side if differs] for side in sides] == [left, right]


@pytest.mark.parametrize(
    ("quote", "only_there"),
    [
        ("The pipe will cost millions of euros in July.", [" 120"]),
        ("The pipe millions of euros in July", [" will cost 120"]),
        ("cost 120 millions of euros July.", ["in "]),
        ("At first the pipe will cost 120 millions", [" and foremost"]),
    ],
)
def test_words_left_out_are_the_only_ones_marked(quote: str, only_there: list[str]) -> None:
    text = fold(
        "At first and foremost the pipe will cost 120 millions. The pipe will cost 120 millions of euros in July. More."
    )
    near = nearest(quote, text)
    assert near is not None
    assert [words for words, differs in near.wrote if differs] == []
    assert [words for words, differs in near.stands if differs] == only_there
