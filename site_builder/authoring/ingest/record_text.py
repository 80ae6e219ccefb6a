"""The record of an article that was fetched or read: everything that goes into its two files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from site_builder.authoring import starters
from site_builder.authoring.ingest.article import Account, Article
from site_builder.authoring.ingest.page_beginnings import recorded
from site_builder.authoring.ingest.text_language import unknown_language_line
from site_builder.content.fields import is_public_address, is_web_address
from site_builder.content.source_text import Derivation
from site_builder.evidence.find_quote import stands_in
from site_builder.evidence.folding import fold
from site_builder.evidence.whole_words import is_unspaced

MAX_TOLD = 12
"""How many missing paragraphs a record names one by one."""
MAX_WORDS = 12
"""How many words of a paragraph name it."""
MAX_BEGINNING = 120
"""How many characters they have together at most."""


class Retrieval(Struct, frozen=True):
    """Where a text came from: an address (and what it was before redirects) or a file's name, and when, in UTC.

    ``sha256`` is the digest of the bytes that were received, ``extracted_by`` names the programs that took the text out of
    them, and ``original`` is the path at which the bytes are kept.
    """

    url: str | None
    asked: str | None
    file: str | None
    when: datetime
    sha256: str
    extracted_by: str | None
    original: str | None = None


def record(
    article: Article,
    origin: Retrieval,
    seed: str,
    content: bytes,
    wire: str | None = None,
    version: starters.VersionLines = starters.VersionLines(),
) -> str:
    """Return the text of a source's file for an archived text with these bytes; ``wire`` is where it has its report.

    ``version`` is what is known of the day of the text.
    """
    title = article.title or ""
    return starters.source(
        title,
        seed,
        content,
        language_line(article),
        is_headline=bool(title) and stands_in(title, fold(article.text)),
        publisher=article.publisher,
        authors=article.authors,
        published=article.published,
        url=article.url if article.url and is_public_address(article.url) else None,
        origin=wire,
        remark=_REMARK if origin.extracted_by else "",
        note=_note(origin, article.account),
        version=version,
        left_out=tuple(to_look_at(article.account)),
        derived_from=_derivation(origin),
        places=tuple(recorded(article.places, article.text)),
    )


_LEAVES_OUT = ", which leaves menus and adverts out and may leave out more."
_REMARK = """\
# A program read the title, the publisher, the authors, the date and the language from the page. Compare each with the
# article, mend what is wrong, write null for what the article does not say, and take these two lines out.
"""


def language_line(article: Article) -> str:
    """Return the article's language as it stands in the record: a tag, or the tag of a language that nobody knows."""
    return article.language or unknown_language_line(article.text)


def to_look_at(account: Account) -> Iterator[str]:
    """Yield what somebody should look at before the text counts as whole, each as a sentence."""
    yield from account.doubts
    for passage in account.missing[:MAX_TOLD]:
        yield f"A paragraph of the article may be missing: “{beginning(passage)}”"
    if len(account.missing) > MAX_TOLD:
        yield f"{len(account.missing) - MAX_TOLD} more paragraphs of the article may be missing."


def beginning(passage: str) -> str:
    """Return the first words of a passage, which name it, each whole; in a script without spaces its first characters."""
    line = " ".join(passage.split())
    words = line.split()
    short = " ".join(words[:MAX_WORDS])
    if len(short) > MAX_BEGINNING:
        whole = short[: MAX_BEGINNING + 1].rpartition(" ")[0]
        short = short[:MAX_BEGINNING] if not whole or is_unspaced(short[MAX_BEGINNING]) else whole
    return line if len(short) == len(line) else f"{short} …"


def _derivation(origin: Retrieval) -> Derivation | None:
    if origin.extracted_by is None:
        return None
    return Derivation(file=origin.url or _code(origin.file or ""), sha256=origin.sha256, tool=origin.extracted_by)


def _note(origin: Retrieval, account: Account) -> str:
    when = f"{origin.when:%Y-%m-%d} at {origin.when:%H:%M} UTC"
    if origin.url:
        led = f", to which {_link(origin.asked)} led" if origin.asked and origin.asked != origin.url else ""
        note = f"Fetched from {_link(origin.url)}{led} on {when}."
    else:
        note = f"Read from the file `{_code(origin.file or '')}` on {when}."
    if origin.extracted_by:
        note += f" The text was taken out of it by a program ({origin.extracted_by})"
        note += _LEAVES_OUT if "trafilatura" in origin.extracted_by else "."
    if origin.original:
        note += f" The bytes as they were received are kept in `{origin.original}`."
    return "\n\n".join((note, *_told(account)))


def _told(account: Account) -> Iterator[str]:
    """Yield paragraphs for the record's comments on what was left out and what is marked."""
    lists = (
        ("Paragraphs that were not taken", account.missing),
        ("Boxes beside the article that were left out", account.boxes),
        ("The byline, left out of the text", account.bylines),
        ("Text that the page strikes out, left out", account.struck),
        ("Captions of pictures, which stand in the text", account.captions),
    )
    for heading, passages in lists:
        if passages:
            yield f"{heading}:\n\n" + "\n".join(f"- {_code(beginning(each))}" for each in passages)
    if account.remarks:  # Sentences of our own, which lose their sense where they are cut.
        yield "Remarks:\n\n" + "\n".join(f"- {_code(' '.join(each.split()))}" for each in account.remarks)


def _link(url: str | None) -> str:
    return f"<{url}>" if url and is_web_address(url) else f"`{_code(url or '')}`"


def _code(name: str) -> str:
    return "".join(character if character.isprintable() and character != "`" else "_" for character in name)
