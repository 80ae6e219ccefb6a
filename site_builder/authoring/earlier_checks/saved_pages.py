"""The JSON-LD of saved pages, and of any text that has ``script`` elements with some."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from site_builder.authoring.earlier_checks.claim_reviews import checks_in, read_json
from site_builder.authoring.earlier_checks.found_check import FoundCheck, UnreadableFileError


class _Page(HTMLParser):
    """The scripts with JSON-LD of a page, each with its line, and the address that the page gives as its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[tuple[int, list[str]]] = []
        self.address = ""
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a script with JSON-LD, and where the page says that it stands."""
        of = {name: value or "" for name, value in attrs}
        self._is_open = tag == "script" and "ld+json" in of.get("type", "").lower()
        if self._is_open:
            self.scripts.append((self.getpos()[0], []))
        elif tag == "link" and "canonical" in of.get("rel", "").lower().split():
            self.address = self.address or of.get("href", "").strip()

    def handle_endtag(self, tag: str) -> None:
        """End a script."""
        self._is_open = self._is_open and tag != "script"

    def handle_data(self, data: str) -> None:
        """Add the text of a script."""
        if self._is_open:
            self.scripts[-1][1].append(data)


def checks_of_page(html: str, place: str = "", address: str = "") -> Iterator[FoundCheck | UnreadableFileError]:
    """Yield each check that a page describes, and why a script cannot be read. ``address`` is used where it gives none."""
    page = _Page()
    page.feed(html)
    page.close()
    for line, pieces in page.scripts:
        where = f"{place}{', ' if place else ''}line {line}"
        text = "".join(pieces)
        if "ClaimReview" not in text:
            continue
        try:
            yield from checks_in(read_json(text), where, page.address or address)
        except UnreadableFileError as error:
            yield UnreadableFileError(f"The JSON-LD in {where} cannot be read. {error}")
