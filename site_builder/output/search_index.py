"""The search index, made by pagefind from the pages as they were rendered (https://pagefind.app).

The templates say what is searched and what it can be filtered by: ``data-pagefind-body`` marks the part of a page that
is searched, ``data-pagefind-filter`` and ``data-pagefind-meta`` what a result carries. Pages without that mark are left
out. The whole index is kept under the digest of everything that is searched. Where words are written without spaces,
characters take their place (:mod:`site_builder.output.search_characters`).

pagefind's program is handed the pages in the order of their paths (:mod:`site_builder.output.pagefind_service`), so that the same
pages give the same index on every machine. pagefind's own Python interface does the same, but waits a tenth of a second for
each page and takes no more than 2 MiB of index.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from site_builder.content.addresses import SEARCH_INDEX
from site_builder.output.pagefind_order import stable
from site_builder.output.pagefind_service import index_of
from site_builder.output.search_characters import with_character_marks
from site_builder.store.artifacts import Kept, digest_of, digest_of_bytes
from site_builder.store.tool_version import version_of

INDEX_FOLDER = SEARCH_INDEX
INDEXED_MARK = b"data-pagefind-body"
_KIND = "search"
_FORM = 3
"""Goes up when what is made from pagefind's files changes."""
_HEAD = re.compile(rb"<head\b.*?</head>", re.DOTALL | re.IGNORECASE)
_TAG = "[a-z0-9-]+"
_NAMES = re.compile(
    rf"{INDEX_FOLDER}(pagefind(-[a-z]+)*\.(js|json)|wasm\.{_TAG}\.pagefind|pagefind\.{_TAG}_[0-9a-f]+\.pf_meta"
    rf"|(fragment|index|filter)/{_TAG}_[0-9a-f]+\.pf_(fragment|index|filter))",
    re.IGNORECASE,
)
"""How the files of an index are named; tags of languages are those of the pages."""
_NOT_NEEDED = re.compile(r"(-ui|-highlight)\.(js|css)$")
"""What pagefind adds for sites that use its own interface; ours is the theme's ``search.js``."""


def search_index(pages: Mapping[str, bytes], kept: Kept) -> dict[str, bytes]:
    """Return the files of the search index over these pages, from what was kept when nothing searched has changed."""
    searched = {name: searched_part(content) for name, content in pages.items() if is_searched(name, content)}
    if not searched:
        return {}
    # The order of the pages is not part of the result, so it is not part of the digest either.
    digest = digest_of(
        _FORM, version_of("pagefind-bin"), {name: digest_of_bytes(html) for name, html in searched.items()}
    )
    files = kept.get_files(_KIND, digest, _NAMES)
    if files is None:
        files = _index(searched)
        kept.put_files(_KIND, digest, files)
    return files


def searched_part(page: bytes) -> bytes:
    """Return a page without its head, in which nothing is searched and much changes: style sheets, pictures, feeds."""
    return _HEAD.sub(b"<head></head>", page, count=1)


def searched_digest(page: bytes) -> str:
    """Return the digest of what is searched of a page."""
    return digest_of_bytes(searched_part(page))


def is_searched(name: str, content: bytes) -> bool:
    """Say whether a file is a page that is searched."""
    return name.endswith(".html") and INDEXED_MARK in content


def _index(searched: Mapping[str, bytes]) -> dict[str, bytes]:
    files = index_of(
        (name, with_character_marks(content).decode("utf-8")) for name, content in sorted(searched.items())
    )
    needed = {name: content for name, content in files.items() if not _NOT_NEEDED.search(name)}
    return {INDEX_FOLDER + name: content for name, content in sorted(stable(needed).items())}
