"""What the rest of the site knows of a document, and what only its own page shows.

A file of content is read, checked against its seeds, and then kept in two pieces. The *index entry* is what other pages,
lists and the checks that compare documents need. The index entries of all documents are in memory together, so they are
small. The *detail* is the whole front matter and the body; it is fetched when the document's own page is made.

A field of a record needs no line here to reach its own page: the detail has the record itself. What other pages or
checks need is declared in the index entry, under the name and the type that it has in the record, and is then taken from
the record (:mod:`site_builder.index.make_entries`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Generic, TypeVar

from msgspec import Struct

from site_builder.analysis.doubt import Doubt, Sign
from site_builder.analysis.evident_language import Evident
from site_builder.content.addresses import address_of
from site_builder.content.claimed_picture import Picture
from site_builder.content.document import BodyPicture, Citation, Key, Link, Quotation
from site_builder.content.legacy_claim import EarlierCheck
from site_builder.content.origin import Independence, Origin
from site_builder.content.records import Content, Correction, CorrectionKind, Extent, Stance, Status, TitleFrom
from site_builder.content.source_text import Aside, SourcePlace
from site_builder.content.statements import ClaimantKind, Role, Statement
from site_builder.content.status_note import StatusNote
from site_builder.content.takedown import Takedown
from site_builder.content.translation import Translation
from site_builder.evidence.receipt import Span
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Place
from site_builder.index.unlocated_finding import UnlocatedFinding

R = TypeVar("R", bound=Content, covariant=True)


class IndexEntry(Struct, frozen=True, kw_only=True, array_like=True):
    """What every index entry has. ``quoted`` are words in quotation marks that are checked once all claims are known.

    ``last_day`` is the last of all days that the record has, where it has one.
    """

    folder: ClassVar[str]

    id: str
    status: Status = Status.PUBLISHED
    aliases: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[str, ...] = ()
    quoted: tuple[Quotation, ...] = ()
    last_day: date | None = None

    @property
    def path(self) -> str:
        """The file, below the site's folder."""
        return f"content/{self.folder}/{self.id}.md"

    @property
    def address(self) -> str:
        """The address of the document's page."""
        return address_of(self.folder, self.id)

    @property
    def is_draft(self) -> bool:
        """Whether it is a draft, which is checked and previewed and never published."""
        return self.status is Status.DRAFT

    def report(
        self,
        code: str,
        key: Key | Place,
        message: str,
        hint: str,
        *,
        severity: Severity | None = None,
        or_at: Key = (),
        replacement: str | None = None,
        paste: str = "",
        list_to_paste: str = "",
    ) -> UnlocatedFinding:
        """Return a finding on the field at ``key``, or on a place in the file."""
        return UnlocatedFinding(self.path, code, key, message, hint, severity, or_at, replacement, paste, list_to_paste)


class TextEntry(Struct, frozen=True, array_like=True):
    """What became of the sentences of an archived text, as far as its source alone tells.

    ``clutter``, ``aside`` and ``open`` have the start and end of sentences in code points: page clutter, sentences that
    are set aside, and all others, which are unused unless a claim quotes from them. ``stems`` has the stems of the words
    outside clutter, each once, with spaces between them.
    """

    clutter: tuple[tuple[int, int], ...] = ()
    aside: tuple[tuple[int, int], ...] = ()
    open: tuple[tuple[int, int], ...] = ()
    stems: str = ""

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self.clutter) + len(self.aside) + len(self.open)

    def sentences(self) -> tuple[Span, ...]:
        """Return where all sentences stand, in order."""
        return tuple(Span(*place) for place in sorted((*self.clutter, *self.aside, *self.open)))


class SourceEntry(IndexEntry, frozen=True, kw_only=True):
    """A source; the fields are those of :class:`site_builder.content.records.Source`, and what became of its text."""

    folder: ClassVar[str] = "sources"

    title: str
    title_from: TitleFrom
    short: str | None
    publisher: str | None
    authors: tuple[str, ...]
    published: date | None
    url: str | None
    archived_url: str | None
    seed: str
    sha256: str
    language: str
    origin: Origin | None
    independent_of: tuple[Independence, ...]
    publish: Extent
    furniture: tuple[str, ...]
    aside: tuple[Aside, ...]
    text: TextEntry = TextEntry()
    excerpts_root: str | None = None
    takedown: Takedown | None = None
    modified: date | None = None
    retrieved: date | None = None
    version_of: str | None = None
    rewritten: bool = False
    places: tuple[SourcePlace, ...] = ()

    @property
    def day_of_text(self) -> date | None:
        """The day of which the archived text is what the article said, as far as anybody recorded it."""
        return self.retrieved or self.modified or self.published

    @property
    def field_of_day(self) -> str:
        """The field that says of which day the archived text is."""
        return "retrieved" if self.retrieved else "modified" if self.modified else "published"


