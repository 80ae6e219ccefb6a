"""Cards made from index entries: what a page shows of a thing that it names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from site_builder.analysis.origins import OriginRange
from site_builder.analysis.verdict_support import Unit
from site_builder.analysis.versions import Versions
from site_builder.content.languages import translatable
from site_builder.content.origin import Origin
from site_builder.content.records import Correction, Stance, Status, TitleFrom
from site_builder.content.settings import Side, Verdict
from site_builder.content.status_note import StatusNote
from site_builder.content.takedown import Takedown
from site_builder.index.claim_ground import ArticleOrigins
from site_builder.index.entries import ClaimEntry, QuestionEntry, SourceEntry, StoryEntry
from site_builder.index.site_index import SiteIndex
from site_builder.views.slots import Slot


class Tally(Struct, frozen=True):
    """How many articles stand how. One with evidence of several stances counts once under each, and all its versions are one.

    ``articles`` counts those that are quoted, ``origins`` says from at least to at most how many origins they come;
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
    origins: OriginRange | None
    silent_signed: int = 0

    @property
    def read(self) -> int:
        """How many articles somebody has assessed: those that are quoted, and those that are silent."""
        return self.articles + self.silent


class Hanging(StrEnum):
    """On what a verdict hangs alone: one article, or several articles of one origin."""

    ARTICLE = "article"
    ORIGIN = "origin"


STATUS_WORDS: Mapping[Status, str] = {
    Status.OUTDATED: translatable("Outdated"),
    Status.WITHDRAWN: translatable("Withdrawn"),
}
"""What is said first of a page that does not stand as it did."""


class SourceCard(Struct, frozen=True):
    """A source wherever it is named: enough to say what it is and to link to it.

    ``versions`` counts those that were archived of the article, this one among them; ``version_day`` is the day of this one
    where there are several, and ``version_of`` the id that stands for the article where it is another. ``short`` is how it is cited in running text: a few words, or the title when nobody gave any.
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
    takedown: Takedown | None = None
    modified: date | None = None
    retrieved: date | None = None
    version_of: str | None = None
    version_day: date | None = None
    versions: int = 1

    @property
    def article(self) -> str:
        """The id that stands for the article, whatever versions of it there are."""
        return self.version_of or self.id


class StoryCard(Struct, frozen=True):
    """A story wherever it is named."""

    id: str
    address: str
    title: str
    summary: str
    published: date
    status: Status
    status_note: StatusNote | None = None


class QuestionCard(Struct, frozen=True):
    """A question wherever it is named."""

    id: str
    address: str
    question: str
    summary: str | None
    exclusive: bool
    status: Status
    status_note: StatusNote | None = None


class ClaimCard(Struct, frozen=True):
    """A claim wherever it is named: what a reader sees of it in a list.

    ``carried_by`` counts the articles that bear the verdict out: those that support a claim that is held up, those that
    contradict one that is refuted; None where the verdict leans no way. ``hangs_on`` says that the verdict falls without a
    single article or origin. ``status_word`` is what is said first of a claim that is outdated or withdrawn, and
    ``status_note`` is since when and why. ``slots`` has the place of each article in the tally; none where there are too many.
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
    status_word: str = ""
    status_note: Correction | None = None
    slots: tuple[Slot, ...] = ()

    @property
    def withdrawal(self) -> Correction | None:
        """When and why the claim was withdrawn, where it was."""
        return self.status_note if self.status is Status.WITHDRAWN else None

    @property
    def judgement(self) -> str:
        """The verdict in words, with what has to be said first; of a withdrawn claim no verdict stands."""
        if self.status is Status.WITHDRAWN:
            return self.status_word
        return f"{self.status_word} ({self.verdict.label})" if self.status_word else self.verdict.label

    @property
    def headline(self) -> str:
        """The claim with its judgement before it, where nothing else beside it tells that."""
        return f"{self.judgement}: {self.claim}"

    @property
    def title(self) -> str:
        """The claim, with that it is outdated or withdrawn before it, where the verdict stands beside it or nowhere."""
        return f"{self.status_word}: {self.claim}" if self.status_word else self.claim

    @property
    def brief(self) -> str:
        """Why the verdict is what it is, or why the claim was withdrawn."""
        return self.withdrawal.note if self.withdrawal else self.summary


