"""What a plan of repairs is made of."""

from __future__ import annotations

from msgspec import Struct

from site_builder.findings.finding import Place


class Repair(Struct, frozen=True, order=True):
    """Replace what stands at ``place`` by ``text``. ``expected`` is its line as it was read.

    A place without a length puts the text in front. A line feed in the text becomes the line end of the file.
    ``remark`` is what whoever makes the repair has to know.
    """

    place: Place
    text: str
    expected: str
    remark: str = ""


class NotRepaired(Struct, frozen=True, order=True):
    """What is not repaired, though it looks as if it could be, and what to do about it."""

    place: Place
    message: str
