"""Claims and archived texts as they are held against each other: by stems, by pairs of stems, and by figures."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from site_builder.analysis.figures import Figure, figures_of
from site_builder.analysis.lexicon import lexicon
from site_builder.analysis.stems import StemPlace, stem_places
from site_builder.analysis.totals import touched
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import sentences

MIN_TELLING = 100
"""A number at least this large is rare enough to be asked about without its unit."""
MAX_SENTENCES_AT_HAND = 4096
"""The figures of so many sentences are cached."""
MIN_ARTICLES = 5
"""A story needs so many articles before it counts how few of them use a word."""
MAX_DATELINE = 10
"""A line of names and a date has at most so many words."""
MAX_GAP = 12
"""How many code points stand at most between two stems that are side by side."""

MAX_STATEMENTS_AT_HAND = 64
"""The stems of so many claims are cached: several rules ask for them."""

Word = tuple[int, int, int]
"""The number of the sentence in which a word stands, and where it begins and ends in the article."""


class ClaimSentence(Struct, frozen=True):
    """A claim of a story: its sentence, in the language of a language tag."""

    text: str
    language: str = "en"


class ArchivedArticle(Struct, frozen=True):
    """An archived text. ``names`` are what an analysis may call it; ``clutter`` are stretches that are no part of it."""

    id: str
    text: str
    language: str = "en"
    names: tuple[str, ...] = ()
    clutter: tuple[Span, ...] = ()


class Weights(Struct, frozen=True):
    """How much each stem tells among texts: the claims of a story, or the articles read for it."""

    texts: int
    uses: Mapping[str, int]

    def of(self, stem: str) -> float:
        """Return the weight of a stem: the logarithm of how many texts there are for each one that uses it."""
        return math.log((self.texts + 1) / max(1, self.uses.get(stem, 0)))


class SearchableArticle(Struct, frozen=True):
    """An article ready to be searched. ``words`` has, by stem, where each word with that stem stands."""

    article: ArchivedArticle
    sentences: tuple[Span, ...]
    words: Mapping[str, Sequence[Word]]

    def holding(self, stem: str) -> Iterable[int]:
        """Return the numbers of the sentences that hold a stem, in order, each once."""
        return dict.fromkeys(number for number, _, _ in self.words.get(stem, ()))

    def words_at(self, number: int, stems: Iterable[str]) -> list[Span]:
        """Return where the words with these stems stand in the sentence of that number."""
        words = (word for stem in stems for word in self.words.get(stem, ()))
        return [Span(start, end) for at, start, end in words if at == number]

    def text(self, number: int) -> str:
        """Return the sentence of that number."""
        sentence = self.sentences[number]
        return self.article.text[sentence.start : sentence.end]

    def pairs(self, number: int) -> frozenset[tuple[str, str]]:
        """Return the pairs of stems side by side in the sentence of that number."""
        return frozenset(pairs_of(stem_places(self.text(number), self.article.language)))

    def figure(self, number: int, wanted: Callable[[Figure], bool]) -> Span | None:
        """Return the span of the first wanted figure in the sentence of that number, or None."""
        figures = _figures_of(self.text(number), self.article.language)
        found = next(filter(wanted, figures), None)
        return found.span.shifted(self.sentences[number].start) if found else None


@lru_cache(MAX_SENTENCES_AT_HAND)
def _figures_of(text: str, language: str) -> tuple[Figure, ...]:
    return figures_of(text, language)


def weigh(statements: Iterable[ClaimSentence]) -> Weights:
    """Return the weights of stems among the claims of one story, the doubted one among them."""
    return weigh_stems(stated(statement) for statement in statements)


def weigh_stems(texts: Iterable[Iterable[str]]) -> Weights:
    """Return the weights of stems among texts, each given as its stems."""
    stems = [set(used) for used in texts]
    return Weights(len(stems), Counter(stem for used in stems for stem in used))


def stated(statement: ClaimSentence) -> tuple[str, ...]:
    """Return the stems of a claim, each once."""
    return tuple(dict.fromkeys(stem for stem, _, _ in _places_in(statement)))


@lru_cache(MAX_STATEMENTS_AT_HAND)
def _places_in(statement: ClaimSentence) -> tuple[StemPlace, ...]:
    return tuple(stem_places(statement.text, statement.language))


def shares_of(stems: Iterable[str], weights: Weights) -> dict[str, float]:
    """Return the share of a claim's weight that each of its stems holds."""
    each = {stem: weights.of(stem) for stem in stems}
    total = sum(each.values()) or 1.0
    return {stem: weight / total for stem, weight in each.items()}


