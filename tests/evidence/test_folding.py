from __future__ import annotations

import re
from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.evidence.folding import FOLDINGS, fold, paragraph_starts

# Characters that folding treats specially, among ordinary ones and combining marks in any order.
SPECIAL = "ﬁﬆ″，\u2018\u2019\u201c\u201d\u2010\u2013\u2014…\xad\u200b\u200d\ufeff\xa0\u2028 \n\r\t.-'\"aZ9é£"
COMBINING = "\u0301\u0327\u0338\u1100\u1161\u11a8\u0915\u093c\u09c7\u09be"
texts = st.text(alphabet=st.one_of(st.sampled_from(SPECIAL + COMBINING), st.characters(codec="utf-8")), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("a \n\t b", "a b"),
        ("a\xa0b", "a b"),
        ("“x” ‘y’", "\"x\" 'y'"),
        ("re‑do – or — not", "re-do - or - not"),
        ("wait…", "wait..."),
        ("co\xadoperate zero\u200bwidth", "cooperate zerowidth"),
        ("a \u200b b", "a b"),
        ("cafe\u0301", "café"),
        ("e\u200d\u0301", "é"),
        ("\u1100\u1161\u11a8", "각"),
        ("CASE 1.5%", "CASE 1.5%"),
        ("oﬃcial ﬁgures, ﬂat, oﬀ, waﬄe, ﬅop, laﬆ", "official figures, flat, off, waffle, stop, last"),
        ("צה״ל ג׳", "צה\"ל ג'"),
        ("5′ 11″", "5' 11\""),
        ("Hawaiʼi", "Hawai'i"),
        ("好！（是：，；？）", "好!(是:,;?)"),
    ],
)
def test_differences_that_do_not_count_vanish(written: str, folded: str) -> None:
    assert fold(written).text == folded


@pytest.mark.parametrize(
    "pair",
    [
        ("a", "A"),
        ("1", "2"),
        ("£50", "$50"),
        ("co-op", "coop"),
        ("a b", "ab"),
        ("−", "-"),
        ("。", "."),
        ("ʻ", "'"),
        ("æ", "ae"),
        ("１", "1"),
    ],
)
def test_every_other_difference_stays(pair: tuple[str, str]) -> None:
    assert fold(pair[0]).text != fold(pair[1]).text


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(texts)
def test_folded_text_is_in_normalization_form_c(text: str) -> None:
    folded = fold(text).text
    assert normalize("NFC", folded) == folded


@given(texts, st.data())
def test_the_way_back_leads_to_a_stretch_that_folds_to_the_same(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.span(start, end)
    if span is not None:
        assert fold(text[span.start : span.end]).text == folded.text[start:end]


@given(texts)
def test_every_offset_leads_forward_to_within_the_folded_text(text: str) -> None:
    folded = fold(text)
    offsets = [folded.offset(at) for at in range(len(text) + 1)]
    assert offsets == sorted(offsets)
    assert not offsets or offsets[-1] == len(folded.text)


def test_a_part_of_an_ellipsis_character_has_no_way_back() -> None:
    folded = fold("so… then")
    assert folded.span(0, 5) is not None
    assert folded.span(2, 3) is None


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("one\ntwo\nthree\n", ["two", "three"]),
        ("one\nstill one\n\ntwo\nstill two", ["two"]),
        ("\n\none\n\n\ntwo", ["two"]),
        ("one\r\n\r\ntwo", ["two"]),
        ("one", []),
    ],
)
def test_paragraphs_end_at_blank_lines_or_else_at_line_breaks(text: str, starts: list[str]) -> None:
    folded = fold(text)
    assert [folded.text[at:].split(" ")[0] for at in paragraph_starts(folded)] == starts


def test_very_many_marks_on_one_letter_take_no_time_that_goes_with_their_square() -> None:
    marks = "\u0301\u0323" * 100_000
    begun = process_time()
    folded = fold("a" + marks)
    assert folded.text == "\u1ea1" + "\u0323" * 99_999 + "\u0301" * 100_000
    assert process_time() - begun < 10, "it takes a tenth of a second; in the library's own way it would take minutes"


@pytest.mark.parametrize("marks", ["\u0301\u0323\u0327" * 12, "\u0344\u0323\u05b0" * 15, "\u0f73\u0f72\u0301" * 20])
def test_many_marks_are_composed_as_few_are(marks: str) -> None:
    assert fold("e" + marks).text == normalize("NFC", "e" + marks)


@given(texts)
def test_a_script_that_goes_by_the_table_comes_to_the_same_text(text: str) -> None:
    folded = normalize("NFC", text)
    for characters, becomes in FOLDINGS:
        folded = re.sub(f"[{characters}]", lambda _, becomes=becomes: becomes, folded)  # type: ignore[misc]
    assert re.sub(" +", " ", normalize("NFC", folded)).strip() == fold(text).text.strip()
