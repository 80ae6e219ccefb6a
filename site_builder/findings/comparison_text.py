"""What an author wrote beside what stands in the archived text, for all formats: two sides, shortened where they agree."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.findings.clusters import cuts_cluster
from site_builder.findings.finding import Comparison, Finding, Stretch

MAX_EQUAL = 30
"""How many code points of what both sides have are shown on either side of a difference."""


def comparison_heading(comparison: Comparison) -> str:
    """Return the line that says which text it is beside."""
    return f"The nearest passage is in {comparison.where}:"


def sides(comparison: Comparison) -> Iterator[tuple[str, tuple[Stretch, ...]]]:
    """Yield both sides, each with its label; what both have is shortened."""
    for label, stretches in (("you wrote", comparison.wrote), ("it stands", comparison.stands)):
        last = len(stretches) - 1
        yield label, tuple(_shown(stretch, number == 0, number == last) for number, stretch in enumerate(stretches))


def said(finding: Finding) -> Iterator[str]:
    """Yield what is wrong, a line each, for formats without lines of marks: what differs stands between ‹ and ›."""
    yield finding.message
    if finding.comparison:
        yield comparison_heading(finding.comparison)
        for label, stretches in sides(finding.comparison):
            yield f"{label}: {''.join(f'‹{s.text}›' if s.changed else s.text for s in stretches)}"


def told(finding: Finding) -> Iterator[str]:
    """Yield what is wrong and what to do about it, a line each."""
    yield from said(finding)
    yield f"Fix: {finding.hint}"
    yield from finding.paste.splitlines()


def _shown(stretch: Stretch, first: bool, last: bool) -> Stretch:
    return stretch if stretch.changed else Stretch(_shortened(stretch.text, first=first, last=last), changed=False)


def _shortened(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= 2 * MAX_EQUAL + 3:
        return text
    head = text[:MAX_EQUAL].rpartition(" ")[0] or text[: _whole(text, MAX_EQUAL)]
    tail = text[-MAX_EQUAL:].partition(" ")[2] or text[_whole(text, len(text) - MAX_EQUAL) :]
    if first:
        return f"… {tail}"
    return f"{head} …" if last else f"{head} … {tail}"


def _whole(text: str, at: int) -> int:
    """Return the first offset from ``at`` on that cuts nothing that readers take for one character."""
    return next((edge for edge in range(at, len(text)) if not cuts_cluster(text, edge)), len(text))
