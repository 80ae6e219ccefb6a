"""Where the preview listens, and which host names it answers."""

from __future__ import annotations

import errno
import ipaddress
import socket
from urllib.parse import urlsplit

MAX_PORTS = 50
"""How many ports are tried, one after the other."""
_LOCAL = ("localhost", "127.0.0.1", "::1")


class NoFreePortError(Exception):
    """There is no port to listen on, or no such address on this machine."""


def open_listener(host: str, first: int) -> socket.socket:
    """Return a socket that listens on the first free port from ``first`` on.

    The port is taken by listening on it, so nobody can take it between finding it free and using it. Raises
    :class:`NoFreePortError` with a sentence for people.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (socket.gaierror, UnicodeError):
        raise NoFreePortError(f"The preview cannot listen on “{host}”: this machine has no such address.") from None
    for port in range(first, min(first + MAX_PORTS, 65536)):
        try:
            return _listening(family, (address[0], port, *address[2:]))
        except PermissionError:
            continue
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise NoFreePortError(f"The preview cannot listen on {host}: {error.strerror}.") from None
    raise NoFreePortError(
        f"No port from {first} to {min(first + MAX_PORTS, 65536) - 1} is free. Choose another with --port."
    )


def _listening(family: int, address: tuple[object, ...]) -> socket.socket:
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setblocking(False)
        listener.bind(address)
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def is_local(host: str) -> bool:
    """Say whether nobody but this machine can reach what listens on ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def reachable_name(host: str) -> str:
    """Return the name to put in an address for others: of “every address of this machine”, the one that it goes out by."""
    try:
        if not ipaddress.ip_address(host).is_unspecified:
            return host
    except ValueError:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: this only asks the system which of its addresses it would use.
            probe.connect(("192.0.2.1", 9))
            name: str = probe.getsockname()[0]
        except OSError:
            return "127.0.0.1"
    return name


def preview_address(name: str, port: int) -> str:
    """Return the web address of a preview on this name and port."""
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def is_welcome(host_header: str, host: str) -> bool:
    """Say whether a request that names its host so may be answered by a preview on ``host``.

    A page elsewhere can have its own name point at this machine (DNS rebinding) and then read what is here; the browser
    still sends that name. So only names that strangers cannot point at this machine are answered: those of this
    machine, the one that was asked for, and plain addresses.
    """
    try:
        name = urlsplit(f"//{host_header}").hostname or ""
    except ValueError:
        return False
    if name in (*_LOCAL, host.lower()) or name.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return not is_local(host) and name in {own.lower() for own in (socket.gethostname(), socket.getfqdn())}
    return True


def is_same_origin(origin: str | None, host_header: str) -> bool:
    """Say whether a request comes from a page of the preview itself, or from none (then it has no ``Origin``)."""
    return origin is None or origin.lower() in (f"http://{host_header.lower()}", f"https://{host_header.lower()}")


def is_own_request(site: str | None) -> bool:
    """Say whether a browser asks by itself or for a page of the preview, by the header ``Sec-Fetch-Site``.

    Browsers send it to this machine (W3C, Fetch Metadata): ``none`` for the address bar, a bookmark, or a link in
    another program. Another port of this machine is ``same-site``, although it is another site. Programs that are no
    browsers, and browsers that ask over the network without TLS, do not send it.
    """
    return site in (None, "none", "same-origin")
