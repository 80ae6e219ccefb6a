"""Articles that come as letters (RFC 5322): press releases by e-mail, and pages that a browser saved as one file (MHTML)."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from site_builder.authoring.ingest.article import Account, Article
from site_builder.authoring.ingest.blocks import blocks_of
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.headline import one_line
from site_builder.authoring.ingest.page import tree_of
from site_builder.authoring.ingest.received import Received
from site_builder.authoring.ingest.text_language import language_of_text
from site_builder.authoring.ingest.wrapped import unwrapped


def article_in_letter(content: bytes) -> Article:
    """Return the text of a letter, below its subject; what is attached is told. Raises :class:`IngestError`."""
    letter = message_from_bytes(content, _class=EmailMessage, policy=policy.default)
    text = _text(letter)
    if not any(map(str.isalpha, text)):
        raise IngestError("There is no text in this letter.")
    title = one_line(letter.get("Subject"))
    sender = one_line(parseaddr(str(letter.get("From", "")))[0])
    language, origin = language_of_text(text)
    sent = _day(letter)
    found = {
        "title": (title, "Subject"),
        "publisher": (sender, "From"),
        "published": (sent, "Date"),
        "language": (language, origin),
    }
    attached = [part.get_filename() or part.get_content_type() for part in letter.iter_attachments()]
    return Article(
        text=f"{title}\n{text}\n" if title else f"{text}\n",
        title=title,
        publisher=sender,
        published=sent,
        language=language,
        origins={name: place for name, (value, place) in found.items() if value},
        account=Account(boxes=tuple(f"Attachment: {name}" for name in attached)),
    )


def page_in_letter(received: Received) -> Received:
    """Return the page that a browser saved as one file. Raises :class:`IngestError`."""
    letter = message_from_bytes(received.content, _class=EmailMessage, policy=policy.default)
    for part in letter.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            url = str(letter.get("Snapshot-Content-Location") or part.get("Content-Location") or "") or None
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return Received(received.name, content, str(part.get("Content-Type", "")), received.charset, url)
    raise IngestError("There is no page in this file.")


def _text(letter: EmailMessage) -> str:
    part = letter.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        content = str(part.get_content())
    except (LookupError, UnicodeError):
        raise IngestError(
            "The letters of this text cannot be read: the letter names an encoding that is none."
        ) from None
    if part.get_content_type() == "text/html":
        return "\n".join(block.text for block in blocks_of(tree_of(content)))
    text = content.replace("\r\n", "\n").strip("\n")
    whole = unwrapped(text, flows=part.get_param("format") == "flowed")
    return whole.rstrip("\n") if whole else "\n".join(line.rstrip() for line in text.split("\n"))


def _day(letter: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(letter.get("Date", ""))).date()
    except (TypeError, ValueError):
        return None
