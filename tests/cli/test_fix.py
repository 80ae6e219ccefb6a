"""``fix``: what it repairs, what it leaves, and that every other byte stays."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from site_builder.content.read_seed import ChangedError
from site_builder.evidence.excerpt_tree import excerpt_tree
from tests.cli.inside import run
from tests.cli.test_cli import DAMAGE
from tests.cli.test_writing import at_terminal
from tests.repository import commit

QUOTED = "content/claims/nobody-hurt.md"


def change(path: Path, old: str, new: str) -> None:
    """Change a file's text, leaving its line ends and its byte order mark as they are."""
    content = path.read_bytes()
    assert old.encode("utf-8") in content
    path.write_bytes(content.replace(old.encode("utf-8"), new.encode("utf-8"), 1))


def claim_with(site: Path, quote: str) -> Path:
    path = site / QUOTED
    text = (
        "---\n# A comment that stays.\nclaim:   Nobody was hurt.\nverdict: supported\nsummary: The mayor said so.\n"
        f"evidence:\n  - source: flood-report    # the report\n    stance: supports\n    quote: {quote}\n    why: He says so.\n"
        "published: 2026-03-01\n---\nAs [@flood-report] has it.\n"
    )
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        (DAMAGE, "summary:", "sumary:"),
        (DAMAGE, "    stance:", "    Stance:"),
        (DAMAGE, "verdict: supported", "verdict: Supported"),
        (DAMAGE, "verdict: supported", "verdict: “supported”"),
        (DAMAGE, "verdict: supported", "verdict: suported"),
        (DAMAGE, "stance: supports\n    quote: The damage is", "stance: suports\n    quote: The damage is"),
        (DAMAGE, "source: flood-report", "source: flod-report"),
        (DAMAGE, "source: flood-report", "source: flood_report"),
        (DAMAGE, "story: flood", "story: Flood"),
        ("content/claims/two-metres.md", "question: rise", "question: Rise"),
        ("content/claims/two-metres.md", "[@flood-report] and", "[@flood-reprot] and"),
        ("content/stories/flood.md", "[flood-report, bridge-closed]", "[flood-report, bridge-clsed]"),
        ("content/site.yaml", "language:", "langauge:"),
        (DAMAGE, "published: 2026-03-01", "published: 1 March 2026"),
        (DAMAGE, "published: 2026-03-01", "published: 2026/3/1"),
        (DAMAGE, "summary: Both", "summary:\xa0Both"),
        (DAMAGE, "- source: flood-report", "- source:\u202f flood-report"),
        (DAMAGE, "quote: The damage will", "quote：The damage will"),
        ("content/site.yaml", "title: ", "title:\u2009"),
    ],
)
def test_what_can_only_have_been_meant_otherwise_is_repaired_to_the_byte(
    tiny: Path, path: str, right: str, wrong: str
) -> None:
    before = (tiny / path).read_bytes()
    change(tiny / path, right, wrong)
    result = run(tiny, "fix", "--yes")
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tiny / path).read_bytes() == before
    assert f"--- a/{path}\n+++ b/{path}\n" in result.stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("verdict: supported", "verdict: unsupported"),
        ("verdict: supported", "verdict: perhaps"),
        ("source: flood-report", "source: f"),
        ("summary: Both reports give the sum.", "summary: Both.\nsumary: Both reports give the sum."),
        ("quote: The damage will cost the town about 3", "quote: The damage will cost the town about 4"),
        ("story: flood", "story: >-\n  flod"),
        ("published: 2026-03-01", "published: 01/03/2026"),
    ],
)
def test_what_needs_judgement_is_left_alone(tiny: Path, old: str, new: str) -> None:
    change(tiny / DAMAGE, old, new)
    before = (tiny / DAMAGE).read_bytes()
    result = run(tiny, "fix", "--yes")
    assert result.returncode == 1
    assert "There is nothing that can be repaired without you. The check says: 1 error" in result.stdout
    assert (tiny / DAMAGE).read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "repaired"),
    [
        ("'\"Nobody was hurt,\" the mayor told reporters'", "'“Nobody was hurt,” the mayor told reporters'"),
        ('"\\"Nobody was hurt,\\" the mayor told"', '"“Nobody was hurt,” the mayor told"'),
        ("The council called […] the old bridge", None),
        ("“The damage will cost the town”", "The damage will cost the town"),
        ("'\"The damage will cost the town\"'", "'The damage will cost the town'"),
        ('the mayor told reporters on the bridge, "and nobody', "the mayor told reporters on the bridge, “and nobody"),
        (
            "'mayor told reporters on the bridge, \"and […] without help.\"'   # he said",
            "'mayor told reporters on the bridge, “and […] without help.”'   # he said",
        ),
    ],
)
def test_a_quotation_gets_the_characters_of_its_seed_in_the_manner_in_which_it_is_typed(
    tiny: Path, typed: str, repaired: str | None
) -> None:
    path = claim_with(tiny, typed)
    before = path.read_text(encoding="utf-8")
    result = run(tiny, "fix", "--yes")
    if repaired is None:
        assert path.read_text(encoding="utf-8") == before
        return
    assert result.returncode == 0, result.stdout + result.stderr
    assert path.read_text(encoding="utf-8") == before.replace(typed, repaired)
    assert run(tiny, "check").returncode == 0


