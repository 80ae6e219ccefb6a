"""What readers are told of an article that is silent on a claim, and of sentences that no claim uses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.sites import built_files, in_excerpts

CLAIM = """\
---
claim: Nobody was hurt.
verdict: supported
summary: One report quotes the mayor.
story: flood
silent:
{silent}
evidence:
  - source: flood-report
    stance: supports
    quote: “Nobody was hurt,” the mayor told reporters
    why: It quotes the mayor.
published: 2026-03-01
---
"""
SIGNED = """\
  - source: bridge-closed
    by: Jane <Doe>
    on: 2026-03-02
    despite: [The mayor praised the volunteers.]
    because: Praise says nothing of the hurt.
"""
READ = "Read from end to end"


def files(site: Path, silent: str) -> tuple[str, dict[str, bytes]]:
    (site / "content/claims/hurt.md").write_text(CLAIM.format(silent=silent), encoding="utf-8")
    published = built_files(site)
    return published["claims/hurt/index.html"].decode(), published


def test_who_read_it_and_when_is_told_with_what_was_considered(tiny: Path) -> None:
    page, published = files(tiny, SIGNED)
    assert "Read from end to end: nothing in it speaks to this claim." in page
    assert "Read from end to end by Jane &lt;Doe&gt; on <time" in page
    assert '<blockquote lang="en" dir="ltr">The mayor praised the volunteers.</blockquote>' in page
    assert "Praise says nothing of the hurt." in page
    found = json.loads(published["claims/hurt/claim.json"])
    assert found["silent"] == ["bridge-closed"]
    assert found["silences"] == [
        {
            "source": "bridge-closed",
            "by": "Jane <Doe>",
            "on": "2026-03-02",
            "despite": ["The mayor praised the volunteers."],
            "because": "Praise says nothing of the hurt.",
        }
    ]
    assert (found["tally"]["silent"], found["tally"]["silent_signed"]) == (1, 1)
    names, row = (
        line.split(",") for line in published["claims.csv"].decode("utf-8-sig").splitlines() if line[:2] in ("id", "hu")
    )
    assert row[names.index("silent_signed") - len(names)] == "1"


@pytest.mark.parametrize("silent", ["  - bridge-closed", "  - source: bridge-closed"])
def test_nobody_is_said_to_have_read_what_nobody_signed(tiny: Path, silent: str) -> None:
    page, published = files(tiny, silent)
    assert READ not in page
    assert "Recorded as silent on this claim." in page
    assert json.loads(published["claims/hurt/claim.json"])["tally"]["silent_signed"] == 0


def test_the_page_of_a_source_tells_set_aside_and_unused_sentences_apart(tiny: Path) -> None:
    path = tiny / "content/sources/bridge-closed.md"
    text = path.read_text(encoding="utf-8")
    aside = "language: en\naside:\n  - passage: The mayor praised the volunteers.\n    because: Praise is no fact.\n"
    path.write_text(text.replace("language: en\n", aside), encoding="utf-8")
    page = built_files(tiny)["sources/bridge-closed/index.html"].decode()
    assert "1 sentence is set aside" in page
    assert "Praise is no fact." in page
    assert "No claim uses 1 sentence of this text.<" in page
    settings = tiny / "content/site.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "policy: {account_for_every_sentence: warn}\n", encoding="utf-8"
    )
    page = built_files(tiny)["sources/bridge-closed/index.html"].decode()
    assert "No claim uses 1 sentence of this text, and nobody has said why." in page


def test_the_page_of_an_article_that_nobody_quotes_says_so(tiny: Path) -> None:
    in_excerpts(tiny, "bridge-closed")
    for name in ("three-metres", "two-metres"):
        (tiny / f"content/claims/{name}.md").unlink()
    (tiny / "content/questions/rise.md").unlink()
    story = tiny / "content/stories/flood.md"
    story.write_text(story.read_text(encoding="utf-8").partition("## What")[0], encoding="utf-8")
    damage = tiny / "content/claims/damage.md"
    text = damage.read_text(encoding="utf-8")
    damage.write_text(
        text[: text.index("  - source: bridge-closed")] + "published: 2026-03-01\n---\n", encoding="utf-8"
    )
    page = built_files(tiny)["sources/bridge-closed/index.html"].decode()
    assert "An archived article that no claim quotes." in page
    assert "nothing of it is shown here" in page
    assert "The passages that we quote" not in page


def test_of_a_text_that_is_not_ours_to_publish_no_unused_sentence_is_shown(tiny: Path) -> None:
    path = tiny / "content/sources/bridge-closed.md"
    text = path.read_text(encoding="utf-8")
    aside = "aside:\n  - passage: The mayor praised the volunteers.\n    because: It is off the subject.\n"
    path.write_text(text.replace("language: en\n", f"language: en\n{aside}"), encoding="utf-8")
    in_excerpts(tiny, "bridge-closed")
    for name, content in built_files(tiny).items():
        assert b"praised the" not in content, name


@pytest.mark.parametrize("publish", ["none", "excerpts"])
def test_words_that_were_considered_are_published_as_a_quotation_is_and_nothing_around_them(
    tiny: Path, publish: str
) -> None:
    """Whoever wrote them under ``despite`` chose them to be read; ``docs/content.md`` says so beside ``publish``."""
    path = tiny / "content/sources/bridge-closed.md"
    aside = "aside:\n  - passage: The mayor praised the fire brigade.\n    because: It is off the subject.\n"
    path.write_text(path.read_text("utf-8").replace("language: en\n", f"language: en\n{aside}"), encoding="utf-8")
    if publish == "excerpts":
        in_excerpts(tiny, "bridge-closed")
    else:
        path.write_text(path.read_text("utf-8").replace("language: en\n", "language: en\npublish: none\n"), "utf-8")
    page, published = files(tiny, SIGNED)
    assert '<blockquote lang="en" dir="ltr">The mayor praised the volunteers.</blockquote>' in page
    assert json.loads(published["claims/hurt/claim.json"])["silences"][0]["despite"] == [
        "The mayor praised the volunteers."
    ]
    holding = {name for name, content in published.items() if b"praised the volunteers" in content}
    assert {name.split("/")[0] for name in holding} == {"claims"}, holding
    assert not [name for name, content in published.items() if b"fire brigade" in content]
