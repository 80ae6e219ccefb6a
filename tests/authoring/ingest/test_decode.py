"""Letters as the page says, or an error: never a guess."""

from __future__ import annotations

import pytest

from site_builder.authoring.ingest.decode import decode
from site_builder.authoring.ingest.errors import IngestError

TEXT = "<p>“A café”</p>"


@pytest.mark.parametrize(
    ("content", "header", "charset"),
    [
        (TEXT.encode(), "text/html", "utf-8"),
        (TEXT.encode(), "text/html; charset=UTF-8", "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "", "utf-8-sig"),
        (TEXT.encode("utf-16"), "", "utf-16"),
        (TEXT.encode("cp1252"), "text/html; charset=iso-8859-1", "iso-8859-1"),
        (TEXT.encode("cp1252"), 'text/html; charset="windows-1252"', "windows-1252"),
        (b'<meta charset="windows-1252">' + TEXT.encode("cp1252"), "text/html", "windows-1252"),
        (
            b'<meta http-equiv=Content-Type content="text/html; charset=windows-1252">' + TEXT.encode("cp1252"),
            "",
            "windows-1252",
        ),
    ],
)
def test_what_is_stated_is_read(content: bytes, header: str, charset: str) -> None:
    decoded = decode(content, header=header, is_html=True)
    assert decoded.text.endswith(TEXT)
    assert decoded.charset == charset
    assert decoded.remark == ""


def test_utf8_is_recognised_whatever_is_stated_and_that_is_said() -> None:
    decoded = decode(TEXT.encode(), header="text/html; charset=iso-8859-1")
    assert decoded.text == TEXT
    assert decoded.remark == "The page says that it is iso-8859-1; it is UTF-8, and was read so."


@pytest.mark.parametrize(
    ("content", "header", "says"),
    [
        (TEXT.encode("cp1252"), "text/html; charset=utf-8", "says that it is utf-8, and it is not"),
        (TEXT.encode("cp1252"), "text/html; charset=klingon", "“klingon” is not an encoding"),
        (TEXT.encode("cp1252"), "text/html; charset=rot13", "“rot13” is not an encoding"),
        (TEXT.encode("cp1252"), "text/html", "nothing says what else it is"),
        (b"<p>\x00\x01", "text/html", "not a text but a picture"),
        (b"\xff\xfe\x00", "", "does not go on so"),
    ],
)
def test_what_is_wrong_or_unknown_is_an_error(content: bytes, header: str, says: str) -> None:
    with pytest.raises(IngestError) as raised:
        decode(content, header=header)
    assert says in str(raised.value)


def test_an_editor_may_name_the_encoding() -> None:
    assert decode(TEXT.encode("cp1252"), header="text/html; charset=utf-8", named="windows-1252").text == TEXT
    with pytest.raises(IngestError, match="not utf-8 text"):
        decode(TEXT.encode("cp1252"), named="utf-8")
