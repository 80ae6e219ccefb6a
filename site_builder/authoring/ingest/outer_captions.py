"""Captions of pictures that stand outside the article's element, such as that of the picture above it.

Between the headline and the last paragraph that was taken, a caption in no box is the article's and is taken. One in a box
there, one of the picture that the page names as its own, and one elsewhere in no box may be the article's: they are named.
What leads to another article, or stands in a list or in another article, is none of these.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum
from itertools import islice

from lxml.html import HtmlElement
from msgspec.structs import replace

from site_builder.authoring.ingest.blocks import Block, Kind
from site_builder.authoring.ingest.body import FEW_LINKS, MIN_TOLD_BETWEEN, PageBody
from site_builder.authoring.ingest.page import marks_of
from site_builder.authoring.ingest.page_words import BOXES, CAPTIONS, ODD_BOXES

MOST_LETTERS = 600
"""How many letters a caption has at most that nothing but its name marks."""
MAX_ELEMENTS_CALLED = 2
"""An element and how many around it, less one, may be called a caption."""
SHORTEST_FILE = 8
"""How many characters the name of a picture's file has at least that tells it from others."""
MOST_PICTURES = 5
"""How many pictures of a page are compared with those in it."""
MAX_ELEMENTS_TO_PICTURE = 6
"""How many elements around a picture have it close by."""
_PICTURES = ("og:image", "og:image:url", "twitter:image")
_SIDE = ("nav", "footer", "aside", "dialog", "menu", "form")
_OTHERS = frozenset(("a", "li", "ul", "ol", "table", "nav", "footer"))


class _Standing(IntEnum):
    """Whose a caption is by where it stands."""

    ANOTHERS = 0
    PERHAPS = 1
    OWN = 2


def with_outer_captions(
    blocks: Sequence[Block], body: PageBody, headline: int | None, pictures: Collection[str]
) -> PageBody:
    """Return a body with the captions outside its element that are the article's, and those that are named.

    ``headline`` is the number of the block with the headline, ``pictures`` the files that the page names as its picture.
    """
    taken = {id(block) for block in body.taken}
    numbers = [number for number, block in enumerate(blocks) if id(block) in taken]
    if not numbers:
        return body
    pictured = _Pictures(blocks[0].element.getroottree().getroot(), pictures)
    begin = headline if headline is not None and headline < numbers[0] else numbers[0]
    found: dict[_Standing, list[Block]] = {standing: [] for standing in _Standing}
    for number, block in enumerate(blocks):
        if id(block) not in taken and not body.holds(block) and is_caption(block, pictured):
            found[_standing(block, pictured, is_within=begin < number < numbers[-1])].append(block)
    return replace(body, outer=tuple(found[_Standing.OWN]), doubtful=tuple(found[_Standing.PERHAPS]))


def pictures_of(said: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the names of the files that a page's ``meta`` elements name as its picture."""
    files = (address.partition("?")[0].rpartition("/")[2] for name in _PICTURES for address in said.get(name, ()))
    return frozenset(islice((file for file in files if len(file) >= SHORTEST_FILE), MOST_PICTURES))


class _Pictures:
    """Which elements have a picture close by in them, and which figures show one of those that the page names."""

    def __init__(self, root: HtmlElement, named: Collection[str]) -> None:
        self.around: set[HtmlElement] = set()
        self.figures: set[HtmlElement] = set()
        for image in root.iter("img", "source", "picture", "video", "svg"):
            way = list(islice(image.iterancestors(), MAX_ELEMENTS_TO_PICTURE))
            self.around.update(way)
            if any(name in value for name in named for value in image.values()):
                self.figures.update(element for element in way if element.tag == "figure")


def is_caption(block: Block, pictured: _Pictures) -> bool:
    """Say whether a block is the caption of a picture, by its element or by what its makers call it."""
    if len(block.letters) < MIN_TOLD_BETWEEN or block.linked >= FEW_LINKS * len(block.text):
        return False
    way = (block.element, *block.element.iterancestors())
    if block.kind is Kind.CAPTION:
        return not any(element.tag == "caption" for element in way)
    called = any(not CAPTIONS.isdisjoint(marks_of(element)) for element in way[:MAX_ELEMENTS_CALLED])
    is_short = block.kind is Kind.PARAGRAPH and len(block.letters) <= MOST_LETTERS
    return called and is_short and not pictured.around.isdisjoint(way[1 : MAX_ELEMENTS_CALLED + 1])


def _standing(block: Block, pictured: _Pictures, *, is_within: bool) -> _Standing:
    way = (block.element, *block.element.iterancestors())
    if any(element.tag in _OTHERS for element in way):
        return _Standing.ANOTHERS
    marks = frozenset().union(*map(marks_of, way))
    is_boxed = not (BOXES | ODD_BOXES).isdisjoint(marks) or any(element.tag in _SIDE for element in way)
    if is_within:
        return _Standing.PERHAPS if is_boxed else _Standing.OWN
    is_own = not is_boxed or not pictured.figures.isdisjoint(way)
    return _Standing.PERHAPS if is_own and block.kind is Kind.CAPTION else _Standing.ANOTHERS
