"""One reader of records: what is good is read as it was meant, and of the rest every fault is told, each at its key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.fields import Record
from site_builder.content.front_matter import split
from site_builder.content.json_schema import FILE_KINDS, json_schema
from site_builder.content.origin import Origin
from site_builder.content.read_record import MAX_DIGITS, read_record, record_of
from site_builder.content.record_fields import fields_of
from site_builder.content.records import CONTENT, Claim, Claimant, Page, Source, Topic
from site_builder.content.settings import Settings
from site_builder.content.yaml_text import read_yaml
from site_builder.findings.finding import Finding
from tests.conftest import ROOT
from tests.content.full_records import FULL, changed, faults_of

ODD: list[Any] = [
    *("", " ", "\n", "\x1c", "\x1cx", "\u200b", "\u3000x\u2009", "\x00", "x" * 41, "x" * 101, "true", "True", "false", "yes", "1"),
    *("0", "-0", "+1", "007", "1.0", "1e3", "1_000", "١", "9" * 30, "-5", " 5 ", "null", "draft", "Draft", " draft", "2024-01-01"),
    *("2024-02-30", "2024-01-01T00:00", " 2024-01-01", "a-b", "A-b", "a--b", "a\n", "https://x.example", "https://x.example/?q"),
    *("https://x.example/#f", "http:x", "ftp://x.example", "https://a@b.example", "../x", "en", "en_GB", "AB" * 32, "supports"),
    *("supports or", "supports and contradicts", None, [], {}, [None], [""], ["a", "b"], ["supports", "supports"]),
    *({"name": "x"}, [{"name": "x"}], {"name": ""}, {"stranger": None}, {"stranger": ""}, [["a"]]),
]  # fmt: skip


def places(value: Any, key: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value within a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield (*key, step)
        yield from places(inner, (*key, step))


SCHEMAS = {record: jsonschema.Draft202012Validator(json_schema(name)) for name, record in FILE_KINDS.items()}


def meant(kind: type[Record], value: Any) -> Any:
    """Return what a good value means, by msgspec's own way from plain values to records."""
    return msgspec.convert(plain(kind, value), kind, strict=False)


def plain(kind: Any, value: Any) -> Any:
    """Return a value without fields that are left empty, and without what does not count in a text or a number."""
    if isinstance(value, str) and issubclass(kind, Record):
        return {kind.short_form: value.strip()}
    if isinstance(value, dict):
        types = {name: (field.type.item or field.type).kind for name, field in fields_of(kind).items()}
        required = {name for name, field in fields_of(kind).items() if field.required}
        return {
            name: plain(types[name], inner)
            for name, inner in value.items()
            if inner is not None
            and not (inner == "" and name not in required)
            and not (name == "origin" and isinstance(inner, dict) and not any(inner.values()))
        }
    if isinstance(value, list):
        return [plain(kind, item) for item in value]
    if issubclass(kind, Record) and kind.short_form:
        return {kind.short_form: value.strip()}
    return int(value) if kind is int else value.strip()


@pytest.mark.parametrize("kind", FULL)
def test_a_record_with_all_its_fields(kind: type[Record]) -> None:
    assert {field for field in kind.__struct_fields__ if field not in ("status", "aliases")} <= set(FULL[kind])
    assert record_of(kind, FULL[kind]) == (meant(kind, FULL[kind]), ())


def test_everything_that_may_be_left_out_may_be_empty() -> None:
    needed = {name: FULL[Claim][name] for name in ("claim", "verdict", "summary", "published")}
    for nothing in ("", None):
        value = dict.fromkeys(Claim.__struct_fields__, nothing) | needed
        assert record_of(Claim, value) == record_of(Claim, needed) == (meant(Claim, needed), ())


@pytest.mark.parametrize("kind", FULL)
@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_an_odd_value_anywhere_is_refused_there_or_read_as_it_was_meant(kind: type[Record], odd: Any) -> None:
    for key in [*places(FULL[kind]), ("stranger",)]:
        value = changed(kind, (key, odd))
        record, faults = record_of(kind, value)
        assert (record is None) == bool(faults)
        assert all(fault.key[: len(key)] == key for fault in faults), faults
        if record is not None and key != ("stranger",):
            assert record == meant(kind, value), key
            SCHEMAS[kind].validate(msgspec.json.decode(msgspec.json.encode(record)))


@settings(max_examples=300)
@given(st.sampled_from(list(FULL)), st.data())
def test_of_several_faults_each_is_told_as_if_it_were_alone(kind: type[Record], data: st.DataObject) -> None:
    keys = data.draw(st.lists(st.sampled_from(list(places(FULL[kind]))), max_size=6, unique=True))
    apart = [key for key in keys if not any(key != other == key[: len(other)] for other in keys)]
    changes = [(key, data.draw(st.sampled_from(ODD) | st.text())) for key in apart]
    alone = {fault for change in changes for fault in faults_of(kind, changed(kind, change))}
    together = faults_of(kind, changed(kind, *changes))
    assert len(together) == len(set(together))
    assert set(together) == alone


