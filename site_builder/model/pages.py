"""What the templates get: one frozen value for each kind of page, complete in itself.

The link stage makes these from the corpus and its receipts; the render stage turns them into bytes. Nothing in
them needs a lookup elsewhere, so a page can be rendered from its value alone. ``docs/theme.md`` tells theme
writers what each holds. Addresses are relative to the site's root and have no leading slash: ``claims/x/``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from site_builder.model.document import Body
from site_builder.model.receipt import Receipt, Span
from site_builder.model.records import Claimant, Correction, Extent, Stance, Status, TitleFrom
from site_builder.model.settings import Verdict


class Standing(StrEnum):
    """How a source stands towards a claim, with the two standings that are not written as evidence."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    MENTIONS = "mentions"
    SILENT = "silent"
    NOT_ASSESSED = "not-assessed"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sources stand how. A source with evidence of several stances counts once under each.

    ``articles`` counts the sources that are quoted; ``origins`` counts them with those that share an origin
    taken as one.
    """

    supports: int
    contradicts: int
    qualifies: int
    mentions: int
    silent: int
    not_assessed: int
    articles: int
    origins: int


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source wherever it is named: enough to say what it is and to link to it.

    ``short`` is how it is cited in running text: a few words, or the title when nobody gave any.
    """

    id: str
    address: str
    title: str
    title_from: TitleFrom
    short: str
    publisher: str | None
    authors: tuple[str, ...]
    published: date | None
    language: str
    url: str | None
    archived_url: str | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story wherever it is named."""

    id: str
    address: str
    title: str
    summary: str
    published: date
    status: Status


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question wherever it is named."""

    id: str
    address: str
    question: str
    summary: str | None
    exclusive: bool
    status: Status


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim wherever it is named: what a reader sees of it in a list."""

    id: str
    address: str
    claim: str
    answer: str | None
    verdict: Verdict
    summary: str
    tally: Tally
    published: date
    reviewed: date | None
    updated: date
    status: Status


@dataclass(frozen=True, slots=True)
class QuotePart:
    """A stretch of the passage around a quotation; ``quoted`` tells the quoted words from their context."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """One item of evidence: an article, its stance, its words in their sentence, why, and the proof.

    ``anchor`` is the id of this item on the claim's page. ``in_article`` is the address, with its fragment, of
    the highlighted passage on the source's page. ``live`` is the article's live address with a text fragment
    that names the quotation, where there is a live address.
    """

    anchor: str
    source: SourceCard
    stance: Stance
    passage: tuple[QuotePart, ...]
    cut_before: bool
    cut_after: bool
    speaker: str | None
    why: str
    receipt: Receipt
    in_article: str
    live: str | None


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
