"""People as they are named: without “By”, with the given name first, and without addresses, sites and accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MAX_NAME = 100
"""The most characters of a name. A longer one is a text about somebody."""
MAX_NAMES = 50
"""The most names that are taken for an article's authors."""

MOST_WORDS = 7
"""How many words a name has at most; more are somebody's post."""

_BRACKETS = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")
_BY = re.compile(
    r"\A(?:(?:written |story |reported |posted |words |text )?by|von|autor(?:in)?|par|por|di|da|door|av|af|text|foto|od|yazan|автор|بقلم|كتب|作者|記者|文)\s*[:：]?\s+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|@|\S\.(?:com|org|net|de|fr|co\.uk)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|\||\s/\s|\s(?:and|und|et|y|e|en|och|og|ve|и|&)\s|、|，)\s*")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|md|dr)\.?\Z", re.IGNORECASE)
_NOBODY = frozenset(
    (
        "admin",
        "administrator",
        "editor",
        "redaktion",
        "webmaster",
        "author",
        "staff",
        "null",
        "undefined",
        "none",
        "unknown",
    )
)
_COMPANY = re.compile(
    r"\b(?:inc|incorporated|ltd|limited|llc|gmbh|plc|corp|corporation|s\.?p\.?a|s\.?r\.?l)\.?\Z", re.IGNORECASE
)
"""How names of companies end."""
_NEWSROOM = frozenset(
    (
        "news",
        "newsroom",
        "newsdesk",
        "desk",
        "online",
        "redaktion",
        "onlineredaktion",
        "rédaction",
        "redacción",
        "redazione",
        "redactie",
        "redação",
        "редакция",
    )
)
"""Words in the names of newsrooms, which nobody is called."""


def people(names: Iterable[str], sites: Iterable[str] = ()) -> tuple[str, ...]:
    """Return names of people, each once; ``sites`` are names and addresses of the page's site, which are none."""
    no_people = {_plain(site) for site in sites if site} | {""}
    found: dict[str, str] = {}
    for given in names:
        for name in _parted(given):
            if _plain(name) not in no_people and _is_name(name):
                found.setdefault(_plain(name), name)
    return tuple(found.values()) if len(found) <= MAX_NAMES else ()


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _is_name(name: str) -> bool:
    is_text = len(name.split()) > MOST_WORDS or any(map(str.isdigit, name)) or not any(map(str.isalpha, name))
    is_somebody = name.casefold() not in _NOBODY and not _is_body(name)
    return 1 < len(name) <= MAX_NAME and not is_text and not _ADDRESS.search(name) and is_somebody


def _is_body(name: str) -> bool:
    """Say whether a name is that of a company or a newsroom, and of no person; an agency may be named as the author."""
    words = name.casefold().replace("-", " ").split()
    return bool(_COMPANY.search(name)) or not _NEWSROOM.isdisjoint(words)


def _parted(given: str) -> Iterator[str]:
    line = " ".join(_BRACKETS.sub(" ", "".join(c if c.isprintable() else " " for c in given)).split())
    line = _BY.sub("", line)
    for part in _AND.split(line):
        yield from _at_commas(part.strip(" ,.;:|–-"))


def _at_commas(text: str) -> Iterator[str]:
    """Yield the names between commas; “Surname, Name” is one name, and is turned round."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 2 and _is_surname_first(parts[0], parts[1]):
        yield f"{parts[1]} {parts[0]}"
    elif len(parts) > 1 and _SUFFIX.match(parts[-1]):
        yield text
    else:
        yield from parts


def _is_surname_first(first: str, second: str) -> bool:
    """Say whether two parts are one name: one word behind the comma, and no more than a surname has before it."""
    words = first.split()
    small = sum(word[:1].islower() for word in words)
    return len(second.split()) <= 2 and len(words) - small == 1 and not _SUFFIX.match(second)
