"""A web address, parsed once and strictly: this one value is used to connect, to request, in messages and in records.

Programs that read a doubtful address twice may read it differently, and a check of one reading says nothing about the
other. So everything that the standards leave open is refused here: backslashes, spaces, characters that cannot be seen,
a name or a password before the host, numbers for a host in anything but the usual four parts (RFC 3986; the URL
standard of the WHATWG lists what browsers make of these). Nothing here uses the network.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import quote, urljoin

import idna
from msgspec import Struct

MAX_LENGTH = 4096
"""How many code points an address may have."""
MAX_HOST_LENGTH = 253
"""How many characters the name of a host may have (RFC 1035)."""

_PORTS = {"http": 80, "https": 443}
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(\?[^#]*)?(?:#.*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SERVER = re.compile(r"(?:\[([^\[\]]*)\]|([^:\[\]]*))(?::([0-9]{0,5}))?", re.ASCII)
_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")
_AS_IT_IS = "/?%:@!$&'()*+,;=~[]"
"""What stands in a path or a query without an escape, beside letters, digits and ``-._``."""
_AT = ("@", "%40", "\uff20", "\ufe6b")
"""The sign between a password and a host, and signs that look like it."""


class UnfitAddressError(ValueError):
    """Why an address cannot be requested, as the rest of a sentence after “which” or “it”. It never quotes the address."""


class WebAddress(Struct, frozen=True):
    """An address of the web: ``host`` is a name in ASCII or an IP address without brackets, ``target`` path and query."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        """Return the address in its usual form, without a fragment."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def parse(text: str) -> WebAddress:
    """Return the address that a text is. Raises :class:`UnfitAddressError`."""
    _check_characters(text)
    found = _ADDRESS.fullmatch(text)
    if not found or found[1].lower() not in _PORTS:
        raise UnfitAddressError("is no web address")
    scheme, server = found[1].lower(), found[2]
    if "@" in server:
        raise UnfitAddressError("has a name or a password in it")
    host, port = _host_and_port(server)
    target = (found[3] or "/") + (found[4] or "")
    return WebAddress(scheme, host, port or _PORTS[scheme], quote(target, safe=_AS_IT_IS))


def lead(here: WebAddress, location: str) -> WebAddress:
    """Return where a redirect leads: ``location`` is the header's value, each byte one character (ISO 8859-1).

    Raises :class:`UnfitAddressError`.
    """
    try:
        text = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        text = "".join(c if c.isascii() else f"%{ord(c):02X}" for c in location)
    _check_characters(text)
    if _SCHEME.match(text):
        return parse(text)
    return parse(f"{here.scheme}:{text}" if text.startswith("//") else urljoin(str(here), text))


def may_hold_a_secret(text: str) -> bool:
    """Say whether a text that is no address may have been meant as one with a name or a password in it."""
    behind = text.partition(":")[2]
    return any(mark in behind for mark in _AT)


def _check_characters(text: str) -> None:
    if len(text) > MAX_LENGTH:
        raise UnfitAddressError(f"has more than {MAX_LENGTH} characters")
    if "\\" in text:
        raise UnfitAddressError("has a backslash in it, which programs read differently")
    if not text.isprintable() or " " in text:
        raise UnfitAddressError("has a space or a character in it that cannot be seen")


def _host_and_port(server: str) -> tuple[str, int | None]:
    found = _SERVER.fullmatch(server)
    if not found:
        raise UnfitAddressError("is no web address")
    port = int(found[3]) if found[3] else None
    if port == 0 or (port or 0) > 65535:
        raise UnfitAddressError("is no web address")
    return (_ipv6(found[1]) if found[1] is not None else _name(found[2])), port


def _ipv6(text: str) -> str:
    try:
        if "%" in text:
            raise AddressValueError("an interface of this machine")
        return IPv6Address(text).compressed
    except AddressValueError:
        raise UnfitAddressError("is no web address") from None


def _name(text: str) -> str:
    """Return a host's name in ASCII (UTS #46, as browsers have it), or its IPv4 address in four parts, written in ASCII."""
    host = (text if text.isascii() else _in_ascii(text)).lower().removesuffix(".")
    if len(host) > MAX_HOST_LENGTH or not _NAME.fullmatch(host):
        raise UnfitAddressError("is no web address")
    if not _NUMBER.fullmatch(host.rpartition(".")[2]):
        return host
    if not text.isascii():
        raise UnfitAddressError("has a number for a server in characters that stand for other ones")
    try:
        return str(IPv4Address(host))
    except AddressValueError:
        raise UnfitAddressError("has a number for a server that programs read differently") from None


def _in_ascii(text: str) -> str:
    try:
        return idna.encode(text[: MAX_HOST_LENGTH + 1], uts46=True).decode("ascii")
    except UnicodeError:
        raise UnfitAddressError("is no web address") from None
