"""Indexes made and changed by chance: a few documents that name one another, and some that are not there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

from msgspec.structs import replace

from site_builder.analysis.doubt import Doubt, Reason, Sign
from site_builder.content.addresses import address_of
from site_builder.content.document import Citation, Link, Quotation
from site_builder.content.fields import Refusal
from site_builder.content.origin import Apart, Independence, Origin
from site_builder.content.picture import PictureFile
from site_builder.content.read_settings import read_settings
from site_builder.content.records import Extent, Stance, Status, TitleFrom
from site_builder.content.seed import Seed
from site_builder.content.settings import DEFAULT_SCALE, Policy, SoleSource, Unassessed
from site_builder.content.statements import ClaimantKind, Statement
from site_builder.evidence.receipt import Span
from site_builder.findings.finding import Place
from site_builder.index.entries import (
    ClaimantEntry,
    ClaimEntry,
    EvidenceEntry,
    IndexEntry,
    PageEntry,
    QuestionEntry,
    SilenceEntry,
    SourceEntry,
    StoryEntry,
    TextEntry,
    TopicEntry,
)
from site_builder.index.site_index import CONTENT_FOLDERS, SiteIndex

TEXTS = ("The river rose by two metres.", "The river fell by ten metres.", "Nobody saw the river.")
SEEDS = {
    f"text-{number}.txt": Seed(f"text-{number}.txt", hashlib.sha256(text.encode()).hexdigest(), text)
    for number, text in enumerate(TEXTS)
}
_IDS = {
    "sources": ("alder", "birch", "cedar", "Alder"),
    "stories": ("flood", "storm"),
    "questions": ("rise", "fall"),
    "claimants": ("ada", "bo"),
    "topics": ("floods", "storms"),
    "claims": ("Claim-1", *(f"claim-{number}" for number in range(8))),
    "pages": ("about", "methodology", "search"),
}
_PICTURES = ("content/pictures/map.png", "content/pictures/river.png")
_SHOWN = (
    PictureFile("0", 4, 3, "n"),
    PictureFile("1", refusal=Refusal("picture-refused", "It moves.", "Save one image.")),
)
_DAY = date(2026, 1, 1)
_STEMS = ("river", "rose", "fell", "metr", "nobodi")
_VERDICTS = ("supported", "supported", "mostly-supported", "conflicting", "suported", "insufficient")


def index(chance: Random) -> SiteIndex:
    """Return an index with most of the documents."""
    folders: dict[str, Any] = {
        folder: {id: _entry(folder, id, chance) for id in sorted(ids) if chance.random() < 0.8}
        for folder, ids in _IDS.items()
    }
    pins = {name: seed.sha256 for name, seed in SEEDS.items()}
    whole = SiteIndex(read_settings("title: By chance")[0], **folders, seeds=SEEDS, pins=pins, seed_files=tuple(SEEDS))
    return _with_other_settings(whole, chance) if chance.random() < 0.5 else whole


def changed(before: SiteIndex, chance: Random) -> SiteIndex:
    """Return an index in which something is another, or nothing; the index entries that are not changed are the same objects."""
    kind = chance.random()
    if kind < 0.05:
        return _with_other_settings(before, chance)
    if kind < 0.1:
        folder = chance.choice(CONTENT_FOLDERS)
        unread = frozenset({(folder, chance.choice(_IDS[folder]))} if chance.random() < 0.7 else ())
        gone: Any = {id: entry for id, entry in before.folder(folder).items() if (folder, id) not in unread}
        return replace(before, unread=unread, **{folder: gone})
    if kind < 0.13:
        pin = chance.choice(["", SEEDS["text-0.txt"].sha256, SEEDS["text-1.txt"].sha256])
        return replace(before, pins={**before.pins, "text-1.txt": pin})
    if kind < 0.17:
        there = {path: chance.choice(_SHOWN) for path in _PICTURES if chance.random() < 0.6}
        return replace(before, pictures=there)
    for _ in range(chance.choice([0, 1, 1, 1, 1, 3])):
        before = _with_another(before, chance)
    return before


def _with_other_settings(before: SiteIndex, chance: Random) -> SiteIndex:
    unassessed = chance.choice(list(Unassessed))
    settings = replace(
        before.settings.record,
        title=f"Site {chance.random()}",
        verdicts=chance.choice([None, DEFAULT_SCALE[1:]]),
        policy=Policy(
            origins_for_supported=chance.choice([1, 2, 2, 2, 2]),
            assess_every_source=unassessed,
            sole_source=SoleSource.WARN,
            account_for_every_sentence=chance.choice(list(Unassessed)),
            languages_without_lists=chance.choice([(), ("ar",)]),
        ),
    )
    return replace(before, settings=replace(before.settings, record=settings))


def _with_another(before: SiteIndex, chance: Random) -> SiteIndex:
    """Return the index with a document more or less, or with one in another's place."""
    folder = chance.choice([*CONTENT_FOLDERS, "claims", "claims", "claims", "claims"])
    id = chance.choice([id for id in _IDS[folder] if (folder, id) not in before.unread] or ["another"])
    entries: dict[str, Any] = dict(before.folder(folder))
    was = entries.get(id)
    if was and chance.random() < 0.1:
        del entries[id]
    elif was and chance.random() < 0.7:
        other = _entry(folder, id, chance)
        name = chance.choice([name for name in other.__struct_fields__ if name != "id"])
        entries[id] = replace(was, **{name: getattr(other, name)})
    else:
        entries[id] = _entry(folder, id, chance)
    return replace(before, **{folder: dict(sorted(entries.items()))})


