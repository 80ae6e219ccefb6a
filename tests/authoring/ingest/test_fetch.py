"""Fetching from a real server that leads astray, sends for ever, too slowly, or nothing: a clear error each."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest

from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.fetch import Limits, fetch
from tests.authoring.ingest.serving import PAGE, serving

QUICK = Limits(size=1_000_000, seconds=2.0, silence=0.8)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


def test_a_page_comes_with_its_address_and_headers(server: str) -> None:
    fetched = fetch(f"{server}page", QUICK)
    assert fetched.body == fetched.raw == PAGE.encode()
    assert fetched.url == fetched.asked == f"{server}page"
    assert fetched.header("content-type") == "text/html; charset=utf-8"


def test_redirects_are_followed_and_the_last_address_counts(server: str) -> None:
    fetched = fetch(f"{server}moved", QUICK)
    assert (fetched.asked, fetched.url) == (f"{server}moved", f"{server}page")


def test_what_is_packed_though_nobody_asked_for_it_is_unpacked(server: str) -> None:
    fetched = fetch(f"{server}packed", QUICK)
    assert fetched.body == PAGE.encode()
    assert fetched.raw[:2] == b"\x1f\x8b"


def test_what_is_packed_in_several_members_is_unpacked_whole(server: str) -> None:
    assert fetch(f"{server}packed-in-two", QUICK).body == PAGE.encode()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("circle", "leads in a circle"),
        ("on", "more than 10 redirects"),
        ("to-a-file", "leads on to file:///etc/passwd, which is no web address"),
        ("to-nowhere", "does not say where to"),
        ("missing", "answers 404 (Not Found)"),
        ("forbidden", "answers 403 (Forbidden): it does not show"),
        ("broken", "answers 500"),
        ("endless", "sends more than 1 MB"),
        ("bomb", "sends more than 1 MB"),
        ("packed-oddly", "cannot be unpacked here (“br”)"),
        ("silent", "has stopped sending"),
        ("short", "broke off"),
        ("packed-short", "broke off before the end of what it packed"),
        ("to-a-password", "leads on to an address, which has a name or a password in it; it was not followed"),
        ("to-a-backslash", "has a backslash in it, which programs read differently; it was not followed"),
        ("drip", "did not send the whole page within 2 seconds"),
        ("drip-of-headers", "did not send the whole page within 2 seconds"),
    ],
)
def test_each_way_to_fail_has_its_sentence_in_time(server: str, path: str, says: str) -> None:
    started = time.monotonic()
    with pytest.raises(IngestError) as raised:
        fetch(server + path, QUICK)
    assert says in str(raised.value)
    assert str(raised.value).endswith(".")
    assert time.monotonic() - started < QUICK.seconds + 20


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "https://",
        "example.org/page",
        "http://[",
        "http://x:0/",
        "javascript:alert(1)",
        "",
    ],
)
def test_only_web_addresses_are_asked_for(url: str) -> None:
    with pytest.raises(IngestError, match="is not a web address that can be asked for"):
        fetch(url, QUICK)


def test_a_server_that_is_not_there_is_said_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(IngestError, match="cannot be reached"):
        fetch(f"http://127.0.0.1:{port}/", QUICK)
    with pytest.raises(IngestError, match=r"There is no server “nowhere\.invalid”"):
        fetch("http://nowhere.invalid/", Limits(seconds=20))
