"""Connecting to a server, and only to one that may be reached: urllib3's connections with a look at who answers.

A name can stand for several addresses and for others the next moment. So it is looked up once, addresses that are not
on the internet are passed over, and the peer of the connected socket is checked before the first byte is sent.
"""

from __future__ import annotations

import socket
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from site_builder.authoring.ingest.address import WebAddress
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.public_addresses import is_internal

_Found = tuple[socket.AddressFamily, socket.SocketKind, int, tuple[Any, ...]]


class InternalServerError(IngestError):
    """The server is on this machine or its own network, and should be on the internet."""


class NoServerError(IngestError):
    """No server has this name."""


def names_internal_server(address: WebAddress) -> bool:
    """Say whether an address itself names a server that is not on the internet: by its IP address or as ``localhost``."""
    host = address.host
    is_number = ":" in host or host.rpartition(".")[2].isdigit()
    return is_internal(host) if is_number else host == "localhost" or host.endswith(".localhost")


def pool(address: WebAddress, seconds: float, *, internal: bool) -> HTTPConnectionPool:
    """Return the means to ask the server of an address, in one connection.

    ``internal`` lets it be on this machine or its own network. Connecting raises :class:`InternalServerError` and
    :class:`NoServerError`; no step takes longer than ``seconds``.
    """
    kind = _SecurePool if address.scheme == "https" else _Pool
    return kind(address.host, address.port, timeout=seconds, retries=False, internal=internal)


def connected(host: str, port: int, seconds: float | None, *, internal: bool) -> socket.socket:
    """Return a socket that is connected to a server which may be reached, and to which nothing was sent yet.

    Raises :class:`InternalServerError`, :class:`NoServerError` and :class:`OSError`.
    """
    found = _looked_up(host, port)
    allowed = found if internal else [each for each in found if not is_internal(str(each[3][0]))]
    if not allowed:
        raise InternalServerError
    failure: OSError | None = None
    for family, kind, protocol, place in allowed:
        line = socket.socket(family, kind, protocol)
        try:
            line.settimeout(seconds)
            line.connect(place)
            _check_peer(line, internal)
        except OSError as error:
            failure = error
            line.close()
        except InternalServerError:
            line.close()
            raise
        else:
            return line
    raise failure or NoServerError


def _looked_up(host: str, port: int) -> list[_Found]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoServerError from None
    return [(family, kind, protocol, place) for family, kind, protocol, _, place in found]


def _check_peer(line: socket.socket, internal: bool) -> None:
    """Refuse a server that is not on the internet, and one that is this machine by an address of the internet."""
    peer = str(line.getpeername()[0])
    if not internal and (is_internal(peer) or peer == line.getsockname()[0]):
        raise InternalServerError


class _Checked(HTTPConnection):
    """A connection that looks at who answers; both kinds of urllib3's connections ask ``_new_conn`` for their socket."""

    def __init__(self, *args: Any, internal: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._internal = internal

    def _new_conn(self) -> socket.socket:
        return connected(self.host, self.port or self.default_port, self.timeout, internal=self._internal)


class _CheckedSecure(_Checked, HTTPSConnection):
    """The same with TLS; the name that is checked is the one that was looked up."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Checked


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _CheckedSecure
