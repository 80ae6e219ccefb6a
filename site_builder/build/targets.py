"""Link and render, page by page: each is made from what it looks up, and from nothing else.

A *unit* is what is made at once: the page of a claim with its data, a story with the pages on which it goes on, all
feeds. ``looked_at`` names what was looked up for it, so that the next build can tell by digests, without making it,
whether it would come out the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from msgspec import Struct

from site_builder.authoring.decap import editor_files
from site_builder.build.read import Reading
from site_builder.content.addresses import SEARCH
from site_builder.content.browser_editor import EditorScript
from site_builder.content.theme import Theme
from site_builder.index.entries import Brief, Detail
from site_builder.output.render import Files, Renderer, is_indexed
from site_builder.output.share_cards.draw import NAME, Card, CardPlan, Content, of_claim, of_question, of_site, of_story
from site_builder.views.card_tables import joined
from site_builder.views.page_values import ClaimIndex, Listing, SiteFrame
from site_builder.views.pages import (
    Cards,
    claim_lists,
    claim_page,
    frame_of,
    free_page_ids,
    free_pages,
    home_page,
    listed_claims,
    listed_parts,
    news_of,
    question_lists,
    question_pages,
    redirects,
    source_lists,
    source_page,
    source_uses,
    story_lists,
    story_pages,
)
from site_builder.views.site_values import ListedPart

SITEMAP = "maps"
"""The unit that is made last, from where the pages of all others stand."""
EDITOR = "editor"
_TEXT = "text"
LISTS = "lists"
PARTS = "parts"
_OF_MANY = frozenset({LISTS, PARTS})
"""Units that are made of a stretch of the claims, or the like, in order: what is in them is what they look up."""


class Entry(Struct, frozen=True):
    """A page as the maps list it: the kind of page, what puts it in order there, its address, and its last change."""

    kind: str
    order: str
    address: str
    updated: str | None


class Made(Struct, frozen=True):
    """What came of making a unit: its files, its entries in the maps, and the share card of its page."""

    files: Files
    entries: tuple[Entry, ...] = ()
    card: Card | None = None


class Setting(Struct, frozen=True):
    """What all units of a build share. ``digest`` is that of all of it, the generator itself included."""

    theme: Theme
    digest: str
    drafts: bool = False
    preview: bool = False
    icons: bool = False
    editor: EditorScript | None = None


class Maker:
    """Makes the units of one site."""

    def __init__(
        self,
        reading: Reading,
        setting: Setting,
        plan: Callable[[SiteFrame], CardPlan] | None = None,
        renderer: Callable[[str, Callable[[], Renderer]], Renderer] = lambda shared, make: make(),
    ) -> None:
        self._reading = reading
        self._setting = setting
        self.cards = Cards(
            reading.outline,
            drafts=setting.drafts,
            say=setting.theme.words.gettext,
            digest_of=lambda brief: reading.digests[brief.path][1],
        )
        self.frame = frame_of(self.cards, preview=setting.preview)
        self.plan = plan(self.frame) if plan else None
        self._digests: dict[str, str] = {}
        self._shared = joined(
            (setting.digest, repr(self.frame), self.plan.look if self.plan else "", str(setting.icons))
        )
        self.renderer = renderer(
            self._shared,
            lambda: Renderer(
                self.frame,
                setting.theme,
                share_card=NAME if self.plan and self.plan.is_legible else None,
                icons=setting.icons,
            ),
        )

    @cached_property
    def lists(self) -> Mapping[str, ClaimIndex | Listing]:
        """The pages of all lists by their address."""
        cards = self.cards
        pages: list[ClaimIndex | Listing] = [*claim_lists(cards)]
        for parts in (story_lists(cards), question_lists(cards), source_lists(cards)):
            pages += parts
        return {page.address: page for page in pages}

    @cached_property
    def parts(self) -> Mapping[str, ListedPart]:
        """The parts of the list of all claims as data, by their numbers."""
        return listed_parts(self.cards)

    def names(self) -> list[str]:
        """Return the names of all units but the maps."""
        cards = self.cards
        return [
            "home",
            "fixed",
            "assets",
            "redirects",
            "exports",
            "feeds",
            *((EDITOR,) if self._setting.editor else ()),
            *(f"{PARTS}/{number}" for number in self.parts),
            *(f"{LISTS}/{address}" for address in self.lists),
            *(f"pages/{id}" for id in free_page_ids(cards)),
            *(f"{brief.folder}/{brief.id}" for brief in self._documents()),
        ]

    def forget(self) -> None:
        """Let go of what was made for pages that are done, and can be made again."""
        self._digests.clear()
        self.cards.forget()

    def has(self, name: str) -> bool:
        """Say whether there is a unit of this name."""
        kind, _, id = name.partition("/")
        if kind == LISTS:
            return id in self.lists
        if kind == PARTS:
            return id in self.parts
        if kind == "pages":
            return id in free_page_ids(self.cards)
        if kind in _OF_DOCUMENTS:
            return self.cards.has(kind, id)
        return name in _MAKE and (name != EDITOR or self._setting.editor is not None)

    def _documents(self) -> Iterator[Brief]:
        cards = self.cards
        for folder in (cards.stories, cards.questions, cards.claims, cards.sources):
            yield from folder.values()

    def make(self, name: str) -> tuple[Made, list[str]]:
        """Make a unit. Gives it with the names of what was looked up for it."""
        kind, _, id = name.partition("/")
        self.cards.seen.begin()
        made = _MAKE[kind](self, id)
        if kind in _OF_MANY:
            return made, []
        own = [f"{_TEXT}/content/{name}.md"] if kind in _OF_DOCUMENTS else []
        return made, [*own, *_without_parts(self.cards.seen.names())]

    def made_from(self, name: str, looked_at: Sequence[str]) -> str:
        """Return the digest of all that a unit would be made from, if that was looked up for it."""
        kind, _, id = name.partition("/")
        if kind == LISTS:
            return joined((self._shared, name, self._digest_of_list(self.lists[id])))
        if kind == PARTS:
            return joined((self._shared, name, self._digest_of_part(self.parts[id])))
        own = self._setting.editor.digest if kind == EDITOR and self._setting.editor else ""
        return joined((self._shared, name, own, *map(self._named, looked_at)))

    def _named(self, name: str) -> str:
        """Return the name of something that was looked up, with its digest."""
        found = self._digests.get(name)
        if found is None:
            found = self._digests[name] = f"{name}={self._digest(name)}"
        return found

    def _digest(self, name: str) -> str:
        table, _, rest = name.partition("/")
        if table == _TEXT:
            found = self._reading.digests.get(rest)
            return found[0] if found else ""
        return self.cards.digest(name)

    def _digest_of_list(self, page: ClaimIndex | Listing) -> str:
        digest = self.cards.digest
        if isinstance(page, ClaimIndex):
            named = [f"claim/{card.id}" for card in (*page.claims, *page.withdrawn)]
        else:
            named = [
                *(f"stories/{card.id}" for card in page.stories),
                *(f"questions/{card.id}" for card in page.questions),
                *(f"sources/{card.id}" for card in page.sources),
            ]
        return joined((repr(page.paging), str(page.total), *(f"{name}={digest(name)}" for name in named)))

    def _digest_of_part(self, part: ListedPart) -> str:
        digest = self.cards.digest
        return joined(f"{digest(f'claim/{c.card.id}')}:{c.card.id}:{c.story}:{c.question}" for c in part.claims)

    def _detail(self, brief: Brief) -> Detail[Any]:
        return self._reading.detail(brief.path)

    def _story(self, id: str) -> Made:
        brief = self.cards.stories[id]
        pages = story_pages(brief, self._detail(brief), self.cards)
        card = self._card(brief.address, lambda: of_story(pages[0]))
        files: Files = {}
        for page in pages:
            files |= self.renderer.story(page, card.address if card and page is pages[0] else None)
        return Made(files, _entries("stories", pages, brief.published.isoformat() + id), card)

    def _question(self, id: str) -> Made:
        brief = self.cards.questions[id]
        pages = question_pages(brief, self._detail(brief), self.cards)
        card = self._card(brief.address, lambda: of_question(pages[0]))
        files: Files = {}
        for page in pages:
            files |= self.renderer.question(page, card.address if card and page is pages[0] else None)
        return Made(files, _entries("questions", pages, id), card)

    def _claim(self, id: str) -> Made:
        brief = self.cards.claims[id]
        page = claim_page(brief, self._detail(brief), self.cards)
        card = self._card(brief.address, lambda: of_claim(page))
        entries = (
            (Entry("claims", brief.published.isoformat() + id, brief.address, _iso(page.updated)),)
            if is_indexed(page)
            else ()
        )
        return Made(self.renderer.claim(page, card.address if card else None), entries, card)

    def _source(self, id: str) -> Made:
        brief = self.cards.sources[id]
        page = source_page(brief, self._detail(brief), self.cards)
        further = source_uses(brief, self.cards)[1:]
        entries = (
            Entry("sources", id, brief.address, _iso(page.updated)),
            *(Entry("pages", f"4{part.address}", part.address, _iso(part.updated)) for part in further),
        )
        return Made(self.renderer.source(page, further), entries)

    def _free(self, id: str) -> Made:
        pages = free_pages(id, self.cards, self._detail)
        files: Files = {}
        for page in pages:
            files |= self.renderer.free_page(page)
        entries = tuple(
            Entry("pages", f"2{page.address}", page.address, _iso(page.updated)) for page in pages if is_indexed(page)
        )
        return Made(files, entries)

    def _home(self, _: str) -> Made:
        page = home_page(self.cards, news_of(self.cards).corrections)
        card = self._card("", lambda: of_site(self.frame, page))
        return Made(self.renderer.home(page), (Entry("pages", "0", "", _iso(page.updated)),), card)

    def _list(self, address: str) -> Made:
        page = self.lists[address]
        files = self.renderer.claim_list(page) if isinstance(page, ClaimIndex) else self.renderer.listing(page)
        return Made(files, (Entry("pages", f"3{address}", address, _iso(page.updated)),))

    def _fixed(self, _: str) -> Made:
        return Made(self.renderer.fixed(), (Entry("pages", "1", SEARCH, None),))

    def _editor(self, _: str) -> Made:
        script = self._setting.editor
        return Made(dict(editor_files(script, self.cards.outline.settings.record, self.frame)) if script else {})

    def maps(self, entries: Sequence[Entry]) -> Files:
        """Return the maps of these entries."""
        kinds: dict[str, list[tuple[str, date | None]]] = {
            kind: [] for kind in ("pages", "stories", "questions", "claims", "sources")
        }
        for entry in sorted(entries, key=lambda entry: (entry.order, entry.address)):
            updated = date.fromisoformat(entry.updated) if entry.updated else None
            kinds[entry.kind].append((entry.address, updated))
        return self.renderer.maps(kinds)

    def maps_made_from(self, entries: Sequence[Entry]) -> str:
        """Return the digest of all that the maps would be made from."""
        return joined((self._shared, *sorted(map(repr, entries))))

    def _card(self, address: str, content: Callable[[], Content]) -> Card | None:
        return self.plan.card(address, content()) if self.plan else None


_MAKE: Mapping[str, Callable[[Maker, str], Made]] = {
    "home": Maker._home,
    "fixed": Maker._fixed,
    "assets": lambda maker, _: Made(dict(maker.renderer.assets)),
    "redirects": lambda maker, _: Made(maker.renderer.redirects(redirects(maker.cards), free_page_ids(maker.cards))),
    "exports": lambda maker, _: Made(maker.renderer.exports(listed_claims(maker.cards), maker.parts.values())),
    PARTS: lambda maker, number: Made(maker.renderer.exported_part(maker.parts[number])),
    EDITOR: Maker._editor,
    "feeds": lambda maker, _: Made(maker.renderer.feeds(news_of(maker.cards))),
    LISTS: Maker._list,
    "pages": Maker._free,
    "stories": Maker._story,
    "questions": Maker._question,
    "claims": Maker._claim,
    "sources": Maker._source,
}
WITHOUT_TEMPLATE = frozenset({"assets", "exports", PARTS, EDITOR, "feeds"})
"""The units for which no template of the theme is asked for."""
_OF_DOCUMENTS = frozenset({"pages", "stories", "questions", "claims", "sources"})


def _entries(kind: str, pages: Sequence[object], order: str) -> tuple[Entry, ...]:
    """Return the entries of a page and of those on which it goes on."""
    found = []
    for number, page in enumerate(pages):
        if is_indexed(page):
            address: str = page.address  # type: ignore[attr-defined]
            updated = _iso(page.updated)  # type: ignore[attr-defined]
            found.append(
                Entry("pages", f"4{address}", address, updated) if number else Entry(kind, order, address, updated)
            )
    return tuple(found)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _without_parts(names: list[str]) -> list[str]:
    """Return the names of what was looked up, without those that are part of a whole table that was."""
    whole = {name.partition("/")[0] for name in names if name.endswith("/*")}
    return [name for name in names if name.endswith("/*") or name.partition("/")[0] not in whole]


_ALONE = {
    "index.html": "home",
    "404.html": "fixed",
    "search/index.html": "fixed",
    "_headers": "redirects",
    "_redirects": "redirects",
    "claims.json": "exports",
    "claims.csv": "exports",
    "robots.txt": SITEMAP,
}
_FEEDS = ("feed.xml", "feed.json")
_PART = re.compile(r"part-([0-9]+)\.json")


def unit_of(path: str) -> str:
    """Return the name of the unit that a file of the published site would belong to, whether or not there is one."""
    first, _, rest = path.partition("/")
    if path in _ALONE:
        return _ALONE[path]
    if path.startswith("sitemap") and not rest:
        return SITEMAP
    if path.rpartition("/")[2] in _FEEDS:
        return "feeds"
    if first in ("assets", EDITOR):
        return first
    if first == "admin":
        return EDITOR
    if first in _OF_DOCUMENTS - {"pages"}:
        id = rest.partition("/")[0]
        if first == "claims" and (part := _PART.fullmatch(id)):
            return f"{PARTS}/{part[1]}"
        return f"{LISTS}/{path.rpartition('/')[0]}/" if id in ("index.html", "page") else f"{first}/{id}"
    return f"pages/{first}"
