"""A site of any size to measure with: claims, sources, questions and stories made from word lists.

``python -m bench.corpus OUT --claims 1000`` writes a site on which ``site-builder check --strict`` finds nothing:
each quotation stands once in its seed, each verdict is carried by its evidence, each claim says of every source of
its story what it says or that it is silent. There are N claims with 2 to 6 quotations and an analysis of 150 to 300
words each, over N/5 sources whose seeds have 400 to 800 words; a story holds 25 claims, of which about nine answer
three questions with two to four rival answers.

The bytes are equal on every run and every version of Python, and a story is the same in a site of any size, so a
site of 1,000 claims is the beginning of one of 10,000. One story is made and written at a time: memory does not grow
with N.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from bench import vocabulary as words
from bench.vocabulary import Topic

CLAIMS_IN_STORY = 25
CLAIMS_PER_SOURCE = 5
QUESTIONS_IN_STORY = 3
MOST_QUOTES = 6
FIRST_DAY = date(2023, 1, 2)

T = TypeVar("T")

# What the sources of a claim that answers no question say, by its verdict: the claim's own value ("own"), another
# ("other"), something that limits it, or nothing but that the matter exists. Any two at the beginning suffice.
_PATTERNS: dict[str, tuple[str, ...]] = {
    "supported": ("own", "own", "own", "mentions"),
    "mostly-supported": ("own", "qualifies", "own", "own"),
    "mixed": ("own", "qualifies", "qualifies", "own"),
    "mostly-refuted": ("other", "qualifies", "other", "other"),
    "refuted": ("other", "other", "mentions", "other"),
    "conflicting": ("own", "other", "own", "other", "mentions"),
    "missing-context": ("qualifies", "own", "qualifies"),
    "insufficient": ("mentions", "qualifies", "mentions"),
}
_VERDICTS = ("supported",) * 5 + ("refuted",) * 3 + tuple(_PATTERNS)


class File(NamedTuple):
    """A file of the site: its path below the site's folder, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source that can be quoted on a topic: what they say (a value, or None), and their stance if none."""

    source: int
    quote: str
    value: str | None
    stance: str = ""

    def towards(self, value: str) -> str:
        """Return the stance of the passage towards the claim that the topic's value is ``value``."""
        if self.value is None:
            return self.stance
        return "supports" if self.value == value else "contradicts"


