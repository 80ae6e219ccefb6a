"""The search index, made by pagefind from the pages as they were rendered (https://pagefind.app).

The templates say what is searched and what it can be filtered by: ``data-pagefind-body`` marks the part of a page that
is searched, ``data-pagefind-filter`` and ``data-pagefind-meta`` what a result carries. Pages without that mark are left
out. The whole index is kept under the digest of everything that is searched. Where words are written without spaces,
characters take their place (:mod:`site_builder.output.search_characters`).

pagefind's program is run once on a folder of its own. Its Python interface would do the same in memory, but waits a
tenth of a second for each page and takes no more than 2 MiB of index.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from site_builder.content.addresses import SEARCH_INDEX
from site_builder.output.pagefind_order import stable
from site_builder.output.search_characters import with_marks
from site_builder.store.artifacts import Kept, digest_of, digest_of_bytes
from site_builder.store.tool_version import version_of

FOLDER = SEARCH_INDEX
MARK = b"data-pagefind-body"
_KIND = "search"
_FORM = 2
"""Goes up when what is made from pagefind's files changes."""
_HEAD = re.compile(rb"<head\b.*?</head>", re.DOTALL | re.IGNORECASE)
_TAG = "[a-z0-9-]+"
_NAMES = re.compile(
    rf"{FOLDER}(pagefind(-[a-z]+)*\.(js|json)|wasm\.{_TAG}\.pagefind|pagefind\.{_TAG}_[0-9a-f]+\.pf_meta"
    rf"|(fragment|index|filter)/{_TAG}_[0-9a-f]+\.pf_(fragment|index|filter))",
    re.IGNORECASE,
)
"""How the files of an index are named; tags of languages are those of the pages."""
_NOT_NEEDED = re.compile(r"(-ui|-highlight)\.(js|css)$")
"""What pagefind adds for sites that use its own interface; ours is the theme's ``search.js``."""


class IndexingError(Exception):
    """pagefind could not make the index; the text says why."""


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
    return name.endswith(".html") and MARK in content


def _index(searched: Mapping[str, bytes]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="site-builder-search-") as folder:
        site, out = Path(folder, "site"), Path(folder, "index")
        # Where a folder keeps the order in which files came into it, pagefind reads them in that order.
        for name, content in sorted(searched.items()):
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(with_marks(content))
        _run(Path(folder), "--site", str(site), "--output-path", str(out))
        files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    needed = {name: content for name, content in files.items() if not _NOT_NEEDED.search(name)}
    return {FOLDER + name: content for name, content in sorted(stable(needed).items())}


def _run(folder: Path, *words: str) -> None:
    """Run pagefind in a folder, independent of settings files and of the environment."""
    try:
        # The program comes in a wheel of its own. Machines without such a wheel get the error below.
        from pagefind_bin import get_executable

        environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        result = subprocess.run(
            [get_executable(), "--quiet", *words], cwd=folder, env=environment, capture_output=True, check=False
        )
    except (ImportError, OSError) as error:
        raise IndexingError(f"pagefind could not be started: {error}.") from error
    if result.returncode:
        raise IndexingError(f"pagefind failed: {result.stderr.decode('utf-8', 'replace').strip()}")
