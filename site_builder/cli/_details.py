"""What somebody gives for the fields of a new source; it counts before what a page says."""

from __future__ import annotations

from typing import NamedTuple


class Details(NamedTuple):
    """The fields of a source as they were given on the command line; ``wire`` is the field ``origin``."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    wire: str | None = None
    version_of: str | None = None
    rewritten: bool = False
    retrieved: str | None = None
    id: str | None = None
