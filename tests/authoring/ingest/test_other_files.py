"""Documents of word processors, letters, saved pages, web archives and texts with broken lines."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from site_builder.authoring.ingest.article import Article
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.read_article import read_article
from site_builder.authoring.ingest.received import FileKind, Received, file_kind
from tests.authoring.ingest.serving import PAGE, PARAGRAPHS
from tests.cli.inside import run

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def packed(**files: str | bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for name, content in files.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return buffer.getvalue()


def read(content: bytes, kind: FileKind) -> Article:
    received = Received("file", content)
    assert file_kind(received) is kind
    return read_article(received, kind)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD = f"""<w:document {W}><w:body>
<w:p><w:r><w:t>The board closed the </w:t></w:r><w:r><w:t>quay.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2026</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1,200</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><w:t>It costs </w:t></w:r><w:del><w:r><w:delText>two</w:delText></w:r></w:del><w:ins><w:r><w:t>four</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> crowns.</w:t></w:r></w:p>
</w:body></w:document>"""
CORE = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Quay closed</dc:title><dc:creator>Ida Strand</dc:creator></c>'


def test_a_document_of_word_has_its_paragraphs_rows_and_deletions() -> None:
    article = read(packed(word__document_xml=WORD, docProps__core_xml=CORE), FileKind.WORD)
    assert article.text == "The board closed the quay.\n2026\t1,200\nIt costs four crowns.\n"
    assert (article.title, article.authors, article.account.struck) == ("Quay closed", ("Ida Strand",), ("two",))


O = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'  # noqa: E741
OPEN = f"""<office:document-content {O}><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>two</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h>Quay closed</text:h><text:p>It<text:s/>costs<text:line-break/>four <text:span>crowns</text:span>.</text:p>
<table:table><table:table-row><table:table-cell><text:p>2026</text:p></table:table-cell><table:table-cell><text:p>1,200</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


def test_an_open_document_has_its_paragraphs_rows_and_deletions() -> None:
    article = read(packed(content_xml=OPEN), FileKind.OPEN_DOCUMENT)
    assert article.text == "Quay closed\nIt costs\nfour crowns.\n2026\t1,200\n"
    assert article.account.struck == ("two",)


@pytest.mark.parametrize("kind", [FileKind.WORD, FileKind.OPEN_DOCUMENT])
def test_a_document_that_is_no_text_is_refused(kind: FileKind) -> None:
    name = "word__document_xml" if kind is FileKind.WORD else "content_xml"
    with pytest.raises(IngestError, match="cannot be unpacked"):
        read(packed(**{name: "<broken"}), kind)
    with pytest.raises(IngestError, match="no text in this document"):
        read(packed(**{name: "<d/>"}), kind)


def test_an_entity_of_a_document_reads_no_file() -> None:
    hostile = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>{WORD.replace("quay.", "&x;")}'
    assert "root" not in read(packed(word__document_xml=hostile), FileKind.WORD).text


LETTER = b"""From: Harbour Board <press@board.example>
To: you@post.example
Date: Mon, 02 Mar 2026 08:00:00 +0100
Subject: =?utf-8?q?Quay_closed_=E2=80=93_for_now?=
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

The harbour board has closed the northern quay today, because divers had
found holes in the steel wall below the water. Ships will be unloaded at
the southern quay until the wall is mended, and fishermen will have to
land their catch in the next town until then. The board is sorry for the
trouble, which nobody could have known before, and it hopes that the work
will have come to an end by the autumn. It will cost four million crowns,
of which the state pays half.
"""


def test_a_letter_has_its_subject_its_sender_and_whole_paragraphs() -> None:
    article = read(LETTER, FileKind.LETTER)
    assert (article.title, article.publisher, str(article.published)) == (
        "Quay closed – for now",
        "Harbour Board",
        "2026-03-02",
    )
    lines = article.text.splitlines()
    assert lines[0] == "Quay closed – for now"
    assert "because divers had found holes in the steel wall below the water." in lines[1]


def test_a_page_that_a_browser_saved_as_one_file_is_a_page() -> None:
    saved = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://valley.example/rises\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="b"; type="text/html"\n\n--b\nContent-Type: text/html; charset=utf-8\n'
        f"Content-Transfer-Encoding: 8bit\nContent-Location: https://valley.example/rises\n\n{PAGE}\n--b--\n"
    )
    article = read(saved.encode(), FileKind.SAVED_PAGE)
    assert article.url == "https://valley.example/rises"
    assert all(paragraph in article.text for paragraph in PARAGRAPHS)


def warc(url: str) -> bytes:
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for address, kind, body in (
        (f"{url}/style", "text/css", b"p {}"),
        (url, "text/html; charset=utf-8", PAGE.encode()),
    ):
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                address, "response", payload=BytesIO(body), length=len(body), http_headers=headers
            )
        )
    return buffer.getvalue()


def test_a_web_archive_is_a_page_of_its_address() -> None:
    article = read(warc("https://valley.example/rises"), FileKind.WEB_ARCHIVE)
    assert (article.url, article.title) == ("https://valley.example/rises", "River rises by two metres")
    listed = '{"format": "json-pages-1.0"}\n{"url": "https://valley.example/rises"}\n'
    collection = packed(archive__x_warc=warc("https://valley.example/rises"), pages__pages_jsonl=listed)
    assert read(collection, FileKind.WEB_COLLECTION).url == "https://valley.example/rises"


@pytest.mark.parametrize("content", [b"WARC/1.1\r\nbroken", b"\x1f\x8b broken"])
def test_a_web_archive_that_is_cut_off_is_refused(content: bytes) -> None:
    with pytest.raises(IngestError, match="web archive"):
        read(content, FileKind.WEB_ARCHIVE)


WRAPPED = LETTER.partition(b"\n\n")[2].decode()


def test_a_text_with_broken_lines_is_mended_and_kept_as_it_was(tiny: Path) -> None:
    (tiny.parent / "report.txt").write_bytes(WRAPPED.encode())
    result = run(tiny, "new", "source", "--from", "../report.txt", "--title", "Quay", "--no-edit")
    assert result.returncode == 0, result.stderr
    assert "The lines were broken to fit a width" in result.stdout
    assert "  language   en  [the words of the text]" in result.stdout
    assert (tiny / "originals/quay.txt").read_bytes() == WRAPPED.encode()
    assert len((tiny / "seeds/quay.txt").read_text(encoding="utf-8").splitlines()) == 1
    assert run(tiny, "check").returncode == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_text_that_is_too_long_is_refused_before_it_is_mended(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.authoring.ingest.read_article.MAX_SEED_BYTES", 2**20)
    monkeypatch.setattr("site_builder.authoring.ingest.read_article.unwrapped", lambda text: pytest.fail("mended"))
    with pytest.raises(IngestError, match="more than 1 MB"):
        read(("The board met on Monday.\n" * 50_000).encode(encoding), FileKind.TEXT)
