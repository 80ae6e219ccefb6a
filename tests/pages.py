"""Published pages as trees, read by lxml: it takes a second for a site that Beautiful Soup takes half a minute for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from lxml import html
from lxml.html import HtmlElement

_PARSER = html.HTMLParser(encoding="utf-8")
_SHOWN = html.etree.XPath(".//text()[not(parent::script or parent::style)]")


def read_page(content: bytes) -> HtmlElement:
    """Return the root of a page."""
    return html.document_fromstring(content, parser=_PARSER)


def read_pages(files: Mapping[str, bytes]) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the name and the root of every page among published files."""
    return ((name, read_page(content)) for name, content in files.items() if name.endswith(".html"))


def shown(element: HtmlElement, between: str = "") -> str:
    """Return the text of an element as readers see it, with single spaces; ``between`` stands between its parts."""
    return " ".join(between.join(_SHOWN(element)).split())


def assert_links_lead_somewhere(files: Mapping[str, bytes], base: str = "/") -> set[str]:
    """Follow every link of every page to a published file, and to its part of it; return the files that others lead to.

    Only the links of ``404.html`` begin with ``base``, the path of the site: nobody knows from where it is shown.
    """
    pages = dict(read_pages(files))
    ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    reached: set[str] = set()
    for name, page in pages.items():
        for target in _targets(page):
            parts = urlsplit(target)
            file = _file(name, parts.path, base)
            file = file if file in files else join(file, "index.html").lstrip("/").removeprefix("./")
            assert file in files, f"{name}: {target}"
            anchor = unquote(parts.fragment.partition(":~:")[0])
            assert not anchor or file not in ids or anchor in ids[file], f"{name}: {target}"
            reached |= {file} - {name}
    return reached


def _file(page: str, path: str, base: str) -> str:
    """Return the file or folder that a path on a page leads to."""
    if page == "404.html" and path.startswith(base):
        return normpath("/" + unquote(path.removeprefix(base))).lstrip("/")
    return normpath(unquote(join("/", page, "..", path))).lstrip("/") if path else page


def _targets(page: HtmlElement) -> set[str]:
    """Return the addresses within the site that a page names."""
    tags = page.xpath("//a | //link[not(@rel='canonical')] | //script | //img | //*[local-name()='use']")
    named = {tag.get("href") or tag.get("src") or "" for tag in tags}
    return {target for target in named if target and not urlsplit(target).scheme}
