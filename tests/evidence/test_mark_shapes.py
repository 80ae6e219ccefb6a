"""The table of quotation marks has every character that Unicode calls one, or that stands for one."""

from __future__ import annotations

import re
import sys
from unicodedata import category, name, normalize

from site_builder.evidence.mark_shapes import QUOTATION_MARKS
from tests.evidence.quoted import quoted_in


def test_every_mark_of_the_categories_of_quotation_marks_is_known() -> None:
    known = {chr(number) for number in range(sys.maxunicode + 1) if category(chr(number)) in ("Pi", "Pf")}
    assert known - set(QUOTATION_MARKS) == set()


def test_every_bracket_that_is_no_parenthesis_is_known() -> None:
    """Of the categories Ps and Pe, in pairs: those of other kinds quote."""
    others = re.compile("PARENTHESIS|SQUARE BRACKET|CURLY BRACKET|TORTOISE SHELL|LENTICULAR")
    for number in range(0x80, 0x20000):
        shape, partner = chr(number), chr(number + 1)
        if category(shape) == "Ps" and category(partner) == "Pe" and not others.search(name(shape)):
            assert quoted_in(f"It says {shape}fabricated words{partner} there."), f"U+{number:04X}"


def test_what_unicode_names_or_takes_for_a_quotation_mark_is_known() -> None:
    """By its name, or because it stands for marks that are known (NFKC): each such character quotes between two of it."""
    no_marks = re.compile(
        "COMBINING|TAG |APL |LOW PRIME|PRECEDED|TONE|HEBREW ACCENT|SQUARE|WITH DOT|ANGLE BRACKET WITH"
    )
    names = re.compile(
        "QUOTATION MARK|GUILLEMET|APOSTROPHE|PRIME|ANGLE BRACKET|CORNER BRACKET|DITTO|MODIFIER LETTER (TURNED|REVERSED) COMMA|SALTILLO|GERSHAYIM"
    )
    for number in range(0xA1, 0x20000):
        shape = chr(number)
        called, plain = name(shape, ""), normalize("NFKC", shape).strip()
        if not no_marks.search(called) and (names.search(called) or (plain and set(plain) <= set(QUOTATION_MARKS))):
            assert seen_between(shape), f"U+{number:04X} {called}"


def seen_between(shape: str) -> bool:
    """Say whether a mark quotes: before words or behind them, alone or with its partner."""
    partners = (shape, chr(ord(shape) + 1), chr(ord(shape) - 1))
    texts = (f"It says {shape}fabricated words{partner} there." for partner in partners)
    return any("fabricated words" in words for text in texts for words in quoted_in(text))
