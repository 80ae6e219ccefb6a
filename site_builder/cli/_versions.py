"""Another version of an article that was archived before: what it takes over, and what became of the words that are quoted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from site_builder.analysis.version_changes import (
    MIN_LIKENESS,
    MIN_SHARED,
    ChangeKind,
    Version,
    changes,
    most_kept,
    share_kept,
)
from site_builder.authoring.ingest.article import Article
from site_builder.build.read_part import read_part
from site_builder.cli._authoring import is_terminal
from site_builder.cli._console import echo, fail
from site_builder.cli._details import Details
from site_builder.cli._findings import known
from site_builder.evidence.find_quote import OMISSION_MARK, stands_in
from site_builder.evidence.folding import fold
from site_builder.evidence.sentences import sentences
from site_builder.index.entries import SourceEntry
from site_builder.index.site_index import SiteIndex


def named_version(site: Path, id: str) -> SourceEntry:
    """Return the source that was named with ``--version-of``, or end the command."""
    sources = read_part(site, ("sources",)).index.sources
    known("source", id, sources)
    return sources[id]


def as_version(article: Article, first: SourceEntry) -> Article:
    """Return the article with the values of an earlier version's record, which somebody has looked at, before those of a page."""
    kept = {
        "publisher": first.publisher,
        "language": first.language,
        "authors": first.authors,
        "title": None if article.title else first.title,
        "url": None if article.url else first.url,
    }
    taken = {name: value for name, value in kept.items() if value}
    origins = {**article.origins, **dict.fromkeys(taken, f"the record of {first.id}")}
    return replace(article, **taken, origins=origins)


def refuse_another(site: Path, first: SourceEntry, text: str, language: str | None, details: Details) -> bool:
    """Say whether this is the named article rewritten, and end the command where it may be another one.

    Where hardly a sentence of the article is in this text, somebody has to say which.
    """
    index = read_part(site, ("sources",)).index
    known = (Version(index.seeds[one.seed].text, one.text.sentences()) for one in _archived(index, first.id))
    share = most_kept(Version(text, sentences(text, language or "und")), known)
    if details.rewritten or share > MIN_SHARED:
        return share <= MIN_SHARED
    kept = f"only {share:.0%} of its words are" if round(share, 2) else "nothing of it is"
    message = f"This looks like another article than “{first.title}” ({first.id}): {kept} in this text."
    if is_terminal():
        echo(message)
        if click.confirm("Is it the same article, rewritten?", default=False):
            return True
        fail("Leave --version-of out for another article, or name the right one. Nothing was written.")
    return fail(
        f"{message} Its publisher and its language would be taken over. Leave --version-of out for another article, or name the right one; if the article was rewritten, add --rewritten. Nothing was written."
    )


def refuse_taken_id(site: Path, id: str, text: str, language: str | None) -> None:
    """End the command where a source has this id and much of the same text: this is likely what it says on another day."""
    index = read_part(site, ("sources",)).index
    there = index.sources.get(id)
    known = [Version(index.seeds[one.seed].text, one.text.sentences()) for one in _archived(index, id)] if there else []
    new = Version(text, sentences(text, language or "und"))
    share = max((share_kept(old, new) for old in known), default=0.0)
    if there and share >= MIN_LIKENESS:
        fail(
            f"{there.path} is there already and stays as it is, and {share:.0%} of its words are in this text. If this is the same article as it is on another day, add --version-of {id}. Give another name with --id only to another article. Nothing was written."
        )


def _archived(index: SiteIndex, id: str) -> list[SourceEntry]:
    """Return the versions of an article whose texts are there."""
    return [index.sources[one] for one in index.versions.line(id) if index.sources[one].seed in index.pins]


def id_of_version(first: SourceEntry, day: date | None) -> str:
    """Return the id of a version: that of the article with the day."""
    if day is None:
        fail(
            "Nobody says of which day this version is. Give the day on which it was saved with --retrieved, such as --retrieved 2026-03-05. Nothing was written."
        )
    return f"{first.id}-{day.isoformat()}"


def tell_changes(site: Path, id: str, article: Article) -> None:
    """Say what changed since the version before the one that was just archived, and which claims quote words that are gone."""
    index = read_part(site, ("sources", "claims")).index
    line = [one for one in _archived(index, id) if one.id != id]
    if line:
        before = Version(index.seeds[line[-1].seed].text, line[-1].text.sentences())
        found = changes(before, Version(article.text, sentences(article.text, article.language or "und")))
        counts = ", ".join(f"{sum(one.deed is deed for one in found)} {deed}" for deed in _TOLD)
        echo(f"Sentences since {line[-1].id}: {counts}.")
    for path, words in sorted(_gone(index, article, {source.id for source in line})):
        echo(f"{path} quotes words that are gone: “{words}”")
    echo("List it under `sources:` of the story that it is read for. All versions count as one article.")


_TOLD = (ChangeKind.CHANGED, ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.KEPT)


def _gone(index: SiteIndex, article: Article, versions: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the claims that quote words of other versions which do not stand in this one."""
    text = fold(article.text)
    for claim in index.claims.values():
        for item in claim.evidence:
            if item.source in versions and item.spans:
                said = index.seeds[index.sources[item.source].seed].text
                words = f" {OMISSION_MARK} ".join(said[span.start : span.end] for span in item.spans)
                if not stands_in(words, text):
                    yield claim.path, " ".join(words.split())
