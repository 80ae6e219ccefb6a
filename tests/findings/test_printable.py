"""No text steers a terminal or a workflow's runner when it is printed, and what is for programs says the same."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.content.yaml_scalar import scalar
from site_builder.findings.markdown_text import code, plain_markdown
from site_builder.findings.printable import Printable, is_pasteable, joined, pasteable, safe, safe_json

STEERING = (
    "\x1b[2J", "\x1b]0;title\x07", "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\", "\x1b]52;c;cGFzdGU=\x07", "\x1bP+q\x1b\\", "\x1bc",
    "\x9b31m", "\x9d0;title\x9c", "\x90q\x9c", "\x84\x85\x8d", "\x08\x08\x08", "line\rover", "\x0e\x0f", "\x7f", "\x00", "a\tb", "a\x0bb\x0cc",
    "a\nb", "a\r\nb", "a\u2028b\u2029c", "\u202egro.elpmaxe\u202c", "\u2066\u2067\u2069", "\u200e\u200f\u061c", "\u200b\u2060\ufeff",
    "\U000e0041\U000e007f", "\udc80", "\ufff9a\ufffab\ufffb", "\xad", "##[error]x", "a ##[set-env name=PATH]x", "##[add-path]/x", "###[command]x",
    "##[##[error]", "##[[error]", "::error::x", "  ::error file=a::x", "\t::set-output name=a::b", "\x1b::error::x", "\u3000::stop-commands::x",
    "\r::error::x", "a\n::error::x", "::::error::", "\x85::error::x",
)  # fmt: skip


def steers(text: str) -> str:
    """Return the first line of a text that steers who reads it, or nothing."""
    for line in text.split("\n"):
        if not line.isprintable() or "##[" in line or line.lstrip().startswith("::"):
            return repr(line)
    return ""


@pytest.mark.parametrize("text", STEERING)
def test_what_steers_is_shown_and_does_nothing(text: str) -> None:
    for shown in (safe(text), safe(f"Saved {text}"), safe(text + text), joined((safe(text), safe(text)))):
        assert isinstance(shown, Printable)
        assert not steers(shown)
        assert "\n" not in shown


@given(st.text(), st.text())
def test_no_text_steers(one: str, other: str) -> None:
    assert not steers(safe(one + other))
    assert not steers(joined((safe(one), safe(other))))
    assert safe(safe(one)) == safe(one)


@pytest.mark.parametrize(
    "parts", [("##", "[error]"), ("#", "#[error]"), (":", ":error::"), ("", "::error::"), (" ", ":", ":x")]
)
def test_parts_do_not_become_a_command_together(parts: tuple[str, ...]) -> None:
    assert not steers(joined(map(safe, parts)))


def test_what_people_write_stays_as_it_is() -> None:
    for text in ("“A café” – 10 %", "警察は", "Ärzte", "a::b", "# Heading", "[link]", "#[x]", "👩", "مرحبا"):
        assert safe(text) == text


@given(
    st.recursive(st.text() | st.integers() | st.none(), lambda each: st.lists(each) | st.dictionaries(st.text(), each))
)
@settings(max_examples=100)
def test_json_says_the_same(value: object) -> None:
    document = safe_json(json.dumps(value, ensure_ascii=False, indent=2))
    assert not steers(document)
    assert json.loads(document) == value


@pytest.mark.parametrize("text", STEERING)
def test_json_and_yaml_of_what_steers_say_the_same(text: str) -> None:
    document = safe_json(json.dumps({text: [text]}, ensure_ascii=False, indent=2))
    assert not steers(document)
    assert json.loads(document) == {text: [text]}
    if "\udc80" not in text:  # no seed has it: it is not UTF-8
        quoted = pasteable(f"    quote: {scalar(text)}\n")
        assert not steers("".join(c for c in quoted if c == "\n" or not is_pasteable(c) or c.isprintable()))
        assert yaml.safe_load(quoted) == {"quote": text}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_yaml_says_the_same(text: str) -> None:
    quoted = f"quote: {scalar(text)}\n"
    assert pasteable(quoted) == quoted
    assert yaml.safe_load(quoted) == {"quote": text}
    assert quoted.count("\n") == 1


@pytest.mark.parametrize(
    "text", ["می‌خواهم", "क्‍ष", "10\xa0000", "10\u202f000", "👩‍👩‍👧", "naïve", "ein Schiff\xadfahrt"]
)
def test_what_is_pasted_keeps_the_joiners_and_spaces_of_all_scripts(text: str) -> None:
    assert scalar(text) == text
    assert pasteable(text) == text


@pytest.mark.parametrize("text", STEERING)
def test_markdown_for_github_is_no_command_in_a_log(text: str) -> None:
    for shown in (plain_markdown(text), code(text), f"{plain_markdown(text)} {code(text)}"):
        assert not steers(shown.replace("\u200b", "|"))
