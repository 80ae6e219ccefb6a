"""The editor's dashboard: what there is to do on the site. From what was loaded and checked to one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from site_builder.addresses import address_of
from site_builder.codes import Severity
from site_builder.findings import Finding
from site_builder.model.corpus import Corpus, is_draft
from site_builder.model.document import Document
from site_builder.model.records import Claim, Page, Question, Source, Stance, Status, Story
from site_builder.pipeline import Checked
from site_builder.preview.building import Snapshot
from site_builder.preview.notices import findings_html, templates

MOST = 100
"""How many rows of a list are shown; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document of the site: what it is, what it says, where it is seen and where it is written."""

    kind: str
    title: str
    address: str
    file: str


@dataclass(frozen=True, slots=True)
class Review:
    """A claim that is due for a review: when it was last looked at, and for how many days it has been due."""

    item: Item
    last: date
    reviewed: bool
    overdue: int


@dataclass(frozen=True, slots=True)
class Unassessed:
    """A claim, and the sources of its story of which nobody has said how they stand to it."""

    item: Item
    sources: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """How often a source is quoted, in all and by stance, and by how many claims."""

    item: Item
    quotes: int
    claims: int
    stances: tuple[tuple[Stance, int], ...]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """All that the dashboard shows. ``review_days`` is the site's period for reviews, or None."""

    title: str
    language: str
    claims: int
    quotes: int
    drafts: tuple[Item, ...]
    review_days: int | None
    reviews: tuple[Review, ...]
    unassessed: tuple[Unassessed, ...]
    sources: tuple[Quoted, ...]
    unused_seeds: tuple[str, ...]
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def dashboard_of(checked: Checked, findings: tuple[Finding, ...], today: date) -> Dashboard:
    """Return what there is to do on a site on a day; ``findings`` may be more than those of the check."""
    corpus = checked.corpus
    settings = corpus.settings.record
    named = {source.record.seed for source in corpus.sources.values()}
    return Dashboard(
        title=settings.title,
        language=settings.language,
        claims=sum(not is_draft(claim) for claim in corpus.claims.values()),
        quotes=len(checked.receipts),
        drafts=tuple(item_of(document) for document in corpus.documents() if is_draft(document)),
        review_days=settings.policy.review_after_days,
        reviews=tuple(sorted(_reviews(corpus, today), key=lambda review: (-review.overdue, review.item.address))),
        unassessed=tuple(_unassessed(corpus)),
        sources=tuple(sorted(_quoted(checked), key=lambda quoted: (-quoted.quotes, quoted.item.address))),
        unused_seeds=tuple(name for name in corpus.seed_files if name not in named),
        errors=tuple(finding for finding in findings if finding.severity is Severity.ERROR),
        warnings=tuple(finding for finding in findings if finding.severity is not Severity.ERROR),
    )


def dashboard_html(snapshot: Snapshot, today: date) -> str:
    """Return the page. Where nothing could be loaded, it shows why."""
    style = next((path for path in snapshot.files if path.startswith("assets/site.") and path.endswith(".css")), None)
    board = dashboard_of(snapshot.checked, snapshot.findings, today) if snapshot.checked else None
    return (
        templates()
        .get_template("dashboard.html")
        .render(
            board=board,
            style=style,
            good=snapshot.good,
            today=today,
            stances=tuple(Stance),
            most=MOST,
            errors=findings_html(board.errors if board else snapshot.findings, level=3),
            warnings=findings_html(board.warnings if board else (), level=3),
        )
    )


def item_of(
    document: Document[Source] | Document[Story] | Document[Question] | Document[Claim] | Document[Page],
) -> Item:
    """Return a document as the dashboard names it."""
    record = document.record
    if isinstance(record, Claim):
        title = record.claim
    elif isinstance(record, Question):
        title = record.question
    else:
        title = record.title
    return Item(type(record).__name__.lower(), title, address_of(record.folder, document.id), document.path)


def _reviews(corpus: Corpus, today: date) -> Iterator[Review]:
    days = corpus.settings.record.policy.review_after_days
    for claim in corpus.claims.values():
        if days is None or claim.record.status is not Status.PUBLISHED:
            continue
        last = claim.record.reviewed or claim.record.published
        overdue = (today - last - timedelta(days=days)).days
        if overdue > 0:
            yield Review(item_of(claim), last, claim.record.reviewed is not None, overdue)


def _unassessed(corpus: Corpus) -> Iterator[Unassessed]:
    for claim in corpus.claims.values():
        missing = tuple(item_of(corpus.sources[id]) for id in corpus.unassessed(claim) if id in corpus.sources)
        if missing and claim.record.status is not Status.WITHDRAWN:
            yield Unassessed(item_of(claim), missing)


def _quoted(checked: Checked) -> Iterator[Quoted]:
    stances: dict[str, Counter[Stance]] = {id: Counter() for id in checked.corpus.sources}
    claims: dict[str, set[str]] = {id: set() for id in checked.corpus.sources}
    for claim, number in checked.receipts:
        evidence = checked.corpus.claims[claim].record.evidence[number]
        stances[evidence.source][evidence.stance] += 1
        claims[evidence.source].add(claim)
    for id, source in checked.corpus.sources.items():
        counted = tuple((stance, stances[id][stance]) for stance in Stance)
        yield Quoted(item_of(source), stances[id].total(), len(claims[id]), counted)
