"""The account of what was left out of an article, and the signs that a page is no article or not the whole of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from site_builder.authoring.ingest.article import Account
from site_builder.authoring.ingest.blocks import Block, Kind, letters
from site_builder.authoring.ingest.body import TOLD, PageBody, is_prose
from site_builder.authoring.ingest.byline import is_byline
from site_builder.authoring.ingest.linked_data import Node, as_list
from site_builder.authoring.ingest.missing_paragraphs import covered_of, left_out_of, unshown_of
from site_builder.authoring.ingest.page_words import CONSENT

FEW_PARAGRAPHS = 3
"""An article with fewer paragraphs than this is doubted."""
_MOST_CONSENT = 0.02
"""How many of a text's words may be such words, where it is an article."""


def account_of(
    blocks: Sequence[Block], body: PageBody, hidden: Sequence[Sequence[Block]], node: Node, text: str
) -> Account:
    """Return the account of what was taken from a page that describes its article as ``node``.

    Prose in the article's element that the page hides may be the rest of it, behind “Read more”; so may be what ``node``
    has of the article and the page has not.
    """
    known = letters(text)
    left_out = (*left_out_of(blocks, body), *covered_of(hidden, body))
    lines = frozenset(map(letters, text.splitlines()))
    missing = [
        block.text for block in left_out if block.letters not in (known if len(block.letters) >= TOLD else lines)
    ]
    missing += unshown_of(node.get("articleBody"), (*blocks, *chain.from_iterable(hidden)))
    boxes = [
        block.text for block in body.boxed if block.letters not in known and not is_byline(block.element, block.text)
    ]
    prose = [block for block in body.taken if is_prose(block)]
    return Account(
        missing=tuple(dict.fromkeys(missing)),
        boxes=tuple(dict.fromkeys(boxes)),
        struck=tuple(gone for block in body.taken for gone in block.struck),
        bylines=tuple(dict.fromkeys(block.text for block in body.bylines)),
        captions=tuple(dict.fromkeys(block.text for block in body.taken if block.kind is Kind.CAPTION)),
        doubts=tuple(_doubts(len(prose), node, text)),
    )


def _doubts(paragraphs: int, node: Node, text: str) -> Iterator[str]:
    words = text.split()
    if len(words) < 600 and len(CONSENT.findall(text)) >= max(3, _MOST_CONSENT * len(words)):
        yield "This may be a page that asks for consent, and no article."
    if any(str(value).lower() == "false" for value in as_list(node.get("isAccessibleForFree"))):
        yield "The page says that it is not free to read, so the text may be only its beginning."
    if paragraphs < FEW_PARAGRAPHS:
        yield f"What was taken has only {paragraphs} paragraph{'' if paragraphs == 1 else 's'}."
