"""The forms that GitHub shows contributors, made from the content model, so that they always agree with it.

The issue form is for those who would rather describe a claim than write its file; the template of pull requests is for
those who did. What a field means is told in the words of the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from site_builder.content.fields import Record
from site_builder.content.record_fields import fields_of
from site_builder.content.records import Claim, CorrectionKind, Evidence, Stance
from site_builder.content.repository import ISSUE_FORM
from site_builder.content.settings import Settings

UNDECIDED = "I leave that to the editors"

_MADE = "Made by `site-builder forms` from the content model; change the model, and make it again."
_STANCES: Mapping[Stance, str] = {
    Stance.SUPPORTS: "it states the claim",
    Stance.CONTRADICTS: "both cannot be true",
    Stance.QUALIFIES: "it limits or refines the claim",
    Stance.MENTIONS: "it touches the subject and settles nothing",
}
_KINDS: Mapping[CorrectionKind, str] = {
    CorrectionKind.VERDICT: "the verdict changed",
    CorrectionKind.DETAIL: "something else that readers relied on was wrong",
    CorrectionKind.OUTDATED: "events have moved on since",
    CorrectionKind.VOID: "the claim as a whole no longer holds",
}


def github_forms(settings: Settings) -> dict[str, str]:
    """Return the text of each form by its path below the top of a repository."""
    return {
        f".github/ISSUE_TEMPLATE/{ISSUE_FORM}": _yaml(_issue_form(settings)),
        ".github/pull_request_template.md": _pull_request(settings),
    }


def _yaml(form: dict[str, Any]) -> str:
    dumped: str = yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=120)
    return f"# {_MADE}\n{dumped}"


def _issue_form(settings: Settings) -> dict[str, Any]:
    verdicts = [f"{verdict.label}: {verdict.meaning}" for verdict in settings.scale]
    stances = [f"{stance}: {meaning}" for stance, meaning in _STANCES.items()]
    return {
        "name": "Suggest a claim",
        "description": "Tell us what to check, and what the articles say on it, word for word.",
        "title": "Claim: ",
        "labels": ["claim"],
        "body": [
            _markdown(
                "You need not write a file. An editor makes one of what you tell here, and the words that you quote are "
                "looked up in the archived article, letter for letter."
            ),
            _area("claim", "The claim", _meaning(Claim, "claim"), required=True),
            _input("source", "The article", "Its address on our site or on the web, or its headline."),
            _dropdown("stance", "How it stands towards the claim", "Choose the weakest that is right.", stances),
            _area(
                "quote", "Its words", f"{_meaning(Evidence, 'quote')} Copy them; do not tidy them up.", required=True
            ),
            _area("why", "Why they bear on the claim", _meaning(Evidence, "why"), required=True),
            _area(
                "more", "Further articles", "For each: the article, how it stands, its words, and why.", required=False
            ),
            _dropdown("verdict", "The verdict that follows", "Judge by the articles alone.", [*verdicts, UNDECIDED]),
            _area("summary", "Why this verdict", _meaning(Claim, "summary"), required=False),
            _promises(
                "The quotations are copied from the articles, and none is cut so that its meaning changes.",
                "There is nothing here that stands in none of the articles.",
                "There is nothing here about the private life of people who are not public figures.",
            ),
        ],
    }


def _meaning(record: type[Record], field: str) -> str:
    return fields_of(record)[field].description


def _markdown(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _area(id: str, label: str, description: str, *, required: bool) -> dict[str, Any]:
    shown = {"label": label, "description": description}
    return {"type": "textarea", "id": id, "attributes": shown, "validations": {"required": required}}


def _input(id: str, label: str, description: str) -> dict[str, Any]:
    shown = {"label": label, "description": description}
    return {"type": "input", "id": id, "attributes": shown, "validations": {"required": True}}


def _dropdown(id: str, label: str, description: str, options: list[str]) -> dict[str, Any]:
    shown = {"label": label, "description": description, "options": options}
    return {"type": "dropdown", "id": id, "attributes": shown, "validations": {"required": True}}


def _promises(*promises: str) -> dict[str, Any]:
    options = [{"label": promise, "required": True} for promise in promises]
    return {"type": "checkboxes", "id": "promises", "attributes": {"label": "Before you send it", "options": options}}


def _pull_request(settings: Settings) -> str:
    verdicts = ", ".join(f"`{verdict.id}`" for verdict in settings.scale)
    stances = "\n".join(f"  - `{stance}`: {meaning}" for stance, meaning in _STANCES.items())
    kinds = "\n".join(f"  - `kind: {kind}`: {meaning}" for kind, meaning in _KINDS.items())
    return f"""\
<!-- {_MADE} Take out what does not apply. -->

What changes for readers, and why:

<!-- A report on what readers gain and lose is added below by itself. The check tells what is wrong, at the lines. -->

### A claim or its evidence

- [ ] The claim is one statement that can be checked, and understood on its own.
- [ ] Each quotation is copied from the archived article, and not cut so that its meaning changes.
- [ ] Each stance is the weakest that is right:
{stances}
- [ ] The verdict ({verdicts}) follows from the quotations, and the summary says why.
- [ ] There is nothing here that stands in none of the articles.

### A page that is published already

- [ ] There is an entry under `corrections:` with today's date and a note of what changed and why, where readers relied on
  what changed:
{kinds}
- [ ] After renaming a file, its old name is listed under `aliases:`.
- [ ] No file in `seeds/` was edited.
"""
