"""What is new, for feed readers: Atom (RFC 4287) and JSON Feed 1.1 with the same entries.

There are two feeds of the site, each in both formats: the claims that changed last, and the corrections. Each story and
each topic has one of its own claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from html import escape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from site_builder.content.records import Status
from site_builder.output.exports import json_bytes
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, StoryCard
from site_builder.views.free_page import LoggedCorrection
from site_builder.views.news import News, PlaceNews
from site_builder.views.site_frame import SiteFrame

CORRECTIONS_FEED = "corrections/"
_EPOCH = date(1970, 1, 1)


def feeds(news: News, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return ``feed.xml`` and ``feed.json`` of the claims, and the same of the corrections."""
    return {**_files(_claims(news, frame), frame), **_files(_corrections(news, frame), frame)}


def feeds_at(news: PlaceNews, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return ``feed.xml`` and ``feed.json`` of a story or a topic."""
    entries = islice(_told(news.latest, frame), page_limits.FEED_ENTRIES)
    feed = Feed(news.address, f"{news.title} — {frame.title}", news.description, tuple(entries), news.updated)
    return _files(feed, frame)


def _files(feed: Feed, frame: SiteFrame) -> Mapping[str, bytes]:
    return {
        f"{feed.folder}feed.xml": _atom(feed, frame),
        f"{feed.folder}feed.json": json_bytes(_json_feed(feed, frame)),
    }


class FeedEntry(Struct, frozen=True):
    """One entry of a feed; ``id`` never changes."""

    id: str
    url: str
    title: str
    summary: str
    published: date
    updated: date
    tags: tuple[str, ...] = ()


class Feed(Struct, frozen=True):
    """A feed before it gets a format: ``folder`` is the address of the page that shows the same, and the feed's own.

    ``changed`` is the day on which the site last changed, for a feed without entries.
    """

    folder: str
    title: str
    description: str | None
    entries: tuple[FeedEntry, ...]
    changed: date | None


def _claims(news: News, frame: SiteFrame) -> Feed:
    """Return the claims that changed last."""
    entries = islice(_told(news.latest, frame), page_limits.FEED_ENTRIES)
    return Feed("", frame.title, frame.tagline, tuple(entries), news.updated)


def _told(cards: Iterable[ClaimCard | StoryCard], frame: SiteFrame) -> Iterator[FeedEntry]:
    """Yield the entries of claims and stories. The id of each is its address, which is permanent.

    A reader shows an entry that it knows as read, so a withdrawal is announced by an entry of its own.
    """
    for card in cards:
        url = frame.base_url + card.address
        if isinstance(card, StoryCard):
            yield FeedEntry(url, url, card.title, card.summary, card.published, card.published, ("story",))
        else:
            yield from (*_announcement(card, frame), _claim(card, url))


def _announcement(card: ClaimCard, frame: SiteFrame) -> Iterator[FeedEntry]:
    if card.withdrawal:
        day = card.withdrawal.date
        url = f"{frame.base_url}{card.address}#section-history"
        tag = f"tag:{urlsplit(frame.base_url).hostname},{day.isoformat()}:{card.address}{card.status}"
        yield FeedEntry(tag, url, card.headline, card.brief, day, day, (card.status,))


def _claim(card: ClaimCard, url: str) -> FeedEntry:
    tags = (card.status,) if card.status_word else (card.verdict.id,)
    return FeedEntry(url, url, card.headline, card.brief, card.published, card.updated, tags)


def _corrections(news: News, frame: SiteFrame) -> Feed:
    """Return the corrections made last."""
    logged = (entry for entry in news.corrections if entry.claim.status is not Status.DRAFT)
    latest = islice(_with_ids(logged, frame), page_limits.FEED_ENTRIES)
    entries = tuple(_correction(id, entry, frame) for id, entry in latest)
    return Feed(CORRECTIONS_FEED, f"{news.log_title} — {frame.title}", news.log_summary, entries, news.updated)


def _with_ids(logged: Iterable[LoggedCorrection], frame: SiteFrame) -> Iterable[tuple[str, LoggedCorrection]]:
    """Yield each correction with a tag URI (RFC 4151) of its day, claim and kind; a second such one gets ``-2``."""
    seen: Counter[str] = Counter()
    for entry in logged:
        day, host = entry.correction.date.isoformat(), urlsplit(frame.base_url).hostname
        tag = f"tag:{host},{day}:{entry.claim.address}corrections/{entry.correction.kind}"
        seen[tag] += 1
        yield (tag if seen[tag] == 1 else f"{tag}-{seen[tag]}"), entry


def _correction(id: str, entry: LoggedCorrection, frame: SiteFrame) -> FeedEntry:
    correction, claim = entry.correction, entry.claim
    url = f"{frame.base_url}{claim.address}#section-history"
    return FeedEntry(id, url, claim.headline, correction.note, correction.date, correction.date, (correction.kind,))


def _moment(day: date | None) -> datetime:
    """Return the beginning of a day in UTC; records have days and no hours."""
    return datetime.combine(day or _EPOCH, time(), UTC)


def _atom(feed: Feed, frame: SiteFrame) -> bytes:
    from feedgenerator import Atom1Feed  # Takes 31 ms, and many edits change no feed.

    made = Atom1Feed(
        feed.title,
        frame.base_url + feed.folder,
        feed.description or "",
        language=frame.language,
        feed_url=f"{frame.base_url}{feed.folder}feed.xml",
        author_name=frame.publisher or frame.title,
    )
    for entry in feed.entries:
        made.add_item(
            title=entry.title,
            link=entry.url,
            description=escape(entry.summary),
            unique_id=entry.id,
            pubdate=_moment(entry.published),
            updateddate=_moment(entry.updated),
            categories=entry.tags,
        )
    # Without entries the library uses the clock.
    updated = _moment(max((entry.updated for entry in feed.entries), default=feed.changed))
    made.latest_post_date = lambda: updated
    text: str = made.writeString("utf-8")
    return text.encode("utf-8")


def _json_feed(feed: Feed, frame: SiteFrame) -> dict[str, Any]:
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": frame.base_url + feed.folder,
        "feed_url": f"{frame.base_url}{feed.folder}feed.json",
        **({"description": feed.description} if feed.description else {}),
        "language": frame.language,
        "authors": [{"name": frame.publisher or frame.title}],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "content_text": entry.summary,
                "date_published": _moment(entry.published).isoformat(),
                "date_modified": _moment(entry.updated).isoformat(),
                "tags": list(entry.tags),
            }
            for entry in feed.entries
        ],
    }
