"""How much of a text a report shows."""

from __future__ import annotations

MAX_TEXT_LENGTH = 400
"""How many characters of a text are shown."""


def shortened(text: str) -> str:
    """Return a text on one line, cut to what is shown of it."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_TEXT_LENGTH else line[: MAX_TEXT_LENGTH - 1].rstrip() + "…"
