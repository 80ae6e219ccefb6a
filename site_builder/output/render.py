"""The render stage: from the value of a page and a theme to the bytes of its files. It writes nothing.

A :class:`Renderer` has what all pages share: the frame, the theme's templates, the names of its assets. The result
depends only on these and on the value of the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from site_builder.content.addresses import DATA, EMBED, SEARCH, VERIFY, file_of
from site_builder.content.theme import Theme
from site_builder.output.annotations import web_annotations
from site_builder.output.assets import publish_assets
from site_builder.output.bare_style import BARE_STYLE
from site_builder.output.citations import citations
from site_builder.output.claim_data import claim_json
from site_builder.output.claim_review import claim_review
from site_builder.output.data_package import data_package
from site_builder.output.dataset_fields import table_columns
from site_builder.output.embeds import embeds, snippet, with_embeds
from site_builder.output.exports import json_bytes, legacy_json
from site_builder.output.host_rules import Redirects, hosting
from site_builder.output.markdown import claim_markdown
from site_builder.output.open_search import open_search
from site_builder.output.sitemaps import is_indexed
from site_builder.output.structured_data import page_data
from site_builder.output.templates import Templates
from site_builder.views.beside_page import BesidePage
from site_builder.views.change_log import ChangeLog
from site_builder.views.changes_page import ChangesPage
from site_builder.views.claim_page import ClaimPage
from site_builder.views.claimant_page import ClaimantPage
from site_builder.views.data_page import DataPage
from site_builder.views.free_page import FreePage
from site_builder.views.home_page import HomePage
from site_builder.views.legacy_page import LegacyPage
from site_builder.views.list_pages import ClaimIndex, EarlierChecks, Listing
from site_builder.views.question_page import QuestionPage
from site_builder.views.redirects import Redirect
from site_builder.views.site_frame import SiteFrame
from site_builder.views.source_page import SourcePage, SourceUses
from site_builder.views.story_page import StoryPage
from site_builder.views.topic_page import TopicPage

Files = dict[str, bytes]
"""Published files by their path."""
_LISTS: Mapping[type, str] = {
    ClaimIndex: "claims.html",
    EarlierChecks: "earlier.html",
    Listing: "list.html",
    ChangeLog: "log.html",
}


class Renderer:
    """What makes files of the pages of one site, in one theme.

    ``share_card`` is the address of the share card of every page without one of its own, None when none is drawn, and
    ``icons`` says that the icons for those that take no SVG are made.
    """

    def __init__(self, frame: SiteFrame, theme: Theme, *, share_card: str | None = None, icons: bool = False) -> None:
        assets = publish_assets(theme.assets)
        self.frame = frame
        self.assets: Mapping[str, bytes] = assets.files
        self._templates = Templates(frame, theme.templates, assets.names, theme.words)
        self._say = theme.words.gettext
        self._share_card = share_card
        self._icons = icons

    def _page(self, template: str, address: str, page: object, share_card: str | None = None, **extra: object) -> Files:
        shared, indexed = share_card or self._share_card, is_indexed(page)
        return {
            file_of(address): self._templates.render(
                template,
                address,
                page,
                json_ld=page_data(page, address, self.frame) if indexed else None,
                indexed=indexed,
                share_card=self.frame.base_url + shared if shared else None,
                icons=self._icons,
                **extra,
            )
        }

    def claim(
        self, page: ClaimPage, share_card: str | None = None, quotations: Mapping[str, str] | None = None
    ) -> Files:
        """Return the page of a claim, its embed, and the claim as data and as a citation.

        ``quotations`` has the addresses of the pictures of its quotations by their anchors.
        """
        address = page.card.address
        return {
            **self._page(
                "claim.html",
                address,
                page,
                share_card,
                claim_review=claim_review(page, self.frame),
                embed=snippet(page, self.frame),
                quotations=quotations or {},
                updated=page.card.updated.isoformat(),
            ),
            **self._page("embed.html", EMBED + address, page),
            f"{address}claim.json": json_bytes(claim_json(page, self.frame)),
            **claim_markdown(page, self.frame, self._say),
            **citations(page, self.frame),
            **embeds(page, self.frame),
        }

    def legacy(self, page: LegacyPage) -> Files:
        """Return the page of a claim that another publication checked, and the claim as data: no card, no embed, no citation."""
        address = page.card.address
        return {
            **self._page("legacy.html", address, page, updated=page.card.published.isoformat()),
            f"{address}legacy.json": json_bytes(legacy_json(page.card, self.frame)),
        }

    def source(self, page: SourcePage, further: Sequence[SourceUses] = ()) -> Files:
        """Return the page of a source, the further pages of the claims that use it, and its annotations."""
        files = self._page("source.html", page.card.address, page)
        for part in further:
            files |= self._page("uses.html", part.address, part)
        return {**files, **web_annotations(page, self.frame)}

    def beside(self, page: BesidePage) -> Files:
        """Return the page that sets two articles side by side."""
        return self._page("beside.html", page.address, page)

    def changes(self, page: ChangesPage) -> Files:
        """Return the page that tells what changed from one version of an article to the next."""
        return self._page("changes.html", page.address, page)

    def story(self, page: StoryPage, share_card: str | None = None) -> Files:
        """Return a page of a story."""
        return self._page("story.html", page.address, page, share_card)

    def question(self, page: QuestionPage, share_card: str | None = None) -> Files:
        """Return a page of a question."""
        return self._page("question.html", page.address, page, share_card)

    def claimant(self, page: ClaimantPage) -> Files:
        """Return a page of a claimant."""
        return self._page("claimant.html", page.address, page)

    def topic(self, page: TopicPage) -> Files:
        """Return a page of a topic."""
        return self._page("topic.html", page.address, page)

    def free_page(self, page: FreePage) -> Files:
        """Return a free page, or a page of the log of corrections."""
        return self._page("page.html", page.address, page)

    def home(self, page: HomePage) -> Files:
        """Return the front page."""
        return self._page("home.html", "", page)

    def list(self, page: ClaimIndex | EarlierChecks | Listing | ChangeLog) -> Files:
        """Return a page of a list: of all claims, of those that others checked, of stories, questions, sources or changes."""
        return self._page(_LISTS[type(page)], page.address, page)

    def fixed(self, *, has_manifest: bool) -> Files:
        """Return the pages without content: search, checking, and the page for missing addresses."""
        return {
            **self._page("search.html", SEARCH, None),
            **self._page("verify.html", VERIFY, None, has_manifest=has_manifest),
            **self._page("404.html", "404.html", None, bare_style=BARE_STYLE),
            **open_search(self.frame),
        }

    def data(self, page: DataPage) -> Files:
        """Return the page of all data, and the same for programs."""
        fields = {dataset.name: table_columns(dataset.name) for dataset in page.datasets}
        return {**self._page("data.html", DATA, page, fields=fields), **data_package(page, self.frame)}

    def redirects(self, redirects: Redirects, free_pages: Sequence[str], old: Sequence[tuple[str, str]] = ()) -> Files:
        """Return a page for each former address, with those of embeds, and the files for hosts.

        ``old`` are addresses of an older site on this host, below which nothing else is meant.
        """
        moves = tuple(with_embeds(redirects))
        files: Files = {}
        for alias, target in (*moves, *old):
            files |= self._page("redirect.html", alias, Redirect(target))
        return {**files, **hosting(moves, free_pages, self.frame, old)}
