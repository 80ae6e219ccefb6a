"""How much of a text a report shows."""

from __future__ import annotations

LONGEST = 400
"""How many characters of a text are shown."""


def shortened(text: str) -> str:
    """Return a text on one line, cut to what is shown of it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
