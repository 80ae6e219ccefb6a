"""Findings: what a stage says about the author's files, as plain frozen values.

Stages return findings; they never print them and never raise them. How a finding looks on a terminal or in
a file is the business of :mod:`site_builder.findings`. Every ``code`` stands in :mod:`site_builder.findings.catalogue`
with its severity and in ``docs/checks.md`` with its explanation.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from site_builder.findings.catalogue import SEVERITIES, Severity


class Place(Struct, frozen=True, order=True):
    """A stretch of one line of one file.

    ``file`` is relative to the site's folder, with forward slashes. ``line`` and ``column`` are 1-based and
    count Unicode code points; ``length`` is the number of code points to underline, at least 1.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


class Stretch(Struct, frozen=True):
    """A piece of one side of a comparison; ``changed`` says that the other side has something else here."""

    text: str
    changed: bool


class Comparison(Struct, frozen=True):
    """What an author wrote beside the nearest passage of the archived text, cut where the two differ."""

    wrote: tuple[Stretch, ...]
    stands: tuple[Stretch, ...]
    where: str


class Finding(Struct, frozen=True):
    """One thing that is wrong, where it is, what to do about it, and the line to point at.

    ``replacement`` is what belongs at ``place`` in place of what stands there, where that is beyond doubt: putting it
    there is a repair that needs no judgement. ``paste`` are lines to put into the file and to finish by hand. ``seed`` is
    the name of the file in ``seeds/`` whose digest is missing.
    """

    code: str
    place: Place
    message: str
    hint: str
    excerpt: str = ""
    comparison: Comparison | None = None
    severity: Severity = field(default=Severity.ERROR)
    replacement: str | None = None
    paste: str = ""
    seed: str = ""


def finding(
    code: str,
    place: Place,
    message: str,
    hint: str,
    *,
    excerpt: str = "",
    comparison: Comparison | None = None,
    severity: Severity | None = None,
    replacement: str | None = None,
    paste: str = "",
) -> Finding:
    """Return a finding with the severity that ``code`` has in the catalogue, unless another is given."""
    return Finding(code, place, message, hint, excerpt, comparison, severity or SEVERITIES[code], replacement, paste)


def in_order(findings: Iterable[Finding], first: str = "") -> tuple[Finding, ...]:
    """Return the findings without repetitions: errors before warnings, then by files, lines, columns and codes.

    ``first`` is the file on which all others depend, whose findings come before theirs.
    """

    def order(found: Finding) -> tuple[object, ...]:
        behind = (found.severity is not Severity.ERROR, found.place.file != first)
        return (*behind, found.place, found.code, found.message, found.hint)

    return tuple(sorted(dict.fromkeys(findings), key=order))


def has_errors(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Say whether the findings must stop a build; with ``strict`` warnings do, too. Information never does."""
    grave = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(f.severity in grave for f in findings)
