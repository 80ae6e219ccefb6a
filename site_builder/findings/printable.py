"""Make text safe to print, so that a stranger's text controls neither a terminal nor the runner of a workflow.

Text from outside (content, names of files, answers of servers) can hold control characters that a terminal obeys
(ECMA-48), characters that turn text around (UAX #9), and lines that GitHub's runner reads as commands: ``::name::…`` at the
beginning of a line, ``##[name]…`` anywhere in one. :func:`safe` turns it into a line without any effect. Everything that
is printed goes through it, unless it is :class:`Printable` already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import category

from site_builder.findings.characters import JOINERS

_COMMAND = "##["
_BROKEN = "##\\["
_AT_THE_BEGINNING = re.compile(r"\A(\s*)::")
_STEERING_IN_JSON = re.compile(r"(?<=##)\[|[^\x20-\x7e\n]")


class Printable(str):
    """Text that may be printed as it is: each part from outside went through :func:`safe` or a similar function."""

    __slots__ = ()


def safe(text: str) -> Printable:
    """Return text on one line without control characters: each becomes a space or a mark (U+FFFD)."""
    shown = "".join(c if c.isprintable() else " " if c.isspace() and c != "\x85" else "\ufffd" for c in text)
    return Printable(_without_commands(shown))


def joined(parts: Iterable[Printable]) -> Printable:
    """Return parts as one line, in which they do not become a command together."""
    return Printable(_without_commands("".join(parts)))


def printable_lines(parts: Iterable[Printable]) -> Printable:
    """Return lines as one text."""
    return Printable("\n".join(parts))


def pasteable(yaml: str) -> Printable:
    """Return YAML that is to be pasted: as :func:`safe`, but line by line, and with the spaces and joiners of all scripts.

    :func:`site_builder.content.yaml_scalar.scalar` has escaped all else, so nothing is lost.
    """
    return Printable("".join(c if is_pasteable(c) or c == "\n" else "\ufffd" for c in yaml))


def is_pasteable(character: str) -> bool:
    """Say whether a character can be printed and pasted without an effect."""
    return character.isprintable() or category(character) == "Zs" or character in JOINERS


def safe_json(document: str) -> Printable:
    """Return a JSON document with the same meaning, in which every character with an effect is escaped (RFC 8259, section 7)."""
    return Printable(_STEERING_IN_JSON.sub(lambda found: _escaped(found[0]), document))


def _escaped(character: str) -> str:
    if character.isprintable() and character != "[":
        return character
    number = ord(character)
    if number > 0xFFFF:
        number -= 0x10000
        return f"\\u{0xD800 + (number >> 10):04x}\\u{0xDC00 + (number & 0x3FF):04x}"
    return f"\\u{number:04x}"


def _without_commands(line: str) -> str:
    return _AT_THE_BEGINNING.sub(r"\1\\::", line.replace(_COMMAND, _BROKEN))
