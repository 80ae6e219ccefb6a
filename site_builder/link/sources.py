"""The page of a source: its record, and its archived text with every quoted passage marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from site_builder.addresses import passage_anchor
from site_builder.link.cards import Cards
from site_builder.link.passages import passage_of
from site_builder.model.document import Document
from site_builder.model.pages import PassageUse, SourcePage, TextParagraph, TextPiece
from site_builder.model.receipt import Span
from site_builder.model.records import Extent, Source, Stance
from site_builder.quotes.finding import stretches
from site_builder.quotes.folding import fold

_ORDER = {stance: number for number, stance in enumerate(Stance)}
_LINE = re.compile(r"[^\n\r\u2028\u2029]*\S[^\n\r\u2028\u2029]*")


def source_page(document: Document[Source], cards: Cards) -> SourcePage:
    """Return what the page of a source shows."""
    record = document.record
    seed = cards.corpus.seeds[record.seed]
    uses = tuple(_uses(document.id, cards))
    return SourcePage(
        card=cards.source[document.id],
        seed=record.seed,
        sha256=seed.sha256,
        publish=record.publish,
        code_points=len(seed.text),
        stances=uses,
        silent_on=tuple(
            cards.claim[claim.id] for claim in cards.current.values() if document.id in claim.record.silent
        ),
        text=_text(seed.text, uses, record),
        body=document.body,
        citations=cards.citations(document),
        stories=tuple(cards.story[id] for id, story in cards.stories.items() if document.id in story.record.sources),
        edit=cards.edit(document),
    )


def _uses(source: str, cards: Cards) -> Iterator[PassageUse]:
    """Yield each use that a visible claim makes of a source."""
    found = [(cards.claim[id], card) for id in cards.claims for card in cards.evidence[id] if card.source.id == source]
    found.sort(key=lambda use: (_ORDER[use[1].stance], use[0].id))
    for number, (claim, card) in enumerate(found, start=1):
        anchor = passage_anchor(card.receipt.start, card.receipt.end)
        address = f"{claim.address}#{card.anchor}"
        yield PassageUse(number, claim, card.stance, address, anchor, card.receipt.spans, card.why)


@dataclass(frozen=True)
class _Marking:
    """What covers the text of a seed: the uses with their stretches, and the stretches of page furniture."""

    uses: tuple[PassageUse, ...]
    furniture: tuple[Span, ...]

    def cuts(self) -> list[int]:
        """Return the offsets at which what covers the text changes."""
        spans = [span for use in self.uses for span in use.spans] + list(self.furniture)
        return sorted({offset for span in spans for offset in (span.start, span.end)})

    def piece(self, text: str, start: int, end: int) -> TextPiece:
        """Return the stretch from ``start`` to ``end``, over which nothing changes."""
        uses = tuple(use for use in self.uses if any(s.start <= start and end <= s.end for s in use.spans))
        begins = dict.fromkeys(use.anchor for use in self.uses if use.spans[0].start == start)
        ends = tuple(use for use in self.uses if use.spans[-1].end == end)
        furniture = any(s.start <= start and end <= s.end for s in self.furniture)
        return TextPiece(text[start:end], start, end, uses, tuple(begins), ends, furniture)


def _text(text: str, uses: tuple[PassageUse, ...], record: Source) -> tuple[TextParagraph, ...]:
    marking = _Marking(uses, stretches(record.furniture, fold(text)) if record.furniture else ())
    cuts = marking.cuts()
    paragraphs, shown_to = [], 0
    for start, end in _visible(text, uses, record):
        edges = [start, *(cut for cut in cuts if start < cut < end), end]
        pieces = tuple(marking.piece(text, a, b) for a, b in pairwise(edges))
        paragraphs.append(TextParagraph(pieces, gap=bool(text[shown_to:start].strip())))
        shown_to = end
    return tuple(paragraphs)


def _visible(text: str, uses: tuple[PassageUse, ...], record: Source) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text that may be shown: every line, or only the sentences that are quoted."""
    lines = ((match.start(), match.end()) for match in _LINE.finditer(text))
    if record.publish is Extent.FULL:
        yield from lines
        return
    windows = _merged([passage_of(text, use.spans).span for use in uses])
    for start, end in lines:
        for window in windows:
            if max(start, window.start) < min(end, window.end):
                yield max(start, window.start), min(end, window.end)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
