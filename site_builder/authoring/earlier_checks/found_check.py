"""A check as a file has it: texts that nobody has looked at yet."""

from __future__ import annotations

from msgspec import Struct


class FoundCheck(Struct, frozen=True, kw_only=True):
    """One check of a file. ``place`` is where it stands there; what the file does not have is empty."""

    place: str
    claim: str = ""
    verdict: str = ""
    url: str = ""
    published: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    summary: str = ""
    claimant: str = ""
    claimed: str = ""
    appearances: tuple[str, ...] = ()


class UnreadableFileError(Exception):
    """Why a file of checks cannot be read: a sentence, with the place in it where that is known."""
