"""An article as it was taken from where it stood, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct


class Account(Struct, frozen=True):
    """What was left out, and what an editor should look at.

    ``missing`` are paragraphs that read like the article's and were not taken, ``boxes`` what stands in boxes beside it,
    ``struck`` text that was struck out, ``bylines`` who wrote it, as the page has it, which is no part of the text,
    ``captions`` those that stand in the text. ``doubts`` and ``remarks`` are whole
    sentences; doubts stay a warning until somebody has looked.
    """

    missing: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()


class FilePlace(Struct, frozen=True):
    """Where a page of a file or a moment of a broadcast begins: ``p. 12`` or ``00:14:05``, and its offset in the text."""

    locator: str
    at: int


class Article(Struct, frozen=True):
    """A text and what is known of it; what was not stated is None or empty.

    ``origins`` names, for each field that has a value, the place that states it; ``tool`` the programs that read the text.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    modified: date | None = None
    url: str | None = None
    language: str | None = None
    origins: Mapping[str, str] = {}
    account: Account = Account()
    places: tuple[FilePlace, ...] = ()
    tool: str = ""
