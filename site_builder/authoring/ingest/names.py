"""People as they are named: without “By”, with the given name first, and without addresses, sites and accounts."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from site_builder.authoring.ingest.credits import bare, is_place, is_role, without_role

MAX_NAME = 100
"""The most characters of a name. A longer one is a text about somebody."""
MAX_NAMES = 50
"""The most names that are taken for an article's authors."""

MOST_WORDS = 7
"""How many words a name has at most; more are somebody's post."""

_BRACKETS = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")
_ADDRESS = re.compile(
    r"https?://|www\.|@|\S\.(?:com|org|net|de|fr|co\.uk)\b|\w\w\.(?:at|be|ch|cz|dk|es|eu|fi|info|is|it|nl|no|pl|pt|ru|se|tr|tv|ua)\Z",
    re.IGNORECASE,
)
_AND = re.compile(
    r"\s*(?:;|\||\s/\s|\s(?:and|und|et|y|e|en|och|og|ve|ja|dan|és|și|και|и|та|और|with|mit|avec|&|\+)\s|、|，|／|\s?및\s?)\s*"
)
_IN = re.compile(r"\sen\s(?:(?!\s(?:y|e|et)\s).)*")
_SLASH = re.compile(r"(?<=\w)/(?=\w+\s+\w)")
"""A stroke between two whole names; agencies and initials are written with one, too."""
_ACCOUNT = re.compile(r"(?<=\w)[\s–—|,-]+@\w+")
"""What a name is called on other sites, behind it."""
_OF_COMPANY = re.compile(
    r"\b(?:GmbH|Ltd\.?|Inc\.?|e\.\s?K\.)\s*&|&\s*(?:Co|Sons|Söhne|Cie)\b|all rights reserved|alle rechte vorbehalten",
    re.IGNORECASE,
)
"""What stands in statements that name a company as the owner."""
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")
MOST_LETTERS_UNSPACED = 8
"""How many letters a name in a script without spaces has at most, unless all are those by which Japanese writes foreign names."""
_INITIALS = re.compile(r"\s*/\s*\w{1,4}\Z")
"""Who of a newsroom wrote something, behind its name."""
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
        "anonymous",
        "anonym",
        "publisher",
        "name",
        "user",
        "super user",
        "superuser",
        "guest",
        "gast",
        "unnamed",
        "unbenannt",
        "root",
        "wordpressadmin",
        "wpadmin",
        "agencies",
        "agenturen",
        "redakteur",
        "no author",
        "no byline",
        "kein autor",
        "ohne autor",
        "sin autor",
        "sem autor",
        "sans auteur",
        "nessun autore",
    )
)
_COMPANY = re.compile(
    r"\b(?:inc|incorporated|ltd|limited|llc|gmbh|plc|corp|corporation|s\.?p\.?a|s\.?r\.?l|(?-i:AG|KG|UG|eG|NV|BV)|e\.\s?V)\.?\Z",
    re.IGNORECASE,
)
"""How names of companies end."""
_BODY = re.compile(
    r"(?:minister|verband|verein|stiftung|gesellschaft|universit|institut|foundation|association|federation|ministry|ministère|"
    r"fédération|fundación|asociación|fondazione|associazione|министерств|협회)",
    re.IGNORECASE,
)
"""Words in the names of bodies, whose “and” stands between no two people."""
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
        "redaktionen",
        "editorial",
        "nachrichten",
        "noticias",
        "notícias",
        "actualités",
        "notizie",
        "nieuws",
        "nyheter",
        "nyheder",
        "wiadomości",
        "новости",
        "новини",
        "haberler",
        "haberleri",
        "berita",
        "समाचार",
        "ニュース",
        "新闻",
        "新聞",
    )
)
"""Words in the names of newsrooms, which nobody is called."""


def people(names: Iterable[str], sites: Iterable[str] = ()) -> tuple[str, ...]:
    """Return names of people, each once; ``sites`` are names and addresses of the page's site, which are none."""
    no_people = {_plain(site) for site in sites if site} | {""}
    found: dict[str, str] = {}
    for given in names:
        for name in () if _is_of_site(given, no_people) else parted(given):
            if _plain(name) not in no_people and _is_name(name):
                found.setdefault(_plain(name), name)
    return tuple(found.values()) if len(found) <= MAX_NAMES else ()


def _is_of_site(given: str, no_people: Container[str]) -> bool:
    """Say whether a statement is the site's name, or its name or address with the place where it is."""
    if _OF_COMPANY.search(given) or _plain(_INITIALS.sub("", given)) in no_people:
        return True
    first, *places = (part.strip() for part in given.split(","))
    is_site = _plain(first) in no_people or bool(_ADDRESS.search(first) or _COMPANY.search(first))
    return _plain(given) in no_people or (is_site and bool(places) and all(len(place.split()) == 1 for place in places))


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


def _is_name(name: str) -> bool:
    is_text = len(name.split()) > MOST_WORDS or any(map(str.isdigit, name)) or not any(map(str.isalpha, name))
    is_somebody = name.casefold() not in _NOBODY and not _is_body(name) and not _is_phrase(name)
    return 1 < len(name) <= MAX_NAME and not is_text and not _ADDRESS.search(name) and is_somebody


def _is_body(name: str) -> bool:
    """Say whether a name is that of a company or a newsroom, and of no person; an agency may be named as the author."""
    words = name.casefold().replace("-", " ").split()
    return bool(_COMPANY.search(name)) or not _NEWSROOM.isdisjoint(words)


def _is_phrase(name: str) -> bool:
    """Say whether a text in a script without spaces is longer than names there; foreign ones are written by their sound."""
    is_long = _UNSPACED.fullmatch(name) is not None and len(name) > MOST_LETTERS_UNSPACED
    return is_long and not all("\u30a0" <= letter <= "\u30ff" for letter in name)


def parted(given: str) -> Iterator[str]:
    """Yield the parts of a statement that may be names, without what stands around them."""
    if len(given) > MAX_NAME * MAX_NAMES:
        return
    line = " ".join(_BRACKETS.sub(" ", "".join(c if c.isprintable() else " " for c in given)).split())
    line = _ACCOUNT.sub("", line)
    for part in [line] if _BODY.search(line) else _AND.split(_without_office(bare(line))):
        for each in _SLASH.split(bare(part.strip(" ,.;:|–-"))):
            yield from map(without_role, _at_commas(each))


def _without_office(line: str) -> str:
    """Leave out where somebody with a role works: "en" is "in" in some languages, and "and" in Dutch."""
    parts = line.split(",")
    return ",".join(_IN.sub("", part) if is_role(part.partition(" en ")[0].strip()) else part for part in parts)


def _at_commas(text: str) -> Iterator[str]:
    """Yield the names between commas, and no roles; “Surname, Name” is one name, and is turned round."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) == 2 and _is_surname_first(parts[0], parts[1]):
        yield f"{parts[1]} {parts[0]}"
    elif len(parts) > 1 and _SUFFIX.match(parts[-1]):
        yield ", ".join(parts)
    else:
        yield from parts[:1]
        yield from (part for part in parts[1:] if not is_role(part) and not is_place(part, parts[0]))


def _is_surname_first(first: str, second: str) -> bool:
    """Say whether two parts are one name: one word behind the comma, and no more than a surname has before it."""
    words = first.split()
    small = sum(word[:1].islower() for word in words)
    return len(second.split()) <= 2 and len(words) - small == 1 and not _SUFFIX.match(second)
