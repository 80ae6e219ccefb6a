"""The page as it was received, as a file to keep: its bytes, or a WARC record of the answer (ISO 28500, WARC 1.1)."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from site_builder.authoring.ingest.fetch import Fetched

_HOP = frozenset({"transfer-encoding", "connection", "keep-alive"})
"""Headers of the connection and not of the page; the body is kept without chunks."""


def warc(fetched: Fetched, when: datetime) -> bytes:
    """Return a compressed WARC file with the server's answer as one record."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    headers = [(name, value) for name, value in fetched.headers if name.lower() not in _HOP]
    answer = StatusAndHeaders(f"{fetched.status} {fetched.reason}", headers, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        fetched.url,
        "response",
        payload=BytesIO(fetched.raw),
        # Given, it spares a temporary file that the library leaves open.
        length=len(fetched.raw),
        http_headers=answer,
        warc_headers_dict={"WARC-Date": f"{when:%Y-%m-%dT%H:%M:%SZ}"},
    )
    writer.write_record(record)
    return buffer.getvalue()
