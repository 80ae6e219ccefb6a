"""How to cite a claim's page, for reference managers: BibTeX and CSL-JSON (Citation Style Language 1.0.2).

The title has the verdict, or that the claim was withdrawn: some styles drop every other field that could tell it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from site_builder.content.dates import ENGLISH_MONTHS
from site_builder.output.exports import json_bytes
from site_builder.views.cards import ClaimCard
from site_builder.views.claim_page import ClaimPage
from site_builder.views.site_frame import SiteFrame

BIBTEX = "claim.bib"
CSL_JSON = "claim.csl.json"

# BibTeX counts every brace, also one behind a backslash, so braces are written by their names.
_NAMED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "#$%&_"},
    }
)


def citations(page: ClaimPage, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return ``claim.bib`` and ``claim.csl.json`` of a claim."""
    return {
        f"{page.card.address}{BIBTEX}": bibtex(page, frame).encode("utf-8"),
        f"{page.card.address}{CSL_JSON}": json_bytes([csl(page, frame)]),
    }


def bibtex(page: ClaimPage, frame: SiteFrame) -> str:
    """Return the BibTeX entry of a claim's page; the key is the claim's id."""
    card = page.card
    names = " and ".join(f"{{{in_tex(name)}}}" for name in _authors(page, frame))
    fields = {
        "title": f"{{{{{in_tex(card.headline)}}}}}",
        "author": f"{{{names}}}",
        "howpublished": f"{{{in_tex(frame.title)}}}",
        **({"publisher": f"{{{in_tex(frame.publisher)}}}"} if frame.publisher else {}),
        "year": f"{{{card.published.year}}}",
        "month": ENGLISH_MONTHS[card.published.month - 1][:3].lower(),
        "day": f"{{{card.published.day}}}",
        "url": f"{{{frame.base_url}{card.address}}}",
        "note": f"{{{in_tex(_note(card))}}}",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items()]
    return "\n".join([f"@misc{{{card.id},", *lines, "}", ""])


def in_tex(text: str) -> str:
    """Return a text for TeX, in which every character that TeX or BibTeX takes for a command is written by its name."""
    return " ".join(text.split()).translate(_NAMED)


def csl(page: ClaimPage, frame: SiteFrame) -> dict[str, Any]:
    """Return a claim's page as an item of CSL-JSON."""
    card = page.card
    day = card.published
    return {
        "id": card.id,
        "type": "webpage",
        "title": card.headline,
        "author": [{"literal": name} for name in _authors(page, frame)],
        "container-title": frame.title,
        **({"publisher": frame.publisher} if frame.publisher else {}),
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "URL": frame.base_url + card.address,
        "language": frame.language,
        "abstract": card.brief,
        "note": _note(card),
    }


def _note(card: ClaimCard) -> str:
    """Return the judgement, and of a withdrawn claim when and why it was withdrawn."""
    gone = card.withdrawal
    return f"{card.judgement}, {gone.date.isoformat()}: {gone.note}" if gone else card.judgement


def _authors(page: ClaimPage, frame: SiteFrame) -> tuple[str, ...]:
    return page.authors or (frame.publisher or frame.title,)
