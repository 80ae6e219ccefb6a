"""The address that a page gives itself, without what it was shared with, and readable in every script."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import idna

from site_builder.content.fields import is_web_address

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|oly_\w+_id|vero_id|wt_mc|wt_zmc|xtor|at_(?:medium|campaign|custom\d)|cmpid|cmp|ocid|ns_\w+|spm|share|smid|sref|ref_?src|twclid|ttclid|li_fat_id|srsltid|__twitter_impression|amp_js_v|partner|guce\w*|ftag|ncid|taid|tblci",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from and not what is read. Sites document them; ``ref`` and ``id`` may be both."""
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE
)


def plain_address(url: str) -> str | None:
    """Return a web address without tracking parameters and fragment, its host in its own script; None when it is none."""
    if not is_web_address(url):
        return None
    parts = urlsplit(url)
    query = parts.query
    if any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        query = urlencode(
            [each for each in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(each[0])]
        )
    shown = urlunsplit((parts.scheme, _readable(parts.netloc), parts.path or "/", query, ""))
    return shown if is_web_address(shown) else url


def saved_from(text: str) -> str:
    """Return the address that a browser noted when it saved a page, or an empty text."""
    found = _SAVED_FROM.search(text[:4096])
    return (found[1] or found[2]) if found else ""


def is_home(url: str) -> bool:
    """Say whether an address is that of a whole site and not of an article on it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path.strip("/") == "" and not parts.query


def _readable(host: str) -> str:
    """Return a host's name in its own script, where that leads back to the same name."""
    if "xn--" not in host.lower():
        return host
    try:
        readable = idna.decode(host)
        return readable if idna.encode(readable).decode("ascii") == host.lower() else host
    except UnicodeError:
        return host
