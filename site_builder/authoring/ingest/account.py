"""The account of what was left out of an article, and the signs that a page is no article or not the whole of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from site_builder.authoring.ingest.altered_sentences import Altered, altered_in
from site_builder.authoring.ingest.article import Account
from site_builder.authoring.ingest.blocks import Block, Kind, letters
from site_builder.authoring.ingest.body import MIN_TOLD, PageBody, is_prose
from site_builder.authoring.ingest.byline import is_byline
from site_builder.authoring.ingest.linked_data import Node, as_list
from site_builder.authoring.ingest.missing_paragraphs import covered_of, left_out_of, unshown_of
from site_builder.authoring.ingest.page_words import CONSENT

FEW_PARAGRAPHS = 3
"""An article with fewer paragraphs than this is doubted."""
MOST_WORDINGS = 5
"""How many sentences are told one by one that the page words in two ways."""
_MOST_CONSENT = 0.02
"""How many of a text's words may be such words, where it is an article."""


def account_of(
    blocks: Sequence[Block], body: PageBody, hidden: Sequence[Sequence[Block]], node: Node, text: str
) -> Account:
    """Return the account of what was taken from a page that describes its article as ``node``.

    Prose in the article's element that the page hides may be the rest of it, behind “Read more”; so may be what ``node``
    has of the article and the page has not.
    """
    known = _Known(text)
    left_out = (*left_out_of(blocks, body), *body.doubtful, *covered_of(hidden, body))
    missing = [block.text for block in left_out if not known.has(block)]
    seen = (*blocks, *chain.from_iterable(hidden))
    unshown = tuple(unshown_of(node.get("articleBody"), seen))
    missing += unshown
    boxes = [block.text for block in body.boxed if not known.holds(block) and not is_byline(block.element, block.text)]
    boxes += [block.text for block in body.polls if not known.has(block) and block.text not in missing]
    prose = [block for block in body.taken if is_prose(block)]
    return Account(
        missing=tuple(dict.fromkeys(missing)),
        boxes=tuple(dict.fromkeys(boxes)),
        struck=tuple(gone for block in body.taken for gone in block.struck),
        bylines=tuple(dict.fromkeys(block.text for block in body.bylines)),
        captions=tuple(dict.fromkeys(block.text for block in (*body.outer, *body.taken) if block.kind is Kind.CAPTION)),
        doubts=(
            *_doubts(len(prose), node, text),
            *_wordings(tuple(altered_in(node.get("articleBody"), seen, unshown))),
        ),
    )


class _Known:
    """The letters of an archived text, and of each of its lines: a word or two stand in many lines by chance."""

    def __init__(self, text: str) -> None:
        self._whole = letters(text)
        self._lines = frozenset(map(letters, text.splitlines()))

    def has(self, block: Block) -> bool:
        """Say whether a block stands in the text; a short one where it is a line of it."""
        return self.holds(block) if len(block.letters) >= MIN_TOLD else block.letters in self._lines

    def holds(self, block: Block) -> bool:
        """Say whether a block's letters stand anywhere in the text."""
        return block.letters in self._whole


def _wordings(altered: Sequence[Altered]) -> Iterator[str]:
    """Yield a sentence on each of the first that the page's data for programs have in other words, or that only they have."""
    for each in altered[:MOST_WORDINGS]:
        if each.shown:
            yield f"The page shows “{each.shown}”, and its data for programs have “{each.stated}”."
        else:
            yield f"Only the page's data for programs have this sentence: “{each.stated}”"
    if len(altered) > MOST_WORDINGS:
        yield f"{len(altered) - MOST_WORDINGS} more sentences have other words in the page's data for programs."


def _doubts(paragraphs: int, node: Node, text: str) -> Iterator[str]:
    words = text.split()
    if len(words) < 600 and len(CONSENT.findall(text)) >= max(3, _MOST_CONSENT * len(words)):
        yield "This may be a page that asks for consent, and no article."
    if any(str(value).lower() == "false" for value in as_list(node.get("isAccessibleForFree"))):
        yield "The page says that it is not free to read, so the text may be only its beginning."
    if paragraphs < FEW_PARAGRAPHS:
        yield f"What was taken has only {paragraphs} paragraph{'' if paragraphs == 1 else 's'}."
