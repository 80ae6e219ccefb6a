"""Archiving an article for ``site-builder new source --from``: it is fetched or read, taken out of its page, and recorded."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import click
from msgspec.structs import replace

from site_builder.authoring import starters
from site_builder.authoring.ingest.address import may_hold_a_secret
from site_builder.authoring.ingest.deadline import article_within
from site_builder.authoring.ingest.decode import decode
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.extract import Article
from site_builder.authoring.ingest.fetch import Fetched, fetch
from site_builder.authoring.ingest.record_text import Origin, record
from site_builder.authoring.ingest.warc import warc
from site_builder.build.read_part import read_part
from site_builder.cli._authoring import is_terminal, path_of
from site_builder.cli._console import echo, fail
from site_builder.cli._suggested_origins import suggest_origins
from site_builder.content.files import MAX_ORIGINAL_BYTES
from site_builder.store.new_files import create_together


class Request(NamedTuple):
    """What was asked for."""

    origin: str
    title: str | None
    language: str | None
    charset: str | None
    keep: str | None
    id: str | None


class _Taken(NamedTuple):
    """What came of it: the article, the bytes of its seed, the page, and what the editor should know."""

    article: Article
    content: bytes
    page: bytes
    fetched: Fetched | None
    extracted_by: str | None
    remark: str


def archive(site: Path, request: Request) -> Path:
    """Archive an article with its record, and say what was made. Return the record's path."""
    now = datetime.now(UTC)
    try:
        fetched = fetch(request.origin) if _is_address(request.origin) else None
        taken = _take(request, fetched)
    except IngestError as error:
        fail(f"{error} Nothing was written.")
    article = _completed(taken.article, request)
    id = request.id or starters.id_for(article.title or "")
    path = path_of(site, "sources", id)
    seed = site / "seeds" / f"{id}.txt"
    files = {seed: taken.content}
    original = _original(request.keep, id, taken, now)
    if original:
        files[site / original[0]] = original[1]
    where = Origin(
        url=fetched.url if fetched else None,
        asked=fetched.asked if fetched else None,
        file=None if fetched else Path(request.origin).name,
        when=now,
        extracted_by=taken.extracted_by,
        original=original[0] if original else None,
    )
    files[path] = record(article, where, seed.name, taken.content).encode("utf-8")
    _refuse_known_text(site, taken.content)
    _write(files)
    _tell(path, files, article, taken)
    return path


def _is_address(origin: str) -> bool:
    """Say whether an address was given, well-formed or not; one with a password is none of a file that is missing."""
    return "://" in origin or (may_hold_a_secret(origin) and not Path(origin).exists())


def _take(request: Request, fetched: Fetched | None) -> _Taken:
    """Return the article in what was fetched, or in the file that was named. Raises IngestError."""
    content = fetched.body if fetched else _file(request.origin)
    kind = _kind(request.origin, fetched, content)
    header = fetched.header("content-type") if fetched else ""
    decoded = decode(content, header=header, named=request.charset, is_html=kind == "html")
    if kind == "text":
        text = content if decoded.charset in ("utf-8", "utf-8-sig") else decoded.text.encode("utf-8")
        return _Taken(Article(decoded.text), text, content, fetched, None, decoded.remark)
    article = article_within(decoded.text, fetched.url if fetched else None)
    by = f"trafilatura {version('trafilatura')}"
    return _Taken(article, article.text.encode("utf-8"), content, fetched, by, decoded.remark)


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


def _kind(name: str, fetched: Fetched | None, content: bytes) -> str:
    """Return whether something is ``html`` or ``text``, or raise IngestError when it is neither."""
    if not content.strip():
        raise IngestError(f"{name} is empty.")
    stated = fetched.header("content-type").partition(";")[0].strip().lower() if fetched else ""
    if content.startswith(b"%PDF"):
        stated = "application/pdf"
    if stated in ("text/html", "application/xhtml+xml") or (not stated and _looks_like_html(content)):
        return "html"
    if stated == "text/plain" or not stated:
        return "text"
    raise IngestError(
        f"{name} is not a page and not a text but {stated}. Copy the article's text into a .txt file, and give that with --from and --title."
    )


def _looks_like_html(content: bytes) -> bool:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<!--", b"<article", b"<meta"))


def _completed(article: Article, request: Request) -> Article:
    title = request.title or article.title
    if not title and is_terminal():
        title = click.prompt("The article's headline, or your description of it").strip()
    if not title:
        fail(
            "Nothing states the article's headline. Give it, or your description of it, with --title. Nothing was written."
        )
    return replace(article, title=title, language=request.language or article.language)


def _original(keep: str | None, id: str, taken: _Taken, now: datetime) -> tuple[str, bytes] | None:
    """Return the path and the bytes of the page as it was received, when that is to be kept."""
    if keep is None:
        return None
    if keep == "warc":
        if taken.fetched is None:
            fail("A WARC keeps what a server answered; for a file there is only --keep html. Nothing was written.")
        return f"originals/{id}.warc.gz", warc(taken.fetched, now)
    return f"originals/{id}.{'html' if taken.extracted_by else 'txt'}", taken.page


def _refuse_known_text(site: Path, content: bytes) -> None:
    """End the command when a source has the same text: as two it would corroborate itself."""
    digest = hashlib.sha256(content).hexdigest()
    for known in read_part(site, ("sources",)).index.sources.values():
        if known.sha256 == digest:
            fail(f"{known.path} has this text already. Nothing was written.")


def _write(files: dict[Path, bytes]) -> None:
    try:
        create_together(files)
    except FileExistsError as error:
        fail(
            f"{error.filename2 or error.filename} is there already and stays as it is. Give another name with --id. Nothing was written."
        )
    except OSError as error:
        fail(f"The disk refused: {error.strerror}. Nothing was written.")


def _tell(path: Path, files: dict[Path, bytes], article: Article, taken: _Taken) -> None:
    echo(*(f"Made {made}" for made in files))
    if taken.remark:
        echo(taken.remark)
    if taken.extracted_by:
        echo("A program read this from the page; compare it with the article:")
        read = {"title": article.title, "publisher": article.publisher, "authors": ", ".join(article.authors)}
        read |= {"published": str(article.published or ""), "language": article.language}
        for name, value in read.items():
            echo(f"  {name:<10} {value or '– (the page does not state it; null)'}")
    echo(
        f"Read {path.parent.parent.parent / 'seeds' / path.with_suffix('.txt').name} beside the article, and list what belongs to the page around it under `furniture:`."
    )
    suggest_origins(article.text, article.language or "en")
