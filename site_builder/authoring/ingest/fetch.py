"""Fetching one address over HTTP, within limits of size, time and redirects (RFC 9110, RFC 9112)."""

from __future__ import annotations

import ipaddress
import socket
import threading
import zlib
from http import HTTPStatus
from urllib.parse import urldefrag, urljoin, urlsplit

import urllib3
from msgspec import Struct
from urllib3.exceptions import HTTPError, LocationParseError, NameResolutionError, ReadTimeoutError, SSLError

from site_builder import __version__
from site_builder.authoring.ingest.errors import IngestError

REDIRECTS = (301, 302, 303, 307, 308)
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
    """Return what stands at a web address. Raises :class:`IngestError`.

    The whole of it, names and redirects included, takes no longer than ``limits.seconds``, however slowly a server
    sends: a thread does the work, and is left to itself when its time is over.
    """
    _check_scheme(url, "")
    outcome: list[Fetched | Exception] = []
    stop = threading.Event()

    def work() -> None:
        try:
            outcome.append(_follow(url, limits, stop))
        except Exception as error:  # handed on to the caller below
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(limits.seconds)
    stop.set()
    if not outcome:
        raise IngestError(
            f"{_host(url)} did not send the whole page within {limits.seconds:g} seconds. Try again later. {_SAVE}"
        )
    if isinstance(outcome[0], Exception):
        raise outcome[0]
    return outcome[0]


def _follow(url: str, limits: Limits, stop: threading.Event) -> Fetched:
    """Fetch an address and those that it leads on to."""
    here, seen = url, {url}
    with urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(limits.silence)) as pool:
        while True:
            with _opened(pool, here) as response:
                if response.status not in REDIRECTS:
                    return _read(response, here, url, limits, stop)
                target = _target(here, response.headers.get("Location"))
            _check_scheme(target, here)
            _check_reach(url, target)
            if target in seen:
                raise IngestError(f"{here} leads in a circle, back to {target}. Check the address in a browser.")
            if len(seen) > limits.redirects:
                raise IngestError(
                    f"{url} leads on and on: more than {limits.redirects} redirects. Give the address at which the article ends up in a browser."
                )
            seen.add(target)
            here = target


def _opened(pool: urllib3.PoolManager, url: str) -> urllib3.BaseHTTPResponse:
    try:
        return pool.request(
            "GET", _ascii(url), headers=_HEADERS, redirect=False, preload_content=False, decode_content=False
        )
    except (NameResolutionError, LocationParseError, UnicodeError):
        raise IngestError(f"There is no server “{_host(url)}”. Check the address, and the connection.") from None
    except SSLError as error:
        raise IngestError(
            f"{_host(url)} cannot prove that it is itself ({error}). Check the address in a browser."
        ) from None
    except HTTPError as error:
        raise _silent(url, error) from None


def _silent(url: str, error: HTTPError) -> IngestError:
    if isinstance(error, ReadTimeoutError):
        return IngestError(f"{_host(url)} has stopped sending. Try again later. {_SAVE}")
    return IngestError(f"{_host(url)} cannot be reached, or broke off. Check the address, and the connection. {_SAVE}")


def _target(here: str, location: str | None) -> str:
    if not location:
        raise IngestError(f"{here} leads on, and does not say where to. Check the address in a browser.")
    return urldefrag(urljoin(here, location)).url


def _check_scheme(url: str, led_from: str) -> None:
    try:
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good and led_from:
        raise IngestError(f"{led_from} leads on to {url}, which is no web address; it was not followed.")
    if not good:
        raise IngestError(f"“{url}” is not a web address. Give the whole address, beginning with https://.")


def _check_reach(asked: str, target: str) -> None:
    """Refuse to be led from the internet to this machine or its own network, whose pages are nobody else's to see."""
    if urlsplit(asked).hostname != urlsplit(target).hostname and not is_internal(asked) and is_internal(target):
        raise IngestError(f"{asked} leads on to {target}, which is not on the internet; it was not followed.")


def is_internal(url: str) -> bool:
    """Say whether the server of an address is this machine, or is on a network of its own."""
    try:
        found = socket.getaddrinfo(urlsplit(url).hostname, None)
    except OSError:
        return False
    return any(not ipaddress.ip_address(str(entry[4][0]).partition("%")[0]).is_global for entry in found)


def _read(response: urllib3.BaseHTTPResponse, here: str, asked: str, limits: Limits, stop: threading.Event) -> Fetched:
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
    return Fetched(here, asked, response.status, response.reason or "", headers, raw, body)


def _refusal(url: str, status: int, reason: str) -> str:
    said = f"{_host(url)} answers {status} ({reason or 'no reason given'})"
    if status in (404, 410):
        return f"{said}: there is no such page at {url}. Check the address in a browser; if the article is gone, an archive may have it."
    if status in (401, 402, 403, 451):
        return f"{said}: it does not show {url} to programs. {_SAVE}"
    return f"{said} for {url}. Try again later. {_SAVE}"


def _too_large(url: str, size: int) -> str:
    return f"{url} sends more than {size // (1024 * 1024) or 1} MB, which no article has. {_SAVE}"


def _unpacked(raw: bytes, encoding: str, url: str, size: int) -> bytes:
    """Return a body without the compression that the server was asked to leave out, at most ``size`` bytes of it."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return raw
    windows = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}.get(name, ())
    for window in windows:
        unpacker = zlib.decompressobj(window)
        try:
            body = unpacker.decompress(raw, size)
        except zlib.error:
            continue
        if unpacker.unconsumed_tail:
            raise IngestError(_too_large(url, size))
        return body
    raise IngestError(f"{url} is packed in a way that cannot be unpacked here (“{encoding}”). {_SAVE}")


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


def _ascii(url: str) -> str:
    """Return an address whose host is in ASCII (RFC 3490); the rest is for the library to encode."""
    host = urlsplit(url).hostname or ""
    return url if host.isascii() else url.replace(host, host.encode("idna").decode("ascii"), 1)
