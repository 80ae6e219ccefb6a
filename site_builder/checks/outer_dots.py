"""Dots at the ends of a quotation: there they mark nothing, for every quotation is a part of a text."""

from __future__ import annotations

NO_DOTS = "At the ends of a quotation nothing marks that the sentence goes on; “[…]” marks only words that are left out inside."
_SIGNS = "….[] \t\n\u00a0\u202f"


def without_outer_dots(quote: str) -> str:
    """Return a quotation without the dots, in brackets or not, at its beginning and at its end."""
    head, tail = _outer(quote)
    return quote[len(head) : len(quote) - len(tail)]


def without_end_mark(quote: str) -> str:
    """Return a quotation without the one mark at its end."""
    return quote[:-1] if quote[-1:] in ".,;:!?。，؛،؟।" else quote


def outer_dots(quote: str) -> str:
    """Say at which ends of a quotation there are dots."""
    head, tail = _outer(quote)
    return "beginning and the end" if head and tail else "beginning" if head else "end"


def _outer(quote: str) -> tuple[str, str]:
    body = quote.lstrip(_SIGNS)
    head = quote[: len(quote) - len(body)]
    tail = body[len(body.rstrip(_SIGNS)) :]
    return (head if _has_dots(head) else "", tail if _has_dots(tail) else "")


def _has_dots(signs: str) -> bool:
    return "…" in signs or "..." in signs
