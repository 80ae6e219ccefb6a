"""Who makes a claim, when, on what occasion and where; and what a claimant was at which time."""

# The types of fields are looked at in every run, so they are not kept as text, which would have to be compiled again.

from enum import StrEnum
from typing import Annotated

from site_builder.content.fields import Id, IdOrAddress, IsoDate, Line, Record, about, is_id


class ClaimantKind(StrEnum):
    """What somebody who makes a claim is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"


class Role(Record, frozen=True, kw_only=True, omit_defaults=True, rename={"from_": "from"}):
    """What a claimant was, from one day to another."""

    role: Annotated[Line, about("What they are or were, such as an office.")]
    from_: Annotated[IsoDate | None, about("The first day on which they were it; null when that is not known.")] = None
    to: Annotated[IsoDate | None, about("The last day on which they were it; null while they are.")] = None


class Statement(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who makes the claim, as distinct from who reports it, and when and where they did."""

    name: Annotated[
        Line | None, about("The person or body that makes the claim; left out where `claimant` names a record.")
    ] = None
    claimant: Annotated[Id | None, about("The id of their record in `content/claimants/`.")] = None
    kind: Annotated[ClaimantKind | None, about("`person`, `organization` or `group`; null when that is not known.")] = (
        None
    )
    role: Annotated[
        Line | None,
        about("What they are, as the article says it; where it is left out, their record tells the role of the day."),
    ] = None
    date: Annotated[IsoDate | None, about("When they made the claim.")] = None
    occasion: Annotated[Line | None, about("On what occasion, such as a speech, an interview or a post.")] = None
    place: Annotated[Line | None, about("Where they made it: a town, a hall, a programme, a network.")] = None
    source: Annotated[
        IdOrAddress | None,
        about("The id of the source that reports them as making it, or the web address at which they made it."),
    ] = None

    @property
    def reported_by(self) -> str | None:
        """The id of the source that reports it."""
        return None if self.address else self.source

    @property
    def address(self) -> str | None:
        """The web address at which it was made."""
        return self.source if self.source and not is_id(self.source) else None
