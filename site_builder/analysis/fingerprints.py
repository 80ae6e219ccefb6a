"""What is kept of an article for comparing its wording with others: its words outside speech and clutter, and their grams.

The fingerprint of an article depends on nothing but its text, its language and its clutter, so it is made once and kept.
A gram is :data:`GRAM` words that follow one another. Its hash is a sum of the words' CRC-32 (ISO 3309), each times a
factor of its place, modulo 2⁶¹: it is the same on every machine, and words that it brings together are compared as words.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from zlib import crc32

from babel import Locale, UnknownLocaleError
from msgspec import Struct

from site_builder.analysis.speech import CUT, is_personal, quotations
from site_builder.analysis.words.function_words import FUNCTION_WORDS, NOUNS_ARE_CAPITAL, TITLES
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import LINE_BREAK, sentences
from site_builder.evidence.terms import plain
from site_builder.evidence.whole_words import count_unspaced

GRAM = 6
"""How many words a gram has: the shortest run of shared words."""
MAX_WORDS = 200_000
"""How many words of an article are compared; the longest report of a newspaper has a tenth of them."""

CONTENT, CUT_BEFORE, CAPITAL = 1, 2, 4
"""The bits of :attr:`Fingerprint.flags`."""

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d]+[^\W_]*)*(?:['’](?=[^\W_])[^\W_]+)*")
_FACTORS = (1, 1_000_003, 998_244_353, 1_442_695_041, 2_147_483_629, 3_037_000_493)
_MODULUS = (1 << 61) - 1


class Fingerprint(Struct, frozen=True):
    """An article as its wording is compared.

    ``total`` counts the words outside clutter, speech included; all else is of the words that are compared, one entry a
    word. ``words`` has them in lower case without marks, parted by spaces. ``places`` has the code points at which each
    begins and ends (32 bits each), ``sentences`` and ``paragraphs`` the numbers of what it stands in (32 bits),
    ``flags`` the bits :data:`CONTENT`, :data:`CUT_BEFORE` and :data:`CAPITAL`, ``grams`` the hash of the gram that
    begins with it, or 0 where none does (64 bits). ``quoted`` has the hashes of the grams of its quotations. All integers
    are in the byte order of the machine. ``whole`` is false where the article has more than :data:`MAX_WORDS` words.
    """

    language: str
    total: int
    words: str
    places: bytes
    sentences: bytes
    paragraphs: bytes
    flags: bytes
    grams: bytes
    quoted: bytes
    whole: bool = True


def knows_language(language: str) -> bool:
    """Say whether there are word lists for a language tag; without them only what needs no lists is looked at."""
    return base_language(language) in FUNCTION_WORDS


def base_language(language: str) -> str:
    """Return the first part of a language tag in lower case: ``en`` for ``en-GB``."""
    return language.partition("-")[0].lower()


def fingerprint(text: str, language: str, clutter: Iterable[Span] = ()) -> Fingerprint:
    """Return the fingerprint of an article. ``clutter`` are stretches (code points) that belong to the page around it."""
    rows, apart = _Rows(base_language(language)), sorted(clutter)
    said = quotations(text)
    left_out = sorted((*apart, *said))
    for number, sentence in enumerate(sentences(text)):
        if len(rows.words) > MAX_WORDS:
            break
        rows.add(number, text, sentence, tuple(_outside(sentence, left_out)))
    speech = [_bases(text[part.start : part.end]) for span in said for part in _outside(span, apart)]
    outside = sum(len(_bases(text[part.start : part.end])) for part in _outside(Span(0, len(text)), apart))
    return rows.fingerprint(outside, {gram for words in speech for gram in _hashes(words)})


class _Rows:
    """The columns of a fingerprint while they are filled, sentence by sentence."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words: list[str] = []
        self.places = array("I")
        self.sentences = array("I")
        self.paragraphs = array("I")
        self.flags = bytearray()
        self._paragraph, self._counted, self._last = 0, 0, -1

    def add(self, number: int, text: str, sentence: Span, parts: tuple[Span, ...]) -> None:
        """Add the parts of a sentence that nobody says, unless it is in the first or the second person."""
        pieces = [piece for part in parts for piece in _pieces(text, part)]
        written = [[text[start:end] for start, end in piece] for piece in pieces]
        if not pieces or is_personal([word for words in written for word in words], self.language):
            return
        self._paragraph += len(LINE_BREAK.findall(text, self._counted, parts[0].start))
        self._counted = parts[0].start
        for at, (piece, words) in enumerate(zip(pieces, written, strict=True)):
            begins = at == 0 and pieces[0][0][0] <= _first_letter(text, sentence)
            self._extend(piece, words, number, goes_on=begins and number == self._last + 1)
        self._last = (
            number if parts[-1].end == sentence.end and not CUT.search(text, piece[-1][1], sentence.end) else -2
        )

    def _extend(self, places: list[tuple[int, int]], written: list[str], number: int, *, goes_on: bool) -> None:
        judged = [_judged(word, self.language) for word in written]
        first = len(self.words)
        self.words += [base for base, _ in judged]
        self.flags += bytes([flags for _, flags in judged])
        self.places.extend(chain.from_iterable(places))
        self.sentences.extend([number] * len(written))
        self.paragraphs.extend([self._paragraph] * len(written))
        if self.words[first] not in empty_words(self.language) and not written[0].isdigit():
            self.flags[first] |= CONTENT  # The capital of a first word does not make it a name.
        self.flags[first] |= 0 if goes_on else CUT_BEFORE

    def fingerprint(self, total: int, quoted: Collection[int]) -> Fingerprint:
        """Return what was added, with the hashes of its grams."""
        hashes = array("Q", _hashes(self.words))
        hashes.extend([0] * (len(self.words) - len(hashes)))
        for at, flag in enumerate(self.flags):
            if flag & CUT_BEFORE:  # No gram goes on beyond a cut.
                for begin in range(max(0, at - GRAM + 1), at):
                    hashes[begin] = 0
        return Fingerprint(
            self.language,
            total,
            " ".join(self.words),
            self.places.tobytes(),
            self.sentences.tobytes(),
            self.paragraphs.tobytes(),
            bytes(self.flags),
            hashes.tobytes(),
            array("Q", sorted(quoted)).tobytes(),
            len(self.words) <= MAX_WORDS,
        )


