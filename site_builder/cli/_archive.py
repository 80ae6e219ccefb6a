"""Archiving an article for ``site-builder new source --from``: it is fetched or read, taken out of its page, and recorded."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import click
from msgspec.structs import replace

from site_builder.authoring import starters
from site_builder.authoring.ingest.address import may_hold_a_secret
from site_builder.authoring.ingest.article import Article
from site_builder.authoring.ingest.deadline import article_within
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.fetch import Fetched, fetch
from site_builder.authoring.ingest.read_article import refuse_long
from site_builder.authoring.ingest.received import FileKind, Received, file_kind
from site_builder.authoring.ingest.record_text import Retrieval, record
from site_builder.authoring.ingest.warc import warc
from site_builder.build.read_part import read_part
from site_builder.cli._account import tell_account
from site_builder.cli._authoring import is_terminal, path_of
from site_builder.cli._console import fail
from site_builder.cli._details import Details
from site_builder.cli._versions import (
    as_version,
    id_of_version,
    named_version,
    refuse_another,
    refuse_taken_id,
    tell_changes,
)
from site_builder.content.files import MAX_ORIGINAL_BYTES
from site_builder.content.read_seed import unfit
from site_builder.index.entries import SourceEntry
from site_builder.store.new_files import create_together


class Request(NamedTuple):
    """What was asked for: an address or a file, and what is given about it."""

    origin: str
    charset: str | None
    keep: str | None
    details: Details


class _Taken(NamedTuple):
    """What came of it: the article, the bytes of its seed, what was received and its kind."""

    article: Article
    content: bytes
    received: Received
    kind: FileKind
    fetched: Fetched | None


def archive(site: Path, request: Request) -> Path:
    """Archive an article with its record, and say what was made. Return the record's path."""
    now = datetime.now(UTC)
    try:
        taken = _take(request)
    except IngestError as error:
        fail(f"{error} Nothing was written.")
    details = request.details
    first = named_version(site, details.version_of) if details.version_of else None
    rewritten = first is not None and refuse_another(site, first, taken.article.text, taken.article.language, details)
    article = _completed(as_version(taken.article, first) if first else taken.article, details)
    version = _version(article, taken, details, now)._replace(rewritten=rewritten)
    id = details.id or (_id_of(first, version, article) if first else starters.id_for(article.title or ""))
    path = path_of(site, "sources", id)
    seed = site / "seeds" / f"{id}.txt"
    files = {seed: taken.content}
    original = _original(request.keep, id, taken, now)
    if original:
        files[site / original[0]] = original[1]
    origin = _origin(taken, now, original[0] if original else None)
    text = record(article, origin, seed.name, taken.content, details.wire, version)
    files[path] = text.encode("utf-8")
    _refuse_known_text(site, taken.content)
    if not first:
        refuse_taken_id(site, id, article.text, article.language)
    _write(files)
    tell_account(path, tuple(files), article)
    if first:
        tell_changes(site, id, article)
    return path


def _version(article: Article, taken: _Taken, details: Details, now: datetime) -> starters.VersionLines:
    """Return what is known of the day of the text: a page was fetched now, and of a file somebody has to say it."""
    retrieved = date.fromisoformat(details.retrieved) if details.retrieved else None
    return starters.VersionLines(
        article.modified, retrieved or (now.date() if taken.fetched else None), details.version_of
    )


def _id_of(first: SourceEntry, version: starters.VersionLines, article: Article) -> str:
    return id_of_version(first, version.retrieved or version.modified or article.published)


def _is_address(origin: str) -> bool:
    """Say whether an address was given, well-formed or not; one with a password is none of a file that is missing."""
    return "://" in origin or (may_hold_a_secret(origin) and not Path(origin).exists())


def _take(request: Request) -> _Taken:
    """Return the article in what is at an address, or in the file that was named. Raises IngestError."""
    fetched = fetch(request.origin) if _is_address(request.origin) else None
    received = Received(
        name=request.origin,
        content=fetched.body if fetched else _file(request.origin),
        header=fetched.header("content-type") if fetched else "",
        charset=request.charset,
        url=fetched.url if fetched else None,
    )
    kind = file_kind(received)
    article = article_within(received, kind)
    return _Taken(article, _seed(article, received), received, kind, fetched)


def _seed(article: Article, received: Received) -> bytes:
    """Return the bytes of the seed: those that were received where they are its text already, else the text as UTF-8."""
    text = article.text.encode("utf-8")
    refuse_long(text)
    if found := unfit(article.text, received.name):
        raise IngestError(f"{found.message} {found.hint}")
    return received.content if received.content.removeprefix(BOM_UTF8) == text else text


def _file(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            content = file.read(MAX_ORIGINAL_BYTES + 1)
    except OSError as error:
        raise IngestError(
            f"{name} cannot be read: {error.strerror}. For a page on the web give its whole address, beginning with https://."
        ) from None
    if len(content) > MAX_ORIGINAL_BYTES:
        raise IngestError(f"{name} has more than {MAX_ORIGINAL_BYTES // 2**20} MB, which no article has.")
    return content


def _completed(article: Article, details: Details) -> Article:
    """Return the article with what was given about it, which counts before what was read; a missing title is asked for."""
    title = details.title or article.title
    if not title and is_terminal():
        title = click.prompt("The article's headline, or your description of it").strip()
    if not title:
        fail(
            "Nothing states the article's headline. Give it, or your description of it, with --title. Nothing was written."
        )
    given = {
        "title": details.title,
        "url": details.url,
        "publisher": details.publisher,
        "authors": details.authors,
        "published": date.fromisoformat(details.published) if details.published else None,
        "language": details.language,
    }
    changes = {name: value for name, value in given.items() if value}
    origins = {**article.origins, **dict.fromkeys(changes, "given")}
    return replace(article, **(changes | {"title": title, "origins": origins}))


def _origin(taken: _Taken, now: datetime, original: str | None) -> Retrieval:
    fetched = taken.fetched
    return Retrieval(
        url=fetched.url if fetched else None,
        asked=fetched.asked if fetched else None,
        file=None if fetched else Path(taken.received.name).name,
        when=now,
        sha256=hashlib.sha256(taken.received.content).hexdigest(),
        extracted_by=taken.article.tool or None,
        original=original,
    )


def _original(keep: str | None, id: str, taken: _Taken, now: datetime) -> tuple[str, bytes] | None:
    """Return the path and the bytes of what was received, when that is to be kept."""
    if keep is None and not (taken.kind is FileKind.TEXT and taken.article.tool):
        return None
    if keep == "warc":
        if taken.fetched is None:
            fail("A WARC keeps what a server answered; for a file there is only --keep html. Nothing was written.")
        return f"originals/{id}.warc.gz", warc(taken.fetched, now)
    return f"originals/{id}.{taken.kind.value}", taken.received.content


def _refuse_known_text(site: Path, content: bytes) -> None:
    """End the command when a source has the same text: as two it would corroborate itself."""
    digest = hashlib.sha256(content).hexdigest()
    for known in read_part(site, ("sources",)).index.sources.values():
        if known.sha256 == digest:
            fail(f"{known.path} has this text already, word for word. Nothing was written.")


def _write(files: dict[Path, bytes]) -> None:
    try:
        create_together(files)
    except FileExistsError as error:
        fail(
            f"{error.filename2 or error.filename} is there already and stays as it is. Give another name with --id. Nothing was written."
        )
    except OSError as error:
        fail(f"The disk refused: {error.strerror}. Nothing was written.")
