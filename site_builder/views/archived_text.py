"""An archived text as its page shows it: line by line, with every quoted passage and the page furniture marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from site_builder.content.records import Extent, Stance
from site_builder.evidence.find_quote import stretches
from site_builder.evidence.folding import fold
from site_builder.evidence.receipt import Span
from site_builder.index.entries import SourceEntry
from site_builder.views import page_limits
from site_builder.views.passage_marks import PassageStart, passage_marks
from site_builder.views.passage_uses import PassageUse
from site_builder.views.quoted_passage import passage_of
from site_builder.views.shown_text import shown

_LINE = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")
_FURNITURE = "furniture"
_ASIDE = "aside"
_UNUSED = "unused"
_MARK = "mark "


class TextPiece(Struct, frozen=True):
    """A stretch of an archived text over which nothing changes: the same quotations cover all of it.

    ``stances`` are those of the quotations that cover it, ``quotations`` counts them, and ``marks`` has the marks of their
    passages. ``begins`` are the passages that begin here. ``ends`` are those that end here, as many as are numbered in the
    text, and ``more`` counts the others. ``furniture`` says that it belongs to the page around the report, ``aside`` that it
    is of a sentence that is set aside, and ``unused`` of one that no claim quotes. ``start`` and ``end`` are offsets into
    the seed's text, in code points.
    """

    text: str
    start: int
    end: int
    stances: tuple[Stance, ...]
    quotations: int
    marks: tuple[str, ...]
    begins: tuple[PassageStart, ...]
    ends: tuple[PassageStart, ...]
    more: int
    furniture: bool
    aside: bool = False
    unused: bool = False


class TextParagraph(Struct, frozen=True):
    """A line of the archived text. ``gap`` says that text before it is not shown."""

    pieces: tuple[TextPiece, ...]
    gap: bool = False

    @property
    def furniture(self) -> bool:
        """Whether all of it belongs to the page around the report."""
        return all(piece.furniture for piece in self.pieces)


def archived_text(
    text: str,
    uses: tuple[PassageUse, ...],
    entry: SourceEntry,
    listed_at: Callable[[int], str | None],
    unused: Iterable[Span] = (),
) -> tuple[TextParagraph, ...]:
    """Return the lines of a seed's text that may be shown, in pieces over which nothing changes.

    ``listed_at`` tells where the use of a number is listed, None for the page itself. ``unused`` are the sentences that no
    claim quotes; they are told apart, like those that are set aside, where the text may be shown whole.
    """
    lines = [line for line in _visible(text, uses, entry) if not text[slice(*line)].isspace()]
    marks = passage_marks(((use.anchor, Span(use.spans[0].start, use.spans[-1].end)) for use in uses), lines)
    said = {_FURNITURE: stretches(entry.furniture, fold(text)) if entry.furniture else ()}
    if entry.publish is Extent.FULL:
        said |= {_ASIDE: tuple(Span(*place) for place in entry.text.aside), _UNUSED: tuple(unused)}
    marking = _marked(uses, tuple(_passages(uses, marks, listed_at)), said)
    paragraphs, shown_to = [], 0
    for start, end in lines:
        pieces = tuple(marking.piece(text, a, b) for a, b in pairwise(marking.edges(start, end)))
        paragraphs.append(TextParagraph(pieces, gap=bool(text[shown_to:start].strip())))
        shown_to = end
    return tuple(paragraphs)


class _Cover(Struct, frozen=True):
    """What covers a stretch: the stances, number and marks of the quotations, and what else is said of it."""

    stances: tuple[Stance, ...] = ()
    quotations: int = 0
    marks: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()


class _Marking(Struct, frozen=True):
    """What covers the text of a seed: from each of ``cuts`` to the next, what ``covers`` has in the same place."""

    cuts: tuple[int, ...]
    covers: tuple[_Cover, ...]
    begins: Mapping[int, Sequence[PassageStart]]
    ends: Mapping[int, Sequence[PassageStart]]

    def edges(self, start: int, end: int) -> list[int]:
        """Return ``start``, ``end`` and the offsets between them at which the cover of the text changes."""
        return [start, *self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)], end]

    def piece(self, text: str, start: int, end: int) -> TextPiece:
        """Return the stretch from ``start`` to ``end``, over which nothing changes."""
        place = bisect_right(self.cuts, start) - 1
        cover = self.covers[place] if place >= 0 else _Cover()
        ends = self.ends.get(end, ())
        return TextPiece(
            shown(text[start:end]),
            start,
            end,
            cover.stances,
            cover.quotations,
            cover.marks,
            tuple(self.begins.get(start, ())),
            tuple(ends[: page_limits.MARKS_PER_PASSAGE]),
            len(ends[page_limits.MARKS_PER_PASSAGE :]),
            furniture=_FURNITURE in cover.said,
            aside=_ASIDE in cover.said,
            unused=_UNUSED in cover.said,
        )


def _marked(
    uses: tuple[PassageUse, ...], passages: Sequence[tuple[Span, PassageStart]], said: Mapping[str, tuple[Span, ...]]
) -> _Marking:
    """Go once along the text, with a count of what covers it."""
    changes: dict[int, Counter[Stance | str]] = defaultdict(Counter)
    begins: dict[int, list[PassageStart]] = defaultdict(list)
    ends: dict[int, list[PassageStart]] = defaultdict(list)
    for place, passage in passages:
        begins[place.start].append(passage)
        ends[place.end].append(passage)
    marks = {passage.anchor: f"{_MARK}{passage.mark}" for _, passage in passages}
    quoted: list[tuple[Span, Stance | str]] = [(span, use.stance) for use in uses for span in use.spans]
    marked = [(span, marks[use.anchor]) for use in uses for span in use.spans]
    for span, what in (*quoted, *marked, *((span, what) for what, spans in said.items() for span in spans)):
        changes[span.start][what] += 1
        changes[span.end][what] -= 1
    cuts, covers, count = tuple(sorted(changes)), [], Counter[Stance | str]()
    for cut in cuts:
        for what, change in changes[cut].items():
            count[what] += change
            if not count[what]:
                del count[what]
        stances = tuple(stance for stance in Stance if count[stance])
        here = tuple(sorted(key[len(_MARK) :] for key in count if key.startswith(_MARK)))
        there = frozenset(what for what in said if count[what])
        covers.append(_Cover(stances, sum(count[stance] for stance in stances), here, there))
    return _Marking(cuts, tuple(covers), begins, ends)


def _passages(
    uses: tuple[PassageUse, ...], marks: Mapping[str, str], listed_at: Callable[[int], str | None]
) -> Iterator[tuple[Span, PassageStart]]:
    """Yield each passage that is quoted, in the order of their numbers, with where it stands."""
    stances: dict[str, set[Stance]] = defaultdict(set)
    for use in uses:
        stances[use.anchor].add(use.stance)
    for anchor, use in sorted({use.anchor: use for use in reversed(uses)}.items(), key=lambda found: found[1].passage):
        place = Span(use.spans[0].start, use.spans[-1].end)
        taken = tuple(stance for stance in Stance if stance in stances[anchor])
        yield place, PassageStart(anchor, marks[anchor], use.passage, use.note, taken, listed_at(use.note))


def shown_windows(text: str, quoted: Iterable[tuple[Span, ...]], entry: SourceEntry) -> list[Span]:
    """Return the stretches around quotations that are shown of a text that may not be shown whole."""
    return _merged([span for spans in quoted for span in passage_of(text, spans, entry.language, entry.publish).spans])


def _visible(text: str, uses: tuple[PassageUse, ...], entry: SourceEntry) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text that may be shown: every line, or only the sentences that are quoted."""
    lines = ((match.start(), match.end()) for match in _LINE.finditer(text))
    if entry.publish is Extent.FULL:
        yield from lines
        return
    windows = shown_windows(text, (use.spans for use in uses), entry)
    passed = 0
    for start, end in lines:
        while passed < len(windows) and windows[passed].end <= start:
            passed += 1
        window = passed
        while window < len(windows) and windows[window].start < end:
            yield max(start, windows[window].start), min(end, windows[window].end)
            window += 1


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
