"""Which IP addresses are on the internet, and which are this machine or a network of its own.

The tables of IANA (special-purpose addresses, RFC 6890 and its updates) say what is not the internet. Python has them
in :mod:`ipaddress`, in each version a little differently, so those that count are also written down here. IPv6
addresses that carry an IPv4 address lead to where that one leads, so it is taken out and looked at as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_NOT_THE_INTERNET = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this machine
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by a provider's customers
        "127.0.0.0/8",
        "168.63.129.16/32",  # the machine below a virtual one, in Microsoft's data centres
        "169.254.0.0/16",  # the link, and what clouds tell their machines
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # many at once
        "240.0.0.0/4",
    )
)
_UNICAST = IPv6Network("2000::/3")
"""All that IANA has given out of IPv6 for servers to be reached by everybody."""
_NOT_UNICAST = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocols, Teredo among them
        "2001:db8::/32",
        "3fff::/20",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")
_LAST_32_BITS = (
    _NAT64,
    IPv6Network("::/96"),  # IPv4-compatible
    IPv6Network("::ffff:0:0/96"),  # IPv4-mapped
    IPv6Network("::ffff:0:0:0/96"),  # IPv4-translated
)
_6TO4 = IPv6Network("2002::/16")
_ISATAP = (0x00005EFE, 0x02005EFE)


def is_internal(address: str) -> bool:
    """Say whether an IP address is anything but that of a server on the internet; what is none is internal, too."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return True
    return _is_internal_v4(ip) if isinstance(ip, IPv4Address) else _is_internal_v6(ip)


def _is_internal_v4(ip: IPv4Address) -> bool:
    return not ip.is_global or any(ip in network for network in _NOT_THE_INTERNET)


def _is_internal_v6(ip: IPv6Address) -> bool:
    if any(_is_internal_v4(carried) for carried in _carried(ip)):
        return True
    if ip in _NAT64 or ip.ipv4_mapped:
        return False
    return ip not in _UNICAST or not ip.is_global or any(ip in network for network in _NOT_UNICAST)


def _carried(ip: IPv6Address) -> Iterator[IPv4Address]:
    """Yield the IPv4 addresses that an IPv6 address carries."""
    bits = int(ip)
    if any(ip in network for network in _LAST_32_BITS):
        yield IPv4Address(bits & 0xFFFFFFFF)
    if ip in _6TO4:
        yield IPv4Address(bits >> 80 & 0xFFFFFFFF)
    if bits >> 32 & 0xFFFFFFFF in _ISATAP:
        yield IPv4Address(bits & 0xFFFFFFFF)
    if ip.teredo:
        yield from ip.teredo
