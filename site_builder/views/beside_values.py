"""Two articles of a story side by side: what they share word for word, and how both stand to the claims."""

from __future__ import annotations

from msgspec import Struct

from site_builder.views.card_values import ClaimCard, SourceCard, Standing


class BesideLink(Struct, frozen=True):
    """A page that sets two articles side by side; ``words`` counts the words that they share, 0 where nothing was flagged."""

    address: str
    one: SourceCard
    other: SourceCard
    words: int


class BesidePiece(Struct, frozen=True):
    """A stretch of an archived text; ``shared`` says that the other article has the same words."""

    text: str
    shared: bool


class BesideText(Struct, frozen=True):
    """One of the two articles. ``lines`` are empty for an article that the site may show only in excerpts."""

    source: SourceCard
    lines: tuple[tuple[BesidePiece, ...], ...]
    whole: bool


class BesideClaim(Struct, frozen=True):
    """A claim to which at least one of the two speaks, with how each stands."""

    claim: ClaimCard
    one: tuple[Standing, ...]
    other: tuple[Standing, ...]


class BesidePage(Struct, frozen=True):
    """``/sources/<id>/beside/<id>/``.

    ``words`` counts the words that the two share and that people who saw the same event do not find each by themselves,
    ``share`` is their part of the shorter article in per cent. ``because`` is what somebody recorded of it. ``agree`` has
    the claims to which both stand alike, ``part`` those that one supports and the other contradicts, ``differ`` the others
    to which both speak, ``only_one`` and ``only_other`` those to which the other says nothing.
    """

    address: str
    texts: tuple[BesideText, BesideText]
    words: int
    share: int
    because: str | None
    agree: tuple[BesideClaim, ...]
    part: tuple[BesideClaim, ...]
    differ: tuple[BesideClaim, ...]
    only_one: tuple[BesideClaim, ...]
    only_other: tuple[BesideClaim, ...]
