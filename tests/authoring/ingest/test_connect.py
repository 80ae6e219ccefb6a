"""Who is at the other end of a connection, with servers on loopback of which one counts as the internet.

``127.0.0.2`` stands for a server on the internet, and ``127.0.0.1`` is internal, as it is. Names are looked up in a table.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest

from site_builder.authoring.ingest import connect as connecting
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.fetch import Limits, fetch
from site_builder.authoring.ingest.public_addresses import is_internal
from tests.authoring.ingest.serving import PAGE, serving
from tests.preview.serving import PATIENCE

QUICK = Limits(size=1_000_000, seconds=4.0, silence=1.0)
PUBLIC = "127.0.0.2"
NAMES = {
    "pub.test": (PUBLIC,),
    "other.test": (PUBLIC,),
    "multi.test": (PUBLIC, "127.0.0.1"),
    "multi-turned.test": ("127.0.0.1", PUBLIC),
    "private.test": ("127.0.0.1",),
    "mapped.test": ("::ffff:127.0.0.1",),
    "nat64.test": ("64:ff9b::7f00:1",),
    "6to4.test": ("2002:7f00:1::1",),
    "anything.test": ("0.0.0.0",),  # noqa: S104 (asked for, not listened on)
    "link.test": ("169.254.169.254",),
    "localhost": ("127.0.0.1",),
}
INTERNAL = ("private.test", "mapped.test", "nat64.test", "6to4.test", "anything.test", "link.test")


@pytest.fixture(scope="module")
def public() -> Iterator[str]:
    """Serve on what counts as the internet, and give the port."""
    with serving(PUBLIC) as address:
        yield address.rstrip("/").rpartition(":")[2]


@pytest.fixture
def inside() -> Iterator[socket.socket]:
    """Listen on this machine, where nobody is to come."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        yield listener


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def look_up(host: str, port: int, **kwargs: Any) -> list[Any]:
        numbers = NAMES.get(host, (host,) if "test" not in host else ())
        if not numbers:
            raise socket.gaierror("no such name")
        return [found for number in numbers for found in real(number, port, **kwargs)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(connecting, "is_internal", lambda address: address != PUBLIC and is_internal(address))


def port_of(listener: socket.socket) -> int:
    return int(listener.getsockname()[1])


def assert_nobody_came(listener: socket.socket) -> None:
    with pytest.raises(TimeoutError):
        listener.accept()


def refused(url: str) -> str:
    with pytest.raises(IngestError) as raised:
        fetch(url, QUICK)
    return str(raised.value)


@pytest.mark.parametrize("name", ["pub.test", "multi.test", "multi-turned.test"])
def test_a_server_on_the_internet_is_reached_by_its_address_there(public: str, name: str) -> None:
    fetched = fetch(f"http://{name}:{public}/page", QUICK)
    assert (fetched.body, fetched.url) == (PAGE.encode(), f"http://{name}:{public}/page")


@pytest.mark.parametrize("name", INTERNAL)
def test_a_name_that_stands_for_what_is_internal_is_not_asked(inside: socket.socket, name: str) -> None:
    assert "is not on the internet" in refused(f"http://{name}:{port_of(inside)}/")
    assert_nobody_came(inside)


@pytest.mark.parametrize("leads", ["302 at once", "over another page"])
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://0.0.0.0:{port}/", "http://127.255.255.254:{port}/",
        "http://[::1]:{port}/", "http://[::]:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://[::ffff:7f00:1]:{port}/",
        "http://[64:ff9b::7f00:1]:{port}/", "http://[64:ff9b:1::7f00:1]:{port}/", "http://[2002:7f00:1::]:{port}/",
        "http://[2001:0:7f00:1::]:{port}/", "http://[::7f00:1]:{port}/", "http://１２７.0.0.1:{port}/", "http://ⓛocalhost:{port}/",
        "http://multi.test:{port}/", "http://multi-turned.test:{port}/", "//localhost:{port}/", "https://localhost:{port}/",
        *(f"http://{name}:{{port}}/" for name in INTERNAL),
        "http://pub.test\\@127.0.0.1:{port}/", "http://127.0.0.1:{port}\\@pub.test/", "http://pub.test@127.0.0.1:{port}/",
        "http://127.1:{port}/", "http://0x7f.1:{port}/", "http://2130706433:{port}/", "http://0177.0.0.1:{port}/",
    ],
)  # fmt: skip
def test_the_internet_does_not_lead_to_this_machine(
    public: str, inside: socket.socket, target: str, leads: str
) -> None:
    path = f"to?{quote(target.format(port=port_of(inside)))}"
    if leads == "over another page":
        path = f"to?{quote(f'http://other.test:{public}/{path}')}"
    assert refused(f"http://pub.test:{public}/{path}").endswith(("it was not followed.", "with --from."))
    assert_nobody_came(inside)


