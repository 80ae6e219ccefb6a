"""The commands as people run them: their words and their exit codes. Whole processes run where that is what a test holds."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from site_builder import __version__
from site_builder.cli import COMMANDS
from tests.cli import inside
from tests.conftest import ROOT
from tests.preview.serving import PATIENCE

DAMAGE = "content/claims/damage.md"
QUICK = ("--no-search", "--no-cards")
"""What a build leaves out where only its pages and its words matter."""


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "site_builder", *words]
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
        encoding="utf-8",
    )


def test_version_and_help_with_examples() -> None:
    assert run(ROOT, "--version").stdout == f"site-builder, version {__version__}\n"
    assert "Example" in run(ROOT, "--help").stdout
    for words in ([], *([name] for name in COMMANDS)):
        result = inside.run(ROOT, *words, "--help")
        assert result.returncode == 0
        assert "Example" in result.stdout, words


def test_build_prints_one_line_of_summary(tiny: Path) -> None:
    result = run(tiny, "build", *QUICK)
    assert result.returncode == 0
    assert re.fullmatch(r"Published 3 claims, 2 sources, 6 quotes verified in \d+\.\d\d s to public\n", result.stdout)
    assert result.stderr == ""
    assert (tiny / "public/index.html").is_file()


def test_build_makes_search_and_cards_unless_told_otherwise(tiny: Path) -> None:
    result = run(tiny, "build")
    assert (result.returncode, result.stderr) == (0, ""), "a bar is for terminals only"
    for made in ("pagefind/pagefind.js", "card.png", "claims/damage/card.png", "favicon.ico"):
        assert (tiny / "public" / made).is_file()
    inside.run(tiny, "build", *QUICK)
    assert not (tiny / "public/pagefind").exists()
    assert not (tiny / "public/card.png").exists()
    assert (tiny / "public/search/index.html").is_file()


def test_findings_end_check_and_build_with_one_and_stand_on_standard_error(tiny: Path) -> None:
    path = tiny / DAMAGE
    path.write_text(path.read_text(encoding="utf-8").replace("about 3 million", "about 4 million"), encoding="utf-8")
    for command in ("check", "build"):
        result = run(tiny, command)
        assert result.returncode == 1
        assert f"error[quote-not-found] {DAMAGE}:9:12\n" in result.stderr
        assert "Traceback" not in result.stderr
        assert "\x1b[" not in result.stderr
    assert not (tiny / "public").exists()


def test_warnings_count_with_strict_only(tiny: Path) -> None:
    (tiny / "seeds/more.txt").write_text("Another text.\n", encoding="utf-8")
    assert inside.run(tiny, "check").returncode == 0
    assert inside.run(tiny, "check", "--strict").returncode == 1
    assert inside.run(tiny, "build", "--strict", *QUICK).returncode == 1
    assert "warning[seed-unused] seeds/more.txt:1:1" in inside.run(tiny, "check").stderr


@pytest.mark.parametrize(
    "words",
    [
        ["build", "--base-url", "example.org"],
        ["build", "--base-url", "https://example.org/?x=1"],
        ["build", "--base-url", "https://user:secret@example.org/"],
        ["build", "--base-url", "http://["],
        ["build", "--out", "content"],
        ["build", "--out", "."],
        ["build", "--out", ".."],
        ["build", "--out", "seeds/public"],
        ["build", "--out", "mine"],
        ["build", "--no-such-option"],
        ["check", "--site", "nowhere"],
        ["check", "--site", "seeds"],
        ["bulid"],
        ["schema", "nothing"],
        ["init", "mine"],
        ["new", "claim", "A claim.", "--story", "flod"],
        ["new", "claim", "!!!"],
        ["new", "claim", "Damage"],
        ["new", "source", "content/site.yaml", "--title", "X"],
    ],
)
def test_misuse_ends_with_two_and_says_what_to_do(tiny: Path, words: list[str]) -> None:
    (tiny / "mine").mkdir()
    (tiny / "mine/letter.txt").write_text("dear", encoding="utf-8")
    before = sorted(tiny.rglob("*"))
    result = inside.run(tiny, *words)
    assert result.returncode == 2, result.stdout + result.stderr
    assert result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(tiny.rglob("*")) == before


@pytest.mark.parametrize("words", [["build"], ["check"], ["build", "--out", "../" + os.fsdecode(b"a\xffb") + "/out"]])
def test_a_folder_whose_name_is_not_utf_8_is_refused_in_words(tiny: Path, words: list[str]) -> None:
    site = tiny
    if "--out" not in words:
        try:
            site = tiny.rename(tiny.with_name(os.fsdecode(b"s\xffite")))
        except OSError:
            pytest.skip("this disk takes no such names")
    result = run(site, *words)
    assert (result.returncode, "Traceback" in result.stderr) == (2, False)
    assert "not UTF-8" in result.stderr


def test_an_unknown_theme_is_a_finding(tiny: Path) -> None:
    result = inside.run(tiny, "build", "--theme", "baroque")
    assert result.returncode == 1
    assert "unknown-theme" in result.stderr


def test_a_base_url_and_a_deploys_own_address_reach_the_pages(tiny: Path) -> None:
    inside.run(tiny, "build", *QUICK, "--base-url", "https://facts.example/x/")
    assert b"https://facts.example/x/claims/damage/" in (tiny / "public/sitemap.xml").read_bytes()
    assert b'"/x/assets/' in (tiny / "public/404.html").read_bytes()
    inside.run(
        tiny,
        "build",
        *QUICK,
        NETLIFY="true",
        CONTEXT="deploy-preview",
        DEPLOY_PRIME_URL="https://pr-1.example",
        URL="https://w.example",
    )
    assert b"https://pr-1.example/claims/damage/" in (tiny / "public/sitemap.xml").read_bytes()
    assert b'content="noindex"' in (tiny / "public/index.html").read_bytes()
    inside.run(tiny, "build", *QUICK, NETLIFY="true", CONTEXT="production", URL="https://w.example")
    assert b'content="noindex"' not in (tiny / "public/index.html").read_bytes()
    inside.run(tiny, "build", *QUICK, "--preview")
    assert b'content="noindex"' in (tiny / "public/index.html").read_bytes()
    inside.run(tiny, "build", *QUICK, "--no-preview", NETLIFY="true", CONTEXT="deploy-preview", URL="https://w.example")
    assert b'content="noindex"' not in (tiny / "public/index.html").read_bytes()


def test_init_makes_a_site_that_checks_and_builds(tmp_path: Path) -> None:
    assert inside.run(tmp_path, "init", "mine").returncode == 0
    assert inside.run(tmp_path / "mine", "check").returncode == 0
    assert "placeholder" in inside.run(tmp_path / "mine", "check", "--strict").stderr
    assert inside.run(tmp_path / "mine", "build", *QUICK).returncode == 0
    assert (tmp_path / "mine/public/claims/example-cheaper/index.html").is_file()


@pytest.mark.parametrize(
    ("text", "given", "recorded"),
    [
        ("Die Brücke über den Fluss wurde nach dem Hochwasser gesperrt, und niemand weiß, wann sie wieder geöffnet wird. " * 4, [], "de"),
        ("The bridge was closed after the flood, and nobody knows when it will be open to the people again. " * 4, [], "en"),
        ("Η γέφυρα έκλεισε.", [], "el"),
        ("다리가 폐쇄되었습니다.", [], "ko"),
        ("Most zamknięto.", [], "und "),
        ("أُغلق الجسر.", [], "und-Arab "),
        ("Most zamknięto.", ["--language", "pl"], "pl"),
        ("12,5", [], "und "),
    ],
)  # fmt: skip
def test_the_language_of_an_archived_text_is_told_or_left_to_be_written(
    text: str, given: list[str], recorded: str, tiny: Path
) -> None:
    (tiny / "seeds/new.txt").write_text(f"{text}\n", encoding="utf-8")
    result = inside.run(tiny, "new", "source", "seeds/new.txt", "--title", "X", "--id", "new", *given)
    assert result.returncode == 0, result.stderr
    record = (tiny / "content/sources/new.md").read_text(encoding="utf-8")
    (line,) = [line for line in record.splitlines() if line.startswith("language:")]
    assert line.startswith(f"language: {recorded}")
    assert ("write its tag" in line) == recorded.startswith("und")
    assert ("Nothing tells the article's language" in result.stdout) == recorded.startswith("und")
    assert ("compare that" in result.stdout) == (not given and not recorded.startswith("und"))


def test_no_archived_text_is_read_from_a_named_pipe(tiny: Path) -> None:
    os.mkfifo(tiny / "seeds/pipe")
    result = inside.run(tiny, "new", "source", "seeds/pipe", "--title", "X")
    assert result.returncode == 2
    assert "seeds/pipe is no ordinary file" in result.stderr


def test_everything_can_be_begun_with_new_and_is_without_findings(tmp_path: Path) -> None:
    inside.run(tmp_path, "init", "mine")
    site = tmp_path / "mine"
    (site / "seeds/new.txt").write_text("A third report: the roof will take two years.\n", encoding="utf-8")
    steps = (
        ["new", "source", "seeds/new.txt", "--title", 'The "roof": two years', "--id", "roof", "--language", "en"],
        ["new", "story", "The roof", "--source", "roof"],
        ["new", "question", "How long will the roof take?", "--story", "the-roof"],
        [
            "new",
            "claim",
            "The roof: it takes two years.",
            "--story",
            "the-roof",
            "--question",
            "how-long-will-the-roof-take",
            "--answer",
            "2 years",
        ],
    )
    for words in steps:
        result = inside.run(site, *words)
        assert result.returncode == 0, result.stderr
    result = inside.run(site, "check")
    assert (result.returncode, result.stderr) == (0, "")
    assert inside.run(site, "build", "--drafts", *QUICK).returncode == 0
    claim = (site / "content/claims/the-roof-it-takes-two-years.md").read_text(encoding="utf-8")
    assert "#  - source: roof    # seeds/new.txt\n" in claim


def test_serve_shows_the_site_notices_a_save_and_ends_when_told(tiny: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-u", "-m", "site_builder", "serve", "--port", str(port)]
        process = subprocess.Popen(command, cwd=tiny, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(2)]
    try:
        assert lines[0].startswith(f"Port {port} is in use")
        address = next(re.search(r"http://\S+", line) for line in lines if "Preview at" in line)
        assert address is not None
        assert eventually(address[0], "claims/damage/", "about 3 million euros")
        path = tiny / DAMAGE
        path.write_text(
            path.read_text(encoding="utf-8").replace("claim: The damage", "claim: All the damage"), encoding="utf-8"
        )
        assert eventually(address[0], "claims/damage/", "All the damage")
        process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE)
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()


def eventually(base: str, address: str, words: str) -> bool:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(base + address, timeout=5) as response:  # noqa: S310 (our own server)
                if words in response.read().decode("utf-8"):
                    return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(("words", "code"), [(["check"], 0), (["check", "--nonsense"], 2), (["--version"], 0)])
def test_all_that_is_said_arrives_before_the_process_ends(words: list[str], code: int, tiny: Path) -> None:
    result = run(tiny, *words)
    assert result.returncode == code
    assert (result.stderr if code else result.stdout).endswith("\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_what_cannot_be_said_is_no_success(tiny: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "site_builder", "check"]
        assert subprocess.run(command, cwd=tiny, stdout=full, stderr=subprocess.DEVNULL, check=False).returncode != 0


def test_the_configuration_of_a_server_is_made_from_what_was_published(tiny: Path) -> None:
    nothing = inside.run(tiny, "hosting", "nginx")
    assert (nothing.returncode, "holds no published site" in nothing.stderr) == (2, True)
    assert inside.run(tiny, "build", *QUICK).returncode == 0
    told = inside.run(tiny, "hosting", "caddy", "--folder", "/srv/facts")
    assert told.returncode == 0
    assert 'root * "/srv/facts"' in told.stdout
    assert "X-Frame-Options" in told.stdout
    settings = tiny / "content/site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("https://flood.example/", "https://flood.example/facts/"), encoding="utf-8")
    assert "handle_path /facts/* {" in inside.run(tiny, "hosting", "caddy").stdout
