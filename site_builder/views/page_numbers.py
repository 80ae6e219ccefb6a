"""Where a page stands among those that something long goes on over."""

from __future__ import annotations

from msgspec import Struct


class PageLink(Struct, frozen=True):
    """One of the pages that something long goes on over; without a number it is the page of the newest."""

    number: int | None
    address: str


class Paging(Struct, frozen=True):
    """Where a page stands among those that something long goes on over.

    Most of them are numbered from 1, the address without a number. What grows at one end is numbered from the oldest
    (``from_oldest``), so that a page, once it is full, stays as it is; the newest stand on a page without a number.
    ``previous`` leads towards the beginning or the newest, ``next`` away from it. ``links`` are the pages to jump to,
    among them this one, in the order in which they follow one another. ``last`` is the number of the last page, where
    that is worth telling.
    """

    number: int | None
    last: int | None
    from_oldest: bool
    previous: str | None
    next: str | None
    links: tuple[PageLink, ...]
