"""Words of a title as part of an address: small letters a to z, digits and hyphens."""

from __future__ import annotations

import re

from slugify import slugify

_INSIDE = re.compile(r"(?<=\w)['’ʼ＇](?=(?:s|t|d|m|re|ve|ll)\b)|(?<=[\u0400-\u04ff])['’ʼ＇](?=\w)", re.IGNORECASE)
"""An apostrophe inside of a word, in front of an English ending or in Cyrillic: “council's” is `councils`."""
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ＇](?=\w)")
"""Any other parts an article from its word: “L'électricité” is `l-electricite`."""

_DECIMAL = re.compile(r"(?<=\d),(?=\d)(?!\d{3}(?!\d))|(?<=\b0),(?=\d)")
"""A comma between digits that parts no thousands: “2,4” is `2-4` as “2.4” is, and not `24`; “1,000” stays `1000`."""


def slug(text: str, max_length: int = 0) -> str:
    """Return an id made from words, at most so long and cut between words; empty where they hold nothing for one."""
    return slugify(
        _APOSTROPHE.sub(" ", _INSIDE.sub("", _DECIMAL.sub(" ", text))), max_length=max_length, word_boundary=True
    )
