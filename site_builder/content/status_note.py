"""When and why a page is outdated or withdrawn, as the front matter of all but claims has it: those have corrections."""

from __future__ import annotations

from typing import Annotated

from site_builder.content.fields import IsoDate, Record, Text, about


class StatusNote(Record, frozen=True, kw_only=True):
    """When a page was withdrawn or became outdated, and why: readers are told both at its head."""

    date: Annotated[IsoDate, about("The day on which it was withdrawn, or from which on it is outdated.")]
    note: Annotated[Text, about("Why you no longer stand by it, or what has happened since.")]
