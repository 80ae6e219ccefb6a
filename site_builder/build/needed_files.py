"""Files that are passed over, and that a document names: without them the site would lack what it leans on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from site_builder.checks.incremental import looks_at
from site_builder.content.addresses import address_of
from site_builder.content.scan import meant_document
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding
from site_builder.index.site_index import SiteIndex


def weigh_passed_over(findings: Iterable[Finding], index: SiteIndex, *, drafts: bool) -> Iterator[Finding]:
    """Yield findings, as errors where a document names the one that is not read; one of a draft only where ``drafts`` are published."""
    named: dict[str, str] | None = None
    for found in findings:
        if path := _passed_over(found):
            named = _named(index, drafts=drafts) if named is None else named
            _, folder, file = path.split("/")
            id = file.removesuffix(".md")
            if id not in index.folder(folder) and (by := named.get(address_of(folder, id))):
                message = f"{found.message} {by} names it."
                found = replace(found, message=message, severity=Severity.ERROR)
        yield found


def _passed_over(found: Finding) -> str | None:
    """Return the path of the document that is not read, where the finding is about one."""
    path = found.place.file
    if found.code == "not-downloaded":
        return path if path.startswith("content/") and path.count("/") == 2 else None
    return meant_document(path) if found.code == "stray-file" else None


def _named(index: SiteIndex, *, drafts: bool) -> dict[str, str]:
    """Return by address the first document that names what is there; ``drafts`` says whether those count."""
    named: dict[str, str] = {}
    for entry in (entry for entry in index.entries() if drafts or not entry.is_draft):
        cited = (address_of("sources", citation.source) for citation in entry.citations)
        for name in (*looks_at(entry), *cited):
            named.setdefault(name, entry.path)
    return named
