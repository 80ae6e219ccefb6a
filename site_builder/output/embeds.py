"""A claim as a card on somebody else's page: the frame to paste, and oEmbed 1.0 to discover it (https://oembed.com)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from site_builder.output.exports import as_json
from site_builder.views.page_values import ClaimPage, SiteFrame

FOLDER = "embed/"
"""Where the card lies below the address of its claim."""
OEMBED = "oembed.json"
WIDTH = 600
HEIGHT = 320


def embeds(page: ClaimPage, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return ``oembed.json`` of a claim."""
    return {f"{page.card.address}{OEMBED}": as_json(oembed(page, frame))}


def snippet(page: ClaimPage, frame: SiteFrame) -> str:
    """Return the HTML that shows a claim's card in another page."""
    html = Markup(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )
    return str(html.format(f"{frame.base_url}{page.card.address}{FOLDER}", page.card.claim, WIDTH, HEIGHT))


def oembed(page: ClaimPage, frame: SiteFrame) -> dict[str, Any]:
    """Return a claim as an oEmbed answer of the type ``rich``."""
    return {
        "version": "1.0",
        "type": "rich",
        "title": page.card.claim,
        "author_name": ", ".join(page.authors) or frame.publisher or frame.title,
        "provider_name": frame.title,
        "provider_url": frame.base_url,
        "html": snippet(page, frame),
        "width": WIDTH,
        "height": HEIGHT,
    }
