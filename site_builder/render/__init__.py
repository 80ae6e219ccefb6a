"""The render stage: from the values of all pages and a theme to the bytes of all files. It writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.addresses import SEARCH, file_of
from site_builder.model.drawn import Drawn
from site_builder.model.pages import (
    ClaimIndex,
    ClaimPage,
    FreePage,
    Listing,
    QuestionPage,
    Redirect,
    Site,
    SourceUses,
    StoryPage,
)
from site_builder.model.theme import Theme
from site_builder.render.annotations import web_annotations
from site_builder.render.assets import publish_assets
from site_builder.render.citations import citations
from site_builder.render.claim_review import claim_review
from site_builder.render.embeds import FOLDER, embeds, snippet
from site_builder.render.exports import exports
from site_builder.render.feeds import feeds
from site_builder.render.hosting import hosting
from site_builder.render.maps import maps
from site_builder.render.structured_data import page_data
from site_builder.render.templates import Templates

_TEMPLATES: Mapping[type, str] = {
    ClaimIndex: "claims.html",
    Listing: "list.html",
    StoryPage: "story.html",
    QuestionPage: "question.html",
    SourceUses: "uses.html",
    FreePage: "page.html",
}
"""The template of a list, and of a further page of what is too long for one."""


def render(site: Site, theme: Theme, drawn: Drawn | None = None) -> Mapping[str, bytes]:
    """Return every file of the published site by its path, but for what is ``drawn`` and only referred to."""
    drawn = drawn or Drawn()
    assets = publish_assets(theme.assets)
    templates = Templates(site.frame, theme.templates, assets.names, theme.words)
    files = dict(assets.files)
    for template, address, page, extra in _pages(site):
        about = page_data(page, address, site.frame)
        files[file_of(address)] = templates.render(
            template,
            address,
            page,
            json_ld=about,
            share_card=_share_card(address, drawn, site),
            icons=drawn.icons,
            **extra,
        )
    for produce in (exports, web_annotations, citations, embeds, feeds, maps, hosting):
        files.update(produce(site))
    return files


def _pages(site: Site) -> Iterator[tuple[str, str, object, dict[str, Any]]]:
    """Yield each page's template, address, value, and what its template gets besides."""
    yield "home.html", "", site.home, {}
    yield "claims.html", "claims/", site.index, {}
    yield "search.html", SEARCH, None, {}
    for story in site.stories:
        yield "story.html", story.card.address, story, {}
    for question in site.questions:
        yield "question.html", question.card.address, question, {}
    for claim in site.claims:
        yield "claim.html", claim.card.address, claim, _of_claim(claim, site)
        yield "embed.html", claim.card.address + FOLDER, claim, {}
    for source in site.sources:
        yield "source.html", source.card.address, source, {}
    for page in site.pages:
        yield "page.html", page.address, page, {}
    for part in (*site.lists, *site.parts):
        yield _TEMPLATES[type(part)], part.address, part, {}
    yield "404.html", "404.html", None, {}
    claims = {claim.card.address for claim in site.claims}
    for alias, target in site.redirects:
        yield "redirect.html", alias, Redirect(target), {}
        if target in claims:
            yield "redirect.html", alias + FOLDER, Redirect(target + FOLDER), {}


def _share_card(address: str, drawn: Drawn, site: Site) -> str | None:
    """Return the whole address of a page's share card, or the site's, or None when none is drawn."""
    card = drawn.cards.get(address, drawn.cards.get(""))
    return site.frame.base_url + card if card else None


def _of_claim(claim: ClaimPage, site: Site) -> dict[str, Any]:
    return {
        "claim_review": claim_review(claim, site.frame),
        "embed": snippet(claim, site.frame),
        "updated": claim.card.updated.isoformat(),
    }
