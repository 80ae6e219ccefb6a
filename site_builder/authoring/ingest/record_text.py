"""The record of an article that was fetched or read: everything that goes into its two files."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from site_builder.authoring import starters
from site_builder.authoring.ingest.extract import Article
from site_builder.content.fields import is_web_address
from site_builder.evidence.find_quote import stands_in
from site_builder.evidence.folding import fold


class Origin(Struct, frozen=True):
    """Where a text came from: an address (and what it was before redirects) or a file's name, and when, in UTC."""

    url: str | None
    asked: str | None
    file: str | None
    when: datetime
    extracted_by: str | None
    original: str | None = None


def record(article: Article, origin: Origin, seed: str, content: bytes) -> str:
    """Return the text of a source's file for an archived text with these bytes."""
    title = article.title or ""
    return starters.source(
        title,
        seed,
        content,
        article.language or "en               # nothing states it; check it",
        is_headline=bool(title) and stands_in(title, fold(article.text)),
        publisher=article.publisher,
        authors=article.authors,
        published=article.published,
        url=origin.url if origin.url and is_web_address(origin.url) else None,
        remark=_REMARK if origin.extracted_by else "",
        note=_note(origin),
    )


_REMARK = """\
# A program read the title, the publisher, the authors, the date and the language from the page. Compare each with the
# article, mend what is wrong, write null for what the article does not say, and take these two lines out.
"""


def _note(origin: Origin) -> str:
    when = f"{origin.when:%Y-%m-%d} at {origin.when:%H:%M} UTC"
    if origin.url:
        led = f", to which {_link(origin.asked)} led" if origin.asked and origin.asked != origin.url else ""
        note = f"Fetched from {_link(origin.url)}{led} on {when}."
    else:
        note = f"Read from the file `{_code(origin.file or '')}` on {when}."
    if origin.extracted_by:
        note += f" The text was taken out of the page by a program ({origin.extracted_by}), which leaves menus and adverts out and may leave out more."
    if origin.original:
        note += f" The page as it was received is kept in `{origin.original}`."
    return note


def _link(url: str) -> str:
    return f"<{url}>" if is_web_address(url) else f"`{_code(url)}`"


def _code(name: str) -> str:
    return "".join(character if character.isprintable() and character != "`" else "_" for character in name)
