"""A picture or a post that is under check, as a claim's front matter has it."""

from __future__ import annotations

from typing import Annotated

from site_builder.content.fields import IsoDate, Line, Name, NotProse, Record, Sha256, Text, WebAddress, about

InPicture = Annotated[Line, NotProse("It has words of a picture that is under check.")]


class Picture(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A picture or a post that is under check: it shows what was claimed, and proves nothing."""

    file: Annotated[Name, about("The file in `seeds/` that holds the picture: JPEG, PNG, WebP or GIF.")]
    sha256: Annotated[Sha256, about("The SHA-256 of the file's bytes, all 64 digits.")]
    alt: Annotated[
        InPicture,
        about("What the picture shows, with the words that stand in it, for people who do not see it."),
    ]
    where: Annotated[Line, about("Where it is from: who showed it, and where.")]
    caption: Annotated[Text | None, about("What readers should know of it.")] = None
    url: Annotated[WebAddress | None, about("Where it was found, or a public archive's copy of that page.")] = None
    date: Annotated[IsoDate | None, about("When it was shown there; null when that is not known.")] = None
