"""Fetching one address over HTTP, within limits of size, time and redirects (RFC 9110, RFC 9112).

Only the internet is asked, at each step on the way. The one exception is a server of the own network that the editor
names by its IP address or as ``localhost``: it may be asked, and lead on to itself or to the internet.
"""

from __future__ import annotations

import threading
import zlib
from http import HTTPStatus

import urllib3
from msgspec import Struct
from urllib3.exceptions import HTTPError, ReadTimeoutError, SSLError

from site_builder import __version__
from site_builder.authoring.ingest.address import UnfitAddressError, WebAddress, lead, may_hold_a_secret, parse
from site_builder.authoring.ingest.connect import InternalServerError, NoServerError, names_internal_server, pool
from site_builder.authoring.ingest.errors import IngestError

REDIRECTS = (301, 302, 303, 307, 308)
MAX_SHOWN = 200
"""How many characters of what a server says are repeated in a message."""
_HEADERS = {
    "User-Agent": f"site-builder/{__version__} (archiving one article for a fact-check)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "identity",
}
_SAVE = "Open the page in a browser, save the article's text as a .txt file, and give that file with --from."


class Limits(Struct, frozen=True):
    """How much is taken: bytes of a body, seconds for everything, seconds without a sign of life, redirects."""

    size: int = 10 * 1024 * 1024
    seconds: float = 60.0
    silence: float = 15.0
    redirects: int = 10


