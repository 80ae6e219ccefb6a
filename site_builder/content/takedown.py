"""An article that was taken down, as its record has it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from site_builder.content.fields import IsoDate, Record, Text, about


class Quotations(StrEnum):
    """What becomes of the quotations from an article that was taken down: they stay on the pages, or are withheld too."""

    KEEP = "keep"
    WITHHOLD = "withhold"


class Takedown(Record, frozen=True, kw_only=True):
    """When and why the text of an article was taken down: its page stays and says so."""

    date: Annotated[IsoDate, about("The day on which the text was taken down.")]
    because: Annotated[Text, about("Why it was: a court, somebody's privacy, somebody's rights.")]
    quotations: Annotated[
        Quotations, about("`keep` when pages go on showing the quotations, `withhold` when they may not.")
    ] = Quotations.KEEP
