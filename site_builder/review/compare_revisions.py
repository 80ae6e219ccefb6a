"""Two states of one site beside each other: both are checked as a build checks, and then compared."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder.build.check_site import Checked, check_site, until_quiet
from site_builder.build.fetch_documents import FetchedDocuments
from site_builder.build.locate_findings import locate_in
from site_builder.build.options import Options
from site_builder.content.scan import SETTINGS_FILE
from site_builder.findings.finding import in_order
from site_builder.review.change_rules import check_change
from site_builder.review.difference import compare_states
from site_builder.review.difference_values import MAX_LINE_LENGTH, Difference
from site_builder.review.site_state import SiteState
from site_builder.review.takedown_changes import check_takedowns
from site_builder.review.verdict_corrections import check_verdict_corrections


class ComparedRevisions(Struct, frozen=True):
    """The site as it is, checked, with the findings on the change; and what the change does to readers."""

    checked: Checked
    difference: Difference


def compare_sites(before: Path, after: Path, options: Options) -> ComparedRevisions:
    """Check the site in ``after``, and the change to it from the one in ``before``.

    A review that is overdue is reported only on a claim that the change touches: time passes for the others too.
    Raises :class:`site_builder.content.read_seed.ChangedError` when files go on changing while they are read.
    """
    return until_quiet(lambda: _compare_once(before, after, options))


def _compare_once(before: Path, after: Path, options: Options) -> ComparedRevisions:
    base = _state_of(before, check_site(before, Options(jobs=options.jobs)))
    checked = check_site(after, options)
    head = _state_of(after, checked)
    untouched = {path for path, digest in base.digests.items() if head.digests.get(path) == digest}
    own = (f for f in checked.findings if f.code != "review-overdue" or f.place.file not in untouched)
    rules = (check_change(base.index, head.index), check_verdict_corrections(base.index, head.index))
    changes = chain(*rules, check_takedowns(base, head))
    findings = in_order((*own, *locate_in(head.documents, changes)), SETTINGS_FILE)
    return ComparedRevisions(replace(checked, findings=findings), compare_states(base, head, findings))


def with_programs(compared: ComparedRevisions, programs: tuple[str, ...], judges: tuple[str, ...]) -> ComparedRevisions:
    """Return what was compared, with the files by which the change brings another generator or is judged otherwise."""
    told = {"programs": tuple(map(_line, programs)), "judges": tuple(map(_line, judges))}
    return replace(compared, difference=replace(compared.difference, **told))


def _line(path: str) -> str:
    """Return the name of a file as a report can have it: letters alone, and no more than are read back."""
    return os.fsencode(path).decode("utf-8", "replace")[:MAX_LINE_LENGTH]


def _state_of(root: Path, checked: Checked) -> SiteState:
    digests = checked.reading.digests
    return SiteState(
        checked.index, {path: digest for path, (digest, _) in digests.items()}, FetchedDocuments(root, digests)
    )
