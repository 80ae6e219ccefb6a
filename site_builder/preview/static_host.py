"""How a static host answers, as Netlify does it: headers and redirects from the site's own files, its 404 page.

Pure: from the files of a site and a path to an answer. The server only sends it.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import quote

from msgspec import Struct, field

from site_builder.output.host_rules import HEADERS_FILE, REDIRECTS_FILE

NOT_FOUND = "404.html"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}
_OPEN = re.compile(r"(\*|:[a-z]+)")
_NOT_ON_THIS_MACHINE = frozenset({"strict-transport-security", "access-control-allow-origin"})
"""Headers of production that the preview leaves out.

The first must not be sent without TLS (RFC 6797, section 7.2). The second would let every website that an editor
visits read the drafts on the editor's machine.
"""


class Answer(Struct, frozen=True):
    """What is sent for a path. ``digest`` names the body; ``location`` is where a redirect leads."""

    status: HTTPStatus
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    location: str | None = None

    @property
    def digest(self) -> str:
        """The name of what a browser shows: equal for equal status, body and place to go."""
        return sha256(b"%d %s\n" % (self.status, (self.location or "").encode()) + self.body).hexdigest()[:16]


def answer(files: Mapping[str, bytes], path: str) -> Answer:
    """Return what a host that publishes ``files`` answers for a path, such as ``/claims/x/``, already unquoted."""
    if moved := redirect_of(_text(files, REDIRECTS_FILE), path):
        status, location = moved
        return Answer(HTTPStatus(status), {"Cache-Control": "no-store"}, location=quote(location, safe="/:?#&=%"))
    name = path.lstrip("/")
    if (not name or name.endswith("/")) and (body := files.get(f"{name}index.html")) is not None:
        return Answer(HTTPStatus.OK, _headers(files, path, ".html"), body)
    if not name.startswith("_") and (body := files.get(name)) is not None:
        return Answer(HTTPStatus.OK, _headers(files, path, name), body)
    if name and not name.endswith("/") and f"{name}/index.html" in files:
        return Answer(
            HTTPStatus.MOVED_PERMANENTLY, {"Cache-Control": "no-store"}, location=f"/{quote(name, safe='/')}/"
        )
    return Answer(HTTPStatus.NOT_FOUND, _headers(files, path, NOT_FOUND), files.get(NOT_FOUND, b""))


def is_page(found: Answer) -> bool:
    """Say whether an answer is an HTML page."""
    return found.headers.get("Content-Type", "").startswith("text/html")


def redirect_of(rules: str, path: str) -> tuple[int, str] | None:
    """Return the status and the place to which the rules of a ``_redirects`` file send a path, if any does."""
    for source, target, status in _redirects(rules):
        start, star, _ = source.partition("*")
        if star and path.startswith(start):
            return status, target.replace(":splat", path.removeprefix(start))
        if not star and path.rstrip("/") == source.rstrip("/"):
            return status, target
    return None


def headers_for(rules: str, path: str) -> dict[str, str]:
    """Return the headers that the rules of a ``_headers`` file give to a path; of two values the later one counts."""
    return {name: value for pattern, name, value in _header_rules(rules) if pattern.fullmatch(path)}


def _headers(files: Mapping[str, bytes], path: str, name: str) -> dict[str, str]:
    """Return all headers of a file: its type, and what the site says of its path."""
    suffix = name[name.rfind(".") :]
    kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    said = headers_for(_text(files, HEADERS_FILE), path)
    kept = {name: value for name, value in said.items() if name.lower() not in _NOT_ON_THIS_MACHINE}
    # What may change is asked for again each time; what has its digest in its name never changes.
    return {"Content-Type": kind, "Cache-Control": "no-cache", **kept}


def _text(files: Mapping[str, bytes], name: str) -> str:
    return files.get(name, b"").decode("utf-8")


@lru_cache(maxsize=2)
def _redirects(rules: str) -> tuple[tuple[str, str, int], ...]:
    return tuple(
        (words[0], words[1], int(words[2].rstrip("!")) if len(words) > 2 else HTTPStatus.MOVED_PERMANENTLY.value)
        for words in map(str.split, rules.splitlines())
        if len(words) > 1 and not words[0].startswith("#")
    )


@lru_cache(maxsize=2)
def _header_rules(rules: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(_each_header(rules))


def _each_header(rules: str) -> Iterator[tuple[re.Pattern[str], str, str]]:
    pattern = re.compile("")
    for line in rules.splitlines():
        if line.startswith((" ", "\t")):
            name, _, value = line.partition(":")
            yield pattern, name.strip(), value.strip()
        elif line.strip() and not line.startswith("#"):
            pattern = _pattern(line.strip())


def _pattern(text: str) -> re.Pattern[str]:
    """Return the addresses that a pattern of ``_headers`` means: ``*`` is any text, ``:name`` one step of a path."""
    steps = (
        ".*" if part == "*" else "[^/]+" if part.startswith(":") else re.escape(part) for part in _OPEN.split(text)
    )
    return re.compile("".join(steps))
