"""Addresses of an older site on the same host: which of them a page of this site can take over.

They come from files that strangers may have written, and become paths of published files. So an address is taken over
only where each step of its path is plain, and where nothing of this site's own can stand.
"""

from __future__ import annotations

import re
from unicodedata import category, is_normalized
from urllib.parse import unquote, urlsplit

from site_builder.content.addresses import EMBED, GENERATED, PICTURES, SEARCH_INDEX
from site_builder.content.fields import is_device
from site_builder.content.records import CONTENT
from site_builder.findings.characters import hidden_in

EARLIER = "earlier-checks/"
"""The list of the claims that other publications checked."""
TAKEN = frozenset(
    {"assets", "404", "admin", EMBED.strip("/"), PICTURES.strip("/"), SEARCH_INDEX.strip("/"), EARLIER.strip("/")}
    | {kind.folder for kind in CONTENT}
    | {address.strip("/") for address in GENERATED}
)
"""The first steps of the addresses that are the site's own, whatever its content."""
MAX_LENGTH = 400
"""How long a path may be that is taken over."""
MAX_STEP = 240
"""How many bytes a step of it may have: file systems take 255 for a name."""
_PAGE = re.compile(r"\.(?:html?|php|aspx?)\Z")


def old_address(base_url: str, url: str) -> str | None:
    """Return the address, within the site, that an old page had, or None where no page of this site can take it over."""
    own, old = urlsplit(base_url.rstrip("/") + "/"), urlsplit(url)
    try:
        same_host = (own.hostname or "").removeprefix("www.") == (old.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if not same_host or old.query or not old.path.startswith(own.path):
        return None
    steps = list(map(_unquoted, old.path.removeprefix(own.path).removesuffix("/").split("/")))
    path = "/".join(steps) + "/" * old.path.endswith("/")
    if len(path) > MAX_LENGTH or not all(map(_is_plain, steps)):
        return None
    if steps[0].lower() in TAKEN or ("." in steps[-1] and not _PAGE.search(steps[-1])):
        return None
    return path if path.endswith("/") or "." in steps[-1] else f"{path}/"


def _unquoted(step: str) -> str:
    """Return a step of a path as it reads; as it is where its bytes are no text."""
    try:
        return unquote(step, errors="strict")
    except UnicodeDecodeError:
        return step


def _is_plain(step: str) -> bool:
    """Say whether a step has letters and digits of any script, hyphens and single dots within, and nothing else."""
    parts = step.split(".")
    return (
        all(
            part and all(letter in "-_~" or letter.isalnum() or category(letter)[0] == "M" for letter in part)
            for part in parts
        )
        and step[0].isalnum()
        and len(step.encode("utf-8", "surrogatepass")) <= MAX_STEP
        and is_normalized("NFC", step)
        and not any(hidden_in(step))
        and not is_device(parts[0])
    )