class StoryEntry(IndexEntry, frozen=True, kw_only=True):
    """A story."""

    folder: ClassVar[str] = "stories"

    title: str
    summary: str
    sources: tuple[str, ...]
    published: date
    topics: tuple[str, ...] = ()
    status_note: StatusNote | None = None


class TopicEntry(IndexEntry, frozen=True, kw_only=True):
    """A topic."""

    folder: ClassVar[str] = "topics"

    name: str
    description: str | None
    status_note: StatusNote | None = None


class QuestionEntry(IndexEntry, frozen=True, kw_only=True):
    """A question."""

    folder: ClassVar[str] = "questions"

    question: str
    story: str | None
    exclusive: bool
    summary: str | None
    status_note: StatusNote | None = None


class ClaimantEntry(IndexEntry, frozen=True, kw_only=True):
    """Somebody who makes claims."""

    folder: ClassVar[str] = "claimants"

    name: str
    kind: ClaimantKind
    roles: tuple[Role, ...]
    page: str | None
    same_as: tuple[str, ...]
    status_note: StatusNote | None = None


class EvidenceEntry(Struct, frozen=True, array_like=True):
    """An item of evidence. ``spans`` is where its words were found in the seed; empty when they were not.

    ``words`` is the quotation as it is written, where its article was taken down and the quotations are shown.
    """

    source: str
    stance: Stance
    why: str
    speaker: str | None
    spans: tuple[Span, ...]
    words: str = ""
    locator: str | None = None
    translation: Translation | None = None


class SilenceEntry(Struct, frozen=True, array_like=True):
    """A source that is recorded as silent on a claim, and what its text and the analysis suggest to the contrary.

    ``answered`` is where the words stand that somebody considered, and said why they do not count. ``signs`` are found
    in the article's text, ``remarks`` are what the analysis reveals. ``is_signed`` says that somebody said that they
    read the article, and when.
    """

    source: str
    is_signed: bool = False
    answered: tuple[Span, ...] = ()
    signs: tuple[Sign, ...] = ()
    remarks: tuple[Doubt, ...] = ()


_SAID_BY = {Status.WITHDRAWN: CorrectionKind.VOID, Status.OUTDATED: CorrectionKind.OUTDATED}


class ClaimEntry(IndexEntry, frozen=True, kw_only=True, tag="claim"):
    """A claim.

    ``status`` is withdrawn as well where a correction voided the claim and none gave it a verdict again.
    ``stems`` are the telling words of the claim's sentence, cut to their stems. ``evident`` is the language in which it
    evidently is where that is not the site's.
    """

    folder: ClassVar[str] = "claims"

    claim: str
    verdict: str
    summary: str
    story: str | None
    question: str | None
    answer: str | None
    evidence: tuple[EvidenceEntry, ...]
    silent: tuple[SilenceEntry, ...]
    sole_source_because: str | None
    claimants: tuple[Statement, ...]
    corrections: tuple[Correction, ...]
    published: date
    reviewed: date | None
    stems: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    evident: Evident | None = None

    @property
    def silent_sources(self) -> tuple[str, ...]:
        """The sources that are recorded as silent on it, in order."""
        return tuple(silence.source for silence in self.silent)

    @property
    def status_note(self) -> Correction | None:
        """The correction that says when and why the claim was withdrawn or became outdated, where there is one."""
        kind = _SAID_BY.get(self.status)
        said = (note for note in self.corrections if note.kind is kind)
        return max(said, key=lambda note: note.date, default=None)

    @property
    def updated(self) -> date:
        """The day on which the claim last changed."""
        return max(filter(None, (self.published, self.reviewed, *(note.date for note in self.corrections))))


class LegacyEntry(IndexEntry, frozen=True, kw_only=True, tag="legacy"):
    """A claim that another publication checked. It is kept apart from the claims, so that no rule or count meets it."""

    folder: ClassVar[str] = "claims"

    claim: str
    legacy: EarlierCheck
    published: date


class PageEntry(IndexEntry, frozen=True, kw_only=True):
    """A free page."""

    folder: ClassVar[str] = "pages"

    title: str
    summary: str | None
    menu: bool
    order: int


class PageDetail(Struct, Generic[R], frozen=True):
    """What a document's own page shows: its whole front matter, and its body as HTML with what stands in it."""

    record: R
    parts: tuple[str | Citation | BodyPicture, ...]


INDEX_ENTRIES: Mapping[str, type[IndexEntry]] = {
    kind.folder: kind
    for kind in (SourceEntry, TopicEntry, StoryEntry, QuestionEntry, ClaimantEntry, ClaimEntry, PageEntry)
}
"""The kind of index entry of each folder."""
