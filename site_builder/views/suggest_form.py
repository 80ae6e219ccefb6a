"""What a reader needs to suggest a claim: where a new file is begun, and what it may name."""

from __future__ import annotations

import json

from msgspec import Struct

from site_builder.content import placeholders
from site_builder.content.records import Stance, Status
from site_builder.content.repository import stated_repository
from site_builder.evidence.find_quote import OMISSION
from site_builder.evidence.folding import FOLDINGS
from site_builder.evidence.whole_words import UNSPACED
from site_builder.index.entries import ClaimEntry
from site_builder.views import page_limits
from site_builder.views.cards import SourceCard, StoryCard
from site_builder.views.site_view import SiteView

CONTRIBUTE = "contribute"
"""The free page that carries the form."""
FILE_NAME = "name-of-the-claim.md"


class Suggesting(Struct, frozen=True):
    """How a reader suggests a claim where the content is kept.

    ``editor`` opens an empty file, ``template`` one with a claim to be completed, ``issue`` an issue for those who would
    rather describe it. ``stories`` and ``sources`` are what it can name, and empty where there are too many to choose from.
    ``folding`` is how quotations are compared, as JSON: ``foldings``, ``unspaced`` and ``omission``.
    """

    editor: str
    template: str
    issue: str
    stories: tuple[StoryCard, ...]
    sources: tuple[SourceCard, ...]
    folding: str


def suggesting(site: SiteView) -> Suggesting | None:
    """Return what the form on the page `contribute` needs, or None where nobody says where the content is kept."""
    repository = stated_repository(site.index.settings.record)
    if repository is None:
        return None
    folder = f"content/{ClaimEntry.folder}"
    stories = tuple(card for card in site.story.values() if card.status is not Status.WITHDRAWN)
    return Suggesting(
        editor=repository.new(folder),
        template=repository.new(folder, FILE_NAME, _template(tuple(site.scale))),
        issue=repository.issue(),
        stories=stories if len(stories) <= page_limits.OFFERED else (),
        sources=tuple(site.source.values()) if len(site.source) <= page_limits.OFFERED else (),
        folding=json.dumps({"foldings": FOLDINGS, "unspaced": UNSPACED, "omission": OMISSION.pattern}),
    )


def suggest_address(site: SiteView) -> str | None:
    """Return the address of the form, where there is one."""
    page = site.pages.get(CONTRIBUTE)
    return f"{page.address}#section-suggest" if page and stated_repository(site.index.settings.record) else None


def _template(verdicts: tuple[str, ...]) -> str:
    """Return a claim to be completed; its author fills in the dates, since a build has no clock."""
    return f"""\
---
claim: One statement that can be checked, and understood on its own.
verdict: {verdicts[-1]}        # one of: {", ".join(verdicts)}
summary: {placeholders.SUMMARY}
story: null        # the name of its file in content/stories, without .md
evidence:
  - source: name-of-the-article        # the name of its file in content/sources, without .md
    stance: supports        # one of: {", ".join(Stance)}
    quote: The words exactly as they stand in the archived article.
    why: Why these words bear on the claim.
published: YYYY-MM-DD        # the date of today
status: draft
---
{placeholders.BODY}
"""
