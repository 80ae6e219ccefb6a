"""What the templates get: one frozen value for each kind of page, complete in itself.

The link stage makes these from the corpus and its receipts; the render stage turns them into bytes. Nothing in
them needs a lookup elsewhere, so a page can be rendered from its value alone. ``docs/theme.md`` tells theme
writers what each holds. Addresses are relative to the site's root and have no leading slash: ``claims/x/``.

``record`` is the front matter of the page's own file, so a new field of a record is on its page without a line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from site_builder.analysis.totals import Totals
from site_builder.analysis.verdict_rule import Told
from site_builder.content.document import Body
from site_builder.content.records import (
    Claim,
    Claimant,
    Correction,
    Extent,
    Page,
    Question,
    Silence,
    Source,
    Stance,
    Status,
    Story,
)
from site_builder.content.settings import Verdict
from site_builder.views.archived_values import PassageUse, TextParagraph
from site_builder.views.beside_values import BesideLink
from site_builder.views.card_values import ClaimCard, EvidenceCard, QuestionCard, SourceCard, Standing, StoryCard
from site_builder.views.page_numbers import Paging
from site_builder.views.suggest_values import Suggesting


class Footing(Struct, frozen=True):
    """How a verdict follows from the scale, and what it hangs on.

    ``holds`` says that the evidence carries the verdict. Each entry of ``falls_without`` is a set of one or two units
    without which it does not, and a unit is an article or all articles of one origin. ``whole`` is false where there were
    too many articles to try two at a time.
    """

    rule: Told
    holds: bool
    falls_without: tuple[tuple[tuple[SourceCard, ...], ...], ...]
    whole: bool


class ClaimPage(Struct, frozen=True):
    """``/claims/<id>/``. ``rivals`` are the first of ``rival_count``.

    ``silences`` has, by the ids of the sources that are ``silent``, who read them and what was considered.
    """

    card: ClaimCard
    record: Claim
    evidence: Mapping[Stance, tuple[EvidenceCard, ...]]
    silent: tuple[SourceCard, ...]
    silences: Mapping[str, Silence]
    not_assessed: tuple[SourceCard, ...]
    body: Body
    citations: Mapping[str, SourceCard]
    first_anchor: Mapping[str, str]
    question: QuestionCard | None
    rivals: tuple[ClaimCard, ...]
    rival_count: int
    story: StoryCard | None
    claimants: tuple[tuple[Claimant, SourceCard | None], ...]
    would_change: tuple[str, ...]
    corrections: tuple[Correction, ...]
    authors: tuple[str, ...]
    edit: str | None
    footing: Footing

    @property
    def updated(self) -> date:
        """The day on which the claim last changed."""
        return self.card.updated

    @property
    def quoted(self) -> tuple[SourceCard, ...]:
        """The source of each item of evidence, stance by stance."""
        return tuple(item.source for items in self.evidence.values() for item in items)


class Answer(Struct, frozen=True):
    """One rival answer on a question's page: the claim and the evidence for and against it.

    ``more`` counts the items of evidence that stand only on the claim's own page.
    """

    claim: ClaimCard
    evidence: Mapping[Stance, tuple[EvidenceCard, ...]]
    more: int


class Figure(Struct, frozen=True):
    """An answer that is an amount, beside others of the same unit.

    ``share`` is its size as a part of the largest one, from 0 to 1, without regard to its sign. ``more`` counts the
    sources that support it beside those of ``supported_by``.
    """

    claim: ClaimCard
    value: float
    share: float
    supported_by: tuple[SourceCard, ...]
    more: int


class QuestionPage(Struct, frozen=True):
    """``/questions/<id>/``, and the pages on which its answers go on.

    ``answers`` and ``figures`` are those of this page, ``total`` counts the answers of all pages. ``updated`` is the day
    on which any answer last changed, where there is one.
    """

    card: QuestionCard
    record: Question
    address: str
    answers: tuple[Answer, ...]
    total: int
    figures: tuple[Figure, ...]
    story: StoryCard | None
    body: Body
    citations: Mapping[str, SourceCard]
    edit: str | None
    updated: date | None
    paging: Paging | None


class Cell(Struct, frozen=True):
    """How one source stands towards one claim. ``address`` leads to the first piece of evidence, or to the claim.

    ``standings`` has more than one entry where a source gives evidence of several stances.
    """

    source: str
    standings: tuple[Standing, ...]
    address: str


class MatrixRow(Struct, frozen=True):
    """One claim of the story against the sources of the columns, in their order."""

    claim: ClaimCard
    cells: tuple[Cell, ...]


class MatrixGroup(Struct, frozen=True):
    """The rows that answer one question, or, with no question, the story's other claims."""

    question: QuestionCard | None
    rows: tuple[MatrixRow, ...]


class Column(Struct, frozen=True):
    """One source of the story with the number of the story's claims, on all pages, to which it stands in each way."""

    source: SourceCard
    totals: Mapping[Standing, int]


class StoryGlance(Struct, frozen=True):
    """A story as a small picture. ``groups`` hold, question by question and claim by claim, how each article stands.

    ``claims`` and ``articles`` count all of the story, of which a long one's picture shows the first.
    """

    card: StoryCard
    groups: tuple[tuple[tuple[Standing, ...], ...], ...]
    claims: int
    articles: int


class StoryPage(Struct, frozen=True):
    """``/stories/<id>/``, and the pages on which its matrix goes on.

    ``columns`` and ``groups`` are those of this page's table. Where there are several pages, a table has the columns of
    the sources that speak to its claims or were found silent on them. ``sources`` are those that this page lists, ``beside``
    has on the first page the pairs of them that are set side by side, and ``updated`` is the day on which the story was published or one of its claims last changed.
    """

    card: StoryCard
    record: Story
    address: str
    columns: tuple[Column, ...]
    groups: tuple[MatrixGroup, ...]
    sources: tuple[SourceCard, ...]
    glance: StoryGlance
    body: Body
    citations: Mapping[str, SourceCard]
    beside: tuple[BesideLink, ...]
    edit: str | None
    updated: date
    paging: Paging | None