@dataclass(frozen=True, slots=True)
class Project:
    """What a story is about."""

    number: int
    town: str
    kind: str
    body: str

    @property
    def name(self) -> str:
        """The name in running text, such as “Ashford tram line”."""
        return f"{self.town} {self.kind}"

    @property
    def id(self) -> str:
        """The beginning of the ids of everything in the story."""
        return self.name.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Source:
    """A source in the making: what it is called, its origin if it shares one, and its sentences."""

    id: str
    title: str
    short: str
    origin: str | None
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, complete but for its analysis."""

    id: str
    statement: str
    topic: str
    answer: str
    question: str | None
    verdict: str
    evidence: tuple[Passage, ...]


def files(claims: int) -> Iterator[File]:
    """Yield every file of a site with this many claims, one story after the other."""
    yield File("content/site.yaml", _SITE)
    yield File("content/pages/about.md", _ABOUT)
    for number in range(-(-claims // CLAIMS_IN_STORY)):
        yield from _story(number, min(CLAIMS_IN_STORY, claims - number * CLAIMS_IN_STORY))


def generate(out: Path, claims: int) -> int:
    """Write a site with this many claims into a folder that is not there or empty; return the number of files."""
    return write(out, files(claims))


def write(out: Path, made: Iterable[File]) -> int:
    """Write files into a folder that is not there or empty; return their number."""
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty.")
    for folder in _FOLDERS:
        (out / folder).mkdir(parents=True, exist_ok=True)
    written = 0
    for file in made:
        (out / file.path).write_bytes(file.text.encode())
        written += 1
    return written


_FOLDERS = ("seeds", *(f"content/{kind}" for kind in ("pages", "sources", "stories", "questions", "claims")))


def _story(number: int, claims: int) -> Iterator[File]:
    random = Random(number)
    project = _project(number, random)
    sources = _sources(project, max(2, -(-claims // CLAIMS_PER_SOURCE)), random)
    made = _claims(project, sources, claims, random)
    day = FIRST_DAY + timedelta(days=number % 1000)
    for source in sources:
        yield from _source_files(source, day, random)
    for claim in made:
        yield File(f"content/claims/{claim.id}.md", _claim_text(claim, made, project, sources, day, random))
    for question, rivals in _questions(made).items():
        yield File(f"content/questions/{question}.md", _question_text(rivals, project, random))
    yield File(f"content/stories/{project.id}.md", _story_text(project, sources, made, day, random))


def _project(number: int, random: Random) -> Project:
    towns, kinds = len(words.TOWN_BEGINNINGS) * len(words.TOWN_ENDINGS), len(words.PROJECTS)
    if number >= towns * kinds:
        raise ValueError(f"There are names for at most {towns * kinds:,} stories.")
    turn, place = divmod(number, towns)
    town = place * 1009 % towns  # A prime that divides no such product: every town comes once in a turn.
    beginning, ending = divmod(town, len(words.TOWN_ENDINGS))
    name = words.TOWN_BEGINNINGS[beginning] + words.TOWN_ENDINGS[ending]
    return Project(number, name, words.PROJECTS[(place + turn) % kinds], _pick(random, words.BODIES))


def _sources(project: Project, many: int, random: Random) -> list[Source]:
    agency = f"{project.town} News Agency" if random.random() < 0.2 else None
    made = []
    for number, angle in zip(range(many), _shuffled(random, _ANGLES), strict=False):
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


def _claims(project: Project, sources: list[Source], many: int, random: Random) -> list[Claim]:
    made: list[Claim] = []
    for number, topic in enumerate(_shuffled(random, words.TOPICS)):
        left = many - len(made)
        if not left:
            break
        most = min(4, len(sources), left)
        if number < QUESTIONS_IN_STORY and most >= 2:
            made += _rivals(project, topic, sources, 2 + _below(random, most - 1), random)
        else:
            made.append(_single(project, topic, sources, random))
    return made


def _rivals(project: Project, topic: Topic, sources: list[Source], many: int, random: Random) -> list[Claim]:
    """Return the rival answers to a question: each source gives one of them, and each is given by a source."""
    values = _values(topic.kind, many, random)
    given = [values[n] if n < many else _pick(random, (values[0], _pick(random, values))) for n in range(len(sources))]
    speaking = [n for n in _shuffled(random, range(len(sources))) if n < many or random.random() < 0.8]
    passages = [_state(project, topic, n, sources[n], given[n], random) for n in sorted(speaking)]
    question = f"{project.id}-{topic.key}"
    made = []
    for number, value in enumerate(values):
        verdict = _rival_verdict(value, passages, sources, random)
        id = f"{question}-answer-{number + 1}"
        made.append(Claim(id, _statement(project, topic, value), topic.key, value, question, verdict, tuple(passages)))
    return made


def _rival_verdict(value: str, passages: list[Passage], sources: list[Source], random: Random) -> str:
    origins = [sources[passage.source].origin or sources[passage.source].id for passage in passages]
    given = list(zip(origins, passages, strict=True))
    own = len({origin for origin, passage in given if passage.value == value})
    other = len({origin for origin, passage in given if passage.value != value})
    if own > other:
        return "mostly-supported"
    return "mostly-refuted" if other > own + 1 and random.random() < 0.6 else "conflicting"


def _single(project: Project, topic: Topic, sources: list[Source], random: Random) -> Claim:
    own, other = _values(topic.kind, 2, random)
    verdict = _pick(random, _VERDICTS)
    pattern = _PATTERNS[verdict]
    said = pattern[: max(2, len(pattern) - _below(random, 2))]
    passages: list[Passage] = []
    for role, number in zip(said, _shuffled(random, range(len(sources))), strict=False):
        source = sources[number]
        if role in ("own", "other"):
            value = own if role == "own" else other
            passages.append(_state(project, topic, number, source, value, random))
            if random.random() < 0.35:
                passages.append(_repeat(project, topic, number, source, value, random))
        else:
            passages.append(_remark(project, topic, number, source, role, random))
    id = f"{project.id}-{topic.key}"
    return Claim(id, _statement(project, topic, own), topic.key, own, None, verdict, tuple(passages[:MOST_QUOTES]))


def _statement(project: Project, topic: Topic, value: str) -> str:
    name = topic.name.format(project=project.name)
    where = "" if project.name in name else f", on the {project.name},"
    return f"{name[0].upper()}{name[1:]}{where} {words.VERBS[topic.kind][0]} {value}."


# ---- what a seed says -------------------------------------------------------------------------------------


def _state(project: Project, topic: Topic, number: int, source: Source, value: str, random: Random) -> Passage:
    """Let a source say what the value of a topic is, and return the words to quote: whole words, found once."""
    core = f"{topic.name.format(project=project.name)} {_pick(random, words.VERBS[topic.kind])} {value}"
    lead, tail = _pick(random, words.LEADS), _pick(random, words.TAILS)
    core = core if lead else core[0].upper() + core[1:]
    source.sentences.append(f"{lead}{core}{tail}.")
    begins, ends = random.random() < 0.3, random.random() < 0.4
    quote = f"{lead if begins else ''}{core}{tail if ends else ''}"
    return Passage(number, quote.replace("’", "'").replace("–", "-"), value)


def _repeat(project: Project, topic: Topic, number: int, source: Source, value: str, random: Random) -> Passage:
    said = {"name": topic.name.format(project=project.name), "value": value, "page": 2 + _below(random, 60)}
    first, between, last = (part.format(**said) for part in _pick(random, words.REPEATS))
    source.sentences.append(f"{first} {between} {last}")
    return Passage(number, f"{first} […] {last}" if random.random() < 0.3 else f"{first} {between} {last}", value)


def _remark(project: Project, topic: Topic, number: int, source: Source, stance: str, random: Random) -> Passage:
    templates = words.QUALIFIERS if stance == "qualifies" else words.MENTIONS
    sentence = _pick(random, templates).format(name=topic.name.format(project=project.name))
    source.sentences.append(sentence)
    return Passage(number, sentence.rstrip("."), None, stance)


def _values(kind: str, many: int, random: Random) -> list[str]:
    """Return values of a kind that differ from one another."""
    found: dict[str, None] = {}
    while len(found) < many:
        found[_value(kind, random)] = None
    return list(found)


def _value(kind: str, random: Random) -> str:
    if kind == "money":
        return f"£{1 + _below(random, 240)}.{1 + _below(random, 9)} million"
    if kind == "date":
        return f"{1 + _below(random, 28)} {_pick(random, words.MONTHS)} {2019 + _below(random, 5)}"
    if kind == "count":
        return f"{40 + _below(random, 9000):,}"
    if kind == "duration":
        return f"{2 + _below(random, 40)} {_pick(random, ('weeks', 'months'))}"
    if kind == "share":
        return f"{3 + _below(random, 95)} per cent"
    if kind == "firm":
        return f"{_pick(random, words.FIRMS_FIRST)} {_pick(random, words.FIRMS_LAST)}"
    return _pick(random, words.REASONS if kind == "reason" else words.SITES)


def _source_files(source: Source, day: date, random: Random) -> Iterator[File]:
    seed = _seed_text(source, random)
    digest = sha256(seed.encode()).hexdigest()
    name = f"{source.id}_{digest[:16]}.txt"
    yield File(f"seeds/{name}", seed)
    published = (day - timedelta(days=1 + _below(random, 300))).isoformat() if random.random() < 0.7 else "null"
    yield File(
        f"content/sources/{source.id}.md",
        f"""---
