"""What changed from one version of an article to the next: sentence by sentence, and in a sentence word by word.

Two sentences are the same if their words are, as quotations are compared: another shape of quotation marks is no change.
The comparison is exact and gives the same each time; nothing is guessed but which sentence became which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from site_builder.evidence.folding import fold
from site_builder.evidence.receipt import Span
from site_builder.evidence.whole_words import is_unspaced

MAX_SENTENCES = 3000
"""So many sentences of a version are compared; no report has more."""
MAX_WORDS = 400
"""A sentence of more words is shown as a whole, removed or added."""
MAX_PAIRS = 2500
"""In a stretch of more pairs of sentences than this nobody could see which became which."""
MIN_LIKENESS = 0.5
"""So much of two sentences is in both, at least, where one became the other."""
MIN_SHARED = 0.2
"""Where no more of a text is in another, the two are hardly versions of one article."""
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class ChangeKind(StrEnum):
    """What became of a sentence or of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"


class WordStretch(Struct, frozen=True):
    """Words that were kept, removed or added: where they stand in the earlier version and where in the later one."""

    deed: ChangeKind
    before: Span | None
    after: Span | None


class SentenceChange(Struct, frozen=True):
    """What became of one sentence; of one that changed ``words`` has the stretches in order."""

    deed: ChangeKind
    before: Span | None
    after: Span | None
    words: tuple[WordStretch, ...] = ()


class Version(Struct, frozen=True):
    """The text of a version, and where its sentences stand."""

    text: str
    sentences: tuple[Span, ...]

    @property
    def whole(self) -> bool:
        """Whether all of its sentences are compared."""
        return len(self.sentences) <= MAX_SENTENCES

    def keys(self) -> list[str]:
        """Return the words of each sentence that is compared."""
        return [self.key(span) for span in self.sentences[:MAX_SENTENCES]]

    def key(self, span: Span) -> str:
        """Return the words of a stretch as they are compared."""
        return fold(self.text[span.start : span.end]).text.strip()


def changes(before: Version, after: Version) -> tuple[SentenceChange, ...]:
    """Return what became of each sentence, in the order of the later version, with what was removed where it stood."""
    return tuple(_changes(before, after))


def share_kept(before: Version, after: Version) -> float:
    """Return how much of the text of the shorter version is in the other, from 0 to 1, wherever it stands there."""
    shorter = min(sum(span.end - span.start for span in version.sentences) for version in (before, after))
    kept = sum(map(_letters_kept, _changes(before, after)))
    return min(kept / shorter, 1.0) if shorter else 0.0


def most_kept(version: Version, others: Iterable[Version]) -> float:
    """Return how much of a version is in that of the others that shares most with it, or in the first that shares enough.

    Where it is no more than :data:`MIN_SHARED`, it is hardly a version of their article. Without others it is 1.
    """
    shares = [0.0]
    for other in others:
        shares.append(share_kept(other, version))
        if shares[-1] > MIN_SHARED:
            return shares[-1]
    return max(shares) if len(shares) > 1 else 1.0


def _letters_kept(change: SentenceChange) -> int:
    if not change.before or not change.after:
        return 0
    spans = [one.after for one in change.words if one.deed is ChangeKind.KEPT] if change.words else [change.after]
    return sum(span.end - span.start for span in spans if span)


def _changes(before: Version, after: Version) -> Iterator[SentenceChange]:
    olds, news = before.keys(), after.keys()
    blocks = list(_blocks(olds, news))
    moved = _moved(olds, news, blocks)
    for kept, (a, b), (c, d) in blocks:
        if kept:
            pairs = zip(before.sentences[a:b], after.sentences[c:d], strict=True)
            yield from (SentenceChange(ChangeKind.KEPT, old, new) for old, new in pairs)
        else:
            yield from _block(before, after, (a, b), (c, d), moved)


Block = tuple[bool, tuple[int, int], tuple[int, int]]


def _blocks(olds: Sequence[str], news: Sequence[str]) -> Iterator[Block]:
    """Yield stretches of both sequences in turn that are the same, and that are not."""
    a = c = 0
    for step in LCSseq.opcodes(olds, news):
        if step.tag == "equal":
            if (a, c) != (step.src_start, step.dest_start):
                yield False, (a, step.src_start), (c, step.dest_start)
            yield True, (step.src_start, step.src_end), (step.dest_start, step.dest_end)
            a, c = step.src_end, step.dest_end
    if (a, c) != (len(olds), len(news)):
        yield False, (a, len(olds)), (c, len(news))


