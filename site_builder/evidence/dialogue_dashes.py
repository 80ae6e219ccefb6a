"""Words that a dash at the beginning of a line or a sentence quotes: “— It will grow, — said the minister.”

Spanish (the *raya*), French, Portuguese, Polish, Russian, Greek, Turkish and other languages write speech so. The dash alone
also begins items of lists and signatures; speech is told by a second dash, with which the words of whoever reports it begin.
Within a line both dashes stand beside a comma or the like. A hyphen is no dash here: it begins items of lists.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from site_builder.evidence.mark_shapes import DASH
from site_builder.findings.characters import UNSEEN

_MIN_WORDS = 3
_UNSEEN = f"{UNSEEN}\u0300-\u036f\u20d0-\u20f0"
"""What may stand between a dash and what is beside it and is not seen there: accents too."""
_GAP = rf"[\s{_UNSEEN}]*+"
_ENDS = ".!?…:;؟؛۔।॥。！？：；｡．።፧፨՞։·"
_CLOSE = ")\\]»”’\"'」』*_~"
_OPEN = "([{*_~<«“„‘\"'`「『"
_WORD = rf"[{re.escape(_OPEN)}{_UNSEEN}]*+[^\W\d_]"
_LINE = rf"(?P<line>\A|\n)(?:[^\S\n]|[{_UNSEEN}])*+[*_~]{{0,3}}"
_SENTENCE = rf"(?:(?<=[{_ENDS}])|(?<=[{_ENDS}][{_CLOSE}]))"
_NO_RANGE = r"(?<!\b\w\.)(?![–‒−])"
"""No initial with a full stop stands before, as in “the U.S.—China talks”, and no sign that joins figures and places."""
_START = re.compile(
    rf"(?:{_LINE}|{_SENTENCE}(?:\s{_GAP}|[{_UNSEEN}]*+(?={DASH}\s{_GAP}{_WORD}|{_NO_RANGE}{DASH}{_WORD})))"
    rf"{DASH}{_GAP}(?=[^\w\s{_UNSEEN}—–―-]{{0,3}}[^\W_])"
)
"""A dash at the beginning of a line, or behind the end of a sentence, and words."""
_SURE = ",!?…،؟！？，、﹐︐︑՞՜፧፣᠂՝"
_BEHIND_SIGN = re.compile(
    rf"(?P<sign>[{_SURE};.؛۔।॥。；．｡።፤፥։·])(?:[{_UNSEEN}]*+[{_CLOSE}]++)*+(?P<end>){_GAP}(?P<dash>{DASH}){_GAP}(?={_WORD})"
)
"""A dash behind a comma or the like, and a word."""
_BEFORE_WORD = re.compile(rf"(?P<end>\s)[{_UNSEEN}]*+(?P<dash>{DASH})(?={_WORD})")
"""A dash that stands right before a word and not right behind one."""
_ANY = re.compile(DASH)


def dialogue(paragraphs: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each paragraph with speech between dashes, and where the spoken words begin and end."""
    for number, text in enumerate(paragraphs):
        if _ANY.search(text):
            for start, end in _speeches(text):
                if len(text[start:end].split()) >= _MIN_WORDS:
                    yield number, start, end


def _speeches(text: str) -> Iterator[tuple[int, int]]:
    behind = {found.start("dash"): found for found in _BEHIND_SIGN.finditer(text)}
    before = {found.start("dash"): found for found in _BEFORE_WORD.finditer(text)}
    dashes = [found.start() for found in _ANY.finditer(text)]
    sure = [at for at, found in behind.items() if found["sign"] in _SURE]
    done = 0
    for start in _START.finditer(text):
        if start.start() < done:
            continue
        first = _first(dashes, start.end())
        later = _first(sure, start.end())
        whole_line = start["line"] is not None
        if whole_line and first in behind:
            closer = behind[first]
        elif whole_line and first in before:
            closer = before[first]
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
