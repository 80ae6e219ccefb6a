"""What is kept of an article for comparing its wording with others: its words outside speech and clutter, and their grams.

The fingerprint of an article depends on nothing but its text, its language and its clutter, so it is made once and kept.
A gram is :data:`GRAM` words that follow one another. Its hash is a sum of the words' CRC-32 (ISO 3309), each times a
factor of its place, modulo 2⁶¹: it is the same on every machine, and words that it brings together are compared as words.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice, pairwise
from zlib import crc32

from msgspec import Struct

from site_builder.analysis.lexicon import languages, lexicon
from site_builder.analysis.speech import CUT, is_first_or_second_person, quoted_spans
from site_builder.content.languages import base_language
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import LINE_BREAK, sentences
from site_builder.evidence.terms import plain_word
from site_builder.evidence.whole_words import count_unspaced
from site_builder.findings.characters import WITHIN_WORDS

GRAM = 6
"""How many words a gram has: the shortest run of shared words."""
MAX_WORDS = 60_000
"""How many words of an article are compared; the longest report of a newspaper has a third of them."""

CONTENT, CUT_BEFORE = 1, 2
"""The bits of :attr:`Fingerprint.flags`: the word tells something, and no run goes on from the word in front of it."""
_NAME_OR_FIRST, _PERSON = 4, 8
_ARE_PERSONS = bytes(int(bool(flags & _PERSON)) for flags in range(256))

_PLAIN_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKS = re.compile(f"[{WITHIN_WORDS}]")
_WORD = re.compile(rf"[^\W_]+(?:[{WITHIN_WORDS}]+[^\W_]*)*(?:['’](?=[^\W_])[^\W_]+)*")
_FACTORS = (1, 1_000_003, 998_244_353, 1_442_695_041, 2_147_483_629, 3_037_000_493)
_MODULUS = (1 << 61) - 1


class Fingerprint(Struct, frozen=True):
    """An article as its wording is compared.

    ``total`` counts the words outside clutter, speech included; all else is of the words that are compared, one entry a
    word. ``words`` has them in lower case without marks, parted by spaces. ``places`` has the code points at which each
    begins and ends (32 bits each), ``sentences`` and ``paragraphs`` the numbers of what it stands in (32 bits),
    ``flags`` the bits :data:`CONTENT` and :data:`CUT_BEFORE`, ``grams`` the hash of the gram that
    begins with it, or 0 where none does (64 bits). ``quoted`` has the hashes of the grams of its quotations. All integers
    are in the byte order of the machine. ``whole`` is false where the article has more than :data:`MAX_WORDS` words.
    """

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
    return base_language(language) in languages()


def fingerprint(
    text: str, language: str, clutter: Iterable[Span] = (), cut: Sequence[Span] | None = None
) -> Fingerprint:
    """Return the fingerprint of an article.

    ``clutter`` are stretches (code points) that belong to the page around it. ``cut`` are the sentences of the text, if
    they are known.
    """
    places = _places(text)
    whole, end = len(places) <= MAX_WORDS, len(text) if len(places) <= MAX_WORDS else places[MAX_WORDS - 1][1]
    article = _Article(text[:end], places[:MAX_WORDS], base_language(language))
    apart, said = sorted(clutter), quoted_spans(article.text)
    left_out = sorted((*apart, *said))
    rows = _Rows(article)
    for number, sentence in enumerate(sentences(article.text, language) if cut is None else cut):
        if sentence.end > end:
            break
        rows.add(number, sentence, tuple(_outside(sentence, left_out)))
    quoted: set[int] = set()
    for span in said:
        for part in _outside(span, apart):
            first, last = article.within(part)
            quoted.update(_hashes(article.codes[first:last]))
    total = len(article.codes) - sum(last - first for first, last in map(article.within, apart))
    return rows.fingerprint(total, quoted, whole=whole)


class _Article:
    """The words of a text at these ``spans``, in columns."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], language: str) -> None:
        self.text = text
        judged = [_judged(text[start:end], language) for start, end in spans]
        self.bases = [base for base, _, _ in judged]
        self.flags = bytes([flags for _, flags, _ in judged])
        self.persons = self.flags.translate(_ARE_PERSONS)
        self.codes = [code for _, _, code in judged]
        self.starts = [start for start, _ in spans]
        self.places = array("I", chain.from_iterable(spans))
        self.cuts = [match.start() for match in CUT.finditer(text)]
        self.lines = [match.end() for match in LINE_BREAK.finditer(text)]

    def within(self, span: Span) -> tuple[int, int]:
        """Return the number of the first word that begins within a stretch, and of the first one behind it."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def pieces(self, span: Span) -> Iterator[tuple[int, int]]:
        """Yield the words of a stretch from one quotation mark to the next, by their numbers."""
        marks = self.cuts[bisect_left(self.cuts, span.start) : bisect_left(self.cuts, span.end)]
        for start, end in pairwise((span.start, *marks, span.end)):
            first, last = self.within(Span(start, end))
            if first < last:
                yield first, last


class _Rows:
    """The columns of a fingerprint while they are filled, sentence by sentence."""

    def __init__(self, article: _Article) -> None:
        self.article = article
        self.words: list[str] = []
        self.codes: list[int] = []
        self.places = array("I")
        self.sentences = array("I")
        self.paragraphs = array("I")
        self.flags = bytearray()
        self._cuts: list[int] = []
        self._end: tuple[int, int] | None = None  # The last sentence that was added whole, and where it ends.

    def add(self, number: int, sentence: Span, parts: tuple[Span, ...]) -> None:
        """Add the parts of a sentence that nobody says, unless it is in the first or the second person."""
        article = self.article
        pieces = [piece for part in parts for piece in article.pieces(part)]
        if not pieces or any(article.persons.find(1, first, last) >= 0 for first, last in pieces):
            return
        paragraph = bisect_right(article.lines, sentence.start)
        goes_on = self._end is not None and self._end == (number - 1, pieces[0][0]) and not self._marks(pieces[0][0])
        for first, last in pieces:
            self._extend(first, last, (number, paragraph), goes_on=goes_on)
            goes_on = False
        self._end = number, pieces[-1][1]

    def _marks(self, word: int) -> bool:
        """Say whether a quotation mark stands between a word and the one in front of it."""
        before, start = self.article.places[2 * word - 1], self.article.places[2 * word]
        return bisect_left(self.article.cuts, before) < bisect_left(self.article.cuts, start)

    def _extend(self, first: int, last: int, where: tuple[int, int], *, goes_on: bool) -> None:
        article, at = self.article, len(self.words)
        self.words += article.bases[first:last]
        self.codes += article.codes[first:last]
        self.flags += article.flags[first:last]
        self.places += article.places[2 * first : 2 * last]
        self.sentences.extend([where[0]] * (last - first))
        self.paragraphs.extend([where[1]] * (last - first))
        if self.flags[at] & _NAME_OR_FIRST:  # The capital of a first word does not make it a name.
            self.flags[at] |= CONTENT
        if not goes_on:
            self.flags[at] |= CUT_BEFORE
            self._cuts.append(at)

    def fingerprint(self, total: int, quoted: Collection[int], *, whole: bool) -> Fingerprint:
        """Return what was added, with the hashes of its grams."""
        hashes = array("Q", _hashes(self.codes))
        hashes.extend([0] * (len(self.words) - len(hashes)))
        for at in self._cuts:  # No gram goes on beyond a cut.
            for begin in range(max(0, at - GRAM + 1), at):
                hashes[begin] = 0
        return Fingerprint(
            total,
            " ".join(self.words),
            self.places.tobytes(),
            self.sentences.tobytes(),
            self.paragraphs.tobytes(),
            bytes(self.flags),
            hashes.tobytes(),
            array("Q", sorted(quoted)).tobytes(),
            whole,
        )


def _outside(span: Span, left_out: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of a stretch outside the others, which are in order."""
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


