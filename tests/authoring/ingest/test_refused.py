"""What is no text is refused by its first bytes, in a sentence that leads on; no encoding makes a text of it."""

from __future__ import annotations

import plistlib
from hashlib import sha256

import pytest

from site_builder.authoring.ingest.decode import decode
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.received import FileKind, Received, file_kind
from site_builder.authoring.ingest.refused import refusal
from tests.authoring.ingest.test_other_files import WORD, packed

NOISE = b"".join(sha256(bytes([number])).digest() for number in range(100))
SHORTCUT = b"[InternetShortcut]\r\nURL=https://courier.example/news\r\n"
WEBLOC = plistlib.dumps({"URL": "https://courier.example/news"})
BINARY_WEBLOC = plistlib.dumps({"URL": "https://courier.example/news"}, fmt=plistlib.FMT_BINARY)
DESKTOP = b"[Desktop Entry]\nType=Link\nURL=https://courier.example/news\n"
FILES = (
    ("a.rtf", rb"{\rtf1\ansi Hello there.}", "save it as .docx (in TextEdit"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "old Microsoft Office"),
    ("a.xlsx", packed(xl__workbook_xml="<w/>"), "is a spreadsheet"),
    ("a.ods", packed(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<x/>"), "is a spreadsheet"),
    ("a.pptx", packed(ppt__presentation_xml="<p/>"), "is a presentation"),
    ("a.epub", packed(mimetype="application/epub+zip"), "is an e-book"),
    ("a.zip", packed(a_txt="The article."), "Unpack it"),
    ("cut.docx", packed(word__document_xml=WORD)[:200], "cut off"),
    ("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF" + NOISE, "is a picture"),
    ("a.png", b"\x89PNG\r\n\x1a\n" + NOISE, "is a picture"),
    ("a.gif", b"GIF89a" + NOISE, "is a picture"),
    ("a.webp", b"RIFF\x00\x01\x02\x03WEBP" + NOISE, "is a picture"),
    ("a.heic", b"\x00\x00\x00\x18ftypheic" + NOISE, "is a picture"),
    ("a.mp4", b"\x00\x00\x00\x18ftypisom" + NOISE, "is a recording"),
    ("a.mp3", b"ID3\x04" + NOISE, "its subtitles"),
    ("a.wav", b"RIFF\x00\x01\x02\x03WAVE" + NOISE, "is a recording"),
    ("a.sqlite", b"SQLite format 3\x00" + NOISE, "is a database"),
    ("a.7z", b"7z\xbc\xaf\x27\x1c" + NOISE, "Unpack it"),
    ("a.ps", b"%!PS-Adobe-3.0\n(Hello) show\n", "Make a PDF file"),
    ("a.url", SHORTCUT, "with --from: https://courier.example/news is in it"),
    ("a.desktop", DESKTOP, "with --from: https://courier.example/news is in it"),
    ("a.webloc", WEBLOC, "with --from: https://courier.example/news is in it"),
    ("b.webloc", BINARY_WEBLOC, "with --from: https://courier.example/news is in it"),
    ("c.url", b"[InternetShortcut]\nURL=javascript:alert(1)\n", "the address of the page with --from"),
)  # fmt: skip


@pytest.mark.parametrize("charset", [None, "windows-1252"])
@pytest.mark.parametrize(("name", "content", "says"), FILES, ids=[name for name, *_ in FILES])
def test_what_is_no_text_is_refused_by_its_bytes(name: str, content: bytes, says: str, charset: str | None) -> None:
    with pytest.raises(IngestError) as raised:
        file_kind(Received(name, content, charset=charset))
    assert says in str(raised.value)
    assert "--charset" not in str(raised.value)


def test_a_document_counts_by_its_content_and_not_by_its_name() -> None:
    assert file_kind(Received("report.txt", packed(word__document_xml=WORD))) is FileKind.WORD


@pytest.mark.parametrize("charset", [None, "windows-1252", "utf-16le", "shift_jis", "koi8-r"])
def test_no_encoding_makes_a_text_of_noise(charset: str | None) -> None:
    with pytest.raises(IngestError, match="not a text but a picture") as raised:
        decode(NOISE, named=charset)
    assert "--charset" not in str(raised.value)


def test_a_text_that_is_wide_is_read_when_its_encoding_is_named() -> None:
    assert decode("Ein Café".encode("utf-16-le"), named="utf-16le").text == "Ein Café"


def nested_list(depth: int) -> bytes:
    """A binary property list whose address is a list that holds itself twice, again and again."""
    objects = [b"\xd1\x01\x02", b"\x53URL", *(bytes([0xA2, at + 3, at + 3]) for at in range(depth)), b"\x51x"]
    body, places = b"bplist00", []
    for each in objects:
        places.append(len(body))
        body += each
    table = b"".join(place.to_bytes(2, "big") for place in places)
    counts = (len(objects).to_bytes(8, "big"), (0).to_bytes(8, "big"), len(body).to_bytes(8, "big"))
    return body + table + bytes(6) + b"\x02\x01" + b"".join(counts)


@pytest.mark.parametrize(
    "content",
    [
        nested_list(40),
        b'<?xml version="1.0" encoding="foo"?><plist/>',
        b"<plist><dict><key>URL</key><date>1</date></dict></plist>",
        b"<plist>" + b"<array>" * 9000,
        plistlib.dumps({"URL": "https://someone:secret@courier.example/"}),
        plistlib.dumps({"URL": "https://someone:secret@courier.example/"}, fmt=plistlib.FMT_BINARY),
        b"PK\x03\x04" + bytes(26) + b"PK\x01\x02\x14\x00\xff\x00" + bytes(38) + b"PK\x05\x06" + bytes(4)
        + b"\x01\x00\x01\x00\x2e\x00\x00\x00\x1e\x00\x00\x00\x00\x00",
    ],
    ids=["a list in itself", "encoding", "a date", "deep", "password", "password, binary", "a zip of the future"],
)  # fmt: skip
def test_what_is_made_to_hang_or_to_fail_is_told_in_a_sentence(content: bytes) -> None:
    assert "secret" not in refusal("file.txt", content)


@pytest.mark.parametrize("address", ["https://a.eu/", "https://courier.example/" + "n" * 400])
@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_the_address_in_a_shortcut_is_given(address: str, form: plistlib.PlistFormat) -> None:
    assert f"--from: {address} is in it" in refusal("page.webloc", plistlib.dumps({"URL": address}, fmt=form))
