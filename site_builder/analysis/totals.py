"""What became of sentences, and how many came to each end: quoted, page clutter, set aside for a reason, or unused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from site_builder.evidence.receipt import Span


class Use(StrEnum):
    """What became of a sentence. If several apply, the first one counts."""

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


def untouched(sentences: Sequence[Span], quoted: Iterable[Span]) -> tuple[Span, ...]:
    """Return those of the sentences, given in order, that no quotation touches."""
    used = set(touched(sentences, quoted))
    return tuple(span for at, span in enumerate(sentences) if at not in used)


def total(sentences: Iterable[Accounted]) -> Totals:
    """Return how many of the sentences came to each end."""
    counts = Counter(sentence.use for sentence in sentences)
    return Totals(counts[Use.USED], counts[Use.CLUTTER], counts[Use.ASIDE], counts[Use.UNUSED])


def touched(sentences: Sequence[Span], spans: Iterable[Span]) -> Iterator[int]:
    """Yield which of the sentences share at least one code point with one of the stretches."""
    at = 0
    for span in merged(spans):
        while at < len(sentences) and sentences[at].end <= span.start:
            at += 1
        while at < len(sentences) and sentences[at].start < span.end:
            yield at
            at += 1
        at = max(0, at - 1)  # the next stretch may touch the same sentence


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return stretches in order, those that overlap or meet as one, without empty ones."""
    found: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