def test_white_space_and_invisible_characters_of_a_seed_are_not_copied(tiny: Path) -> None:
    seed, source = tiny / "seeds/flood.txt", tiny / "content/sources/flood-report.md"
    old = hashlib.sha256(seed.read_bytes()).hexdigest()
    change(seed, "Nobody was hurt", "Nobody\u00a0was  hu\u00adrt")
    change(source, old, hashlib.sha256(seed.read_bytes()).hexdigest())
    path = claim_with(tiny, "'“Nobody was hurt,” the mayor told reporters'")
    before = path.read_bytes()
    assert run(tiny, "fix", "--yes").returncode == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "typed",
    [
        '>-\n      "Nobody was hurt," the mayor\n      told reporters',
        "'\"Nobody was hurt,\" the mayor\n      told reporters'",
    ],
)
def test_a_quotation_on_several_lines_is_left_alone_and_said(tiny: Path, typed: str) -> None:
    path = claim_with(tiny, typed)
    before = path.read_bytes()
    result = run(tiny, "fix", "--yes")
    assert result.returncode == 0
    assert path.read_bytes() == before
    assert (
        f"{QUOTED}:9: This quotation is not written as the seed has it, and stands on more than one line."
        in result.stderr
    )
    assert "“Nobody was hurt,” the mayor told reporters" in result.stderr


def test_a_file_of_windows_with_a_byte_order_mark_stays_one(tiny: Path) -> None:
    path = tiny / DAMAGE
    original = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(
        original.replace(b"sum.\r\nstory", b"sum.\r\nStroy").replace(
            b"verdict: supported", b"verdict:  'Supported'   # yes"
        )
    )
    assert run(tiny, "fix", "--yes").returncode == 0
    assert path.read_bytes() == original.replace(b"verdict: supported", b"verdict:  supported   # yes")


def test_several_repairs_on_one_line_and_in_several_rounds(tiny: Path) -> None:
    path = tiny / QUOTED
    text = (
        "---\nclaim: It cost 3 million.\nverdict: Supported\nsumary: Yes.\n"
        "evidence:\n  - {sorce: bridge-close, stance: Supports, quote: The damage is put at, why: So.}\npublished: 2026-03-01\n---\n"
    )
    path.write_text(text, encoding="utf-8")
    result = run(tiny, "fix", "--yes")
    assert result.returncode == 0, result.stdout + result.stderr
    repaired = (
        text.replace("Supported", "supported")
        .replace("sumary", "summary")
        .replace("sorce: bridge-close", "source: bridge-closed")
        .replace("Supports", "supports")
    )
    assert path.read_text(encoding="utf-8") == repaired


def test_a_changed_seed_is_pinned_only_when_asked_to_and_never_touched(tiny: Path) -> None:
    seed = tiny / "seeds/bridge.txt"
    change(seed, "volunteers", "helpers")
    before = seed.read_bytes()
    assert run(tiny, "fix", "--yes").returncode == 1
    result = run(tiny, "fix", "--yes", "--accept-seed")
    assert result.returncode == 0, result.stdout + result.stderr
    assert hashlib.sha256(before).hexdigest() in (tiny / "content/sources/bridge-closed.md").read_text(encoding="utf-8")
    assert seed.read_bytes() == before


def test_nothing_is_written_without_a_yes(tiny: Path) -> None:
    change(tiny / DAMAGE, "summary:", "sumary:")
    before = (tiny / DAMAGE).read_bytes()
    for words in (["fix"], ["fix", "--dry-run"], ["fix", "--dry-run", "--yes"]):
        result = run(tiny, *words)
        assert result.returncode == 1
        assert "-sumary: Both reports give the sum.\n+summary: Both reports give the sum.\n" in result.stdout
        assert (tiny / DAMAGE).read_bytes() == before
    assert "site-builder fix --yes" in run(tiny, "fix").stdout


@pytest.mark.parametrize(("answer", "code"), [("n", 1), ("y", 0)])
def test_on_a_terminal_it_asks(tiny: Path, answer: str, code: int) -> None:
    change(tiny / DAMAGE, "summary:", "sumary:")
    ended, said = at_terminal(tiny, ["fix"], [("Make these repairs in 1 file?", answer)])
    assert ended == code, said
    assert ("summary:" in (tiny / DAMAGE).read_text(encoding="utf-8")) == (answer == "y")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX")
