"""An archived text as its page shows it: line by line, with every quoted passage and the page furniture marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from site_builder.content.records import Extent, Stance
from site_builder.evidence.find_quote import stretches
from site_builder.evidence.folding import fold
from site_builder.evidence.receipt import Span
from site_builder.index.entries import SourceEntry
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard
from site_builder.views.passage_marks import PassageStart, passage_marks
from site_builder.views.quoted_passage import passage_of
from site_builder.views.shown_text import shown

_LINE = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")
_FURNITURE = "furniture"
_MARK = "mark "


class PassageUse(Struct, frozen=True):
    """One claim that quotes a passage. ``number`` counts the uses of a source from 1: by stance, then by place.

    ``address`` is that of the evidence on the claim's page, ``anchor`` the id of the passage on the source's page.
    ``spans`` are the stretches of the seed's text that are quoted, and ``why`` says why they bear on the claim.
    """

    number: int
    claim: ClaimCard
    stance: Stance
    address: str
    anchor: str
    spans: tuple[Span, ...]
    why: str


class MoreUses(Struct, frozen=True):
    """Further uses of one stance whose passage ends where those end that are named; ``address`` leads to the first."""

    stance: Stance
    count: int
    address: str


class TextPiece(Struct, frozen=True):
    """A stretch of an archived text over which nothing changes: the same quotations cover all of it.

    ``stances`` are those of the quotations that cover it, ``quotations`` counts them, and ``marks`` has the marks of their
    passages. ``begins`` are the passages that begin here. ``ends`` are the uses whose passage ends here, as many as are named in the text, and
    ``more`` tells of the others. ``furniture`` says that it belongs to the page around the report. ``start`` and
    ``end`` are offsets into the seed's text, in code points.
    """

    text: str
    start: int
    end: int
    stances: tuple[Stance, ...]
    quotations: int
    marks: tuple[str, ...]
    begins: tuple[PassageStart, ...]
    ends: tuple[PassageUse, ...]
    more: tuple[MoreUses, ...]
    furniture: bool


class TextParagraph(Struct, frozen=True):
    """A line of the archived text. ``gap`` says that text before it is not shown."""

    pieces: tuple[TextPiece, ...]
    gap: bool = False

    @property
    def furniture(self) -> bool:
        """Whether all of it belongs to the page around the report."""
        return all(piece.furniture for piece in self.pieces)


def archived_text(
    text: str, uses: tuple[PassageUse, ...], entry: SourceEntry, listed_at: tuple[str, ...]
) -> tuple[TextParagraph, ...]:
    """Return the lines of a seed's text that may be shown, in pieces over which nothing changes.

    ``listed_at`` has the address at which each of the ``uses`` is listed.
    """
    lines = [line for line in _visible(text, uses, entry) if not text[slice(*line)].isspace()]
    marks = passage_marks(((use.anchor, Span(use.spans[0].start, use.spans[-1].end)) for use in uses), lines)
    marking = _marked(uses, marks, stretches(entry.furniture, fold(text)) if entry.furniture else (), listed_at)
    paragraphs, shown_to = [], 0
    for start, end in lines:
        pieces = tuple(marking.piece(text, a, b) for a, b in pairwise(marking.edges(start, end)))
        paragraphs.append(TextParagraph(pieces, gap=bool(text[shown_to:start].strip())))
        shown_to = end
    return tuple(paragraphs)


class _Cover(Struct, frozen=True):
    """What covers a stretch: the stances, number and marks of the quotations, and whether it is page furniture."""

    stances: tuple[Stance, ...] = ()
    quotations: int = 0
    marks: tuple[str, ...] = ()
    furniture: bool = False


class _Marking(Struct, frozen=True):
    """What covers the text of a seed: from each of ``cuts`` to the next, what ``covers`` has in the same place."""

    cuts: tuple[int, ...]
    covers: tuple[_Cover, ...]
    begins: dict[int, dict[PassageStart, None]]
    ends: dict[int, list[PassageUse]]
    listed_at: tuple[str, ...]

    def edges(self, start: int, end: int) -> list[int]:
        """Return ``start``, ``end`` and the offsets between them at which the cover of the text changes."""
        return [start, *self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)], end]

    def piece(self, text: str, start: int, end: int) -> TextPiece:
        """Return the stretch from ``start`` to ``end``, over which nothing changes."""
        place = bisect_right(self.cuts, start) - 1
        cover = self.covers[place] if place >= 0 else _Cover()
        named, more = self._marks(end)
        return TextPiece(
            shown(text[start:end]),
            start,
            end,
            cover.stances,
            cover.quotations,
            cover.marks,
            tuple(self.begins.get(start, ())),
            named,
            more,
            cover.furniture,
        )

    def _marks(self, end: int) -> tuple[tuple[PassageUse, ...], tuple[MoreUses, ...]]:
        """Return the uses that are named where a passage ends, and the count of the others of each stance."""
        named: list[PassageUse] = []
        more: list[MoreUses] = []
        by_stance: dict[Stance, list[PassageUse]] = defaultdict(list)
        for use in self.ends.get(end, ()):
            by_stance[use.stance].append(use)
        for stance, uses in by_stance.items():
            # A mark for “1 more” takes as much room as the use itself.
            shown = len(uses) if len(uses) <= page_limits.MARKS_PER_PASSAGE else page_limits.MARKS_PER_PASSAGE - 1
            named += uses[:shown]
            if uses[shown:]:
                more.append(MoreUses(stance, len(uses[shown:]), self.listed_at[uses[shown].number - 1]))
        return tuple(named), tuple(more)


def _marked(
    uses: tuple[PassageUse, ...], marks: Mapping[str, str], furniture: tuple[Span, ...], listed_at: tuple[str, ...]
) -> _Marking:
    """Go once along the text, with a count of what covers it."""
    changes: dict[int, Counter[Stance | str]] = defaultdict(Counter)
    begins: dict[int, dict[PassageStart, None]] = defaultdict(dict)
    ends: dict[int, list[PassageUse]] = defaultdict(list)
    for use in uses:
        begins[use.spans[0].start][PassageStart(use.anchor, marks[use.anchor])] = None
        ends[use.spans[-1].end].append(use)
    quoted: list[tuple[Span, Stance | str]] = [(span, use.stance) for use in uses for span in use.spans]
    marked = [(span, f"{_MARK}{marks[use.anchor]}") for use in uses for span in use.spans]
    for span, what in (*quoted, *marked, *((span, _FURNITURE) for span in furniture)):
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
        covers.append(_Cover(stances, sum(count[stance] for stance in stances), here, bool(count[_FURNITURE])))
    return _Marking(cuts, tuple(covers), begins, ends, listed_at)


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
