"""The proof that a quotation stands in an archived text."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A stretch of a seed's text: from ``start`` up to but not including ``end``, in Unicode code points."""

    start: int
    end: int

    def shifted(self, by: int) -> Span:
        """Return the stretch as many code points further on."""
        return Span(self.start + by, self.end + by)


class Receipt(Struct, frozen=True):
    """Where a quotation was found, as the W3C's TextPositionSelector would say it.

    ``spans`` has one stretch for each piece of the quotation (more than one where words were left out).
    ``exact`` is the seed's own text of each piece. ``sha256`` is the digest of the seed's bytes.
    """

    seed: str
    sha256: str
    spans: tuple[Span, ...]
    exact: tuple[str, ...]

    @property
    def start(self) -> int:
        """The offset of the first code point of the quotation."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """The offset behind the last code point of the quotation."""
        return self.spans[-1].end
