"""The text that was written for a page as a tree, with its citations and pictures as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import urljoin

from msgspec import Struct

from site_builder.content.addresses import picture_copy
from site_builder.content.document import BodyPicture, Citation
from site_builder.views.claim_page import ClaimPage
from site_builder.views.site_frame import SiteFrame

_ALONE = frozenset({"br", "hr"})


class BodyElement(Struct):
    """An element of a body: its tag, its attributes, and what is in it."""

    tag: str
    attributes: Mapping[str, str]
    inside: list[BodyElement | str]

    def elements(self) -> Iterator[BodyElement]:
        """Yield the elements that are in it."""
        return (item for item in self.inside if isinstance(item, BodyElement))


def body_tree(page: ClaimPage, frame: SiteFrame) -> BodyElement:
    """Return the analysis of a claim, its links with their whole addresses."""
    reader = _Reader(frame.base_url + page.card.address)
    for part in page.body.parts:
        if isinstance(part, str):
            reader.feed(part)
        elif isinstance(part, Citation):
            reader.put(_citation(part, page, frame))
        else:
            reader.put(_picture(part, frame))
    reader.close()
    return reader.root


def _citation(citation: Citation, page: ClaimPage, frame: SiteFrame) -> BodyElement:
    source, anchor = page.citations[citation.source], page.first_anchor.get(citation.source)
    address = f"{page.card.address}#{anchor}" if anchor else source.address
    return BodyElement("a", {"href": frame.base_url + address}, [source.short])


def _picture(picture: BodyPicture, frame: SiteFrame) -> BodyElement | str:
    if picture.shown is None:
        return picture.alt
    source = frame.base_url + picture_copy(picture.shown.name, picture.shown.widths[-1])
    return BodyElement("img", {"src": source, "alt": picture.alt}, [])


class _Reader(HTMLParser):
    """Builds the tree of the HTML that our Markdown makes (:mod:`site_builder.content.body_markup`)."""

    def __init__(self, here: str) -> None:
        super().__init__(convert_charrefs=True)
        self._here = here
        self.root = BodyElement("body", {}, [])
        self._open = [self.root]

    def put(self, item: BodyElement | str) -> None:
        """Put something where the reading has come to."""
        self.close()  # Text is held back until it is known to be whole.
        self._open[-1].inside.append(item)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if "href" in attributes:
            attributes["href"] = _whole(self._here, attributes["href"])
        element = BodyElement(tag, attributes, [])
        self._open[-1].inside.append(element)
        if tag not in _ALONE:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def _whole(here: str, reference: str) -> str:
    """Return the whole address of a link; nothing for one that leads nowhere, as a refused one does."""
    try:
        return "" if reference == "#" else urljoin(here, reference)
    except ValueError:
        return ""
