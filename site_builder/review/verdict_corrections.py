"""New corrections of a verdict that do not tell what changed: the verdict is the old one, or nobody says which it was."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.languages import is_english
from site_builder.content.records import Correction, CorrectionKind, Status
from site_builder.content.settings import Settings
from site_builder.index.entries import ClaimEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding
from site_builder.review.document_pairs import is_public, paired

CODE = "verdict-correction"


def check_verdict_corrections(base: SiteIndex, head: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report each correction of the kind `verdict` that came with the change and does not tell one."""
    for before, after in paired(base.claims, head.claims):
        # A claim that was withdrawn is given a verdict again by such a correction, and it may be the same.
        if before and after and is_public(before) and is_public(after) and before.status is not Status.WITHDRAWN:
            known = {note.date for note in before.corrections if note.kind is CorrectionKind.VERDICT}
            for number, correction in enumerate(after.corrections):
                if correction.kind is CorrectionKind.VERDICT and correction.date not in known:
                    yield from _check(before, after, correction, number, base.settings.record)


def _check(
    before: ClaimEntry, after: ClaimEntry, correction: Correction, number: int, settings: Settings
) -> Iterator[UnlocatedFinding]:
    if before.verdict == after.verdict:
        yield after.report(
            CODE,
            ("corrections", number, "kind"),
            f"This correction says that the verdict changed, and it is “{after.verdict}”, as it was published.",
            "Write `kind: detail` for anything else that was put right, or put the new verdict under `verdict`.",
        )
    elif names := _names(before.verdict, settings):
        said = correction.note.casefold()
        if not any(name.casefold() in said for name in names):
            yield after.report(
                CODE,
                ("corrections", number, "note"),
                "This note does not say what the verdict was before.",
                f"Name it for those who remember the old one: the published verdict was “{names[0]}”.",
            )


def _names(verdict: str, settings: Settings) -> tuple[str, ...]:
    """Return what readers may know a verdict by; nothing where its label is translated when pages are made."""
    if not settings.verdicts and not is_english(settings.language):
        return ()
    labels = tuple(one.label for one in settings.scale if one.id == verdict)
    return (*labels, verdict.replace("-", " "), verdict)
