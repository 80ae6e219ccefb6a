"""Load and check, document by document: what changed is read and checked, the rest is taken from what was kept.

A document is read again when its stamp differs. It is checked again when its text differs, or an archived text that it
was checked against. Documents are compared with one another by their index entries. The result is the same whether
something was kept or has just been made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, cast

from msgspec import Struct

from site_builder.analysis.edges import Wording
from site_builder.build.compare_wording import compare_wording
from site_builder.build.documents import Documents
from site_builder.build.fetch_documents import read_again
from site_builder.build.judge_pictures import JudgedPictures, judge_pictures
from site_builder.build.keep_comparison import keep_comparison, kept_comparison
from site_builder.build.locate_findings import locate_findings
from site_builder.build.page_details import fetch_detail
from site_builder.build.previous_read import PreviousReading, TextsBySource
from site_builder.build.read_one import DocumentReader, ReadDocument, read_of
from site_builder.build.seed_digests import digest_seeds
from site_builder.build.tracked_files import TrackedFiles
from site_builder.checks import (
    days_in_order,
    evident_languages,
    named_claimants,
    same_addresses,
    same_claims,
    sources_of_stories,
    statement_days,
    withdrawn_in_use,
)
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.incremental import Compared, compare_documents
from site_builder.checks.meant_ids import with_meant_ids
from site_builder.checks.missing_digests import with_digests
from site_builder.checks.run import check_settings
from site_builder.content.document import Document
from site_builder.content.files import symlink
from site_builder.content.read_seed import SeedTexts, load_seed
from site_builder.content.read_settings import NO_SETTINGS, load_settings
from site_builder.content.records import Source
from site_builder.content.scan import Survey, resurvey
from site_builder.content.seed import Seed
from site_builder.content.settings import Settings
from site_builder.findings.finding import Finding
from site_builder.index.entries import PageDetail
from site_builder.index.site_index import CONTENT_FOLDERS, SiteIndex, claims_apart
from site_builder.index.unlocated_finding import UnlocatedFinding
from site_builder.store.site_paths import first_link
from site_builder.store.state import State
from site_builder.store.state_in_memory import StateInMemory

Adjust = Callable[[Document[Settings]], Document[Settings]]
_CHECKED_AGAINST_SOURCES = tuple(folder for folder in CONTENT_FOLDERS if folder != "sources")


class Reading(Struct, frozen=True):
    """The index of the site, checked.

    ``digests`` has, by path, the digest of each document's text and that of its index entry. ``detail`` fetches what only
    a document's own page shows. ``left`` is what another reading in this process can go on from.
    """

    index: SiteIndex
    findings: tuple[Finding, ...]
    digests: Mapping[str, tuple[str, str]]
    detail: Callable[[str], PageDetail[Any]]
    left: PreviousReading | None = None


def read_site(
    root: Path,
    state: State | StateInMemory,
    now: int,
    jobs: int = 1,
    adjust: Adjust = lambda settings: settings,
    previous: PreviousReading | None = None,
    changed: frozenset[Path] | None = None,
    part: Callable[[str], bool] | None = None,
) -> Reading:
    """Read and check the site in ``root``.

    ``now`` is the moment in nanoseconds; ``adjust`` puts the options of the build into the settings; ``previous`` is
    what the last reading in this process left, and ``changed`` are the files that changed since; None: any may have.
    ``part`` chooses documents by their paths; the rest of the site is then ignored. Raises
    :class:`site_builder.content.read_seed.ChangedError` when a file changes meanwhile.
    """
    scan = resurvey(root, previous.scan if previous else None, changed)
    scan = scan.only(part) if part else scan
    if any(finding.place.file == "content" for finding in scan.findings):
        return Reading(SiteIndex(NO_SETTINGS), scan.findings, {}, partial(fetch_detail, root, state, {}))
    settings, faults = load_settings(root)
    settings = adjust(settings)
    seeds, pictures = digest_seeds(root, state, scan, now), judge_pictures(root, state, scan, now)
    documents = Documents(scan, state, previous.documents if previous else None, jobs)
    language = settings.record.language
    texts, seed_faults = _read_documents(root, scan, now, documents, seeds.by_name, pictures, language, previous)
    digests = {path: (document.digest, document.entry_digest) for path, document in documents.by_path.items()}
    # A part of the site has not all articles of a story, and is not published.
    wording = Wording() if part else compare_wording(texts, documents.entries("stories"), state, jobs)
    index = _index(settings, scan, documents, texts, SeedTexts(root, texts.pins), wording, TrackedFiles(root))
    whole = state if part is None else None
    compared = (
        compare_documents(index, texts, previous.compared) if previous else _compared(index, texts, documents, whole)
    )
    known = previous.located if previous else {}
    located = locate_findings(
        (*compared.findings(), *_of_the_whole(index)),
        digests,
        lambda path: read_again(root, path, digests[path][0]),
        known,
    )
    documents.keep(seeds, pictures)
    own = (
        *scan.findings,
        *faults,
        *check_settings(settings, texts),
        *seed_faults,
        *map(symlink, scan.links),
    )
    findings = (*own, *with_digests(with_meant_ids(documents.findings(), index), index), *located.values())
    detail = partial(fetch_detail, root, state, documents.by_path)
    left = PreviousReading(scan, seeds.by_name, _checked_against(texts), documents.by_path, compared, located)
    return Reading(index, findings, digests, detail, left)


def _compared(
    index: SiteIndex, texts: ArchivedTexts, documents: Documents, state: State | StateInMemory | None
) -> Compared:
    """Compare the documents as the first reading in a process does. ``state`` is None for a part of a site, of which nothing is kept."""
    if state is None:
        return compare_documents(index, texts, None)
    before = kept_comparison(state, index, documents.by_path, documents.known)
    compared = compare_documents(index, texts, before)
    keep_comparison(state, compared, documents.by_path)
    return compared


def _of_the_whole(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Yield what is found in the documents beside one another by rules that are quick enough to look at all of them."""
    for rule in (
        same_claims.check,
        same_addresses.check,
        sources_of_stories.check,
        days_in_order.check_articles,
        statement_days.check,
        named_claimants.check,
        evident_languages.check_claims,
        withdrawn_in_use.check,
    ):
        yield from rule(index)