title: "{source.title}"
short: {source.short}
publisher: {_pick(random, _PAPERS) if random.random() < 0.8 else "null"}
published: {published}
url: https://example.com/articles/{source.id}
seed: {name}
sha256: {digest}
language: en-GB
origin: {source.origin or "null"}
---
The archived text is the article with its headline. {_pick(random, words.REASONING[4:16])}
""",
    )


_PAPERS = ("The Evening Ferry", "County Courier", "The Lantern", "Harbour Post", "The Weekly Mirror of Trade")


def _seed_text(source: Source, random: Random) -> str:
    """Return the article: what it says on each topic between sentences that say nothing in particular."""
    target = 420 + _below(random, 360)
    sentences = list(source.sentences)
    many = sum(len(sentence.split()) for sentence in sentences)
    while many < target - 20:
        sentences.append(_aside(random))
        many += sentences[-1].count(" ") + 1
    sentences = _shuffled(random, sentences)
    paragraphs = [source.title]
    while sentences:
        many = 2 + _below(random, 4)
        paragraphs.append((" " if random.random() < 0.9 else "\n").join(sentences[:many]))
        sentences = sentences[many:]
    return "\n\n".join(paragraphs) + "\n"


def _aside(random: Random) -> str:
    said = f"{_pick(random, words.PEOPLE)} {_pick(random, words.DEEDS)} {_pick(random, words.THINGS)}"
    said = f"{said} {_pick(random, words.ENDS)}".rstrip()
    if random.random() < 0.5:
        return f"{_pick(random, words.OPENINGS)}, {said}."
    return f"{said[0].upper()}{said[1:]}."


# ---- what the curators write ------------------------------------------------------------------------------


def _claim_text(
    claim: Claim, siblings: list[Claim], project: Project, sources: list[Source], day: date, random: Random
) -> str:
    evidence = "\n".join(_item(passage, claim, sources, random) for passage in claim.evidence)
    quoted = {passage.source for passage in claim.evidence}
    silent = [source.id for number, source in enumerate(sources) if number not in quoted]
    question = f"question: {claim.question}\nanswer: {claim.answer}\n" if claim.question else ""
    changes = (
        "would_change:\n  - Publication of the papers that the articles refer to.\n" if random.random() < 0.5 else ""
    )
    said = f"claimants:\n  - name: The {project.body} of {project.town}\n" if random.random() < 0.3 else ""
    published = day + timedelta(days=_below(random, 20))
    corrected = published + timedelta(days=3)
    corrections = (
        f"corrections:\n  - date: {corrected}\n    kind: detail\n    note: A date in the analysis was put right.\n"
        if random.random() < 0.05
        else ""
    )
    return f"""---
