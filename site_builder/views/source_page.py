"""The pages of a source: its record and archived text, and the claims that quote it or find it silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from site_builder.analysis.totals import Totals
from site_builder.content.addresses import changes_address, use_anchor
from site_builder.content.document import Body
from site_builder.content.records import Extent, Source
from site_builder.content.settings import Unassessed
from site_builder.evidence.folding import on_one_line
from site_builder.evidence.receipt import Span
from site_builder.index.entries import PageDetail, SourceEntry
from site_builder.index.sentence_use import unused_in_versions
from site_builder.views import page_limits
from site_builder.views.archived_text import TextParagraph, archived_text
from site_builder.views.article_report import ArticleReport, article_report
from site_builder.views.beside_page import BesideLink, beside_links
from site_builder.views.cards import ClaimCard, SourceCard, StoryCard
from site_builder.views.paging import Paging, in_parts, paging, part_address
from site_builder.views.passage_uses import PassageUse, passage_uses, with_steps
from site_builder.views.shown_text import shown
from site_builder.views.site_view import SiteView


class VersionLink(Struct, frozen=True):
    """A version of the article; ``changes`` is the address of what changed since the one before it, where that is told."""

    source: SourceCard
    changes: str | None


class SourcePage(Struct, frozen=True):
    """``/sources/<id>/``.

    ``sentences`` counts what became of its sentences, and ``unused`` are those that no claim quotes and nobody has set
    aside; of a text that is not shown whole they are counted only. Of an article that was taken down nothing of the text is
    shown or counted. ``asks_why_unused`` says that the policy asks for a reason.
    ``report`` counts what it does for the claims, None where no claim quotes it.
    ``stances`` are all the uses that are made of it. ``listed`` are those of them, and ``silent_on`` the claims on
    which it is silent, that this page lists; the others follow on further pages (:class:`SourceUses`). ``stories`` are
    the first that it was read for, and ``more_stories`` counts the others. ``updated`` is the day on which a claim that
    quotes it, or finds it silent, last changed, where there is one.
    """

    card: SourceCard
    record: Source
    seed: str
    sha256: str
    publish: Extent
    code_points: int | None
    report: ArticleReport | None
    stances: tuple[PassageUse, ...]
    listed: tuple[PassageUse, ...]
    silent_on: tuple[ClaimCard, ...]
    text: tuple[TextParagraph, ...]
    sentences: Totals
    unused: tuple[str, ...]
    asks_why_unused: bool
    body: Body
    citations: Mapping[str, SourceCard]
    stories: tuple[StoryCard, ...]
    more_stories: int
    beside: tuple[BesideLink, ...]
    versions: tuple[VersionLink, ...]
    edit: str | None
    updated: date | None
    paging: Paging | None


class SourceUses(Struct, frozen=True):
    """``/sources/<id>/page/<number>/``: a further page of the claims that quote a source or find it silent."""

    card: SourceCard
    address: str
    listed: tuple[PassageUse, ...]
    silent_on: tuple[ClaimCard, ...]
    updated: date | None
    paging: Paging | None


def source_page(entry: SourceEntry, detail: PageDetail[Source], site: SiteView) -> SourcePage:
    """Return what the page of a source shows."""
    card = site.source[entry.id]
    seed = None if entry.takedown else site.seed(entry.id)
    uses = passage_uses(entry.id, site)
    further = source_uses(entry, site, uses)
    unused = _unused(entry, site)
    text = entry.text
    stories = site.read_for.get(entry.id, ())
    return SourcePage(
        card=card,
        record=detail.record,
        seed=entry.seed,
        sha256=entry.sha256,
        publish=Extent.NONE if entry.takedown else entry.publish,
        code_points=len(seed.text) if seed else None,
        report=article_report(uses, site.silent_on.get(entry.id, ())) if uses else None,
        stances=uses,
        listed=further[0].listed,
        silent_on=further[0].silent_on,
        text=archived_text(seed.text, uses, entry, lambda number: _listed_at(card.address, number), unused)
        if seed
        else (),
        sentences=Totals(len(text.open) - len(unused), len(text.clutter), len(text.aside), len(unused))
        if seed
        else Totals(),
        unused=tuple(shown(on_one_line(seed.text[span.start : span.end])) for span in unused)
        if seed and entry.publish is Extent.FULL
        else (),
        asks_why_unused=site.index.settings.record.policy.account_for_every_sentence is not Unassessed.OFF,
        body=site.body(detail.parts),
        citations=site.citations(entry),
        stories=stories[: page_limits.STORIES_OF_SOURCE],
        more_stories=len(stories[page_limits.STORIES_OF_SOURCE :]),
        beside=beside_links(site.beside_of.get(entry.id, ()), site),
        versions=tuple(_versions(site.versions.get(entry.id, ()))),
        edit=site.edit(entry),
        updated=further[0].updated,
        paging=further[0].paging,
    )


def _unused(entry: SourceEntry, site: SiteView) -> tuple[Span, ...]:
    """Return the sentences of a text that no visible claim quotes and nobody has set aside, in no version of the article."""
    versions = [version.id for version in site.versions.get(entry.id, ())] or [entry.id]
    quoted: dict[str, list[Span]] = {}
    for id in versions:
        receipts = (card.receipt for _, card in site.uses.get(id, ()) if card.receipt)
        quoted[id] = [span for receipt in receipts for span in receipt.spans]
    return unused_in_versions(entry, quoted, site.index)


def _versions(cards: Sequence[SourceCard]) -> Iterator[VersionLink]:
    """Yield all versions of an article, the earliest first; one that was taken down is compared with none."""
    before: SourceCard | None = None
    for card in cards:
        changes = changes_address(before.id, card.id) if before and card.takedown is None else None
        yield VersionLink(card, changes)
        before = before if card.takedown else card


def source_uses(
    entry: SourceEntry, site: SiteView, uses: tuple[PassageUse, ...] | None = None
) -> tuple[SourceUses, ...]:
    """Return the claims that quote a source or find it silent, page by page; the first page is the source's own."""
    uses = passage_uses(entry.id, site) if uses is None else uses
    silent_on = site.silent_on.get(entry.id, ())
    card = site.source[entry.id]
    entries: tuple[PassageUse | ClaimCard, ...] = (*uses, *silent_on)
    parts = in_parts(entries, page_limits.USES_PER_PAGE)
    updated = max((claim.updated for claim in (*(use.claim for use in uses), *silent_on)), default=None)
    return tuple(
        SourceUses(
            card,
            part_address(card.address, number),
            with_steps((entry for entry in part if isinstance(entry, PassageUse)), card, site),
            tuple(entry for entry in part if isinstance(entry, ClaimCard)),
            updated,
            paging(card.address, number, len(parts)),
        )
        for number, part in enumerate(parts, start=1)
    )


def _listed_at(front: str, number: int) -> str | None:
    """Return where the use of this number is listed, None where that is the page of the source itself."""
    part = 1 + (number - 1) // page_limits.USES_PER_PAGE
    return None if part == 1 else f"{part_address(front, part)}#{use_anchor(number)}"
