"""What the record of a source says of its archived text: where it came from, what it lacks, and what no claim uses."""

# The types of fields are looked at in every run, so they are not kept as text, which would have to be compiled again.

from typing import Annotated

from site_builder.content.fields import Line, NotProse, Passage, Record, Sha256, Text, about


class Aside(Record, frozen=True, kw_only=True):
    """Sentences of an article that no claim uses, and the reason why none does."""

    passage: Annotated[Passage, about("The words exactly as they stand in the seed; `[…]` stands for words left out.")]
    because: Annotated[Text, about("Why no claim uses these words.")]


_OF_PAGE = NotProse("It has words of the page that are not in the archived text.")


class LeftOut(Record, frozen=True, kw_only=True):
    """What a program left out of an archived text, or found odd in it, and what somebody says who has looked."""

    what: Annotated[
        Text, _OF_PAGE, about("What was left out or is in doubt, as the program that read the page tells it.")
    ]
    because: Annotated[
        Annotated[Text, _OF_PAGE] | None, about("Why that is right; null until somebody has looked at the page.")
    ] = None


class Derivation(Record, frozen=True, kw_only=True):
    """What an archived text was made of: a file that was received, and the program that took the text out of it."""

    file: Annotated[Line, about("The name or the address of what was received.")]
    sha256: Annotated[Sha256, about("The SHA-256 of the bytes that were received, all 64 digits.")]
    tool: Annotated[Line, about("The programs that took the text out of it, with their versions.")]


class SourcePlace(Record, frozen=True, kw_only=True):
    """Where a page of a file or a moment of a broadcast begins in the archived text."""

    locator: Annotated[Line, about("The page or the time, such as `p. 12` or `00:14:05`.")]
    begins: Annotated[Passage, about("The first words of the page or of what is said, as they stand in the seed.")]
