"""Whatever stands in a site, in the names of its files or in a server's answer: no command prints what steers its reader."""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from site_builder.cli.serve import print_logs
from tests.cli.inside import run
from tests.cli.test_cli import run as run_whole
from tests.cli.test_watch import checking
from tests.findings.test_printable import steers
from tests.preview.serving import eventually

NAMES = (
    "a\x1b]0;PWN\x07", "a\x1b[2J", "a\x9b31m", "a\nb", "a\n::error::x", "##[error]x", "a\u202egro", "a\u2066b", "a\x7f\x08\x08", "a\rb",
    "a\u2028b", "\u200ba", "a\x85b",
)  # fmt: skip
ANSWERS = (
    b"500 Bad\x1b[2J\x1b]0;PWNED\x07\x1b[31mCRITICAL", b"500 \x9b2J", b"404 ##[error file=x]gone", b"403 \x08\x08\x08", b"500 " + b"\xc2\x9b" * 9,
    b"302 Found\r\nLocation: http://\x1b]0;x\x07/", b"302 Found\r\nLocation: ftp://##[error]x/", b"302 Found\r\nLocation: /\xe2\x80\xaex",
    b"200 OK\r\nContent-Type: \x1b[2J/\x1b]0;x\x07", b"200 OK\r\nContent-Type: text/html; charset=\x1b[2J", b"200 OK\r\nContent-Type: ##[error]",
    b"200 OK\r\nContent-Encoding: \x1b[2J", b"200 OK\r\n\x1b]0;x\x07 no header\x1b[2J", b"\x1b[2J \x1b[2J", b"200 OK\r\nContent-Length: \x1b[2J",
)  # fmt: skip
COMMANDS = (
    ("check",), ("check", "--strict"), ("check", "--format", "json"), ("check", "--format", "sarif"), ("build", "--no-search", "--no-cards"),
    ("fix", "--dry-run"), ("fix", "--yes"), ("find", "river"), ("find", "river", "--format", "json"), ("find", "--near", "flood"),
    ("new", "story", "A story"), ("new", "source", "seeds/flood.txt"), ("schema", "claim"), ("explain",),
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_no_name_of_a_file_steers(tiny: Path, name: str) -> None:
    text = (tiny / "content/claims/damage.md").read_text(encoding="utf-8")
    for path in (
        f"content/claims/{name}.md",
        f"content/{name}/x.md",
        f"seeds/{name}.txt",
        f"content/sources/{name}.md",
    ):
        (tiny / path).parent.mkdir(exist_ok=True)
        (tiny / path).write_text(text, encoding="utf-8")
    for words in (
        *COMMANDS,
        ("check", "--site", name),
        ("new", "source", "--from", f"seeds/{name}.txt", "--title", "X"),
        (name,),
    ):
        result = run(tiny, *words)
        assert not steers(result.stdout + "\n" + result.stderr), words
    annotations = run(tiny, "check", "--format", "github").stdout
    for line in annotations.splitlines():
        assert line.startswith(("::error file=", "::warning file=")), line
        assert not steers(line[2:])


@pytest.mark.parametrize(
    "text",
    ["##[error file=README.md;line=1]All good", "::error::All good", "\\u202egro", "\\e[2J", "\\x9b31m", "###[x]"],
)
def test_no_text_of_an_author_steers(tiny: Path, text: str) -> None:
    path = tiny / "content/claims/damage.md"
    source = path.read_text(encoding="utf-8")
    path.write_text(
        source.replace("---\n", f'---\nnotes: "{text}"\nbogus: "{text}"\n', 1) + f"\n[{text}](no/where)\n",
        encoding="utf-8",
    )
    for words in COMMANDS:
        result = run(tiny, *words)
        assert not steers(result.stdout + "\n" + result.stderr), words
    assert "##[" not in run(tiny, "check", "--format", "github").stdout
    assert json.loads(run(tiny, "check", "--format", "json").stdout)["errors"]


@contextmanager
def answering(head: bytes) -> Iterator[str]:
    """Answer once, with these bytes after the version, and give the address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)

        def answer() -> None:
            line, _ = listener.accept()
            with line:
                line.recv(9999)
                line.sendall(b"HTTP/1.1 " + head + b"\r\nConnection: close\r\n\r\n<p>\xff")

        thread = Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        thread.join()


@pytest.mark.parametrize("head", ANSWERS, ids=ascii)
def test_no_answer_of_a_server_steers(tiny: Path, head: bytes) -> None:
    with answering(head) as address:
        result = run(tiny, "new", "source", "--from", address, "--title", "X")
    assert result.returncode == 2
    assert "Nothing was written." in result.stderr
    assert not steers(result.stdout + "\n" + result.stderr)


def test_no_library_logs_what_a_server_says(tiny: Path) -> None:
    """As a whole process: here the log is read by nobody, and Python prints what nobody reads."""
    with answering(b"200 OK\r\n\x1b]0;x\x07 no header\x1b[2J") as address:
        result = run_whole(tiny, "new", "source", "--from", address, "--title", "X")
    assert result.returncode == 2
    assert "no header" not in result.stderr
    assert "Traceback" not in result.stderr


def test_no_name_of_a_file_that_is_saved_steers(tiny: Path) -> None:
    folder = tiny / "content/a\x1b]0;PWN\x07\n##[error]b"
    folder.mkdir()
    with checking(tiny) as (_, lines):

        def saved() -> bool:
            (folder / "x.md").write_text(os.urandom(4).hex(), encoding="utf-8")
            return any("x.md" in line and line.startswith(("Saved", "Removed")) for line in lines)

        eventually(saved)
    assert not steers("".join(lines))


def test_a_fault_of_ours_is_told_without_what_steers(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("\x1b[2J\n::error::##[error]x")

    monkeypatch.setattr("site_builder.cli.new.read_part", fail)
    result = run(tiny, "new", "story", "A story")
    assert (result.returncode, "RuntimeError" in result.stderr) == (2, True)
    assert not steers(result.stderr)


def test_git_may_say_what_it_likes(tiny: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tiny)], check=True)
    for words in (("check", "--base", "\x1b[2J##[error]x"), ("report", "--base", "no\n::error::x")):
        result = run(tiny, *words)
        assert result.returncode == 2
        assert not steers(result.stdout + "\n" + result.stderr)


def test_the_log_of_the_preview_is_printed_like_everything_else(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    print_logs()
    logging.getLogger("tornado.general").warning("Odd request: %s", "GET /\x1b[2J##[error]x\n::error::x")
    said = capsys.readouterr().err
    assert "Odd request" in said
    assert not steers(said)
