"""Which lines of a text a change wrote."""

from __future__ import annotations

from difflib import SequenceMatcher

MAX_LINES = 5000
"""A file with more lines counts as changed throughout, because comparing it would take too long."""


def changed_lines(before: str, after: str) -> frozenset[int]:
    """Return the lines of ``after`` (from 1) that are not in ``before``, and the lines at which something was taken out."""
    old, new = before.splitlines(), after.splitlines()
    if len(old) + len(new) > MAX_LINES:
        return frozenset(range(1, len(new) + 1)) if old != new else frozenset()
    changed: set[int] = set()
    for tag, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            changed.update(range(start + 1, max(end, start + 1) + 1))
    return frozenset(changed)
