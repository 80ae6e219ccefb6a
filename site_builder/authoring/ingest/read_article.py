"""The article in what was received: one reader for each kind of file."""

from __future__ import annotations

from importlib.metadata import version

from msgspec.structs import replace

from site_builder import __version__
from site_builder.authoring.ingest.article import Article
from site_builder.authoring.ingest.decode import decode
from site_builder.authoring.ingest.extract import article_in
from site_builder.authoring.ingest.received import FileKind, Received


def read_article(received: Received, kind: FileKind) -> Article:
    """Return the article in a file. Raises :class:`IngestError`."""
    return _READERS[kind](received)


def _page(received: Received) -> Article:
    decoded = decode(received.content, header=received.header, named=received.charset, is_html=True)
    article = article_in(decoded.text, received.url)
    return _read_by(article, f"trafilatura {version('trafilatura')}", decoded.remark)


def _read_by(article: Article, library: str, remark: str = "") -> Article:
    account = article.account
    if remark:
        account = replace(account, remarks=(*account.remarks, remark))
    return replace(article, account=account, tool=f"site-builder {__version__}, {library}")


_READERS = {FileKind.PAGE: _page}
