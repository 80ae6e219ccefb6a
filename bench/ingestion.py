"""How whole articles come in: ``python -m bench.ingestion FOLDER`` reads pages and compares them with expected values.

The folder holds pages (``.html``) and ``expected.json``, which maps a page's name to what is expected of it. All keys may
be missing: ``url``, ``title``, ``headlines`` (what else counts as the title: its headings, the headline in JSON-LD), ``authors``, ``language``, ``paragraphs``, ``standfirst`` and ``subheadings`` (lists of
texts), ``passages`` (texts that belong to the article) and ``foreign`` (texts that do not). No such folder is part of this
project, because the articles are other people's. ``--half tune`` and ``--half hold`` take the pages whose name has an even
or an odd digest, so that one half is never looked at while the rules change. ``--misses FIELD`` lists the pages that
fail one row of the table.

Texts are compared by their letters and digits, since gold texts differ from pages in white space and marks. A paragraph that a
gold text has in one piece, while the page parts it by a picture or an advert, has come in when each of its sentences stands in
the text, one soon behind the other. Of a paragraph that came in in part, the sentences that did not must be named. What the
account calls the byline is named, too: the terminal and the record tell it beside the boxes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any
from unicodedata import normalize

from site_builder.authoring.ingest.article import Article
from site_builder.authoring.ingest.decode import decode
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.extract import article_in

Outcome = dict[str, bool | float]
"""What one page came to: a row's name, and whether the page passes there (or what share of it)."""

HALVES = {"tune": 0, "hold": 1}
SHORTEST_PIECE = 20
"""How many letters of a paragraph are looked for by themselves at least; a shorter sentence goes with the next."""
WIDEST_GAP = 600
"""How many letters of a page may stand between two sentences of one paragraph, such as a caption."""
_BEHIND_SENTENCE = re.compile(r"(?<=[.!?…。！？؟।])(?![.!?…。！？؟।'\"’”»)\]」』])|(?<=[.!?…。！？؟।]['\"’”»)\]」』])")


def letters(text: str) -> str:
    """Return the letters and digits of a text, which is what is compared."""
    return "".join(c for c in normalize("NFKC", text).casefold() if c.isalnum())


def pieces_of(paragraph: str) -> list[str]:
    """Return the letters of a paragraph's sentences, the short ones together with the next."""
    pieces, gathered = [], ""
    for sentence in _BEHIND_SENTENCE.split(paragraph):
        gathered += letters(sentence)
        if len(gathered) >= SHORTEST_PIECE:
            pieces.append(gathered)
            gathered = ""
    return [*pieces[:-1], "".join((*pieces[-1:], gathered))]


def not_in(paragraph: str, text: str) -> list[str]:
    """Return what of a paragraph does not stand in a text, both by their letters; nothing where it came in whole or parted."""
    whole, pieces = letters(paragraph), pieces_of(paragraph)
    if whole in text or _follow(pieces, text):
        return []
    return [piece for piece in pieces if piece not in text] or [whole]


def _follow(pieces: list[str], text: str) -> bool:
    """Say whether pieces stand in a text, one soon behind the other."""
    end = text.find(pieces[0])
    for piece in pieces if end >= 0 else ():
        at = text.find(piece, end, end + WIDEST_GAP + len(piece))
        if at < 0:
            return False
        end = at + len(piece)
    return end >= 0


def outcome_of(path: Path, expected: dict[str, Any]) -> Outcome:
    """Read one page and compare it with what is expected of it."""
    warnings.simplefilter("ignore")
    try:
        decoded = decode(path.read_bytes(), is_html=True)
        article = article_in(decoded.text, None)
    except (IngestError, RecursionError) as error:
        print(path.name, str(error)[:80], file=sys.stderr)
        rows = ["article found", *(["every paragraph"] if "paragraphs" in expected else [])]
        return dict.fromkeys(rows, False)
    return {"article found": True, **outcome_rows(article, expected)}


def outcome_rows(article: Article, expected: dict[str, Any]) -> Outcome:
    """Return what an article came to in each row."""
    return dict(_rows(article, expected))


def _rows(article: Article, expected: dict[str, Any]) -> Iterator[tuple[str, bool | float]]:
    text = letters(article.text)
    account = article.account
    told = letters(" ".join((*account.missing, *account.boxes, *account.struck, *account.bylines)))
    asked = letters(" ".join(account.missing))
    for row, key in (
        ("every paragraph", "paragraphs"),
        ("standfirst", "standfirst"),
        ("sub-headings", "subheadings"),
        ("every passage", "passages"),
    ):
        if wanted := expected.get(key) or ():
            missing = [piece for each in wanted for piece in not_in(each, text)]
            yield row, not missing
            if key == "paragraphs" and missing:
                yield "every missing paragraph is named", all(each in told for each in missing)
                yield "and somebody is asked about each", all(each in asked for each in missing)
                yield "somebody is asked about something", bool(asked or account.doubts)
    if gold := expected.get("paragraphs"):
        yield (
            "share of the text that is expected",
            min(
                1.0,
                len(letters("".join(gold + (expected.get("standfirst") or []) + (expected.get("subheadings") or []))))
                / max(1, len(text)),
            ),
        )
    if foreign := expected.get("foreign"):
        yield "no foreign passage", not any(letters(each) in text for each in foreign)
    yield from _fields(article, expected, text)


def _fields(article: Article, expected: dict[str, Any], text: str) -> Iterator[tuple[str, bool | float]]:
    title = letters(article.title or "")
    if expected.get("title"):
        headlines = {letters(each) for each in (expected["title"], *expected.get("headlines", ()))} - {""}
        right = title in headlines
        yield "title equals a headline of the page", right
        yield "title equals the expected one", title == letters(expected["title"])
        yield "headline in the text", any(each in text for each in headlines)
        if "authors" in expected:
            named = sorted(map(letters, article.authors)) == sorted(map(letters, expected["authors"]))
            yield "authors right", named
            yield "title and authors right", right and named
    yield "language stated", article.language is not None
    if expected.get("language"):
        yield "language right", (article.language or "").partition("-")[0].lower() == expected["language"]
    if expected.get("url"):
        yield "address recorded", bool(getattr(article, "url", None))
    if expected.get("published"):
        yield "day right", str(article.published or "") == expected["published"]


def table(outcomes: dict[str, Outcome]) -> str:
    """Return the table: each row with its share, and over how many pages."""
    rows: dict[str, list[float]] = {}
    for outcome in outcomes.values():
        for row, value in outcome.items():
            rows.setdefault(row, []).append(float(value))
    lines = (f"| {row} | {sum(values) / len(values):.1%} | {len(values)} |" for row, values in rows.items())
    return "\n".join(("| | share | pages |", "|---|---|---|", *lines))


def _is_in(half: str | None) -> Callable[[str], bool]:
    if half is None:
        return lambda _: True
    return lambda name: hashlib.sha256(name.encode()).digest()[0] % 2 == HALVES[half]


def main() -> None:
    """Measure a folder and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--misses", metavar="ROW")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    every = json.loads((arguments.folder / "expected.json").read_text(encoding="utf-8"))
    chosen = {name: every[name] for name in sorted(filter(_is_in(arguments.half), every))}
    with ProcessPoolExecutor(arguments.jobs) as pool:
        found = pool.map(outcome_of, map(partial(Path, arguments.folder), chosen), chosen.values(), chunksize=4)
        outcomes = dict(zip(chosen, found, strict=True))
    for name, outcome in outcomes.items():
        if arguments.misses and outcome.get(arguments.misses) is False:
            print(name)
    print(table(outcomes))


if __name__ == "__main__":
    main()
