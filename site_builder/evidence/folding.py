"""Folding: the differences between a quotation and an archived text that do not count, and no others.

Folded are runs of white space (one space), curly quotation marks (straight ones), hyphens and dashes (the
hyphen-minus), the ellipsis character (three full stops), soft hyphens and zero-width characters (nothing), characters
that are one and the same for a stated reason (:mod:`site_builder.evidence.equivalents`), and canonically equivalent spellings (Unicode Normalization Form C, UAX #15). Letter case, digits, words and every
other character count.

The sets of characters are written out; only normalization and what counts as a letter or a digit come from the
Unicode tables of the Python that runs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from unicodedata import category, combining, is_normalized, normalize

from msgspec import Struct

from site_builder.evidence.equivalents import EQUIVALENTS
from site_builder.evidence.receipt import Span
from site_builder.findings.characters import MAX_MARKS, VANISHING

_SPACE = "\t\n\v\f\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SINGLE = "\u2018-\u201b"
_DOUBLE = "\u201c-\u201f"
# Every character of the general category Pd (punctuation, dash) but the hyphen-minus itself.
_DASH = "\u058a\u05be\u1400\u1806\u2010-\u2015\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\U00010ead"

_FOLDABLE = re.compile(
    f"(?P<space>[{VANISHING}]*[{_SPACE}][{_SPACE}{VANISHING}]+|[{VANISHING}]+[{_SPACE}]|(?! )[{_SPACE}])"
    f"|(?P<nothing>[{VANISHING}]+)"
    f"|(?P<single>[{_SINGLE}])|(?P<double>[{_DOUBLE}])|(?P<dash>[{_DASH}])|(?P<dots>…)"
    f"|(?P<same>[{''.join(EQUIVALENTS)}])"
)
_HYPHENS = "-\u2010\u2011\u058a\u05be\u1400\u1806\u2e17\u30a0\ufe63\uff0d"
_REPLACEMENT = {"space": " ", "nothing": "", "single": "'", "double": '"', "dash": "-", "dots": "..."}
_CHARACTERS = {"nothing": VANISHING, "single": _SINGLE, "double": _DOUBLE, "dash": _DASH, "dots": "…", "space": _SPACE}
FOLDINGS = (*EQUIVALENTS.items(), *((inside, _REPLACEMENT[kind]) for kind, inside in _CHARACTERS.items()))
"""All of it for a script: the inside of a class of characters, and what each of them is compared as; of several spaces one is left."""


class _Layer(Struct, frozen=True):
    """One pass of replacements, as parallel columns: unit ``i`` turned ``before[i]`` into ``after[i]``.

    Between units the two texts are the same, only shifted.
    """

    before_start: tuple[int, ...]
    before_end: tuple[int, ...]
    after_start: tuple[int, ...]
    after_end: tuple[int, ...]

    def back(self, span: Span) -> Span | None:
        """Return what stood behind a stretch of the text after this pass, or None where it splits a unit."""
        start = self._back(span.start, bisect_right(self.after_start, span.start) - 1)
        end = self._back(span.end - 1, bisect_right(self.after_start, span.end - 1) - 1, last=True)
        return Span(start, end) if start is not None and end is not None else None

    def _back(self, offset: int, unit: int, *, last: bool = False) -> int | None:
        if unit < 0:
            return offset + last
        if offset >= self.after_end[unit]:
            return self.before_end[unit] + offset - self.after_end[unit] + last
        if last:
            return self.before_end[unit] if offset == self.after_end[unit] - 1 else None
        return self.before_start[unit] if offset == self.after_start[unit] else None

    def forward(self, offset: int) -> int:
        """Return where the text that begins at ``offset`` before this pass begins after it."""
        unit = bisect_right(self.before_start, offset) - 1
        if unit < 0:
            return offset
        if offset >= self.before_end[unit]:
            return self.after_end[unit] + offset - self.before_end[unit]
        return self.after_start[unit] if offset == self.before_start[unit] else self.after_end[unit]


class Folded(Struct, frozen=True):
    """A text after folding, with the way back to its own offsets.

    ``original`` is the text as it was, ``text`` as it is compared. All offsets are in code points.
    """

    original: str
    text: str
    layers: tuple[_Layer, ...]

    def span(self, start: int, end: int) -> Span | None:
        """Return the stretch of the original behind ``text[start:end]``, which must not be empty.

        None when it begins or ends within something that was folded as a whole, such as an ellipsis character
        of which it would take one full stop.
        """
        span: Span | None = Span(start, end)
        for layer in reversed(self.layers):
            span = layer.back(span) if span else None
        return span

    def is_dash(self, at: int) -> bool:
        """Say whether the hyphen at an offset of ``text`` stands for a dash (en, em or longer) of the original."""
        span = self.span(at, at + 1)
        return span is not None and self.original[span.start] not in _HYPHENS

    def offset(self, original: int) -> int:
        """Return the offset in ``text`` of what stands at ``original`` in the original."""
        for layer in self.layers:
            original = layer.forward(original)
        return original


_ALL_VANISHING = re.compile(f"[{VANISHING}]")


_VANISHING_RUN = re.compile(f"[{VANISHING}]*")


def behind_vanishing(text: str, at: int) -> int:
    """Return where the first character stands, from an offset on, that counts."""
    found = _VANISHING_RUN.match(text, at)
    return found.end() if found else at


def on_one_line(text: str) -> str:
    """Return a stretch of a seed as it can be quoted on one line: folding sees no difference."""
    return " ".join(_ALL_VANISHING.sub("", text).split())


# Of what folds, ASCII has only white space that is not one plain space.
_UNEVEN = re.compile("[\t-\r\x1c-\x1f]|  ")
_AS_IT_IS = _Layer((), (), (), ())


def fold(text: str) -> Folded:
    """Return ``text`` folded; folding what was folded changes nothing."""
    return _fold_long(text) if len(text) > MIN_KEPT_LENGTH else _fold(text)


MIN_KEPT_LENGTH = 500_000
"""A text of more code points than this is folded once, where it is looked at for its article and again for a claim."""


@lru_cache(1)
def _fold_long(text: str) -> Folded:
    return _fold(text)


def _fold(text: str) -> Folded:
    if text.isascii() and not _UNEVEN.search(text):
        return Folded(text, text, (_AS_IT_IS,))
    replaced, layer = _replace(text, _foldable(text))
    if is_normalized("NFC", replaced):
        return Folded(text, replaced, (layer,))
    composed, composition = _replace(replaced, _compositions(replaced))
    return Folded(text, composed, (layer, composition))


# Letters of much used scripts, none of which folds.
_PLAIN = "\u0100-\u024f\u0370-\u0373\u0386-\u0589\u05d0-\u05ea\u0620-\u064a\u0900-\u137f\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uac00-\ud7a3"
# Most characters are none of these, and a regular expression finds a set of characters fastest.
_CANDIDATE = re.compile(f"[^ -~{_PLAIN}]|  ")


def _foldable(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches that fold, each with what takes its place: the matches of ``_FOLDABLE``, found faster."""
    done = 0
    for candidate in _CANDIDATE.finditer(text):
        start = candidate.start()
        if start < done:
            continue
        space = start
        while space > done and text[space - 1] == " ":
            space -= 1
        match = _FOLDABLE.match(text, space) or _FOLDABLE.match(text, start)
        if match:
            done = match.end()
            yield match.start(), done, _in_place_of(match)


