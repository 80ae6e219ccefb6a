"""The account of what was left out of an article, and the signs that a page is no article or not the whole of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from site_builder.authoring.ingest.article import Account
from site_builder.authoring.ingest.blocks import Block, Kind, letters
from site_builder.authoring.ingest.body import Body, is_prose
from site_builder.authoring.ingest.byline import is_byline
from site_builder.authoring.ingest.linked_data import Node, listed

FEW_PARAGRAPHS = 3
"""An article with fewer paragraphs than this is doubted."""
_CONSENT = re.compile(
    r"consent|cookies?\b|datenschutz|privatsphäre|einwilligung|zustimm|vie privée|consentement|privacidad|consentimiento|privacy|partner[ns]?\b|personenbezogen|personal data|données personnelles|datos personales|dati personali|тайн|同意|プライバシー|개인정보",
    re.IGNORECASE,
)
"""Words of pages that ask for consent before they show an article."""
_MOST_CONSENT = 0.02
"""How many of a text's words may be such words, where it is an article."""


def account_of(body: Body, hidden: Iterable[Block], node: Node, text: str) -> Account:
    """Return the account of what was taken from a page that describes its article as ``node``.

    Prose in the article's element that the page hides may be the rest of it, behind “Read more”.
    """
    known = letters(text)
    covered = (block for block in hidden if is_prose(block) and body.holds(block))
    missing = [block.text for block in (*body.passed, *covered) if block.letters not in known]
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
    if len(words) < 600 and len(_CONSENT.findall(text)) >= max(3, _MOST_CONSENT * len(words)):
        yield "This may be a page that asks for consent, and no article."
    if any(str(value).lower() == "false" for value in listed(node.get("isAccessibleForFree"))):
        yield "The page says that it is not free to read, so the text may be only its beginning."
    if paragraphs < FEW_PARAGRAPHS:
        yield f"What was taken has only {paragraphs} paragraph{'' if paragraphs == 1 else 's'}."
