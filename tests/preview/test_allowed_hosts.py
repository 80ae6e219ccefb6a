"""Ports and names."""

from __future__ import annotations

import socket

import pytest

from site_builder.preview.allowed_hosts import (
    MAX_PORTS,
    NoFreePortError,
    is_local,
    is_own_request,
    is_same_origin,
    is_welcome,
    open_listener,
    preview_address,
    reachable_name,
)


def test_the_next_free_port_is_taken_and_kept() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with open_listener("127.0.0.1", port) as first, open_listener("127.0.0.1", port) as second:
            assert port < first.getsockname()[1] < second.getsockname()[1] < port + MAX_PORTS


@pytest.mark.parametrize("host", ["nowhere.invalid", "203.0.113.7", "a..b"])
def test_an_address_that_is_not_this_machines_is_told_in_a_sentence(host: str) -> None:
    with pytest.raises(NoFreePortError, match=r"^The preview cannot listen on .*\.$"):
        open_listener(host, 5500)


@pytest.mark.parametrize(
    ("name", "host", "welcome"),
    [
        ("127.0.0.1:5500", "127.0.0.1", True),
        ("localhost:5500", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("site.localhost:5500", "127.0.0.1", True),
        ("[::1]:5500", "::1", True),
        ("192.168.1.20:5500", "0.0.0.0", True),  # noqa: S104
        ("editors.example:5500", "editors.example", True),
        (f"{socket.gethostname()}:5500", "0.0.0.0", True),  # noqa: S104
        ("evil.example:5500", "127.0.0.1", False),
        ("evil.example:5500", "0.0.0.0", False),  # noqa: S104
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        ("[::1", "127.0.0.1", False),
    ],
)
def test_only_names_that_cannot_be_pointed_here_are_welcome(name: str, host: str, welcome: bool) -> None:
    assert is_welcome(name, host) is welcome


@pytest.mark.parametrize(
    ("origin", "same"),
    [
        (None, True),
        ("http://127.0.0.1:5500", True),
        ("http://127.0.0.1:5501", False),
        ("http://evil.example", False),
        ("null", False),
        ("", False),
        ("http://", False),
        ("http://[", False),
        ("http://[::1", False),
        ("http://127.0.0.1:5500/", False),
        ("http://127.0.0.1:5500@evil.example", False),
        ("http://evil.example/127.0.0.1:5500", False),
        ("HTTP://127.0.0.1:5500", True),
    ],
)
def test_a_page_of_the_preview_alone_has_its_origin(origin: str | None, same: bool) -> None:
    assert is_same_origin(origin, "127.0.0.1:5500") is same


@pytest.mark.parametrize(
    ("site", "own"),
    [
        (None, True),
        ("none", True),
        ("same-origin", True),
        ("same-site", False),
        ("cross-site", False),
        ("", False),
        ("SAME-ORIGIN", False),
        ("none, cross-site", False),
        ("same-origin, cross-site", False),
        ("of-the-future", False),
    ],
)
def test_only_the_reader_and_the_preview_itself_ask_for_pages(site: str | None, own: bool) -> None:
    assert is_own_request(site) is own


def test_addresses_are_told_as_others_can_reach_them() -> None:
    assert preview_address("127.0.0.1", 80) == "http://127.0.0.1:80/"
    assert preview_address("::1", 5500) == "http://[::1]:5500/"
    assert reachable_name("editors.example") == "editors.example"
    assert reachable_name("0.0.0.0") not in ("0.0.0.0", "")  # noqa: S104
    assert (is_local("127.0.0.2"), is_local("localhost"), is_local("0.0.0.0")) == (True, True, False)  # noqa: S104
