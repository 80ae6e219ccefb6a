"""Addresses within the site, and how one page refers to another.

An address is relative to the site's root, without a leading slash: ``claims/contract-value/``; home is the empty
text. Pages refer to one another by relative references, so that a site works below any path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlsplit

SEARCH = "search/"
SEARCH_INDEX = "pagefind/"
"""The folder of the search index. No page stands there, not even in a build without the index."""
EMBED = "embed/"
"""The folder of all embeds. An embed has the address of its claim, below this folder."""
VERIFY = "verify/"
CHANGE_LOG = "changes/"
"""The page that tells, day by day, what changed on the site."""
DATA = "data/"
"""The page of what the site publishes for programs."""
CLAIMANTS = "claimants/"
"""The list of all who make claims, where the site has records of any."""
TOPICS = "topics/"
"""The list of all topics, where the site has records of any."""
STANDARDS = "standards"
"""The free page that says who stands behind the site, where the settings say so."""
SPECIFICATION = "proof.md"
"""How readers check a site: a page of the generator's documentation."""
VERIFIER = "verify.py"
"""The program with which anybody checks a published site."""
BESIDE = "beside"
"""The folder, below the address of an article, of the pages that set another one beside it."""
CHANGES = "changes"
"""The folder, below the address of a version of an article, of the page that tells what changed up to a later one."""
PICTURES = "pictures/"
"""The folder of the copies of pictures. No page stands there."""
FURTHER_PAGES = "page"
"""The folder, below the address of what is too long for one page, of its further pages."""

GENERATED = frozenset(
    {
        "",
        "claims/",
        "stories/",
        "questions/",
        "sources/",
        SEARCH,
        CHANGE_LOG,
        "feed.xml",
        "feed.json",
        "corrections/feed.xml",
        "corrections/feed.json",
        "sitemap.xml",
        "robots.txt",
        "claims.json",
        "claims.csv",
        "reviews.json",
        "llms.txt",
        "opensearch.xml",
        "evidence.json",
        "sources.json",
        "questions.json",
        "stories.json",
        "topics.json",
        "datapackage.json",
        DATA,
        "integrity.json",
        VERIFIER,
        VERIFY,
        SPECIFICATION,
        "corrections/",
        "methodology/",
    }
)
"""The addresses that every site has, whatever its content."""

ARCHIVED_TEXT = "archived-text"
"""The anchor, on a source's page, of the archived text."""
_PLAIN = re.compile(r"[a-z0-9/._-]+")
_SCHEMES = frozenset({"http", "https", "mailto"})


def address_of(folder: str, id: str) -> str:
    """Return the address of the page of a document in ``content/<folder>/``; free pages stand at the top."""
    return f"{id}/" if folder == "pages" else f"{folder}/{id}/"


def page_address(front: str, number: int) -> str:
    """Return the address of a numbered page of what begins at ``front``: ``claims/page/2/``."""
    return f"{front}{FURTHER_PAGES}/{number}/"


def claims_part(number: int) -> str:
    """Return the address of a part of the list of all claims as data."""
    return f"claims/part-{number}.json"


def dataset_part(dataset: str, number: int) -> str:
    """Return the address of a part of a long data set, without the ending: it comes as JSON and as a table."""
    return f"{dataset}/part-{number}"


def changes_address(one: str, other: str) -> str:
    """Return the address of the page that tells what changed from one version of an article to a later one."""
    return f"sources/{one}/{CHANGES}/{other}/"


def seed_file(id: str) -> str:
    """Return the address of the archived text of a source, as the file that it is."""
    return f"sources/{id}/seed.txt"


def file_of(address: str) -> str:
    """Return the file that a static host serves at an address: ``index.html`` in the folder of a page."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def relative(here: str, there: str) -> str:
    """Return the relative reference from the page at ``here`` to the address ``there``, its fragment included.

    It climbs to the top of the site, and down from there. A host that serves a page without the slash at its end puts it
    one folder higher; where the site lies at the top of that host, there is nothing to climb to, and the reference holds.
    """
    target, hash_mark, fragment = there.partition("#")
    if target == here and fragment:
        return hash_mark + fragment
    return _down_from_top(here.count("/"), target) + hash_mark + fragment


@lru_cache(maxsize=1 << 15)
def _down_from_top(depth: int, target: str) -> str:
    path = "../" * depth + target or "./"
    return path if _PLAIN.fullmatch(path) else quote(path, safe="/.-_~")


_FOOTNOTE = re.compile(r"fn(ref)?\d+")
"""What the footnotes of a text, and the places that lead to them, are called."""


def is_page_anchor(anchor: str) -> bool:
    """Say whether an anchor belongs to the page around a text or to its footnotes, so that no heading of the text can have it."""
    around = anchor == ARCHIVED_TEXT or anchor.startswith(("evidence-", "passage-", "section-"))
    return around or _FOOTNOTE.fullmatch(anchor) is not None


def evidence_anchors(sources: Iterable[str]) -> tuple[str, ...]:
    """Return the anchors, on a claim's page, of evidence by these sources: a second item by one source gets ``--2``."""
    seen: dict[str, int] = {}
    anchors = []
    for source in sources:
        seen[source] = seen.get(source, 0) + 1
        anchors.append(f"evidence-{source}" if seen[source] == 1 else f"evidence-{source}--{seen[source]}")
    return tuple(anchors)


def passage_anchor(start: int, end: int) -> str:
    """Return the anchor, on a source's page, of the passage between two offsets of its text (code points)."""
    return f"passage-{start}-{end}"


def use_anchor(number: int) -> str:
    """Return the anchor of a claim in the list of those that use a source, by its number there."""
    return f"section-use-{number}"


def is_safe(target: str) -> bool:
    """Say whether a link elsewhere has a scheme that the site allows, and a host where it needs one."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES and bool(parts.netloc or parts.scheme.lower() == "mailto")


def picture_copy(name: str, width: int) -> str:
    """Return the address of a copy of a picture: ``name`` is that of all its copies."""
    return f"{PICTURES}{name}-{width}.webp"
