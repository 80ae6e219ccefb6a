"""The load stage: from the files of a site to a corpus. It alone reads content and seeds.

Each file is read on its own: what comes of it depends on its bytes and its path and on nothing else.
"""

from __future__ import annotations

from pathlib import Path

from site_builder.content.corpus import Corpus
from site_builder.content.read_document import NO_SETTINGS, load_folder, load_settings
from site_builder.content.read_seed import load_seeds
from site_builder.content.records import Claim, Page, Question, Source, Story
from site_builder.content.scan import survey
from site_builder.findings.values import Finding
from site_builder.store.site_paths import first_link


def load(root: Path) -> tuple[Corpus, tuple[Finding, ...]]:
    """Read the site in the folder ``root``: all that could be read, and a finding for all that could not."""
    seen = survey(root)
    if any(finding.place.file == "content" for finding in seen.findings):
        return Corpus(NO_SETTINGS, {}, {}, {}, {}, {}, {}), seen.findings
    settings, findings = load_settings(root)
    sources = load_folder(root, Source)
    stories = load_folder(root, Story)
    questions = load_folder(root, Question)
    claims = load_folder(root, Claim)
    pages = load_folder(root, Page)
    seeds, seed_findings = ({}, ()) if first_link(root, "seeds") else load_seeds(root, sources.documents)
    folders = (sources, stories, questions, claims, pages)
    corpus = Corpus(
        settings=settings,
        sources=sources.documents,
        stories=stories.documents,
        questions=questions.documents,
        claims=claims.documents,
        pages=pages.documents,
        seeds=seeds,
        seed_files=tuple(seen.seeds),
        unread=frozenset().union(*(folder.unread for folder in folders)),
    )
    return corpus, (
        *seen.findings,
        *findings,
        *(f for folder in folders for f in folder.findings),
        *seed_findings,
    )
