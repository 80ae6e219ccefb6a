"""Signs that an article may speak to a claim, found without knowing how much each word of the claim tells.

Their weight depends on all claims and articles of a story. So the signs of an article are found once, and weighed again
whenever one of these changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder.analysis.doubt import Doubt, Reason, Sign
from site_builder.analysis.reading import ClaimTopic, SearchableArticle, is_dateline, share_of
from site_builder.evidence.receipt import Span

MIN_WEIGHT = 0.39
"""The share of a claim's weight that one sentence has to hold."""
MIN_RARE_WEIGHT = 0.3
"""The same share, when the weight of a word depends on how few articles of the story use it."""
MIN_RARE_STEMS = 3
"""So many of the claim's stems in the sentence must be ones that not all articles of the story use."""
MIN_STEMS = 2
"""How many of a claim's stems have to stand in a sentence, or around a figure."""
MIN_WEIGHT_AT_FIGURE = 0.15
"""The share of a claim's weight that the sentences around a figure have to hold."""
MAX_SIGNS = 64
"""How many signs of a kind are kept: those with the most stems."""
_LEAST = {Reason.WORDS: MIN_WEIGHT, Reason.FIGURE: MIN_WEIGHT_AT_FIGURE}


def signs_of(claim: ClaimTopic, reading: SearchableArticle) -> tuple[Sign, ...]:
    """Return the signs that an article may speak to a claim, of each kind those that can weigh most."""
    held = held_in(claim, reading)
    return (*_of_figures(claim, reading, held), *_of_words(reading, held))


def weighed(
    shares: Mapping[str, float], signs: Iterable[Sign], rare: Mapping[str, float] | None = None
) -> Iterator[Doubt]:
    """Yield the sign of each kind that weighs most, if it weighs enough.

    ``shares`` are those of the claim's stems among the claims of its story. ``rare`` are those among the articles of the
    story. They tell something too where the story has few claims, or where its claims all say nearly the same.
    """
    best: dict[Reason, tuple[float, Doubt]] = {}
    for sign in signs:
        reason = sign.doubt.reason
        weight = share_of(shares, sign.stems) / _LEAST[reason]
        if reason is Reason.WORDS and rare and len(rare.keys() & set(sign.stems)) >= MIN_RARE_STEMS:
            weight = max(weight, share_of(rare, sign.stems) / MIN_RARE_WEIGHT)
        # Sums of logarithms are not exact, so slightly less than the threshold still counts.
        if weight >= 1 - 1e-9 and (reason not in best or weight > best[reason][0] + 1e-9):
            best[reason] = weight, sign.doubt
    return (doubt for _, doubt in best.values())


def held_in(claim: ClaimTopic, reading: SearchableArticle) -> dict[int, list[str]]:
    """Return which of the claim's stems each sentence holds, for those that hold any."""
    held: defaultdict[int, list[str]] = defaultdict(list)
    for stem in claim.shares:
        for number in reading.holding(stem):
            held[number].append(stem)
    return dict(held)


def doubt_at(
    reason: Reason, reading: SearchableArticle, number: int, stems: Iterable[str], more: Sequence[Span] = ()
) -> Doubt:
    """Return a doubt about the sentence of that number, with those of its words that have one of the stems, and more."""
    words = {*reading.words_at(number, stems), *more}
    return Doubt(reason, reading.sentences[number], tuple(sorted(words)))


def _of_words(reading: SearchableArticle, held: Mapping[int, Sequence[str]]) -> Iterator[Sign]:
    """Yield where one sentence holds several stems of the claim."""
    fitting = {number: tuple(stems) for number, stems in held.items() if len(stems) >= MIN_STEMS}
    for number in _fullest(fitting):
        yield Sign(doubt_at(Reason.WORDS, reading, number, fitting[number]), fitting[number])


def _of_figures(claim: ClaimTopic, reading: SearchableArticle, held: Mapping[int, Sequence[str]]) -> Iterator[Sign]:
    """Yield where a figure with the claim's unit or number stands near what the claim is about."""
    if not claim.units and not claim.values:
        return
    found: dict[int, tuple[str, ...]] = {}
    spans: dict[int, Span] = {}
    for number in sorted({at + by for at in held for by in (-1, 0, 1) if 0 <= at + by < len(reading.sentences)}):
        near = tuple(dict.fromkeys(stem for at in (number - 1, number, number + 1) for stem in held.get(at, ())))
        if len(near) >= MIN_STEMS:
            figure = reading.figure(number, claim.is_rivalled_by)
            if figure and not is_dateline(reading.text(number)):
                found[number], spans[number] = near, figure
    for number in _fullest(found):
        yield Sign(doubt_at(Reason.FIGURE, reading, number, held.get(number, ()), [spans[number]]), found[number])


def _fullest(found: Mapping[int, Sequence[str]]) -> list[int]:
    """Return the sentences whose stems are not all in another one too, in order; of equal ones the first.

    However the stems weigh, none of the others weighs more.
    """
    kept: list[tuple[int, frozenset[str]]] = []
    for number in sorted(found, key=lambda number: (-len(found[number]), number)):
        stems = frozenset(found[number])
        if len(kept) < MAX_SIGNS and not any(stems <= more for _, more in kept):
            kept.append((number, stems))
    return sorted(number for number, _ in kept)
