"""One story after the other: what it is about, its sources, and all of its files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from bench.corpus import vocabulary as words
from bench.corpus.articles import source_files
from bench.corpus.chance import pick, shuffled
from bench.corpus.claims import claims_of
from bench.corpus.curated import claim_text, question_text, questions_of, story_text
from bench.corpus.parts import File, Project, Source

CLAIMS_IN_STORY = 25
CLAIMS_PER_SOURCE = 5
FIRST_DAY = date(2023, 1, 2)


def story_files(number: int, claims: int) -> Iterator[File]:
    """Yield every file of a story with this many claims; they depend on its number alone."""
    random = Random(number)
    project = _project(number, random)
    sources = _sources(project, max(2, -(-claims // CLAIMS_PER_SOURCE)), random)
    made = claims_of(project, sources, claims, random)
    day = FIRST_DAY + timedelta(days=number % 1000)
    for source in sources:
        yield from source_files(source, sources, day, random)
    for claim in made:
        yield File(f"content/claims/{claim.id}.md", claim_text(claim, made, project, sources, day, random))
    for question, rivals in questions_of(made).items():
        yield File(f"content/questions/{question}.md", question_text(rivals, project, random))
    yield File(f"content/stories/{project.id}.md", story_text(project, sources, made, day, random))


def _project(number: int, random: Random) -> Project:
    towns, kinds = len(words.TOWN_BEGINNINGS) * len(words.TOWN_ENDINGS), len(words.PROJECTS)
    if number >= towns * kinds:
        raise ValueError(f"There are names for at most {towns * kinds:,} stories.")
    turn, place = divmod(number, towns)
    town = place * 1009 % towns  # A prime that divides no such product: every town comes once in a turn.
    beginning, ending = divmod(town, len(words.TOWN_ENDINGS))
    name = words.TOWN_BEGINNINGS[beginning] + words.TOWN_ENDINGS[ending]
    return Project(number, name, words.PROJECTS[(place + turn) % kinds], pick(random, words.BODIES))


def _sources(project: Project, many: int, random: Random) -> list[Source]:
    agency = f"{project.town} News Agency" if random.random() < 0.2 else None
    made = []
    for number, angle in zip(range(many), shuffled(random, _ANGLES), strict=False):
        title = f"{project.name[0].upper()}{project.name[1:]}: {angle[1]}"
        short = f"{angle[0]} report"
        made.append(Source(f"{project.id}-{angle[0]}", title, short, agency if number < 2 else None, []))
    return made


_ANGLES = (
    ("money", "where the money goes"),
    ("meeting", "a long night in the hall"),
    ("route", "neighbours speak up"),
    ("works", "what the builders found"),
    ("vote", "how the vote was won"),
    ("letters", "the letters nobody answered"),
    ("visit", "a visit to the site"),
)
