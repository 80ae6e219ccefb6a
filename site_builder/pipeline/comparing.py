"""Two states of one site beside each other: both are read whole, since what compares them looks at every field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from site_builder.check.whole import Receipts, check
from site_builder.compare import check_change, compare
from site_builder.findings import in_order
from site_builder.load import load
from site_builder.model.corpus import Corpus
from site_builder.model.difference import Difference
from site_builder.pipeline import Checked, Options, check_site


@dataclass(frozen=True, slots=True)
class Compared:
    """The site as it is, checked, with what stands against the change; and what the change does to readers."""

    checked: Checked
    difference: Difference


@dataclass(frozen=True, slots=True)
class _State:
    corpus: Corpus
    receipts: Receipts


def compare_sites(before: Path, after: Path, options: Options) -> Compared:
    """Check the site in ``after``, and the change to it from the one in ``before``.

    A review that is overdue is the affair of a change only where the change touches the claim: time passes for others.
    """
    old, new = _read(before), _read(after)
    now = _lines(new)
    untouched = {path for path, lines in _lines(old).items() if now.get(path) == lines}
    checked = check_site(after, options)
    own = (f for f in checked.findings if f.code != "review-overdue" or f.place.file not in untouched)
    findings = in_order((*own, *check_change(old.corpus, new.corpus)))
    difference = compare(old.corpus, old.receipts, new.corpus, new.receipts, findings)
    return Compared(replace(checked, findings=findings), difference)


def _read(root: Path) -> _State:
    corpus, _ = load(root)
    return _State(corpus, check(corpus).receipts)


def _lines(state: _State) -> dict[str, tuple[str, ...]]:
    return {document.path: document.lines for document in state.corpus.documents()}
