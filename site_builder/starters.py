"""The text of new content files: every field that is needed, filled in as far as it is known, ready to be edited.

Pure functions: whoever calls them passes in the day and writes the file.
"""

from __future__ import annotations

from datetime import date

import yaml
from slugify import slugify

from site_builder import placeholders
from site_builder.model.fields import ID_MAX_LENGTH


def id_for(title: str) -> str:
    """Return an id made from a title, or an empty text when the title has nothing to make one of."""
    return slugify(title, max_length=min(60, ID_MAX_LENGTH), word_boundary=True)


def scalar(text: str) -> str:
    """Return a text as a YAML value on one line, in quotation marks only where it needs them."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=float("inf"), default_style=None)
    return dumped.removesuffix("...\n").strip()


def claim(
    text: str,
    day: date,
    story: str | None,
    question: str | None,
    answer: str | None,
    sources: tuple[tuple[str, str], ...],
) -> str:
    """Return a draft of a claim with one piece of evidence to fill in for each source of its story."""
    stubs = "".join(_EVIDENCE.format(source=id, seed=seed) for id, seed in sources or (("source-id", "seeds/…"),))
    return _CLAIM.format(
        claim=scalar(text),
        story=story or "null",
        question=question or "null",
        answer=scalar(answer) if answer else "null",
        evidence=stubs.rstrip("\n"),
        day=day.isoformat(),
        summary=placeholders.SUMMARY,
        body=placeholders.BODY,
    )


_EVIDENCE = """\
#  - source: {source}    # {seed}
#    stance: supports        # or contradicts, qualifies, mentions
#    quote: the words exactly as they stand in the archived text
#    why: why these words bear on the claim
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
# Take the # (and no space) away in front of the four lines of each article that you quote, and fill them in:
evidence:
{evidence}
# Articles that you have read and that say nothing on the claim, such as [first-id, second-id]:
silent: []
would_change: []
corrections: []
published: {day}
reviewed: {day}
authors: []
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
title_from: article          # or editors, when the archived text has no headline and the title is yours
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
