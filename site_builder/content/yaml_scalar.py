"""Texts as YAML values on one line, as an author would type them."""

from __future__ import annotations

import re

import yaml

from site_builder.findings.printable import is_pasteable

_RUNNER = re.compile(r"(?<=##)\[")
"""The end of what GitHub's runner reads as a command, anywhere in a line of a log."""


def scalar(text: str) -> str:
    """Return a text as a YAML value on one line, in quotation marks only where it needs them.

    What could steer a terminal or a workflow's runner when it is printed is escaped.
    """
    plain = _RUNNER.search(text) is None and all(map(is_pasteable, text))
    style = None if plain else '"'
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=float("inf"), default_style=style)
    if not plain:
        dumped = "".join(c if is_pasteable(c) or c == "\n" else _escaped(c) for c in _RUNNER.sub(r"\\x5B", dumped))
    return dumped.removesuffix("\n").removesuffix("\n...").strip(" ")


def in_marks(text: str) -> str:
    """Return a text on one line in quotation marks: those that it does not have itself, as far as there are any.

    That is how an author would put them: ``"It's said."``, ``'The "Seven"'``, and with both ``'It''s the "Seven"'``.
    """
    if not all(map(is_pasteable, text)) or _RUNNER.search(text):
        return scalar(text)
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _escaped(character: str) -> str:
    """Return the escape of a character in double quotation marks (YAML 1.2.2, 5.7)."""
    number = ord(character)
    return f"\\U{number:08X}" if number > 0xFFFF else f"\\u{number:04X}"
