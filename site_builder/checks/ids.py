"""Ids are addresses: each belongs to one document for good, and so does each former id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from site_builder.content.addresses import FURTHER_PAGES
from site_builder.content.old_address import TAKEN as _TAKEN
from site_builder.index.entries import PageEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

_WRITTEN = {"corrections", "methodology"}  # A site may write the text of these two itself.


def check(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report ids that two files share and former ids that are in use."""
    yield from _duplicates(index)
    yield from _reserved(index)
    yield from _aliases(index)


def _duplicates(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Two names that differ only in case are one file on many machines, and one address to many readers."""
    names = {(d.folder, d.id) for d in index.entries()} | index.unread
    if len({(folder, id.casefold()) for folder, id in names}) == len(names):
        return
    by_address: dict[tuple[str, str], list[str]] = defaultdict(list)
    for folder, id in sorted(names, key=lambda name: (name[0], name[1] != name[1].lower(), name[1])):
        by_address[folder, id.casefold()].append(id)
    for (folder, _), same in by_address.items():
        for id in same[1:]:
            yield UnlocatedFinding(
                f"content/{folder}/{id}.md",
                "duplicate-id",
                (),
                f"The id “{id}” is also that of content/{folder}/{same[0]}.md.",
                "Give one of the two files another name; names that differ only in capital letters count as one.",
            )


def _reserved(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    for id, page in index.pages.items():
        if id in _TAKEN - _WRITTEN:
            message, hint = f"The site itself stands at /{id}/.", "Give this page another name."
            yield page.report("duplicate-id", (), message, hint)


def _aliases(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    first: dict[tuple[str, str], str] = {}
    for document in index.entries():
        if not document.aliases:
            continue
        folder = document.folder
        for number, alias in enumerate(document.aliases):
            there = index.folder(folder).get(alias)
            owner = there.path if there else first.setdefault((folder, alias), document.path)
            if (
                owner != document.path
                or alias == document.id
                or (isinstance(document, PageEntry) and alias in _TAKEN)
                or (not isinstance(document, PageEntry) and alias == FURTHER_PAGES)
            ):
                taken = "this page itself" if alias == document.id else "the site itself"
                where = taken if owner == document.path else owner
                yield document.report(
                    "alias-taken",
                    ("aliases", number),
                    f"The address of “{alias}” belongs to {where}.",
                    "Take the alias out, or choose another.",
                )
