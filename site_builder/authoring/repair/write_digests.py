"""The digest of a seed in a record that never had one. A record that had another one is left alone: its text was changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from site_builder.authoring.repair.repairs import NotRepaired, Repair
from site_builder.checks.missing_digests import LINE
from site_builder.findings.finding import Finding, Place

_SEED = re.compile(r"seed:")
_RECORDED = re.compile(r"^sha256:[ \t]*['\"]?([0-9a-f]{64})\b", re.MULTILINE)

Texts = Callable[[str], str]
"""Gives the text of a file by its path; empty where there is none."""


def missing_digests(findings: Iterable[Finding], now: Texts, committed: Texts) -> Iterator[Repair | NotRepaired]:
    """Yield a line for each record of a source that lacks the digest of a seed that is there, or what to do where its text was changed.

    ``now`` gives the files as they are, ``committed`` as git has them.
    """
    for finding in findings:
        seed, path = finding.seed, finding.place.file
        if not (seed and finding.paste and path.startswith("content/sources/")):
            continue
        digest = finding.paste.removeprefix(LINE.format(""))
        before = _RECORDED.search(committed(path))
        if before and before[1] != digest:
            yield NotRepaired(finding.place, _CHANGED.format(seed=seed, before=before[1], now=digest))
        elif repair := _line(now(path), finding, digest):
            yield repair if before else replace(repair, remark=_UNKNOWN.format(seed=seed))


_CHANGED = "The last commit has another number here, sha256: {before}, and seeds/{seed} has {now}: its text was changed. Write the number back, and restore the text."
_UNKNOWN = "No number of seeds/{seed} was recorded, so nobody can tell whether it is still the text that was archived. It is recorded as it is now; compare it with the article."


def _line(text: str, finding: Finding, digest: str) -> Repair | None:
    """Return the repair: behind the colon where the field is empty, else on a line below that of the seed."""
    place, shown = finding.place, finding.excerpt
    if shown.startswith("sha256:"):
        at = Place(place.file, place.line, len("sha256:") + 1, len(shown) - len("sha256:"))
        return Repair(at, f" {digest}", shown)
    lines = text.removeprefix("\ufeff").splitlines()
    number = next((number for number, line in enumerate(lines) if _SEED.match(line)), None)
    if number is None or number + 1 >= len(lines):
        return None
    return Repair(Place(place.file, number + 2, 1, 0), f"sha256: {digest}\n", lines[number + 1])