def _read_documents(
    root: Path,
    scan: Survey,
    now: int,
    documents: Documents,
    seeds: Mapping[str, str],
    pictures: JudgedPictures,
    language: str,
    previous: PreviousReading | None,
) -> tuple[ArchivedTexts, tuple[Finding, ...]]:
    """Read the sources, then all that is checked against them. Gives the texts of the sources, and what is wrong with seeds."""
    same_seeds = previous is not None and previous.seeds == seeds
    documents.read(
        ("sources",), DocumentReader(root, scan, now, ArchivedTexts({}, {}, seeds, language)), same_texts=same_seeds
    )
    pins, faults = dict(seeds), []
    # A folder of seeds that is a link is reported once, and not for each source.
    for source in () if first_link(root, "seeds") else documents.of("sources"):
        seed = _seed_beyond(root, source, pins)
        if isinstance(seed, Seed):
            pins[seed.name] = seed.sha256
        elif seed:
            faults.append(seed)
    texts = ArchivedTexts(documents.entries("sources"), SeedTexts(root, pins), pins, language, pictures.by_path)
    same_texts = previous is not None and previous.texts == _checked_against(texts)
    documents.read(_CHECKED_AGAINST_SOURCES, DocumentReader(root, scan, now, texts), same_texts=same_texts)
    return texts, tuple(faults)


def _seed_beyond(root: Path, source: ReadDocument, pins: Mapping[str, str]) -> Seed | Finding | None:
    """Return the seed that a source names if it is not among those that were digested, or what is wrong with it."""
    entry: Any = source.entry
    if entry.seed in pins or entry.takedown:
        return None
    return load_seed(root, cast(Document[Source], read_again(root, source.path, source.digest)))


def _checked_against(texts: ArchivedTexts) -> TextsBySource:
    """Return what documents other than sources are checked against."""
    return texts.language, texts.pins, texts.pictures, {id: read_of(source) for id, source in texts.sources.items()}


def _index(
    settings: Document[Settings],
    scan: Survey,
    documents: Documents,
    texts: ArchivedTexts,
    seeds: SeedTexts,
    wording: Wording,
    tracked: TrackedFiles,
) -> SiteIndex:
    """Return the index of all that was read."""
    entries: dict[str, Any] = {folder: documents.entries(folder) for folder in CONTENT_FOLDERS}
    return SiteIndex(
        settings,
        **entries | claims_apart(entries["claims"]),
        seeds=seeds,
        pins=texts.pins,
        seed_files=tuple(scan.seeds),
        unread=frozenset(
            _name(path) for path in (*documents.unreadable, *scan.links, *scan.misnamed, *_documents_of(scan))
        ),
        wording=wording,
        pictures=texts.pictures,
        tracked=tracked,
    )


def _documents_of(scan: Survey) -> tuple[str, ...]:
    """Return the paths of the documents of which only a placeholder lies here."""
    return tuple(path for path in scan.elsewhere if path.count("/") == 2)


def _name(path: str) -> tuple[str, str]:
    """Return the folder and the id in the path of a document."""
    _, folder, file = path.split("/")
    return folder, file.removesuffix(".md")
