"""What a change of a published site must not do without a notice.

Each finding compares with what is published; none of them is about drafts, which nobody has read. A finding is gone
once the change is merged, so the maintainers can still accept a change openly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from site_builder.content.addresses import address_of
from site_builder.content.records import Correction, CorrectionKind, Status
from site_builder.index.entries import ClaimEntry, IndexEntry, SourceEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding
from site_builder.review.document_pairs import is_public, kinds, paired, title_of
from site_builder.review.example_pages import example_pages


def check_change(base: SiteIndex, head: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Yield the findings on the change from ``base`` to ``head``."""
    invented = example_pages(base)
    for old, new in kinds(base, head):
        published = {id: document for id, document in old.items() if document.path not in invented}
        yield from _removed(published, new, head)
    for before, after in paired(base.claims, head.claims):
        if before and after and is_public(before) and is_public(after):
            yield from _verdict(before, after)
            yield from _corrections(before, after)
    yield from _unchecked(base, head)
    for source_before, source_after in paired(base.sources, head.sources):
        if source_before and source_after:
            yield from _seed(source_before, source_after, base, head)


def _unchecked(base: SiteIndex, head: SiteIndex) -> Iterator[UnlocatedFinding]:
    """A claim that was checked here does not become one that only others checked: its corrections would be gone."""
    for id, after in head.legacy.items():
        before = base.claims.get(id)
        if before is not None and is_public(before):
            yield after.report(
                "verdict-changed-without-correction",
                ("status",),
                f"This claim was published with the verdict “{before.verdict}”, and becomes one that nobody here has checked.",
                "Put the file back. Where the verdict no longer holds, write `status: withdrawn` with a correction that says why.",
            )


def _verdict(before: ClaimEntry, after: ClaimEntry) -> Iterator[UnlocatedFinding]:
    """A verdict that readers relied on changes with a dated word on why."""
    if before.verdict == after.verdict:
        return
    enough = {CorrectionKind.VERDICT}
    if after.status is Status.WITHDRAWN:
        enough.add(CorrectionKind.VOID)
    if not any(entry.kind in enough for entry in _new_corrections(before, after)):
        yield after.report(
            "verdict-changed-without-correction",
            ("verdict",),
            f"The published verdict was “{before.verdict}” and becomes “{after.verdict}”, and no new correction says so.",
            "Add an entry under `corrections:` with today's `date`, `kind: verdict`, and a `note` of what changed and why; or restore the verdict.",
        )


def _corrections(before: ClaimEntry, after: ClaimEntry) -> Iterator[UnlocatedFinding]:
    """A published correction stays in the log; the words of its note may be improved."""

    def counted(claim: ClaimEntry) -> Counter[tuple[str, CorrectionKind]]:
        return Counter((entry.date.isoformat(), entry.kind) for entry in claim.corrections)

    for day, kind in sorted(counted(before) - counted(after)):
        yield after.report(
            "correction-removed",
            ("corrections",),
            f"The published correction of {day} (`kind: {kind}`) is gone.",
            "Put it back as it was. If the correction itself was wrong, add another one that says so.",
        )


def _new_corrections(before: ClaimEntry, after: ClaimEntry) -> tuple[Correction, ...]:
    known = Counter(before.corrections)
    return tuple((Counter(after.corrections) - known).elements())


def _removed(
    old: Mapping[str, IndexEntry], new: Mapping[str, IndexEntry], head: SiteIndex
) -> Iterator[UnlocatedFinding]:
    """Every published address still leads somewhere."""
    leads = {id: document for id, document in new.items() if is_public(document)}
    leads |= {alias: document for document in leads.values() for alias in document.aliases}
    for document in old.values():
        folder = document.folder
        unread = any((folder, id) in head.unread for id in (document.id, *document.aliases))
        if not is_public(document) or unread:
            continue
        if document.id not in leads:
            yield _page_removed(document, new)
            continue
        for alias in document.aliases:
            if alias not in leads:
                keeper = leads[document.id]
                yield keeper.report(
                    "page-removed",
                    ("aliases",),
                    f"The former address /{address_of(folder, alias)} led to this page, and leads nowhere now.",
                    f"Put “{alias}” back under `aliases:`.",
                )


def _page_removed(document: IndexEntry, new: Mapping[str, IndexEntry]) -> UnlocatedFinding:
    address = document.address
    after = new.get(document.id)
    if after is not None:
        return after.report(
            "page-removed",
            ("status",),
            f"This page is published at /{address}, and as a draft it would be gone.",
            "Write `status: withdrawn`, which keeps the page and says that you no longer stand by it, or `status: outdated`.",
        )
    if isinstance(document, SourceEntry):
        hint = (
            f"{_renamed(document, new)}If it was renamed, list `{document.id}` under `aliases:` in the new file; otherwise put the "
            "file back: an article stays at its address for good. If its text has to go, `takedown:` says so there."
        )
    else:
        hint = (
            f"{_renamed(document, new)}If it was renamed, list `{document.id}` under `aliases:` in the new file; "
            "if it no longer holds, put the file back with `status: withdrawn`."
        )
    message = f"The page at /{address} is published, and this change removes it without a redirect."
    return document.report("page-removed", (), message, hint)


def _renamed(document: IndexEntry, new: Mapping[str, IndexEntry]) -> str:
    """Return a sentence that names the file that says the same, when there is one."""
    same = next((other for other in new.values() if title_of(other) == title_of(document)), None)
    return f"{same.path} says the same. " if same else ""


def _seed(before: SourceEntry, after: SourceEntry, base: SiteIndex, head: SiteIndex) -> Iterator[UnlocatedFinding]:
    """The text behind a source that published claims quote changes only with a correction on each of them."""
    old, new = base.pins.get(before.seed), head.pins.get(after.seed)
    if not (old and new) or old == new or old != before.sha256 or new != after.sha256:
        return  # A text that is not the one that its source names is reported as `seed-changed`.
    silent = sorted(
        claim_after.path
        for claim_before, claim_after in paired(base.claims, head.claims)
        if claim_before
        and claim_after
        and is_public(claim_before)
        and is_public(claim_after)
        and any(item.source == before.id for item in claim_before.evidence)
        and not _new_corrections(claim_before, claim_after)
    )
    if silent:
        yield after.report(
            "seed-replaced",
            ("sha256",),
            f"The archived text of this source is not the one that was published: seeds/{before.seed} had the sha256 {old[:12]}…, seeds/{after.seed} has {new[:12]}….",
            f"Restore the text and its sha256. If the archive itself was wrong, tell readers: add a correction to each published claim that quotes it, here {_listed(silent)}.",
        )


def _listed(paths: list[str], most: int = 3) -> str:
    more = len(paths) - most
    return ", ".join(paths[:most]) + (f" and {more} more" if more > 0 else "")
