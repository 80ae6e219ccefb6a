"""Links in bodies: each leads to a page and an anchor that will be there, or to a safe address elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from posixpath import dirname, relpath

from site_builder.checks import pictures
from site_builder.checks.first_of_files import first_of_files
from site_builder.content.addresses import (
    CLAIMANTS,
    GENERATED,
    STANDARDS,
    TOPICS,
    address_of,
    evidence_anchors,
    is_safe,
    passage_anchor,
)
from site_builder.content.document import Link
from site_builder.content.old_address import EARLIER
from site_builder.findings.suggestions import closest
from site_builder.index.entries import ClaimEntry, IndexEntry
from site_builder.index.site_index import CONTENT_FOLDERS, SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

BROKEN = "broken-link"
"""The code of a link that leads to nothing that is published."""
_FILES_OF_CLAIM = ("claim.json", "claim.bib", "claim.csl.json")
_FOLDERS = frozenset({"", *CONTENT_FOLDERS} - {"pages"})


def check(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report links that lead nowhere, pictures that cannot be shown, and addresses with a scheme that the site does not allow.

    Of each file the first are told, and all links to what may be published besides documents: a build knows what is.
    """
    linking = [document for document in part.entries() if document.links]
    if not linking:
        return
    owners = _Owners(index)
    standards = {address_of("pages", STANDARDS)} if index.settings.record.says_who_stands_behind else set()
    made = (
        GENERATED
        | standards
        | {
            address
            for address, there in ((CLAIMANTS, index.claimants), (TOPICS, index.topics), (EARLIER, index.legacy))
            if there
        }
    )
    unread = {address_of(folder, id) for folder, id in index.unread}
    passages = _passages(index, {link.address for document in linking for link in document.links if link.fragment})

    def faults(*, may_be_files: bool) -> Iterator[UnlocatedFinding]:
        for document in linking:
            for link in document.links:
                if link.image:
                    yield from () if may_be_files else pictures.check_shown(link, document, index)
                elif link.address not in unread and may_be_file(link) is may_be_files:
                    yield from _check(link, document, owners, passages, made)

    yield from first_of_files(faults(may_be_files=False))
    yield from faults(may_be_files=True)


def may_be_file(link: Link) -> bool:
    """Say whether a link leads to an address within the site that no document can have."""
    if link.address is None or link.image:
        return False
    folder, _, id = link.address.removesuffix("/").rpartition("/")
    return not (link.address.endswith("/") and id and folder in _FOLDERS)


class _Owners(Mapping[str, IndexEntry]):
    """The documents of a site by the addresses of their pages."""

    def __init__(self, index: SiteIndex) -> None:
        self._index = index

    def __getitem__(self, address: str) -> IndexEntry:
        folder, _, id = address.removesuffix("/").rpartition("/")
        named = self._index.folder(folder or "pages") if folder in _FOLDERS else {}
        if id not in named or not address.endswith("/"):
            raise KeyError(address)
        return named[id]

    def __iter__(self) -> Iterator[str]:
        return (document.address for document in self._index.entries())

    def __len__(self) -> int:
        return sum(1 for _ in self._index.entries())


def _check(
    link: Link,
    document: IndexEntry,
    owners: Mapping[str, IndexEntry],
    passages: Mapping[str, frozenset[str]],
    made: frozenset[str],
) -> Iterator[UnlocatedFinding]:
    if link.address is None:
        if not is_safe(link.target):
            yield document.report(
                "unsafe-link",
                link.place,
                f"“{link.target}” is not a web address.",
                "Begin it with https:// (or http://, or mailto: for an e-mail address).",
            )
    elif link.address not in made and link.address not in owners:
        if not _is_file_of_claim(link.address, document, owners):
            yield document.report(
                BROKEN,
                link.place,
                f"“{link.target}” leads to no page of this site.",
                _hint(link, document, owners),
            )
    else:
        yield from _check_target(link, document, owners.get(link.address), passages)


def _is_file_of_claim(address: str, document: IndexEntry, owners: Mapping[str, IndexEntry]) -> bool:
    folder, _, name = address.rpartition("/")
    owner = owners.get(f"{folder}/") if folder.startswith("claims/") and name in _FILES_OF_CLAIM else None
    return owner is not None and (document.is_draft or not owner.is_draft)


def _check_target(
    link: Link, document: IndexEntry, owner: IndexEntry | None, passages: Mapping[str, frozenset[str]]
) -> Iterator[UnlocatedFinding]:
    if owner and owner is not document and owner.is_draft and not document.is_draft:
        yield document.report(
            BROKEN,
            link.place,
            f"“{link.target}” leads to a draft, and drafts are not published.",
            "Publish that page first, or take the link out.",
        )
    elif link.fragment:
        anchors = _anchors(owner) | passages.get(owner.address, frozenset()) if owner else frozenset()
        if link.fragment not in anchors:
            near = closest(link.fragment, anchors)
            yield document.report(
                "missing-anchor",
                link.place,
                f"The page has no place “#{link.fragment}”.",
                f"Did you mean `#{near}`?" if near else _anchor_hint(anchors),
            )


def _anchor_hint(anchors: frozenset[str]) -> str:
    there = ", ".join(f"`#{anchor}`" for anchor in sorted(anchors)[:8])
    return f"The page has {there}." if there else "Take away what begins with “#”: the page has no headings."


def _anchors(document: IndexEntry) -> frozenset[str]:
    anchors = frozenset(document.anchors)
    if isinstance(document, ClaimEntry):
        return anchors.union(evidence_anchors(item.source for item in document.evidence))
    return anchors


def _passages(index: SiteIndex, addresses: Collection[str | None]) -> dict[str, frozenset[str]]:
    """Return the anchors of the passages that are marked on the pages of sources at these addresses."""
    named = {id: source.address for id, source in index.sources.items() if source.address in addresses}
    anchors: dict[str, set[str]] = {address: set() for address in named.values()}
    for claim in index.claims.values() if named else ():
        if not claim.is_draft:
            for item in claim.evidence:
                if item.source in named and item.spans:
                    anchor = passage_anchor(item.spans[0].start, item.spans[-1].end)
                    anchors[named[item.source]].add(anchor)
    return {address: frozenset(found) for address, found in anchors.items()}


def _same_name(link: Link, owners: Mapping[str, IndexEntry]) -> str | None:
    """Return the only page whose file has the name of the one that the link names, in whatever folder."""
    name = link.target.partition("#")[0].rstrip("/").rpartition("/")[2].removesuffix(".md")
    same = {owner.address for owner in owners.values() if owner.id == name}
    return same.pop() if len(same) == 1 else None


def _hint(link: Link, document: IndexEntry, owners: Mapping[str, IndexEntry]) -> str:
    if link.target.startswith("www."):
        return f"For a page elsewhere write the whole address: https://{link.target}."
    near = _same_name(link, owners) or closest(link.address or "", owners)
    if near is None:
        return "Link to a file, such as `../claims/contract-value.md`, or to an address, such as `/claims/contract-value/`."
    if link.target.endswith(".md") and near in owners:
        return f"Did you mean `{relpath(owners[near].path, dirname(document.path))}`?"
    return f"Did you mean `/{near}`?"
