"""The article in a page, and what the page states about it, by trafilatura."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct

from site_builder.authoring.ingest.errors import IngestError
from site_builder.content.fields import is_language

SHORTEST = 200
"""The fewest characters that are taken for an article."""
MAX_LINE = 500
"""The most code points of a title or a name. A longer one is dropped, because cutting it would invent one."""
MAX_AUTHORS = 50
"""The most authors that are taken for an article's."""

_LANGUAGE = re.compile(r"<html[^>]*?\slang\s*=\s*[\"']?([A-Za-z0-9-]+)", re.IGNORECASE)


class Article(Struct, frozen=True):
    """A text and what is known of it; what was not stated is None or empty."""

    text: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    language: str | None = None


def article_in(html: str, url: str | None) -> Article:
    """Return the article in a page: its text without menus and adverts, one paragraph a line. Raises :class:`IngestError`."""
    # Slow to import, and needed by this command only.
    from trafilatura import bare_extraction  # Takes a second, which the process that only wants an Article can spare.

    found = bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (getattr(found, "text", None) or "").strip()
    if len(text) < SHORTEST:
        raise IngestError(
            "No article was found in this page: it may need JavaScript or a subscription. Copy the article's text into a .txt file, and give that with --from and --title."
        )
    host = (urlsplit(url).hostname or "") if url else ""
    stated = _LANGUAGE.search(html[:4096])
    return Article(
        text=f"{text}\n",
        title=_line(getattr(found, "title", None)),
        publisher=_publisher(getattr(found, "sitename", None), host),
        authors=_authors(getattr(found, "author", None)),
        published=_day(getattr(found, "date", None)),
        language=stated[1] if stated and is_language(stated[1]) else None,
    )


def _line(text: object) -> str | None:
    """Return a text on one line, without characters that cannot be seen; None when nothing is left, or too much."""
    line = " ".join(str(text or "").split())
    seen = "".join(character for character in line if character.isprintable())
    return seen if 0 < len(seen) <= MAX_LINE else None


def _publisher(name: object, host: str) -> str | None:
    """Return the site's name where the page states one, and not what was made of its address."""
    line = _line(name)
    made_up = line is not None and re.sub(r"\W", "", line.lower()) in re.sub(r"[^\w]", "", host.lower())
    return None if made_up and " " not in (line or "") else line


def _authors(names: object) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(line for name in str(names or "").split(";") if (line := _line(name))))
    return found if len(found) <= MAX_AUTHORS else ()


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
