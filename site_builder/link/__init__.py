"""The link stage: from a checked corpus and its receipts to the values of all pages.

Here every id becomes what it stands for: claims meet their evidence, sources the claims that quote them, stories
their matrix, questions their rival answers. Nothing is read, judged or rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from site_builder.addresses import address_of
from site_builder.link.cards import Cards
from site_builder.link.claims import claim_page
from site_builder.link.home import frame_of, home_page
from site_builder.link.pages import corrections_of, free_pages
from site_builder.link.questions import question_page
from site_builder.link.sources import source_page
from site_builder.link.stories import story_page
from site_builder.model.corpus import Corpus
from site_builder.model.document import Document
from site_builder.model.pages import ClaimIndex, Site
from site_builder.model.receipt import Receipt
from site_builder.model.records import Aliased


def link(
    corpus: Corpus,
    receipts: Mapping[tuple[str, int], Receipt],
    *,
    drafts: bool = False,
    preview: bool = False,
    say: Callable[[str], str] = str,
) -> Site:
    """Return the whole site; with ``drafts`` the pages that are not published yet are part of it.

    ``preview`` says that the site is a host's preview of a change (:class:`site_builder.model.pages.SiteFrame`).
    ``say`` puts the words that are ours, such as those of the default scale, into the site's language.
    """
    cards = Cards(corpus, receipts, drafts=drafts, say=say)
    corrections = corrections_of(cards)
    stories = tuple(story_page(document, cards) for document in cards.stories.values())
    questions = tuple(question_page(document, cards) for document in cards.questions.values())
    pages = free_pages(cards, corrections)
    return Site(
        frame=frame_of(cards, pages, preview=preview),
        home=home_page(cards, stories, questions, corrections),
        stories=stories,
        questions=questions,
        claims=tuple(claim_page(document, cards) for document in cards.claims.values()),
        sources=tuple(source_page(document, cards) for document in corpus.sources.values()),
        pages=pages,
        index=_index(cards),
        corrections=corrections,
        redirects=_redirects(cards),
    )


def _index(cards: Cards) -> ClaimIndex:
    current = sorted((cards.claim[id] for id in cards.current), key=lambda card: card.claim.casefold())
    withdrawn = tuple(card for id, card in cards.claim.items() if id not in cards.current)
    return ClaimIndex(tuple(current), withdrawn)


def _redirects(cards: Cards) -> tuple[tuple[str, str], ...]:
    """Return each former address with the address that took its place."""
    folders: tuple[Mapping[str, Document[Aliased]], ...] = (cards.stories, cards.questions, cards.claims, cards.pages)
    return tuple(
        sorted(
            (address_of(document.record.folder, alias), address_of(document.record.folder, document.id))
            for folder in folders
            for document in folder.values()
            for alias in document.record.aliases
        )
    )
