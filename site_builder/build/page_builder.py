"""Making one target of a site: its views, its bytes, and what it was made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from site_builder.build.read import Reading
from site_builder.content.browser_editor import EditorScript
from site_builder.content.picture import PictureFile
from site_builder.content.theme import Theme
from site_builder.index.entries import IndexEntry, PageDetail
from site_builder.output.render import Files, Renderer
from site_builder.output.share_cards.card_text import CARD_FILE, CardContent, of_quotation
from site_builder.output.share_cards.draw import ShareCard, ShareCardPlan
from site_builder.views.change_log import ChangeLog, change_logs
from site_builder.views.claim_page import ClaimPage
from site_builder.views.datasets import DatasetPart, dataset_parts
from site_builder.views.dependencies import joined_digest
from site_builder.views.list_pages import (
    ClaimIndex,
    EarlierChecks,
    Listing,
    claim_lists,
    claimant_lists,
    earlier_lists,
    question_lists,
    source_lists,
    story_lists,
    topic_lists,
)
from site_builder.views.listed_claims import ListedPart, listed_parts
from site_builder.views.pictures_seen import pictures_seen
from site_builder.views.site_frame import SiteFrame, frame_of
from site_builder.views.site_view import SiteView


class Setting(Struct, frozen=True):
    """What all targets of a build share. ``digest`` covers all of it and the generator itself.

    ``has_manifest`` says that a manifest of all files is made: a site in memory has none.
    """

    theme: Theme
    digest: str
    drafts: bool = False
    preview: bool = False
    icons: bool = False
    has_manifest: bool = True
    editor: EditorScript | None = None


ListPage = ClaimIndex | EarlierChecks | Listing | ChangeLog
"""A page of a list."""
Copies = Callable[[str, PictureFile], Files]
"""Makes the copies of the picture at a path."""


class PageBuilder:
    """What the makers of targets work with: the views of one site, the renderer, and the plan of share cards.

    ``plan`` makes that plan; without it no share cards are drawn. ``renderer`` may give a renderer of an earlier build
    when it is the same. ``copies`` makes the copies of pictures.
    """

    def __init__(
        self,
        reading: Reading,
        setting: Setting,
        plan: Callable[[SiteFrame], ShareCardPlan] | None = None,
        renderer: Callable[[str, Callable[[], Renderer]], Renderer] = lambda shared, make: make(),
        copies: Copies = lambda path, file: {},
    ) -> None:
        self._copies = copies
        self.reading = reading
        self.setting = setting
        self.site = SiteView(
            reading.index,
            drafts=setting.drafts,
            say=setting.theme.words.gettext,
            digest_of=lambda entry: reading.digests[entry.path][1],
        )
        self.frame = frame_of(self.site, preview=setting.preview)
        self.plan = plan(self.frame) if plan else None
        self.shared = joined_digest(
            (
                setting.digest,
                repr(self.frame),
                self.plan.look if self.plan else "",
                f"{setting.icons} {reading.index.settings.record.quotation_pictures}",
            )
        )
        self.renderer = renderer(self.shared, self._new_renderer)

    def _new_renderer(self) -> Renderer:
        share_card = CARD_FILE if self.plan and self.plan.is_legible else None
        return Renderer(self.frame, self.setting.theme, share_card=share_card, icons=self.setting.icons)

    @cached_property
    def lists(self) -> Mapping[str, ListPage]:
        """The pages of all lists by their address."""
        site = self.site
        pages: tuple[ListPage, ...] = (
            *claim_lists(site),
            *earlier_lists(site),
            *story_lists(site),
            *question_lists(site),
            *source_lists(site),
            *claimant_lists(site),
            *topic_lists(site),
            *change_logs(site),
        )
        return {page.address: page for page in pages}

    @cached_property
    def parts(self) -> Mapping[str, ListedPart]:
        """The parts of the list of all claims as data, by their numbers."""
        return listed_parts(self.site)

    @cached_property
    def pictures(self) -> Mapping[str, str]:
        """The pictures that readers see: by the name of its copies, the path of each."""
        return pictures_seen(self.site)

    def picture_copies(self, name: str) -> Files:
        """Return the copies of the picture that go by this name."""
        path = self.pictures[name]
        return self._copies(path, self.site.index.pictures[path])

    @cached_property
    def dataset_parts(self) -> Mapping[str, DatasetPart]:
        """The files of the data sets besides the claims, by their address."""
        return dataset_parts(self.site)

    def detail(self, entry: IndexEntry) -> PageDetail[Any]:
        """Return what only a document's own page shows."""
        return self.reading.detail(entry.path)

    def share_card(self, address: str, content: Callable[[], CardContent]) -> ShareCard | None:
        """Return the share card of a page; None when there are none."""
        return self.plan.share_card(address, content()) if self.plan else None

    def quotation_cards(self, page: ClaimPage) -> Mapping[str, ShareCard]:
        """Return the picture of each quotation of a claim by its anchor; none unless the settings ask for them."""
        if not (self.plan and self.site.index.settings.record.quotation_pictures):
            return {}
        found: dict[str, ShareCard] = {}
        for item in (item for items in page.evidence.values() for item in items):
            content = of_quotation(page, item, self.frame)
            card = self.plan.share_card(page.card.address, content, f"{item.anchor}.png") if content else None
            if card:
                found[item.anchor] = card
        return found
