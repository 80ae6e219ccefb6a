"""A host in the test's own process: it serves published files as a static host does that reads ``_headers``."""

from __future__ import annotations

import gzip
import mimetypes
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

_TYPES = {".woff2": "font/woff2", ".json": "application/json", ".svg": "image/svg+xml", ".js": "text/javascript"}
_COMPRESSED = ("text/", "application/", "image/svg")


@lru_cache(1024)
def _compressed(content: bytes) -> bytes:
    """Return what a host sends: the style sheets are asked for on every page."""
    return gzip.compress(content, 6)


class Host(ThreadingHTTPServer):
    """Serves the files of a site below ``prefix``; ``address`` is where its front page is."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, prefix: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.prefix = prefix
        self.address = f"http://127.0.0.1:{self.server_port}{prefix}"
        self.files: Mapping[str, bytes] = {}
        self.rules: list[tuple[str, str, str]] = []
        self.redirects: list[tuple[str, str]] = []

    def publish(self, files: Mapping[str, bytes]) -> None:
        """Put these files in the place of what was served before."""
        self.files = files
        self.rules = list(_rules(files["_headers"].decode("utf-8")))
        self.redirects = [
            (line[0].removesuffix("*"), line[1].removesuffix(":splat"))
            for line in map(str.split, files["_redirects"].decode("utf-8").splitlines())
            if line
        ]

    def redirect_of(self, path: str) -> str | None:
        """Return where ``_redirects`` leads from a path below the prefix."""
        for start, target in self.redirects:
            if path.startswith(start):
                return self.prefix + target.removeprefix("/") + path.removeprefix(start)
        return None

    def headers_of(self, path: str) -> dict[str, str]:
        """Return the headers that ``_headers`` gives to a path below the prefix; a later rule has the last word."""
        return {name: value for pattern, name, value in self.rules if fnmatchcase(path, pattern)}


@contextmanager
def serve(prefix: str = "/") -> Iterator[Host]:
    """Serve, on a port of the machine's choice, until the block ends."""
    host = Host(prefix)
    thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.shutdown()
        host.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Host
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.server.prefix):
            self._answer(HTTPStatus.NOT_FOUND, path, b"outside of the site", {})
            return
        path = "/" + path.removeprefix(self.server.prefix)
        if where := self.server.redirect_of(path):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, path, b"", {"Location": where})
            return
        name = path[1:] + ("index.html" if path.endswith("/") else "")
        found = self.server.files.get(name)
        if found is None:
            self._answer(HTTPStatus.NOT_FOUND, "/404.html", self.server.files["404.html"], {})
        else:
            self._answer(HTTPStatus.OK, "/" + name, found, {})

    def _answer(self, status: HTTPStatus, path: str, content: bytes, extra: dict[str, str]) -> None:
        suffix = path[path.rfind(".") :]
        kind = _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        headers = {"Content-Type": kind, **self.server.headers_of(path), **extra}
        if headers["Content-Type"].startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = _compressed(content)
            headers["Content-Encoding"] = "gzip"
        self.send_response(status)
        for name, value in (headers | {"Content-Length": str(len(content))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the tests look at the browser's side."""


def _rules(text: str) -> Iterator[tuple[str, str, str]]:
    pattern = ""
    for line in text.splitlines():
        if line.startswith((" ", "\t")):
            name, _, value = line.partition(":")
            yield pattern, name.strip(), value.strip()
        elif line.strip() and not line.startswith("#"):
            pattern = re.sub(":[a-z]+", "*", line.strip())
