"""The draft of a claim has every field, and what stands in comments can be put to use as it stands."""

from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec.structs import fields

from site_builder.authoring import starters
from site_builder.content.claimed_picture import Picture
from site_builder.content.read_document import read_document
from site_builder.content.records import Claim, Correction, Evidence
from site_builder.content.settings import Verdict
from site_builder.content.translation import Translation

DRAFT = starters.claim("The river rose.", date(2026, 3, 1), None, None, None, ())


@pytest.mark.parametrize("kind", [Claim, Evidence, Picture, Translation, Correction])
def test_the_draft_names_every_field(kind: type[Claim]) -> None:
    named = set(re.findall(r"^#? *(?:- )?([a-z0-9_]+):", DRAFT, re.MULTILINE))
    of_states = {"status_note"}  # A draft was neither withdrawn nor is it outdated.
    of_few = {"caption"}  # What `alt` and `where` leave to be said of a picture.
    assert {field.name for field in fields(kind)} - named <= of_states | of_few


def test_what_stands_in_comments_can_be_uncovered() -> None:
    shown = re.sub(r"^#(?= )(?= *(?:- )?[a-z0-9_]+: )|^#(?= *translation:$)", "", DRAFT, flags=re.MULTILINE)
    shown = shown.replace("the SHA-256 of the file, all 64 digits", "a" * 64)
    claim, findings = read_document(shown, "content/claims/river.md", Claim)
    assert claim is not None, findings
    assert findings == ()
    record = claim.record
    assert (len(record.claimants), len(record.pictures), len(record.evidence), len(record.corrections)) == (1, 1, 1, 1)
    (item,) = record.evidence
    assert item.translation
    assert item.speaker
    assert item.locator == "p. 12"


def test_the_draft_names_the_sites_own_verdicts_and_begins_with_one_of_them() -> None:
    scale = (
        Verdict(id="cierto", label="Cierto", meaning="Lo es.", needs=("supports",)),
        Verdict(id="sin-datos", label="Sin datos", meaning="No se sabe."),
    )
    draft = starters.claim("El río creció.", date(2026, 3, 1), None, None, None, (), scale=scale)
    assert "verdict: sin-datos    # one of cierto, sin-datos\n" in draft
    assert "verdict: insufficient    # one of supported, " in DRAFT
