"""Where an article has what it reports, and of which other articles it is independent."""

# The types of fields are looked at in every run, so they are not kept as text, which would have to be compiled again.

from enum import StrEnum
from typing import Annotated, ClassVar

from site_builder.content.fields import Id, Record, Text, about


class Basis(StrEnum):
    """The basis of a recorded origin: the article says so, or an editor judged it."""

    STATED = "stated"
    JUDGED = "judged"


class Origin(Record, frozen=True):
    """Where an article has what it reports."""

    short_form: ClassVar[str] = "id"

    id: Annotated[
        Text, about("The name that articles of one origin share, such as an agency's, or the id of the article it is.")
    ]
    basis: Annotated[Basis | None, about("`stated` when the article says so, `judged` when you judged it.")] = None
    because: Annotated[Text | None, about("The words that say so, or why you judged so.")] = None


class Apart(StrEnum):
    """What is independent of another article: the report as a whole, or only the words that both have."""

    REPORT = "report"
    WORDING = "wording"


class Independence(Record, frozen=True, kw_only=True):
    """Another article that shares words with this one, or its subject, and was made without it."""

    source: Annotated[Id, about("The id of the article that this one is independent of.")]
    extent: Annotated[
        Apart,
        about(
            "`report` when each was made without the other; `wording` when only the shared words are no sign of one."
        ),
    ] = Apart.REPORT
    because: Annotated[Text, about("Why the two are independent though they share words.")]
