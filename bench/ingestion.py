"""How whole articles come in: ``python -m bench.ingestion FOLDER`` reads pages and compares them with expected values.

The folder holds pages (``.html``) and ``expected.json``, which maps a page's name to what is expected of it. All keys may
be missing: ``url``, ``title``, ``headlines`` (what else counts as the title: its headings, the headline in JSON-LD), ``authors``, ``language``, ``paragraphs``, ``standfirst`` and ``subheadings`` (lists of
texts), ``passages`` (texts that belong to the article) and ``foreign`` (texts that do not). No such folder is part of this
project, because the articles are other people's. ``--half tune`` and ``--half hold`` take the pages whose name has an even
or an odd digest, so that one half is never looked at while the rules change. ``--misses FIELD`` lists the pages that
fail one row of the table.

Texts are compared by their letters and digits, since gold texts differ from pages in white space and marks.
"""

from __future__ import annotations

import argparse
import hashlib
import json
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


def letters(text: str) -> str:
    """Return the letters and digits of a text, which is what is compared."""
    return "".join(c for c in normalize("NFKC", text).casefold() if c.isalnum())


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
    return {"article found": True, **dict(_rows(article, expected))}


def _rows(article: Article, expected: dict[str, Any]) -> Iterator[tuple[str, bool | float]]:
    text = letters(article.text)
    account = article.account
    told = letters(" ".join((*account.missing, *account.boxes, *account.struck)))
    asked = letters(" ".join(account.missing))
    for row, key in (
        ("every paragraph", "paragraphs"),
        ("standfirst", "standfirst"),
        ("sub-headings", "subheadings"),
        ("every passage", "passages"),
    ):
        if wanted := [letters(each) for each in expected.get(key) or ()]:
            missing = [each for each in wanted if each not in text]
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
