"""Two states of one site beside each other: both are read whole, since what compares them looks at every field."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder.build.pipeline import Checked, Options, check_site
from site_builder.findings.values import in_order
from site_builder.review.compare import check_change, compare
from site_builder.review.difference_values import Difference


class Compared(Struct, frozen=True):
    """The site as it is, checked, with what stands against the change; and what the change does to readers."""

    checked: Checked
    difference: Difference


def compare_sites(before: Path, after: Path, options: Options) -> Compared:
    """Check the site in ``after``, and the change to it from the one in ``before``.

    A review that is overdue is the affair of a change only where the change touches the claim: time passes for others.
    """
    old, checked = check_site(before), check_site(after, options)
    now = _lines(checked)
    untouched = {path for path, lines in _lines(old).items() if now.get(path) == lines}
    own = (f for f in checked.findings if f.code != "review-overdue" or f.place.file not in untouched)
    findings = in_order((*own, *check_change(old.corpus, checked.corpus)))
    difference = compare(old.corpus, old.receipts, checked.corpus, checked.receipts, findings)
    return Compared(replace(checked, findings=findings), difference)


def _lines(checked: Checked) -> dict[str, tuple[str, ...]]:
    return {document.path: document.lines for document in checked.corpus.documents()}
