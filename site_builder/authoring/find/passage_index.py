"""A search index of passages in memory: SQLite's FTS5, stems by Porter, ranks by BM25.

Every passage is a row of the terms of :mod:`site_builder.evidence.terms`, so a search does not depend on how a
figure, an accent or a hyphen is written. What stands in the query's own quotation marks is a phrase.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing

from msgspec import Struct

from site_builder.authoring.find.passages import Passage
from site_builder.evidence.folding import fold
from site_builder.evidence.receipt import Span
from site_builder.evidence.terms import Term, terms_of
from site_builder.evidence.whole_words import cuts_word

MAX_TERMS = 60
"""How many terms of a query are searched."""

_PHRASE = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]")
_OPEN, _CLOSE = "\x02", "\x03"


class NoFullTextSearchError(Exception):
    """This Python's SQLite was built without FTS5."""


class Hit(Struct, frozen=True):
    """A passage that was found. ``marked`` are the stretches of its text that the query asked for, in order.

    ``verbatim`` says that the query stands in it as it was typed (but for case and what folding passes over),
    ``whole`` that all its terms do, and ``score`` is the rank that BM25 gives: larger is better.
    """

    passage: Passage
    marked: tuple[Span, ...]
    verbatim: bool
    whole: bool
    score: float


def search(passages: Sequence[Passage], query: str, *, every_term: bool = False) -> tuple[Hit, ...]:
    """Return the passages that hold terms of the query, the best first.

    First come those with the query word for word, then those with all its terms, then the others by BM25;
    ``every_term`` leaves the others out when there are any of the first two. Raises
    :class:`NoFullTextSearchError`.
    """
    parts = _parts(query)
    if not parts:
        return ()
    with closing(_database()) as database:
        rows = [terms_of(passage.text) for passage in passages]
        database.executemany("INSERT INTO passages VALUES (?, ?)", ((_joined(terms), _also(terms)) for terms in rows))
        whole = {row for (row,) in database.execute(_ALL, (" AND ".join(parts),))}
        found = database.execute(_RANKED, (_OPEN, _CLOSE, " OR ".join(parts))).fetchall()
    wanted = fold(re.sub(_PHRASE, r"\1", query)).text.casefold().strip()
    hits = [
        _hit(passages[row - 1], rows[row - 1], highlighted, wanted, row in whole, -rank)
        for row, highlighted, rank in found
    ]
    if every_term and any(hit.verbatim or hit.whole for hit in hits):
        hits = [hit for hit in hits if hit.verbatim or hit.whole]
    return tuple(sorted(hits, key=lambda hit: (-hit.verbatim, -hit.whole, -hit.score)))


_ALL = "SELECT rowid FROM passages WHERE passages MATCH ?"
_RANKED = "SELECT rowid, highlight(passages, 0, ?, ?), rank FROM passages WHERE passages MATCH ? ORDER BY rank, rowid"


def _database() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    try:
        database.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(terms, also, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        # A figure's other readings and its bare digits count for less than the figure itself.
        database.execute("INSERT INTO passages(passages, rank) VALUES ('rank', 'bm25(1.0, 0.3)')")
    except sqlite3.OperationalError as error:
        database.close()
        raise NoFullTextSearchError from error
    return database


def _joined(terms: Iterable[Term]) -> str:
    return " ".join(term.text for term in terms)


def _also(terms: Iterable[Term]) -> str:
    return " ".join(other for term in terms for other in term.also)


def _parts(query: str) -> list[str]:
    """Return the query as expressions of FTS5: a phrase for each stretch in quotation marks, and its other terms."""
    phrases = [terms_of(match[1]) for match in _PHRASE.finditer(query)]
    words = terms_of(_PHRASE.sub(" ", query))
    expressions = [_expression(phrase) for phrase in phrases if phrase]
    expressions += [_expression((term,)) for term in words]
    return list(dict.fromkeys(expressions))[:MAX_TERMS]


def _expression(phrase: Sequence[Term]) -> str:
    """Return a phrase for FTS5, or for a single term all its readings; terms hold nothing that FTS5 would read."""
    if len(phrase) > 1:
        return '"' + _joined(phrase) + '"'
    (term,) = phrase
    readings = dict.fromkeys((term.text, *(other for other in term.also if other.startswith("n"))))
    if re.fullmatch(r"n\d+", term.text) and not term.also:
        readings |= {term.text.removeprefix("n"): None}  # “50” is also looked for in “£50 million”.
    return "(" + " OR ".join(f'"{reading}"' for reading in readings) + ")"


def _hit(passage: Passage, terms: tuple[Term, ...], highlighted: str, wanted: str, whole: bool, score: float) -> Hit:
    return Hit(passage, tuple(_marked(terms, highlighted)), _stands(wanted, passage.text), whole, score)


def _stands(wanted: str, text: str) -> bool:
    """Say whether folded words stand in a text as whole words; case does not count."""
    folded = fold(text).text.casefold()
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        if not cuts_word(folded, at) and not cuts_word(folded, at + len(wanted)):
            return True
        at = folded.find(wanted, at + 1)
    return False


def _marked(terms: tuple[Term, ...], highlighted: str) -> Iterable[Span]:
    """Yield the stretches of the text whose terms the index has marked; a phrase is marked from end to end."""
    inside = False
    for term, shown in zip(terms, highlighted.split(" "), strict=True):
        inside = inside or shown.startswith(_OPEN)
        if inside:
            yield term.span
        inside = inside and not shown.endswith(_CLOSE)
