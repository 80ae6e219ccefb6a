"""``new claim`` and ``find`` as people use them: in a pipe, and sitting in front of a terminal."""

from __future__ import annotations

import hashlib
import json
import os
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.inside import run
from tests.preview.serving import PATIENCE

pty = pytest.importorskip("pty", reason="a terminal is asked for, which this system has not")


def at_terminal(folder: Path, words: list[str], answers: list[tuple[str, str]], **environment: str) -> tuple[int, str]:
    """Run a command on a terminal of its own; when what it says holds the one text, type the other."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "site_builder", *words]
    process = subprocess.Popen(
        command, cwd=folder, stdin=follower, stdout=follower, stderr=follower, env={**os.environ, **environment}
    )
    os.close(follower)
    said, seen, deadline = "", 0, time.monotonic() + PATIENCE
    waiting = list(answers)
    try:
        while time.monotonic() < deadline:
            ready, _, _ = select.select([leader], [], [], 0.2)
            if ready:
                try:
                    said += os.read(leader, 65536).decode("utf-8", "replace")
                except OSError:
                    break
            if waiting and waiting[0][0] in said[seen:]:
                seen = said.index(waiting[0][0], seen) + len(waiting[0][0])
                os.write(leader, (waiting.pop(0)[1] + "\n").encode("utf-8"))
            elif not ready and process.poll() is not None:
                break
        assert not waiting, f"never asked: {waiting}\n{said}"
        return process.wait(timeout=PATIENCE), said
    finally:
        process.kill()
        process.wait()
        os.close(leader)


def editor(folder: Path) -> str:
    """Make a program that notes the file that it was asked to edit, and return its path."""
    path = folder / "editor.sh"
    path.write_text('#!/bin/sh\necho "$1" > "$(dirname "$0")/edited.txt"\n', encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_new_claim_asks_on_a_terminal_and_opens_the_editor(tiny: Path, tmp_path: Path) -> None:
    code, said = at_terminal(
        tiny,
        ["new", "claim"],
        [
            ("one sentence", "The river rose a lot."),
            ("Which story", ""),
            ("Which question", "1"),
            ("few words", "a lot"),
            ("Open it in your editor now?", "y"),
        ],
        VISUAL=editor(tmp_path),
    )
    assert code == 0, said
    path = tiny / "content/claims/the-river-rose-a-lot.md"
    text = path.read_text(encoding="utf-8")
    assert "claim: The river rose a lot.\n" in text
    assert "story: flood\nquestion: rise\nanswer: a lot\n" in text
    assert "#  - source: flood-report    # seeds/flood.txt\n" in text
    assert (tmp_path / "edited.txt").read_text(encoding="utf-8").strip() == "content/claims/the-river-rose-a-lot.md"


def test_new_claim_asks_again_where_an_answer_will_not_do(tiny: Path, tmp_path: Path) -> None:
    code, said = at_terminal(
        tiny,
        ["new", "claim", "Damage", "--no-edit"],
        [
            ("Which story", "flod"),
            ("Did you mean `flood`?", "7"),
            ("from 1 to 1", "1"),
            ("Which question", ""),
            ("already", "damage-again"),
        ],
        VISUAL=editor(tmp_path),
    )
    assert code == 0, said
    assert (tiny / "content/claims/damage-again.md").is_file()
    assert not (tmp_path / "edited.txt").exists()


def test_new_claim_without_a_terminal_asks_nothing_and_opens_nothing(tiny: Path, tmp_path: Path) -> None:
    result = run(
        tiny, "new", "claim", "It rained.", "--question", "rise", "--edit", "--author", "A: B", VISUAL=editor(tmp_path)
    )
    assert result.returncode == 0, result.stderr
    assert not (tmp_path / "edited.txt").exists()
    text = (tiny / "content/claims/it-rained.md").read_text(encoding="utf-8")
    assert "story: flood\nquestion: rise\n" in text, "the question's story is the claim's"
    assert "authors:\n  - 'A: B'\n" in text
    assert run(tiny, "check", "--strict").returncode == 0
    assert run(tiny, "new", "claim").returncode == 2


def test_the_articles_of_a_new_claim_need_only_their_comment_marks_taken_away(tiny: Path) -> None:
    run(tiny, "new", "claim", "The bridge was closed on Monday.", "--story", "flood", "--id", "closed")
    path = tiny / "content/claims/closed.md"
    text = path.read_text(encoding="utf-8")
    above, articles = text.split("evidence:\n")
    articles, below = articles.split("# Such an item")
    shown = articles.replace("#  ", "  ")
    path.write_text(f"{above}evidence:\n{shown}# Such an item{below}", encoding="utf-8")
    assert run(tiny, "check", "--strict").returncode == 0
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft", ""), encoding="utf-8")
    result = run(tiny, "check")
    assert result.returncode == 1, "nobody has said why the words bear on the claim"
    assert result.stderr.count("[unfinished]") == 4


def test_what_find_prints_can_be_pasted(tiny: Path) -> None:
    run(tiny, "new", "claim", "It cost three million.", "--id", "cost")
    path = tiny / "content/claims/cost.md"
    result = run(tiny, "find", "3 million euros")
    assert result.returncode == 0
    assert "\x1b[" not in result.stdout
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("evidence:\n", f"evidence:\n{result.stdout}", 1), encoding="utf-8")
    checked = run(tiny, "check", "--strict")
    assert checked.returncode == 0, checked.stderr
    assert "8 quotes verified" in checked.stdout


def test_find_near_a_claim_says_what_is_quoted_already(tiny: Path) -> None:
    result = run(tiny, "find", "--near", "damage", "--limit", "1")
    assert "(this claim quotes it already)" in result.stdout
    assert "to see them: --limit" in result.stderr
    assert "3 metres" not in run(tiny, "find", "--near", "How high did the river rise?").stdout


def test_words_need_no_quotation_marks_around_them(tiny: Path) -> None:
    assert run(tiny, "find", "3", "million", "euros").stdout == run(tiny, "find", "3 million euros").stdout


def test_find_as_json(tiny: Path) -> None:
    found = json.loads(run(tiny, "find", "two metres", "--format", "json", "--source", "flood-report").stdout)
    assert [item["source"] for item in found] == ["flood-report"]
    assert found[0]["evidence"]["quote"] == "The river rose by two metres on Monday night, the council said."
    assert found[0]["line"] == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["find"], "Give the words to look for"),
        (["find", "x", "--near", "y"], "Give the words to look for"),
        (["find", "x", "--source", "flood-repot"], "Did you mean `flood-report`?"),
        (["find", "x", "--story", "flod"], "Did you mean `flood`?"),
        (["find", "--near", "two-meters"], "Did you mean `two-metres`?"),
    ],
)
def test_misuse_of_find_says_what_to_do(tiny: Path, words: list[str], says: str) -> None:
    result = run(tiny, *words)
    assert (result.returncode, result.stdout) == (2, "")
    assert says in result.stderr


def test_find_ends_with_one_and_suggests_a_word_that_is_there(tiny: Path) -> None:
    result = run(tiny, "find", "voluntears")
    assert (result.returncode, result.stdout) == (1, "")
    assert "Did you mean “volunteers”?" in result.stderr


def test_find_says_first_that_words_stand_nowhere_together(tiny: Path) -> None:
    said = "  # These words stand nowhere together; the nearest passages:\n"
    apart = run(tiny, "find", "euros zebras")
    assert (apart.returncode, apart.stdout.startswith(said)) == (0, True)
    assert json.loads(run(tiny, "find", "euros zebras", "--format", "json").stdout)
    assert said not in run(tiny, "find", "million euros").stdout


def test_find_leaves_out_a_seed_that_changed_and_says_so(tiny: Path) -> None:
    (tiny / "seeds/flood.txt").write_text("Nothing happened.\n", encoding="utf-8")
    result = run(tiny, "find", "metres")
    assert "Not searched, because the archived text is missing or changed: flood-report" in result.stderr
    assert "source: flood-report" not in result.stdout


@pytest.mark.parametrize("link", ["seeds", "seeds/more", "seeds/new.txt", "seeds/more/new.txt"])
def test_no_text_is_recorded_through_a_link(tiny: Path, link: str) -> None:
    real = tiny.parent / "elsewhere"
    (real / "more").mkdir(parents=True)
    for path in (real / "new.txt", real / "more/new.txt"):
        path.write_text("Nothing happened.\n", encoding="utf-8")
    if link == "seeds":
        shutil.rmtree(tiny / link)
    (tiny / link).parent.mkdir(exist_ok=True)
    (tiny / link).symlink_to(real / link.removeprefix("seeds").lstrip("/"))
    seed = link if link.endswith(".txt") else f"{link}/new.txt"
    result = run(tiny, "new", "source", seed, "--title", "A new report")
    assert result.returncode != 0
    assert f"{link} is a link to another place" in result.stderr
    assert not (tiny / "content/sources/a-new-report.md").exists()


def test_faults_elsewhere_do_not_hinder_whoever_writes(tiny: Path) -> None:
    (tiny / "content/claims/damage.md").write_text("no claim at all", encoding="utf-8")
    (tiny / "content/pages/about.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (tiny / "content/site.yaml").write_text("title: {", encoding="utf-8")
    found = run(tiny, "find", "3 million euros")
    assert (found.returncode, found.stderr) == (0, "")
    assert run(tiny, "new", "claim", "The river rose.", "--story", "flood", "--no-edit").returncode == 0
    assert run(tiny, "new", "question", "By how much?", "--story", "flood").returncode == 0
    assert run(tiny, "new", "claimant", "The council: all of it", "--kind", "organization").returncode == 0
    assert run(tiny, "new", "story", "The second flood").returncode == 0
    assert run(tiny, "new", "topic", "Floods: all of them").returncode == 0


def test_a_fault_in_what_is_searched_is_told(tiny: Path) -> None:
    story = tiny / "content/stories/flood.md"
    story.write_text("no story at all", encoding="utf-8")
    found = run(tiny, "find", "3 million euros")
    assert found.returncode == 0
    assert "Some files cannot be read" in found.stderr


@pytest.mark.parametrize("near", ["damage", "no-such-claim", "damages-"])
def test_near_a_claim_that_is_not_there_or_cannot_be_read(near: str, tiny: Path) -> None:
    (tiny / "content/claims/damage.md").write_text("no claim at all", encoding="utf-8")
    result = run(tiny, "find", "--near", near)
    if near == "damages-":  # No id, so it is a statement.
        assert result.returncode == 0
    else:
        assert result.returncode == 2
        assert f"There is no claim “{near}”" in result.stderr


@pytest.mark.parametrize("query", ["3 billion", " billion"])
def test_find_knows_what_a_shell_took_from_an_amount(tiny: Path, query: str) -> None:
    seed = tiny / "seeds/flood.txt"
    amount = "$13 billion" if query[0] == "3" else "$5 billion"
    seed.write_text(seed.read_text("utf-8") + f"It cost {amount} in all.\n", encoding="utf-8")
    record = tiny / "content/sources/flood-report.md"
    digest = hashlib.sha256(seed.read_bytes()).hexdigest()
    record.write_text(re.sub("sha256: .*", f"sha256: {digest}", record.read_text("utf-8")), encoding="utf-8")
    found = run(tiny, "find", query)
    assert f"type single ones, '{amount}'" in found.stderr
    assert "single ones" not in run(tiny, "find", "two metres").stderr


@pytest.mark.parametrize("kind", ["claim", "question", "story", "claimant", "topic"])
def test_a_sentence_without_quotation_marks_is_told_how_to_be_typed(tiny: Path, kind: str) -> None:
    result = run(tiny, "new", kind, "The", "pipe's", "price")
    assert result.returncode == 2
    assert f"""site-builder new {kind} 'The pipe'"'"'s price'""" in result.stderr


@pytest.mark.parametrize("command", ["check", "build", "fix"])
def test_a_command_for_the_whole_site_says_that_it_takes_no_files(tiny: Path, command: str) -> None:
    result = run(tiny, command, "content/claims/damage.md")
    assert result.returncode == 2
    assert f"`{command}` takes no files" in result.stderr
    assert "takes no files" not in run(tiny, "hosting", "nginx", "caddy").stderr


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("The repair costs  more.", "type single ones, '…'"),
        (" million is the price.", "type single ones, '…'"),
        ("The repair will cost , as they say.", "type single ones, '…'"),
        ("The repair will cost 20 million.", "type single ones, '$120'"),
        ("The repair will cost 450 million.", ""),
        ("The repair will cost 3 million.", ""),
    ],
)
def test_new_claim_says_where_a_shell_seems_to_have_taken_words(tiny: Path, typed: str, told: str) -> None:
    seed = tiny / "seeds/flood.txt"
    text = seed.read_text(encoding="utf-8") + "The repair will cost $120 million, and $450 million with a new bridge.\n"
    seed.write_text(text, encoding="utf-8")
    source = tiny / "content/sources/flood-report.md"
    was, digest = re.findall(r"sha256: (.*)", source.read_text("utf-8"))[0], hashlib.sha256(text.encode()).hexdigest()
    source.write_text(source.read_text("utf-8").replace(was, digest), encoding="utf-8")
    result = run(tiny, "new", "claim", typed, "--id", "price", "--no-edit")
    assert result.returncode == 0, result.stderr
    assert told in result.stderr if told else result.stderr == ""


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_no_record_is_made_of_a_file_that_is_no_utf_8(tiny: Path, encoding: str) -> None:
    (tiny / "seeds/letter.txt").write_bytes("The café was closed on Monday night.".encode(encoding))
    result = run(tiny, "new", "source", "seeds/letter.txt", "--title", "A letter", "--no-edit")
    assert result.returncode == 2
    assert "not saved as UTF-8" in result.stderr
    assert "new source --from" in result.stderr
    assert not (tiny / "content/sources/a-letter.md").exists()


def test_of_the_name_of_a_language_its_tag_is_told(tiny: Path) -> None:
    for name in ("Spanish", "español"):
        result = run(tiny, "new", "source", "--from", "letter.txt", "--language", name)
        assert (result.returncode, "Write es." in result.stderr) == (2, True), result.stderr