def _entry(folder: str, id: str, chance: Random) -> IndexEntry:
    def one(of: str, unknown: float = 0.1) -> str:
        return "unheard-of" if chance.random() < unknown else chance.choice(_IDS[of])

    def some(of: str, most: int = 2) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one(of, 0.04) for _ in range(chance.randint(0, most))))

    path = f"content/{folder}/{id}.md"
    place = Place(path, chance.randint(1, 40))
    common: dict[str, Any] = {
        "id": id,
        "status": chance.choice([*Status, *(Status.PUBLISHED,) * 4]),
        "aliases": some(folder, 1) if chance.random() < 0.2 else (),
        "citations": tuple(Citation(source, place) for source in some("sources")),
        "links": tuple(_link(place, chance) for _ in range(chance.choice([0, 0, 1, 2]))),
        "anchors": tuple(chance.sample(["heading", "other"], chance.randint(0, 2))),
        "quoted": (Quotation(chance.choice(["rose by two", "ten metres", "sank"]), place),)
        if folder in ("stories", "questions", "claimants", "topics")
        else (),
    }
    match folder:
        case "sources":
            seed = chance.choice(list(SEEDS))
            pin = SEEDS[seed].sha256 if chance.random() < 0.9 else "0"
            return SourceEntry(**common, title=id, title_from=TitleFrom.ARTICLE, short=None, publisher=None, authors=(), published=None, url=None, archived_url=None, seed=seed, sha256=pin, language=chance.choice(["en", "en", "de", "ar"]), origin=chance.choice([None, *map(Origin, ("agency", "Agency", "agency", "ced-ar", "alder", "birch", "cedar"))]), independent_of=tuple(Independence(source=id, because="", extent=chance.choice(list(Apart))) for id in some("sources", 1)), version_of=chance.choice([None, None, None, one("sources")]), retrieved=chance.choice([None, _DAY]), rewritten=chance.random() < 0.3, publish=Extent.FULL, furniture=(), aside=(), text=TextEntry((), (), chance.choice([(), ((0, 9),), ((0, 9), (10, 17))]), chance.choice(["", "red roof", "roof", "red roof river"])))  # fmt: skip
        case "stories":
            return StoryEntry(
                **common, title=id, summary="", sources=some("sources"), published=_DAY, topics=some("topics", 1)
            )
        case "questions":
            story = chance.choice([None, one("stories")])
            return QuestionEntry(**common, question=id, story=story, exclusive=chance.random() < 0.85, summary=None)
        case "claimants":
            name, same_as = chance.choice(["Ada", "Bo"]), chance.choice([(), ("https://example.org/ada",)])
            kind = chance.choice(list(ClaimantKind))
            return ClaimantEntry(**common, name=name, kind=kind, roles=(), page=None, same_as=same_as)
        case "topics":
            return TopicEntry(**common, name=chance.choice(["Floods", "Storms"]), description=None)
        case "claims":
            evidence = tuple(
                EvidenceEntry(source, chance.choice([*Stance, Stance.SUPPORTS, Stance.SUPPORTS, Stance.SUPPORTS, Stance.SUPPORTS]), "", None, (Span(0, chance.choice([9, 17])),) if chance.random() < 0.8 else ())
                for source in some("sources", 3)
            )  # fmt: skip
            return ClaimEntry(**common, claim=f"Said {chance.random()}", verdict=chance.choice(_VERDICTS), summary="", story=chance.choice([None, one("stories")]), question=chance.choice([None, one("questions"), one("questions")]), answer=chance.choice([None, "two", "ten"]), evidence=evidence, silent=tuple(_silence(source, chance) for source in some("sources", 1)), stems=tuple(chance.sample(_STEMS, 3)), sole_source_because=chance.choice([None, None, None, "It was there."]), claimants=_statements(some, chance), corrections=(), published=_DAY, reviewed=None, topics=some("topics", 1))  # fmt: skip
    return PageEntry(**common, title=id, summary=None, menu=False, order=0)


def _statements(some: Callable[[str, int], tuple[str, ...]], chance: Random) -> tuple[Statement, ...]:
    """Return who makes a claim: somebody with a record, perhaps, and somebody without one."""
    source = (*some("sources", 1), None)[0]
    return (*(Statement(claimant=id) for id in some("claimants", 1)), Statement(name="Clerk", source=source))


def _silence(source: str, chance: Random) -> SilenceEntry:
    """Return a silence with what may speak against it."""
    place = Span(0, 9)
    stems = tuple(chance.sample(_STEMS, 2))
    signs = (Sign(Doubt(chance.choice([Reason.WORDS, Reason.FIGURE]), place, (place,)), stems),)
    answered = (place,) if chance.random() < 0.3 else ()
    remarks = (Doubt(Reason.CITED, Span(10, 17), ()),) if chance.random() < 0.1 else ()
    return SilenceEntry(source, chance.random() < 0.5, answered, chance.choice([(), signs]), remarks)


def _link(place: Place, chance: Random) -> Link:
    if chance.random() < 0.1:
        return Link(chance.choice(["javascript:x", "https://example.org/"]), None, "", place)
    if chance.random() < 0.05:
        return Link("map.png", chance.choice([None, *_PICTURES]), "", place, image=True)
    folder = chance.choice([*CONTENT_FOLDERS, "sources"])
    address = address_of(folder, chance.choice([*_IDS[folder], "unheard-of"]))
    if folder == "claims" and chance.random() < 0.3:
        address += "claim.json"
    fragment = chance.choice(["", "heading", "evidence-alder", "passage-0-9", "passage-0-17"])
    return Link(f"/{address}", address, fragment, place)