claim: {claim.statement}
verdict: {claim.verdict}
summary: {words.SUMMARIES[claim.verdict]}
story: {project.id}
{question}{said}evidence:
{evidence}
silent: [{", ".join(silent)}]
{changes}{corrections}published: {published}
reviewed: {published + timedelta(days=10)}
authors: [editors]
---
{_analysis(claim, siblings, sources, random)}"""


def _item(passage: Passage, claim: Claim, sources: list[Source], random: Random) -> str:
    stance = passage.towards(claim.answer)
    return f"""  - source: {sources[passage.source].id}
    stance: {stance}
    quote: {passage.quote}
    why: {_pick(random, words.WHYS[stance])}"""


def _analysis(claim: Claim, siblings: list[Claim], sources: list[Source], random: Random) -> str:
    """Return 150 to 300 words of Markdown that cite every source of the claim."""
    cited = list(dict.fromkeys(passage.source for passage in claim.evidence))
    points = [_point(claim, source, sources[source], random) for source in cited]
    thoughts = _shuffled(random, words.REASONING)
    blocks = [" ".join(thoughts[:2])]
    blocks.append("\n".join(f"- {point}" for point in points) if random.random() < 0.4 else " ".join(points))
    if random.random() < 0.3:
        blocks.insert(1, "## What the articles say")
    if random.random() < 0.2:
        blocks.append(f"> {_pick(random, claim.evidence).quote}")
    blocks.append(" ".join((thoughts[2], *_references(claim, siblings, random))))
    many = sum(len(block.split()) for block in blocks)
    target = 150 + _below(random, 85)
    at = 3
    while many < target and at < len(thoughts):
        blocks.append(" ".join(thoughts[at : at + 2 + _below(random, 3)]))
        many += blocks[-1].count(" ") + 1
        at += blocks[-1].count(". ") + 1
    return "\n\n".join(blocks) + "\n"


def _references(claim: Claim, siblings: list[Claim], random: Random) -> Iterator[str]:
    sibling = _pick(random, siblings)
    if sibling.id != claim.id:
        yield f"On [a matter close to this one](../claims/{sibling.id}.md) the same articles say more."
    if claim.question:
        yield f"The rival answers stand [side by side](../questions/{claim.question}.md)."
    elif random.random() < 0.3:
        yield f"The rules of procedure are [public](https://example.com/rules/{claim.topic})."


def _point(claim: Claim, number: int, source: Source, random: Random) -> str:
    passages = [passage for passage in claim.evidence if passage.source == number]
    name = f"[{source.short}](../sources/{source.id}.md)" if random.random() < 0.15 else source.short
    if passages[0].value is None:
        said = "speaks of the matter and leaves it open"
    elif random.random() < 0.25:
        said = f"has the words “{passages[0].value}”"
    else:
        said = f"gives {passages[0].value}"
    return f"The {name} {said} [@{source.id}]."


def _reasoning(sentences: int, random: Random) -> str:
    return " ".join(_shuffled(random, words.REASONING)[:sentences])


def _questions(claims: list[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.question:
            found.setdefault(claim.question, []).append(claim)
    return found


def _question_text(rivals: list[Claim], project: Project, random: Random) -> str:
    topic = next(topic for topic in words.TOPICS if topic.key == rivals[0].topic)
    return f"""---
