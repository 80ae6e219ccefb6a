"""Texts with plain line ends, whichever program wrote them."""

from __future__ import annotations


def plain_lines(text: str) -> str:
    """Return a text without a byte order mark and with plain line ends."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
