"""Ids are addresses: each belongs to one document for good, and so does each former id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from site_builder.addresses import GENERATED, PAGES
from site_builder.findings import Finding, Place, finding
from site_builder.model.corpus import AnyDocument, Corpus
from site_builder.model.records import CONTENT, Page, Source

_TAKEN = frozenset(
    {"assets", "404"} | {kind.folder for kind in CONTENT} | {address.strip("/") for address in GENERATED}
)
_WRITTEN = {"corrections", "methodology"}  # A site may write the text of these two itself.


def check(corpus: Corpus) -> Iterator[Finding]:
    """Report ids that two files share and former ids that are in use."""
    yield from _duplicates(corpus)
    yield from _reserved(corpus)
    yield from _aliases(corpus)


def _duplicates(corpus: Corpus) -> Iterator[Finding]:
    """Two names that differ only in case are one file on many machines, and one address to many readers."""
    names = {(folder_of(d), d.id) for d in corpus.documents()} | corpus.unread
    by_address: dict[tuple[str, str], list[str]] = defaultdict(list)
    for folder, id in sorted(names, key=lambda name: (name[0], name[1] != name[1].lower(), name[1])):
        by_address[folder, id.casefold()].append(id)
    for (folder, _), same in by_address.items():
        for id in same[1:]:
            yield finding(
                "duplicate-id",
                Place(f"content/{folder}/{id}.md"),
                f"The id “{id}” is also that of content/{folder}/{same[0]}.md.",
                "Give one of the two files another name; names that differ only in capital letters count as one.",
            )


def _reserved(corpus: Corpus) -> Iterator[Finding]:
    for id, page in corpus.pages.items():
        if id in _TAKEN - _WRITTEN:
            message, hint = f"The site itself stands at /{id}/.", "Give this page another name."
            yield finding("duplicate-id", Place(page.path), message, hint)


def _aliases(corpus: Corpus) -> Iterator[Finding]:
    owners = {(folder_of(d), d.id): d.path for d in corpus.documents()}
    for document in corpus.documents():
        if isinstance(document.record, Source):
            continue
        folder = folder_of(document)
        for number, alias in enumerate(document.record.aliases):
            owner = owners.setdefault((folder, alias), document.path)
            if (
                owner != document.path
                or alias == document.id
                or (isinstance(document.record, Page) and alias in _TAKEN)
                or (not isinstance(document.record, Page) and alias == PAGES)
            ):
                taken = "this page itself" if alias == document.id else "the site itself"
                where = taken if owner == document.path else owner
                yield document.report(
                    "alias-taken",
                    ("aliases", number),
                    f"The address of “{alias}” belongs to {where}.",
                    "Take the alias out, or choose another.",
                )


def folder_of(document: AnyDocument) -> str:
    """Return the name of the folder that a document lies in."""
    return document.record.folder
