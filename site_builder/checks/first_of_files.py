"""The first findings of each file, where a rule looks at many files in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from site_builder.findings.first_findings import MAX_OF_FILE, MORE_HINT, more_message
from site_builder.index.unlocated_finding import UnlocatedFinding


def first_of_files(findings: Iterable[UnlocatedFinding]) -> Iterator[UnlocatedFinding]:
    """Yield the first :data:`MAX_OF_FILE` findings of each file, and one for the others where the next one is."""
    counts: Counter[str] = Counter()
    following: dict[str, UnlocatedFinding] = {}
    for finding in findings:
        counts[finding.path] += 1
        if counts[finding.path] <= MAX_OF_FILE:
            yield finding
        else:
            following.setdefault(finding.path, finding)
    for path, next_one in following.items():
        message = more_message(counts[path] - MAX_OF_FILE)
        yield UnlocatedFinding(path, "too-large", next_one.key, message, MORE_HINT)