def source_card(entry: SourceEntry, versions: Versions) -> SourceCard:
    """Return the card of a source, which may be one of several ``versions`` of an article."""
    line, article = versions.line(entry.id), versions.article(entry.id)
    return SourceCard(
        id=entry.id,
        address=entry.address,
        title=entry.title,
        title_from=entry.title_from,
        short=entry.short or entry.title,
        publisher=entry.publisher,
        authors=entry.authors,
        published=entry.published,
        language=entry.language,
        url=entry.url,
        archived_url=entry.archived_url,
        origin=entry.origin,
        takedown=entry.takedown,
        modified=entry.modified,
        retrieved=entry.retrieved,
        version_of=article if article != entry.id else None,
        version_day=entry.day_of_text if len(line) > 1 else None,
        versions=len(line),
    )


def is_unsigned(source: SourceCard) -> bool:
    """Say whether nothing is recorded of an article that would stand below its title."""
    told = (source.publisher, source.authors, source.published, source.origin, source.takedown)
    return not any(told) and source.versions == 1


def story_card(entry: StoryEntry) -> StoryCard:
    """Return the card of a story."""
    return StoryCard(
        entry.id, entry.address, entry.title, entry.summary, entry.published, entry.status, entry.status_note
    )


def question_card(entry: QuestionEntry) -> QuestionCard:
    """Return the card of a question."""
    return QuestionCard(
        entry.id, entry.address, entry.question, entry.summary, entry.exclusive, entry.status, entry.status_note
    )


def claim_card(
    entry: ClaimEntry,
    verdict: Verdict,
    tally: Tally,
    hangs_on: Hanging | None,
    status_word: str = "",
    slots: tuple[Slot, ...] = (),
) -> ClaimCard:
    """Return the card of a claim; ``status_word`` is what is said first of it, in the site's language."""
    return ClaimCard(
        id=entry.id,
        address=entry.address,
        claim=entry.claim,
        answer=entry.answer,
        verdict=verdict,
        summary=entry.summary,
        tally=tally,
        published=entry.published,
        reviewed=entry.reviewed,
        updated=entry.updated,
        status=entry.status,
        carried_by={Side.FOR: tally.supports, Side.AGAINST: tally.contradicts}.get(verdict.side),
        hangs_on=hangs_on,
        status_word=status_word,
        status_note=entry.status_note,
        slots=slots,
    )


def hanging_of(single: Collection[Unit], origins: ArticleOrigins) -> Hanging | None:
    """Return on what a verdict hangs that falls without each of these alone: an article before an origin."""
    if not single:
        return None
    return Hanging.ARTICLE if any(origins.articles(unit.sources) == 1 for unit in single) else Hanging.ORIGIN


def tally_of(entry: ClaimEntry, index: SiteIndex, origins: ArticleOrigins) -> Tally:
    """Return how many articles stand how towards a claim. All versions of an article are one, and quoted if one of them is."""
    article = index.versions.article
    sources: Mapping[Stance, set[str]] = {stance: set() for stance in Stance}
    for item in entry.evidence:
        sources[item.stance].add(article(item.source))
    quoted = set().union(*sources.values())
    signed = {article(silence.source) for silence in entry.silent if silence.is_signed}
    return Tally(
        supports=len(sources[Stance.SUPPORTS]),
        contradicts=len(sources[Stance.CONTRADICTS]),
        qualifies=len(sources[Stance.QUALIFIES]),
        mentions=len(sources[Stance.MENTIONS]),
        silent=len(set(map(article, entry.silent_sources)) - quoted),
        not_assessed=len(index.unassessed(entry)),
        articles=len(quoted),
        origins=origins.of(quoted).count,
        silent_signed=len(signed - quoted),
    )
