"""What is said of a fault of a record: its code, its words, its hint, and what belongs there."""

from __future__ import annotations

from typing import Any

import pytest

from site_builder.content.fields import Record
from site_builder.content.read_record import MAX_DIGITS
from site_builder.content.records import CONTENT, Claim, Page, Source, Story
from site_builder.content.settings import Settings
from tests.content.full_records import FULL, changed, faults_of


@pytest.mark.parametrize(
    ("kind", "key", "value", "code", "says", "hint"),
    [
        (Page, ("title",), "", "wrong-type", "This text is empty.", "Write the text"),
        (Page, ("title",), "\u2060", "wrong-type", "This text is empty.", "Write the text"),
        (Page, ("title",), None, "missing-field", "“title” has nothing behind it.", "The page's title."),
        (Page, ("title",), ["x"], "wrong-type", "A text is expected here.", "on one line"),
        (Source, ("short",), "x" * 41, "wrong-type", "it has 41 characters, and 40 are allowed", "fewer"),
        (Source, ("short",), "\u2060", "wrong-type", "This text is empty.", "Write the text"),
        (Page, ("menu",), "yes", "wrong-type", "This must be true or false.", "`true` or `false`"),
        (Page, ("menu",), "True", "wrong-type", "This must be true or false.", "`true` or `false`"),
        (Page, ("menu",), [], "wrong-type", "This must be true or false.", "`true` or `false`"),
        (Page, ("order",), "1.5", "wrong-type", "A whole number is expected here.", "digits"),
        (Page, ("order",), "١", "wrong-type", "A whole number is expected here.", "digits"),
        (Page, ("order",), "-", "wrong-type", "A whole number is expected here.", "digits"),
        (Page, ("order",), {"a": "b"}, "wrong-type", "A whole number is expected here.", "digits"),
        (Page, ("order",), "1" * (MAX_DIGITS + 1), "wrong-type", "This number is too large.", f"most {MAX_DIGITS}"),
        (Settings, ("policy", "origins_for_supported"), "0", "wrong-type", "too small", "Write 1 or"),
        (Settings, ("policy",), "strict", "wrong-type", "A block of fields is expected here.", "`origins_for_supported: …`"),
        (Settings, ("verdicts",), [], "wrong-type", "This list needs at least one item.", "Add an item"),
        (Settings, ("verdicts", 0, "outweighs"), ["supports"], "wrong-type", "needs 2 items and has 1.", "Add"),
        (Settings, ("verdicts", 0, "outweighs"), ["supports"] * 3, "wrong-type", "needs 2 items and has 3.", "Keep 2"),
        (Settings, ("verdicts", 0, "needs", 1), "supports or", "unknown-value", "“supports or” is not a stance", "“ or ”"),
        (Settings, ("verdicts", 0, "side"), "left", "unknown-value", "that “side” of verdicts 1 can have", "for, against"),
        (Settings, ("verdicts", 0, "sides"), "for", "unknown-field", "no field “sides” of verdicts 1", "`side`"),
        (Settings, ("branch",), "a/../b", "wrong-type", "is not a name in a repository", "without a slash at either end"),
        (Settings, ("base_url",), "https://a.example/?q", "bad-address", "cannot be the address of a site", "Leave out"),
        (Settings, ("base_url",), "a.example", "bad-address", "“a.example” is not a web address", "https://"),
        (Source, ("url",), "https://[", "bad-address", "“https://[” is not a web address", "https://"),
        (Source, ("language",), "English!", "wrong-type", "“English!” is not a language tag", "`en-GB`"),
        (Source, ("sha256",), "ab", "wrong-type", "This is not a sha256.", "sha256sum"),
        (Source, ("excerpts_root",), "ab", "wrong-type", "This is not the root of the paragraphs.", "site-builder fix"),
        (Source, ("published",), [], "bad-date", "A date is expected here.", "2026-11-20"),
        (Source, ("published",), "20/11/2026", "bad-date", "“20/11/2026” is not a date.", "2026-11-20"),
        (Source, ("publish",), "Full", "unknown-value", "“Full” is not a value that “publish” can have.", "`full`"),
        (Source, ("publish",), ["full"], "unknown-value", "One word is expected for “publish”.", "full, excerpts"),
        (Story, ("sources",), "a, b", "wrong-type", "A list is expected here.", "[a, b]"),
        (Story, ("sources",), {"a": "b"}, "wrong-type", "A list is expected here.", "first line of each item"),
        (Story, ("sources",), "x" * 81, "wrong-type", "A list is expected here.", "`[]` for none"),
        (Story, ("sources", 1), None, "wrong-type", "This item of the list is empty.", "take it out"),
        (Story, ("sources", 1), "A b", "bad-id", "“A b” is not an id.", "`a-b`"),
        (Claim, ("evidence", 0, "quote"), None, "missing-field", "“quote” of evidence 1 has nothing", "exactly as they"),
        (Claim, ("silent", 0), "B c", "bad-id", "“B c” is not an id.", "`b-c`"),
        (Claim, ("silent", 0), ["c"], "wrong-type", "A block of fields is expected here.", "`- source: …`"),
        (Claim, ("silent", 1, "source"), None, "missing-field", "“source” of silent 2 has nothing", "is silent"),
        (Claim, ("silent", 1, "on"), "soon", "bad-date", "“soon” is not a date.", "2026-11-20"),
        (Claim, ("silent", 1, "despite"), "so to say", "wrong-type", "A list is expected here.", "[so to say]"),
        (Claim, ("silent", 1, "becuase"), "x", "unknown-field", "no field “becuase” of silent 2", "`because`"),
        (Source, ("aside", 0, "because"), None, "missing-field", "“because” of aside 1 has nothing", "Why no claim"),
        (Source, ("aside", 0), "x", "wrong-type", "A block of fields is expected here.", "`- passage: x`"),
        (Claim, ("evidence", 0), "x", "wrong-type", "A block of fields is expected here.", "`- source: x`"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_fault(kind: type[Record], key: Any, value: Any, code: str, says: str, hint: str) -> None:
    (fault,) = faults_of(kind, changed(kind, (key, value)))
    assert (fault.key, fault.refusal.code) == (key, code)
    assert says in fault.refusal.message
    assert hint in fault.refusal.hint


@pytest.mark.parametrize(
    ("block", "keys"),
    [
        ({"titel": "x"}, [("titel",)]),
        ({"TITLE": "x"}, [("TITLE",)]),
        ({"titel": "x", "sumary": "y"}, [("titel",), ("sumary",)]),
        ({"heading": "x"}, [("title",), ("heading",)]),
        ({"title": None, "titel": "x"}, [("titel",)]),
        ({"title": "x", "stranger": None}, []),
        ({"title": "x", "stranger": ""}, [("stranger",)]),
    ],
)
def test_a_required_field_that_is_misspelt_is_told_once(block: dict[str, Any], keys: list[Any]) -> None:
    assert [fault.key for fault in faults_of(Page, block)] == keys


@pytest.mark.parametrize(
    ("block", "replacement"),
    [
        ({"titel": "x"}, "title"),
        ({"title": "x", "titel": "y"}, None),
        ({"title": "x", "zzz": "y"}, None),
        ({"title": "x", "status": "Draft"}, "draft"),
        ({"title": "x", "status": "nonsense"}, None),
        ({"title": "x", "aliases": ["Old name.md"]}, "old-name"),
        ({"title": "x", "aliases": ["–"]}, None),
    ],
)
def test_what_belongs_in_the_place_is_told_where_it_is_beyond_doubt(block: Any, replacement: str | None) -> None:
    assert [fault.refusal.replacement for fault in faults_of(Page, block)] == [replacement]


@pytest.mark.parametrize("kind", CONTENT)
@pytest.mark.parametrize("other", CONTENT)
def test_a_file_in_the_folder_of_another_kind(kind: Any, other: Any) -> None:
    faults = faults_of(kind, FULL[other])
    assert bool(faults) == (kind is not other)
    if faults:
        assert [fault.refusal.code for fault in faults] == ["unknown-field"]
        assert f"content/{other.folder}/" in faults[0].refusal.hint
