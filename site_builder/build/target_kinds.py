"""The registry of targets: everything that a build publishes, each kind with its name, its paths and its maker.

A target is what is made at once: the page of a claim with its data, a story with the pages on which it goes on, all
feeds. A new kind of published file is one more entry of :data:`TARGET_KINDS`. Everything else follows from the entry:
when a target is out of date, what the preview serves at its paths, and what is removed once it is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from msgspec import Struct

from site_builder.authoring.editor_page import editor_files
from site_builder.build.page_builder import PageBuilder
from site_builder.content.addresses import BESIDE, EMBED, SEARCH, SPECIFICATION, VERIFIER, VERIFY, seed_file
from site_builder.content.records import Extent
from site_builder.output.exports import CLAIM_SCHEMA, CLAIMS_SCHEMA, LEGACY_SCHEMA
from site_builder.output.host_rules import HEADERS_FILE, REDIRECTS_FILE
from site_builder.output.render import Files
from site_builder.output.schemas import PACKAGE, schemas
from site_builder.output.share_cards.card_text import of_claim, of_question, of_site, of_story
from site_builder.output.share_cards.draw import ShareCard
from site_builder.output.sitemaps import is_indexed
from site_builder.store.tool_version import documentation_file
from site_builder.views.beside_page import beside_page
from site_builder.views.claim_page import claim_page
from site_builder.views.dependencies import joined_digest
from site_builder.views.free_page import free_page_ids, free_pages
from site_builder.views.home_page import home_page
from site_builder.views.legacy_page import earlier_checks, legacy_page
from site_builder.views.list_pages import ClaimIndex, EarlierChecks
from site_builder.views.listed_claims import listed_claims
from site_builder.views.news import news_of
from site_builder.views.question_page import question_pages
from site_builder.views.redirects import old_redirects, redirects
from site_builder.views.source_page import source_page, source_uses
from site_builder.views.story_page import story_pages

ONE = ("",)
"""The ids of a kind of which the site has one target."""


class SitemapEntry(Struct, frozen=True):
    """A page as the sitemaps list it: its kind, what sorts it there, its address, and the day of its last change (ISO 8601)."""

    kind: str
    order: str
    address: str
    updated: str | None


class MadeTarget(Struct, frozen=True):
    """The files of a target, its entries in the sitemaps, and the share card of its page."""

    files: Files
    entries: tuple[SitemapEntry, ...] = ()
    share_card: ShareCard | None = None


class TargetKind(Struct, frozen=True):
    """One kind of target.

    ``paths`` are patterns of the published files, the main one first. In a pattern ``{id}`` is the id of the target and
    ``*`` is any text. ``ids`` gives the ids of the targets that the site has.

    What a target looks up is tracked while it is made. ``is_document`` says that it also shows the text of its own
    document. ``id_pattern`` is the regular expression of an id in a path. A target that is a stretch of a long list has a ``content`` digest instead.
    """

    name: str
    paths: tuple[str, ...]
    make: Callable[[PageBuilder, str], MadeTarget]
    ids: Callable[[PageBuilder], Collection[str]] = lambda builder: ONE
    is_document: bool = False
    content: Callable[[PageBuilder, str], str] | None = None
    id_pattern: str = "[^/]+"
    uses_templates: bool = True


def _home(builder: PageBuilder, _: str) -> MadeTarget:
    page = home_page(builder.site, news_of(builder.site).corrections)
    share_card = builder.share_card("", lambda: of_site(builder.frame, page))
    return MadeTarget(builder.renderer.home(page), (SitemapEntry("pages", "0", "", _iso(page.updated)),), share_card)


def _fixed(builder: PageBuilder, _: str) -> MadeTarget:
    files = builder.renderer.fixed(has_manifest=builder.setting.has_manifest)
    return MadeTarget(files, tuple(SitemapEntry("pages", "1", page, None) for page in (SEARCH, VERIFY)))


def _assets(builder: PageBuilder, _: str) -> MadeTarget:
    return MadeTarget(dict(builder.renderer.assets))


def _proof(builder: PageBuilder, _: str) -> MadeTarget:
    licence = builder.site.index.settings.record.licence
    documents = {name: documentation_file(name).read_bytes() for name in (VERIFIER, SPECIFICATION)}
    return MadeTarget({**schemas(builder.frame, licence), **documents})


def _redirects(builder: PageBuilder, _: str) -> MadeTarget:
    return MadeTarget(
        builder.renderer.redirects(redirects(builder.site), free_page_ids(builder.site), old_redirects(builder.site))
    )


def _exports(builder: PageBuilder, _: str) -> MadeTarget:
    return MadeTarget(
        builder.renderer.exports(listed_claims(builder.site), builder.parts.values(), earlier_checks(builder.site))
    )


def _part(builder: PageBuilder, number: str) -> MadeTarget:
    return MadeTarget(builder.renderer.exported_part(builder.parts[number]))


def _part_content(builder: PageBuilder, number: str) -> str:
    digest = builder.site.dependencies.digest
    claims = builder.parts[number].claims
    return joined_digest(f"{digest(f'claim/{c.card.id}')}:{c.card.id}:{c.story}:{c.question}" for c in claims)


def _feeds(builder: PageBuilder, _: str) -> MadeTarget:
    return MadeTarget(builder.renderer.feeds(news_of(builder.site)))


def _editor_ids(builder: PageBuilder) -> Collection[str]:
    return ONE if builder.setting.editor else ()


def _editor(builder: PageBuilder, _: str) -> MadeTarget:
    script = builder.setting.editor
    return MadeTarget(dict(editor_files(script, builder.site.index.settings.record, builder.frame)) if script else {})


def _editor_content(builder: PageBuilder, _: str) -> str:
    return builder.setting.editor.digest if builder.setting.editor else ""


def _list(builder: PageBuilder, address: str) -> MadeTarget:
    page = builder.lists[address]
    render = builder.renderer
    files = render.list(page)
    return MadeTarget(files, (SitemapEntry("pages", f"3{address}", address, _iso(page.updated)),))


def _list_content(builder: PageBuilder, address: str) -> str:
    page, digest = builder.lists[address], builder.site.dependencies.digest
    if isinstance(page, ClaimIndex):
        named = [f"claim/{card.id}" for card in (*page.claims, *page.withdrawn)]
    elif isinstance(page, EarlierChecks):
        named = [f"legacy/{card.id}" for card in page.cards]
    else:
        named = [
            *(f"stories/{card.id}" for card in page.stories),
            *(f"questions/{card.id}" for card in page.questions),
            *(f"sources/{card.id}" for card in page.sources),
        ]
    return joined_digest(
        (repr(page.paging), str(page.total), _earlier(page), *(f"{name}={digest(name)}" for name in named))
    )


def _earlier(page: object) -> str:
    return str(page.earlier) if isinstance(page, ClaimIndex) else ""


def _free_page(builder: PageBuilder, id: str) -> MadeTarget:
    pages = free_pages(id, builder.site, builder.detail)
    files: Files = {}
    for page in pages:
        files |= builder.renderer.free_page(page)
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
    listed = SitemapEntry("claims", entry.published.isoformat() + id, entry.address, _iso(page.updated))
    return MadeTarget(
        builder.renderer.claim(page, share_card.address if share_card else None),
        (listed,) if is_indexed(page) else (),
        share_card,
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


def _beside(builder: PageBuilder, id: str) -> MadeTarget:
    page = beside_page(id, builder.site)
    rows = (*page.agree, *page.part, *page.differ, *page.only_one, *page.only_other)
    updated = max((row.claim.updated for row in rows), default=None)
    return MadeTarget(
        builder.renderer.beside(page), (SitemapEntry("pages", f"5{page.address}", page.address, _iso(updated)),)
    )


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
    TargetKind("fixed", ("404.html", "search/index.html", "verify/index.html"), _fixed),
    TargetKind(
        "proof",
        (VERIFIER, SPECIFICATION, CLAIM_SCHEMA, CLAIMS_SCHEMA, LEGACY_SCHEMA, PACKAGE),
        _proof,
        uses_templates=False,
    ),
    TargetKind("assets", ("assets/*",), _assets, uses_templates=False),
    TargetKind("exports", ("claims.json", "claims.csv"), _exports, uses_templates=False),
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
        "parts",
        ("claims/part-{id}.json",),
        _part,
        lambda builder: builder.parts.keys(),
        content=_part_content,
        uses_templates=False,
    ),
    TargetKind(
        "lists",
        ("{id}index.html",),
        _list,
        lambda builder: builder.lists.keys(),
        content=_list_content,
        id_pattern=".*?",
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
