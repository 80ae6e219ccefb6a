"""The cards of what can be named on a page: a source, a story, a question, a claim, a piece of evidence."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from site_builder.analysis.origins import Range
from site_builder.content.records import Origin, Stance, Status, TitleFrom
from site_builder.content.settings import Verdict
from site_builder.evidence.receipt import Receipt
from site_builder.views.source_proof import SourceProof


class Standing(StrEnum):
    """How a source stands towards a claim, with the two standings that are not written as evidence."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    MENTIONS = "mentions"
    SILENT = "silent"
    NOT_ASSESSED = "not-assessed"


class Tally(Struct, frozen=True):
    """How many sources stand how. A source with evidence of several stances counts once under each.

    ``articles`` counts the sources that are quoted, ``origins`` says from at least to at most how many origins they come;
    None where nobody recorded one.
    ``silent_signed`` counts those of the silent ones that somebody signed as read from end to end.
    """

    supports: int
    contradicts: int
    qualifies: int
    mentions: int
    silent: int
    not_assessed: int
    articles: int
    origins: Range | None
    silent_signed: int = 0

    @property
    def read(self) -> int:
        """How many articles somebody has assessed: those that are quoted, and those that are silent."""
        return self.articles + self.silent


class Hanging(StrEnum):
    """On what a verdict hangs alone: one article, or several articles of one origin."""

    ARTICLE = "article"
    ORIGIN = "origin"


class SourceCard(Struct, frozen=True):
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
    origin: Origin | None


class StoryCard(Struct, frozen=True):
    """A story wherever it is named."""

    id: str
    address: str
    title: str
    summary: str
    published: date
    status: Status


class QuestionCard(Struct, frozen=True):
    """A question wherever it is named."""

    id: str
    address: str
    question: str
    summary: str | None
    exclusive: bool
    status: Status


class ClaimCard(Struct, frozen=True):
    """A claim wherever it is named: what a reader sees of it in a list.

    ``carried_by`` counts the articles that bear the verdict out: those that support a claim that is held up, those that
    contradict one that is refuted; None where the verdict leans no way. ``hangs_on`` says that the verdict falls without a
    single article or origin.
    """

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
    carried_by: int | None = None
    hangs_on: Hanging | None = None


class QuotePart(Struct, frozen=True):
    """A stretch of the passage around a quotation; ``quoted`` tells the quoted words from their context."""

    text: str
    quoted: bool


class EvidenceCard(Struct, frozen=True):
    """One item of evidence: an article, its stance, its words in their sentence, why, and the proof.

    ``anchor`` is the id of this item on the claim's page. ``in_article`` is the address, with its fragment, of
    the highlighted passage on the source's page. ``live`` is the article's live address with a text fragment
    that names the quotation, where there is a live address. ``exact`` has the words of each piece of the quotation as a
    page may show them; those of the archived text are in the receipt. ``proof`` is what readers can check it against.
    """

    anchor: str
    source: SourceCard
    stance: Stance
    passage: tuple[QuotePart, ...]
    cut_before: bool
    cut_after: bool
    speaker: str | None
    why: str
    exact: tuple[str, ...]
    receipt: Receipt
    proof: SourceProof
    in_article: str
    live: str | None