def _first_letter(text: str, sentence: Span) -> int:
    """Return where a sentence begins, or behind the quotation mark that it begins with: in front of no word at all."""
    match = _WORD.search(text, sentence.start, sentence.end)
    return match.start() if match and not CUT.search(text, sentence.start, match.start()) else -1


def _outside(span: Span, left_out: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of a stretch that none of the others, which are in order, takes away."""
    start = span.start
    first = bisect_right(left_out, Span(start, start))
    for other in left_out[max(0, first - 1) :]:
        if other.start >= span.end:
            break
        if other.end > start:
            if other.start > start:
                yield Span(start, other.start)
            start = other.end
    if start < span.end:
        yield Span(start, span.end)


def _pieces(text: str, span: Span) -> Iterator[list[tuple[int, int]]]:
    """Yield the places of the words between two quotation marks of a stretch, where there are any."""
    start = span.start
    for match in (*CUT.finditer(text, span.start, span.end), None):
        end = match.start() if match else span.end
        if places := _places(text, start, end):
            yield places
        start = match.end() if match else end


def _places(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where each word begins and ends; where words are written without spaces, each character is one."""
    places = [match.span() for match in _WORD.finditer(text, start, end)]
    if count_unspaced(text[start:end]):
        return [
            part
            for first, last in places
            for part in (
                [(at, at + 1) for at in range(first, last)] if count_unspaced(text[first:last]) else [(first, last)]
            )
            if plain(text[part[0] : part[1]])
        ]
    return places


def _bases(text: str) -> list[str]:
    return [_judged(text[start:end], "")[0] for start, end in _places(text, 0, len(text))]


@lru_cache(maxsize=1 << 16)
def _judged(written: str, language: str) -> tuple[str, int]:
    """Return a word in the form in which it is compared, and its flags where it does not begin a sentence."""
    base = plain(written) or written
    capital = written[0].isupper()
    is_name = capital and language not in NOUNS_ARE_CAPITAL
    empty = is_name or base in empty_words(language) or any(map(str.isdigit, base))
    return base, (0 if empty else CONTENT) | (CAPITAL if capital else 0)


def _hashes(words: Iterable[str]) -> list[int]:
    """Return the hash of each gram of these words, the one at ``n`` being that of the words from ``n`` on; none is 0."""
    codes = [crc32(word.encode()) + 1 for word in words]
    k0, k1, k2, k3, k4, k5 = _FACTORS
    columns = zip(codes, codes[1:], codes[2:], codes[3:], codes[4:], codes[5:], strict=False)
    return [(a * k0 + b * k1 + c * k2 + d * k3 + e * k4 + f * k5) % _MODULUS or 1 for a, b, c, d, e, f in columns]


@cache
def empty_words(language: str) -> frozenset[str]:
    """Return the words of a language that tell nothing by being shared: function words, titles, months and days."""
    listed = FUNCTION_WORDS.get(language, frozenset()) | TITLES.get(language, frozenset())
    return frozenset(plain(word) for word in (*listed, *_calendar(language)))


def _calendar(language: str) -> Iterator[str]:
    """Yield the names of months and days of a language as Unicode's CLDR has them."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return
    for names in (locale.months, locale.days):
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for name in names[form][width].values():
                    yield from _WORD.findall(name)
