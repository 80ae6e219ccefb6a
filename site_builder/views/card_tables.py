"""The cards of everything that can be named on a page, made once and shared by all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from hashlib import blake2b
from typing import TypeVar

from msgspec.structs import replace

from site_builder.content.addresses import evidence_anchors, passage_anchor
from site_builder.content.corpus import Seed
from site_builder.content.records import Stance, Status
from site_builder.content.repository import repository_of
from site_builder.content.settings import Settings, Verdict
from site_builder.evidence.receipt import Receipt
from site_builder.index.entries import (
    Brief,
    ClaimBrief,
    EvidenceBrief,
    PageBrief,
    QuestionBrief,
    SourceBrief,
    StoryBrief,
)
from site_builder.index.site_index import Outline
from site_builder.views.card_values import ClaimCard, EvidenceCard, QuestionCard, SourceCard, Standing, StoryCard, Tally
from site_builder.views.dependencies import ALL, Seen, Table
from site_builder.views.quoted_passage import live_address, passage_of

B = TypeVar("B", bound=Brief)
MOST_SEEDS = 256
"""How many archived texts are held at once."""
MOST_EVIDENCE = 1024
"""Of how many claims, and of how many sources, the evidence is held at once: it takes more memory than all other cards."""


class Cards:
    """What is visible on the site, by id, and the card of each thing.

    With ``drafts`` the drafts are visible too. Claims that were withdrawn keep their page and are left out of
    lists, matrices and rival answers (``current``). What is looked up is noted in ``seen``; ``digest`` gives the digest
    of each thing that stands there, for which ``digest_of`` has to give that of a brief.
    """

    def __init__(
        self,
        outline: Outline,
        *,
        drafts: bool,
        say: Callable[[str], str] = str,
        digest_of: Callable[[Brief], str] = lambda brief: "",
    ) -> None:
        self.outline = outline
        self.say = say
        self.seen = Seen()
        self.scale = {verdict.id: verdict for verdict in _scale(outline.settings.record, say)}
        self._digest_of = digest_of
        self._digests: dict[str, str] = {}
        self._texts: dict[str, Seed] = {}
        self._briefs: dict[str, Mapping[str, Brief]] = {
            "sources": outline.sources,
            "stories": _visible(outline.stories, drafts),
            "questions": _visible(outline.questions, drafts),
            "claims": _visible(outline.claims, drafts),
            "pages": _visible(outline.pages, drafts),
        }
        self._briefs["current"] = {
            id: brief for id, brief in self._briefs["claims"].items() if brief.status is not Status.WITHDRAWN
        }
        self.sources: Mapping[str, SourceBrief] = self._table("sources")
        self.stories: Mapping[str, StoryBrief] = self._table("stories")
        self.questions: Mapping[str, QuestionBrief] = self._table("questions")
        self.claims: Mapping[str, ClaimBrief] = self._table("claims")
        self.pages: Mapping[str, PageBrief] = self._table("pages")
        # The claims that stand in lists: all that are visible but those that were withdrawn.
        self.current: Mapping[str, ClaimBrief] = self._table("current")
        self.source = Table("source", outline.sources, self._source_card, self.seen)
        self.story = Table("story", self._briefs["stories"], self._story_card, self.seen)
        self.question = Table("question", self._briefs["questions"], self._question_card, self.seen)
        self.claim = Table("claim", self._briefs["claims"], self._claim_card, self.seen)
        # The evidence of each visible claim, in the order in which it was written.
        self.evidence = Table("evidence", self._briefs["claims"], self._evidence, self.seen, MOST_EVIDENCE)

    def _table(self, folder: str) -> Table[B]:
        briefs = self._briefs[folder]
        return Table(folder, briefs, briefs.__getitem__, self.seen)  # type: ignore[arg-type]

    @cached_property
    def answers(self) -> Table[tuple[ClaimBrief, ...]]:
        """The current claims that answer each question, those with the most support first."""
        found = _grouped((claim.question, claim) for claim in self._current())

        def make(question: str) -> tuple[ClaimBrief, ...]:
            return tuple(sorted(found[question], key=lambda c: (-self.claim.quietly(c.id).tally.supports, c.id)))

        return Table("answers", found, make, self.seen)

    @cached_property
    def of_story(self) -> Table[tuple[ClaimBrief, ...]]:
        """The current claims of each story, in the order of their ids."""
        return self._group("of_story", ((claim.story, claim) for claim in self._current()))

    @cached_property
    def _quoting(self) -> Mapping[str, tuple[ClaimBrief, ...]]:
        """The visible claims that quote each source."""
        claims: Mapping[str, ClaimBrief] = self._briefs["claims"]  # type: ignore[assignment]
        return _grouped(
            (source, claim)
            for claim in claims.values()
            for source in dict.fromkeys(item.source for item in claim.evidence)
        )

    @cached_property
    def uses(self) -> Table[tuple[tuple[ClaimCard, EvidenceCard], ...]]:
        """What the visible claims quote of each source, in the order of their ids."""

        def make(source: str) -> tuple[tuple[ClaimCard, EvidenceCard], ...]:
            return tuple(
                (self.claim.quietly(claim.id), card)
                for claim in self._quoting[source]
                for card in self._evidence_from(source, claim.id)
            )

        return Table("uses", self._quoting, make, self.seen, MOST_EVIDENCE)

    @cached_property
    def silent_on(self) -> Table[tuple[ClaimCard, ...]]:
        """The current claims to which each source does not speak, in the order of their ids."""
        found = _grouped((source, claim) for claim in self._current() for source in dict.fromkeys(claim.silent))
        return Table(
            "silent_on", found, lambda id: tuple(self.claim.quietly(claim.id) for claim in found[id]), self.seen
        )

    @cached_property
    def read_for(self) -> Table[tuple[StoryCard, ...]]:
        """The stories for which each source was read."""
        stories: Mapping[str, StoryBrief] = self._briefs["stories"]  # type: ignore[assignment]
        found = _grouped((source, story) for story in stories.values() for source in dict.fromkeys(story.sources))
        return Table(
            "read_for", found, lambda id: tuple(self.story.quietly(story.id) for story in found[id]), self.seen
        )

    @cached_property
    def former(self) -> Table[Brief]:
        """The visible documents that once had other addresses, by their paths."""
        folders = (self._briefs[folder] for folder in ("stories", "questions", "claims", "pages"))
        found = {brief.path: brief for folder in folders for brief in folder.values() if brief.aliases}
        return Table("former", found, found.__getitem__, self.seen)

    def _group(self, name: str, pairs: Iterable[tuple[str | None, B]]) -> Table[tuple[B, ...]]:
        found = _grouped(pairs)
        return Table(name, found, found.__getitem__, self.seen)

    def _current(self) -> Iterable[ClaimBrief]:
        current: Mapping[str, ClaimBrief] = self._briefs["current"]  # type: ignore[assignment]
        return current.values()

    def evidence_by_stance(self, claim: str) -> Mapping[Stance, tuple[EvidenceCard, ...]]:
        """Return the evidence of a claim for each of the four stances."""
        cards = self.evidence[claim]
        return {stance: tuple(card for card in cards if card.stance is stance) for stance in Stance}

    def standings(self, claim: ClaimBrief) -> Mapping[str, tuple[Standing, ...]]:
        """Return how the sources stand that a claim assesses: each stance once, strongest first."""
        found: dict[str, set[Stance]] = defaultdict(set)
        for item in claim.evidence:
            found[item.source].add(item.stance)
        quoted = {id: tuple(Standing(s) for s in Stance if s in stances) for id, stances in found.items()}
        return dict.fromkeys(claim.silent, (Standing.SILENT,)) | quoted

    def unassessed(self, claim: ClaimBrief) -> tuple[str, ...]:
        """Return the sources of a claim's story that the claim neither cites nor lists as silent."""
        self.seen.add("stories", claim.story or "")
        return self.outline.unassessed(claim)

    def citations(self, document: Brief) -> Mapping[str, SourceCard]:
        """Return the card of every source that the body of a document cites."""
        return {citation.source: self.source[citation.source] for citation in document.citations}

    def edit(self, document: Brief) -> str | None:
        """Return the address at which the file can be edited, or None when the site does not say where it is kept."""
        repository = repository_of(self.outline.settings.record)
        return repository.edit(document.path) if repository else None

    def seed(self, name: str) -> Seed:
        """Return an archived text."""
        found = self._texts.get(name)
        if found is None:
            if len(self._texts) >= MOST_SEEDS:
                del self._texts[next(iter(self._texts))]
            found = self._texts[name] = self.outline.seeds[name]
        return found

    def forget(self) -> None:
        """Let go of the digests, which can be made again."""
        self._digests.clear()

    def has(self, folder: str, id: str) -> bool:
        """Say whether a document is there and visible, without a note that it was looked up."""
        return id in self._briefs[folder]

    def digest(self, name: str) -> str:
        """Return the digest of something that can be looked up, by the name under which that is noted."""
        found = self._digests.get(name)
        if found is None:
            table, _, id = name.partition("/")
            found = self._digests[name] = self._made_digest(table, id)
        return found

    def _made_digest(self, table: str, id: str) -> str:
        if id == ALL:
            return joined(self.digest(f"{table}/{one}") for one in self._ids(table))
        match table:
            case "claim":
                brief = self._briefs["claims"].get(id)
                return joined((self._digest_of(brief), repr(self.claim.quietly(id).tally))) if brief else ""
            case "evidence":
                claim = self.outline.claims.get(id)
                sources = dict.fromkeys(item.source for item in claim.evidence) if claim else ()
                return joined((self.digest(f"claims/{id}"), *(self.digest(f"sources/{source}") for source in sources)))
            case "answers":
                return (
                    joined(f"{c.id}:{self.digest(f'claim/{c.id}')}" for c in self.answers.quietly(id))
                    if id in self._ids(table)
                    else ""
                )
            case "of_story":
                return (
                    joined(f"{c.id}:{self.digest(f'claims/{c.id}')}" for c in self.of_story.quietly(id))
                    if id in self._ids(table)
                    else ""
                )
            case "former":
                return f"{id}:{self.former.quietly(id).aliases}" if id in self.former.ids else ""
            case "uses":
                using = self._quoting.get(id, ())
                return joined(
                    (self.digest(f"sources/{id}"), *(f"{c.id}:{self.digest(f'claim/{c.id}')}" for c in using))
                )
            case "silent_on":
                silent = self.silent_on.quietly(id) if id in self._ids(table) else ()
                return joined(f"{card.id}:{self.digest(f'claim/{card.id}')}" for card in silent)
            case "read_for":
                stories = self.read_for.quietly(id) if id in self._ids(table) else ()
                return joined(f"{card.id}:{self.digest(f'stories/{card.id}')}" for card in stories)
        folder = {"source": "sources", "story": "stories", "question": "questions"}.get(table, table)
        brief = self._briefs[folder].get(id)
        return f"{id}:{self._digest_of(brief)}" if brief else ""

    def _ids(self, table: str) -> Iterable[str]:
        found: Table[object] = getattr(self, table)
        return found.ids

    def _source_card(self, id: str) -> SourceCard:
        brief = self.outline.sources[id]
        return SourceCard(
            id=id,
            address=brief.address,
            title=brief.title,
            title_from=brief.title_from,
            short=brief.short or brief.title,
            publisher=brief.publisher,
            authors=brief.authors,
            published=brief.published,
            language=brief.language,
            url=brief.url,
            archived_url=brief.archived_url,
            origin=brief.origin,
        )

    def _story_card(self, id: str) -> StoryCard:
        brief = self.outline.stories[id]
        return StoryCard(id, brief.address, brief.title, brief.summary, brief.published, brief.status)

    def _question_card(self, id: str) -> QuestionCard:
        brief = self.outline.questions[id]
        return QuestionCard(id, brief.address, brief.question, brief.summary, brief.exclusive, brief.status)

    def _claim_card(self, id: str) -> ClaimCard:
        brief = self.outline.claims[id]
        return ClaimCard(
            id=id,
            address=brief.address,
            claim=brief.claim,
            answer=brief.answer,
            verdict=self.scale[brief.verdict],
            summary=brief.summary,
            tally=self._tally(brief),
            published=brief.published,
            reviewed=brief.reviewed,
            updated=brief.updated,
            status=brief.status,
        )

    def _tally(self, brief: ClaimBrief) -> Tally:
        by_stance: dict[Stance, set[str]] = {stance: set() for stance in Stance}
        for item in brief.evidence:
            by_stance[item.stance].add(item.source)
        quoted = {item.source for item in brief.evidence}
        return Tally(
            supports=len(by_stance[Stance.SUPPORTS]),
            contradicts=len(by_stance[Stance.CONTRADICTS]),
            qualifies=len(by_stance[Stance.QUALIFIES]),
            mentions=len(by_stance[Stance.MENTIONS]),
            silent=len(set(brief.silent)),
            not_assessed=len(self.outline.unassessed(brief)),
            articles=len(quoted),
            origins=len({self.outline.origin_of(id) for id in quoted}),
        )

    def _evidence(self, id: str, source: str | None = None) -> tuple[EvidenceCard, ...]:
        """Return the evidence of a claim, all of it or that from one source."""
        items = self.outline.claims[id].evidence
        anchors = evidence_anchors(item.source for item in items)
        return tuple(
            self._evidence_card(item, anchor)
            for item, anchor in zip(items, anchors, strict=True)
            if source in (None, item.source)
        )

    def _evidence_from(self, source: str, id: str) -> tuple[EvidenceCard, ...]:
        """Return that evidence of a claim which is from one source: of a claim whose page is not made here, no more is made."""
        held = self.evidence.held(id)
        return self._evidence(id, source) if held is None else tuple(card for card in held if card.source.id == source)

    def _evidence_card(self, item: EvidenceBrief, anchor: str) -> EvidenceCard:
        source = self.source.quietly(item.source)
        seed = self.seed(self.outline.sources[item.source].seed)
        receipt = Receipt(
            seed.name, seed.sha256, item.spans, tuple(seed.text[span.start : span.end] for span in item.spans)
        )
        passage = passage_of(seed.text, item.spans)
        return EvidenceCard(
            anchor=anchor,
            source=source,
            stance=item.stance,
            passage=passage.parts,
            cut_before=passage.cut_before,
            cut_after=passage.cut_after,
            speaker=item.speaker,
            why=item.why,
            receipt=receipt,
            in_article=f"{source.address}#{passage_anchor(receipt.start, receipt.end)}",
            live=live_address(source.url, receipt) if source.url else None,
        )


def joined(digests: Iterable[str]) -> str:
    """Return one digest of several."""
    return blake2b("\x00".join(digests).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _grouped(pairs: Iterable[tuple[str | None, B]]) -> Mapping[str, tuple[B, ...]]:
    """Return what belongs to each name, in its order, without what belongs to none."""
    found: dict[str, list[B]] = defaultdict(list)
    for name, value in pairs:
        if name:
            found[name].append(value)
    return {name: tuple(values) for name, values in found.items()}


def _scale(settings: Settings, say: Callable[[str], str]) -> tuple[Verdict, ...]:
    """Return the scale in use; the default scale speaks the site's language."""
    if settings.verdicts:
        return settings.verdicts
    return tuple(replace(v, label=say(v.label), meaning=say(v.meaning)) for v in settings.scale)


def _visible(briefs: Mapping[str, B], drafts: bool) -> Mapping[str, B]:
    return briefs if drafts else {id: brief for id, brief in briefs.items() if not brief.is_draft}
