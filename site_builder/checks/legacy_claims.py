"""Claims that another publication checked hold its words and nothing of ours beside them."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.document import Document
from site_builder.content.legacy_claim import LegacyClaim
from site_builder.findings.finding import Finding, Place
from site_builder.findings.suggestions import did_you_mean, unmistakable
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def check_text(document: Document[LegacyClaim]) -> Iterator[Finding]:
    """Report text below the fields: nothing that stands on such a page is checked, so nothing of ours may."""
    if not document.body.parts:
        return
    end = next(number for number, line in enumerate(document.lines[1:], start=2) if line.rstrip() == "---")
    first = next(number for number, line in enumerate(document.lines[end:], start=end + 1) if line.strip())
    yield document.report(
        "unknown-field",
        Place(document.path, first),
        "Text stands below the fields of a claim that another publication checked.",
        "Move what that publication said to `summary:` under `legacy:`. To check the claim here, give it a verdict and "
        "evidence, and take `status: legacy` and `legacy:` out.",
    )


def check(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report a verdict that is named as the nearest and is none of the site's."""
    scale = [verdict.id for verdict in index.settings.record.scale]
    for claim in part.legacy.values():
        nearest = claim.legacy.comes_nearest
        if scale and nearest is not None and nearest not in scale:
            yield claim.report(
                "unknown-verdict",
                ("legacy", "comes_nearest"),
                f"“{nearest}” is not on the site's scale.",
                did_you_mean(nearest, scale) or f"The verdicts are: {', '.join(scale)}.",
                replacement=unmistakable(nearest, scale),
            )
