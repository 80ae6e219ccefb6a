"""The link stage: from a checked corpus and its receipts to the values of all pages.

Here every id becomes what it stands for: claims meet their evidence, sources the claims that quote them, stories
their matrix, questions their rival answers. Nothing is read, judged or rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from site_builder import limits
from site_builder.addresses import address_of
from site_builder.link.cards import Cards
from site_builder.link.claims import claim_page
from site_builder.link.home import frame_of, home_page, latest_first
from site_builder.link.lists import claim_lists, question_lists, source_lists, story_lists
from site_builder.link.pages import corrections_of, free_pages, older_corrections
from site_builder.link.questions import question_pages
from site_builder.link.sources import source_page, source_uses
from site_builder.link.stories import story_pages
from site_builder.model.corpus import Corpus, is_draft
from site_builder.model.document import Document
from site_builder.model.pages import Site
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
    stories = [story_pages(document, cards) for document in cards.stories.values()]
    questions = [question_pages(document, cards) for document in cards.questions.values()]
    claims = claim_lists(cards)
    lists = (story_lists(cards), question_lists(cards), source_lists(cards))
    pages = free_pages(cards, corrections)
    home = home_page(cards, tuple(first for first, *_ in stories), corrections)
    return Site(
        frame=frame_of(cards, pages, preview=preview),
        home=home,
        stories=tuple(first for first, *_ in stories),
        questions=tuple(first for first, *_ in questions),
        claims=tuple(claim_page(document, cards) for document in cards.claims.values()),
        sources=tuple(source_page(document, cards) for document in corpus.sources.values()),
        pages=pages,
        index=claims[0],
        lists=tuple(first for first, *_ in lists),
        parts=(
            *(part for parts in stories for part in parts[1:]),
            *(part for parts in questions for part in parts[1:]),
            *claims[1:],
            *(part for parts in lists for part in parts[1:]),
            *(part for document in corpus.sources.values() for part in source_uses(document, cards)[1:]),
            *older_corrections(pages, corrections),
        ),
        latest=latest_first(cards.claim[id] for id in cards.current if not is_draft(cards.claims[id]))[
            : limits.FEED_ENTRIES
        ],
        corrections=corrections,
        redirects=_redirects(cards),
    )


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
