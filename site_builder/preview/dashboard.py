"""The editor's dashboard: what there is to do on the site. From what was loaded and checked to one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from site_builder.analysis.suggested_origins import SuggestedOrigin, suggested_origins
from site_builder.analysis.totals import Totals
from site_builder.content.records import Stance, Status
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding
from site_builder.index.claim_ground import ArticleOrigins
from site_builder.index.entries import IndexEntry
from site_builder.index.sentence_use import coverage_of
from site_builder.index.site_index import SiteIndex
from site_builder.preview.notices import findings_html, templates
from site_builder.preview.snapshot import Snapshot

MAX_ROWS = 100
"""How many rows of a list are shown; the others are counted."""


class ListedDocument(Struct, frozen=True):
    """A document of the site: what it is, what it says, where it is seen and where it is written."""

    kind: str
    title: str
    address: str
    file: str


class Review(Struct, frozen=True):
    """A claim that is due for a review: when it was last looked at, and for how many days it has been due."""

    item: ListedDocument
    last: date
    reviewed: bool
    overdue: int


class UnassessedClaim(Struct, frozen=True):
    """A claim, and the sources of its story of which nobody has said how they stand to it."""

    item: ListedDocument
    sources: tuple[ListedDocument, ...]


class Unrecorded(Struct, frozen=True):
    """A source whose origin nobody recorded, and those that its text suggests."""

    item: ListedDocument
    suggested: tuple[SuggestedOrigin, ...]


class QuotedSource(Struct, frozen=True):
    """How often a source is quoted, in all and by stance, and by how many claims."""

    item: ListedDocument
    quotes: int
    claims: int
    stances: tuple[tuple[Stance, int], ...]


class SentencesRow(Struct, frozen=True):
    """A source or a story, and how many of its sentences are used, set aside, clutter and unused."""

    item: ListedDocument
    totals: Totals


class Dashboard(Struct, frozen=True):
    """All that the dashboard shows. ``review_days`` is the site's period for reviews, or None."""

    title: str
    claims: int
    quotes: int
    drafts: tuple[ListedDocument, ...]
    review_days: int | None
    reviews: tuple[Review, ...]
    unassessed: tuple[UnassessedClaim, ...]
    sources: tuple[QuotedSource, ...]
    sentences: Totals
    accounted: tuple[SentencesRow, ...]
    unused_seeds: tuple[str, ...]
    origins: tuple[Unrecorded, ...]
    hanging: tuple[ListedDocument, ...]
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def dashboard_of(index: SiteIndex, findings: tuple[Finding, ...], today: date) -> Dashboard:
    """Return what there is to do on a site on a day."""
    settings = index.settings.record
    coverage = coverage_of(index)
    accounted = [
        *(SentencesRow(item_of(index.stories[id]), totals) for id, totals in coverage.stories.items()),
        *(SentencesRow(item_of(index.sources[id]), totals) for id, totals in coverage.sources.items()),
    ]
    quoted = tuple(sorted(_quoted(index), key=lambda quoted: (-quoted.quotes, quoted.item.address)))
    return Dashboard(
        title=settings.title,
        claims=sum(not claim.is_draft for claim in index.claims.values()),
        quotes=sum(source.quotes for source in quoted),
        drafts=tuple(item_of(entry) for entry in index.entries() if entry.is_draft),
        review_days=settings.policy.review_after_days,
        reviews=tuple(sorted(_reviews(index, today), key=lambda review: (-review.overdue, review.item.address))),
        unassessed=tuple(_unassessed(index)),
        sources=quoted,
        sentences=coverage.site,
        accounted=tuple(sorted(accounted, key=lambda part: (-part.totals.unused, part.item.address))),
        unused_seeds=index.unused_seeds(),
        origins=tuple(_unrecorded(index)),
        hanging=tuple(_hanging(index)),
        errors=tuple(finding for finding in findings if finding.severity is Severity.ERROR),
        warnings=tuple(finding for finding in findings if finding.severity is not Severity.ERROR),
    )


def dashboard_html(snapshot: Snapshot, today: date) -> str:
    """Return the page. Where nothing could be loaded, it shows why."""
    style = next((path for path in snapshot.files if path.startswith("assets/site.") and path.endswith(".css")), None)
    board = dashboard_of(snapshot.index, snapshot.findings, today) if snapshot.index else None
    return (
        templates()
        .get_template("dashboard.html")
        .render(
            board=board,
            style=style,
            good=snapshot.good,
            stances=tuple(Stance),
            most=MAX_ROWS,
            errors=findings_html(board.errors if board else snapshot.findings, level=3),
            warnings=findings_html(board.warnings if board else (), level=3),
        )
    )


def item_of(entry: IndexEntry) -> ListedDocument:
    """Return a document as the dashboard names it."""
    kind, title = _KINDS[entry.folder]
    return ListedDocument(kind, getattr(entry, title), entry.address, entry.path)


_KINDS = {
    "sources": ("source", "title"),
    "topics": ("topic", "name"),
    "stories": ("story", "title"),
    "questions": ("question", "question"),
    "claimants": ("claimant", "name"),
    "claims": ("claim", "claim"),
    "pages": ("page", "title"),
}
"""What a kind of document is called, and the field that names one."""


def _reviews(index: SiteIndex, today: date) -> Iterator[Review]:
    days = index.settings.record.policy.review_after_days
    for claim in index.claims.values():
        if days is None or claim.status is not Status.PUBLISHED:
            continue
        last = claim.reviewed or claim.published
        overdue = (today - last).days - days
        if overdue > 0:
            yield Review(item_of(claim), last, claim.reviewed is not None, overdue)


def _unassessed(index: SiteIndex) -> Iterator[UnassessedClaim]:
    for claim in index.claims.values():
        missing = tuple(item_of(index.sources[id]) for id in index.unassessed(claim) if id in index.sources)
        if missing and claim.status is not Status.WITHDRAWN:
            yield UnassessedClaim(item_of(claim), missing)


def _unrecorded(index: SiteIndex) -> Iterator[Unrecorded]:
    """Yield the sources without a recorded origin whose text names one."""
    for source in index.sources.values():
        if source.origin is None and source.seed in index.pins:
            suggested = suggested_origins(index.seeds[source.seed].text, source.language)
            if suggested:
                yield Unrecorded(item_of(source), suggested)


def _hanging(index: SiteIndex) -> Iterator[ListedDocument]:
    """Yield the claims whose verdict falls without one article or origin, and does not say why that is enough."""
    origins, scale = ArticleOrigins(index), {verdict.id: verdict for verdict in index.settings.record.scale}
    for claim in index.claims.values():
        verdict = scale.get(claim.verdict)
        stands = claim.status not in (Status.DRAFT, Status.WITHDRAWN) and not claim.sole_source_because
        if stands and verdict and origins.single(claim, verdict):
            yield item_of(claim)


def _quoted(index: SiteIndex) -> Iterator[QuotedSource]:
    """Yield how often each source is quoted, counting the quotations that were found."""
    stances: dict[str, Counter[Stance]] = {id: Counter() for id in index.sources}
    claims: dict[str, set[str]] = {id: set() for id in index.sources}
    for claim in index.claims.values():
        for evidence in claim.evidence:
            if evidence.spans and evidence.source in stances:
                stances[evidence.source][evidence.stance] += 1
                claims[evidence.source].add(claim.id)
    for id, source in index.sources.items():
        counted = tuple((stance, stances[id][stance]) for stance in Stance)
        yield QuotedSource(item_of(source), stances[id].total(), len(claims[id]), counted)
