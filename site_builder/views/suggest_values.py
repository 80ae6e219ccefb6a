"""How a reader suggests a claim."""

from __future__ import annotations

from msgspec import Struct

from site_builder.views.card_values import SourceCard, StoryCard


class Suggesting(Struct, frozen=True):
    """How a reader suggests a claim where the content is kept.

    ``editor`` opens an empty file, ``template`` one with a claim to be completed, ``issue`` an issue for those who would
    rather describe it. ``stories`` and ``sources`` are what it can name, and empty where there are too many to choose from.
    """

    editor: str
    template: str
    issue: str
    stories: tuple[StoryCard, ...]
    sources: tuple[SourceCard, ...]
