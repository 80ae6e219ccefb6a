"""Claims and archived texts as they are held against each other: by stems, by pairs of stems, and by figures."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from msgspec import Struct, structs

from site_builder.analysis.figures import Figure, figures_of
from site_builder.analysis.stems import Stem, stems_of
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import sentences

MIN_TELLING = 100
"""A number at least this large is rare enough to be asked about without its unit."""
MAX_SENTENCES_AT_HAND = 4096
"""The figures of so many sentences are cached."""
MAX_GAP = 12
"""How many code points stand at most between two stems that are side by side."""

_Key = TypeVar("_Key")


class Statement(Struct, frozen=True):
    """A claim of a story: its sentence, in the language of a language tag."""

    text: str
    language: str = "en"


class Article(Struct, frozen=True):
    """An archived text. ``names`` are what an analysis may call it; ``clutter`` are stretches that are no part of it."""

    id: str
    text: str
    language: str = "en"
    names: tuple[str, ...] = ()
    clutter: tuple[Span, ...] = ()


class Weights(Struct, frozen=True):
    """How much each stem tells among the claims of a story."""

    claims: int
    uses: Mapping[str, int]

    def of(self, stem: str) -> float:
        """Return the weight of a stem: the logarithm of how many claims there are for each one that uses it."""
        return math.log((self.claims + 1) / max(1, self.uses.get(stem, 0)))


class Reading(Struct, frozen=True):
    """An article ready to be searched: which of its sentences hold which stem, and which pair of stems."""

    article: Article
    sentences: tuple[Span, ...]
    stems: Mapping[str, tuple[int, ...]]
    pairs: Mapping[tuple[str, str], tuple[int, ...]]

    def figures(self, number: int) -> tuple[Figure, ...]:
        """Return the figures of the sentence of that number, their spans in the article."""
        sentence = self.sentences[number]
        found = _figures_of(self.article.text[sentence.start : sentence.end], self.article.language)
        return tuple(structs.replace(figure, span=figure.span.shifted(sentence.start)) for figure in found)


@lru_cache(MAX_SENTENCES_AT_HAND)
def _figures_of(text: str, language: str) -> tuple[Figure, ...]:
    return figures_of(text, language)


def weigh(statements: Iterable[Statement]) -> Weights:
    """Return the weights of stems among the claims of one story, the doubted one among them."""
    return weigh_stems(stated(statement) for statement in statements)


def weigh_stems(claims: Iterable[Iterable[str]]) -> Weights:
    """Return the weights of stems among the claims of one story, each given as its stems."""
    stems = [set(used) for used in claims]
    return Weights(len(stems), Counter(stem for used in stems for stem in used))


def stated(statement: Statement) -> tuple[str, ...]:
    """Return the stems of a claim, each once."""
    return tuple(dict.fromkeys(stem.text for stem in stems_of(statement.text, statement.language)))


def shares_of(stems: Iterable[str], weights: Weights) -> dict[str, float]:
    """Return the share of a claim's weight that each of its stems holds."""
    each = {stem: weights.of(stem) for stem in stems}
    total = sum(each.values()) or 1.0
    return {stem: weight / total for stem, weight in each.items()}


def share_of(shares: Mapping[str, float], stems: Iterable[str]) -> float:
    """Return the share of the weight that these stems hold together, from 0 to 1."""
    return sum(shares.get(stem, 0.0) for stem in dict.fromkeys(stems))


def read(article: Article) -> Reading:
    """Return an article ready to be looked through, once for all claims on which it is silent."""
    spans = tuple(
        span
        for span in sentences(article.text, article.language)
        if not any(span.start < part.end and part.start < span.end for part in article.clutter)
    )
    stems: defaultdict[str, list[int]] = defaultdict(list)
    pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, span in enumerate(spans):
        text = article.text[span.start : span.end]
        found = stems_of(text, article.language)
        for stem in {stem.text for stem in found}:
            stems[stem].append(number)
        for pair in pairs_of(found):
            pairs[pair].append(number)
    return Reading(article, spans, _frozen(stems), _frozen(pairs))


class Topic(Struct, frozen=True):
    """What a claim is about: its stems, each with the share of the claim's weight that it holds."""

    shares: Mapping[str, float]
    units: frozenset[str]
    values: frozenset[Decimal]
    pairs: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, statement: Statement, weights: Weights) -> Topic:
        """Return what a claim is about; ``weights`` are those of the claims of its story."""
        found = stems_of(statement.text, statement.language)
        figures = figures_of(statement.text, statement.language)
        return cls(
            shares_of(dict.fromkeys(stem.text for stem in found), weights),
            frozenset(figure.unit for figure in figures if figure.unit),
            frozenset(value for figure in figures for value in figure.values if value >= MIN_TELLING),
            frozenset(pairs_of(found)),
        )

    def is_rivalled_by(self, figure: Figure) -> bool:
        """Say whether a figure has the unit or the number of a figure of the claim."""
        return figure.unit in self.units or not self.values.isdisjoint(figure.values)

    def share(self, stems: Iterable[str]) -> float:
        """Return the share of the weight that these stems hold together, from 0 to 1."""
        return share_of(self.shares, stems)


def pairs_of(stems: Sequence[Stem]) -> Iterator[tuple[str, str]]:
    """Yield the stems that stand side by side; they are the same in either order."""
    for one, other in pairwise(stems):
        if 0 <= other.span.start - one.span.end <= MAX_GAP:
            first, second = sorted((one.text, other.text))
            yield first, second


def _frozen(found: Mapping[_Key, list[int]]) -> dict[_Key, tuple[int, ...]]:
    return {key: tuple(dict.fromkeys(numbers)) for key, numbers in found.items()}
