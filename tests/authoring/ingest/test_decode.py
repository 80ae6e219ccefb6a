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


NOT_OF_THE_WEB = (
    "unicode_escape", "unicode-escape", "raw_unicode_escape", "utf-7", "utf7", "utf-32", "utf-32-le", "utf_8_sig", "utf-8-sig", "idna",
    "punycode", "rot13", "rot_13", "base64", "hex", "zlib", "bz2", "quopri", "uu", "mbcs", "oem", "undefined", "charmap", "cp037", "cp1140",
    "cp437", "palmos", "ptcp154", "mac-iceland", "johab", "tis_620", "utf-16-le", "utf_16_le", "hz", "iso-2022-kr", "iso-2022-cn",
    "hz-gb-2312", "replacement", "x-user-defined", "surrogateescape", "string_escape", "\x1b[2J", "k" * 3000, "utf-8\u202e",
)  # fmt: skip


@pytest.mark.parametrize("charset", NOT_OF_THE_WEB)
def test_an_encoding_that_no_browser_knows_is_refused(charset: str) -> None:
    for content, header, named in (
        (TEXT.encode("cp1252"), f'text/html; charset="{charset}"', None),
        (TEXT.encode("cp1252"), "text/html", charset),
        (TEXT.encode(), "text/html", charset),
        (rb"\u003cscript\u003e", "text/html", charset),
    ):
        with pytest.raises(IngestError, match=r"not an encoding that browsers know") as raised:
            decode(content, header=header, named=named)
        assert len(str(raised.value)) < 250


@pytest.mark.parametrize("charset", NOT_OF_THE_WEB)
def test_an_encoding_that_no_browser_knows_changes_no_ascii(charset: str) -> None:
    content = rb"\u003cb\u003e +ADw-b+AD4- =41 xn--mnchen-3ya"
    assert decode(content, header=f'text/html; charset="{charset}"').text == content.decode("ascii")
    assert decode(b'<meta charset="unicode_escape">' + content, is_html=True).text.endswith(content.decode("ascii"))


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("latin1", "cp1252"), ("ISO-8859-1", "cp1252"), ("us-ascii", "cp1252"), ("x-cp1252", "cp1252"), ("l5", "cp1254"), ("ISO-8859-9", "cp1254"),
        ("dos-874", "cp874"), ("cyrillic", "iso8859-5"), ("koi8", "koi8-r"), ("x-sjis", "cp932"), ("sjis", "cp932"), ("ks_c_5601-1987", "cp949"),
        ("gb2312", "gbk"), ("x-gbk", "gbk"), ("big5-hkscs", "big5hkscs"), ("x-x-big5", "big5hkscs"), ("mac", "mac-roman"), ("visual", "iso8859-8"),
    ],
)  # fmt: skip
def test_a_name_is_read_as_browsers_read_it(label: str, codec: str) -> None:
    content = bytes(range(0xE0, 0xF0)) if codec not in ("cp932", "cp949", "gbk", "big5hkscs") else b"\xb0\xa1"
    assert decode(content, header=f"text/html; charset={label}").text == content.decode(codec)


def test_seven_bits_of_japanese_are_not_taken_for_ascii() -> None:
    content = "<p>警察</p>".encode("iso-2022-jp")
    assert decode(content, header="text/html; charset=ISO-2022-JP").text == "<p>警察</p>"
