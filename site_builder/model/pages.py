"""What the templates get: one frozen value for each kind of page, complete in itself.

The link stage makes these from the corpus and its receipts; the render stage turns them into bytes. Nothing in
them needs a lookup elsewhere, so a page can be rendered from its value alone. ``docs/theme.md`` tells theme
writers what each holds. Addresses are relative to the site's root and have no leading slash: ``claims/x/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from site_builder.model.cards import (
    ClaimCard,
    EvidenceCard,
    QuestionCard,
    SourceCard,
    Standing,
    StoryCard,
)
from site_builder.model.document import Body
from site_builder.model.receipt import Span
from site_builder.model.records import Claimant, Correction, Extent, Stance, Status
from site_builder.model.settings import Verdict


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """``/claims/<id>/``."""

    card: ClaimCard
    evidence: Mapping[Stance, tuple[EvidenceCard, ...]]
    silent: tuple[SourceCard, ...]
    not_assessed: tuple[SourceCard, ...]
    body: Body
    citations: Mapping[str, SourceCard]
    first_anchor: Mapping[str, str]
    question: QuestionCard | None
    rivals: tuple[ClaimCard, ...]
    story: StoryCard | None
    claimants: tuple[tuple[Claimant, SourceCard | None], ...]
    would_change: tuple[str, ...]
    corrections: tuple[Correction, ...]
    authors: tuple[str, ...]
    edit: str | None

    @property
    def updated(self) -> date:
        """The day on which the claim last changed."""
        return self.card.updated


@dataclass(frozen=True, slots=True)
class Answer:
    """One rival answer on a question's page: the claim and the evidence for and against it."""

    claim: ClaimCard
    evidence: Mapping[Stance, tuple[EvidenceCard, ...]]


@dataclass(frozen=True, slots=True)
class Figure:
    """An answer that is an amount, beside others of the same unit.

    ``share`` is its size as a part of the largest one, from 0 to 1, without regard to its sign.
    """

    claim: ClaimCard
    value: float
    share: float
    supported_by: tuple[SourceCard, ...]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """``/questions/<id>/``."""

    card: QuestionCard
    answers: tuple[Answer, ...]
    figures: tuple[Figure, ...]
    story: StoryCard | None
    body: Body
    citations: Mapping[str, SourceCard]
    edit: str | None

    @property
    def updated(self) -> date | None:
        """The day on which an answer last changed, where there is an answer."""
        return max((answer.claim.updated for answer in self.answers), default=None)


@dataclass(frozen=True, slots=True)
class Cell:
    """How one source stands towards one claim. ``address`` leads to the first piece of evidence, or to the claim.

    ``standings`` has more than one entry where a source gives evidence of several stances.
    """

    source: str
    standings: tuple[Standing, ...]
    address: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One claim of the story against all the story's sources, in the order of the columns."""

    claim: ClaimCard
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The rows that answer one question, or, with no question, the story's other claims."""

    question: QuestionCard | None
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One source of the story with the number of claims to which it stands in each way."""

    source: SourceCard
    totals: Mapping[Standing, int]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """``/stories/<id>/``."""

    card: StoryCard
    columns: tuple[Column, ...]
    groups: tuple[MatrixGroup, ...]
    body: Body
    citations: Mapping[str, SourceCard]
    edit: str | None

    @property
    def updated(self) -> date:
        """The day on which the story was published or one of its claims last changed."""
        return max((self.card.published, *(row.claim.updated for group in self.groups for row in group.rows)))


@dataclass(frozen=True, slots=True)
class PassageUse:
    """One claim that quotes a passage. ``number`` counts the uses of a source from 1, stance by stance.

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


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of an archived text over which nothing changes: the same quotations cover all of it.

    ``uses`` are the quotations that cover it. ``begins`` are the anchors of the passages that begin here.
    ``ends`` are the uses whose passage ends here. ``furniture`` says that it belongs to the page around the
    report. ``start`` and ``end`` are offsets into the seed's text, in code points.
    """

    text: str
    start: int
    end: int
    uses: tuple[PassageUse, ...]
    begins: tuple[str, ...]
    ends: tuple[PassageUse, ...]
    furniture: bool


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A line of the archived text. ``gap`` says that text before it is not shown."""

    pieces: tuple[TextPiece, ...]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class SourcePage:
    """``/sources/<id>/``."""

    card: SourceCard
    seed: str
    sha256: str
    publish: Extent
    code_points: int
    stances: tuple[PassageUse, ...]
    silent_on: tuple[ClaimCard, ...]
    text: tuple[TextParagraph, ...]
    body: Body
    citations: Mapping[str, SourceCard]
    stories: tuple[StoryCard, ...]
    edit: str | None

    @property
    def updated(self) -> date | None:
        """The day on which a claim that quotes it, or finds it silent, last changed, where there is one."""
        claims = (*(use.claim for use in self.stances), *self.silent_on)
        return max((claim.updated for claim in claims), default=None)


@dataclass(frozen=True, slots=True)
class LoggedCorrection:
    """A correction with the claim that it was made to."""

    correction: Correction
    claim: ClaimCard


@dataclass(frozen=True, slots=True)
class FreePage:
    """``/<id>/``: a page of the site's own, such as about or methodology.

    ``scale`` is filled on the methodology page and ``corrections`` on the corrections page.
    """

    id: str
    address: str
    title: str
    summary: str | None
    status: Status
    body: Body
    scale: tuple[Verdict, ...]
    corrections: tuple[LoggedCorrection, ...]
    updated: date | None
    edit: str | None
    citations: Mapping[str, SourceCard]


@dataclass(frozen=True, slots=True)
class ClaimIndex:
    """``/claims/``: every claim that stands in lists, and those that were withdrawn."""

    claims: tuple[ClaimCard, ...]
    withdrawn: tuple[ClaimCard, ...]

    @property
    def updated(self) -> date | None:
        """The day on which a claim last changed, where there is one."""
        return max((claim.updated for claim in (*self.claims, *self.withdrawn)), default=None)


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address; ``target`` is the address that took its place."""

    target: str


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """An answer on the home page, with the sources that support it."""

    claim: ClaimCard
    supported_by: tuple[SourceCard, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question on the home page with its rival answers."""

    card: QuestionCard
    answers: tuple[OpenAnswer, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """``/``."""

    stories: tuple[StoryPage, ...]
    questions: tuple[OpenQuestion, ...]
    latest: tuple[ClaimCard, ...]
    corrections: tuple[LoggedCorrection, ...]
    sources: int
    claims: int
    quotes: int


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the site's menu."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """What every page knows of the site around it.

    ``base_url`` ends with a slash. ``direction`` is ``ltr`` or ``rtl``, after the site's language. ``preview`` says
    that this is a host's preview of a change, which search engines and indexes must pass over.
    """

    title: str
    tagline: str | None
    base_url: str
    language: str
    direction: str
    publisher: str | None
    publisher_url: str | None
    publisher_logo: str | None
    repository: str | None
    scale: tuple[Verdict, ...]
    menu: tuple[MenuItem, ...]
    updated: date | None
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site, ready to be rendered."""

    frame: SiteFrame
    home: HomePage
    stories: tuple[StoryPage, ...]
    questions: tuple[QuestionPage, ...]
    claims: tuple[ClaimPage, ...]
    sources: tuple[SourcePage, ...]
    pages: tuple[FreePage, ...]
    index: ClaimIndex
    corrections: tuple[LoggedCorrection, ...]
    redirects: tuple[tuple[str, str], ...]
