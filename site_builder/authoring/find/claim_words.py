"""Which passages most likely bear on a claim: those that share its rarer words, names and figures."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.authoring.find.passage_index import Hit, search
from site_builder.authoring.find.passages import Passage

_MARKS = str.maketrans(dict.fromkeys('"“”„«»', " "))


def near(passages: Sequence[Passage], statement: str) -> tuple[Hit, ...]:
    """Return the passages in the order of how likely they bear on a statement. Raises as :func:`search` does.

    A statement is no quotation: quotation marks in it make no phrase, and a verbatim match counts no more than its
    rank.
    """
    return tuple(sorted(search(passages, statement.translate(_MARKS)), key=lambda hit: -hit.score))
