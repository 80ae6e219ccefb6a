"""Load and check, document by document: what changed is read and checked, the rest is as it was kept.

A document is read again when its stamp differs, and checked again when its text differs or when one of the archived
texts does against which it was checked. What compares documents with one another is checked anew each time, in
brief. Whether something was kept or made just now makes no difference to what comes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, cast

from msgspec import Struct, field, json
from msgspec.structs import replace

from site_builder.check import Texts, check_document, check_outline, check_settings
from site_builder.check.again import Compared, compare
from site_builder.check.whole import place_all
from site_builder.findings import Finding
from site_builder.load.documents import NO_SETTINGS, digest_of_text, load_document, load_settings
from site_builder.load.files import read_text, symlink
from site_builder.load.seeds import ChangedError, SeedTexts, load_seed, read_seed
from site_builder.load.survey import Survey, resurvey
from site_builder.model.brief_rows import brief_from, brief_row, detail_from, detail_row
from site_builder.model.briefing import brief_of, detail_of
from site_builder.model.briefs import Brief, ClaimBrief, Detail, Remark, SourceBrief
from site_builder.model.corpus import AnyDocument, Seed
from site_builder.model.document import Document
from site_builder.model.outline import Outline
from site_builder.model.records import CONTENT, Content
from site_builder.model.settings import Settings
from site_builder.parallel import batches, in_shares
from site_builder.stamps import FRESH_NANOSECONDS, Stamp, stamp_of
from site_builder.state import DocumentRow, Row, SeedRow, State, StateInMemory, seal

Adjust = Callable[[Document[Settings]], Document[Settings]]
LEAST = 16
"""For fewer documents to a process than this, starting the process takes longer than it saves."""
_KINDS: Mapping[str, type[Content]] = {kind.folder: kind for kind in CONTENT}
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


class Placed(Struct, frozen=True):
    """The remarks on one document as findings, and the digest of the text in which they were placed."""

    digest: str
    remarks: tuple[Remark, ...]
    findings: tuple[Finding, ...]


class _Read(NamedTuple):
    """One file that was just read: the row of its document, unless there is none, and what was found in it."""

    path: str
    row: DocumentRow | None
    findings: tuple[Finding, ...]


class Left(Struct, frozen=True):
    """What a reading leaves for the next one. Nothing of it is changed later.

    ``pins`` are those of the seeds as they lie there; ``against`` is what the documents were checked against. ``again``
    are the paths of documents that have to be looked at again in any case.
    """

    seen: Survey
    pins: Mapping[str, str]
    against: tuple[Mapping[str, Any], ...]
    briefs: Mapping[str, dict[str, Any]]
    rows: Mapping[str, DocumentRow]
    digests: Mapping[str, tuple[str, str]]
    held: Mapping[str, str]
    found: Mapping[str, tuple[Finding, ...]]
    unread: frozenset[tuple[str, str]]
    again: frozenset[str]


class Memory(Struct):
    """What whoever reads a site again and again need not make again: briefs by path, each with the JSON it came from.

    Where ``is_kept`` says that there will be another reading, the last one leaves what did not change since: what was
    ``read``, what came of comparing the documents, and where what was remarked stands.
    """

    briefs: dict[str, tuple[str, Brief, str]] = field(default_factory=dict)
    is_kept: bool = False
    seen: Survey | None = None
    read: Left | None = None
    compared: Compared | None = None
    placed: Mapping[str, Placed] = field(default_factory=dict)


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
    changed since; None: any may have. Raises :class:`site_builder.load.seeds.ChangedError` when a file changes
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
        self.briefs: dict[str, dict[str, Any]] = {folder: {} for folder in _KINDS}
        self.texts = Texts({}, {}, {})
        self._kept: dict[str, DocumentRow] = {}
        self._fresh: list[DocumentRow] = []
        self._proofs: dict[str, str] = {}
        self._left: Left | None = None
        self._stale: list[str] = []

    def read_all(self) -> None:
        """Read the seeds, then the sources, then all that is checked against them."""
        seeds = _Seeds(self.root, self.state, self.seen, self.now)
        self._fresh_seeds, self._gone_seeds = seeds.fresh, seeds.gone
        pins = seeds.pins
        self._pins = dict(pins)
        if self.memory.read and self.memory.read.pins == pins:
            self._go_on(self.memory.read)
        self.texts = Texts({}, SeedTexts(self.root, pins), pins)
        self._read(("sources",))
        self._faults(pins, seeds.faulty)
        self.texts = Texts(self.briefs["sources"], SeedTexts(self.root, pins), pins)
        self._against = (pins, {id: (s.seed, s.sha256, s.furniture) for id, s in self.briefs["sources"].items()})
        if self._left and self._left.against != self._against:
            self._left = None
            self.briefs |= {folder: {} for folder in _LATER}
        self._read(_LATER)
        self.findings += map(symlink, self.seen.links)

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
            self._kept.update((row.path, row) for row in self.state.documents(folder))
            for path in self.seen.of_folder(folder):
                row = self._kept.get(path)
                if row is None or row.stamp != self.seen.documents[path].text:
                    stale.append(path)
                else:
                    self._take(row)
                    if self._proof(folder, self.briefs[folder][_name(path)[1]]) != row.proof:
                        stale.append(path)
        return stale

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
        stamp = _settled(self.seen.documents[path], self.now)
        if kept is not None:
            text = read_text(self.root, path)
            row = self._kept[path]
            if isinstance(text, str) and digest_of_text(text) == kept:
                brief = brief_from(folder, json.decode(row.brief))
                if self._proof(folder, brief) == row.proof:
                    return _Read(path, replace(row, stamp=stamp), ())
        loaded = load_document(self.root, path, _KINDS[folder])
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
            for row in self._fresh:
                self.rows[row.path] = replace(row, detail="")
            self._fresh = []

    def _take(self, row: DocumentRow) -> None:
        folder, id = _name(row.path)
        self._forget_faults(row.path)
        self.rows[row.path] = row
        known = self.memory.briefs.get(row.path)
        if known is None or known[0] != row.brief:
            brief = brief_from(folder, json.decode(row.brief))
            known = self.memory.briefs[row.path] = (row.brief, brief, seal(row.brief))
        self.briefs[folder][id] = known[1]
        self.digests[row.path] = (row.digest, known[2])

    def _proof(self, folder: str, brief: Brief) -> str:
        """Return the digest of what a document was checked against."""
        if isinstance(brief, SourceBrief):
            return self.texts.pins.get(brief.seed, "")
        if not isinstance(brief, ClaimBrief):
            return ""
        sources = dict.fromkeys((*(item.source for item in brief.evidence), *brief.silent))
        return seal(*(self._proof_of_source(id) for id in sources))

    def _proof_of_source(self, id: str) -> str:
        proof = self._proofs.get(id)
        if proof is None:
            source = self.texts.sources.get(id)
            named = (
                (source.seed, source.sha256, self.texts.pins.get(source.seed, ""), *source.furniture) if source else ()
            )
            proof = self._proofs[id] = seal(id, *named)
        return proof

    def _faults(self, pins: dict[str, str], faulty: Mapping[str, Finding]) -> None:
        """Report the seeds that sources name and that cannot be read."""
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
        return partial(_detail, self.root, self.state, dict(self.held), self.digests)

    def all_findings(self) -> Iterator[Finding]:
        """Yield what was found in reading, and in each document by itself."""
        yield from self.findings
        for findings in self.found.values():
            yield from findings

    def placed(self, remarks: Sequence[Remark]) -> Iterator[Finding]:
        """Yield remarks as findings. A document is read once more for the places of its fields, unless they are known."""
        by_path: dict[str, list[Remark]] = {}
        for remark in remarks:
            by_path.setdefault(remark.path, []).append(remark)
        known, placed = self.memory.placed, {}
        for path, own in by_path.items():
            digest = self.digests[path][0] if path in self.digests else ""
            last = known.get(path)
            if last is None or (last.digest, last.remarks) != (digest, tuple(own)):
                documents = {path: self._document(path)} if digest else {}
                last = Placed(digest, tuple(own), tuple(place_all(own, documents)))
            placed[path] = last
            yield from last.findings
        self.memory.placed = placed

    def _document(self, path: str) -> AnyDocument:
        loaded = load_document(self.root, path, _KINDS[_name(path)[0]])
        if loaded.document is None or loaded.digest != self.digests[path][0]:
            raise ChangedError(path)
        return cast(AnyDocument, loaded.document)

    def keep(self) -> None:
        """Keep what was read just now, and forget what is gone."""
        gone = [(DocumentRow, path) for path in self._kept if path not in self.rows or path in self.held]
        if self._fresh or gone or self._fresh_seeds or self._gone_seeds:
            rows: tuple[Row, ...] = (*self._fresh_with_details(), *self._fresh_seeds)
            self.state.write(rows, gone=(*gone, *((SeedRow, name) for name in self._gone_seeds)))
        if self.memory.is_kept:
            self.memory.read = self._to_leave()

    def _to_leave(self) -> Left:
        return Left(
            self.seen,
            self._pins,
            self._against,
            self.briefs,
            self.rows,
            self.digests,
            self.held,
            self.found,
            frozenset(self.unread),
            frozenset(self._restless()),
        )

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


class _Seeds:
    """The seeds as they lie there: ``pins`` has the SHA-256 of all that can be read, ``faulty`` what is wrong with others."""

    def __init__(self, root: Path, state: State | StateInMemory, seen: Survey, now: int) -> None:
        kept = {row.name: row for row in state.seeds()}
        self.pins: dict[str, str] = {}
        self.faulty: dict[str, Finding] = {}
        self.fresh: list[SeedRow] = []
        self.gone = [name for name in kept if name not in seen.seeds]
        for name, stamp in seen.seeds.items():
            row = kept.get(name)
            if row and row.stamp == stamp.text:
                self.pins[name] = row.digest
                continue
            seed = read_seed(root, name)
            if stamp.text and stamp_of(root, f"seeds/{name}") != stamp:
                raise ChangedError(f"seeds/{name}")
            if isinstance(seed, Seed):
                self.pins[name] = seed.sha256
                self.fresh.append(SeedRow(name, _settled(stamp, now), seed.sha256))
            else:
                self.faulty[name] = seed


def place_remarks(root: Path, remarks: Sequence[Remark]) -> list[Finding]:
    """Return remarks as findings, each at the line and column of its field in the file as it is now."""
    loaded = {path: load_document(root, path, _KINDS[_name(path)[0]]).document for path in {r.path for r in remarks}}
    documents: dict[str, Any] = {path: document for path, document in loaded.items() if document}
    return place_all(remarks, documents)


def _settled(stamp: Stamp, now: int) -> str:
    """Return the stamp to keep: none for a file that changed so lately that it may change again unnoticed."""
    return stamp.text if stamp.moment < now - FRESH_NANOSECONDS else ""


def _name(path: str) -> tuple[str, str]:
    _, folder, name = path.split("/")
    return folder, name.removesuffix(".md")


def _unproved(document: Any) -> SourceBrief:
    brief = brief_of(document)
    assert isinstance(brief, SourceBrief)  # noqa: S101 (for the type checker)
    return brief


def _json(value: Any) -> str:
    return json.encode(value).decode()


def _detail(
    root: Path, state: State | StateInMemory, held: Mapping[str, str], digests: Mapping[str, tuple[str, str]], path: str
) -> Detail:
    """Return a document's detail from where it is kept, or from the file itself if that is still what was read."""
    digest = digests[path][0]
    kept = held.get(path) or state.detail(path, digest)
    if kept:
        return detail_from(json.decode(kept), path)
    loaded: Any = load_document(root, path, _KINDS[_name(path)[0]])
    if loaded.document is None or loaded.digest != digest:
        raise ChangedError(path)
    return detail_of(loaded.document)
