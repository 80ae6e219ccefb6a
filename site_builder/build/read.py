"""Load and check, document by document: what changed is read and checked, the rest is as it was kept.

A document is read again when its stamp differs, and checked again when its text differs or when one of the archived
texts does against which it was checked. Documents are compared with one another in brief. Whether something was kept
or made just now makes no difference to what comes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple, cast

from msgspec import Struct, json
from msgspec.structs import replace

from site_builder.build.details import fetch_detail
from site_builder.build.locate_findings import place_again
from site_builder.build.previous_read import Left, Memory
from site_builder.build.seed_digests import Seeds, settled
from site_builder.build.workers import batches, in_shares
from site_builder.checks.run import Texts, check_document, check_outline, check_settings
from site_builder.content.corpus import AnyDocument, Seed
from site_builder.content.document import Document
from site_builder.content.files import read_text, symlink
from site_builder.content.read_document import NO_SETTINGS, digest_of_text, load_document, load_settings
from site_builder.content.read_seed import ChangedError, SeedTexts, load_seed
from site_builder.content.records import KINDS
from site_builder.content.scan import Survey, resurvey
from site_builder.content.settings import Settings
from site_builder.findings.values import Finding
from site_builder.index.entries import Brief, ClaimBrief, Detail, Remark, SourceBrief
from site_builder.index.make_entries import brief_of, detail_of
from site_builder.index.rows import brief_from, brief_row, detail_row
from site_builder.index.site_index import Outline
from site_builder.store.file_stamp import stamp_of
from site_builder.store.site_paths import first_link
from site_builder.store.state import DocumentRow, Row, SeedRow, State, StateInMemory, digest_of_texts

Adjust = Callable[[Document[Settings]], Document[Settings]]
LEAST = 16
"""For fewer documents to a process than this, starting the process takes longer than it saves."""
_LATER = ("stories", "questions", "claims", "pages")


class Reading(Struct, frozen=True):
    """The whole site in brief, checked.

    ``digests`` has, by path, the digest of each document's text and that of its brief. ``detail`` fetches what only
    a document's own page shows.
    """

    outline: Outline
    findings: tuple[Finding, ...]
    digests: Mapping[str, tuple[str, str]]
    detail: Callable[[str], Detail]


class _Read(NamedTuple):
    """One file that was just read: the row of its document, unless there is none, and what was found in it."""

    path: str
    row: DocumentRow | None
    findings: tuple[Finding, ...]


def read_site(
    root: Path,
    state: State | StateInMemory,
    now: int,
    jobs: int = 1,
    adjust: Adjust = lambda settings: settings,
    memory: Memory | None = None,
    changed: frozenset[Path] | None = None,
) -> Reading:
    """Read and check the site in ``root``.

    ``now`` is the moment in nanoseconds; ``adjust`` puts what whoever runs the build asked for into the settings;
    ``memory`` is handed from one reading of a site to the next in one process, and ``changed`` are the files that
    changed since; None: any may have. Raises :class:`site_builder.content.read_seed.ChangedError` when a file changes
    meanwhile.
    """
    memory = memory or Memory()
    seen = memory.seen = resurvey(root, memory.seen, changed)
    if any(finding.place.file == "content" for finding in seen.findings):
        return Reading(Outline(NO_SETTINGS), seen.findings, {}, lambda path: Detail())
    settings, findings = load_settings(root)
    settings = adjust(settings)
    reader = _Reader(root, state, seen, now, jobs, memory)
    reader.read_all()
    outline = reader.outline(settings)
    if memory.is_kept:
        from site_builder.checks.incremental import compare  # No single reading needs it.

        memory.compared = compare(outline, reader.texts, memory.compared)
        remarks = memory.compared.remarks()
    else:
        remarks = tuple(check_outline(outline, reader.texts))
    found = (*seen.findings, *findings, *check_settings(settings), *reader.all_findings(), *reader.placed(remarks))
    reader.keep()
    return Reading(outline, found, reader.digests, reader.details())


class _Reader:
    """One reading of a site: what was kept of it, and what was read just now."""

    def __init__(
        self, root: Path, state: State | StateInMemory, seen: Survey, now: int, jobs: int, memory: Memory
    ) -> None:
        self.root, self.state, self.seen, self.now, self.jobs, self.memory = root, state, seen, now, jobs, memory
        self.findings: list[Finding] = []
        self.found: dict[str, tuple[Finding, ...]] = {}
        self.rows: dict[str, DocumentRow] = {}
        self.digests: dict[str, tuple[str, str]] = {}
        self.held: dict[str, str] = {}
        self.unread: set[tuple[str, str]] = set()
        self.briefs: dict[str, dict[str, Any]] = {folder: {} for folder in KINDS}
        self.texts = Texts({}, {}, {})
        self._known: set[str] = set()
        self._kept: dict[str, DocumentRow] = {}
        self._fresh: list[DocumentRow] = []
        self._proofs: dict[str, str] = {}
        self._left: Left | None = None
        self._stale: list[str] = []

    def read_all(self) -> None:
        """Read the seeds, then the sources, then all that is checked against them."""
        seeds = Seeds(self.root, self.state, self.seen, self.now)
        self._fresh_seeds, self._gone_seeds = seeds.fresh, seeds.gone
        pins = seeds.pins
        self._pins = dict(pins)
        if self.memory.read and self.memory.read.pins == pins:
            self._go_on(self.memory.read)
        self.texts = Texts({}, SeedTexts(self.root, pins), pins)
        self._read(("sources",))
        self._faults(pins, seeds.faulty)
        self.texts = Texts(self.briefs["sources"], SeedTexts(self.root, pins), pins)
        if self._left and self._left.against != self._against():
            self._left = None
            self.briefs |= {folder: {} for folder in _LATER}
        self._read(_LATER)
        self.findings += map(symlink, self.seen.links)

    def _against(self) -> tuple[Mapping[str, Any], ...]:
        """Return what documents other than sources are checked against."""
        named = {id: (source.seed, source.sha256, source.furniture) for id, source in self.briefs["sources"].items()}
        return self.texts.pins, named

    def _go_on(self, left: Left) -> None:
        """Take over what the last reading left, and note what has to be read again."""
        self._left = left
        self.rows, self.digests, self.held = dict(left.rows), dict(left.digests), dict(left.held)
        self.found, self.unread, self.briefs = dict(left.found), set(left.unread), dict(left.briefs)
        here, there = self.seen.documents, left.seen.documents
        if here is not there or left.again:
            self._stale = [path for path, stamp in here.items() if path in left.again or there.get(path) != stamp]
        gone = there.keys() - here.keys()
        for folder in {_name(path)[0] for path in (*self._stale, *gone)}:
            self.briefs[folder] = dict(left.briefs[folder])
        self._kept.update(
            (path, row) for path in (*self._stale, *gone) if (row := left.rows.get(path)) and path not in left.found
        )
        self._known.update(self._kept)
        for path in gone:
            self._forget(path)

    def _forget(self, path: str) -> None:
        folder, id = _name(path)
        self.rows.pop(path, None)
        self.digests.pop(path, None)
        self.briefs[folder].pop(id, None)
        self._forget_faults(path)

    def _forget_faults(self, path: str) -> None:
        self.held.pop(path, None)
        self.found.pop(path, None)
        self.unread.discard(_name(path))

    def _changed(self, folders: Sequence[str]) -> list[str]:
        """Return the paths of the documents of these folders that have to be read, and take those that need not be."""
        if self._left:
            return [path for path in self._stale if _name(path)[0] in folders]
        stale: list[str] = []
        for folder in folders:
            fresh = set()
            for row in self.state.documents(folder):
                self._known.add(row.path)
                if self._is_fresh(folder, row):
                    fresh.add(row.path)
                elif row.path in self.seen.documents:
                    self._kept[row.path] = row
            stale += [path for path in self.seen.of_folder(folder) if path not in fresh]
        return stale

    def _is_fresh(self, folder: str, row: DocumentRow) -> bool:
        """Say whether a document need not be read again; then it has been taken."""
        stamp = self.seen.documents.get(row.path)
        if stamp is None or row.stamp != stamp.text:
            return False
        self._take(row)
        return self._proof(folder, self.briefs[folder][_name(row.path)[1]]) == row.proof

    def _read(self, folders: Sequence[str]) -> None:
        stale = self._changed(folders)
        kept = {path: row.digest for path in stale if (row := self._kept.get(path))}
        for batch in batches(stale):
            for share in in_shares(partial(self._read_share, kept), batch, self.jobs, LEAST):
                for read in share:
                    self._add(read)
            if len(batch) < len(stale):
                self._put_away()
        for folder in folders:
            if self._left is None or self._left.briefs[folder].keys() != self.briefs[folder].keys():
                self.briefs[folder] = dict(sorted(self.briefs[folder].items(), key=lambda item: f"{item[0]}.md"))

    def _read_share(self, kept: Mapping[str, str], paths: Sequence[str]) -> list[_Read]:
        return [self._read_one(path, kept.get(path)) for path in paths]

    def _read_one(self, path: str, kept: str | None) -> _Read:
        """Read one document, and check it unless its text and what it is checked against are as they were."""
        folder, _ = _name(path)
        stamp = settled(self.seen.documents[path], self.now)
        if kept is not None:
            text = read_text(self.root, path)
            row = self._kept[path]
            if isinstance(text, str) and digest_of_text(text) == kept:
                brief = brief_from(folder, json.decode(row.brief))
                if self._proof(folder, brief) == row.proof:
                    return _Read(path, replace(row, stamp=stamp), ())
        loaded = load_document(self.root, path, KINDS[folder])
        if stamp_of(self.root, path) != self.seen.documents[path]:
            raise ChangedError(path)
        if loaded.document is None:
            return _Read(path, None, loaded.findings)
        document: Any = loaded.document
        texts = self.texts
        if folder == "sources":
            texts = Texts({document.id: _unproved(document)}, SeedTexts(self.root, texts.pins), texts.pins)
        checked = check_document(document, texts)
        brief = brief_of(document, checked.spans, checked.quoted)
        row = DocumentRow(
            path,
            stamp,
            loaded.digest,
            self._proof(folder, brief),
            _json(brief_row(brief)),
            _json(detail_row(detail_of(document))),
        )
        return _Read(path, row, (*loaded.findings, *checked.findings))

    def _add(self, read: _Read) -> None:
        if read.row is None:
            self._forget(read.path)
            self.unread.add(_name(read.path))
            self.found[read.path] = read.findings
            return
        self._take(read.row)
        if read.findings:
            self.found[read.path] = read.findings
            self.held[read.path] = read.row.detail
        else:
            self._fresh.append(read.row)
            if not self.state.is_on_disk and read.row.detail:
                self.held[read.path] = read.row.detail

    def _put_away(self) -> None:
        """Keep what was read so far, so that the details of a large site are never in memory together."""
        if self.state.is_on_disk:
            self.state.write(self._fresh_with_details())
            self._fresh = []

    def _take(self, row: DocumentRow) -> None:
        folder, id = _name(row.path)
        self._forget_faults(row.path)
        self.briefs[folder][id], digest = self._brief(folder, row)
        self.digests[intern(row.path)] = (row.digest, digest)

    def _brief(self, folder: str, row: DocumentRow) -> tuple[Brief, str]:
        """Return a document's brief and its digest. Rows are held for another reading only: those of a large site are large."""
        if not self.memory.is_kept:
            return brief_from(folder, json.decode(row.brief)), digest_of_texts(row.brief)
        self.rows[row.path] = row
        known = self.memory.briefs.get(row.path)
        if known is None or known[0] != row.brief:
            brief = brief_from(folder, json.decode(row.brief))
            known = self.memory.briefs[row.path] = (row.brief, brief, digest_of_texts(row.brief))
        return known[1:]

    def _proof(self, folder: str, brief: Brief) -> str:
        """Return the digest of what a document was checked against."""
        if isinstance(brief, SourceBrief):
            return self.texts.pins.get(brief.seed, "")
        if not isinstance(brief, ClaimBrief):
            return ""
        sources = dict.fromkeys((*(item.source for item in brief.evidence), *brief.silent))
        return digest_of_texts(*(self._proof_of_source(id) for id in sources))

    def _proof_of_source(self, id: str) -> str:
        proof = self._proofs.get(id)
        if proof is None:
            source = self.texts.sources.get(id)
            named = (
                (source.seed, source.sha256, self.texts.pins.get(source.seed, ""), *source.furniture) if source else ()
            )
            proof = self._proofs[id] = digest_of_texts(id, *named)
        return proof

    def _faults(self, pins: dict[str, str], faulty: Mapping[str, Finding]) -> None:
        """Report the seeds that sources name and that cannot be read; where their folder is a link, that is said once."""
        if first_link(self.root, "seeds"):
            return
        for brief in self.briefs["sources"].values():
            if brief.seed not in pins:
                document: Any = self._document(brief.path)
                seed = load_seed(self.root, document)
                if isinstance(seed, Seed):
                    pins[brief.seed] = seed.sha256
                else:
                    self.findings.append(seed)

    def outline(self, settings: Document[Settings]) -> Outline:
        """Return all that was read."""
        return Outline(
            settings,
            **self.briefs,
            seeds=SeedTexts(self.root, self.texts.pins),
            pins=self.texts.pins,
            seed_files=tuple(self.seen.seeds),
            unread=frozenset((*self.unread, *map(_name, self.seen.links))),
        )

    def details(self) -> Callable[[str], Detail]:
        """Return what fetches the detail of a document."""
        return partial(fetch_detail, self.root, self.state, dict(self.held), self.digests)

    def all_findings(self) -> Iterator[Finding]:
        """Yield what was found in reading, and in each document by itself."""
        yield from self.findings
        for findings in self.found.values():
            yield from findings

    def placed(self, remarks: Sequence[Remark]) -> Iterator[Finding]:
        """Yield remarks as findings. A document is read once more for the places of its fields, unless they are known."""
        self.memory.placed = placed = place_again(remarks, self.memory.placed, self.digests, self._document)
        for of_one in placed.values():
            yield from of_one.findings

    def _document(self, path: str) -> AnyDocument:
        loaded = load_document(self.root, path, KINDS[_name(path)[0]])
        if loaded.document is None or loaded.digest != self.digests[path][0]:
            raise ChangedError(path)
        return cast(AnyDocument, loaded.document)

    def keep(self) -> None:
        """Keep what was read just now, and forget what is gone."""
        gone = [(DocumentRow, path) for path in self._known if path not in self.digests or path in self.held]
        if self._fresh or gone or self._fresh_seeds or self._gone_seeds:
            rows: tuple[Row, ...] = (*self._fresh_with_details(), *self._fresh_seeds)
            self.state.write(rows, gone=(*gone, *((SeedRow, name) for name in self._gone_seeds)))
        if self.memory.is_kept:
            here = (self.briefs, self.rows, self.digests, self.held, self.found)
            again = frozenset(self._restless())
            self.memory.read = Left(self.seen, self._pins, self._against(), *here, frozenset(self.unread), again)

    def _restless(self) -> Iterator[str]:
        """Yield the paths of what could not be read, or changed so lately that it may have changed since unnoticed."""
        for path in self._stale if self._left else self.seen.documents:
            row = self.rows.get(path)
            if row is None or row.stamp != self.seen.documents[path].text:
                yield path

    def _fresh_with_details(self) -> Iterator[DocumentRow]:
        for row in self._fresh:
            # A row that only got another stamp was read without its detail.
            yield row if row.detail else replace(row, detail=self.state.detail(row.path, row.digest) or "")


def _name(path: str) -> tuple[str, str]:
    _, folder, name = path.split("/")
    return folder, name.removesuffix(".md")


def _unproved(document: Any) -> SourceBrief:
    brief = brief_of(document)
    assert isinstance(brief, SourceBrief)  # noqa: S101 (for the type checker)
    return brief


def _json(value: Any) -> str:
    return json.encode(value).decode()
