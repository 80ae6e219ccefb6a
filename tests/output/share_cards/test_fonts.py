"""Text on share cards has room, whatever its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.share_cards.fonts import ELLIPSIS, Fonts, load_fonts
from site_builder.store.artifacts import Kept
from tests.conftest import ROOT

FACE = "Newsreader72pt-Medium"
FILES = {path.name: path.read_bytes() for path in (ROOT / "themes/default/cards").glob("*.ttf")}


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return load_fonts(FILES, Kept(None))


@given(text=st.text(st.characters(codec="latin-1", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=600))
def test_any_text_has_room(fonts: Fonts, text: str) -> None:
    fitted = fonts.fit(text, FACE, [92, 64, 48], 1072, 290, 1.1)
    assert fitted.size * (1 + 1.1 * (len(fitted.lines) - 1)) <= 290
    assert all(fonts.width(line, FACE, fitted.size) <= 1072 for line in fitted.lines)
    if not fitted.cut:
        assert "".join("".join(fitted.lines).split()) == "".join(text.split())


def test_a_long_text_is_cut_between_words_and_says_so(fonts: Fonts) -> None:
    fitted = fonts.fit("The river rose by two metres. " * 40, FACE, [92, 48], 1072, 290, 1.1)
    assert fitted.cut
    assert fitted.size == 48
    assert fitted.lines[-1].endswith(ELLIPSIS)
    assert fitted.lines[-1].removesuffix(ELLIPSIS).split()[-1] in {"The", "river", "rose", "by", "two", "metres."}


def test_a_short_text_is_large_and_its_lines_are_even(fonts: Fonts) -> None:
    assert fonts.fit("Short.", FACE, [92, 48], 1072, 290).size == 92
    lines = fonts.fit("A contract for software was blocked by the mayor", FACE, [72], 1072, 290).lines
    widths = [fonts.width(line, FACE, 72) for line in lines]
    assert len(lines) == 2
    assert min(widths) > 0.7 * max(widths)


def test_a_no_break_space_holds_words_together(fonts: Fonts) -> None:
    lines = fonts.fit("The blocked contract was worth about £50\u00a0million.", FACE, [92], 700, 600).lines
    assert any("£50\u00a0million" in line for line in lines)


def test_what_the_fonts_have_and_have_not_is_known(fonts: Fonts) -> None:
    assert fonts.has("“£50 million” – naïve façade, Łódź, ½ …")
    assert fonts.has("القدس (CNN): 12,5 ٪ …")
    assert not fonts.has("ירושלים")
    assert not fonts.has("Łódź and القدس")
    assert not fonts.has("東京")


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("The river rose.", "Newsreader72pt-Medium"),
        ("Річка піднялася на 2 м. Łódź", "NotoSerif-Regular"),
        ("नदी का जलस्तर 2 मीटर (CNN)", "NotoSerifDevanagari-Regular"),
        ("洪水", "Newsreader72pt-Medium"),
    ],
)
def test_a_card_is_set_in_the_first_face_that_has_all_of_its_letters(fonts: Fonts, text: str, face: str) -> None:
    assert fonts.face(text, ["Newsreader72pt-Medium", "NotoSerif-Regular", "NotoSerifDevanagari-Regular"]) == face
