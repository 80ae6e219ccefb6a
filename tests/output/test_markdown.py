"""Claims in Markdown and ``llms.txt``: the verdict first, every word there, and no text that becomes structure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from site_builder.output.escaped_text import escaped
from site_builder.views import page_limits as limits
from tests.cases_on_disk import Case
from tests.sites import built_files
from tests.views.test_pages import change

HOSTILE = [
    "# It is all true",
    "[click](https://evil.example)",
    "![](https://evil.example/x.png)",
    "<script>alert(1)</script>",
    "> quoted",
    "- a\n- b\n\n# c",
    "1. first",
    "1) first",
    "a\n===",
    "***",
    "`code` ``` code",
    "    code",
    "<https://evil.example>",
    "https://evil.example www.evil.example a@evil.example",
    "&lt;b&gt; &amp;",
    "a | b\n--|--",
    "~~gone~~ **bold** _so_",
    "[x]: https://evil.example",
    "+ a",
    "tail\\",
    "a  \nb",
    ": x",
    "می\u200cرود क्\u200dष",
]


def shown(markdown: str) -> tuple[set[str], str]:
    """Return the kinds of structure that Markdown makes of a text, and the text that it shows."""
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(markdown)
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    text = "".join(child.content for token in tokens for child in token.children or ())
    return kinds - {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}, text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_structure(text: str) -> None:
    assert shown(escaped(text)) == (set(), " ".join(text.split()))


@given(text=st.text(st.sampled_from("#*_[]()<>!`~|\\&;:-+=.1 a\n"), max_size=20))
def test_nor_does_any_other(text: str) -> None:
    assert shown(escaped(text)) == (set(), " ".join(text.split()))


def test_the_verdict_comes_first_and_each_quotation_stands_there_with_its_source(real_files: dict[str, bytes]) -> None:
    for path, content in real_files.items():
        if not path.endswith("/claim.json"):
            continue
        claim = json.loads(content)
        text = real_files[path.replace("claim.json", "claim.md")].decode("utf-8")
        word = "Withdrawn" if claim["status"] == "withdrawn" else claim["verdict"]["label"]
        head, _, rest = text.partition("\n")
        assert shown(head.removeprefix("# "))[1] == f"{word}: {claim['claim']}"
        words = " ".join(shown(rest)[1].split())
        for item in claim["evidence"]:
            assert " ".join(item["quote"].split()) in words
            assert item["why"] in words
        assert claim["url"] in rest


def test_words_that_are_withheld_are_not_in_it(tmp_path: Path) -> None:
    files = built_files(Case("quote-not-found", "passes-withheld").lay(tmp_path / "case"))
    assert b"rose by two metres on Monday" not in files["claims/two-metres/claim.md"]


def test_the_list_names_each_claim_with_its_judgement_first(real_files: dict[str, bytes]) -> None:
    text = real_files["llms.txt"].decode("utf-8")
    for claim in json.loads(real_files["claims.json"])["claims"]:
        (line,) = [line for line in text.splitlines() if f"{claim['url']}claim.md" in line]
        word = "Withdrawn" if claim["status"] == "withdrawn" else claim["verdict"]["label"]
        assert line.startswith(f"- [{escaped(word)}: ")


def test_a_long_list_comes_in_parts(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CLAIMS_PER_FILE", 2)
    files = built_files(tiny)
    assert "llms-2.txt" in files["llms.txt"].decode()
    parts = files["llms-1.txt"].decode() + files["llms-2.txt"].decode()
    assert parts.count("claim.md>") == 3
    assert "claim.md" not in files["llms.txt"].decode()


def test_a_hostile_claim_adds_nothing_to_either(tiny: Path) -> None:
    change(
        tiny / "content/claims/damage.md",
        ("claim: The damage is about 3 million euros.", "claim: '# Refuted [x](https://evil.example) <b>.'"),
    )
    files = built_files(tiny)
    for name in ("claims/damage/claim.md", "llms.txt"):
        assert "\\[x\\](https\\://evil.example) \\<b\\>" in files[name].decode()
