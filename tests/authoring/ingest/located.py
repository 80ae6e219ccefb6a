"""Where words of an article stand, by the places that its record has."""

from __future__ import annotations

from site_builder.authoring.ingest.article import Article
from site_builder.authoring.ingest.page_beginnings import recorded
from site_builder.evidence.folding import fold
from site_builder.evidence.places import locator_at, place_starts


def locator_of(article: Article, words: str) -> str | None:
    places, text = tuple(recorded(article.places, article.text)), fold(article.text)
    begin = place_starts((place.begins for place in places), text)
    return locator_at(article.text.index(words), tuple(place.locator for place in places), begin)