@pytest.mark.parametrize("kind", FULL)
def test_every_required_field_that_is_missing_is_told_with_what_it_means(kind: type[Record]) -> None:
    required = {name: field for name, field in fields_of(kind).items() if field.required}
    faults = faults_of(kind, {"nobody-has-this": "x"})
    assert [fault.key for fault in faults] == [*((name,) for name in required), ("nobody-has-this",)]
    for fault, field in zip(faults, required.values(), strict=False):
        assert fault.refusal.code == "missing-field"
        assert field.description in fault.refusal.hint


@pytest.mark.parametrize("value", ["", "x", [], ["x"]])
@pytest.mark.parametrize("kind", FULL)
def test_what_is_no_block_of_fields(kind: type[Record], value: Any) -> None:
    (fault,) = faults_of(kind, value)
    assert (fault.key, fault.refusal.message) == ((), "A block of fields is expected here.")


def test_a_text_stands_for_a_block_with_its_first_field_alone() -> None:
    text, _ = record_of(Source, FULL[Source])
    block, _ = record_of(Source, FULL[Source] | {"origin": {"id": " wire ", "basis": "", "because": None}})
    assert text is not None
    assert text == block
    assert text.origin == Origin("wire")


def test_a_block_that_a_browser_editor_cleared_is_none() -> None:
    record, faults = record_of(Source, FULL[Source] | {"origin": {"id": "", "basis": "", "because": ""}})
    assert record is not None, faults
    assert record.origin is None


def test_nothing_at_all_is_a_block_without_fields() -> None:
    assert faults_of(Claim, None) == faults_of(Claim, {}) != ()


@pytest.mark.parametrize("text", ["5", "-7", "+5", "007", " 5 ", "9" * MAX_DIGITS, "000" + "9" * MAX_DIGITS])
def test_a_number_as_people_type_it(text: str) -> None:
    record, _ = record_of(Page, {"title": "x", "order": text})
    assert record is not None
    assert record.order == int(text)


def test_a_list_of_the_wrong_length_is_told_beside_its_items() -> None:
    value = changed(Settings, (("verdicts", 0, "outweighs"), ["supports", "denies", "mentions"]))
    assert {fault.key[3:] for fault in faults_of(Settings, value)} == {(), (1,)}


def read(kind: type[Record], text: str) -> tuple[Finding, ...]:
    lines = tuple(text.split("\n"))
    yaml_text, _ = read_yaml(text, "x", lines)
    assert yaml_text is not None
    return read_record(kind, yaml_text, "x", lines)[1]


def test_every_fault_has_its_place() -> None:
    text = (
        "claim: x\nverdict: # supported\nsilent: [a, B c]\nevidence:\n"
        "  - source: a\n    stance: agrees\n    qoute: y\npublished: 1.2.24\nStranger: z\n"
    )
    told = [(f.code, f.place.line, f.place.column, f.place.length, f.excerpt) for f in read(Claim, text)]
    lines = text.split("\n")
    assert sorted(told, key=lambda t: t[1:3]) == [
        ("missing-field", 1, 1, 1, lines[0]),
        ("missing-field", 2, 9, 1, lines[1]),
        ("bad-id", 3, 13, 3, lines[2]),
        ("missing-field", 5, 5, 1, lines[4]),
        ("unknown-value", 6, 13, 6, lines[5]),
        ("unknown-field", 7, 5, 5, lines[6]),
        ("bad-date", 8, 12, 6, lines[7]),
        ("unknown-field", 9, 1, 8, lines[8]),
    ]


def test_a_value_that_is_a_note_is_told_as_one() -> None:
    noted, empty = read(Page, "title: # About us\n"), read(Page, "title:\n")
    assert "“#” is a note" in noted[0].hint
    assert "Write it behind the colon." in empty[0].hint


@pytest.mark.parametrize("kind", CONTENT)
def test_the_content_of_this_site_is_read_without_a_fault(kind: Any) -> None:
    paths = list((ROOT / "content" / kind.folder).glob("*.md"))
    assert paths or kind in (Claimant, Topic), "of all kinds but these two the site has some"
    for path in paths:
        lines = tuple(path.read_text(encoding="utf-8").split("\n"))
        parts: Any = split(lines, path.name)
        yaml_text, _ = read_yaml(parts.yaml, path.name, lines, first_line=2)
        assert yaml_text is not None
        assert record_of(kind, yaml_text.value) == (meant(kind, yaml_text.value), ()), path
