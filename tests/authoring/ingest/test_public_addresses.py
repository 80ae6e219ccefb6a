"""What is on the internet, and what is this machine or its own network, however an address spells or carries it."""

from __future__ import annotations

import ipaddress

import pytest

from site_builder.authoring.ingest.public_addresses import is_internal

INTERNAL_V4 = (
    "0.0.0.0",  # noqa: S104 (looked at, not listened on)
    "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1", "127.255.255.254",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1",
    "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
)  # fmt: skip
INTERNET_V4 = (
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
    "192.0.1.1", "192.167.255.255", "198.17.255.255", "223.255.255.255",
)  # fmt: skip
INTERNAL_V6 = (
    "::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "ff0e::1", "100::1", "2001:db8::1",
    "3fff::1", "3fff:fff::1", "2001:2::1", "2001:10::1", "2001::1", "64:ff9b:1::1", "64:ff9b:1:808:808::", "5f00::1", "4000::1", "8000::1",
    "e000::1",
)  # fmt: skip
INTERNET_V6 = (
    "2606:4700:4700::1111",
    "2a00:1450:4001:81b::200e",
    "2400:cb00::1",
    "2003::1",
    "3ffe:ffff::1",
    "2001:4860:4860::8888",
)


def _carriers(address: str) -> dict[str, str]:
    """Return the IPv6 addresses that carry an IPv4 address, by how."""
    bits = int(ipaddress.IPv4Address(address))
    forms = {
        "mapped": 0xFFFF << 32 | bits,
        "nat64": 0x64FF9B << 96 | bits,
        "6to4": 0x2002 << 112 | bits << 80 | 1,
        "isatap": 0x2A001450 << 96 | 0x5EFE << 32 | bits,
        "isatap of a name that is unique": 0x2A001450 << 96 | 0x2005EFE << 32 | bits,
    }
    return {name: str(ipaddress.IPv6Address(number)) for name, number in forms.items()}


def _never_of_the_internet(address: str) -> dict[str, str]:
    bits = int(ipaddress.IPv4Address(address))
    forms = {
        "compatible": bits,
        "translated": 0xFFFF << 48 | bits,
        "local nat64": 0x64FF9B0001 << 80 | bits,
        "teredo client": 0x20010000 << 96 | 0x08080808 << 64 | (bits ^ 0xFFFFFFFF),
        "teredo server": 0x20010000 << 96 | bits << 64 | 0xF7F7F7F7,
    }
    return {name: str(ipaddress.IPv6Address(number)) for name, number in forms.items()}


@pytest.mark.parametrize("address", INTERNAL_V4 + INTERNAL_V6)
def test_this_machine_and_its_networks_are_internal(address: str) -> None:
    assert is_internal(address)


@pytest.mark.parametrize("address", INTERNET_V4 + INTERNET_V6)
def test_the_internet_is_not_internal(address: str) -> None:
    assert not is_internal(address)


@pytest.mark.parametrize("address", INTERNAL_V4)
def test_an_address_that_carries_an_internal_one_is_internal(address: str) -> None:
    forms = _carriers(address) | _never_of_the_internet(address)
    assert {name for name, carrier in forms.items() if not is_internal(carrier)} == set()


@pytest.mark.parametrize("address", INTERNET_V4)
def test_an_address_that_carries_one_of_the_internet_is_of_the_internet(address: str) -> None:
    assert {name for name, carrier in _carriers(address).items() if is_internal(carrier)} == set()
    assert all(map(is_internal, _never_of_the_internet(address).values()))


@pytest.mark.parametrize("text", ["", "localhost", "127.1", "0x7f.0.0.1", "not an address", "1.2.3.4.5", ":::"])
def test_what_is_no_ip_address_is_internal(text: str) -> None:
    assert is_internal(text)
