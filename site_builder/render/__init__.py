"""The render stage: from the values of all pages and a theme to the bytes of all files. It writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from site_builder.addresses import file_of
from site_builder.model.pages import ClaimPage, Redirect, Site
from site_builder.model.theme import Theme
from site_builder.render.assets import publish_assets
from site_builder.render.claim_review import claim_review
from site_builder.render.exports import exports
from site_builder.render.feeds import feeds
from site_builder.render.hosting import hosting
from site_builder.render.maps import maps
from site_builder.render.templates import Templates


def render(site: Site, theme: Theme) -> Mapping[str, bytes]:
    """Return every file of the published site by its path."""
    assets = publish_assets(theme.assets)
    templates = Templates(site.frame, theme.templates, assets.names)
    files = dict(assets.files)
    for template, address, page, extra in _pages(site):
        files[file_of(address)] = templates.render(template, address, page, **extra)
    for produce in (exports, feeds, maps, hosting):
        files.update(produce(site))
    return files


def _pages(site: Site) -> Iterator[tuple[str, str, object, dict[str, Any]]]:
    """Yield each page's template, address, value, and what its template gets besides."""
    yield "home.html", "", site.home, {}
    yield "claims.html", "claims/", site.index, {}
    for story in site.stories:
        yield "story.html", story.card.address, story, {}
    for question in site.questions:
        yield "question.html", question.card.address, question, {}
    for claim in site.claims:
        yield "claim.html", claim.card.address, claim, _of_claim(claim, site)
    for source in site.sources:
        yield "source.html", source.card.address, source, {}
    for page in site.pages:
        yield "page.html", page.address, page, {}
    yield "404.html", "404.html", None, {}
    for alias, target in site.redirects:
        yield "redirect.html", alias, Redirect(target), {}


def _of_claim(claim: ClaimPage, site: Site) -> dict[str, Any]:
    return {"claim_review": claim_review(claim, site.frame), "updated": claim.card.updated.isoformat()}
