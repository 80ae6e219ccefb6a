"""The page that sets two articles of a story side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from site_builder.analysis.edges import Edge, SharedRun
from site_builder.content.addresses import BESIDE
from site_builder.content.records import Extent, Status
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import LINE_BREAK
from site_builder.views.cards import ClaimCard, SourceCard
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.shown_text import shown
from site_builder.views.site_view import SiteView
from site_builder.views.slots import Slot, Standing, standing_of

_SIDES = (Standing.SUPPORTS, Standing.CONTRADICTS)
_ANCHORS = ("section-one-", "section-other-")
_UNSAID = frozenset((Standing.SILENT, Standing.NOT_ASSESSED))


class BesideLink(Struct, frozen=True):
    """A page that sets two articles side by side; ``words`` counts the words that they share, 0 where nothing was flagged."""

    address: str
    one: SourceCard
    other: SourceCard
    words: int


class BesidePiece(Struct, frozen=True):
    """A stretch of an archived text; ``shared`` says that the other article has the same words.

    ``anchor`` is its id where it is the first piece of one of ``SharedWords``.
    """

    text: str
    shared: bool
    anchor: str = ""


class WordsInBoth(Struct, frozen=True):
    """Words that stand in both articles, in the pieces between which a few were changed, and how many they are.

    ``anchors`` lead to them in either text, empty where that is not shown.
    """

    pieces: tuple[str, ...]
    words: int
    language: str
    anchors: tuple[str, str]


class BesideText(Struct, frozen=True):
    """One of the two articles. ``lines`` are empty for an article that the site may show only in excerpts."""

    source: SourceCard
    lines: tuple[tuple[BesidePiece, ...], ...]
    whole: bool


class BesideClaim(Struct, frozen=True):
    """A claim to which at least one of the two speaks, with how each stands.

    ``slots`` say the same and lead to the words. ``said`` has the words of each by which they agree or part.
    """

    claim: ClaimCard
    one: tuple[Standing, ...]
    other: tuple[Standing, ...]
    slots: tuple[Slot, ...] = ()
    said: tuple[EvidenceCard, ...] = ()


class BesidePage(Struct, frozen=True):
    """``/sources/<id>/beside/<id>/``.

    ``words`` counts the words that the two share and that people who saw the same event do not find each by themselves,
    ``share`` is their part of the shorter article in per cent, and ``shared`` are the words. ``because`` is what somebody recorded of it. ``agree`` has
    the claims to which both stand alike, ``part`` those that one supports and the other contradicts, ``differ`` the others
    to which both speak, ``only_one`` and ``only_other`` those to which the other says nothing.
    """

    address: str
    texts: tuple[BesideText, BesideText]
    words: int
    share: int
    shared: tuple[WordsInBoth, ...]
    because: str | None
    agree: tuple[BesideClaim, ...]
    part: tuple[BesideClaim, ...]
    differ: tuple[BesideClaim, ...]
    only_one: tuple[BesideClaim, ...]
    only_other: tuple[BesideClaim, ...]


def beside_page(id: str, site: SiteView) -> BesidePage:
    """Return what the page of a pair shows."""
    one, other = id.split(f"/{BESIDE}/")
    edge = site.beside[id]
    runs = edge.runs if edge else ()
    texts = (
        _text(one, [run.one for run in runs], _ANCHORS[0], site),
        _text(other, [run.other for run in runs], _ANCHORS[1], site),
    )
    said = tuple(_claims(one, other, site))
    both = [row for row in said if not (_is_unsaid(row.one) or _is_unsaid(row.other))]
    agree = tuple(row for row in both if set(row.one) & set(row.other) & set(_SIDES))
    part = tuple(row for row in both if row not in agree and {*row.one, *row.other} >= set(_SIDES))
    return BesidePage(
        address=f"sources/{id}/",
        texts=texts,
        words=words_shared_by(edge),
        share=round(100 * edge.share) if edge else 0,
        shared=tuple(
            _shared(number, run, texts, site) for number, run in enumerate(runs) if any(map(_is_whole, texts))
        ),
        because=_because(one, other, site) or _because(other, one, site),
        agree=tuple(_with_words(row, one, other, site) for row in agree),
        part=tuple(_with_words(row, one, other, site) for row in part),
        differ=tuple(row for row in both if row not in agree and row not in part),
        only_one=tuple(row for row in said if _is_unsaid(row.other)),
        only_other=tuple(row for row in said if _is_unsaid(row.one)),
    )


def beside_links(ids: Iterable[str], site: SiteView) -> tuple[BesideLink, ...]:
    """Return the links to these pairs, those that share most words first."""
    links = []
    for id in ids:
        one, other = id.split(f"/{BESIDE}/")
        links.append(
            BesideLink(f"sources/{id}/", site.source[one], site.source[other], words_shared_by(site.beside[id]))
        )
    return tuple(sorted(links, key=lambda link: (-link.words, link.address)))


def words_shared_by(edge: Edge | None) -> int:
    """Return how many words two articles share."""
    return sum(run.words for run in edge.runs) if edge else 0


def _claims(one: str, other: str, site: SiteView) -> Iterator[BesideClaim]:
    """Yield the claims to which at least one of two articles speaks, in the order of their ids."""
    quoting = {claim.id for id in (one, other) if id in site.uses for claim, _ in site.uses[id]}
    both = site.source[one], site.source[other]
    for id in sorted(quoting):
        claim = site.claim[id]
        if claim.status is not Status.WITHDRAWN:
            entry, evidence = site.claims[id], site.evidence[id]
            slots = tuple(_slot(claim, card, standing_of(entry, card.id), evidence) for card in both)
            yield BesideClaim(claim, slots[0].standings, slots[1].standings, slots)


def _slot(
    claim: ClaimCard, card: SourceCard, standings: tuple[Standing, ...], evidence: Sequence[EvidenceCard]
) -> Slot:
    """Return the slot of one of the two: it leads to its words, or to what the claim's page says of it."""
    anchors = (quoted.anchor for quoted in evidence if quoted.source.id == card.id)
    anchor = next(anchors, f"section-{standings[0]}")
    return Slot(card.id, card.short, card.title_from, card.language, standings, anchor, claim.address)


