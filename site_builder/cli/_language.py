"""A language that was given to a command."""

from __future__ import annotations

from site_builder.cli._console import fail
from site_builder.content.fields import is_language
from site_builder.content.languages import tag_of


def refuse_no_language(language: str, examples: str = "en, en-GB or ar") -> None:
    """End the command unless a text is a language tag; of the name of a language the message has the tag."""
    if not is_language(language):
        tag = tag_of(language)
        fail(f"“{language}” is not a language tag. " + (f"Write {tag}." if tag else f"Write one such as {examples}."))
