"""How a static host answers, as Netlify does it: headers and redirects from the site's own files, its 404 page.

Pure: from the files of a site and a path to an answer. The server only sends it.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import quote

from msgspec import Struct, field

from site_builder.output.host_rule_files import RedirectRule, header_rules, redirect_rules
from site_builder.output.host_rules import HEADERS_FILE, REDIRECTS_FILE

NOT_FOUND = "404.html"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
}
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
    for rule in _redirects(rules):
        start, star, _ = rule.source.partition("*")
        if star and path.startswith(start):
            return rule.status, rule.target.replace(":splat", path.removeprefix(start))
        if not star and path.rstrip("/") == rule.source.rstrip("/"):
            return rule.status, rule.target
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
def _redirects(text: str) -> tuple[RedirectRule, ...]:
    return tuple(redirect_rules(text))


@lru_cache(maxsize=2)
def _header_rules(text: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((re.compile(rule.expression), rule.name, rule.value) for rule in header_rules(text))
