"""Which blocks of a page are its article.

Three voices say what belongs to it: the page's own ``articleBody`` (JSON-LD), the extractor (trafilatura), and the page's
marks: elements named article, and what their makers call them. The first two give *anchors*, blocks that are surely the
article's. The *scope* is the element that holds them and what looks like them, so that a body cut in two by an advert is
one body. In the scope, everything that reads like text is taken unless it stands in a box that is none of the article.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from lxml.html import HtmlElement
from msgspec import Struct

from site_builder.authoring.ingest.blocks import Block, Kind, letters
from site_builder.authoring.ingest.byline import is_marked_byline
from site_builder.authoring.ingest.page import marks_of
from site_builder.authoring.ingest.page_words import BOXES, CORRECTIONS, ODD_BOXES, is_correction

SHORTEST_ANCHOR = 20
"""How many letters a block has at least that says where the article is."""
MOST_LINKED = 0.5
"""How much of a block may be links, where nothing else says that it belongs to the article."""
MOST_LINKED_ALIKE = 0.9
"""The same for a paragraph that looks like those of the article."""
MIN_TOLD = 12
"""How many letters a block of the article's element has that is told when it is left out."""
MIN_TOLD_BETWEEN = 2
"""The same where it stands between paragraphs that were taken."""
MIN_LONG_BLOCK = 60
"""How many letters a block has that is told when it is left out."""
MIN_ANCHORS_HELD = 0.9
"""What share of the anchors' letters the article's element holds; the extractor may err about the rest."""
FEW_LINKS = 0.2
"""How much of a paragraph of prose is in links at most."""
MUCH_PROSE = 250
"""How many letters of long paragraphs make an odd box in the middle of an article a part of it."""
_BOX_TAGS = ("nav", "footer", "dialog", "menu")
MIN_NAMED_SHARE = 0.2
"""What share of the anchors' letters stands in paragraphs with a name that is therefore no name of a box."""
MOST_OF_ARTICLE = 0.4
"""What holds this share of the anchors' letters is no box beside the article, whatever it is called."""


class PageBody(Struct, frozen=True):
    """What was taken of a page and what was not, in the order of the page; ``scope`` is the article's element.

    ``passed`` and ``short`` stand in no box, the latter are short lines or stand outside the article's element.
    ``bylines`` are no part of the text: who wrote it stands in the record. ``outer`` are captions of the article's pictures that
    stand outside its element, ``doubtful`` those that may be. ``polls`` are what polls in it ask and
    offer.
    """

    taken: tuple[Block, ...]
    boxed: tuple[Block, ...] = ()
    passed: tuple[Block, ...] = ()
    short: tuple[Block, ...] = ()
    scope: HtmlElement | None = None
    bylines: tuple[Block, ...] = ()
    outer: tuple[Block, ...] = ()
    doubtful: tuple[Block, ...] = ()
    polls: tuple[Block, ...] = ()

    def holds(self, block: Block) -> bool:
        """Say whether a block stands in the article's element."""
        return self.scope is not None and self.scope in (block.element, *block.element.iterancestors())


def body_of(blocks: Sequence[Block], extracted: str, stated: str) -> PageBody:
    """Return the article among a page's blocks; the texts are the extractor's and the page's own ``articleBody``."""
    known = letters(extracted), letters(stated)
    anchors = [block for block in blocks if _is_anchor(block, known)]
    if not anchors:
        return PageBody(())
    weighing = _Weights(anchors)
    scope = _scope(anchors, weighing)
    looks = frozenset(_look(block.element) for block in anchors)
    prose = _prose(blocks)
    taken: list[Block] = []
    boxed: list[Block] = []
    passed: list[Block] = []
    short: list[Block] = []
    bylines: list[Block] = []
    ahead = len(anchors)
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        ahead -= weighing.holds(block)
        between = ahead < len(anchors) and ahead > 0
        least = MIN_TOLD_BETWEEN if between else MIN_TOLD
        leads = (
            block.kind is Kind.HEADING and following is not None and is_prose(following) and weighing.holds(following)
        )
        place = _Place(block, scope, weighing, prose if between else {}, leads=leads)
        if place.is_correction():
            (taken if is_text(block) else passed).append(block)
        elif place.is_byline():
            bylines.append(block)
        elif weighing.holds(block) and (not place.is_boxed or block.letters in known[1]):
            taken.append(block)
        elif place.is_boxed:
            if (place.is_inside and len(block.letters) >= least) or (between and is_prose(block)):
                boxed.append(block)
        elif place.is_inside and _reads_on(block, looks, between=between):
            taken.append(block)
        elif _is_long(block) or (place.is_inside and len(block.letters) >= least):
            passed.append(block)
        else:
            short.append(block)
    return PageBody(tuple(taken), tuple(boxed), tuple(passed), tuple(short), scope, tuple(bylines))


def _is_anchor(block: Block, known: tuple[str, str]) -> bool:
    text = block.letters
    return len(text) >= SHORTEST_ANCHOR and any(text in each for each in known)


