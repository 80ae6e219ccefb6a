"""The fields of a record as everybody reads them: each is described, and its type is taken apart to the last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

import pytest
from msgspec import NODEFAULT

from site_builder.content.fields import Record
from site_builder.content.json_schema import FILE_KINDS
from site_builder.content.record_fields import FieldType, fields_of, prose_of
from site_builder.content.records import Claim, Evidence, Source, Stance, Story
from site_builder.content.settings import Policy, Settings, Verdict


def within(record: type[Record]) -> Iterator[type[Record]]:
    """Yield a record and every record that its fields hold."""
    yield record
    for field in fields_of(record).values():
        kind = (field.type.item or field.type).kind
        if issubclass(kind, Record):
            yield from within(kind)


RECORDS = sorted({inner for kind in FILE_KINDS.values() for inner in within(kind)}, key=lambda record: record.__name__)


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_is_described_and_of_a_kind_that_can_be_read(record: type[Record]) -> None:
    assert tuple(field.attribute for field in fields_of(record).values()) == record.__struct_fields__
    for field in fields_of(record).values():
        assert field.description.endswith("."), field.name
        assert field.required == (field.default is NODEFAULT), field.name
        kind = (field.type.item or field.type).kind
        assert kind in (str, int, bool, date) or issubclass(kind, Enum | Record), field.name


def test_a_list_has_the_type_of_its_items_and_how_many_there_may_be() -> None:
    assert fields_of(Claim)["evidence"].type == FieldType(tuple, item=FieldType(Evidence))
    assert fields_of(Verdict)["outweighs"].type == FieldType(tuple, min_length=2, max_length=2, item=FieldType(Stance))
    assert fields_of(Story)["sources"].type.min_length == 1
    assert fields_of(Settings)["verdicts"].type.min_length == 1


def test_limits_and_rules_are_those_that_stand_on_the_type() -> None:
    short, title = fields_of(Source)["short"].type, fields_of(Source)["title"].type
    assert (short.min_length, short.max_length, short.rules) == (1, 40, title.rules)
    assert len(title.rules) == 1
    assert fields_of(Policy)["review_after_days"].type.ge == 1


NOT_PROSE = {
    "Aside.passage",
    "Claim.aliases",
    "Claim.question",
    "Claim.story",
    "Claim.topics",
    "Claim.verdict",
    "Claimant.aliases",
    "Claimant.page",
    "Claimant.same_as",
    "Contact.email",
    "Contact.form",
    "Derivation.sha256",
    "EarlierCheck.appearances",
    "EarlierCheck.authors",
    "EarlierCheck.claimant",
    "EarlierCheck.comes_nearest",
    "EarlierCheck.language",
    "EarlierCheck.publisher",
    "EarlierCheck.summary",
    "EarlierCheck.url",
    "EarlierCheck.verdict",
    "Editor.cms",
    "Editor.script",
    "Editor.sign_in",
    "Evidence.prefix",
    "Evidence.quote",
    "Evidence.source",
    "Evidence.suffix",
    "Independence.source",
    "LeftOut.because",
    "LeftOut.what",
    "LegacyClaim.aliases",
    "LegacyClaim.claim",
    "OutsideBody.url",
    "Page.aliases",
    "Person.page",
    "Picture.alt",
    "Picture.file",
    "Picture.sha256",
    "Picture.url",
    "Policy.languages_without_lists",
    "Publisher.logo",
    "Publisher.url",
    "Question.aliases",
    "Question.story",
    "Settings.base_url",
    "Settings.branch",
    "Settings.folder",
    "Settings.language",
    "Settings.licence",
    "Settings.repository",
    "Settings.theme",
    "Silence.despite",
    "Silence.source",
    "Source.aliases",
    "Source.archived_url",
    "Source.excerpts_root",
    "Source.furniture",
    "Source.language",
    "Source.sha256",
    "Source.url",
    "Source.version_of",
    "SourcePlace.begins",
    "Statement.claimant",
    "Statement.source",
    "Story.aliases",
    "Story.sources",
    "Story.topics",
    "Topic.aliases",
    "Translation.text",
    "Verdict.forbids",
    "Verdict.id",
    "Verdict.needs",
}
"""Texts in which nobody takes words in quotation marks for somebody's words: names, addresses, and passages that are looked up."""


def test_every_text_is_prose_unless_it_is_listed_here() -> None:
    """A new field is looked at for words in quotation marks; one that need not be is added to the list, for a reason."""
    found = {
        f"{record.__name__}.{field.name}"
        for record in RECORDS
        for field in fields_of(record).values()
        if (field.type.item or field.type).kind is str and not (field.type.item or field.type).prose
    }
    assert found == NOT_PROSE


def test_prose_is_found_in_every_field_that_holds_some() -> None:
    """Each text of each record, within lists and records: what a record holds in all its fields comes back with its key."""
    for kind in FILE_KINDS.values():
        record, expected = filled(kind, ())
        assert dict(prose_of(record)) == expected


def filled(kind: type[Record], key: tuple[str | int, ...]) -> tuple[Any, dict[tuple[str | int, ...], str]]:
    """Return a record with something in every field, and the prose in it by its key."""
    values: dict[str, Any] = {}
    prose: dict[tuple[str | int, ...], str] = {}
    for name, field in fields_of(kind).items():
        inner, at = field.type.item or field.type, (*key, name, *((0,) if field.type.item else ()))
        value: Any = str(at)
        if issubclass(inner.kind, Record):
            value, more = filled(inner.kind, at)
            prose |= more
        elif inner.prose:
            prose[at] = value
        values[field.attribute] = (value,) if field.type.item else value
    return kind(**values), prose
