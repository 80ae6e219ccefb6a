"""What a change of the site does to its readers: plain values that outputs show and programs read.

They are made from two states of a site by :mod:`site_builder.review.difference`, and travel as JSON between two jobs that
do not trust each other, so every field has a type and a size that is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field


class Subject(StrEnum):
    """What a change is about, in the order in which it matters to readers."""

    VERDICT = "verdict"
    CLAIM = "claim"
    QUOTE = "quote"
    SILENCE = "silence"
    SENTENCE = "sentence"
    CORRECTION = "correction"
    SOURCE = "source"
    SEED = "seed"
    STORY = "story"
    QUESTION = "question"
    CLAIMANT = "claimant"
    TOPIC = "topic"
    PAGE = "page"


class Deed(StrEnum):
    """What became of it."""

    REMOVED = "removed"
    BROKEN = "broken"
    CHANGED = "changed"
    MOVED = "moved"
    MENDED = "mended"
    ADDED = "added"


MAX_LINE_LENGTH = 2000
Line = Annotated[str, Meta(max_length=MAX_LINE_LENGTH)]
"""A line of text that somebody may have written in bad faith: as long as anything that is shown of it."""


Path = Annotated[str, Meta(max_length=2000, pattern=r"^(?!/)(?!(?:.*/)?\.{1,2}(?:/|$))(?!.*//).*$")]
"""A path below the site's folder, or an address below its root: no step of it leads up, and it names no host."""
Count = Annotated[int, Meta(ge=0, le=10**12)]


class Change(Struct, frozen=True):
    """One thing that readers gain, lose, or find otherwise than before.

    ``title`` names it in readers' words. ``file`` and ``line`` say where it is written (in the new state, unless it was
    removed), ``address`` where readers find it, relative to the site's root. ``before`` and ``after`` are what readers
    saw and what they will see; ``note`` is what the authors say about it, or what follows from it.
    """

    subject: Subject
    deed: Deed
    title: Line
    file: Path
    line: Annotated[int, Meta(ge=1, le=10**12)] = 1
    address: Path | None = None
    before: Line | None = None
    after: Line | None = None
    note: Line | None = None


class SiteTotals(Struct, frozen=True):
    """How much the published site holds: claims, quotations that were found, sources."""

    claims: Count
    quotes: Count
    sources: Count


class Difference(Struct, frozen=True):
    """All that changes for readers from one state of the site to another.

    ``drafts`` are the files of drafts that were added or edited: readers see none of them. ``programs``
    are the files of another generator, or those that say which one is installed, and ``judges`` the others that decide how
    the change is checked. ``errors`` and ``warnings``
    count what the check has to say of the new state, and ``codes`` how often it says each.
    """

    before: SiteTotals
    after: SiteTotals
    changes: tuple[Change, ...] = ()
    drafts: tuple[Line, ...] = ()
    errors: Count = 0
    warnings: Count = 0
    codes: Mapping[Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,60}$")], Annotated[int, Meta(ge=1, le=10**12)]] = field(
        default_factory=dict
    )
    programs: tuple[Line, ...] = ()
    judges: tuple[Line, ...] = ()