class _Weights:
    """How many of the anchors' letters each element holds."""

    def __init__(self, anchors: Collection[Block]) -> None:
        self._held: dict[HtmlElement, int] = {}
        self._anchors = frozenset(id(anchor) for anchor in anchors)
        self.total = 0
        for anchor in anchors:
            self.total += len(anchor.letters)
            for element in (anchor.element, *anchor.element.iterancestors()):
                self._held[element] = self._held.get(element, 0) + len(anchor.letters)
        self._looks = frozenset(_look(element) for element in self._held)
        self.names = self._names(anchors)

    def _names(self, anchors: Collection[Block]) -> frozenset[str]:
        """Return the names that many paragraphs of the article have themselves, which are therefore none of a box."""
        named: dict[str, int] = {}
        for anchor in filter(is_prose, anchors):
            for name in marks_of(anchor.element):
                named[name] = named.get(name, 0) + len(anchor.letters)
        return frozenset(name for name, held in named.items() if held >= MIN_NAMED_SHARE * self.total)

    def of(self, element: HtmlElement) -> float:
        """Return the share of the anchors' letters that an element holds."""
        return self._held.get(element, 0) / self.total

    def knows(self, element: HtmlElement) -> bool:
        """Say whether elements with the same names hold anchors: an article may lie in several such parts."""
        return bool(element.get("class")) and _look(element) in self._looks

    def holds(self, block: Block) -> bool:
        """Say whether a block is an anchor."""
        return id(block) in self._anchors


class _Place:
    """Where a block stands: in the article's element or not, and in which box.

    A heading that ``leads`` to a paragraph of the article is no box by its own names, which may be those of its style or
    of the words in it.
    """

    def __init__(
        self, block: Block, scope: HtmlElement, weighing: _Weights, prose: Mapping[HtmlElement, int], *, leads: bool
    ) -> None:
        self._block, self._scope, self._weighing = block, scope, weighing
        self._way = (block.element, *block.element.iterancestors())
        self.is_inside = scope in self._way
        self.is_boxed = self._in_box(self._way[1:] if leads else self._way, weighing, prose)

    def _in_box(self, way: Sequence[HtmlElement], weighing: _Weights, prose: Mapping[HtmlElement, int]) -> bool:
        for element in way:
            if element is self._scope or weighing.of(element) >= MOST_OF_ARTICLE or element.tag == "blockquote":
                return False
            marks = marks_of(element) - weighing.names
            if element.tag in _BOX_TAGS or not BOXES.isdisjoint(marks):
                return True
            odd = element.tag in ("aside", "form", "article") or not ODD_BOXES.isdisjoint(marks)
            is_part = is_prose(self._block) and weighing.knows(element)
            if odd and prose.get(element, 0) < MUCH_PROSE and not is_part:
                return True
        return False

    def is_byline(self) -> bool:
        """Say whether the block is the byline of the article, by what the page calls it."""
        parent = self._block.element.getparent()
        is_body = parent is not None and self._weighing.of(parent) >= MOST_OF_ARTICLE
        held = self.is_inside and not is_prose(self._block)
        return held and is_marked_byline(self._block.element, self._block.text, alone=is_body)

    def is_correction(self) -> bool:
        """Say whether the block is a notice of a correction, by its words or by what its makers call it."""
        if is_correction(self._block.text):
            return True
        for element in self._way:
            if element is self._scope or element.tag in ("body", "main", "article"):
                return False
            if not CORRECTIONS.isdisjoint(marks_of(element)):
                return True
        return False


def _prose(blocks: Sequence[Block]) -> dict[HtmlElement, int]:
    """Return how many letters of long paragraphs without links each element holds."""
    held: dict[HtmlElement, int] = {}
    for block in blocks:
        if is_prose(block):
            for element in (block.element, *block.element.iterancestors()):
                held[element] = held.get(element, 0) + len(block.letters)
    return held


def is_prose(block: Block) -> bool:
    """Say whether a block is a long paragraph with few links."""
    return block.kind is Kind.PARAGRAPH and _is_long(block) and block.linked < FEW_LINKS * len(block.text)


def _scope(anchors: Sequence[Block], weighing: _Weights) -> HtmlElement:
    """Return the element that holds the article: nearly all anchors, and what stands beside them and looks like them."""
    ways = [element for anchor in anchors for element in (anchor.element, *anchor.element.iterancestors())]
    here = max(ways, key=lambda element: (weighing.of(element) >= MIN_ANCHORS_HELD, len(list(element.iterancestors()))))
    for around in (here, *here.iterancestors()):
        if around.tag == "article" or around.get("itemprop") == "articleBody":
            return around
    parent = here.getparent()
    while parent is not None and parent.tag not in ("body", "html"):
        if not any(child is not here and _look(child) == _look(here) for child in parent):
            break
        here, parent = parent, parent.getparent()
    return here


def _look(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), " ".join(sorted((element.get("class") or "").split()))


def is_text(block: Block) -> bool:
    """Say whether less than half of a block is links."""
    return block.linked < MOST_LINKED * len(block.text)


def _is_long(block: Block) -> bool:
    return len(block.letters) >= MIN_LONG_BLOCK and is_text(block)


def _reads_on(block: Block, looks: Collection[tuple[str, str]], *, between: bool) -> bool:
    """Say whether a block in the article's element that no voice named goes on with the article."""
    same = _look(block.element) in looks
    if not block.letters or not (between or same):
        return False
    if same and block.kind in (Kind.PARAGRAPH, Kind.HEADING):
        return between or block.linked < MOST_LINKED_ALIKE * len(block.text)
    return is_text(block)