def rare_shares(stems: Iterable[str], articles: Weights | None) -> dict[str, float]:
    """Return the shares of a claim's stems among the articles of a story, or none if the articles are too few.

    A stem that all articles use has no share.
    """
    if not articles or articles.texts < MIN_ARTICLES:
        return {}
    each = {stem: math.log(articles.texts / max(1, articles.uses.get(stem, 0))) for stem in stems}
    total = sum(each.values()) or 1.0
    return {stem: weight / total for stem, weight in each.items() if weight > 0}


def share_of(shares: Mapping[str, float], stems: Iterable[str]) -> float:
    """Return the share of the weight that these stems hold together, from 0 to 1."""
    return sum(shares.get(stem, 0.0) for stem in dict.fromkeys(stems))


def read(article: ArchivedArticle, cut: Sequence[Span] | None = None) -> SearchableArticle:
    """Return an article ready to be searched, once for all claims on which it is silent.

    ``cut`` are the sentences of the article, if they are known. Those that end after its text are left out.
    """
    text, language = article.text, article.language
    cluttered = set(touched(cut, article.clutter)) if (cut := cut or sentences(text, language)) else ()
    spans = tuple(span for at, span in enumerate(cut) if at not in cluttered and span.end <= len(text))
    words: defaultdict[str, list[Word]] = defaultdict(list)
    for number, span in enumerate(spans):
        base = span.start
        for stem, start, end in stem_places(text[base : span.end], language):
            words[stem].append((number, base + start, base + end))
    return SearchableArticle(article, spans, dict(words))


class ClaimTopic(Struct, frozen=True):
    """What a claim is about: its stems, each with the share of the claim's weight that it holds.

    ``shares`` are those among the claims of its story, ``rare`` those among its articles if there are enough of them.
    """

    shares: Mapping[str, float]
    units: frozenset[str]
    values: frozenset[Decimal]
    pairs: frozenset[tuple[str, str]]
    rare: Mapping[str, float] = {}

    @classmethod
    def of(cls, statement: ClaimSentence, weights: Weights, articles: Weights | None = None) -> ClaimTopic:
        """Return what a claim is about; ``weights`` are those of the claims of its story, ``articles`` those of its articles."""
        found = _places_in(statement)
        figures = figures_of(statement.text, statement.language)
        return cls(
            shares_of(dict.fromkeys(stem for stem, _, _ in found), weights),
            frozenset(figure.unit for figure in figures if figure.unit and not _is_of_a_date(figure, statement)),
            frozenset(value for figure in figures for value in figure.values if value >= MIN_TELLING),
            frozenset(pairs_of(found)),
            rare_shares(dict.fromkeys(stem for stem, _, _ in found), articles),
        )

    def is_rivalled_by(self, figure: Figure) -> bool:
        """Say whether a figure has the unit or the number of a figure of the claim.

        Articles are full of dates, so that one has a date too says nothing: its number has to be the same.
        """
        return figure.unit in self.units or not self.values.isdisjoint(figure.values)

    def share(self, stems: Iterable[str]) -> float:
        """Return the share of the weight that these stems hold together, from 0 to 1."""
        return share_of(self.shares, stems)


def _is_of_a_date(figure: Figure, statement: ClaimSentence) -> bool:
    """Say whether a figure is a year, or the day of a month."""
    words = lexicon(statement.language)
    return figure.unit == "year" or bool(words and figure.unit in words.calendar)


def is_dateline(text: str) -> bool:
    """Say whether a sentence is a dateline or a byline: names and a date, and nothing that is told of them."""
    words = re.findall(r"[^\W_]+", text)
    return (
        len(words) <= MAX_DATELINE
        and re.search(r"\b(?:19|20)\d\d\b", text) is not None
        and all(len(word) <= 3 or not word[0].islower() for word in words)
    )


def pairs_of(stems: Iterable[StemPlace]) -> Iterator[tuple[str, str]]:
    """Yield the stems that stand side by side; they are the same in either order."""
    for (one, _, end), (other, start, _) in pairwise(stems):
        if 0 <= start - end <= MAX_GAP:
            yield (one, other) if one <= other else (other, one)
