"""What is new, for feed readers: Atom (RFC 4287) and JSON Feed 1.1 with the same entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from html import escape
from typing import Any

from site_builder.model.pages import ClaimCard, Site
from site_builder.render.exports import as_json, latest_first

ENTRIES = 50
"""How many claims the feeds carry."""
_EPOCH = date(1970, 1, 1)


def feeds(site: Site) -> Mapping[str, bytes]:
    """Return ``feed.xml`` and ``feed.json``: the claims that changed last."""
    entries = latest_first(list(site.index.claims))[:ENTRIES]
    return {"feed.xml": _atom(site, entries), "feed.json": as_json(_json_feed(site, entries))}


def _title(card: ClaimCard) -> str:
    return f"{card.verdict.label}: {card.claim}"


def _moment(day: date | None) -> datetime:
    """Return the beginning of a day in UTC; records have days and no hours."""
    return datetime.combine(day or _EPOCH, time(), UTC)


def _atom(site: Site, entries: list[ClaimCard]) -> bytes:
    from feedgenerator import Atom1Feed

    frame = site.frame
    feed = Atom1Feed(
        frame.title,
        frame.base_url,
        frame.tagline or "",
        language=frame.language,
        feed_url=frame.base_url + "feed.xml",
        author_name=frame.publisher or frame.title,
    )
    for card in entries:
        url = frame.base_url + card.address
        feed.add_item(
            title=_title(card),
            link=url,
            description=escape(card.summary),
            unique_id=url,
            pubdate=_moment(card.published),
            updateddate=_moment(card.updated),
        )
    text: str = feed.writeString("utf-8")
    return text.encode("utf-8")


def _json_feed(site: Site, entries: list[ClaimCard]) -> dict[str, Any]:
    frame = site.frame
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": frame.title,
        "home_page_url": frame.base_url,
        "feed_url": frame.base_url + "feed.json",
        **({"description": frame.tagline} if frame.tagline else {}),
        "language": frame.language,
        "authors": [{"name": frame.publisher or frame.title}],
        "items": [
            {
                "id": frame.base_url + card.address,
                "url": frame.base_url + card.address,
                "title": _title(card),
                "content_text": card.summary,
                "date_published": _moment(card.published).isoformat(),
                "date_modified": _moment(card.updated).isoformat(),
            }
            for card in entries
        ],
    }
