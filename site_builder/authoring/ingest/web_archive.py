"""The page in a web archive: a WARC file (ISO 28500), or a WACZ file, which packs some with a list of pages."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.received import Received

MAX_PAGE = 10 * 1024 * 1024
"""How many bytes of a page are read."""
_PAGES = ("text/html", "application/xhtml+xml")


def page_in_archive(received: Received, wanted: str | None = None) -> Received:
    """Return the first page that a WARC file holds, or the one of an address. Raises :class:`IngestError`."""
    try:
        for record in ArchiveIterator(BytesIO(received.content)):
            headers = record.http_headers
            if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                continue
            url, header = record.rec_headers.get_header("WARC-Target-URI"), headers.get_header("Content-Type") or ""
            if header.partition(";")[0].strip().lower() in _PAGES and wanted in (None, url):
                return Received(received.name, record.content_stream().read(MAX_PAGE), header, received.charset, url)
    except (ArchiveLoadFailed, OSError, ValueError, EOFError):
        raise IngestError("This web archive cannot be read: it may be cut off.") from None
    raise IngestError("There is no page in this web archive.")


def page_in_collection(received: Received) -> Received:
    """Return the first page that a WACZ file lists. Raises :class:`IngestError`."""
    try:
        packed = ZipFile(BytesIO(received.content))
        wanted = _first_page(packed)
        for name in packed.namelist():
            if name.startswith("archive/"):
                with packed.open(name) as file:
                    inner = Received(received.name, file.read(10 * MAX_PAGE), charset=received.charset)
                return page_in_archive(inner, wanted)
    except (BadZipFile, RuntimeError, OSError, ValueError):
        raise IngestError("This web archive cannot be unpacked: it may be cut off.") from None
    raise IngestError("There is no page in this web archive.")


def _first_page(packed: ZipFile) -> str | None:
    if "pages/pages.jsonl" not in packed.namelist():
        return None
    with packed.open("pages/pages.jsonl") as file:
        listed = (json.loads(line) for line in file.read(MAX_PAGE).splitlines() if line.strip())
        return next((str(page["url"]) for page in listed if isinstance(page, dict) and page.get("url")), None)