def _places(text: str) -> list[tuple[int, int]]:
    """Return where each word begins and ends; where words are written without spaces, each character is one.

    A long text yields :data:`MAX_WORDS` and one more.
    """
    pattern = _WORD if _MARKS.search(text) else _PLAIN_WORD
    places = [match.span() for match in islice(pattern.finditer(text), MAX_WORDS + 1)]
    if not count_unspaced(text):
        return places
    parts = (
        part
        for start, end in places
        for part in (((at, at + 1) for at in range(start, end)) if count_unspaced(text[start:end]) else ((start, end),))
        if plain_word(text[part[0] : part[1]])
    )
    return list(islice(parts, MAX_WORDS + 1))


@lru_cache(maxsize=1 << 16)
def _judged(written: str, language: str) -> tuple[str, int, int]:
    """Return a word as it is compared, its flags where it does not begin a sentence, and its CRC-32, which is never 0."""
    base = plain_word(written) or written
    words, capital = lexicon(language), written[0].isupper()
    empty = base in empty_words(language) or any(map(str.isdigit, base))
    is_name = capital and not (words and words.nouns_are_capital)
    flags = (0 if empty or is_name else CONTENT) | (_NAME_OR_FIRST if is_name and not empty else 0)
    return base, flags | (_PERSON if is_first_or_second_person(written, language) else 0), crc32(base.encode()) + 1


def _hashes(codes: Sequence[int]) -> list[int]:
    """Return the hash of each gram of words with these codes: at ``n`` that of the gram that begins there. No hash is 0."""
    k0, k1, k2, k3, k4, k5 = _FACTORS
    columns = zip(codes, codes[1:], codes[2:], codes[3:], codes[4:], codes[5:], strict=False)
    return [(a * k0 + b * k1 + c * k2 + d * k3 + e * k4 + f * k5) % _MODULUS or 1 for a, b, c, d, e, f in columns]


@cache
def empty_words(language: str) -> frozenset[str]:
    """Return the words of a language that tell nothing by being shared: function words, titles, months and days."""
    words = lexicon(language)
    listed = words.empty | words.titles | words.calendar if words else calendar(language)
    return frozenset(plain_word(word) for word in listed)


def calendar(language: str) -> Iterator[str]:
    """Yield the names of months and days of a language as Unicode's CLDR has them."""
    from babel import Locale, UnknownLocaleError  # Takes as long as all else that a check imports; lists spare it.

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return
    for names in (locale.months, locale.days):
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for name in names[form][width].values():
                    yield from _WORD.findall(name)
