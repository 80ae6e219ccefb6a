"""Words that are typed in a shell: a sentence without quotation marks, and what a shell takes away within double ones."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from typing import Any, TypeVar

import click

from site_builder.authoring.find.passages import searchable
from site_builder.index.site_index import SiteIndex

F = TypeVar("F", bound=Callable[..., Any])
MOST_FIGURES = 20
"""How many figures of a sentence are looked for."""
_FIGURE = re.compile(r"(?<![\w$€£.,])\d+(?:[.,]\d+)*(?!\w)")
_GAP = re.compile(r"\S\s{2,}\S|\A\s|\s\Z|\s[,.](?!\S)")


def sentence_argument(name: str, *, required: bool = True) -> Callable[[F], F]:
    """Return an argument that is one text. Several words without quotation marks are no misuse that is left unexplained."""
    return click.argument(name, nargs=-1, required=required, metavar=name.upper(), callback=_one_text)


def _one_text(ctx: click.Context, _: click.Parameter, words: tuple[str, ...]) -> str | None:
    if len(words) > 1:
        command = f"site-builder new {ctx.info_name} {shlex.quote(' '.join(words))}"
        raise click.UsageError(f"Put all of it in quotation marks, so that it is one text: {command}", ctx)
    return words[0] if words else None


def amount_taken(index: SiteIndex, query: str) -> str | None:
    """Return the amount that was meant where a shell took the dollar sign and a digit of it for a name."""
    amount = re.compile(rf"\$[0-9]{re.escape(query)}\b") if query[:1].isdigit() or query[:1] in " ,." else None
    found = (amount.search(index.seeds[source.seed].text) for source in searchable(index)) if amount else ()
    return next((match[0] for match in found if match), None)


def told_of_amount(amount: str) -> str:
    """Return what is said of an amount of which a shell took the beginning."""
    return (
        f"The archived texts have “{amount}”. In double quotation marks a shell takes “{amount[:2]}” away: "
        f"type single ones, '{amount}'."
    )


def told_of_taken(index: SiteIndex, text: str) -> str | None:
    """Return what is said of a sentence of which a shell seems to have taken a part, or None.

    A gap is what a name or words between backticks leave. A figure that the archived texts have only with a dollar sign
    and one digit more is what `$120` leaves.
    """
    for figure in list(dict.fromkeys(_FIGURE.findall(text)))[:MOST_FIGURES]:
        alone = re.compile(rf"(?<![\w$]){re.escape(figure)}\b")
        if any(alone.search(index.seeds[source.seed].text) for source in searchable(index)):
            continue
        if amount := amount_taken(index, figure):
            return told_of_amount(amount)
    if _GAP.search(text):
        return "There is a gap in this sentence. In double quotation marks a shell takes words behind “$” and between backticks away: type single ones, '…', and mend the file."
    return None
