"""A doubt, and the words that a text shares with a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from site_builder.analysis.reading import Reading, Topic, shifted
from site_builder.analysis.stems import stems_of
from site_builder.evidence.receipt import Span


class Reason(StrEnum):
    """Why a silence is doubtful, the strongest reason first."""

    RIVAL = "rival"
    CITED = "cited"
    NAMED = "named"
    FIGURE = "figure"
    WORDS = "words"
    LINKED = "linked"
    DESCRIBED = "described"


class Doubt(Struct, frozen=True):
    """A reason to doubt a silence.

    ``sentence`` is the stretch of the article that made it ask, and ``words`` the words in it, in order. ``claim`` is
    the other claim for which the words are evidence; ``remark`` is the sentence of the analysis. All in code points.
    """

    reason: Reason
    sentence: Span
    words: tuple[Span, ...]
    claim: str = ""
    remark: Span | None = None


def held_in(claim: Topic, reading: Reading) -> dict[int, list[str]]:
    """Return which of the claim's stems each sentence holds, for those that hold any."""
    held: defaultdict[int, list[str]] = defaultdict(list)
    for stem in claim.shares:
        for number in reading.stems.get(stem, ()):
            held[number].append(stem)
    return dict(held)


def doubt_at(reason: Reason, reading: Reading, number: int, stems: Iterable[str], more: Sequence[Span] = ()) -> Doubt:
    """Return a doubt about the sentence of that number, with those of its words that have one of the stems, and more."""
    sentence, wanted = reading.sentences[number], set(stems)
    text = reading.article.text[sentence.start : sentence.end]
    words = [stem.span for stem in stems_of(text, reading.article.language) if stem.text in wanted]
    return Doubt(reason, sentence, tuple(sorted({*(shifted(span, sentence.start) for span in words), *more})))