def _moved(olds: Sequence[str], news: Sequence[str], blocks: Sequence[Block]) -> dict[int, int]:
    """Return which sentences of the later version stand elsewhere in the earlier one, by their numbers."""
    gone: dict[str, list[int]] = {}
    for kept, (a, b), _ in blocks:
        for number in () if kept else range(a, b):
            gone.setdefault(olds[number], []).append(number)
    there = (number for kept, _, (c, d) in blocks if not kept for number in range(c, d))
    return {number: gone[news[number]].pop(0) for number in there if gone.get(news[number])}


def _block(
    before: Version, after: Version, old: tuple[int, int], new: tuple[int, int], moved: dict[int, int]
) -> Iterator[SentenceChange]:
    """Yield what became of the sentences of a stretch that differs."""
    elsewhere = set(moved.values())
    olds = [before.sentences[number] for number in range(*old) if number not in elsewhere]
    news = [number for number in range(*new) if number not in moved]
    became = dict(_pairs(before, after, olds, [after.sentences[number] for number in news]))
    done = 0
    for number in range(*new):
        span = after.sentences[number]
        if number in moved:
            yield SentenceChange(ChangeKind.MOVED, before.sentences[moved[number]], span)
        elif (at := became.get(span)) is not None:
            yield from (SentenceChange(ChangeKind.REMOVED, gone, None) for gone in olds[done:at])
            done = at + 1
            yield SentenceChange(ChangeKind.CHANGED, olds[at], span, _words(before, olds[at], after, span))
        else:
            yield SentenceChange(ChangeKind.ADDED, None, span)
    yield from (SentenceChange(ChangeKind.REMOVED, gone, None) for gone in olds[done:])


def _pairs(before: Version, after: Version, olds: Sequence[Span], news: Sequence[Span]) -> Iterator[tuple[Span, int]]:
    """Yield, for sentences that have an earlier form, the number of that; both in order."""
    if not olds or not news or len(olds) * len(news) > MAX_PAIRS:
        return
    words = [Counter(_plain_words(before, span)) for span in olds]
    first = 0
    for span in news:
        own = Counter(_plain_words(after, span))
        likeness = [_likeness(own, other) for other in words[first:]]
        best = max(likeness, default=0.0)
        if best >= MIN_LIKENESS:
            first += likeness.index(best) + 1
            yield span, first - 1
        if first == len(olds):
            return


def _plain_words(version: Version, span: Span) -> list[str]:
    """Return the words of a sentence, none where it is too long to be compared with others word by word."""
    found = [token for token, _ in _tokens(version, span) if token and token[0].isalnum()]
    return found if len(found) <= MAX_WORDS else []


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0


def _tokens(version: Version, span: Span) -> list[tuple[str, Span]]:
    """Return the words, marks and spaces of a stretch; in scripts without spaces each character is a word."""
    found = []
    for match in _TOKEN.finditer(version.text, span.start, span.end):
        start, end = match.span()
        single = any(map(is_unspaced, match[0]))
        cuts = [Span(at, at + 1) for at in range(start, end)] if single else [Span(start, end)]
        found += [(version.key(cut), cut) for cut in cuts]
    return found


def _words(before: Version, old: Span, after: Version, new: Span) -> tuple[WordStretch, ...]:
    """Return the words of a sentence that were kept, removed and added, in order."""
    olds, news = _tokens(before, old), _tokens(after, new)
    blocks = _joined(list(_blocks([key for key, _ in olds], [key for key, _ in news])), olds)
    found: list[WordStretch] = []
    for kept, (a, b), (c, d) in blocks:
        gone = Span(olds[a][1].start, olds[b - 1][1].end) if b > a else None
        come = Span(news[c][1].start, news[d - 1][1].end) if d > c else None
        if kept:
            found.append(WordStretch(ChangeKind.KEPT, gone, come))
            continue
        if gone:
            found.append(WordStretch(ChangeKind.REMOVED, gone, None))
        if come:
            found.append(WordStretch(ChangeKind.ADDED, None, come))
    return tuple(found)


def _joined(blocks: Sequence[Block], olds: Sequence[tuple[str, Span]]) -> list[Block]:
    """Return the stretches with those joined that only a space parts: two words that changed are one change."""
    joined: list[Block] = []
    for number, (kept, (a, b), (c, d)) in enumerate(blocks):
        is_space = kept and 0 < number < len(blocks) - 1 and not any(key for key, _ in olds[a:b])
        if joined and not joined[-1][0] and (is_space or not kept):
            _, (first, _), (second, _) = joined[-1]
            joined[-1] = (False, (first, b), (second, d))
        else:
            joined.append((kept, (a, b), (c, d)))
    return joined
