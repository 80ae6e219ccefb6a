"""The text of new content files: every field that is needed, filled in as far as it is known, ready to be edited.

Pure functions: the caller passes in the day and writes the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from site_builder.content import placeholders
from site_builder.content.fields import ID_MAX_LENGTH
from site_builder.content.settings import DEFAULT_SCALE, Verdict
from site_builder.content.slug import slug
from site_builder.content.source_text import Derivation, SourcePlace
from site_builder.content.yaml_scalar import scalar
from site_builder.evidence.excerpt_tree import excerpt_tree


def id_for(title: str) -> str:
    """Return an id made from a title, or an empty text when the title has nothing to make one of."""
    return slug(title, min(60, ID_MAX_LENGTH))


def claim(
    text: str,
    day: date,
    story: str | None,
    question: str | None,
    answer: str | None,
    stubs: tuple[str, ...],
    authors: tuple[str, ...] = (),
    scale: Sequence[Verdict] = DEFAULT_SCALE,
) -> str:
    """Return a draft of a claim with every field; those that few claims need stand in comments.

    ``stubs`` are pieces of evidence to fill in, which are comments as well. ``scale`` are the verdicts of the site: the
    draft begins with one that needs no evidence.
    """
    verdicts = [verdict.id for verdict in scale]
    first = next((verdict.id for verdict in reversed(scale) if not verdict.needs and not verdict.outweighs), "")
    commented = (f"#{line}" for stub in stubs or (evidence("source-id"),) for line in stub.splitlines())
    return _CLAIM.format(
        claim=scalar(text),
        verdict=scalar(_UNDECIDED if _UNDECIDED in verdicts else first or next(iter(verdicts), _UNDECIDED)),
        verdicts=", ".join(verdicts),
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

_UNDECIDED = "insufficient"
"""The verdict of a new claim, where the site's scale has it."""
_CLAIM = """\
---
claim: {claim}
verdict: {verdict}    # one of {verdicts}
summary: {summary}
story: {story}
question: {question}
answer: {answer}
# What the claim is about, such as [first-id, second-id] (`new topic` makes one):
topics: []
# Who makes the claim. Take the # (and no space) away in front of the lines that you fill in, here and below. Where there
# is no record of them (`new claimant` makes one), write `name:` in place of `claimant:`:
claimants:
#  - claimant: id-of-their-record
#    role: what they are, as the article says it
#    date: {day}
#    occasion: a speech, an interview or a post
#    place: the town, the hall or the network
#    source: source-id    # the article that reports it, or the web address where they made it
# The pictures or posts that are under check:
pictures:
#  - file: picture.jpg    # in seeds/
#    sha256: the SHA-256 of the file, all 64 digits
#    alt: What the picture shows, for people who do not see it.
#    where: who showed it, and where
#    url: https://example.org/post
#    date: {day}
# Each article of the story, with the words in it that come nearest to the claim: a program found them, and only you can
# say whether they bear on it. Take the # (and no space) away in front of the lines of an article that you quote, put the
# words that count in the place of these, choose the stance, and say why:
evidence:
{evidence}
# Such an item may have more, in the column of its other fields: the page or the time at which the words stand; whose words
# they are, where they are not the article's own; what they mean, where the article is in another language than the site;
# the words right before and right behind, where the quotation stands more than once:
#    locator: p. 12
#    speaker: name of who says it
#    translation:
#      text: the words of the quotation in the language of the site
#      by: who translated them
#    prefix: the words right before
#    suffix: the words right behind
# Articles that you have read and that say nothing on the claim, such as [first-id, second-id]:
silent: []
# Why the verdict can rest on one article, where it does:
sole_source_because: null
# What would change the verdict, a sentence each in quotation marks:
would_change: []
# What was changed since the claim was published:
corrections:
#  - date: {day}
#    kind: verdict    # or detail, outdated, void
#    note: What changed, and why.
published: {day}
reviewed: {day}
authors:{authors}
status: draft
aliases: []
---
{body} Cite an article with its id, as in `[@source-id]`.
"""


