"""Claims that say the same: mostly one was copied to begin another, and its sentence was left as it was.

No other rule looks at the sentence of a claim, so this one is not among those that compare documents again.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.fields import is_id
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def check(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report each claim whose sentence another has too, or whose summary and evidence."""
    first: dict[str, str] = {}
    copies: dict[object, str] = {}
    for claim in index.claims.values():
        if not is_id(claim.id):
            continue  # A file that has to be renamed or deleted is told of once.
        sentence = sentence_of(claim.claim)
        evidence = tuple((item.source, item.stance, item.spans) for item in claim.evidence)
        twin = copies.setdefault((sentence_of(claim.summary), evidence), claim.path)
        if first.setdefault(sentence, claim.path) != claim.path:
            yield claim.report(
                "same-claim",
                ("claim",),
                f"This is the sentence of {first[sentence]} too.",
                "Write what this claim says, or delete the file if it is only a copy.",
            )
        elif twin != claim.path and evidence and not claim.is_draft:
            yield claim.report(
                "same-claim",
                ("summary",),
                f"{twin} has this summary too, and the same evidence, and its claim is another one.",
                "A file that was copied has the words of the first still in it: write what holds of this claim, here and in the evidence and the text.",
            )


def sentence_of(claim: str) -> str:
    """Return the sentence of a claim as two are compared: without regard to case, space and the end mark."""
    return " ".join(claim.casefold().split()).rstrip(".!? ")
