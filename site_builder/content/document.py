"""A file of content that was read: its record, its parsed body, and where everything stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from site_builder.content.fields import Record
from site_builder.content.legacy_claim import LegacyClaim
from site_builder.content.picture import PictureFile
from site_builder.content.records import Claim, Claimant, Page, Question, Source, Status, Story, Topic
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Comparison, Finding, Place, finding

Key = tuple[str | int, ...]
R = TypeVar("R", bound=Record, covariant=True)


class Mark(NamedTuple):
    """Where a value begins and how long it is on its first line: 1-based, in Unicode code points."""

    line: int
    column: int
    length: int


class Citation(Struct, frozen=True, array_like=True, tag="cited"):
    """``[@source-id]`` in a body, with the place where it stands."""

    source: str
    place: Place


class BodyPicture(Struct, frozen=True, array_like=True, tag="picture"):
    """A picture in a body: its file below the site's folder, and the words in its place.

    ``shown`` is what the file is; it is known when the page is made.
    """

    file: str
    alt: str
    title: str = ""
    shown: PictureFile | None = None


class Link(Struct, frozen=True, array_like=True):
    """A link or a picture in a body as it was typed, with the site's address that it stands for, if any.

    ``address`` is the address of a page of this site, such as ``claims/contract-value/`` (empty for home), or
    None for a link elsewhere. For a picture it is its file below the site's folder, or None where it is not one of those that texts may show. ``fragment`` is what stands behind ``#``.
    """

    target: str
    address: str | None
    fragment: str
    place: Place
    image: bool = False


class Quotation(Struct, frozen=True, array_like=True):
    """Words that stand in quotation marks in running text, with the sources that its paragraph or block quotation cites."""

    text: str
    place: Place
    sources: tuple[str, ...] = ()


class Body(Struct, frozen=True):
    """A Markdown body: HTML with holes for citations and pictures, and what the checks want to know about it.

    ``parts`` alternates between finished HTML and what stands in it.
    """

    parts: tuple[str | Citation | BodyPicture, ...] = ()
    links: tuple[Link, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    anchors: frozenset[str] = frozenset()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations in the order in which they stand."""
        return tuple(part for part in self.parts if isinstance(part, Citation))


class Document(Struct, Generic[R], frozen=True):
    """One file: its id, its path below the site's folder, its record, its body, and the place of every field."""

    id: str
    path: str
    record: R
    body: Body
    lines: tuple[str, ...]
    marks: Mapping[Key, Mark]
    keys: Mapping[Key, Mark]

    def place(self, *key: str | int) -> Place:
        """Return where the value at ``key`` stands, or what holds it when the value was left to its default."""
        for length in range(len(key), 0, -1):
            mark = self.marks.get(key[:length])
            if mark is not None:
                return Place(self.path, mark.line, mark.column, mark.length)
        return Place(self.path)

    def excerpt(self, place: Place) -> str:
        """Return the line of this file that ``place`` points at."""
        return self.lines[place.line - 1] if place.line <= len(self.lines) else ""

    def report(
        self,
        code: str,
        key: Key | Place,
        message: str,
        hint: str,
        *,
        comparison: Comparison | None = None,
        severity: Severity | None = None,
        replacement: str | None = None,
        paste: str = "",
    ) -> Finding:
        """Return a finding about the value at ``key``, or about a place in this file, with the line it points at."""
        place = key if isinstance(key, Place) else self.place(*key)
        excerpt = self.excerpt(place)
        return finding(
            code,
            place,
            message,
            hint,
            excerpt=excerpt,
            comparison=comparison,
            severity=severity,
            replacement=replacement,
            paste=paste,
        )


AnyDocument = (
    Document[Source]
    | Document[Topic]
    | Document[Story]
    | Document[Question]
    | Document[Claimant]
    | Document[Claim]
    | Document[LegacyClaim]
    | Document[Page]
)


def is_draft(document: AnyDocument) -> bool:
    """Say whether a document is a draft, which is checked and previewed and never published; sources never are."""
    return not isinstance(document.record, Source | LegacyClaim) and document.record.status is Status.DRAFT
