"""The export of WordPress (WXR): RSS 2.0 with elements of its own.

The parser is expat. A document type, and with it every entity of somebody's own, is refused before anything is made of
it, so that no entity grows and none names a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from xml.parsers import expat

from site_builder.authoring.earlier_checks.claim_reviews import checks_in, read_json_text
from site_builder.authoring.earlier_checks.columns import Columns, check_of_row, columns_of
from site_builder.authoring.earlier_checks.found_check import FoundCheck, UnreadableFileError
from site_builder.authoring.earlier_checks.saved_pages import checks_of_page

MAX_DEPTH = 50
_BLOCK = re.compile(r"<!-- wp:[a-z0-9/-]+ (\{[^\n]{0,20000}?\}) /?-->")
_TEXTS = {"title", "link", "pubDate", "dc:creator", "content:encoded", "excerpt:encoded", "wp:post_type", "wp:status"}
_ARTICLES = frozenset(["post", "page"])
Post = dict[str, str]


class _Export:
    """What expat tells of an export, gathered into posts: texts by the names of their elements, and fields by their keys."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.posts: list[tuple[int, Post]] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._post: Post | None = None
        self._key = ""
        self._line = 0

    def _refuse(self, *declared: object) -> None:
        line = self.parser.CurrentLineNumber
        raise UnreadableFileError(
            f"Line {line} declares a document type or an entity, which no export of WordPress does."
        )

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._open.append(tag)
        self._text = []
        if len(self._open) > MAX_DEPTH:
            raise UnreadableFileError(f"Its elements are nested too deep in line {self.parser.CurrentLineNumber}.")
        if tag == "item":
            self._post, self._line = {}, self.parser.CurrentLineNumber
        if tag == "category":
            self._key = attributes.get("domain", "category")

    def _words(self, text: str) -> None:
        self._text.append(text)

    def _end(self, tag: str) -> None:
        self._open.pop()
        text, self._text = "".join(self._text), []
        if self._post is None:
            return
        if tag == "item":
            self.posts.append((self._line, self._post))
            self._post = None
        elif tag == "wp:meta_key":
            self._key = text
        elif tag in ("wp:meta_value", "category"):
            self._post.setdefault(self._key, text)
        elif tag in _TEXTS:
            self._post.setdefault(tag, text)


def checks_of_export(
    content: bytes, given: Mapping[str, str], tell: Callable[[Columns], None] = lambda columns: None
) -> Iterator[FoundCheck | UnreadableFileError]:
    """Yield the checks of the published posts of an export. Raises :class:`UnreadableFileError`.

    A post that has a ClaimReview in its text gives that. Of the others a check is made of the fields that somebody names,
    or whose names tell what they hold.
    """
    posts = [(line, post) for line, post in _posts(content) if _is_article(post)]
    others = []
    for line, post in posts:
        found = list(_reviews(post, f"line {line}"))
        yield from found
        if not found:
            others.append((line, _row(post)))
    if others:
        yield from _of_fields(others, given, tell)


def _posts(content: bytes) -> list[tuple[int, Post]]:
    export = _Export()
    try:
        export.parser.Parse(content, True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise UnreadableFileError(f"It is not XML: {what} in line {error.lineno}, column {error.offset + 1}.") from None
    return export.posts


def _is_article(post: Post) -> bool:
    return (
        post.get("wp:post_type", "post") not in ("attachment", "nav_menu_item", "revision")
        and post.get("wp:status", "publish") == "publish"
    )


def _reviews(post: Post, place: str) -> Iterator[FoundCheck | UnreadableFileError]:
    text, address = post.get("content:encoded", ""), post.get("link", "")
    yield from checks_of_page(text, place, address)
    for block in _BLOCK.finditer(text):
        if "claimReviewed" in block[1]:
            try:
                value = read_json_text(block[1])
            except UnreadableFileError:
                continue
            yield from checks_in({"@type": "ClaimReview", **value}, place, address)


def _row(post: Post) -> dict[str, str]:
    """Return a post as a row: its fields, and what every post has by the names that a table would have."""
    row = {key: text for key, text in post.items() if key not in _TEXTS}
    common = {
        "title": post.get("title", ""),
        "link": post.get("link", ""),
        "date": _day(post.get("pubDate", "")),
        "author": post.get("dc:creator", ""),
        "excerpt": post.get("excerpt:encoded", ""),
    }
    return {**row, **common}


def _day(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return text


def _of_fields(
    posts: list[tuple[int, dict[str, str]]], given: Mapping[str, str], tell: Callable[[Columns], None]
) -> Iterator[FoundCheck]:
    header = list(dict.fromkeys(key for _, row in posts for key in row))
    columns = columns_of(header, given, also=("claim", "verdict"))
    tell(columns)
    for line, row in posts:
        yield check_of_row(row, columns, f"line {line}")