class VersionLines(NamedTuple):
    """What the record of a source says of its version: when the article was changed, when it was fetched, and of which it is one, rewritten or not."""

    modified: date | None = None
    retrieved: date | None = None
    version_of: str | None = None
    rewritten: bool = False

    def lines(self) -> str:
        """Return the lines of the fields that have a value."""
        return "".join(f"{name}: {str(value).lower()}\n" for name, value in self._asdict().items() if value)


def source(
    title: str,
    seed: str,
    content: bytes,
    language: str,
    *,
    is_headline: bool = False,
    publisher: str | None = None,
    authors: Sequence[str] = (),
    published: date | None = None,
    url: str | None = None,
    origin: str | None = None,
    remark: str = "",
    note: str = "",
    version: VersionLines = VersionLines(),
    left_out: Sequence[str] = (),
    derived_from: Derivation | None = None,
    places: Sequence[SourcePlace] = (),
) -> str:
    """Return the record of an archived text, whose bytes are ``content``.

    ``language`` is as it stands in the file, with a remark if need be. ``remark`` are lines of comment above the fields
    and ``note`` those below them, which readers are not shown; ``version`` what is known of the day of the text. ``left_out`` is what somebody should look at, ``derived_from`` what the text was made of.
    """
    return _SOURCE.format(
        remark=remark,
        title=scalar(title),
        title_from="article" if is_headline else "editors",
        publisher=scalar(publisher) if publisher else "null",
        authors="".join(f"\n  - {scalar(name)}" for name in authors) or " []",
        published=published.isoformat() if published else "null",
        version=version.lines(),
        url=scalar(url) if url else "null",
        seed=scalar(seed),
        sha256=hashlib.sha256(content).hexdigest(),
        root=_excerpts_root(content),
        language=language,
        origin=scalar(origin) if origin else "null",
        note="".join(f"# {line}".rstrip() + "\n" for line in note.splitlines()),
        left_out="".join(f"\n  - what: {scalar(what)}\n    because: null" for what in left_out) or " []",
        derived_from=_derived_from(derived_from),
        places=_places(places),
    )


def _places(places: Sequence[SourcePlace]) -> str:
    if not places:
        return ""
    listed = (f"  - locator: {scalar(place.locator)}\n    begins: {scalar(place.begins)}\n" for place in places)
    return "places:\n" + "".join(listed)


def _derived_from(derivation: Derivation | None) -> str:
    if derivation is None:
        return ""
    fields = {"file": derivation.file, "sha256": derivation.sha256, "tool": derivation.tool}
    return "derived_from:\n" + "".join(f"  {name}: {scalar(value)}\n" for name, value in fields.items())


_SOURCE = """\
---
{remark}title: {title}
title_from: {title_from:<16} # article, when the archived text has this headline word for word; else editors
publisher: {publisher}
authors:{authors}
published: {published}
{version}url: {url}
archived_url: null
seed: {seed}
sha256: {sha256}
language: {language}
origin: {origin}
# `excerpts` publishes the paragraphs that claims quote, and no others: to reprint a whole article takes its publisher's
# leave. Where you have it, write `full`, and readers can check every word; `none` publishes no paragraph at all.
publish: excerpts
excerpts_root: {root}
furniture: []
{derived_from}{places}left_out:{left_out}
{note}---
"""


def _excerpts_root(content: bytes) -> str:
    """Return the root of a text's paragraphs; the check says what is wrong with bytes that are no text."""
    try:
        return excerpt_tree(content.decode("utf-8")).root
    except UnicodeDecodeError:
        return "null"


def claimant(name: str, kind: str) -> str:
    """Return a draft of a claimant."""
    return (
        f"---\nname: {scalar(name)}\nkind: {kind}\n"
        "# What they were and when; a statement shows the role of its day:\n"
        "# roles:\n#   - role: spokesperson\n#     from: 2026-01-31\n#     to: 2026-02-28\n"
        "roles: []\npage: null\n# Pages that tell beyond doubt who is meant, such as https://www.wikidata.org/wiki/Q42:\n"
        "same_as: []\nstatus: draft\naliases: []\n---\n"
    )


def topic(name: str) -> str:
    """Return a draft of a topic."""
    return f"---\nname: {scalar(name)}\ndescription: null\nstatus: draft\naliases: []\n---\n"


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
