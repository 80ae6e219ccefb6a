"""Names that programs give to copies: those that keep folders in step, browsers, and file managers."""

from __future__ import annotations

import re

_COPY = re.compile(
    r"(?: ?\(\d+\)| \d+|[ _-]+(?:copy|copie|kopie|copia)(?: \d+)?| ?\([^()]*(?:conflict|konflikt|copy|kopie|copie)[^()]*\)"
    r"|(?-i:-[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*)|\.sync-conflict-[\w-]+)$",
    re.IGNORECASE,
)
"""What such programs put behind a name; OneDrive puts the name of the computer there, in capital letters."""


def copied_from(name: str) -> str | None:
    """Return the name of what a file may be a copy of, both without their endings; None where the name is no copy's."""
    original = _COPY.sub("", name)
    return original if original != name else None
