"""Records are read in two ways: at once, and by pydantic's models, which tell the faults. What is read at once is the same."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from site_builder.content.fields import Record
from site_builder.content.front_matter import split
from site_builder.content.models import adapter_of
from site_builder.content.read_record import faultless
from site_builder.content.records import CONTENT, Claim, Page, Question, Source, Story
from site_builder.content.settings import Settings
from site_builder.content.yaml_text import read_yaml
from tests.conftest import ROOT

FULL: dict[type[Record], dict[str, Any]] = {
    Settings: {
        "title": "Facts",
        "tagline": "What is so.\n",
        "base_url": "https://facts.example/",
        "language": "de",
        "publisher": {"name": "We", "url": "https://we.example/", "logo": "https://we.example/l.png"},
        "repository": "https://github.com/o/r",
        "branch": "main",
        "folder": "sites/facts",
        "editor": {"cms": "decap", "script": "e/decap.js", "sign_in": "https://sign-in.example/"},
        "theme": "default",
        "verdicts": [
            {
                "id": "so",
                "label": "So",
                "meaning": "It is so.",
                "rating": "5",
                "side": "for",
                "needs": ["supports", "contradicts or qualifies"],
                "forbids": ["supports and contradicts"],
                "answers": ["contradicts"],
                "outweighs": ["supports", "contradicts"],
                "corroborated": "true",
            }
        ],
        "policy": {"origins_for_supported": "2", "review_after_days": "30", "assess_every_source": "error"},
    },
    Source: {
        "title": " A title ",
        "title_from": "editors",
        "short": "Title",
        "publisher": "Paper",
        "authors": ["One", "Two"],
        "published": "2024-02-29",
        "url": "https://paper.example/a",
        "archived_url": "http://archive.example/a",
        "seed": "a.txt",
        "sha256": "ab" * 32,
        "language": "en-GB",
        "origin": "wire",
        "publish": "excerpts",
        "furniture": ["Sign up"],
    },
    Story: {
        "status": "draft",
        "aliases": ["old"],
        "title": "A story",
        "summary": "It was.",
        "sources": ["a", "b"],
        "published": "2024-01-01",
    },
    Question: {"question": "Is it?", "story": "a", "exclusive": "false", "summary": "Some say."},
    Claim: {
        "status": "published",
        "aliases": [],
        "claim": "A thing is so.",
        "verdict": "supported",
        "summary": "It is.",
        "story": "a",
        "question": "b",
        "answer": "yes",
        "claimants": [
            {"name": "A. Person", "kind": "person", "role": "boss", "date": "2024-01-01", "source": "a"},
            {"name": "A body"},
        ],
        "evidence": [
            {
                "source": "a",
                "stance": "supports",
                "quote": "so it is",
                "why": "It says so.",
                "speaker": "B",
                "prefix": "x",
                "suffix": "y",
            }
        ],
        "silent": ["c"],
        "would_change": ["A denial."],
        "corrections": [{"date": "2024-02-01", "kind": "detail", "note": "A word."}],
        "published": "2024-01-01",
        "reviewed": "2024-03-01",
        "authors": ["Us"],
    },
    Page: {"title": "About", "summary": "It tells.", "menu": "false", "order": "-7"},
}
ODD: list[Any] = [
    *("", " ", "\n", "\x1c", "\x1cx", "\u200b", "\u3000x\u2009", "\x00", "x" * 41, "x" * 101, "true", "True", "false", "yes", "1"),
    *("0", "-0", "+1", "007", "1.0", "1e3", "1_000", "١", "9" * 30, "-5", " 5 ", "null", "draft", "Draft", " draft", "2024-01-01"),
    *("2024-02-30", "2024-01-01T00:00", " 2024-01-01", "a-b", "A-b", "a--b", "a\n", "https://x.example", "https://x.example/?q"),
    *("https://x.example/#f", "http:x", "ftp://x.example", "https://a@b.example", "../x", "en", "en_GB", "AB" * 32, "supports"),
    *("supports or", "supports and contradicts", None, True, 5, 1.5, [], {}, [None], [""], ["a", "b"], ["supports", "supports"]),
    *({"name": "x"}, [{"name": "x"}], {"name": ""}, {"stranger": None}, {"stranger": ""}, [["a"]]),
]  # fmt: skip


def places(value: Any, key: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value within a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield (*key, step)
        yield from places(inner, (*key, step))


def by_pydantic(kind: type[Record], value: Any) -> Record | None:
    try:
        return adapter_of(kind).validate_python(value)  # type: ignore[no-any-return]
    except ValidationError:
        return None


@pytest.mark.parametrize("kind", FULL)
def test_a_record_with_all_its_fields_is_read_at_once(kind: type[Record]) -> None:
    assert {field for field in kind.__struct_fields__ if field not in ("status", "aliases")} <= set(FULL[kind])
    assert faultless(kind, FULL[kind]) == by_pydantic(kind, FULL[kind]) != None  # noqa: E711 (three things in a row)


@pytest.mark.parametrize("kind", FULL)
@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_an_odd_value_anywhere_is_never_read_as_something_else(kind: type[Record], odd: Any) -> None:
    for key in [*places(FULL[kind]), ("stranger",)]:
        value = copy.deepcopy(FULL[kind])
        holder: Any = value
        for step in key[:-1]:
            holder = holder[step]
        holder[key[-1]] = odd
        record = faultless(kind, value)
        assert record is None or record == by_pydantic(kind, value), key


@settings(max_examples=300)
@given(st.sampled_from(list(FULL)), st.data())
def test_several_odd_values_at_once(kind: type[Record], data: st.DataObject) -> None:
    value = copy.deepcopy(FULL[kind])
    for _ in range(data.draw(st.integers(1, 4))):
        key = data.draw(st.sampled_from(list(places(value)) or [("title",)]))
        holder: Any = value
        for step in key[:-1]:
            holder = holder[step]
        if data.draw(st.booleans()):
            del holder[key[-1]]
        else:
            holder[key[-1]] = data.draw(st.sampled_from(ODD) | st.text())
    record = faultless(kind, value)
    assert record is None or record == by_pydantic(kind, value)


@pytest.mark.parametrize("value", [None, "", "x", [], ["x"], {}, 5])
@pytest.mark.parametrize("kind", FULL)
def test_what_is_no_block_of_fields(kind: type[Record], value: Any) -> None:
    assert faultless(kind, value) == by_pydantic(kind, {} if value is None else value) is None


def test_everything_empty_that_may_be_left_out_is_read_at_once() -> None:
    value = dict.fromkeys(Claim.__struct_fields__, "") | {
        name: FULL[Claim][name] for name in ("claim", "verdict", "summary", "published")
    }
    assert faultless(Claim, value) == by_pydantic(Claim, value) is not None


@pytest.mark.parametrize("kind", CONTENT)
def test_the_content_of_this_site_is_read_at_once_and_as_pydantic_reads_it(kind: Any) -> None:
    for path in (ROOT / "content" / kind.folder).glob("*.md"):
        lines = tuple(path.read_text(encoding="utf-8").split("\n"))
        parts: Any = split(lines, path.name)
        read, _ = read_yaml(parts.yaml, path.name, lines, first_line=2)
        assert read is not None
        assert faultless(kind, read.value) == by_pydantic(kind, read.value) is not None, path


def test_a_site_without_faults_is_checked_and_built_without_pydantic(tiny: Path) -> None:
    for command in ("check", "build --no-search --no-cards"):
        told = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "site_builder", *command.split(), "--site", str(tiny)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "site_builder.content.read_record" in told.stderr
        assert "pydantic" not in told.stderr