class Fetched(Struct, frozen=True):
    """What a server answered: the address that it came from after redirects, its headers and its body.

    ``raw`` is the body as it was sent, ``body`` the same without compression.
    """

    url: str
    asked: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    body: bytes

    def header(self, name: str) -> str:
        """Return the value of a header, or an empty text."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def fetch(url: str, limits: Limits = Limits()) -> Fetched:
    """Fetch a web address. Raises :class:`IngestError`.

    The whole of it, names and redirects included, takes no longer than ``limits.seconds``, however slowly a server
    sends: a thread does the work, and is abandoned after that time.
    """
    asked = given_address(url)
    outcome: list[Fetched | Exception] = []
    stop = threading.Event()

    def work() -> None:
        try:
            outcome.append(_follow(asked, limits, stop))
        except Exception as error:  # handed on to the caller below
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(limits.seconds)
    stop.set()
    if not outcome:
        raise IngestError(
            f"{asked.host} did not send the whole page within {limits.seconds:g} seconds. Try again later. {_SAVE}"
        )
    if isinstance(outcome[0], Exception):
        raise outcome[0]
    return outcome[0]


def given_address(text: str) -> WebAddress:
    """Return the address that an editor gave. Raises :class:`IngestError`, which never repeats a password."""
    try:
        return parse(text)
    except UnfitAddressError as error:
        if may_hold_a_secret(text):
            raise IngestError(
                "An address with a name or a password in it is not asked for, since records are published. Give the address without what stands before “@”."
            ) from None
        why = "" if str(error) == "is no web address" else f": it {error}"
        raise IngestError(
            f"“{text[:MAX_SHOWN]}” is not a web address that can be asked for{why}. Give the whole address, beginning with https://."
        ) from None


def _follow(asked: WebAddress, limits: Limits, stop: threading.Event) -> Fetched:
    """Fetch an address and those that it leads on to."""
    here, seen = asked, {asked}
    internal = names_internal_server(asked)
    while True:
        with _opened(here, asked, limits, internal=internal) as response:
            if response.status not in REDIRECTS:
                return _read(response, here, asked, limits, stop)
            target = _target(here, response.headers.get("Location"))
        # After a redirect to the internet no redirect may lead back.
        internal = internal and (target.host, target.port) == (asked.host, asked.port)
        if target in seen:
            raise IngestError(f"{here} leads in a circle, back to {target}. Check the address in a browser.")
        if len(seen) > limits.redirects:
            raise IngestError(
                f"{asked} leads on and on: more than {limits.redirects} redirects. Give the address at which the article ends up in a browser."
            )
        seen.add(target)
        here = target


def _opened(here: WebAddress, asked: WebAddress, limits: Limits, *, internal: bool) -> urllib3.BaseHTTPResponse:
    try:
        return pool(here, limits.silence, internal=internal).urlopen(
            "GET", here.target, headers=_HEADERS, redirect=False, preload_content=False, decode_content=False
        )
    except NoServerError:
        raise IngestError(f"There is no server “{here.host}”. Check the address, and the connection.") from None
    except InternalServerError:
        raise IngestError(_kept_out(here, asked)) from None
    except SSLError as error:
        raise IngestError(
            f"{here.host} cannot prove that it is itself ({str(error)[:MAX_SHOWN]}). Check the address in a browser."
        ) from None
    except HTTPError as error:
        raise _silent(here, error) from None


def _kept_out(here: WebAddress, asked: WebAddress) -> str:
    if here != asked:
        return f"{asked} leads on to {here}, which is not on the internet; it was not followed."
    return f"{here.host} is not on the internet but on this machine or its own network. To archive from there, give the server's IP address in place of its name."


def _silent(here: WebAddress, error: HTTPError) -> IngestError:
    if isinstance(error, ReadTimeoutError):
        return IngestError(f"{here.host} has stopped sending. Try again later. {_SAVE}")
    return IngestError(f"{here.host} cannot be reached, or broke off. Check the address, and the connection. {_SAVE}")


def _target(here: WebAddress, location: str | None) -> WebAddress:
    if not location:
        raise IngestError(f"{here} leads on, and does not say where to. Check the address in a browser.")
    try:
        return lead(here, location)
    except UnfitAddressError as error:
        shown = "an address" if may_hold_a_secret(location) else location[:MAX_SHOWN]
        raise IngestError(f"{here} leads on to {shown}, which {error}; it was not followed.") from None


def _read(
    response: urllib3.BaseHTTPResponse, here: WebAddress, asked: WebAddress, limits: Limits, stop: threading.Event
) -> Fetched:
    if response.status != HTTPStatus.OK:
        raise IngestError(_refusal(here, response.status, response.reason or ""))
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in response.stream(65536, decode_content=False):
            size += len(piece)
            if size > limits.size or stop.is_set():
                raise IngestError(_too_large(here, limits.size))
            pieces.append(piece)
    except HTTPError as error:
        raise _silent(here, error) from None
    raw = b"".join(pieces)
    headers = tuple((name, value) for name, value in response.headers.items())
    body = _unpacked(raw, response.headers.get("Content-Encoding", ""), here, limits.size)
    return Fetched(str(here), str(asked), response.status, response.reason or "", headers, raw, body)


def _refusal(url: WebAddress, status: int, reason: str) -> str:
    said = f"{url.host} answers {status} ({reason[:MAX_SHOWN] or 'no reason given'})"
    if status in (404, 410):
        return f"{said}: there is no such page at {url}. Check the address in a browser; if the article is gone, an archive may have it."
    if status in (401, 402, 403, 451):
        return f"{said}: it does not show {url} to programs. {_SAVE}"
    return f"{said} for {url}. Try again later. {_SAVE}"


def _too_large(url: WebAddress, size: int) -> str:
    return f"{url} sends more than {size // (1024 * 1024) or 1} MB, which no article has. {_SAVE}"


def _unpacked(raw: bytes, encoding: str, url: WebAddress, size: int) -> bytes:
    """Return a body without the compression that the server was asked to leave out, at most ``size`` bytes of it."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return raw
    windows = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}.get(name, ())
    for window in windows:
        try:
            return _inflated(raw, window, url, size)
        except zlib.error:
            continue
    raise IngestError(f"{url} is packed in a way that cannot be unpacked here (“{encoding[:MAX_SHOWN]}”). {_SAVE}")


def _inflated(raw: bytes, window: int, url: WebAddress, size: int) -> bytes:
    """Return the whole of what was packed; gzip may come in several members (RFC 1952). Raises :class:`zlib.error`."""
    body = b""
    while raw:
        unpacker = zlib.decompressobj(window)
        body += unpacker.decompress(raw, size + 1 - len(body))
        if len(body) > size:
            raise IngestError(_too_large(url, size))
        if not unpacker.eof:
            raise IngestError(f"{url} broke off before the end of what it packed. Try again later. {_SAVE}")
        raw = unpacker.unused_data if unpacker.unused_data.startswith(b"\x1f\x8b") else b""
    return body
