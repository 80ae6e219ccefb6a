from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.evidence.folding import fold
from site_builder.findings.characters import STRAY
from site_builder.views import shown_text
from site_builder.views.shown_text import shown

ODD = st.text(
    alphabet="ab 12א٣\x01\x0b\x1b\x7f\x85\x9c\ufdd0\uffff\n\t\f\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u070f\u2062\u206a\U000e0041"
)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("rose by \u202e12\u202c metres", "rose by \u206012\u2060 metres"),
        ("\u202d12\u202c", "\u206012\u2060"),
        ("2\u200f–\u200f1 to us", "2\u2060–\u20601 to us"),
        ("\u206712 – 21", "\u206012 – 21"),
        ("\u202e12", "\u206012"),
        ("ארבע \u202e12\u202c", "ארבע \u206012\u2060"),
        ("ארבע \u202a12\u202c, \u2066ab\u2069 \u200fב", "ארבע \u202a12\u202c, \u2066ab\u2069 \u200fב"),
        ("ארבע \u202a12 \u2066ab", "ארבע \u206012 \u2060ab"),
        ("ארבע 12\u202c\u2069", "ארבע 12\u2060\u2060"),
        ("ארבע: from 2\u200f.\u200f4 to 3", "ארבע: from 2\u2060.\u20604 to 3"),
        ("ארבע, or \u20672 – 4\u2069 to us", "ארבע, or \u20602 – 4\u2060 to us"),
        ("or \u2067ארבע 2 – 4\u2069", "or \u2067ארבע 2 – 4\u2069"),
        ("\u0635\u061c12", "\u0635\u061c12"),
        ("a\x01b\x0bc\x1b[31m\x7f", "a␁b c␛[31m␡"),
        ("a\x85b\x9c\ufdd0\U0001ffff", "a b\ufffd\ufffd\ufffd"),
        ("می\u200cخواهم \xad \u200b", "می\u200cخواهم \xad \u200b"),
        ("from 2\u070f.4 to us", "from 2\ufffd.4 to us"),
        ("\u070fܩܕ", "\u070fܩܕ"),
        ("2\u200f.\u200f4 a\u070f", "2\u2060.\u20604 a\ufffd"),
        ("a\U000e0041\U000e0042b", "a\ufffd\ufffdb"),
        (
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        ),
        ("a\u2062b\u206ac", "a\u2060b\u2060c"),
        ("one\ttwo\nthree\ffour", "one\ttwo\nthree\ffour"),
    ],
)
def test_what_does_something_to_a_page_is_shown_as_something_that_does_not(text: str, page: str) -> None:
    assert shown(text) == page


@given(ODD)
def test_offsets_hold_for_what_is_shown(text: str) -> None:
    page = shown(text)
    assert len(page) == len(text)
    assert shown(page) == page
    assert not set(page) & set("\x01\x0b\x1b\x7f\x85\x9c\ufdd0\uffff\u202d\u202e")


@given(ODD)
def test_words_of_letters_can_be_quoted_from_the_page(text: str) -> None:
    plain = "".join(character for character in text if character not in "\x01\x1b\x7f\x9c\ufdd0\uffff\u070f\U000e0041")
    assert fold(shown(plain)).text == fold(plain).text


def test_the_quick_look_misses_nothing_that_is_shown_in_another_way() -> None:
    everything = "".join(chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number <= 0xDFFF)
    found = {character for pattern in (shown_text._ODD, STRAY) for character in pattern.findall(everything)}
    assert len(found) > 100
    assert set("".join(found)) <= set(shown_text._LOOKED_AT.findall(everything))