def _with_words(row: BesideClaim, one: str, other: str, site: SiteView) -> BesideClaim:
    """Return a claim with the words of each article by which they agree or part: the first with a stance that both take, or either."""
    both = set(row.one) & set(row.other) & set(_SIDES) or set(_SIDES)
    cards = [card for card in site.evidence[row.claim.id] if Standing(card.stance) in both]
    said = (next((card for card in cards if card.source.id == id), None) for id in (one, other))
    return replace(row, said=tuple(card for card in said if card))


def _shared(number: int, run: SharedRun, texts: tuple[BesideText, BesideText], site: SiteView) -> WordsInBoth:
    """Return what one run shares, in the words of an article that may be shown."""
    source, spans = (texts[0].source, run.one) if texts[0].whole else (texts[1].source, run.other)
    text = site.seed(source.id).text
    pieces = tuple(" ".join(shown(text[span.start : span.end]).split()) for span in spans)
    ours, theirs = (f"{prefix}{number + 1}" if each.whole else "" for prefix, each in zip(_ANCHORS, texts, strict=True))
    return WordsInBoth(pieces, run.words, source.language, (ours, theirs))


def _is_whole(text: BesideText) -> bool:
    return text.whole


def _is_unsaid(standings: Collection[Standing]) -> bool:
    return not _UNSAID.isdisjoint(standings)


def _because(source: str, other: str, site: SiteView) -> str | None:
    return next((entry.because for entry in site.sources[source].independent_of if entry.source == other), None)


def _text(id: str, runs: Sequence[tuple[Span, ...]], prefix: str, site: SiteView) -> BesideText:
    """Return an article line by line, with the shared stretches in pieces of their own."""
    if site.sources[id].publish is not Extent.FULL or site.sources[id].takedown:
        return BesideText(site.source[id], (), whole=False)
    text = site.seed(id).text
    spans = [span for run in runs for span in run]
    anchors = {run[0].start: f"{prefix}{number}" for number, run in reversed(list(enumerate(runs, start=1))) if run}
    edges = sorted({0, len(text), *(place for span in spans for place in (span.start, span.end))})
    lines: list[list[BesidePiece]] = [[]]
    for start, end in pairwise(edges):
        shared = any(span.start <= start and end <= span.end for span in spans)
        anchor = anchors.get(start, "") if shared else ""
        for number, line in enumerate(LINE_BREAK.split(text[start:end])):
            if number:
                lines.append([])
            if line:
                lines[-1].append(BesidePiece(shown(line), shared, anchor))
                anchor = ""
    written = (tuple(line) for line in lines if any(piece.text.strip() for piece in line))
    return BesideText(site.source[id], tuple(written), whole=True)
