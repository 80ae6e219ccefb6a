"""One document: read from its file and checked by itself, unless the result is known already."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.run import check_document
from site_builder.content.files import read_text
from site_builder.content.read_document import digest_of_text, load_document
from site_builder.content.read_seed import ChangedError, SeedTexts
from site_builder.content.records import KINDS
from site_builder.content.scan import Survey
from site_builder.findings.finding import Finding
from site_builder.index.codec import entry_from, json_text
from site_builder.index.entries import ClaimEntry, IndexEntry, PageEntry, SourceEntry
from site_builder.index.make_entries import detail_of, entry_of
from site_builder.store.file_stamp import stamp_of, stamp_to_keep
from site_builder.store.state_rows import DocumentRow, digest_of_texts


class ReadDocument(Struct, frozen=True):
    """A document that was read and checked by itself.

    ``stamp`` is that of its file, or empty where the file has to be read again in any case. ``digest`` is that of the
    text, ``proof`` that of the archived texts against which it was checked. ``detail`` is its detail as JSON, or empty
    where the state has it: the state keeps the documents in which nothing was found.
    """

    path: str
    stamp: str
    digest: str
    proof: str
    entry: IndexEntry
    entry_digest: str
    findings: tuple[Finding, ...] = ()
    detail: str = ""


def read_of(source: SourceEntry) -> tuple[str, ...]:
    """Return what a source says of its text and the checks of a claim look at."""
    aside = (text for item in source.aside for text in (item.passage, item.because))
    names = (source.short or "", source.title, source.takedown.quotations if source.takedown else "")
    places = (text for place in source.places for text in (place.locator, place.begins))
    return (source.seed, source.sha256, source.language, *names, "\n".join(source.furniture), *aside, "", *places)


class ReadFile(NamedTuple):
    """What came of reading a file: the row of its document, or None where it holds none, and the findings.

    A row without a detail belongs to a document that only has a new stamp.
    """

    path: str
    row: DocumentRow | None
    findings: tuple[Finding, ...]


def document_of(row: DocumentRow, findings: tuple[Finding, ...] = ()) -> ReadDocument:
    """Return a document from its row."""
    entry = entry_from(row.path.split("/")[1], row.entry)
    detail = row.detail if findings else ""
    return ReadDocument(row.path, row.stamp, row.digest, row.proof, entry, digest_of_texts(row.entry), findings, detail)


class DocumentReader:
    """Reads documents one by one. ``texts`` are the archived texts with the sources that are known so far."""

    def __init__(self, root: Path, scan: Survey, now: int, texts: ArchivedTexts) -> None:
        self._root, self._scan, self._now, self._texts = root, scan, now, texts
        self._proofs: dict[str, str] = {}

    def is_as_known(self, known: ReadDocument, *, same_texts: bool) -> bool:
        """Say whether reading a document again would give what is known of it.

        If it has findings, all texts have to be the same, because a finding may tell where else some words stand.
        """
        if not known.stamp or known.stamp != self._scan.documents[known.path].text:
            return False
        return same_texts or (not known.findings and self.proof(known.entry) == known.proof)

    def read(self, path: str, known: ReadDocument | None) -> ReadFile:
        """Read one document, and check it unless neither its text nor what it is checked against changed.

        Raises :class:`site_builder.content.read_seed.ChangedError` when the file changes meanwhile.
        """
        stamp = stamp_to_keep(self._scan.documents[path], self._now)
        if known and not known.findings and self._has_same_text(known) and self.proof(known.entry) == known.proof:
            return ReadFile(path, DocumentRow(path, stamp, known.digest, known.proof, json_text(known.entry), ""), ())
        loaded = load_document(self._root, path, KINDS[path.split("/")[1]])
        if stamp_of(self._root, path) != self._scan.documents[path]:
            raise ChangedError(path)
        if loaded.document is None:
            return ReadFile(path, None, loaded.findings)
        document: Any = loaded.document
        checked = check_document(document, self._texts_for(document))
        entry = entry_of(document, checked.spans, checked.quoted, **checked.found)
        row = DocumentRow(
            path, stamp, loaded.digest, self.proof(entry), json_text(entry), json_text(detail_of(document))
        )
        return ReadFile(path, row, (*loaded.findings, *checked.findings))

    def _has_same_text(self, known: ReadDocument) -> bool:
        text = read_text(self._root, known.path)
        return isinstance(text, str) and digest_of_text(text) == known.digest

    def _texts_for(self, document: Any) -> ArchivedTexts:
        """Return the texts against which a document is checked; a source is checked against its own alone."""
        if document.record.folder != "sources":
            return self._texts
        own: Any = entry_of(document)
        return ArchivedTexts(
            {document.id: own}, SeedTexts(self._root, self._texts.pins), self._texts.pins, self._texts.language
        )

    def proof(self, entry: IndexEntry) -> str:
        """Return the digest of what a document is checked against: archived texts, pictures, and the language of the site."""
        if isinstance(entry, SourceEntry):
            return self._texts.pins.get(entry.seed, "")
        if isinstance(entry, PageEntry):
            return digest_of_texts(self._texts.language)
        if not isinstance(entry, ClaimEntry):
            return ""
        sources = dict.fromkeys((*(item.source for item in entry.evidence), *entry.silent_sources))
        pictures = (repr(self._texts.pictures.get(f"seeds/{picture.file}")) for picture in entry.pictures)
        return digest_of_texts(self._texts.language, *(self._proof_of_source(id) for id in sources), *pictures)

    def _proof_of_source(self, id: str) -> str:
        proof = self._proofs.get(id)
        if proof is None:
            source = self._texts.sources.get(id)
            pin = self._texts.pins.get(source.seed, "") if source else ""
            proof = self._proofs[id] = digest_of_texts(id, pin, *(read_of(source) if source else ()))
        return proof
