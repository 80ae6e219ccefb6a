"""Spread what is too long for one page over several, so that few pages change when it grows.

There are two ways. What has a fixed order is cut from its beginning: pages 1, 2, 3 …, of which the first has the
plain address. What grows at one end is cut from its oldest end, so that a page that is full stays as it is; the
newest stand at the plain address, between half a page of them and one and a half.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from site_builder.content.addresses import page_address

T = TypeVar("T")


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


def in_parts(items: Sequence[T], size: int) -> list[Sequence[T]]:
    """Return the items in pages of ``size``; without items there is one empty page."""
    return [items[start : start + size] for start in range(0, len(items), size)] or [items]


def from_oldest(items: Sequence[T], size: int) -> tuple[Sequence[T], list[Sequence[T]]]:
    """Return the newest of the items, which come oldest first, and the full pages of the older ones, page 1 first."""
    full = max(0, (len(items) - size // 2) // size)
    return items[full * size :], [items[number * size : (number + 1) * size] for number in range(full)]


def paging(front: str, number: int, last: int) -> Paging | None:
    """Return where page ``number`` of ``last`` stands, of those that begin at ``front``; None when there is one only."""
    if last < 2:
        return None
    return Paging(
        number,
        last,
        from_oldest=False,
        previous=part_address(front, number - 1) if number > 1 else None,
        next=part_address(front, number + 1) if number < last else None,
        links=tuple(PageLink(n, part_address(front, n)) for n in sorted({*_near(number, last), last})),
    )


def paging_from_oldest(front: str, number: int | None, full: int) -> Paging | None:
    """Return the same for pages that are numbered from the oldest, of which ``full`` have a number."""
    if not full:
        return None
    newer = None if number is None else front if number == full else page_address(front, number + 1)
    older = full if number is None else number - 1
    links = [PageLink(n, page_address(front, n)) for n in sorted(_near(number or full, full), reverse=True)]
    return Paging(
        number,
        None,
        from_oldest=True,
        previous=newer,
        next=page_address(front, older) if older else None,
        links=(PageLink(None, front), *links),
    )


def part_address(front: str, number: int) -> str:
    """Return the address of a page of those that begin at ``front``, which is page 1 itself."""
    return front if number == 1 else page_address(front, number)


def _near(number: int, last: int) -> set[int]:
    """Return the pages worth jumping to: those beside this one, the first, and the round numbers around it.

    Each of a thousand pages is a few steps away, and a page names few pages that may be added after it.
    """
    near = {1, *range(number - 2, number + 3)}
    for ten in (10, 100, 1000):
        near |= {number // ten * ten, (number // ten + 1) * ten}
    return {n for n in near if 1 <= n <= last}
