"""The limits hold after the page has come: of time, of memory, and of what is taken from it."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from site_builder.authoring.ingest.article import Article
from site_builder.authoring.ingest.deadline import MAX_SECONDS, article_within
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.headline import MAX_LINE
from site_builder.authoring.ingest.names import MAX_NAMES
from site_builder.authoring.ingest.read_article import read_article
from site_builder.authoring.ingest.received import FileKind, Received, file_kind
from tests.authoring.ingest.serving import PAGE, PARAGRAPHS

SIZE = 5_000_000
SLOW = {
    "paragraphs": "<p>",
    "paragraphs with words": "<p>x ",
    "paragraphs that end": "<p></p>",
    "line breaks": "<br>",
    "containers": "<div>",
    "containers with text": "<div>x</div>",
    "spans": "<span>a",
    "links": "<a href=x>a</a>",
    "lists": "<ul><li>",
    "tables": "<table><tr><td>",
    "quotations": "<blockquote>",
    "headings": "<h2>a</h2>",
    "open angles": "<",
    "comments": "<!--",
    "attributes": "<p a=b>",
    "entities": "&amp;",
}


def within(page: str, url: str | None = None, seconds: float = MAX_SECONDS) -> Article:
    return article_within(Received("page.html", page.encode(), url=url), FileKind.PAGE, seconds)


def test_an_article_comes_from_the_other_process_as_it_was_found() -> None:
    article = within(PAGE, "https://news.example/x")
    assert all(paragraph in article.text for paragraph in PARAGRAPHS)
    assert (article.title, article.authors) == ("River rises by two metres", ("Ann Reporter", "Ben Writer"))


@pytest.mark.parametrize("name", SLOW)
def test_no_page_takes_longer_than_it_may(name: str) -> None:
    page = "<html><body><article>" + SLOW[name] * (SIZE // len(SLOW[name]))
    started = time.monotonic()
    with suppress(IngestError):
        assert within(page, None, 1.0).text
    assert time.monotonic() - started < 20, "a busy machine has time, too; without a deadline these take minutes"


SHORTER = 600_000
PROSE = "the quick brown fox jumps over the lazy dog and runs away from it al\n" * 20
TEXTS = {
    "a long word among broken lines": PROSE + "a" * SHORTER,
    "a long word and a hyphen": f"{PROSE}{'a' * SHORTER}-\nb",
    "hyphens": PROSE + "-" * SHORTER,
    "soft hyphens": PROSE + "a\xad" * (SHORTER // 2),
    "words parted on each line": "the mayor and the board of the town inter-\n" * (SHORTER // 44),
    "headers without an end": "Aa: b\r\n" * (SHORTER // 7),
    "headers that go on": "Aa: b\r\n c\r\n" * (SHORTER // 11),
    "a header and returns": "Aa:" + "\r" * SHORTER + "\nBb: c\r\nx",
    "a header of returns and line feeds": "Aa:\r\n " + "\r\n " * (SHORTER // 3) + "\nx",
    "subtitles without a cue": "1\r\n" + "\r\n" * (SHORTER // 2),
    "marks of quotations": "> > " * (SHORTER // 4),
    "marks on each line": ">>>>\n" * (SHORTER // 5),
    "spaces": f"{PROSE}a{' ' * SHORTER}b\n",
    "full stops and quotation marks": f"{PROSE}{'.”' * (SHORTER // 2)}a\n",
    "capital letters and full stops": "A." * (SHORTER // 2),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_time_for_a_text_grows_with_its_length_and_no_faster(name: str) -> None:
    content = TEXTS[name].encode()
    started = time.process_time()
    with suppress(IngestError):
        assert read_article(Received("a.txt", content), file_kind(Received("a.txt", content))).text
    assert time.process_time() - started < 20, "where the time grows with the square of the length, these take hours"


def test_a_text_has_the_deadline_of_a_page() -> None:
    with pytest.raises(IngestError, match=r"not read within 0\.001 seconds"):
        article_within(Received("a.txt", PROSE.encode()), FileKind.TEXT, 0.001)


def test_a_process_that_fails_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(IngestError, match="failed at this page"):
        within(PAGE)


def test_the_folder_that_it_runs_in_holds_no_modules_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pull request can bring along any file; none is run because of its name."""
    for name in ("msgspec", "trafilatura", "site_builder", "subprocess", "encodings", "lxml", "resource"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close(); raise SystemExit(0)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *(entry for entry in sys.path if entry)])
    assert within(PAGE).title == "River rises by two metres"
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('content="River rises by two metres"', f'content="{"long " * 200}"', "title"),
        ('content="The Valley News"', f'content="{"x" * (MAX_LINE + 1)}"', "publisher"),
        ('content="Ann Reporter; Ben Writer"', f'content="{"; ".join(f"Ann {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(MAX_NAMES + 1))}"', "authors"),
    ],
)  # fmt: skip
def test_what_is_too_long_for_a_title_or_a_name_is_not_taken_for_one(old: str, new: str, field: str) -> None:
    article = within(PAGE.replace(old, new))
    value = getattr(article, field)
    assert not value or (len(value) <= MAX_LINE and "long long" not in value)
