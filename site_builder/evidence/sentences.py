"""Where sentences begin and end in an archived text.

What a full stop means differs from language to language. The library sentencex, which Wikimedia wrote for its wikis,
knows the abbreviations, the marks and the numbers of some 300 languages. This module adds what it leaves out: lines,
bullets, enumerations, closing marks, and a time that grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import sentencex

from site_builder.evidence.receipt import Span

LINE_BREAK = re.compile(r"[\n\r\u2028\u2029]+")
"""Between two lines. A sentence goes on beyond one only where a text was wrapped."""
BULLETS = "•‣◦⁃∙·*"
"""Signs that begin an item of a list and belong to no sentence."""
MAX_WINDOW = 4000
"""How many code points are looked at together. The time that the library takes grows with the square of it."""
MAX_LABEL = 24
"""How many code points an enumeration, initials, a title or an ordinal may have."""
MIN_WRAPPED = 40
"""A line of fewer code points is a heading or an item of a list, and is not wrapped."""

FULL_STOPS = "。！？｡．។៕။።፧፨᠃᠉।॥۔؟։᙮꘎꘏꛳꛷꡶꡷꣎꣏꧈꧉꯫"
"""Full stops that end a sentence wherever they stand, also without a space behind them."""
_FULL_STOP = re.compile(f"[{FULL_STOPS}]+[」』”’》）〉】\"')\\]]*")
# A mark that closes behind the end of a sentence.
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]+\s+")
# A stretch of only these ends no sentence and need not be looked at.
_MARK = re.compile(r"[^\w\s,;:'\"()\[\]/%&+=£$€—–-]")
_ENUMERATION = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]\s*")
_BULLET = re.compile(rf"[\s{re.escape(BULLETS)}]+")
_INITIALS = re.compile(r"[^\W\d_]\.(?:[ -]?[^\W\d_]\.)*\s*")
# The title “M.” is a word of French alone, and a single capital letter elsewhere is an initial.
_TITLE = re.compile(
    r"(?<![^\s(\"“‘«])(?:MM?|Mmes?|Mlles?|Sra?s?|Srta|Dra?|Ud|Uds|Hr|Fr|St|Ste|Inc|Gen|Gov|Sen|Rep|Lt|Col)\.\s+$"
)
_ORDINAL = re.compile(
    r"\b(?:der|die|das|dem|den|des|am|im|zum|zur|vom|beim|den|det|dets)\s+\d{1,2}\.\s+$", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?…:;。！？।։؟۔။።\"”’»)\]]\s*$")
_FIRST_WORD = re.compile(r"[^\W\d_]\w*")
_SURROGATE = re.compile("[\ud800-\udfff]")


def sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the sentences of a text in order, each without white space and bullets around it.

    ``language`` is a language tag (BCP 47). Of an unknown language the rules of English are used. Together the
    sentences hold every character of the text but white space and bullets. The time grows with the length of the text.
    """
    tongue = language.partition("-")[0].lower() or "en"
    return tuple(
        span for line in _paragraphs(text) for piece in _cut(text, line, tongue) if (span := _bare(text, piece))
    )


def enclosing(sentences: Sequence[Span], span: Span) -> tuple[Span, ...]:
    """Return those of the sentences of a text, as :func:`sentences` gives them, that a stretch of it touches."""
    first = bisect_left(sentences, span.start, key=lambda sentence: sentence.end)
    first += first < len(sentences) and sentences[first].end == span.start
    last = bisect_left(sentences, span.end, key=lambda sentence: sentence.start)
    return tuple(sentences[first:last])


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the lines of a text; lines over which one sentence was wrapped are one."""
    start, before = 0, Span(0, 0)
    for line in _lines(text):
        if line.start and not _goes_on(text, before, line):
            yield Span(start, before.end)
            start = line.start
        before = line
    yield Span(start, before.end)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for match in LINE_BREAK.finditer(text):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


def _goes_on(text: str, line: Span, following: Span) -> bool:
    """Say whether a sentence goes on from a line into the following: a long one without an end, then a small letter."""
    return (
        line.end - line.start >= MIN_WRAPPED
        and text[following.start : following.start + 1].islower()
        and text[line.end : following.start] in ("\n", "\r\n", "\r")
        and not _ENDED.search(text, max(line.start, line.end - 8), line.end)
    )


def _cut(text: str, line: Span, language: str) -> Iterator[Span]:
    """Yield the sentences of a line, with the white space around them."""
    start = _behind_bullets(text, line)
    for match in _FULL_STOP.finditer(text, start, line.end):
        yield from _windows(text, start, match.end(), language)
        start = match.end()
    yield from _windows(text, start, line.end, language)


def _behind_bullets(text: str, line: Span) -> int:
    match = _BULLET.match(text, line.start, line.end)
    return match.end() if match else line.start


def _windows(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    """Yield the sentences between two full stops that leave no doubt. What is very long is looked at in windows.

    The last sentence of a window may go on, so the next window begins with it. A sentence that is longer than a
    window is cut between words.
    """
    while end - start > MAX_WINDOW:
        window = text[start : start + MAX_WINDOW]
        base = start
        for stop in _ends(window, language)[:-1] or [window.rfind(" ", 1) + 1 or MAX_WINDOW]:
            yield Span(start, base + stop)
            start = base + stop
    for begin, stop in pairwise((0, *_ends(text[start:end], language))):
        yield Span(start + begin, start + stop)


def _ends(text: str, language: str) -> list[int]:
    """Return where the sentences of a short stretch end, the last one at its end."""
    if not _MARK.search(text):
        return [len(text)]
    found = sentencex.get_sentence_boundaries(language, _SURROGATE.sub("\ufffd", text))
    ends = {boundary["end_index"] for boundary in found} | {match.end() for match in _CLOSED.finditer(text)}
    ends -= {0, len(text)}
    return [*_without_false(text, sorted(ends)), len(text)]


def _without_false(text: str, ends: Iterable[int]) -> Iterator[int]:
    """Yield the ends that end a sentence."""
    start = 0
    for end in ends:
        if not _is_false(text, start, end):
            yield end
            start = end


def _is_false(text: str, start: int, end: int) -> bool:
    """Say whether the sentence from ``start`` goes on behind ``end``.

    In front of a false end stands an enumeration, initials, a title or a German ordinal, or a small letter follows. A
    name such as “iPhone” has a capital letter within.
    """
    following = _FIRST_WORD.match(text, end)
    if following and following[0].islower():
        return True
    if end - start <= MAX_LABEL and (_ENUMERATION.fullmatch(text, start, end) or _INITIALS.fullmatch(text, start, end)):
        return True
    tail = max(start, end - MAX_LABEL)
    return bool(_TITLE.search(text, tail, end) or _ORDINAL.search(text, tail, end))


def _bare(text: str, span: Span) -> Span | None:
    """Return a stretch without white space and bullets around it, or None where nothing else is in it."""
    piece = text[span.start : span.end]
    bare = piece.strip().lstrip(BULLETS).strip()
    if not bare:
        return None
    at = span.start + piece.index(bare)
    return Span(at, at + len(bare))
