"""The load stage: from the files of a site to a corpus. It alone reads content and seeds.

Each file is read on its own: what comes of it depends on its bytes and its path and on nothing else.
"""

from __future__ import annotations

from pathlib import Path

from site_builder.findings import Finding, Place, finding
from site_builder.load.documents import NO_SETTINGS, SETTINGS_FILE, load_folder, load_settings
from site_builder.load.files import FOR_PEOPLE, is_closed, symlink, unreadable_folder, walk
from site_builder.load.seeds import load_seeds
from site_builder.model.corpus import Corpus
from site_builder.model.records import CONTENT, Claim, Page, Question, Source, Story


def load(root: Path) -> tuple[Corpus, tuple[Finding, ...]]:
    """Read the site in the folder ``root``: all that could be read, and a finding for all that could not."""
    linked = _linked_folders(root)
    if any(finding.place.file == "content" for finding in linked):
        return Corpus(NO_SETTINGS, {}, {}, {}, {}, {}, {}), linked
    settings, findings = load_settings(root)
    sources = load_folder(root, Source)
    stories = load_folder(root, Story)
    questions = load_folder(root, Question)
    claims = load_folder(root, Claim)
    pages = load_folder(root, Page)
    seeds, seed_findings = ({}, ()) if (root / "seeds").is_symlink() else load_seeds(root, sources.documents)
    folders = (sources, stories, questions, claims, pages)
    corpus = Corpus(
        settings=settings,
        sources=sources.documents,
        stories=stories.documents,
        questions=questions.documents,
        claims=claims.documents,
        pages=pages.documents,
        seeds=seeds,
        seed_files=tuple(e.path.removeprefix("seeds/") for e in walk(root, "seeds") if e.name not in FOR_PEOPLE),
        unread=frozenset().union(*(folder.unread for folder in folders)),
    )
    return corpus, (
        *linked,
        *findings,
        *(f for folder in folders for f in folder.findings),
        *seed_findings,
        *_stray(root),
    )


def _linked_folders(root: Path) -> tuple[Finding, ...]:
    """Report folders of the site that are links or may not be read: what lies behind them is not read."""
    folders = ("content", *(f"content/{kind.folder}" for kind in CONTENT), "seeds")
    linked = tuple(symlink(folder) for folder in folders if (root / folder).is_symlink())
    closed = tuple(unreadable_folder(folder) for folder in folders if is_closed(root, folder))
    return linked + closed


def _stray(root: Path) -> tuple[Finding, ...]:
    """Report what lies in content/ and is not read, so that nothing is lost in silence."""
    folders = {kind.folder for kind in CONTENT}
    return tuple(
        finding("stray-file", Place(entry.path), "This file is not read.", _STRAY_HINT)
        for entry in walk(root, "content")
        if entry.path != SETTINGS_FILE
        and entry.name not in FOR_PEOPLE
        and not _is_document(entry.path, folders)
        and not (entry.is_link and entry.path.removeprefix("content/") in folders)
    )


_STRAY_HINT = "Content is `content/<folder>/<id>.md` with the folder sources, stories, questions, claims or pages; move the file, or take it out."


def _is_document(path: str, folders: set[str]) -> bool:
    steps = path.split("/")
    return len(steps) == 3 and steps[1] in folders and steps[2].endswith(".md")
