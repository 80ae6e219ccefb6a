"""What became of each sentence of an archived text: quoted, page clutter, set aside for a reason, or unused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import sentences


class Use(StrEnum):
    """What became of a sentence. Where several hold, the first does."""

    USED = "used"
    CLUTTER = "clutter"
    ASIDE = "aside"
    UNUSED = "unused"


class Accounted(Struct, frozen=True):
    """A sentence and what became of it. ``span`` is in code points of the text."""

    span: Span
    use: Use


class Totals(Struct, frozen=True):
    """How many sentences came to each end. The totals of a story are those of its articles, added."""

    used: int = 0
    clutter: int = 0
    aside: int = 0
    unused: int = 0

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return self.used + self.clutter + self.aside + self.unused

    @property
    def share(self) -> float:
        """The share that is accounted for, from 0 to 1. A text without sentences has nothing left to account for."""
        return 1 - self.unused / self.sentences if self.sentences else 1.0

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            self.used + other.used, self.clutter + other.clutter, self.aside + other.aside, self.unused + other.unused
        )


def account(
    text: str,
    *,
    language: str = "en",
    quoted: Iterable[Span] = (),
    furniture: Iterable[Span] = (),
    aside: Iterable[Span] = (),
) -> tuple[Accounted, ...]:
    """Return each sentence of a text with what became of it, in the order of the text.

    ``quoted`` are the stretches that quotations stand on, ``furniture`` the page clutter, ``aside`` the passages set
    aside with a reason, all in code points of ``text``, in any order, also overlapping. A quotation uses every sentence
    that it touches. Clutter and passages set aside take a sentence only where they leave none of its words over:
    half a sentence set aside is still half a sentence unused.
    """
    furniture = tuple(furniture)
    spans = sentences(text, language)
    uses = dict.fromkeys(_touched(spans, quoted), Use.USED)
    clutter, set_aside = _merged(furniture), _merged([*furniture, *aside])
    covered_by_clutter = _covered(text, spans, clutter)
    covered = _covered(text, spans, set_aside)
    for at in range(len(spans)):
        if at not in uses:
            uses[at] = Use.CLUTTER if at in covered_by_clutter else Use.ASIDE if at in covered else Use.UNUSED
    return tuple(Accounted(span, uses[at]) for at, span in enumerate(spans))


def untouched(sentences: Sequence[Span], quoted: Iterable[Span]) -> tuple[Span, ...]:
    """Return those of the sentences, given in order, that no quotation touches."""
    touched = set(_touched(sentences, quoted))
    return tuple(span for at, span in enumerate(sentences) if at not in touched)


def total(sentences: Iterable[Accounted]) -> Totals:
    """Return how many of the sentences came to each end."""
    counts = Counter(sentence.use for sentence in sentences)
    return Totals(counts[Use.USED], counts[Use.CLUTTER], counts[Use.ASIDE], counts[Use.UNUSED])


def _touched(sentences: Sequence[Span], spans: Iterable[Span]) -> Iterator[int]:
    """Yield which of the sentences share at least one code point with one of the stretches."""
    at = 0
    for span in _merged(spans):
        while at < len(sentences) and sentences[at].end <= span.start:
            at += 1
        while at < len(sentences) and sentences[at].start < span.end:
            yield at
            at += 1
        at = max(0, at - 1)  # the next stretch may touch the same sentence


def _covered(text: str, sentences: Sequence[Span], merged: Sequence[Span]) -> frozenset[int]:
    """Return which of the sentences have no letter and no digit outside of the stretches, which are in order."""
    found, at = set(), 0
    for number, sentence in enumerate(sentences):
        while at < len(merged) and merged[at].end <= sentence.start:
            at += 1
        if at < len(merged) and merged[at].start < sentence.end and not _left_over(text, sentence, merged, at):
            found.add(number)
    return frozenset(found)


def _left_over(text: str, sentence: Span, merged: Sequence[Span], at: int) -> bool:
    """Say whether a sentence has a letter or a digit outside of the stretches from the one at ``at`` on."""
    done = sentence.start
    while at < len(merged) and merged[at].start < sentence.end:
        if any(map(str.isalnum, text[done : merged[at].start])):
            return True
        done = max(done, merged[at].end)
        at += 1
    return any(map(str.isalnum, text[done : sentence.end]))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return stretches in order, those that overlap or meet as one, without empty ones."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
