"""What is claimed in a story, and what its sources say on it: a verdict that the evidence carries, rival answers."""

from __future__ import annotations

from random import Random

from bench.corpus import vocabulary as words
from bench.corpus.articles import remark, repeat, state
from bench.corpus.chance import below, pick, shuffled
from bench.corpus.parts import Claim, Passage, Project, Source
from bench.corpus.vocabulary import Topic

QUESTIONS_IN_STORY = 3
MOST_QUOTES = 6

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


def claims_of(project: Project, sources: list[Source], many: int, random: Random) -> list[Claim]:
    """Return so many claims of a story; its sources then say what they are quoted with."""
    made: list[Claim] = []
    for number, topic in enumerate(shuffled(random, words.TOPICS)):
        left = many - len(made)
        if not left:
            break
        most = min(4, len(sources), left)
        if number < QUESTIONS_IN_STORY and most >= 2:
            made += _rivals(project, topic, sources, 2 + below(random, most - 1), random)
        else:
            made.append(_single(project, topic, sources, random))
    return made


def _rivals(project: Project, topic: Topic, sources: list[Source], many: int, random: Random) -> list[Claim]:
    """Return the rival answers to a question: each source gives one of them, and each is given by a source."""
    values = _values(topic.kind, many, random)
    given = [values[n] if n < many else pick(random, (values[0], pick(random, values))) for n in range(len(sources))]
    speaking = [n for n in shuffled(random, range(len(sources))) if n < many or random.random() < 0.8]
    passages = [state(project, topic, n, sources[n], given[n], random) for n in sorted(speaking)]
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
    verdict = pick(random, _VERDICTS)
    pattern = _PATTERNS[verdict]
    said = pattern[: max(2, len(pattern) - below(random, 2))]
    passages: list[Passage] = []
    for role, number in zip(said, shuffled(random, range(len(sources))), strict=False):
        source = sources[number]
        if role in ("own", "other"):
            value = own if role == "own" else other
            passages.append(state(project, topic, number, source, value, random))
            if random.random() < 0.35:
                passages.append(repeat(project, topic, number, source, value, random))
        else:
            passages.append(remark(project, topic, number, source, role, random))
    id = f"{project.id}-{topic.key}"
    return Claim(id, _statement(project, topic, own), topic.key, own, None, verdict, tuple(passages[:MOST_QUOTES]))


def _statement(project: Project, topic: Topic, value: str) -> str:
    name = topic.name.format(project=project.name)
    where = "" if project.name in name else f", on the {project.name},"
    return f"{name[0].upper()}{name[1:]}{where} {words.VERBS[topic.kind][0]} {value}."


def _values(kind: str, many: int, random: Random) -> list[str]:
    """Return values of a kind that differ from one another."""
    found: dict[str, None] = {}
    while len(found) < many:
        found[_value(kind, random)] = None
    return list(found)


def _value(kind: str, random: Random) -> str:
    if kind == "money":
        return f"£{1 + below(random, 240)}.{1 + below(random, 9)} million"
    if kind == "date":
        return f"{1 + below(random, 28)} {pick(random, words.MONTHS)} {2019 + below(random, 5)}"
    if kind == "count":
        return f"{40 + below(random, 9000):,}"
    if kind == "duration":
        return f"{2 + below(random, 40)} {pick(random, ('weeks', 'months'))}"
    if kind == "share":
        return f"{3 + below(random, 95)} per cent"
    if kind == "firm":
        return f"{pick(random, words.FIRMS_FIRST)} {pick(random, words.FIRMS_LAST)}"
    return pick(random, words.REASONS if kind == "reason" else words.SITES)
