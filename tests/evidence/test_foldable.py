"""The fast way to what folds finds what the plain way finds."""

from __future__ import annotations

import re
import sys
from unicodedata import combining, decomposition, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.evidence import folding
from tests.growth import assert_linear

TRICKY = st.text(alphabet="a b\n\t\u00a0\u200b\xad‘“—-…éﬁ″，\u0301\r", max_size=30)


@given(TRICKY)
def test_candidates_lead_to_every_stretch_that_folds(text: str) -> None:
    plain = [(m.start(), m.end(), folding._in_place_of(m)) for m in folding._FOLDABLE.finditer(text)]
    assert list(folding._foldable(text)) == plain


def test_what_is_passed_over_unlooked_at_never_folds() -> None:
    plain = re.findall(f"[{folding._PLAIN}]", "".join(map(chr, range(0xD800))))
    assert len(plain) > 40_000
    assert not [letter for letter in plain if folding._FOLDABLE.match(letter)]


def test_whatever_composes_with_the_letter_before_it_is_asked_about() -> None:
    """Of each pair that is one character in Normalization Form C, whatever version of Unicode Python has."""
    pairs = [(whole, normalize("NFD", whole)) for whole in map(chr, range(sys.maxunicode + 1)) if decomposition(whole)]
    joined = [(two[0], two[1]) for whole, two in pairs if len(two) == 2 and normalize("NFC", two) == whole]
    joined += [("\u1100", "\u1161"), ("\uac00", "\u11a8")]
    assert len(joined) > 600
    for first, second in joined:
        assert combining(second) or folding._composes(first, second), (first, second)


@pytest.mark.parametrize("unit", ["ᄀ", "ᅡ", "가", "각", "가 ", "각", "ো", "ê̄"])
def test_letters_that_come_in_parts_are_put_together_in_linear_time(unit: str) -> None:
    text = normalize("NFD", unit) * 300
    assert folding.fold(text).text == normalize("NFC", text)
    assert_linear(lambda count: normalize("NFD", unit) * count, folding.fold, 20_000)


def test_a_long_text_is_folded_once_for_its_article_and_its_claims() -> None:
    text = "ｗord — “a” " * (folding.MIN_KEPT_LENGTH // 10)
    assert folding.fold(text) is folding.fold("".join(list(text)))
    assert folding.fold(text) == folding._fold(text)
