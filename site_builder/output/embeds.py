"""A claim embedded in somebody else's page: the frame to paste, and oEmbed 1.0 to discover it (https://oembed.com)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from markupsafe import Markup

from site_builder.content.addresses import EMBED
from site_builder.content.records import Status
from site_builder.output.exports import json_bytes
from site_builder.views.cards import ClaimCard
from site_builder.views.claim_page import ClaimPage
from site_builder.views.site_frame import SiteFrame

OEMBED = "oembed.json"
FRAME_WIDTH = 600
_NARROW = 280
"""The widths between which a frame is as high as its words need: a card in a column, and one on a phone of 320 pixels."""
_AROUND = {FRAME_WIDTH: 210, _NARROW: 310}
"""How high at these widths everything is but the claim and its summary, in pixels: verdict, tally, foot and spaces."""
_MARGIN = 40
"""How much wider the window is than the frame, at least, on a phone."""


def embeds(page: ClaimPage, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return ``oembed.json`` of a claim."""
    return {f"{page.card.address}{OEMBED}": json_bytes(oembed(page, frame))}


def with_embeds(moves: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield former addresses, each with its new one, and for each claim those of its embed as well."""
    for former, address in moves:
        yield former, address
        if address.startswith("claims/"):
            yield EMBED + former, EMBED + address


def snippet(page: ClaimPage, frame: SiteFrame) -> str:
    """Return the HTML that embeds a claim in another page."""
    card, wide, narrow = page.card, height(page, FRAME_WIDTH), height(page, _NARROW)
    slope = round((narrow - wide) / (FRAME_WIDTH - _NARROW), 3)
    return str(
        _SNIPPET.format(
            url=f"{frame.base_url}{card.address}",
            frame=f"{frame.base_url}{EMBED}{card.address}",
            title=card.title,
            width=FRAME_WIDTH,
            wide=wide,
            narrow=narrow,
            height=f"clamp({wide}px, {narrow}px - (100vw - {_NARROW + _MARGIN}px) * {slope}, {narrow}px)",
            headline=card.headline,
            site=frame.title,
        )
    )


_SNIPPET = Markup(
    '<blockquote cite="{url}" style="margin: 0"><iframe src="{frame}" title="{title}" width="{width}" height="{wide}" '
    'loading="lazy" style="border: 0; max-width: 100%; height: {height}"></iframe>'
    '<p><a href="{url}">{headline}</a> — {site}</p></blockquote>'
)
"""The card, and below it the verdict and the claim with a link: what is left where a site takes frames out of a text."""


def height(page: ClaimPage, width: int) -> int:
    """Return how high the card of a claim is in a frame of a width, in pixels, rather too high than cut."""
    room = width - 38
    claim = ceil(_letters(page.card.claim) * 10 / room) * 25.5
    summary = ceil(_letters(page.card.brief) * 7.8 / room) * 24
    return ceil(_AROUND[width] + claim + summary + _more_for_slots(page.card, room))


def _more_for_slots(card: ClaimCard, room: int) -> float:
    """Return how much higher the slots of a tally are than the bar that stands there without any."""
    slots = card.slots
    if not slots or card.status is Status.WITHDRAWN:
        return 0
    room = min(room, _SLOTS_ROOM)
    in_a_row = min(len(slots), (room + _SLOT_GAP) // (_SLOT + _SLOT_GAP))
    width = (room - _SLOT_GAP * (in_a_row - 1)) / in_a_row - 2
    lines = ceil(max(_letters(slot.name) for slot in slots) * 6.2 / width)
    return ceil(len(slots) / in_a_row) * (40 + 13.75 * lines) - 18


_SLOT, _SLOT_GAP, _SLOTS_ROOM = 44, 2, 576
"""How wide a slot is at least, what parts two, and how wide the row of them is at most, in pixels."""


def _letters(text: str) -> int:
    """Count the characters of a text, and twice those that are as wide as they are high."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


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
        "width": FRAME_WIDTH,
        "height": height(page, FRAME_WIDTH),
    }
