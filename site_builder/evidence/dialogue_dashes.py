"""Words that a dash at the beginning of a line or a sentence quotes: “— It will grow, — said the minister.”

Spanish (the *raya*), French, Portuguese, Polish, Russian, Greek, Turkish and other languages write speech so. The dash alone
also begins items of lists and signatures; speech is told by a second dash, with which the words of whoever reports it begin.
Within a line both dashes stand beside a comma or the like. A hyphen is no dash here: it begins items of lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from site_builder.evidence.apostrophes import is_without_spaces
from site_builder.evidence.mark_shapes import DASH, ONE_DASH
from site_builder.findings.characters import UNSEEN

_MIN_WORDS = 3
_MIN_LETTERS = 6
"""Of a script without spaces, so many letters are several words."""
_UNSEEN = f"{UNSEEN}\u0300-\u036f\u20d0-\u20f0"
"""What may stand between a dash and what is beside it and is not seen there: accents too."""
_GAP = rf"[\s{_UNSEEN}]*+"
_ENDS = ".!?…:;؟؛۔।॥。！？：；｡．።፧፨՞։·"
_CLOSE = ")\\]）］｝】》〉〕〗〙›»”’\"'」』*_~\u00b9\u00b2\u00b3\u2070-\u2079†‡"
_LETTER, _FIGURE = r"[^\W\d_]", r"[^\W_]"
_SIGN = rf"(?:(?!{ONE_DASH})(?:[^\w\s]|_))"
"""What is no word, no space and no dash: marks, symbols, emoji."""
_WORD, _FIRST_WORD = rf"{_SIGN}*+{_LETTER}", rf"(?:{_SIGN}++{_GAP}){{0,40}}+{_LETTER}"
_FIRST_FIGURE = rf"(?:{_SIGN}++{_GAP}){{0,40}}+{_FIGURE}"
_BLANK = rf"(?:[^\S\n]|[{_UNSEEN}])*+"
_LABEL = r"(?:[^\W_]{1,3}[)\]]|\d{1,3}\ufe0f?\u20e3|[\u2460-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf])"
"""What numbers a line: a), [1], 1️⃣, ①."""
_LINE = rf"(?P<line>\A|\n){_BLANK}(?:(?:{_SIGN}|{_LABEL}){_BLANK}){{0,40}}+"
_NOTES = rf"(?:\[\^?\d{{1,3}}\]|{_SIGN}){{0,40}}+"
"""What may stand right behind the end of a sentence: numbers of notes, closing marks, emoji."""
_SENTENCE = (
    "(?:"
    + "|".join(
        rf"(?<=[{_ENDS}]{end})"
        for end in ("", *(f"[{_CLOSE}]{{{many}}}" for many in (1, 2, 3)), r"\[\d\]", r"\[\d\d\]")
    )
    + ")"
)
_NO_RANGE = r"(?<!\b\w\.)(?![–‒−])"
"""No initial with a full stop stands before, as in “the U.S.—China talks”, and no sign that joins figures and places."""
_NO_MINUS = r"(?![–‒−]\d)"
_SURE = ",!?…،؟！？，、﹐︐︑՞՜፧፣᠂՝‚¸ꓹ٫؍‽‼⁇⁈⁉﹖﹗︕︖ǃ"
"""Signs with which speech goes on or ends, and what looks like them."""


class _Closers(NamedTuple):
    """What dashes of speech look like behind the words that are said.

    ``behind_sign`` is a dash behind a comma or the like, and a word; before a figure it has a space behind it, or it is a
    minus sign. ``beside_word`` is a dash with a space on one side alone: right before a word, or right behind one.
    """

    behind_sign: re.Pattern[str]
    beside_word: re.Pattern[str]


# Patterns are compiled when a text needs them: they take longer than all that a command imports beside them.
@cache
def _closers() -> _Closers:
    return _Closers(
        behind_sign=re.compile(
            rf"(?P<sign>[{_SURE};.؛۔।॥。；．｡።፤፥։·])(?:{_GAP}(?![{_SURE}]){_SIGN}){{0,40}}+(?P<end>){_GAP}(?P<dash>{DASH})(?:{_GAP}{DASH}){{0,9}}+"
            rf"(?:{_GAP}(?={_FIRST_WORD})|\s{_GAP}(?={_FIRST_FIGURE}))"
        ),
        beside_word=re.compile(
            rf"(?P<end>(?P<space>\s)|(?<={_LETTER}))[{_UNSEEN}]*+(?P<dash>{DASH})(?(space)(?={_WORD})|(?=\s{_GAP}{_WORD}))"
        ),
    )


@cache
def _opener() -> re.Pattern[str]:
    """Return what a dash of speech looks like before the words: at the beginning of a line, or behind the end of a sentence."""
    return re.compile(
        rf"(?:{_LINE}|{_SENTENCE}(?:{_NOTES}\s{_GAP}(?:{_SIGN}{_GAP}){{0,40}}+{_NO_MINUS}|[{_UNSEEN}]*+(?={DASH}\s{_GAP}{_WORD}|{_NO_RANGE}{DASH}{_WORD})))"
        rf"(?:{DASH}{_GAP}){{1,9}}+(?=(?:{_SIGN}|\s){{0,40}}{_FIGURE})"
    )


_ANY = re.compile(DASH)


def dialogue(paragraphs: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each paragraph with speech between dashes, and where the spoken words begin and end."""
    for number, text in enumerate(paragraphs):
        # Speech stands between two dashes.
        if len(_ANY.findall(text)) > 1:
            for start, end in _speeches(text):
                if _are_several(text[start:end]):
                    yield number, start, end


def _are_several(words: str) -> bool:
    """Say whether these are several words, also where no spaces stand between them."""
    return len(words.split()) >= _MIN_WORDS or sum(map(is_without_spaces, words)) >= _MIN_LETTERS


def _speeches(text: str) -> Iterator[tuple[int, int]]:
    closers = _closers()
    behind = {found.start("dash"): found for found in closers.behind_sign.finditer(text)}
    beside = {found.start("dash"): found for found in closers.beside_word.finditer(text)}
    if not behind and not beside:
        return
    dashes = [found.start() for found in _ANY.finditer(text)]
    sure = [at for at, found in behind.items() if found["sign"] in _SURE]
    done = 0
    for start in _opener().finditer(text):
        if start.start() < done:
            continue
        first = _first(dashes, start.end())
        later = _first(sure, start.end())
        whole_line = start["line"] is not None
        if whole_line and first in behind:
            closer = behind[first]
        elif whole_line and first in beside:
            closer = beside[first]
        elif later in behind:
            closer = behind[later]
        else:
            continue
        yield start.end(), closer.start("end")
        # A dash behind a full stop may begin what is said next.
        done = closer.start("end") if closer.groupdict().get("sign") == "." else closer.end()


def _first(places: Sequence[int], start: int) -> int:
    """Return the first of these places that is not before ``start``, or -1."""
    at = bisect_left(places, start)
    return places[at] if at < len(places) else -1