question: {topic.question.format(project=project.name)}
story: {project.id}
summary: The articles give {len(rivals)} answers.
---
{_reasoning(3, random)}
"""


def _story_text(project: Project, sources: list[Source], claims: list[Claim], day: date, random: Random) -> str:
    listed = "\n".join(f"  - {source.id}" for source in sources)
    first = _pick(random, claims)
    return f"""---
title: The {project.name}
summary: {_number(len(sources))} articles report on the {project.name}. They differ on much of it.
sources:
{listed}
published: {day}
---
{_reasoning(4, random)} [One of the statements](../claims/{first.id}.md) shows how far the articles lie apart [@{sources[0].id}].
"""


def _number(number: int) -> str:
    return ("No", "One", "Two", "Three", "Four", "Five")[number] if number < 6 else str(number)


_SITE = """title: The corpus of the benchmarks
tagline: Made from word lists, so that the speed of the generator can be measured.
base_url: https://example.org/
language: en-GB
"""
_ABOUT = """---
title: About
---
Everything on this site was made by a program, to measure how long building it takes.
"""


# ---- chance -----------------------------------------------------------------------------------------------
# Only Random.random() gives the same numbers on every version of Python, so the rest is made from it.


def _below(random: Random, limit: int) -> int:
    return int(random.random() * limit)


def _pick(random: Random, choices: Sequence[T]) -> T:
    return choices[int(random.random() * len(choices))]


def _shuffled(random: Random, items: Sequence[T]) -> list[T]:
    return [item for _, item in sorted(((random.random(), item) for item in items), key=lambda pair: pair[0])]


def main() -> None:
    """Write a site."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="a folder that is not there yet, or empty")
    parser.add_argument("--claims", type=int, default=1000, help="how many claims (default 1000)")
    arguments = parser.parse_args()
    try:
        written = generate(arguments.out, arguments.claims)
    except (OSError, ValueError) as error:
        sys.exit(f"bench.corpus: {error}")
    print(f"Wrote {written:,} files with {arguments.claims:,} claims to {arguments.out}")


if __name__ == "__main__":
    main()
