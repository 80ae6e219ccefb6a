"""The article in what was received: one reader for each kind of file."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version

from msgspec.structs import replace

from site_builder import __version__
from site_builder.authoring.ingest.article import Account, Article
from site_builder.authoring.ingest.decode import decode
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.extract import article_in
from site_builder.authoring.ingest.figure_tables import article_in_table
from site_builder.authoring.ingest.mail import article_in_letter, page_in_letter
from site_builder.authoring.ingest.office import article_in_open_document, article_in_word
from site_builder.authoring.ingest.pdf import article_in_pdf
from site_builder.authoring.ingest.received import FileKind, Received
from site_builder.authoring.ingest.subtitles import article_in_subtitles
from site_builder.authoring.ingest.text_language import language_of_text
from site_builder.authoring.ingest.web_archive import page_in_archive, page_in_collection
from site_builder.authoring.ingest.wrapped import unwrapped
from site_builder.content.files import MAX_SEED_BYTES


def refuse_long(text: bytes) -> None:
    """Raise :class:`IngestError` for the text of an article, as UTF-8, that is longer than a seed may be."""
    if len(text) > MAX_SEED_BYTES:
        raise IngestError(f"The text has more than {MAX_SEED_BYTES // 2**20} MB, which no article has.")


def read_article(received: Received, kind: FileKind) -> Article:
    """Return the article in a file. Raises :class:`IngestError`."""
    return _READERS[kind](received)


def _page(received: Received) -> Article:
    decoded = decode(received.content, header=received.header, named=received.charset, is_html=True)
    article = article_in(decoded.text, received.url)
    return _read_by(article, f"trafilatura {version('trafilatura')}", decoded.remark)


def _subtitles(received: Received) -> Article:
    decoded = decode(received.content, header=received.header, named=received.charset)
    return _read_by(article_in_subtitles(decoded.text), "", decoded.remark)


def _table(received: Received) -> Article:
    decoded = decode(received.content, header=received.header, named=received.charset)
    return _read_by(article_in_table(decoded.text), "", decoded.remark)


def _plain(received: Received) -> Article:
    """Return a plain text as it is; one that was broken to fit a width is mended: one paragraph a line."""
    decoded = decode(received.content, header=received.header, named=received.charset)
    # Mending and telling the language of a text that is refused anyway takes longest.
    refuse_long(decoded.text.encode("utf-8"))
    language, origin = language_of_text(decoded.text)
    article = Article(
        decoded.text,
        url=received.url,
        language=language,
        origins={"language": origin} if language else {},
        account=Account(remarks=(decoded.remark,) if decoded.remark else ()),
    )
    text = unwrapped(decoded.text)
    return article if text is None else _read_by(replace(article, text=text), remark=_UNWRAPPED)


_UNWRAPPED = "The lines were broken to fit a width; each paragraph is one line now."


def _read_by(article: Article, library: str = "", remark: str = "") -> Article:
    account = article.account
    if remark:
        account = replace(account, remarks=(*account.remarks, remark))
    return replace(article, account=account, tool=f"site-builder {__version__}{', ' if library else ''}{library}")


_READERS: dict[FileKind, Callable[[Received], Article]] = {
    FileKind.PAGE: _page,
    FileKind.TEXT: _plain,
    FileKind.SAVED_PAGE: lambda received: _page(page_in_letter(received)),
    FileKind.WEB_ARCHIVE: lambda received: _page(page_in_archive(received)),
    FileKind.WEB_COLLECTION: lambda received: _page(page_in_collection(received)),
    FileKind.PDF: lambda received: _read_by(article_in_pdf(received.content), f"pypdfium2 {version('pypdfium2')}"),
    FileKind.WORD: lambda received: _read_by(article_in_word(received.content)),
    FileKind.OPEN_DOCUMENT: lambda received: _read_by(article_in_open_document(received.content)),
    FileKind.LETTER: lambda received: _read_by(article_in_letter(received.content)),
    FileKind.SUBTITLES: _subtitles,
    FileKind.TABLE: _table,
}
