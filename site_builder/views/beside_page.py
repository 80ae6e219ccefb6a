"""The page that sets two articles of a story side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from site_builder.analysis.edges import Edge
from site_builder.content.addresses import BESIDE
from site_builder.content.records import Extent, Status
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import LINE_BREAK
from site_builder.views.cards import ClaimCard, SourceCard
from site_builder.views.shown_text import shown
from site_builder.views.site_view import SiteView
from site_builder.views.slots import Standing, standings_of

_SIDES = (Standing.SUPPORTS, Standing.CONTRADICTS)
_UNSAID = frozenset((Standing.SILENT, Standing.NOT_ASSESSED))


class BesideLink(Struct, frozen=True):
    """A page that sets two articles side by side; ``words`` counts the words that they share, 0 where nothing was flagged."""

    address: str
    one: SourceCard
    other: SourceCard
    words: int


class BesidePiece(Struct, frozen=True):
    """A stretch of an archived text; ``shared`` says that the other article has the same words."""

    text: str
    shared: bool


class BesideText(Struct, frozen=True):
    """One of the two articles. ``lines`` are empty for an article that the site may show only in excerpts."""

    source: SourceCard
    lines: tuple[tuple[BesidePiece, ...], ...]
    whole: bool


class BesideClaim(Struct, frozen=True):
    """A claim to which at least one of the two speaks, with how each stands."""

    claim: ClaimCard
    one: tuple[Standing, ...]
    other: tuple[Standing, ...]


class BesidePage(Struct, frozen=True):
    """``/sources/<id>/beside/<id>/``.

    ``words`` counts the words that the two share and that people who saw the same event do not find each by themselves,
    ``share`` is their part of the shorter article in per cent. ``because`` is what somebody recorded of it. ``agree`` has
    the claims to which both stand alike, ``part`` those that one supports and the other contradicts, ``differ`` the others
    to which both speak, ``only_one`` and ``only_other`` those to which the other says nothing.
    """

    address: str
    texts: tuple[BesideText, BesideText]
    words: int
    share: int
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
    said = tuple(_claims(one, other, site))
    both = [row for row in said if not (_is_unsaid(row.one) or _is_unsaid(row.other))]
    agree = tuple(row for row in both if set(row.one) & set(row.other) & set(_SIDES))
    part = tuple(row for row in both if row not in agree and {*row.one, *row.other} >= set(_SIDES))
    return BesidePage(
        address=f"sources/{id}/",
        texts=(
            _text(one, [span for run in runs for span in run.one], site),
            _text(other, [span for run in runs for span in run.other], site),
        ),
        words=words_of(edge),
        share=round(100 * edge.share) if edge else 0,
        because=_because(one, other, site) or _because(other, one, site),
        agree=agree,
        part=part,
        differ=tuple(row for row in both if row not in agree and row not in part),
        only_one=tuple(row for row in said if _is_unsaid(row.other)),
        only_other=tuple(row for row in said if _is_unsaid(row.one)),
    )


def beside_links(ids: Iterable[str], site: SiteView) -> tuple[BesideLink, ...]:
    """Return the links to these pairs, those that share most words first."""
    links = []
    for id in ids:
        one, other = id.split(f"/{BESIDE}/")
        links.append(BesideLink(f"sources/{id}/", site.source[one], site.source[other], words_of(site.beside[id])))
    return tuple(sorted(links, key=lambda link: (-link.words, link.address)))


def words_of(edge: Edge | None) -> int:
    """Return how many words two articles share."""
    return sum(run.words for run in edge.runs) if edge else 0


def _claims(one: str, other: str, site: SiteView) -> Iterator[BesideClaim]:
    """Yield the claims to which at least one of two articles speaks, in the order of their ids."""
    quoting = {claim.id for id in (one, other) if id in site.uses for claim, _ in site.uses[id]}
    for id in sorted(quoting):
        if site.claim[id].status is not Status.WITHDRAWN:
            standings = standings_of(site.claims[id])
            unknown = (Standing.NOT_ASSESSED,)
            yield BesideClaim(site.claim[id], standings.get(one, unknown), standings.get(other, unknown))


def _is_unsaid(standings: Collection[Standing]) -> bool:
    return not _UNSAID.isdisjoint(standings)


def _because(source: str, other: str, site: SiteView) -> str | None:
    return next((entry.because for entry in site.sources[source].independent_of if entry.source == other), None)


def _text(id: str, spans: Collection[Span], site: SiteView) -> BesideText:
    """Return an article line by line, with the shared stretches in pieces of their own."""
    if site.sources[id].publish is not Extent.FULL or site.sources[id].takedown:
        return BesideText(site.source[id], (), whole=False)
    text = site.seed(id).text
    edges = sorted({0, len(text), *(place for span in spans for place in (span.start, span.end))})
    lines: list[list[BesidePiece]] = [[]]
    for start, end in pairwise(edges):
        shared = any(span.start <= start and end <= span.end for span in spans)
        for number, line in enumerate(LINE_BREAK.split(text[start:end])):
            if number:
                lines.append([])
            if line:
                lines[-1].append(BesidePiece(shown(line), shared))
    written = (tuple(line) for line in lines if any(piece.text.strip() for piece in line))
    return BesideText(site.source[id], tuple(written), whole=True)
