"""The repairs for a site that was checked, and what looks repairable and is not repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from site_builder.authoring.repair import quotations
from site_builder.authoring.repair.quotations import one_line_scalar
from site_builder.authoring.repair.repairs import NotRepaired, Repair
from site_builder.authoring.repair.write_digests import Texts, missing_digests
from site_builder.content.document import AnyDocument
from site_builder.evidence.excerpt_tree import excerpt_tree
from site_builder.findings.finding import Finding, Place
from site_builder.index.site_index import SiteIndex


class Plan(Struct, frozen=True):
    """The repairs in the order of files and places, none overlapping another, and what is left alone."""

    repairs: tuple[Repair, ...]
    left: tuple[NotRepaired, ...]


def plan(
    index: SiteIndex,
    documents: Mapping[str, AnyDocument],
    findings: Iterable[Finding],
    *,
    accept_seed: bool = False,
    now: Texts = lambda _: "",
    committed: Texts = lambda _: "",
) -> Plan:
    """Return the repairs for a site; new digests for changed seeds only with ``accept_seed``.

    ``documents`` are the site's documents by path, which may be read when they are asked for. ``now`` gives the text of a
    file as it is, ``committed`` as git has it.
    """
    findings = tuple(findings)
    repairs = [*_of_findings(findings), *_missing_roots(index, findings)]
    left: list[NotRepaired] = []
    for found in missing_digests(findings, now, committed):
        (repairs if isinstance(found, Repair) else left).append(found)  # type: ignore[arg-type]
    for place, quote, wanted, line in quotations.inexact(index, documents):
        scalar = one_line_scalar(line, place, quote, wanted)
        if scalar is None:
            left.append(NotRepaired(place, _LEFT.format(wanted=wanted)))
        else:
            repairs.append(Repair(place, scalar, line))
    repairs += _seeds(index, documents) if accept_seed else ()
    return Plan(tuple(_apart(sorted(set(repairs)))), tuple(sorted(set(left))))


_LEFT = (
    "This quotation is not written as the seed has it, and stands on more than one line. Write it on one line: {wanted}"
)


def _of_findings(findings: Iterable[Finding]) -> Iterator[Repair]:
    for finding in findings:
        if finding.replacement is not None and finding.excerpt:
            yield Repair(finding.place, finding.replacement, finding.excerpt)


def _missing_roots(index: SiteIndex, findings: Iterable[Finding]) -> Iterator[Repair]:
    """Yield a line with the root of its paragraphs for each source that needs one and has none."""
    sources = {source.path: source for source in index.sources.values()}
    for finding in findings:
        source = sources.get(finding.place.file)
        if finding.code == "excerpts-root" and source and source.excerpts_root is None:
            line = Place(finding.place.file, finding.place.line, 1, 0)
            root = excerpt_tree(index.seeds[source.seed].text).root
            yield Repair(line, f"excerpts_root: {root}\n", finding.excerpt)


def _seeds(index: SiteIndex, documents: Mapping[str, AnyDocument]) -> Iterator[Repair]:
    for source in index.sources.values():
        pin = index.pins.get(source.seed)
        if pin and pin != source.sha256:
            document = documents[source.path]
            place = document.place("sha256")
            line = document.excerpt(place)
            if scalar := one_line_scalar(line, place, source.sha256, pin):
                yield Repair(place, scalar, line)


def _apart(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """Yield the repairs without those that begin where the one before has not ended."""
    last: Place | None = None
    for repair in repairs:
        place = repair.place
        if (
            last is None
            or (place.file, place.line) != (last.file, last.line)
            or place.column >= last.column + last.length
        ):
            yield repair
            last = place