class SourcePage(Struct, frozen=True):
    """``/sources/<id>/``.

    ``sentences`` counts what became of its sentences, and ``unused`` are those that no claim quotes and nobody has set
    aside; of a text that is not shown whole they are counted only.
    ``stances`` are all the uses that are made of it. ``listed`` are those of them, and ``silent_on`` the claims on
    which it is silent, that this page lists; the others follow on further pages (:class:`SourceUses`). ``stories`` are
    the first that it was read for, and ``more_stories`` counts the others. ``updated`` is the day on which a claim that
    quotes it, or finds it silent, last changed, where there is one.
    """

    card: SourceCard
    record: Source
    seed: str
    sha256: str
    publish: Extent
    code_points: int
    stances: tuple[PassageUse, ...]
    listed: tuple[PassageUse, ...]
    silent_on: tuple[ClaimCard, ...]
    text: tuple[TextParagraph, ...]
    sentences: Totals
    unused: tuple[str, ...]
    body: Body
    citations: Mapping[str, SourceCard]
    stories: tuple[StoryCard, ...]
    more_stories: int
    beside: tuple[BesideLink, ...]
    edit: str | None
    updated: date | None
    paging: Paging | None


class SourceUses(Struct, frozen=True):
    """``/sources/<id>/page/<number>/``: a further page of the claims that quote a source or find it silent."""

    card: SourceCard
    address: str
    listed: tuple[PassageUse, ...]
    silent_on: tuple[ClaimCard, ...]
    updated: date | None
    paging: Paging | None


class LoggedCorrection(Struct, frozen=True):
    """A correction with the claim that it was made to."""

    correction: Correction
    claim: ClaimCard


class FreePage(Struct, frozen=True):
    """``/<id>/``: a page of the site's own, such as about or methodology.

    ``scale`` is filled on the methodology page and ``corrections`` on the corrections page, whose log goes on over
    further pages; ``suggesting`` on the page `contribute` of a site that says where its content is kept.
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
    paging: Paging | None
    suggesting: Suggesting | None = None
    record: Page | None = None


class ClaimIndex(Struct, frozen=True):
    """``/claims/``: every claim that stands in lists, and those that were withdrawn; of many, the newest.

    The older ones stand on pages of their own, ``/claims/page/<number>/``. ``total`` counts the claims of all pages
    that stand in lists; only the first page tells it, so that the others need not change with it.
    """

    address: str
    claims: tuple[ClaimCard, ...]
    withdrawn: tuple[ClaimCard, ...]
    total: int | None
    paging: Paging | None

    @property
    def updated(self) -> date | None:
        """The day on which a claim last changed, where there is one."""
        return max((claim.updated for claim in (*self.claims, *self.withdrawn)), default=None)

    @property
    def published(self) -> tuple[date, date]:
        """The days on which the first and the last of its claims were published."""
        days = [claim.published for claim in (*self.claims, *self.withdrawn)]
        return min(days), max(days)


class ListKind(StrEnum):
    """Of what a list is."""

    STORIES = "stories"
    QUESTIONS = "questions"
    SOURCES = "sources"


class Listing(Struct, frozen=True):
    """``/stories/``, ``/questions/`` or ``/sources/``, and the pages on which each goes on: everything of one kind.

    Only what ``kind`` says is filled. ``total`` counts the entries of all pages, where that is worth telling.
    """

    kind: ListKind
    address: str
    stories: tuple[StoryCard, ...]
    questions: tuple[QuestionCard, ...]
    sources: tuple[SourceCard, ...]
    total: int | None
    paging: Paging | None
    updated: date | None = None


class Redirect(Struct, frozen=True):
    """A former address; ``target`` is the address that took its place."""

    target: str


class OpenAnswer(Struct, frozen=True):
    """An answer on the home page, with the sources that support it; ``more`` counts those that are not named."""

    claim: ClaimCard
    supported_by: tuple[SourceCard, ...]
    more: int


class OpenQuestion(Struct, frozen=True):
    """A question on the home page with the first of its rival answers, which ``total`` counts."""

    card: QuestionCard
    answers: tuple[OpenAnswer, ...]
    total: int


class HomePage(Struct, frozen=True):
    """``/``. ``stories`` and ``questions`` are shown, ``more_stories`` and ``more_questions`` named.

    ``story_count`` and ``question_count`` count all that there are. ``updated`` is the day on which a claim last
    changed or a story was published.
    """

    stories: tuple[StoryGlance, ...]
    more_stories: tuple[StoryCard, ...]
    story_count: int
    questions: tuple[OpenQuestion, ...]
    more_questions: tuple[OpenQuestion, ...]
    question_count: int
    latest: tuple[ClaimCard, ...]
    corrections: tuple[LoggedCorrection, ...]
    sources: int
    claims: int
    quotes: int
    updated: date | None


class MenuItem(Struct, frozen=True):
    """An entry of the site's menu."""

    title: str
    address: str


class SiteFrame(Struct, frozen=True):
    """What every page knows of the site around it.

    ``base_url`` ends with a slash. ``direction`` is ``ltr`` or ``rtl``, after the site's language. ``preview`` says
    that this is a host's preview of a change, which search engines and indexes must pass over. ``suggest`` is the
    address of the form for a new claim, where there is one; ``editor`` says that there is a browser editor.
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
    preview: bool = False
    suggest: str | None = None
    editor: bool = False
