"""What an article says on each topic, the words of it that can be quoted, and the files of its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from random import Random

from bench.corpus import vocabulary as words
from bench.corpus.chance import below, pick, shuffled
from bench.corpus.parts import File, Passage, Project, Source
from bench.corpus.vocabulary import Topic


def state(project: Project, topic: Topic, number: int, source: Source, value: str, random: Random) -> Passage:
    """Let a source say what the value of a topic is, and return the words to quote: whole words, found once."""
    core = f"{topic.name.format(project=project.name)} {pick(random, words.VERBS[topic.kind])} {value}"
    lead, tail = pick(random, words.LEADS), pick(random, words.TAILS)
    core = core if lead else core[0].upper() + core[1:]
    source.sentences.append(f"{lead}{core}{tail}.")
    begins, ends = random.random() < 0.3, random.random() < 0.4
    quote = f"{lead if begins else ''}{core}{tail if ends else ''}"
    return Passage(number, quote.replace("’", "'").replace("–", "-"), value)


def repeat(project: Project, topic: Topic, number: int, source: Source, value: str, random: Random) -> Passage:
    """Let a source say the value again in other words, and return the words to quote, some of them left out at times."""
    said = {"name": topic.name.format(project=project.name), "value": value, "page": 2 + below(random, 60)}
    first, between, last = (part.format(**said) for part in pick(random, words.REPEATS))
    source.sentences.append(f"{first} {between} {last}")
    return Passage(number, f"{first} […] {last}" if random.random() < 0.3 else f"{first} {between} {last}", value)


def remark(project: Project, topic: Topic, number: int, source: Source, stance: str, random: Random) -> Passage:
    """Let a source limit the matter or no more than mention it, and return the words to quote."""
    templates = words.QUALIFIERS if stance == "qualifies" else words.MENTIONS
    sentence = pick(random, templates).format(name=topic.name.format(project=project.name))
    source.sentences.append(sentence)
    return Passage(number, sentence.rstrip("."), None, stance)


def source_files(source: Source, read: list[Source], day: date, random: Random) -> Iterator[File]:
    """Yield the seed of a source and its record; ``read`` are the sources of its story, in order.

    All of them are put together from the same parts of sentences, so that words that they share are no sign of copying.
    """
    earlier = "".join(
        f"  - {{source: {other.id}, extent: wording, because: Both are put together from the same parts.}}\n"
        for other in read[: read.index(source)]
    )
    seed = _seed_text(source, random)
    independent = f"independent_of:\n{earlier}" if earlier else ""
    digest = sha256(seed.encode()).hexdigest()
    name = f"{source.id}_{digest[:16]}.txt"
    yield File(f"seeds/{name}", seed)
    published = (day - timedelta(days=1 + below(random, 300))).isoformat() if random.random() < 0.7 else "null"
    yield File(
        f"content/sources/{source.id}.md",
        f"""---
title: "{source.title}"
short: {source.short}
publisher: {pick(random, _PAPERS) if random.random() < 0.8 else "null"}
published: {published}
url: https://example.com/articles/{source.id}
seed: {name}
sha256: {digest}
language: en-GB
origin: {source.origin or source.id}
{independent}---
The archived text is the article with its headline. {pick(random, words.REASONING[4:16])}
""",
    )


_PAPERS = ("The Evening Ferry", "County Courier", "The Lantern", "Harbour Post", "The Weekly Mirror of Trade")


def _seed_text(source: Source, random: Random) -> str:
    """Return the article: what it says on each topic between sentences that say nothing in particular."""
    target = 420 + below(random, 360)
    sentences = list(source.sentences)
    many = sum(len(sentence.split()) for sentence in sentences)
    while many < target - 20:
        sentences.append(_aside(random))
        many += sentences[-1].count(" ") + 1
    sentences = shuffled(random, sentences)
    paragraphs = [source.title]
    while sentences:
        many = 2 + below(random, 4)
        paragraphs.append((" " if random.random() < 0.9 else "\n").join(sentences[:many]))
        sentences = sentences[many:]
    return "\n\n".join(paragraphs) + "\n"


def _aside(random: Random) -> str:
    said = f"{pick(random, words.PEOPLE)} {pick(random, words.DEEDS)} {pick(random, words.THINGS)}"
    said = f"{said} {pick(random, words.ENDS)}".rstrip()
    if random.random() < 0.5:
        return f"{pick(random, words.OPENINGS)}, {said}."
    return f"{said[0].upper()}{said[1:]}."
