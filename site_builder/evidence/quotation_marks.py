"""Words that stand in quotation marks in running text, whatever the marks: what a reader takes for somebody's words.

The marks are those of Unicode's property Quotation_Mark, all of the categories Pi and Pf, angle brackets, what looks like
one of these (confusables.txt of UTS #39), and what people type in their place (two commas, two apostrophes, primes, ``<<``).
In Chinese, Japanese and Korean angle brackets set off titles of works, and quote nobody.

A mark that opens is closed by its partner; where its partner does not come, by any other mark of its family that stands where
one closes, such as in “…"; where none comes, it quotes the rest of its paragraph. A quotation may go on over several
paragraphs, each of which may begin with the mark again. Speech between dashes (:mod:`site_builder.evidence.dialogue_dashes`)
is quoted too.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from site_builder.evidence.apostrophes import CJK, Inside, inside_of, is_clear_end, is_without_spaces
from site_builder.evidence.dialogue_dashes import dialogue
from site_builder.evidence.mark_shapes import (
    ABOVE,
    ANGLES,
    APOSTROPHES,
    BRACKETS,
    CLOSERS,
    COMPARISONS,
    LETTERS,
    QUOTATION_MARK,
    SINGLE_MARKS,
    STRAIGHT,
    WEAK,
)

_STRAIGHT_OR_APOSTROPHES = STRAIGHT | APOSTROPHES
_ALL_CLOSERS = frozenset(closer for closers in CLOSERS.values() for closer in closers)
_LEADING = frozenset(":,(–—-[：，（")
"""What stands before a mark that opens at the end of a paragraph, where no space does."""
_TRAILING = frozenset(".,;:!?…)]。，、；：！？）")
"""What stands behind a mark that closes with a space before it."""
_WORDS, _NO_WORDS = (
    re.compile(rf"[^\W\d_](?=[^\w\s]*\s)[\W\d_]++[^\W\d_]|[{CJK}]{{3}}"),
    re.compile(r"=|://|@|(?<=<)[/!?]"),
)
_WORDLY = re.compile(r"[^\W_]")
_IDEOGRAPH, _OTHER_WORD = re.compile(f"[{CJK}]"), re.compile(f"[^\\W\\d_{CJK}]+")
_TITLE_MARKS = "".join((*ANGLES, *ANGLES.values()))
_SET_OFF = re.compile(f"[{''.join(ANGLES)}][^{_TITLE_MARKS}]*[{''.join(ANGLES.values())}]")
_HEBREW_LETTER, _FOUR_LETTERS = re.compile("[א-ת]"), re.compile("[א-ת]{4}")
_ELISION = re.compile(r"\d|(?:s|t|k|tis|twas|til|em|n|cause|round|bout)\b", re.IGNORECASE)


class Quoted(NamedTuple):
    """Words in quotation marks: from ``start`` up to ``end`` of the paragraph with this number, in code points."""

    paragraph: int
    start: int
    end: int


class _Mark(NamedTuple):
    shape: str
    start: int
    end: int
    opens: bool
    closes: bool
    surely: bool
    """Whether it is a quotation mark also where nothing closes it."""
    first: bool = False
    """Whether no word stands before it in its paragraph."""
    last: bool = False
    """Whether no word stands behind it in its paragraph."""
    inside: Inside | None = None
    """What it may be where it stands as an apostrophe does: behind a letter or a digit, or before ’90s."""
    clear: bool = True
    """Whether it is no apostrophe at the end of a word, if it closes."""


class _LeftOpen(NamedTuple):
    """A mark that nothing closes in its paragraph."""

    paragraph: int
    mark: _Mark


def quotations(paragraphs: Sequence[str], around: Sequence[str] = ()) -> Iterator[Quoted]:
    """Yield every stretch that stands in quotation marks in these paragraphs, which follow one another, in their order.

    A mark at the end of a paragraph, or alone in it, opens what follows, and one at the beginning closes what stands before.
    Where that is outside of these paragraphs, the mark itself is yielded: on the page it quotes whatever stands there.
    The language of a paragraph without words of its own is that of them all, and of the texts ``around`` them.
    """
    found = {
        quoted
        for quoted in (_quotations(paragraphs, around) if any(map(QUOTATION_MARK.search, paragraphs)) else ())
        if paragraphs[quoted.paragraph][quoted.start : quoted.end].strip()
    }
    if spoken := [Quoted(*words) for words in dialogue(paragraphs)]:
        found |= set(_not_quoted(spoken, found, paragraphs))
    yield from sorted(found)


def _not_quoted(spoken: Iterable[Quoted], found: Iterable[Quoted], paragraphs: Sequence[str]) -> Iterator[Quoted]:
    """Yield the stretches that no quotation holds, but for the marks around their words."""
    in_order = sorted(found)
    furthest = list(accumulate(((quoted.paragraph, quoted.end) for quoted in in_order), max))
    for words in spoken:
        first, last = _edges(paragraphs[words.paragraph], words)
        before = bisect_right(in_order, (words.paragraph, first, sys.maxsize))
        if not before or furthest[before - 1] <= (words.paragraph, last):
            yield words


def _edges(text: str, words: Quoted) -> tuple[int, int]:
    """Return where the first and the last letter or digit of a stretch stand."""
    first = next(at for at in range(words.start, words.end) if text[at].isalnum())
    return first, next(at for at in range(words.end - 1, first - 1, -1) if text[at].isalnum())


def _quotations(paragraphs: Sequence[str], around: Sequence[str]) -> Iterator[Quoted]:
    left_open: dict[str, _LeftOpen] = {}
    titles = cache(lambda: _is_cjk("\n".join((*paragraphs, *around))))
    for number, text in enumerate(paragraphs):
        marks = _marks(text, titles)
        unclosed: dict[tuple[str, Inside | None], int] = {}
        at = done = 0
        while at < len(marks):
            mark = marks[at]
            at += 1
            if closed := [shape for shape, left in left_open.items() if _closes_over_paragraphs(mark, left.mark)]:
                first = min(left_open.pop(shape).paragraph for shape in closed)
                yield from (Quoted(between, 0, len(paragraphs[between])) for between in range(first + 1, number))
                yield Quoted(number, 0, mark.start)
                done = mark.end
            elif mark.opens:
                if mark.first and (left := left_open.pop(mark.shape, None)):
                    yield from _next_words(paragraphs, left, number)  # The quotation goes on, with its mark again.
                if mark.inside and at <= unclosed.get((mark.shape, mark.inside), 0):
                    continue  # It was looked for from a mark before.
                closer, stop = _closer(marks, at - 1)
                if closer is None:
                    unclosed[mark.shape, mark.inside] = len(marks) if stop is None else stop
                if (
                    closer is not None
                    and mark.shape in BRACKETS
                    and not _are_words(text, mark.end, marks[closer].start)
                ):
                    continue
                if closer is not None:
                    yield Quoted(number, mark.end, marks[closer].start)
                    at, done = closer + 1, marks[closer].end
                elif mark.surely and stop is not None:
                    yield Quoted(number, mark.end, marks[stop].start)
                    at, done = stop, marks[stop].start
                elif mark.surely or mark.last:
                    if mark.surely:
                        yield Quoted(number, mark.end, len(text))
                        at = len(marks)
                    if left := left_open.pop(mark.shape, None):
                        yield from _next_words(paragraphs, left, number)
                    left_open[mark.shape] = _LeftOpen(number, mark)
            elif mark.closes and mark.surely:
                is_loose = mark.first and not done
                yield Quoted(number, mark.start if is_loose else done, mark.end if is_loose else mark.start)
                done = mark.end
    for left in left_open.values():
        words = tuple(_next_words(paragraphs, left, len(paragraphs)))
        if not words and left.mark.surely and left.mark.last:
            yield Quoted(left.paragraph, left.mark.start, left.mark.end)
        yield from words


def _next_words(paragraphs: Sequence[str], left: _LeftOpen, end: int) -> Iterator[Quoted]:
    """Yield the paragraph before ``end`` that a mark at the end of another opens, where nothing closes it."""
    if left.mark.surely and left.mark.last:
        for number in range(left.paragraph + 1, end):
            if _WORDLY.search(paragraphs[number]):
                yield Quoted(number, 0, len(paragraphs[number]))
                return


def _closes_over_paragraphs(mark: _Mark, opener: _Mark) -> bool:
    """Say whether a mark closes what one of an earlier paragraph opened."""
    if not mark.closes or (mark.opens and not (mark.first or mark.last)):
        return False
    if mark.shape == opener.shape and mark.first and not mark.last and not opener.last:
        return False  # The quotation goes on, with its mark again.
    if not opener.surely and not (mark.first or mark.last) and mark.shape in APOSTROPHES:
        return False
    return mark.shape in CLOSERS[opener.shape] or _fits(opener.shape, mark)


def _marks(text: str, titles: Callable[[], bool | None]) -> list[_Mark]:
    found = [*QUOTATION_MARK.finditer(text)]
    if not found:
        return []
    first = next((at for at, character in enumerate(text) if character.isalnum()), len(text))
    last = next((at for at in range(len(text) - 1, -1, -1) if text[at].isalnum()), -1)
    marks = [_at_edge(text, _mark(text, match), first, last) for match in found]
    if any(mark.shape in _TITLE_MARKS for mark in marks) and (titles() if (cjk := _is_cjk(text)) is None else cjk):
        return [mark for mark in marks if mark.shape not in _TITLE_MARKS]
    return marks


def _is_cjk(text: str) -> bool | None:
    """Say whether a text is in Chinese, Japanese or Korean, outside of what it sets off: by letters there, and words elsewhere.

    None where it has neither.
    """
    around = _SET_OFF.sub(" ", text)
    letters, words = len(_IDEOGRAPH.findall(around)), len(_OTHER_WORD.findall(around))
    return letters >= words if letters + words else None


def _are_words(text: str, start: int, end: int) -> bool:
    """Say whether several words stand between two brackets, and no tag of HTML, address or formula."""
    return bool(_WORDS.search(text, start, end)) and not _NO_WORDS.search(text, start, end)


def _closer(marks: Sequence[_Mark], at: int) -> tuple[int | None, int | None]:
    """Return what closes the mark at ``at``, and the mark of the same shape that opens before anything does."""
    opener, other = marks[at], None
    for number in range(at + 1, len(marks)):
        mark = marks[number]
        closes = mark.closes or (
            mark.shape not in APOSTROPHES and opener.inside is None and mark.shape not in COMPARISONS
        )
        closes = closes and (mark.clear or opener.inside is not Inside.DOUBTFUL)
        if closes and mark.shape in CLOSERS[opener.shape]:
            return number, None
        if mark.shape == opener.shape and mark.opens and not mark.inside:
            return (number, None) if mark.closes and mark.last and not mark.first else (other, number)
        if other is None and opener.surely and mark.closes and not mark.opens and _fits(opener.shape, mark):
            other = number
    return other, None


def _fits(opener: str, mark: _Mark) -> bool:
    """Say whether a mark is of the family of an opening one: double or single."""
    return (opener in SINGLE_MARKS) is (mark.shape in SINGLE_MARKS) and mark.shape not in WEAK


def _stands_alone(before: str, behind: str) -> bool:
    """Say whether a mark has a space on each side, or a sign on one of them with which a quotation may begin or end."""
    return (before + behind).isspace() or (
        (before.isspace() and bool(behind) and behind in _TRAILING)
        or (behind.isspace() and bool(before) and before in _LEADING)
    )


def _single(text: str, mark: _Mark) -> _Mark:
    """Return a single mark as what stands around it tells: it may be an apostrophe."""
    before, behind = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    unspaced = is_without_spaces(before)
    inside = inside_of(text, mark.start, mark.end) if before.isalnum() and not unspaced else None
    opens = mark.opens and before not in APOSTROPHES and not (inside is not None and mark.shape in LETTERS)
    opens = opens and inside is not Inside.APOSTROPHE
    closes = mark.closes and (not behind.isalnum() or unspaced or is_without_spaces(behind))
    sure = opens and mark.surely and not (unspaced and mark.shape in STRAIGHT)
    if opens and inside is None and _ELISION.match(text, mark.end):
        inside = Inside.DOUBTFUL
    surely = sure and inside is None and mark.shape not in WEAK
    clear = not closes or is_clear_end(text, mark.start, mark.end)
    return mark._replace(opens=opens, closes=closes, surely=surely, inside=inside, clear=clear)


def _at_edge(text: str, mark: _Mark, first: int, last: int) -> _Mark:
    """Return a mark as it is at the beginning and the end of its paragraph, where words stand from ``first`` to ``last``.

    There it may both open and close: which it does is told by whether anything is left open.
    """
    if mark.shape in COMPARISONS:
        return mark
    before, behind = text[mark.start - 1 : mark.start].strip(), text[mark.end : mark.end + 1]
    is_first, is_last = mark.end <= first, mark.start > last
    can_close = mark.shape in _ALL_CLOSERS
    if is_last and mark.shape in CLOSERS and (not before or before in _LEADING or not can_close):
        told = mark.shape not in _STRAIGHT_OR_APOSTROPHES if is_first else not text[last].isdigit()
        surely = mark.shape not in WEAK and told
        return _Mark(mark.shape, mark.start, mark.end, True, can_close, surely, is_first, True)
    if is_first and not behind.isalnum():
        surely = mark.surely or (mark.shape not in WEAK | SINGLE_MARKS and behind.isspace())
        return mark._replace(closes=mark.closes or can_close, surely=surely, first=True, last=is_last)
    return mark._replace(first=is_first, last=is_last)


def _mark(text: str, match: re.Match[str]) -> _Mark:
    shape, start, end = match[0], match.start(), match.end()
    if shape in ABOVE and start:
        start -= 1  # The space that it stands on is a part of it.
    before, behind = text[start - 1 : start], text[end : end + 1]
    spaced = shape in "«»‹›"
    can_only_open = shape not in _STRAIGHT_OR_APOSTROPHES
    alone = not can_only_open and _stands_alone(before, behind)
    begins = bool(behind) and (spaced or can_only_open or alone or not behind.isspace()) and shape in CLOSERS
    ends = bool(before) and (spaced or alone or not before.isspace())
    within = before.isalnum()
    if shape in COMPARISONS:
        opens = begins and not within and not behind.isspace() and shape in CLOSERS
        return _Mark(shape, start, end, opens, ends and not (before.isspace() or behind.isalnum()), False)
    if shape in APOSTROPHES:
        return _single(text, _Mark(shape, start, end, begins, ends, not alone))
    if shape in STRAIGHT:
        closing = within or (bool(before) and before in ".,;:!?…)]%")
        opens = begins and (not closing or (behind.isalnum() and shape not in "”»›"))
        if _HEBREW_LETTER.match(before) and _HEBREW_LETTER.match(behind):  # Within a word.
            many = bool(_FOUR_LETTERS.match(text, end))
            return _Mark(shape, start, end, opens and many, True, False, inside=Inside.LIKELY)
        sure = not (alone or before.isdigit()) or shape in "»›"
        return _Mark(shape, start, end, opens, ends and not (opens and not closing), sure)
    opens = begins and shape in CLOSERS and not (ends and shape in "“" and not behind.isalnum())
    return _Mark(shape, start, end, opens, shape not in CLOSERS or (ends and not opens), shape not in WEAK)