def test_permissions_stay_and_no_other_file_is_left(tiny: Path) -> None:
    path = tiny / DAMAGE
    change(path, "summary:", "sumary:")
    path.chmod(0o640)
    names = sorted(tiny.rglob("*"))
    assert run(tiny, "fix", "--yes").returncode == 0
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(tiny.rglob("*")) == names


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_site_that_changes_all_the_time_is_no_fault_of_the_tool(
    command: str, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changing(*_: object, **__: object) -> None:
        raise ChangedError("content/claims/damage.md")

    monkeypatch.setattr("site_builder.build.check_site.read_site", changing)
    result = run(tiny, command)
    assert result.returncode == 2
    assert result.stderr == (
        "site-builder: content/claims/damage.md changes again and again while it is read. Try again.\n"
    )


@pytest.mark.parametrize("lines", ["publish: excerpts", f"publish: excerpts # all\nexcerpts_root: '{'0' * 64}'"])
def test_the_root_of_the_excerpts_is_written(tiny: Path, lines: str) -> None:
    path = tiny / "content/sources/flood-report.md"
    change(path, "language: en\n", f"language: en\n{lines}\n")
    assert run(tiny, "fix", "--yes").returncode == 0
    assert "excerpts_root: " in path.read_text(encoding="utf-8")
    assert run(tiny, "check").returncode == 0


def test_with_a_seed_that_was_replaced_on_purpose_the_root_is_written_anew(tiny: Path) -> None:
    path = tiny / "content/sources/flood-report.md"
    change(path, "language: en\n", "language: en\npublish: excerpts\n")
    assert run(tiny, "fix", "--yes").returncode == 0
    before = path.read_text(encoding="utf-8")
    with (tiny / "seeds/flood.txt").open("a", encoding="utf-8") as seed:
        seed.write("One more sentence.\n")
    run(tiny, "fix", "--yes", "--accept-seed")
    root = excerpt_tree((tiny / "seeds/flood.txt").read_bytes().decode("utf-8")).root
    assert root not in before
    assert f"excerpts_root: {root}\n" in path.read_text(encoding="utf-8")


def test_a_seed_is_named_as_its_file_is_where_accents_are_written_in_another_way(tiny: Path) -> None:
    """A file system of macOS may give a name in the form NFD, which looks the same as the one that was typed."""
    composed, apart = "fl\u00f6d.txt", "flo\u0308d.txt"
    (tiny / "seeds/flood.txt").rename(tiny / "seeds" / apart)
    record = tiny / "content/sources/flood-report.md"
    record.write_text(record.read_text(encoding="utf-8").replace("flood.txt", composed), encoding="utf-8")
    assert "has the accents written in another way" in run(tiny, "check").stderr
    assert run(tiny, "fix", "--yes").returncode == 0
    assert f"seed: {apart}\n" in record.read_text(encoding="utf-8")
    assert run(tiny, "check").returncode == 0


RECORD, SEED = "content/sources/flood-report.md", "seeds/flood.txt"
NUMBER = "sha256: cc3571707d4bda367fba321992fe27f47af716bf3dfeee8f4b5f3e4c5bffb4cf\n"


@pytest.mark.parametrize("left", ["", "sha256:\n", "sha256: \n"])
def test_a_digest_that_nobody_recorded_is_written_and_told(tiny: Path, left: str) -> None:
    before = (tiny / RECORD).read_bytes()
    change(tiny / RECORD, NUMBER, left)
    result = run(tiny, "fix", "--yes")
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tiny / RECORD).read_bytes() == before
    assert "No number of seeds/flood.txt was recorded" in result.stdout


def test_a_digest_that_was_taken_out_of_a_committed_record_is_put_back_without_a_word(tiny: Path) -> None:
    commit(tiny)
    before = (tiny / RECORD).read_bytes()
    change(tiny / RECORD, NUMBER, "")
    result = run(tiny, "fix", "--yes")
    assert (tiny / RECORD).read_bytes() == before
    assert "was recorded" not in result.stdout


def test_no_digest_is_written_for_a_text_that_was_changed_since_it_was_recorded(tiny: Path) -> None:
    commit(tiny)
    change(tiny / RECORD, NUMBER, "")
    change(tiny / SEED, "two metres", "nine metres")
    before = (tiny / RECORD).read_bytes()
    result = run(tiny, "fix", "--yes")
    assert result.returncode == 1
    assert (tiny / RECORD).read_bytes() == before
    assert f"The last commit has another number here, {NUMBER.strip()}" in result.stderr
