"""A quotation in the site's language, as the front matter of a claim has it."""

from __future__ import annotations

from typing import Annotated

from site_builder.content.fields import Line, NotProse, Record, Text, about

_TRANSLATED = NotProse("It is a translation, which stands in no archived text.")


class Translation(Record, frozen=True, kw_only=True):
    """A quotation in the site's language, for those who cannot read the original. It proves nothing."""

    text: Annotated[Text, _TRANSLATED, about("The words of the quotation in the language of the site.")]
    by: Annotated[Line, about("Who translated them: a person, the editors, or a program with its name.")]
