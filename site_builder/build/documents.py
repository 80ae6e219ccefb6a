"""The documents of a site: those that did not change, and those that several processes read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from msgspec.structs import replace

from site_builder.build.judge_pictures import JudgedPictures
from site_builder.build.read_one import DocumentReader, ReadDocument, ReadFile, document_of
from site_builder.build.seed_digests import SeedDigests
from site_builder.build.workers import batches, in_shares
from site_builder.content.scan import Survey
from site_builder.findings.finding import Finding
from site_builder.store.state import State
from site_builder.store.state_in_memory import StateInMemory
from site_builder.store.state_rows import DocumentRow, PictureRow, Row, SeedRow

MIN_DOCUMENTS_PER_PROCESS = 16
"""For fewer documents to a process than this, starting the process takes longer than it saves."""


class Documents:
    """The documents of a site by path, and the findings of those files that hold none.

    ``previous`` are the documents of the last reading in this process; None: what is known stands in the state.
    """

    def __init__(
        self, scan: Survey, state: State | StateInMemory, previous: Mapping[str, ReadDocument] | None, jobs: int
    ) -> None:
        self.by_path: dict[str, ReadDocument] = {}
        self.unreadable: dict[str, tuple[Finding, ...]] = {}
        self._paths = scan.paths_by_folder()
        self._state, self._jobs = state, jobs
        self._is_first = previous is None
        self._known: dict[str, ReadDocument] = dict(previous or {})
        self._new_rows: list[DocumentRow] = []

    @property
    def known(self) -> Mapping[str, ReadDocument]:
        """The documents of the last reading by path; of the first in a process, those that the state has."""
        return self._known

    def read(self, folders: Sequence[str], reader: DocumentReader, *, same_texts: bool) -> None:
        """Read those documents of these folders that changed.

        ``same_texts`` says that all archived texts are those of the last reading.
        """
        if self._is_first:
            rows = (row for folder in folders for row in self._state.documents(folder))
            self._known.update((row.path, document_of(row)) for row in rows)
        stale = []
        for path in chain.from_iterable(map(self._paths.__getitem__, folders)):
            known = self._known.get(path)
            if known and reader.is_as_known(known, same_texts=same_texts):
                self.by_path[path] = known
            else:
                stale.append(path)
        for batch in batches(stale):
            for share in in_shares(partial(self._share, reader), batch, self._jobs, MIN_DOCUMENTS_PER_PROCESS):
                for read in share:
                    self._add(read)
            if len(batch) < len(stale):
                # The details of a large site are never in memory together.
                self._keep_new_rows()

    def _share(self, reader: DocumentReader, paths: Sequence[str]) -> list[ReadFile]:
        return [reader.read(path, self._known.get(path)) for path in paths]

    def _add(self, read: ReadFile) -> None:
        if read.row is None:
            self.unreadable[read.path] = read.findings
            return
        document = document_of(read.row, read.findings)
        known = self._known.get(read.path)
        if known and known.entry == document.entry:
            # The same object tells a comparison of two readings at once that nothing changed.
            document = replace(document, entry=known.entry)
        self.by_path[read.path] = document
        if not read.findings:
            self._new_rows.append(read.row)

    def of(self, folder: str) -> Iterator[ReadDocument]:
        """Yield the documents of a folder in the order of their files."""
        return filter(None, map(self.by_path.get, self._paths[folder]))

    def entries(self, folder: str) -> dict[str, Any]:
        """Return the index entries of the documents of a folder, by id."""
        return {document.entry.id: document.entry for document in self.of(folder)}

    def findings(self) -> Iterator[Finding]:
        """Yield what was found in each file by itself."""
        for document in self.by_path.values():
            yield from document.findings
        for findings in self.unreadable.values():
            yield from findings

    def keep(self, seeds: SeedDigests, pictures: JudgedPictures) -> None:
        """Keep what was just read in the state, and remove what is gone or has findings."""
        gone: list[tuple[type[Row], str]] = [(DocumentRow, path) for path in self._no_longer_kept()]
        gone += [(SeedRow, name) for name in seeds.gone]
        gone += [(PictureRow, path) for path in pictures.gone]
        if self._new_rows or gone or seeds.new_rows or pictures.new_rows:
            self._state.write((*self._new_rows_with_details(), *seeds.new_rows, *pictures.new_rows), gone=gone)

    def _no_longer_kept(self) -> Iterator[str]:
        """Yield the paths of documents in the state that are gone or have findings now."""
        with_findings = (path for path, document in self.by_path.items() if document.findings)
        for path in (*(self._known.keys() - self.by_path.keys()), *with_findings):
            if path in self._known and not self._known[path].findings:
                yield path

    def _keep_new_rows(self) -> None:
        self._state.write(self._new_rows_with_details())
        self._new_rows = []

    def _new_rows_with_details(self) -> Iterator[DocumentRow]:
        for row in self._new_rows:
            yield row if row.detail else replace(row, detail=self._state.detail(row.path, row.digest) or "")