def test_another_port_of_the_same_name_is_another_server(public: str, inside: socket.socket) -> None:
    for name in ("multi.test", "multi-turned.test"):
        path = f"to?{quote(f'http://{name}:{port_of(inside)}/')}"
        assert "cannot be reached" in refused(f"http://{name}:{public}/{path}"), "its address on the internet is asked"
    assert_nobody_came(inside)


def test_an_internal_server_that_the_editor_names_leads_to_itself_and_to_the_internet(public: str) -> None:
    with serving() as own:
        assert fetch(f"{own}moved", QUICK).url == f"{own}page"
        assert (
            fetch(f"{own}to?{quote(f'http://pub.test:{public}/page')}", QUICK).url == f"http://pub.test:{public}/page"
        )
        assert fetch(own.replace("127.0.0.1", "localhost") + "page", QUICK).body == PAGE.encode()


def test_an_internal_server_that_the_editor_names_does_not_lead_to_others(public: str, inside: socket.socket) -> None:
    with serving() as own:
        for host in ("127.0.0.1", "localhost", "127.0.0.3", "private.test"):
            said = refused(f"{own}to?{quote(f'http://{host}:{port_of(inside)}/')}")
            assert "which is not on the internet; it was not followed" in said
        back = f"http://pub.test:{public}/to?{quote(f'{own}page')}"
        assert "it was not followed" in refused(f"{own}to?{quote(back)}"), "nobody who was led out is led back"
    assert_nobody_came(inside)


def _through_a_hole(monkeypatch: pytest.MonkeyPatch, check: Callable[[str], bool]) -> None:
    """Let a name be looked up as what no check knows, which this system connects to itself all the same."""
    monkeypatch.setattr(connecting, "is_internal", check)
    monkeypatch.setitem(NAMES, "hole.test", ("0.0.0.0",))  # noqa: S104 (asked for, not listened on)


@pytest.mark.parametrize("first", [True, False])
def test_whoever_answers_is_looked_at_before_a_byte_is_sent(
    public: str, inside: socket.socket, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    _through_a_hole(monkeypatch, lambda address: address == "127.0.0.1")
    url = f"http://hole.test:{port_of(inside)}/secret"
    said = refused(url if first else f"http://pub.test:{public}/to?{quote(url)}")
    assert "is not on the internet" in said
    line, _ = inside.accept()
    with line:
        line.settimeout(PATIENCE)
        assert line.recv(100) == b"", "it was connected to, and nothing was sent"


def test_this_machine_is_internal_by_its_address_on_the_internet_too(
    inside: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    _through_a_hole(monkeypatch, lambda address: False)
    assert "is not on the internet" in refused(f"http://hole.test:{port_of(inside)}/")
    line, _ = inside.accept()
    with line:
        line.settimeout(PATIENCE)
        assert line.recv(100) == b""


def test_a_name_that_is_looked_up_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(30) and [])
    started = time.monotonic()
    with pytest.raises(IngestError, match="did not send the whole page within 1 seconds"):
        fetch("http://slow.test/", Limits(seconds=1.0))
    assert time.monotonic() - started < 25, "it looks for 30 seconds"
    over.set()


@pytest.mark.parametrize(
    "location", [":" * 60_000, "a:" * 30_000, "/" * 60_000, "[" * 60_000, "http://" + "a." * 30_000, "\xff" * 60_000]
)
def test_a_long_redirect_is_refused_at_once(location: str) -> None:
    started = time.process_time()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            line, _ = listener.accept()
            with line:
                line.recv(9999)
                line.sendall(b"HTTP/1.1 302 Found\r\nLocation: " + location.encode("latin-1") + b"\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        said = refused(f"http://127.0.0.1:{port_of(listener)}/")
        thread.join()
    assert "it was not followed" in said
    assert len(said) < 500
    assert time.process_time() - started < 3


def test_what_is_asked_for_is_what_was_checked(inside: socket.socket) -> None:
    """The Host header is that of the one reading: the name, and the port where it is not the usual one."""
    heard: list[bytes] = []

    def answer() -> None:
        inside.settimeout(PATIENCE)
        line, _ = inside.accept()
        with line:
            heard.append(line.recv(9999))
            line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")

    thread = threading.Thread(target=answer)
    thread.start()
    fetched = fetch(f"http://LOCALHOST.:{port_of(inside)}//a/../b?c=d e".replace(" ", "%20") + "#f", QUICK)
    thread.join()
    lines = heard[0].decode().split("\r\n")
    assert lines[0] == "GET //a/../b?c=d%20e HTTP/1.1"
    assert f"Host: localhost:{port_of(inside)}" in lines
    assert fetched.url == f"http://localhost:{port_of(inside)}//a/../b?c=d%20e"
