"""What a target is: what is made at once, with the files that come of it and the pages that are listed for crawlers."""

from __future__ import annotations

from collections.abc import Callable, Collection

from msgspec import Struct

from site_builder.build.page_builder import PageBuilder
from site_builder.output.render import Files
from site_builder.output.share_cards.draw import ShareCard

ONE_TARGET = ("",)
"""The ids of a kind of which the site has one target."""


class SitemapEntry(Struct, frozen=True):
    """A page as the sitemaps list it: its kind, what sorts it there, its address, and the day of its last change (ISO 8601)."""

    kind: str
    order: str
    address: str
    updated: str | None


class MadeTarget(Struct, frozen=True):
    """The files of a target, its entries in the sitemaps, the share card of its page, and the pictures of its quotations."""

    files: Files
    entries: tuple[SitemapEntry, ...] = ()
    share_card: ShareCard | None = None
    quotations: tuple[ShareCard, ...] = ()

    @property
    def share_cards(self) -> tuple[ShareCard, ...]:
        """All pictures that are to be drawn for it."""
        return (*((self.share_card,) if self.share_card else ()), *self.quotations)


class TargetKind(Struct, frozen=True):
    """One kind of target.

    ``paths`` are patterns of the published files, the main one first. In a pattern ``{id}`` is the id of the target and
    ``*`` is any text. ``ids`` gives the ids of the targets that the site has.

    What a target looks up is tracked while it is made. ``is_document`` says that it also shows the text of its own
    document. ``id_pattern`` is the regular expression of an id in a path. A target that is a stretch of a long list has a ``content`` digest instead.
    """

    name: str
    paths: tuple[str, ...]
    make: Callable[[PageBuilder, str], MadeTarget]
    ids: Callable[[PageBuilder], Collection[str]] = lambda builder: ONE_TARGET
    is_document: bool = False
    content: Callable[[PageBuilder, str], str] | None = None
    id_pattern: str = "[^/]+"
    uses_templates: bool = True
