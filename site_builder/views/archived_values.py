"""An archived text as the page of its source shows it, and the claims that quote it."""

from __future__ import annotations

from msgspec import Struct

from site_builder.content.records import Stance
from site_builder.evidence.receipt import Span
from site_builder.views.card_values import ClaimCard


class PassageUse(Struct, frozen=True):
    """One claim that quotes a passage. ``number`` counts the uses of a source from 1: by stance, then by place.

    ``address`` is that of the evidence on the claim's page, ``anchor`` the id of the passage on the source's page.
    ``spans`` are the stretches of the seed's text that are quoted, and ``why`` says why they bear on the claim.
    """

    number: int
    claim: ClaimCard
    stance: Stance
    address: str
    anchor: str
    spans: tuple[Span, ...]
    why: str


class MoreUses(Struct, frozen=True):
    """Further uses of one stance whose passage ends where those end that are named; ``address`` leads to the first."""

    stance: Stance
    count: int
    address: str


class TextPiece(Struct, frozen=True):
    """A stretch of an archived text over which nothing changes: the same quotations cover all of it.

    ``stances`` are those of the quotations that cover it, ``quotations`` counts them. ``begins`` are the anchors of the
    passages that begin here. ``ends`` are the uses whose passage ends here, as many as are named in the text, and
    ``more`` tells of the others. ``furniture`` says that it belongs to the page around the report. ``start`` and
    ``end`` are offsets into the seed's text, in code points.
    """

    text: str
    start: int
    end: int
    stances: tuple[Stance, ...]
    quotations: int
    begins: tuple[str, ...]
    ends: tuple[PassageUse, ...]
    more: tuple[MoreUses, ...]
    furniture: bool


class TextParagraph(Struct, frozen=True):
    """A line of the archived text. ``gap`` says that text before it is not shown."""

    pieces: tuple[TextPiece, ...]
    gap: bool = False

    @property
    def furniture(self) -> bool:
        """Whether all of it belongs to the page around the report."""
        return all(piece.furniture for piece in self.pieces)
