"""Addresses of an older site on the same host: which of them a page of this site can take over.

They come from files that strangers may have written, and become paths of published files. So an address is taken over
only where each step of its path is plain, and where nothing of this site's own can stand.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from site_builder.content.addresses import EMBED, GENERATED, PICTURES, SEARCH_INDEX
from site_builder.content.fields import is_device
from site_builder.content.records import CONTENT

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
_STEP = re.compile(r"[A-Za-z0-9][A-Za-z0-9_~-]{0,99}(?:\.[A-Za-z0-9_~-]{1,99}){0,4}")
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
    path = old.path.removeprefix(own.path)
    steps = path.removesuffix("/").split("/")
    if len(path) > MAX_LENGTH or not all(_STEP.fullmatch(step) and not is_device(step.split(".")[0]) for step in steps):
        return None
    if steps[0].lower() in TAKEN or ("." in steps[-1] and not _PAGE.search(steps[-1])):
        return None
    return path if path.endswith("/") or "." in steps[-1] else f"{path}/"