def _in_place_of(match: re.Match[str]) -> str:
    """Return what takes the place of a stretch that folds."""
    return EQUIVALENTS.get(match[0]) or _REPLACEMENT[match.lastgroup or ""]


def _replace(text: str, changes: Iterable[tuple[int, int, str]]) -> tuple[str, _Layer]:
    """Return the text with stretches replaced, and the layer that leads back. The stretches are in order."""
    parts: list[str] = []
    units: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end, replacement in changes:
        parts += (text[done:start], replacement)
        length += start - done
        units.append((start, end, length, length + len(replacement)))
        length += len(replacement)
        done = end
    columns = tuple(zip(*units, strict=True)) or ((), (), (), ())
    return "".join(parts) + text[done:], _Layer(*columns)


def _compositions(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches that Normalization Form C changes, each with its composed form."""
    start = 0
    while start < len(text):
        end = _cluster_end(text, start)
        composed = _composed(text[start:end])
        if composed != text[start:end]:
            yield start, end, composed
        start = end


# Letters of Hangul that are one syllable, and with which nothing composes but what is in it.
_SYLLABLE = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
# Everything beyond the first plane is asked about: Kirat Rai has letters that join.
_JOINING = re.compile("[\u1161-\u1175\u11a8-\u11c2]|[^\x00-\uffff]")


def _cluster_end(text: str, start: int) -> int:
    """Return the end of the shortest stretch from ``start`` that can be normalized without looking beyond it."""
    syllable = _SYLLABLE.match(text, start)
    end = syllable.end() if syllable else start + 1
    while end < len(text) and (
        combining(text[end]) or text[end] in _MARKS_IN_ONE or _composes(text[start:end], text[end])
    ):
        end += 1
    return end


def _composes(cluster: str, starter: str) -> bool:
    """Say whether a starter (a Hangul vowel, an Indic vowel sign) may join the stretch in front of it."""
    if starter < "\u0300" or not (category(starter)[0] == "M" or _JOINING.match(starter)):
        return False
    return _joins(_composed(cluster)[-1], starter)


@lru_cache(1 << 14)
def _joins(last: str, starter: str) -> bool:
    return normalize("NFC", last + starter) != last + normalize("NFC", starter)


_MARKS_IN_ONE = "\u0f73\u0f75\u0f81"
"""The only characters that count as letters of their own and come apart into marks on the one before."""


def _composed(cluster: str) -> str:
    """Return one letter with its marks in Normalization Form C.

    The library needs quadratic time to order marks, so very many are ordered here: by their combining classes, and
    within one class as in the text.
    """
    if len(cluster) > MAX_MARKS:
        decomposed = "".join(normalize("NFD", character) for character in cluster)
        runs = groupby(decomposed, key=lambda character: combining(character) > 0)
        cluster = "".join("".join(sorted(run, key=combining) if are_marks else run) for are_marks, run in runs)
    return normalize("NFC", cluster)


def paragraph_starts(folded: Folded) -> tuple[int, ...]:
    """Return the offsets in the folded text at which paragraphs begin, without the first."""
    return tuple(map(folded.offset, paragraph_breaks(folded.original)))


def paragraph_breaks(text: str) -> tuple[int, ...]:
    """Return the offsets in a text at which paragraphs begin, without the first.

    A paragraph ends at a blank line; in a text without blank lines it ends at each line break.
    """
    body = text.rstrip()
    skip = len(body) - len(body.lstrip())
    pattern = _BLANK_LINE if _BLANK_LINE.search(body, skip) else _LINE_BREAK
    return tuple(match.end() for match in pattern.finditer(body, skip))


# Atomic, so that a line end of two characters is never taken for two line ends.
_BREAK = "(?>\r\n|[\n\r\x85\u2028\u2029])"
_LINE_BREAK = re.compile(_BREAK + r"\s*")
_BLANK_LINE = re.compile(_BREAK + r"[^\S\n\r\x85\u2028\u2029]*" + _BREAK + r"\s*")
