"""Which paragraphs that were not taken are named to an editor, because they may be the article's.

Between paragraphs that were taken nearly everything is named. Right before the first and right behind the last one it is what
stands beside them, however short; else lines in the article's element that are no cards of other articles, lists that read
like text, and long text of the page that neither heads another article nor asks for consent. Where another element has more
prose than all that was taken, the article may be there, and everything in it is named, whatever the boxes around it are called.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from html import unescape
from itertools import groupby

from lxml.html import HtmlElement
from msgspec import Struct

from site_builder.authoring.ingest.blocks import Block, Kind, letters
from site_builder.authoring.ingest.body import (
    FEW_LINKS,
    MIN_LONG_BLOCK,
    MIN_TOLD,
    MIN_TOLD_BETWEEN,
    MUCH_PROSE,
    PageBody,
    is_prose,
    is_text,
)
from site_builder.authoring.ingest.page import marks_of
from site_builder.authoring.ingest.page_words import ABOUT_SITE, CONSENT

MAX_BLOCKS_AWAY = 2
"""A short line so many blocks away from the article may still belong to it."""
FEW_PROSE = 3
"""Where fewer long paragraphs than this were taken, what is longer is named however many lines it has."""
MOST_LINES = 60
"""How many lines it has at most elsewhere; where there are more, readers say what they think of the article."""
MAX_BLOCKS_TO_LINK = 10
"""So many blocks away may a line be that is nothing but a link, such as a source; farther off it leads to another article."""
MIN_LINKED_SHARE = 0.95
"""What share of such a line is the link."""
MOST_CONSENT = 0.03
"""What share of the words of a block outside the article's element may be words of consent notices."""
MOST_STATED = 100_000
"""How many characters an ``articleBody`` has at most that is compared with the page."""
MOST_OF_PAGE = 1_000_000
"""How many letters that page has at most."""
LETTERS_AT_A_TIME = 12
"""How many letters of a sentence are looked for on the page at a time."""
MOST_SHOWN = 0.2
"""What share of a sentence may stand on the page where the sentence is said to be missing."""
MOST_SHOWN_BETWEEN = 0.5
"""The same between two missing ones: names and phrases of an article stand in many of its sentences."""
FEWEST_LINES = 3
"""How many lines a list outside the article's element has at least that is named."""
LONG_LINES = 25
"""How many characters its lines have at least, each with the other."""
_TAG = re.compile(r"<[^<>]*>")
_BEHIND_SENTENCE = re.compile(r"(?:(?<=[.!?…。！？؟।])|(?<=[.!?…]['\"’”»)\]]))\s+")
_LISTS = frozenset(("ul", "ol", "li", "dl", "blockquote"))
_TEXT_TAGS = frozenset(("p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "dd", "dt"))


def left_out_of(blocks: Sequence[Block], body: PageBody) -> Iterator[Block]:
    """Yield the blocks of a page that may be paragraphs of the article and were not taken, in order."""
    if not body.taken:
        return
    left = {id(block) for block in (*body.passed, *body.short)}
    named = _named(blocks, body, left)
    known = {id(blocks[number]) for number in named}
    apart = {id(block) for block in (*elsewhere_of(blocks, body), *lists_of(body, known))}
    for number, block in enumerate(blocks):
        is_named = number in named or id(block) in apart
        if is_named or (id(block) in left and number + 1 in named and _heads(block, body)):
            yield block


def elsewhere_of(blocks: Sequence[Block], body: PageBody) -> Iterator[Block]:
    """Yield the blocks in each element that has more prose of its own than was taken altogether: the article may be there."""
    taken = {id(block) for block in (*body.taken, *body.bylines)}
    prose = [block for block in body.taken if is_prose(block)]
    held: dict[HtmlElement, list[Block]] = {}
    for block in blocks:
        around = _around(block)
        if id(block) not in taken and around is not None:
            held.setdefault(around, []).append(block)
    most = max(MUCH_PROSE, _length(prose))
    for around, together in held.items():
        is_longer = _length(filter(is_prose, together)) > most and not _is_of_site(around)
        if is_longer and (len(prose) < FEW_PROSE or len(together) <= MOST_LINES):
            yield from together


def _length(blocks: Iterable[Block]) -> int:
    return sum(len(block.letters) for block in blocks)


def lists_of(body: PageBody, named: Container[int]) -> Iterator[Block]:
    """Yield the lines of each list or table with few links that is named in part, or reads like text beside the article."""
    lists: dict[HtmlElement | None, list[Block]] = {}
    for block in (*body.passed, *body.short):
        if block.kind in (Kind.ITEM, Kind.ROW) and len(block.letters) >= MIN_TOLD_BETWEEN:
            lists.setdefault(block.element.getparent(), []).append(block)
    for lines in lists.values():
        length = sum(len(line.text) for line in lines)
        few_links = sum(line.linked for line in lines) < FEW_LINKS * length
        is_long = len(lines) >= FEWEST_LINES and length >= LONG_LINES * len(lines)
        if few_links and (is_long or any(id(line) in named for line in lines)):
            yield from lines


def _around(block: Block) -> HtmlElement | None:
    """Return the element that a block stands in, with the lists and quotations in it."""
    around = block.element.getparent()
    while around is not None and around.tag in _LISTS:
        around = around.getparent()
    return around


def _is_of_site(element: HtmlElement) -> bool:
    """Say whether an element has what readers say of an article, or what a site says on all its pages."""
    around = (element, *element.iterancestors())
    return any(each.tag == "footer" or not ABOUT_SITE.isdisjoint(marks_of(each)) for each in around)


def _named(blocks: Sequence[Block], body: PageBody, left: Container[int]) -> set[int]:
    """Return the numbers of the blocks that are named for what they are and where they stand."""
    taken = {id(block) for block in body.taken}
    numbers = [number for number, block in enumerate(blocks) if id(block) in taken]
    parents = {block.element.getparent() for block in body.taken if is_prose(block)} - {None}
    named = set()
    for number, block in enumerate(blocks):
        if id(block) not in left:
            continue
        away = max(numbers[0] - number, number - numbers[-1], 0)
        is_beside = block.element in parents or (block.element.getparent() in parents and _is_plain(block.element))
        if _is_named_apart(block, body, away, is_beside=is_beside) if away else _is_named_between(block, body):
            named.add(number)
    return named


def _is_plain(element: HtmlElement) -> bool:
    return element.tag in _TEXT_TAGS or not element.get("class")


def _heads(block: Block, body: PageBody) -> bool:
    return block.kind is Kind.HEADING and body.holds(block) and is_text(block)


def _is_named_between(block: Block, body: PageBody) -> bool:
    """Say whether a block between the first and the last that were taken is named."""
    return (
        len(block.letters) >= MIN_TOLD_BETWEEN
        if body.holds(block)
        else len(block.letters) >= MIN_LONG_BLOCK and is_text(block)
    )


def _is_named_apart(block: Block, body: PageBody, away: int, *, is_beside: bool) -> bool:
    """Say whether a block before the first or behind the last that was taken is named."""
    if is_beside and away <= MAX_BLOCKS_AWAY:
        return len(block.letters) >= MIN_TOLD_BETWEEN
    if body.holds(block):
        is_card = _is_in_link(block.element) or (
            away > MAX_BLOCKS_TO_LINK and block.linked >= MIN_LINKED_SHARE * len(block.text)
        )
        return len(block.letters) >= MIN_TOLD and not is_card
    is_long = len(block.letters) >= MIN_LONG_BLOCK and is_text(block)
    return is_long and block.kind is not Kind.HEADING and not _asks_for_consent(block.text)


def _asks_for_consent(text: str) -> bool:
    return len(CONSENT.findall(text)) >= MOST_CONSENT * max(1, len(text.split()))


def _is_in_link(element: HtmlElement) -> bool:
    return any(around.tag == "a" for around in (element, *element.iterancestors()))


def covered_of(hidden: Iterable[Sequence[Block]], body: PageBody) -> Iterator[Block]:
    """Yield what a page hides that may be the rest of its article, behind “Read more”: paragraphs, with their headings."""
    for together in hidden:
        inside = [block for block in together if body.holds(block)]
        if any(map(is_prose, inside)):
            yield from (block for block in inside if is_prose(block) or (block.kind is Kind.HEADING and is_text(block)))


def unshown_of(stated: object, shown: Iterable[Block]) -> Iterator[str]:
    """Yield the passages of a page's own ``articleBody`` that stand nowhere in these blocks, which are all of the page.

    Such a page shows the beginning of its article only. A sentence that stands there in part is one that the page writes in
    another way, unless it stands between missing ones.
    """
    if not isinstance(stated, str) or len(stated) > MOST_STATED:
        return
    page = letters(" ".join(block.text for block in shown))
    if len(page) > MOST_OF_PAGE:
        return
    run: list[_Sentence] = []
    for sentence in _sentences(stated, page):
        if sentence.shown <= MOST_SHOWN_BETWEEN:
            run.append(sentence)
        else:
            yield from _passages(run, page)
            run = []
    yield from _passages(run, page)


class _Sentence(Struct, frozen=True):
    """A sentence, what share of it the page shows, and whether it fills its line; an empty line is one without letters."""

    text: str
    letters: str
    shown: float
    is_line: bool

    @property
    def tells(self) -> bool:
        """Whether it may begin or end what is named: a word or two in a line of their own may be anything."""
        return self.shown <= MOST_SHOWN and (len(self.letters) >= MIN_TOLD or not self.is_line)


def _sentences(stated: str, page: str) -> Iterator[_Sentence]:
    for sentences in lines_of(stated):
        for sentence in sentences:
            bare = letters(sentence)
            yield _Sentence(sentence, bare, share_shown(bare, page), len(sentences) == 1)


def lines_of(stated: str) -> Iterator[list[str]]:
    """Yield the sentences of each line of a page's ``articleBody``, which may be written as HTML."""
    plain = _TAG.sub("\n", unescape(unescape(stated)))
    return map(sentences_of, plain.splitlines())


def sentences_of(line: str) -> list[str]:
    """Return the sentences of a line, white space in order."""
    return [" ".join(each.split()) for each in _BEHIND_SENTENCE.split(line.strip())]


def share_shown(sentence: str, page: str) -> float:
    """Return what share of a sentence's letters a page shows in pieces; none where they are too few to tell."""
    if len(sentence) < MIN_TOLD:
        return 0
    pieces = [
        sentence[at : at + LETTERS_AT_A_TIME]
        for at in range(0, len(sentence) - LETTERS_AT_A_TIME + 1, LETTERS_AT_A_TIME)
    ]
    return 1 if sentence in page else sum(piece in page for piece in pieces) / len(pieces)


def _passages(run: Sequence[_Sentence], page: str) -> Iterator[str]:
    """Yield the paragraphs of sentences in a row that stand nowhere, where they are long enough to tell."""
    telling = [number for number, sentence in enumerate(run) if sentence.tells]
    between = run[telling[0] : telling[-1] + 1] if telling else ()
    if not _is_long(between, page):
        return
    for has_text, paragraph in groupby(between, key=lambda sentence: bool(sentence.text)):
        if has_text:
            yield " ".join(sentence.text for sentence in paragraph)


def _is_long(run: Sequence[_Sentence], page: str) -> bool:
    """Say whether a sentence is long, or all are together, which the page does not show in a row."""
    together = "".join(sentence.letters for sentence in run)
    is_one = any(len(sentence.letters) >= MIN_LONG_BLOCK and sentence.shown <= MOST_SHOWN for sentence in run)
    return is_one or (len(together) >= MIN_LONG_BLOCK and share_shown(together, page) <= MOST_SHOWN)
