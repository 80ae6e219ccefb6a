"""The explanation of each check, cut out of the documentation."""

from __future__ import annotations

import re

_SECTION = re.compile(r"^### `([a-z0-9-]+)`[^\n]*\n(.*?)(?=^#{2,3} |\Z)", re.MULTILINE | re.DOTALL)


def explanations(documentation: str) -> dict[str, str]:
    """Return the text of each code's section in ``docs/checks.md``."""
    return {match[1]: match[2].strip() for match in _SECTION.finditer(documentation)}
