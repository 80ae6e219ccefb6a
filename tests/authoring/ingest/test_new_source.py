"""``new source --from``, as a whole process against a real server and with files: two files or none."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from site_builder.store.new_files import create_together
from site_builder.store.tool_version import extra_of
from tests.authoring.ingest.serving import PAGE, PARAGRAPHS, serving
from tests.authoring.ingest.test_address import SECRETS
from tests.cli import inside
from tests.cli.inside import run


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


def listing(site: Path) -> list[Path]:
    return sorted(site.rglob("*"))


def test_a_page_becomes_a_source_that_the_check_accepts(tiny: Path, server: str) -> None:
    result = run(tiny, "new", "source", "--from", f"{server}moved", "--id", "valley-news")
    assert result.returncode == 0, result.stderr
    seed = (tiny / "seeds/valley-news.txt").read_bytes()
    text = seed.decode("utf-8")
    assert all(paragraph in text for paragraph in PARAGRAPHS)
    assert "Sport" not in text
    assert "Subscribe" not in text
    record = (tiny / "content/sources/valley-news.md").read_text(encoding="utf-8")
    for line in (
        "title: River rises by two metres",
        "publisher: The Valley News",
        "authors:\n  - Ann Reporter\n  - Ben Writer",
        "published: 2026-03-02",
        "url: null",  # Readers cannot reach a server of this machine. A comment has its address.
        "seed: valley-news.txt",
        f"sha256: {hashlib.sha256(seed).hexdigest()}",
        "language: en-GB",
    ):
        assert f"\n{line}\n" in record, record
    assert re.search(
        rf"Fetched from <{server}page>, to which <{server}moved> led on \d{{4}}-\d\d-\d\d at \d\d:\d\d UTC\.", record
    )
    assert "taken out of it by a program (site-builder" in record
    assert record.endswith("\n---\n"), "what a program tells an editor is not for readers"
    assert "compare it with the article" in result.stdout
    assert run(tiny, "check").returncode == 0
    assert "valley-news" in run(tiny, "find", "highest level in forty years").stdout


@pytest.mark.parametrize("path", ["latin", "latin-in-page", "says-latin-is-utf8", "utf16", "packed"])
def test_letters_survive_however_they_are_sent(tiny: Path, server: str, path: str) -> None:
    result = run(tiny, "new", "source", "--from", server + path, "--id", "x")
    assert result.returncode == 0, result.stderr
    assert "“Nobody was hurt,” the mayor told reporters in the café" in (tiny / "seeds/x.txt").read_text(
        encoding="utf-8"
    )
    assert ("it is UTF-8, and was read so" in result.stdout) == (path == "says-latin-is-utf8")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("missing", "answers 404"),
        ("to-a-file", "is no web address"),
        ("circle", "in a circle"),
        ("wrong-charset", "says that it is utf-8, and it is not"),
        ("odd-charset", "“klingon” is not an encoding"),
        ("pdf", "cannot be read as one"),
        ("pdf-as-page", "cannot be read as one"),
        ("picture", "is a picture, which is not read as an article"),
        ("picture-as-page", "not a text but a picture"),
        ("json", "not a text but application/json"),
        ("empty", "is empty"),
        ("no-article", "No article was found"),
        ("text", "Nothing states the article's headline"),
        ("endless", "sends more than 10 MB"),
    ],
)
def test_whatever_fails_leaves_nothing_behind(tiny: Path, server: str, path: str, says: str) -> None:
    before = listing(tiny)
    result = run(tiny, "new", "source", "--from", server + path, "--keep", "html")
    assert result.returncode == 2
    assert says in result.stderr
    assert "Nothing was written." in result.stderr
    assert "Traceback" not in result.stderr
    assert listing(tiny) == before


@pytest.mark.parametrize("text", SECRETS)
def test_a_password_is_neither_written_nor_printed(tiny: Path, text: str) -> None:
    before = listing(tiny)
    result = run(tiny, "new", "source", "--from", text, "--keep", "warc")
    assert result.returncode == 2
    assert "name or a password" in result.stderr
    assert "sEc" not in result.stdout + result.stderr
    assert listing(tiny) == before


def test_the_page_is_kept_as_it_was_received_beside_the_seeds(tiny: Path, server: str) -> None:
    assert run(tiny, "new", "source", "--from", f"{server}page", "--id", "x", "--keep", "html").returncode == 0
    assert (tiny / "originals/x.html").read_bytes() == PAGE.encode()
    assert "kept in `originals/x.html`" in (tiny / "content/sources/x.md").read_text(encoding="utf-8")
    assert run(tiny, "check", "--strict").returncode == 0, "an original is no stray file and no unused seed"


def test_a_warc_holds_the_answer_with_its_headers(tiny: Path, server: str) -> None:
    from warcio.archiveiterator import ArchiveIterator

    assert run(tiny, "new", "source", "--from", f"{server}packed", "--id", "x", "--keep", "warc").returncode == 0
    with (tiny / "originals/x.warc.gz").open("rb") as file:
        record = next(ArchiveIterator(file))
        assert record.rec_type == "response"
        assert record.rec_headers.get_header("WARC-Target-URI") == f"{server}packed"
        assert record.http_headers.get_statuscode() == "200"
        assert record.http_headers.get_header("Content-Encoding") == "gzip"
        assert gzip.decompress(record.raw_stream.read()) == PAGE.encode()


def test_a_text_is_archived_byte_for_byte(tiny: Path) -> None:
    content = "A café by the river.\r\n\r\nNobody was hurt, they said.".encode()
    (tiny.parent / "report.txt").write_bytes(content)
    result = run(tiny, "new", "source", "--from", "../report.txt", "--title", "A café: by the river")
    assert result.returncode == 0, result.stderr
    assert (tiny / "seeds/a-cafe-by-the-river.txt").read_bytes() == content
    record = (tiny / "content/sources/a-cafe-by-the-river.md").read_text(encoding="utf-8")
    assert "url: null\n" in record
    assert "Read from the file `report.txt` on " in record
    assert "language: und               # nothing states it; write its tag, such as en or ar\n" in record
    assert "Write its tag in the record, such as `language: pl`" in result.stdout
    checked = run(tiny, "check")
    assert checked.returncode == 0
    assert "Nobody has recorded the language of this article" in checked.stdout + checked.stderr


def test_the_origins_that_a_text_names_are_told_and_not_recorded(tiny: Path) -> None:
    (tiny.parent / "report.txt").write_text("LONDON (AP) - A wall fell.\n\nNobody was hurt.", encoding="utf-8")
    result = run(tiny, "new", "source", "--from", "../report.txt", "--title", "A wall")
    assert "  Associated Press: “LONDON (AP) - A wall fell.”" in result.stdout
    assert "origin: null\n" in (tiny / "content/sources/a-wall.md").read_text(encoding="utf-8")


def test_a_text_in_another_encoding_is_stored_as_utf8(tiny: Path, server: str) -> None:
    assert run(tiny, "new", "source", "--from", f"{server}text", "--title", "A café").returncode == 0
    assert (tiny / "seeds/a-cafe.txt").read_bytes() == "A café by the river.\r\nNobody was hurt.\n".encode()
    path = tiny.parent / "latin.txt"
    path.write_bytes("A second café by the river.\n".encode("cp1252"))
    refused = run(tiny, "new", "source", "--from", str(path), "--title", "Second")
    assert (refused.returncode, "--charset windows-1252" in refused.stderr) == (2, True)
    assert (
        run(tiny, "new", "source", "--from", str(path), "--title", "Second", "--charset", "windows-1252").returncode
        == 0
    )
    assert run(tiny, "check").returncode == 0


def test_a_saved_page_is_read_like_a_fetched_one(tiny: Path) -> None:
    (tiny.parent / "saved.html").write_text(PAGE, encoding="utf-8")
    result = run(tiny, "new", "source", "--from", "../saved.html", "--keep", "html")
    assert result.returncode == 0, result.stderr
    record = (tiny / "content/sources/river-rises-by-two-metres.md").read_text(encoding="utf-8")
    assert "url: null\n" in record
    assert (tiny / "originals/river-rises-by-two-metres.html").read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Name a file in seeds/"),
        (["seeds/flood.txt", "--from", "x"], "Name a file in seeds/"),
        (["seeds/flood.txt"], "--title"),
        (["../site/content/site.yaml"], "new source --from ../site/content/site.yaml"),
        (["--from", "nothing.txt"], "nothing.txt cannot be read: No such file or directory"),
        (["--from", "seeds"], "cannot be read"),
        (["--from", "ftp://example.org/x"], "is not a web address"),
        (["--from", "seeds/flood.txt", "--title", "x"], "content/sources/flood-report.md has this text already"),
        (
            ["--from", "content/site.yaml", "--title", "Flood report", "--id", "flood-report"],
            "is there already and stays as it is",
        ),
        (["--from", "content/site.yaml", "--title", "Bridge", "--id", "bridge"], "seeds/bridge.txt is there already"),
        (["--from", "content/site.yaml", "--title", "x", "--id", "../x"], "cannot be an id"),
        (["--from", "content/site.yaml", "--title", "x", "--keep", "warc"], "only --keep html"),
        (["--from", "content/site.yaml", "--title", "x", "--language", "englisch!"], "is not a language tag"),
    ],
)
def test_misuse_says_what_to_do_and_writes_nothing(tiny: Path, words: list[str], says: str) -> None:
    before = listing(tiny)
    result = run(tiny, "new", "source", *words)
    assert result.returncode == 2
    assert says in result.stderr, result.stderr
    assert listing(tiny) == before


@pytest.mark.parametrize("given", [("--from", "corrected.txt"), ("seeds/corrected.txt",)])
def test_the_id_of_an_article_with_much_of_the_text_leads_to_a_version(tiny: Path, given: tuple[str, ...]) -> None:
    text = (tiny / "seeds/flood.txt").read_text(encoding="utf-8")
    (tiny / given[-1]).write_text(text.replace("two metres", "three metres"), encoding="utf-8")
    result = run(tiny, "new", "source", *given, "--title", "Flood report", "--id", "flood-report")
    assert result.returncode == 2
    assert result.stderr.index("add --version-of flood-report") < result.stderr.index("--id")


def test_the_id_of_another_article_asks_for_another_id(tiny: Path) -> None:
    (tiny / "other.txt").write_text("The board met on Monday and closed the quay.\n", encoding="utf-8")
    result = run(tiny, "new", "source", "--from", "other.txt", "--title", "The quay", "--id", "flood-report")
    assert result.returncode == 2
    assert "--version-of" not in result.stderr
    assert "Give another name with --id" in result.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"%PDF-1.4\n", "a PDF file"), (b"<!DOCTYPE html><p>Hello", "a web page"), (b"PK\x03\x04", "a packed document")],
)
def test_a_file_that_is_no_text_is_not_recorded(tiny: Path, content: bytes, says: str) -> None:
    (tiny / "seeds/letter").write_bytes(content)
    result = run(tiny, "new", "source", "seeds/letter", "--title", "Letter")
    assert result.returncode == 2
    assert says in result.stderr
    assert "new source --from seeds/letter" in result.stderr
    assert not (tiny / "content/sources/letter.md").exists()


def test_without_the_extra_it_says_how_to_get_it(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tiny.parent / "saved.html").write_text(PAGE, encoding="utf-8")
    result = run(tiny, "new", "source", "--from", "../saved.html")
    assert result.returncode == 2
    assert f"{sys.executable} -m pip install '{extra_of('ingest')}'" in result.stderr


def test_files_are_made_together_or_not_at_all(tmp_path: Path) -> None:
    taken = tmp_path / "b/taken.md"
    taken.parent.mkdir()
    taken.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        create_together({tmp_path / "a/seed.txt": b"x", taken: b"y"})
    assert taken.read_bytes() == b"mine"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["taken.md"]


def test_files_are_made_where_a_disk_has_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    create_together({tmp_path / "a.txt": b"x"})
    assert (tmp_path / "a.txt").read_bytes() == b"x"
    with pytest.raises(FileExistsError):
        create_together({tmp_path / "b.txt": b"x", tmp_path / "a.txt": b"y"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"x"


def test_a_plain_text_is_read_by_the_process_with_the_deadline(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tiny / "a.txt").write_text("The board met on Monday and closed the quay.\n", encoding="utf-8")
    monkeypatch.setattr(inside, "reading_here", nullcontext)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    result = run(tiny, "new", "source", "--from", str(tiny / "a.txt"), "--title", "The quay")
    assert result.returncode == 2
    assert "failed at it" in result.stderr


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_the_bytes_of_a_plain_text_stay_as_they_are(tiny: Path, start: bytes) -> None:
    content = start + "The board met in the café.\r\nIt closed the quay.".encode()
    (tiny / "a.txt").write_bytes(content)
    assert run(tiny, "new", "source", "--from", str(tiny / "a.txt"), "--title", "Quay", "--id", "x").returncode == 0
    assert (tiny / "seeds/x.txt").read_bytes() == content


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.txt", "a\r" * 150_000, "more than 100,000 ends of lines"),
        ("a.csv", "a,b\n" * 150_000, "more than 100,000 ends of lines"),
        ("a.txt", "The board met. e" + "\u0301" * 5_000, "marks stand on one letter here"),
    ],
)
def test_a_text_that_a_check_would_refuse_is_refused_at_once(tiny: Path, name: str, text: str, why: str) -> None:
    (tiny / name).write_bytes(text.encode())
    result = run(tiny, "new", "source", "--from", str(tiny / name), "--title", "The quay", "--id", "x")
    assert (result.returncode, why in result.stderr, "Nothing was written." in result.stderr) == (2, True, True)
    assert not (tiny / "seeds/x.txt").exists()


@pytest.mark.parametrize("given", [("--from", "seeds/long.txt"), ("seeds/long.txt",)])
def test_a_text_that_no_check_would_read_is_not_recorded(tiny: Path, given: tuple[str, ...]) -> None:
    (tiny / "seeds/long.txt").write_text("The board met on Monday. " * 280_000, encoding="utf-8")
    *option, name = given
    result = run(tiny, "new", "source", *option, str(tiny / name), "--title", "The quay")
    assert result.returncode == 2
    assert "more than 6 MB, which no article has" in result.stderr
