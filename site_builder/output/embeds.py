"""A claim embedded in somebody else's page: the frame to paste, and oEmbed 1.0 to discover it (https://oembed.com)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from site_builder.content.addresses import EMBED
from site_builder.output.exports import as_json
from site_builder.views.claim_page import ClaimPage
from site_builder.views.site_frame import SiteFrame

OEMBED = "oembed.json"
WIDTH = 600
HEIGHT = 320


def embeds(page: ClaimPage, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return ``oembed.json`` of a claim."""
    return {f"{page.card.address}{OEMBED}": as_json(oembed(page, frame))}


def with_embeds(moves: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield former addresses, each with its new one, and for each claim those of its embed as well."""
    for former, address in moves:
        yield former, address
        if address.startswith("claims/"):
            yield EMBED + former, EMBED + address


def snippet(page: ClaimPage, frame: SiteFrame) -> str:
    """Return the HTML that embeds a claim in another page."""
    html = Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )
    return str(html.format(f"{frame.base_url}{EMBED}{page.card.address}", page.card.title, WIDTH, HEIGHT))


def oembed(page: ClaimPage, frame: SiteFrame) -> dict[str, Any]:
    """Return a claim as an oEmbed answer of the type ``rich``."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": page.card.headline,
        "author_name": ", ".join(page.authors) or frame.publisher or frame.title,
        "provider_name": frame.title,
        "provider_url": frame.base_url,
        "html": snippet(page, frame),
        "width": WIDTH,
        "height": HEIGHT,
    }
