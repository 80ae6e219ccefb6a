"""The text of new content files: every field that is needed, filled in as far as it is known, ready to be edited.

Pure functions: whoever calls them passes in the day and writes the file.
"""

from __future__ import annotations

from datetime import date

from slugify import slugify

from site_builder.content import placeholders
from site_builder.content.fields import ID_MAX_LENGTH
from site_builder.content.yaml_scalar import scalar


def id_for(title: str) -> str:
    """Return an id made from a title, or an empty text when the title has nothing to make one of."""
    return slugify(title, max_length=min(60, ID_MAX_LENGTH), word_boundary=True)


def claim(
    text: str,
    day: date,
    story: str | None,
    question: str | None,
    answer: str | None,
    stubs: tuple[str, ...],
    authors: tuple[str, ...] = (),
) -> str:
    """Return a draft of a claim. ``stubs`` are pieces of evidence to fill in, which the draft has as comments."""
    commented = (f"#{line}" for stub in stubs or (evidence("source-id"),) for line in stub.splitlines())
    return _CLAIM.format(
        claim=scalar(text),
        story=story or "null",
        question=question or "null",
        answer=scalar(answer) if answer else "null",
        evidence="\n".join(commented),
        day=day.isoformat(),
        authors="".join(f"\n  - {scalar(name)}" for name in authors) or " []",
        summary=placeholders.SUMMARY,
        body=placeholders.BODY,
    )


def evidence(source: str) -> str:
    """Return a piece of evidence to fill in."""
    return _EVIDENCE.format(source=source, why=placeholders.WHY)


_EVIDENCE = """\
  - source: {source}
    stance: mentions    # or supports, contradicts, qualifies
    quote: the words exactly as they stand in the archived text
    why: {why}
"""

_CLAIM = """\
---
claim: {claim}
verdict: insufficient
summary: {summary}
story: {story}
question: {question}
answer: {answer}
claimants: []
# Each article of the story, with the words in it that come nearest to the claim: a program found them, and only you can
# say whether they bear on it. Take the # (and no space) away in front of the lines of an article that you quote, put the
# words that count in the place of these, choose the stance, and say why:
evidence:
{evidence}
# Articles that you have read and that say nothing on the claim, such as [first-id, second-id]:
silent: []
would_change: []
corrections: []
published: {day}
reviewed: {day}
authors:{authors}
status: draft
aliases: []
---
{body} Cite an article with its id, as in `[@source-id]`.
"""


def source(title: str, seed: str, sha256: str, language: str) -> str:
    """Return the record of an archived text."""
    return _SOURCE.format(title=scalar(title), seed=scalar(seed), sha256=sha256, language=language)


_SOURCE = """\
---
title: {title}
title_from: editors          # or article, when the archived text has this headline word for word
publisher: null
authors: []
published: null
url: null
archived_url: null
seed: {seed}
sha256: {sha256}
language: {language}
origin: null
publish: full                # or excerpts
furniture: []
---
"""


def question(text: str, story: str | None) -> str:
    """Return a draft of a question."""
    return f"---\nquestion: {scalar(text)}\nstory: {story or 'null'}\nexclusive: true\nsummary: null\nstatus: draft\naliases: []\n---\n"


def story(title: str, day: date, sources: tuple[str, ...]) -> str:
    """Return a draft of a story."""
    listed = "".join(f"  - {id}\n" for id in sources)
    return (
        f"---\ntitle: {scalar(title)}\nsummary: {placeholders.STORY_SUMMARY}\n"
        f"sources:\n{listed}published: {day.isoformat()}\nstatus: draft\naliases: []\n---\n"
    )
