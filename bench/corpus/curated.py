"""What curators write: the files of claims with their analyses, of questions and of stories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from bench.corpus import vocabulary as words
from bench.corpus.chance import below, pick, shuffled
from bench.corpus.parts import Claim, Passage, Project, Source


def claim_text(
    claim: Claim, siblings: list[Claim], project: Project, sources: list[Source], day: date, random: Random
) -> str:
    """Return the file of a claim."""
    evidence = "\n".join(_item(passage, claim, sources, random) for passage in claim.evidence)
    quoted = {passage.source for passage in claim.evidence}
    silent = [source.id for number, source in enumerate(sources) if number not in quoted]
    question = f"question: {claim.question}\nanswer: {claim.answer}\n" if claim.question else ""
    changes = (
        "would_change:\n  - Publication of the papers that the articles refer to.\n" if random.random() < 0.5 else ""
    )
    said = f"claimants:\n  - name: The {project.body} of {project.town}\n" if random.random() < 0.3 else ""
    published = day + timedelta(days=below(random, 20))
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
    why: {pick(random, words.WHYS[stance])}"""


def _analysis(claim: Claim, siblings: list[Claim], sources: list[Source], random: Random) -> str:
    """Return 150 to 300 words of Markdown that cite every source of the claim."""
    cited = list(dict.fromkeys(passage.source for passage in claim.evidence))
    points = [_point(claim, source, sources[source], random) for source in cited]
    thoughts = shuffled(random, words.REASONING)
    blocks = [" ".join(thoughts[:2])]
    blocks.append("\n".join(f"- {point}" for point in points) if random.random() < 0.4 else " ".join(points))
    if random.random() < 0.3:
        blocks.insert(1, "## What the articles say")
    if random.random() < 0.2:
        blocks.append(f"> {pick(random, claim.evidence).quote}")
    blocks.append(" ".join((thoughts[2], *_references(claim, siblings, random))))
    many = sum(len(block.split()) for block in blocks)
    target = 150 + below(random, 85)
    at = 3
    while many < target and at < len(thoughts):
        blocks.append(" ".join(thoughts[at : at + 2 + below(random, 3)]))
        many += blocks[-1].count(" ") + 1
        at += blocks[-1].count(". ") + 1
    return "\n\n".join(blocks) + "\n"


def _references(claim: Claim, siblings: list[Claim], random: Random) -> Iterator[str]:
    sibling = pick(random, siblings)
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
    return " ".join(shuffled(random, words.REASONING)[:sentences])


def questions_of(claims: list[Claim]) -> dict[str, list[Claim]]:
    """Return the rival answers among the claims, by the id of their question."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.question:
            found.setdefault(claim.question, []).append(claim)
    return found


def question_text(rivals: list[Claim], project: Project, random: Random) -> str:
    """Return the file of a question."""
    topic = next(topic for topic in words.TOPICS if topic.key == rivals[0].topic)
    return f"""---
question: {topic.question.format(project=project.name)}
story: {project.id}
summary: The articles give {len(rivals)} answers.
---
{_reasoning(3, random)}
"""


def story_text(project: Project, sources: list[Source], claims: list[Claim], day: date, random: Random) -> str:
    """Return the file of a story."""
    listed = "\n".join(f"  - {source.id}" for source in sources)
    first = pick(random, claims)
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
