"""Captions of pictures that stand outside the article's element, such as that of the picture above it.

Between the headline and the last paragraph that was taken, a caption in no box is the article's and is taken. One in a box
there, one of the picture that the page names as its own, and one elsewhere in no box may be the article's: they are named.
What leads to another article, or stands in a list or in another article, is none of these.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum

from lxml.html import HtmlElement
from msgspec.structs import replace

from site_builder.authoring.ingest.blocks import Block, Kind
from site_builder.authoring.ingest.body import FEW_LINKS, TOLD_BETWEEN, Body
from site_builder.authoring.ingest.page import marks_of
from site_builder.authoring.ingest.page_words import BOXES, CAPTIONS, ODD_BOXES

MOST_LETTERS = 600
"""How many letters a caption has at most that nothing but its name marks."""
AROUND = 2
"""An element and how many around it, less one, may be called a caption."""
SHORTEST_FILE = 8
"""How many characters the name of a picture's file has at least that tells it from others."""
_PICTURES = ("og:image", "og:image:url", "twitter:image")
_SIDE = ("nav", "footer", "aside", "dialog", "menu", "form")
_OTHERS = frozenset(("a", "li", "ul", "ol", "table", "nav", "footer"))


class _Standing(IntEnum):
    """Whose a caption is by where it stands."""

    ANOTHERS = 0
    PERHAPS = 1
    OWN = 2


def with_outer_captions(blocks: Sequence[Block], body: Body, headline: int | None, pictures: Collection[str]) -> Body:
    """Return a body with the captions outside its element that are the article's, and those that are named.

    ``headline`` is the number of the block with the headline, ``pictures`` the files that the page names as its picture.
    """
    taken = {id(block) for block in body.taken}
    numbers = [number for number, block in enumerate(blocks) if id(block) in taken]
    if not numbers:
        return body
    begin = headline if headline is not None and headline < numbers[0] else numbers[0]
    found: dict[_Standing, list[Block]] = {standing: [] for standing in _Standing}
    for number, block in enumerate(blocks):
        if id(block) not in taken and not body.holds(block) and is_caption(block):
            found[_standing(block, is_within=begin < number < numbers[-1], pictures=pictures)].append(block)
    return replace(body, outer=tuple(found[_Standing.OWN]), doubtful=tuple(found[_Standing.PERHAPS]))


def pictures_of(said: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the names of the files that a page's ``meta`` elements name as its picture."""
    files = (address.partition("?")[0].rpartition("/")[2] for name in _PICTURES for address in said.get(name, ()))
    return frozenset(file for file in files if len(file) >= SHORTEST_FILE)


def is_caption(block: Block) -> bool:
    """Say whether a block is the caption of a picture, by its element or by what its makers call it."""
    if len(block.letters) < TOLD_BETWEEN or block.linked >= FEW_LINKS * len(block.text):
        return False
    way = (block.element, *block.element.iterancestors())
    if block.kind is Kind.CAPTION:
        return not any(element.tag == "caption" for element in way)
    called = any(not CAPTIONS.isdisjoint(marks_of(element)) for element in way[:AROUND])
    is_short = block.kind is Kind.PARAGRAPH and len(block.letters) <= MOST_LETTERS
    return called and is_short and any(_has_picture(element) for element in way[1 : AROUND + 1])


def _has_picture(element: HtmlElement) -> bool:
    return next(element.iter("img", "picture", "video", "svg"), None) is not None


def _standing(block: Block, *, is_within: bool, pictures: Collection[str]) -> _Standing:
    way = (block.element, *block.element.iterancestors())
    if any(element.tag in _OTHERS for element in way):
        return _Standing.ANOTHERS
    marks = frozenset().union(*map(marks_of, way))
    is_boxed = not (BOXES | ODD_BOXES).isdisjoint(marks) or any(element.tag in _SIDE for element in way)
    if is_within:
        return _Standing.PERHAPS if is_boxed else _Standing.OWN
    is_own = not is_boxed or _shows(way, pictures)
    return _Standing.PERHAPS if is_own and block.kind is Kind.CAPTION else _Standing.ANOTHERS


def _shows(way: Sequence[HtmlElement], pictures: Collection[str]) -> bool:
    """Say whether the figure around a caption shows the picture of the page."""
    figure = next((element for element in way if element.tag == "figure"), None)
    if figure is None or not pictures:
        return False
    shown = " ".join(value for image in figure.iter("img", "source") for value in image.values())
    return any(picture in shown for picture in pictures)
