"""The text of a catalogue of words that somebody begins: every word of the interface, in English, to be translated."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO, StringIO

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po

from site_builder.content.plural_forms import examples, plural_forms


def new_catalogue(locale: Locale, messages: Iterable[Message]) -> str:
    """Return a catalogue in which nothing is translated yet."""
    return f"{_head(locale)}\n{catalogue_entries(locale, messages)}"


def catalogue_entries(locale: Locale, messages: Iterable[Message]) -> str:
    """Return messages as they stand in a catalogue, with nothing translated, to be pasted into one."""
    catalogue = read_po(StringIO(_head(locale)))
    for message in messages:
        catalogue.add(message.id, flags=message.flags)
    made = BytesIO()
    write_po(made, catalogue, width=100, omit_header=True)
    return made.getvalue().decode("utf-8")


def _head(locale: Locale) -> str:
    return _HEAD.format(
        name=locale.get_display_name("en"), tag=locale, forms=_forms(locale), plural_forms=plural_forms(locale)
    )


def _forms(locale: Locale) -> str:
    """Return a line of comment for each form of the plural, with some numbers that take it."""
    return "".join(
        f"#   msgstr[{index}] with {', '.join(map(str, numbers))}\n" for index, numbers in enumerate(examples(locale))
    )


_HEAD = """\
# The interface's words in {name}.
# Write each translation between the quotation marks behind `msgstr`. What stays empty is said in English.
# What stands in %(…)s, {{…}} or <…> stays as it is. Where a number decides, each form is for some numbers:
{forms}# No native speaker has reviewed these words yet. (Take this line away when one has.)
msgid ""
msgstr ""
"Language: {tag}\\n"
"Plural-Forms: {plural_forms}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
