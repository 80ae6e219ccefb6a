"""The whole site at once: what its lists and feeds are made from."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from site_builder.views.card_values import ClaimCard
from site_builder.views.page_values import LoggedCorrection


class ListedClaim(Struct, frozen=True):
    """A claim as the lists of all claims have it: its card, and the ids of its story and question."""

    card: ClaimCard
    story: str | None
    question: str | None


class ListedPart(Struct, frozen=True):
    """A part of the list of all claims that is a file of its own: its number, its address, and its claims."""

    number: int
    address: str
    claims: tuple[ListedClaim, ...]


class News(Struct, frozen=True):
    """What the feeds tell: the ``latest`` claims, all corrections, the log's title, and when the site last changed."""

    latest: tuple[ClaimCard, ...]
    corrections: tuple[LoggedCorrection, ...]
    log_title: str
    log_summary: str | None
    updated: date | None
