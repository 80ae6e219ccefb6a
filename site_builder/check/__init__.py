"""The check stage: from a corpus to receipts and findings.

Each rule is a function from what it looks at to the findings, with no other effect. The rules for one claim need
the claim, its sources and seeds, its story and the settings, and nothing else of the site; the few that compare
documents with one another stand apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from site_builder.check import (
    assessment,
    ids,
    judgement,
    links,
    quotation_marks,
    quotes,
    references,
    repetitions,
    seeds,
    unfinished,
)
from site_builder.findings import Finding
from site_builder.model.corpus import Corpus
from site_builder.model.receipt import Receipt

Receipts = Mapping[tuple[str, int], Receipt]
"""The proof for each item of evidence whose quotation was found: (claim's id, the item's number from 0)."""

RULES: tuple[Callable[[Corpus], Iterator[Finding]], ...] = (
    ids.check,
    references.check,
    repetitions.check,
    seeds.check,
    unfinished.check,
    quotation_marks.check,
    assessment.check,
    judgement.check,
)


def check(corpus: Corpus) -> tuple[Receipts, tuple[Finding, ...]]:
    """Check all that was loaded. Gives the receipts of the quotations that were found, and every finding."""
    receipts, findings = quotes.check(corpus)
    found = [*findings, *links.check(corpus, receipts)]
    for rule in RULES:
        found += rule(corpus)
    return receipts, tuple(found)
