"""The registry of targets: everything that a build publishes, each kind with its name, its paths and its maker.

A target is what is made at once: the page of a claim with its data, a story with the pages on which it goes on, all
feeds. A new kind of published file is one more entry of :data:`TARGET_KINDS`. Everything else follows from the entry:
when a target is out of date, what the preview serves at its paths, and what is removed once it is gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from site_builder.authoring.editor_page import editor_files
from site_builder.build.data_targets import DATA_TARGETS
from site_builder.build.list_targets import LIST_TARGET
from site_builder.build.page_builder import PageBuilder
from site_builder.build.target_kind import ONE_TARGET, MadeTarget, SitemapEntry, TargetKind
from site_builder.content.addresses import (
    BESIDE,
    CHANGES,
    EMBED,
    PICTURES,
    SEARCH,
    VERIFY,
    seed_file,
)
from site_builder.content.records import Extent
from site_builder.output.feeds import feeds, feeds_at
from site_builder.output.host_rules import HEADERS_FILE, REDIRECTS_FILE
from site_builder.output.open_search import OPEN_SEARCH
from site_builder.output.render import Files
from site_builder.output.share_cards.card_text import of_claim, of_question, of_site, of_story
from site_builder.output.sitemaps import is_indexed
from site_builder.views.beside_page import beside_page
from site_builder.views.changes_page import changes_page
from site_builder.views.claim_page import claim_page
from site_builder.views.claimant_page import claimant_pages
from site_builder.views.free_page import free_page_ids, free_pages
from site_builder.views.home_page import home_page
from site_builder.views.legacy_page import legacy_page
from site_builder.views.news import news_at, news_of
from site_builder.views.question_page import question_pages
from site_builder.views.redirects import old_redirects, redirects
from site_builder.views.source_page import source_page, source_uses
from site_builder.views.story_page import story_pages
from site_builder.views.topic_page import topic_pages


def _home(builder: PageBuilder, _: str) -> MadeTarget:
    page = home_page(builder.site)
    share_card = builder.share_card("", lambda: of_site(builder.frame, page))
    return MadeTarget(builder.renderer.home(page), (SitemapEntry("pages", "0", "", _iso(page.updated)),), share_card)


def _fixed(builder: PageBuilder, _: str) -> MadeTarget:
    files = builder.renderer.fixed(has_manifest=builder.setting.has_manifest)
    return MadeTarget(files, tuple(SitemapEntry("pages", "1", page, None) for page in (SEARCH, VERIFY)))


def _assets(builder: PageBuilder, _: str) -> MadeTarget:
    return MadeTarget(dict(builder.renderer.assets))


def _redirects(builder: PageBuilder, _: str) -> MadeTarget:
    return MadeTarget(
        builder.renderer.redirects(redirects(builder.site), free_page_ids(builder.site), old_redirects(builder.site))
    )


def _feeds(builder: PageBuilder, _: str) -> MadeTarget:
    return MadeTarget(dict(feeds(news_of(builder.site), builder.frame)))


def _places(builder: PageBuilder) -> Collection[str]:
    """Return the folders of all stories and topics, which have feeds of their own."""
    visible = builder.site.visible
    places = (*visible.stories.values(), *visible.topics.values())
    return dict.fromkeys(entry.address.removesuffix("/") for entry in places)


def _feeds_at(builder: PageBuilder, place: str) -> MadeTarget:
    return MadeTarget(dict(feeds_at(news_at(f"{place}/", builder.site), builder.frame)))


def _editor_ids(builder: PageBuilder) -> Collection[str]:
    return ONE_TARGET if builder.setting.editor else ()


def _editor(builder: PageBuilder, _: str) -> MadeTarget:
    script = builder.setting.editor
    return MadeTarget(dict(editor_files(script, builder.site.index.settings.record, builder.frame)) if script else {})


def _editor_content(builder: PageBuilder, _: str) -> str:
    return builder.setting.editor.digest if builder.setting.editor else ""


def _free_page(builder: PageBuilder, id: str) -> MadeTarget:
    pages = free_pages(id, builder.site, builder.detail)
    files = _joined(map(builder.renderer.free_page, pages))
    indexed = (page for page in pages if is_indexed(page))
    return MadeTarget(
        files, tuple(SitemapEntry("pages", f"2{page.address}", page.address, _iso(page.updated)) for page in indexed)
    )


def _story(builder: PageBuilder, id: str) -> MadeTarget:
    entry = builder.site.stories[id]
    pages = story_pages(entry, builder.detail(entry), builder.site)
    share_card = builder.share_card(entry.address, lambda: of_story(pages[0]))
    files: Files = {}
    for page in pages:
        files |= builder.renderer.story(page, share_card.address if share_card and page is pages[0] else None)
    return MadeTarget(files, _entries("stories", pages, entry.published.isoformat() + id), share_card)


def _question(builder: PageBuilder, id: str) -> MadeTarget:
    entry = builder.site.questions[id]
    pages = question_pages(entry, builder.detail(entry), builder.site)
    share_card = builder.share_card(entry.address, lambda: of_question(pages[0]))
    files: Files = {}
    for page in pages:
        files |= builder.renderer.question(page, share_card.address if share_card and page is pages[0] else None)
    return MadeTarget(files, _entries("questions", pages, id), share_card)


def _claimant(builder: PageBuilder, id: str) -> MadeTarget:
    entry = builder.site.claimants[id]
    pages = claimant_pages(entry, builder.detail(entry), builder.site)
    return MadeTarget(_joined(map(builder.renderer.claimant, pages)), _entries("claimants", pages, id))


def _topic(builder: PageBuilder, id: str) -> MadeTarget:
    entry = builder.site.topics[id]
    pages = topic_pages(entry, builder.detail(entry), builder.site)
    return MadeTarget(_joined(map(builder.renderer.topic, pages)), _entries("topics", pages, id))


def _legacy(builder: PageBuilder, id: str) -> MadeTarget:
    entry = builder.site.legacy[id]
    page = legacy_page(entry, builder.detail(entry), builder.site)
    listed = SitemapEntry("claims", entry.published.isoformat() + id, entry.address, _iso(entry.published))
    return MadeTarget(builder.renderer.legacy(page), (listed,) if is_indexed(page) else ())


def _claim(builder: PageBuilder, id: str) -> MadeTarget:
    if id in builder.site.visible.legacy:
        return _legacy(builder, id)
    entry = builder.site.claims[id]
    page = claim_page(entry, builder.detail(entry), builder.site)
    share_card = builder.share_card(entry.address, lambda: of_claim(page))
    quotations = builder.quotation_cards(page)
    listed = SitemapEntry("claims", entry.published.isoformat() + id, entry.address, _iso(page.updated))
    return MadeTarget(
        builder.renderer.claim(
            page,
            share_card.address if share_card else None,
            {anchor: card.file for anchor, card in quotations.items()},
        ),
        (listed,) if is_indexed(page) else (),
        share_card,
        tuple(quotations.values()),
    )


def _source(builder: PageBuilder, id: str) -> MadeTarget:
    entry = builder.site.sources[id]
    page = source_page(entry, builder.detail(entry), builder.site)
    further = source_uses(entry, builder.site)[1:]
    entries = (
        SitemapEntry("sources", id, entry.address, _iso(page.updated)),
        *(SitemapEntry("pages", f"4{part.address}", part.address, _iso(part.updated)) for part in further),
    )
    archived = {seed_file(id): builder.site.seed(id).content} if page.publish is Extent.FULL else {}
    return MadeTarget({**builder.renderer.source(page, further), **archived}, entries)


def _picture_copies(builder: PageBuilder, name: str) -> MadeTarget:
    return MadeTarget(dict(builder.picture_copies(name)))


def _beside(builder: PageBuilder, id: str) -> MadeTarget:
    page = beside_page(id, builder.site)
    rows = (*page.agree, *page.part, *page.differ, *page.only_one, *page.only_other)
    updated = max((row.claim.updated for row in rows), default=None)
    return MadeTarget(
        builder.renderer.beside(page), (SitemapEntry("pages", f"5{page.address}", page.address, _iso(updated)),)
    )


def _changes(builder: PageBuilder, id: str) -> MadeTarget:
    page = changes_page(id, builder.site)
    entry = SitemapEntry("pages", f"6{page.address}", page.address, _iso(page.updated))
    return MadeTarget(builder.renderer.changes(page), (entry,))


def _joined(pages: Iterable[Files]) -> Files:
    """Return the files of all pages that a target has."""
    return {path: content for files in pages for path, content in files.items()}


def _entries(kind: str, pages: Sequence[object], order: str) -> tuple[SitemapEntry, ...]:
    """Return the entries of a page and of those on which it goes on."""
    found = []
    for number, page in enumerate(pages):
        if is_indexed(page):
            address: str = page.address  # type: ignore[attr-defined]
            updated = _iso(page.updated)  # type: ignore[attr-defined]
            first = SitemapEntry(kind, order, address, updated)
            found.append(SitemapEntry("pages", f"4{address}", address, updated) if number else first)
    return tuple(found)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


TARGET_KINDS = (
    TargetKind("home", ("index.html",), _home),
    TargetKind("fixed", ("404.html", "search/index.html", "verify/index.html", OPEN_SEARCH), _fixed),
    *DATA_TARGETS,
    TargetKind("assets", ("assets/*",), _assets, uses_templates=False),
    TargetKind(
        "feeds",
        ("feed.xml", "feed.json", "corrections/feed.xml", "corrections/feed.json"),
        _feeds,
        uses_templates=False,
    ),
    TargetKind(
        "editor", ("admin/index.html", "admin/*"), _editor, _editor_ids, content=_editor_content, uses_templates=False
    ),
    TargetKind(
        "pictures",
        (f"{PICTURES}{{id}}-*.webp",),
        _picture_copies,
        lambda builder: builder.pictures.keys(),
        content=lambda builder, name: name,
        id_pattern="[0-9a-f]{24}",
        uses_templates=False,
    ),
    LIST_TARGET,
    TargetKind(
        "feeds-at",
        ("{id}/feed.xml", "{id}/feed.json"),
        _feeds_at,
        _places,
        id_pattern="(?:stories|topics)/[^/]+",
        uses_templates=False,
    ),
    TargetKind(
        "topics",
        ("topics/{id}/index.html", "topics/{id}/*"),
        _topic,
        lambda builder: builder.site.visible.topics.keys(),
        is_document=True,
    ),
    TargetKind(
        "stories",
        ("stories/{id}/index.html", "stories/{id}/*"),
        _story,
        lambda builder: builder.site.visible.stories.keys(),
        is_document=True,
    ),
    TargetKind(
        "questions",
        ("questions/{id}/index.html", "questions/{id}/*"),
        _question,
        lambda builder: builder.site.visible.questions.keys(),
        is_document=True,
    ),
    TargetKind(
        "claimants",
        ("claimants/{id}/index.html", "claimants/{id}/*"),
        _claimant,
        lambda builder: builder.site.visible.claimants.keys(),
        is_document=True,
    ),
    TargetKind(
        "claims",
        ("claims/{id}/index.html", "claims/{id}/*", f"{EMBED}claims/{{id}}/*"),
        _claim,
        lambda builder: builder.site.visible.with_claim_pages.keys(),
        is_document=True,
    ),
    TargetKind(
        "beside",
        ("sources/{id}/index.html",),
        _beside,
        lambda builder: builder.site.visible.beside.keys(),
        id_pattern=f"[^/]+/{BESIDE}/[^/]+",
    ),
    TargetKind(
        "changes",
        ("sources/{id}/index.html",),
        _changes,
        lambda builder: builder.site.visible.changes.keys(),
        id_pattern=f"[^/]+/{CHANGES}/[^/]+",
    ),
    TargetKind(
        "sources",
        ("sources/{id}/index.html", "sources/{id}/*"),
        _source,
        lambda builder: builder.site.visible.sources.keys(),
        is_document=True,
    ),
    TargetKind(
        "pages",
        ("{id}/index.html", "{id}/*"),
        _free_page,
        lambda builder: free_page_ids(builder.site),
        is_document=True,
    ),
    # Last, because a former address can look like the address of any page.
    TargetKind("redirects", (HEADERS_FILE, REDIRECTS_FILE, "*"), _redirects),
)
"""Every kind of target but the sitemaps, which are made of what all others are. A path belongs to the first that fits."""
