"""The page of a claim."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from site_builder.analysis.verdict_rule import ToldRule, rule_behind
from site_builder.content.claimed_picture import Picture
from site_builder.content.document import Body
from site_builder.content.picture import PictureFile
from site_builder.content.records import Claim, Correction, Silence, Stance
from site_builder.index.entries import ClaimEntry, PageDetail
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, QuestionCard, SourceCard, StoryCard, is_unsigned
from site_builder.views.error_report import report_address
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.said_by import SaidBy, said_by
from site_builder.views.site_view import SiteView
from site_builder.views.topic_card import TopicLabel


class Footing(Struct, frozen=True):
    """How a verdict follows from the scale, and what it hangs on.

    ``holds`` says that the evidence carries the verdict. Each entry of ``falls_without`` is a set of one or two units
    without which it does not, and a unit is an article or all articles of one origin. ``whole`` is false where there were
    too many articles to try two at a time.
    """

    rule: ToldRule
    holds: bool
    falls_without: tuple[tuple[tuple[SourceCard, ...], ...], ...]
    whole: bool


class ClaimPage(Struct, frozen=True):
    """``/claims/<id>/``. ``rivals`` are the first of ``rival_count``.

    ``report`` is where a reader reports an error in it. ``silences`` has, by the ids of the sources that are ``silent``, who read them and what was considered.
    ``pictures`` are those under check, each with what its file is.
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
    topics: tuple[TopicLabel, ...]
    claimants: tuple[tuple[SaidBy, SourceCard | None], ...]
    would_change: tuple[str, ...]
    corrections: tuple[Correction, ...]
    authors: tuple[str, ...]
    edit: str | None
    footing: Footing
    report: str | None = None
    pictures: tuple[tuple[Picture, PictureFile], ...] = ()

    @property
    def updated(self) -> date:
        """The day on which the claim last changed."""
        return self.card.updated

    @property
    def divided(self) -> tuple[SourceCard, ...]:
        """The articles that contradict themselves: they support the claim in one place and contradict it in another."""
        against = {item.source.id for item in self.evidence.get(Stance.CONTRADICTS, ())}
        both = (item.source for item in self.evidence.get(Stance.SUPPORTS, ()) if item.source.id in against)
        return tuple({source.id: source for source in both}.values())

    @property
    def articles(self) -> Mapping[Stance, tuple[tuple[EvidenceCard, ...], ...]]:
        """The evidence of each stance, all of one article together, in the order in which the articles come first."""
        return {stance: _by_article(items) for stance, items in self.evidence.items()}

    @property
    def unsigned(self) -> bool:
        """Whether nothing is recorded of any of the articles that would stand below its title."""
        return all(map(is_unsigned, (*self.quoted, *self.silent, *self.not_assessed)))

    @property
    def quoted(self) -> tuple[SourceCard, ...]:
        """The source of each item of evidence, stance by stance."""
        return tuple(item.source for items in self.evidence.values() for item in items)


def _by_article(items: tuple[EvidenceCard, ...]) -> tuple[tuple[EvidenceCard, ...], ...]:
    articles: dict[str, list[EvidenceCard]] = {}
    for item in items:
        articles.setdefault(item.source.id, []).append(item)
    return tuple(map(tuple, articles.values()))


def claim_page(entry: ClaimEntry, detail: PageDetail[Claim], site: SiteView) -> ClaimPage:
    """Return what the page of a claim shows."""
    answers = site.answers.get(entry.question or "", ())
    rivals = tuple(site.claim[claim.id] for claim in answers[: page_limits.RIVALS + 1] if claim.id != entry.id)
    return ClaimPage(
        card=site.claim[entry.id],
        record=detail.record,
        evidence=site.evidence_by_stance(entry.id),
        silent=tuple(site.source[id] for id in dict.fromkeys(entry.silent_sources)),
        silences={silence.source: silence for silence in reversed(detail.record.silent)},
        not_assessed=tuple(site.source[id] for id in site.unassessed(entry)),
        body=site.body(detail.parts),
        citations=site.citations(entry),
        first_anchor={card.source.id: card.anchor for card in reversed(site.evidence[entry.id])},
        question=site.question.get(entry.question or ""),
        rivals=rivals[: page_limits.RIVALS],
        rival_count=len(answers) - (entry.id in site.current),
        story=site.story.get(entry.story or ""),
        topics=site.labels(entry.topics),
        claimants=tuple((said, site.source.get(said.source or "")) for said in said_by(entry, site)),
        would_change=detail.record.would_change,
        corrections=tuple(sorted(entry.corrections, key=lambda correction: correction.date, reverse=True)),
        authors=detail.record.authors,
        edit=site.edit(entry),
        footing=_footing(entry, site),
        report=report_address(entry, site),
        pictures=tuple((picture, site.picture[f"seeds/{picture.file}"]) for picture in entry.pictures),
    )


def _footing(entry: ClaimEntry, site: SiteView) -> Footing:
    """Return how the verdict follows. All of it goes by what the claim's card is made from."""
    verdict = site.scale[entry.verdict]
    found = site.origins.support(entry, verdict)
    sets = (tuple(tuple(site.source[id] for id in unit.sources) for unit in units) for units in found.hangs_on)
    rule = rule_behind(tuple(site.scale.values()), verdict, site.origins.ground(entry))
    return Footing(rule, found.holds, tuple(sets), found.whole)
