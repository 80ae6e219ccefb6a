"""Claims that another publication checked: files among the claims with ``status: legacy``.

They are a kind of record of their own, so that nothing that counts, compares or judges claims can meet one.
"""

# The types of fields are looked at in every run, so they are not kept as text, which would have to be compiled again.

from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from site_builder.content.fields import Id, IsoDate, Language, Line, Name, NotProse, Record, Text, WebAddress, about
from site_builder.content.records import Claim, Content


class LegacyStatus(StrEnum):
    """The status of a claim that another publication checked: nobody here has, and the page says so."""

    LEGACY = "legacy"


_THEIRS = NotProse("They are another publication's words, and its page shows them as such.")
TheirLine = Annotated[Line, _THEIRS]
MAX_SUMMARY = 5000
"""How many code points the summary of another publication may have."""
TheirText = Annotated[Text, Meta(max_length=MAX_SUMMARY), _THEIRS]


class EarlierCheck(Record, frozen=True, kw_only=True):
    """What another publication, or an older site, said of a claim, in its own words."""

    verdict: Annotated[TheirLine, about("The verdict in the words of the old publication, such as `Pants on Fire`.")]
    url: Annotated[WebAddress, about("Where the old publication stands, or stood.")]
    published: Annotated[IsoDate, about("The day on which the old publication published its check.")]
    publisher: Annotated[TheirLine | None, about("Who published the check; the host of its address unless given.")] = (
        None
    )
    authors: Annotated[tuple[TheirLine, ...], about("Who wrote the check, as the old publication names them.")] = ()
    language: Annotated[
        Language | None, about("The language of its words, as a language tag; null when it is not known.")
    ] = None
    summary: Annotated[TheirText | None, about("What the old publication said in short.")] = None
    comes_nearest: Annotated[
        Name | None,
        about("The verdict of this site's scale that comes nearest, where somebody here says so; null otherwise."),
    ] = None
    claimant: Annotated[TheirLine | None, about("Who made the claim, as the old publication says it.")] = None
    claimed: Annotated[IsoDate | None, about("When they made it, as the old publication says it.")] = None
    appearances: Annotated[
        tuple[WebAddress, ...], Meta(max_length=20), about("Where the claim was made, as the old publication says it.")
    ] = ()


class LegacyClaim(Content, frozen=True, kw_only=True):
    """A claim that another publication checked: its verdict in its words, without evidence of ours.

    It lies among the claims and is none of them: nothing that counts, compares or judges claims ever sees it.
    """

    folder: ClassVar[str] = "claims"

    claim: Annotated[TheirLine, about("The claim, as the old publication words it.")]
    status: Annotated[
        LegacyStatus, about("Always `legacy`: another publication checked the claim, and nobody here has.")
    ]
    legacy: Annotated[EarlierCheck, about("What the old publication said of the claim.")]
    published: Annotated[IsoDate, about("The day on which the claim was brought in here.")]
    aliases: Annotated[tuple[Id, ...], Meta(max_length=100), about("Former ids, kept alive by redirects.")] = ()


def record_kind(kind: type[Content], value: object) -> type[Content]:
    """Return the kind of record that a file of this kind holds: one among the claims may be a legacy claim.

    What looks like both is taken for the one of which less is wrong, so that a slip is told as what it is.
    """
    if kind is not Claim or not isinstance(value, dict):
        return kind
    signs = (value.get("status") == LegacyStatus.LEGACY, "legacy" in value, "verdict" not in value)
    return LegacyClaim if sum(signs) > 1 else kind
