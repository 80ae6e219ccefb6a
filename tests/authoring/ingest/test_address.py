"""An address is read once and strictly; what could be read in two ways is refused, and a password is never repeated."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.authoring.ingest.address import UnfitAddressError, WebAddress, lead, may_hold_a_secret, parse
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.fetch import given_address
from site_builder.content.fields import is_web_address

HERE = parse("https://news.example:8443/a/b?c=d")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://EXAMPLE.ORG:443/A", "https://example.org/A"),
        ("http://example.org:/x", "http://example.org/x"),
        ("http://example.org:8080?q=1#part", "http://example.org:8080/?q=1"),
        ("https://example.org./x", "https://example.org/x"),
        ("https://example.org/@writer/why?mail=a@b.org", "https://example.org/@writer/why?mail=a@b.org"),
        ("https://example.org/%41 b".replace(" ", "%20"), "https://example.org/%41%20b"),
        ("https://example.org/München?x=ä", "https://example.org/M%C3%BCnchen?x=%C3%A4"),
        ("https://example.org/{a}|\"<b>^`'", "https://example.org/%7Ba%7D%7C%22%3Cb%3E%5E%60'"),
        ("https://München.example/", "https://xn--mnchen-3ya.example/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://例え。example/", "https://xn--r8jz45g.example/"),
        ("http://ⓛocalhost/", "http://localhost/"),
        ("http://[0:0::1]:81/", "http://[::1]:81/"),
        ("http://[::FFFF:10.0.0.1]/", "http://[::ffff:a00:1]/"),
        ("http://a_b.example/", "http://a_b.example/"),
        ("http://example.org//host/x", "http://example.org//host/x"),
    ],
)
def test_an_address_has_one_form(text: str, read: str) -> None:
    assert str(parse(text)) == read
    assert str(parse(read)) == read
    assert is_web_address(read)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        *((text, "is no web address") for text in (
            "", "example.org/page", "https://", "https:///page", "https:/example.org/", "https:example.org", "//example.org/",
            "ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "gopher://127.0.0.1:25/_x",
            "http://x:0/", "http://x:65536/", "http://x:99999999/", "http://x:8o/", "http://x:-1/", "http://x:１/", "http://x:1:2/",
            "http://[", "http://[::1", "http://::1/", "http://[::1]x/", "http://[::1%25eth0]/", "http://[fe80::1%lo]/", "http://[v1.x]/",
            "http://[127.0.0.1]/", "http://ex%61mple.org/", "http://127.0.0.1%00.example.org/", "http://a..example/", "http://.example/",
            "http://-/", "http://a,b/", "http://a;b/", "http://a&b/", "http://a'b/", "http://*.example/", "http://a／b.example/",
            "http://a＠b.example/", "http://a？b.example/", "http://a：80/", f"http://{'a' * 64}.example/", f"http://{'a.' * 127}example/",
        )),
        *((text, "a backslash") for text in (
            "http://pub.example\\@127.0.0.1/", "http://127.0.0.1\\@pub.example/", "http:\\\\pub.example/", "http://pub.example/a\\b",
            "http://pub.example\\.internal/", "\\\\pub.example/", "http:/\\pub.example", "http://pub.example?\\", "http://pub.example#\\",
            "http://pub.example:80\\@10.0.0.1:80/",
        )),
        *((text, "cannot be seen") for text in (
            " http://example.org/", "http://example.org/ ", "http://exam ple.org/", "http://example.org/a b", "http://example.org/\n",
            "http://example.org/\r\nHost: internal", "http://example.org/\tx", "ht\ntp://example.org/", "http://example.org/\x00",
            "http://example.org/\x1b[2J", "http://example.org\x7f/", "http://example.org/\x85", "http://example.org/\u2028",
            "http://example.org/\u202egro", "http://exam\u200bple.org/", "http://exam\xadple.org/", "http://example.org/\u3000",
            "http://example.org/\udc80", "http://example.org/\ufeff",
        )),
        *((text, "a name or a password") for text in (
            "http://user@example.org/", "http://user:secret@example.org/", "http://:secret@example.org/", "http://@example.org/",
            "http://:@example.org/", "http://a@b@example.org/", "http://example.org:80@10.0.0.1/", "http://user:p%40ss@example.org/",
            "http://user:pass@[::1]/", "https://user:secret@example.org:443/x?y#z", "HTTP://USER:SECRET@EXAMPLE.ORG",
        )),
        *((text, "a number for a server") for text in (
            "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/",
            "http://017700000001/", "http://127.0.0.1.1/", "http://127.0.0.256/", "http://127.0.0.01/", "http://0/", "http://0x/",
            "http://pub.example.0x7f/", "http://1.2.3.4.5/", "http://example.1./",
            "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://１２７.0.0.1/", "http://127.0.0.¹/", "http://𝟙𝟚𝟟.0.0.1/",
            "http://①.①.①.①/", "http://8。8。8。8/", "http://8.8.8.𝟠/", "http://１.1.1.1./", "http://𝟏.𝟏.𝟏.𝟏:81/", "http://a.²/", "http://１/", "http://8.8.8.８/x",
        )),
        ("http://example.org/" + "a" * 5000, "more than 4096"),
    ],
)  # fmt: skip
def test_what_could_be_read_in_two_ways_is_refused(text: str, why: str) -> None:
    with pytest.raises(UnfitAddressError, match=why):
        parse(text)


@pytest.mark.parametrize(
    ("location", "read"),
    [
        ("/x", "https://news.example:8443/x"),
        ("x", "https://news.example:8443/a/x"),
        ("../../x", "https://news.example:8443/x"),
        ("?e=f", "https://news.example:8443/a/b?e=f"),
        ("#part", "https://news.example:8443/a/b?c=d"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example", "http://other.example/"),
        ("/M\xc3\xbcnchen", "https://news.example:8443/M%C3%BCnchen"),
        ("/M\xfcnchen", "https://news.example:8443/M%FCnchen"),
        ("http://m\xc3\xbcnchen.example/", "http://xn--mnchen-3ya.example/"),
    ],
)
def test_a_redirect_is_read_by_the_same_rules(location: str, read: str) -> None:
    assert str(lead(HERE, location)) == read


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1\\@news.example/", "\\\\127.0.0.1/", "/\\127.0.0.1/", "//user:secret@other.example/", "//user@other.example/",
        "https://news.example@127.0.0.1/", "file:///etc/passwd", "ftp://other.example/", "data:text/html,x", "http:x", "https:/other.example/", "http://", "//", "///x",
        "http://127.1/", "//0x7f.1/", "//2130706433/", "/a b", "/a\tb", "/\x1b]0;x\x07", "//[::1", "//[fe80::1%eth0]/", "//x:0/",
        "//ex%61mple.org/", "/\xe2\x80\xaegro", "http://a\xef\xbc\x8fb.example/",
    ],
)  # fmt: skip
def test_a_redirect_to_what_is_no_address_is_refused(location: str) -> None:
    with pytest.raises(UnfitAddressError):
        lead(HERE, location)


@given(st.text(max_size=60))
def test_whatever_is_read_is_read_again_as_the_same(text: str) -> None:
    for read, given_ in ((parse, f"http://{text}"), (partial(lead, HERE), text)):
        try:
            address = read(given_)
        except UnfitAddressError:
            continue
        assert isinstance(address, WebAddress)
        assert str(address).isascii()
        assert parse(str(address)) == address


SECRETS = (
    "http://user:sEcret@example.org/", "http://sEcret@example.org/", "https://user:sEcret@example.org:8443/x", "user:sEcret@example.org/x",
    "http:/user:sEcret@example.org/", "http:user:sEcret@example.org/", "http:\\\\user:sEcret@example.org\\x",
    "http://user:sEcret\\@example.org/", "http://user:sEcret%40example.org/", "http://user:sEc ret@example.org/", "ftp://user:sEcret@example.org/",
    "http://user:sEcret＠example.org/", "http://user:sEcret@127.1/", "http://user:sEcret@", "http://user:sEcret@example.org\n/",
)  # fmt: skip


@pytest.mark.parametrize("text", SECRETS)
def test_a_password_is_never_repeated(text: str) -> None:
    assert may_hold_a_secret(text)
    with pytest.raises(IngestError) as raised:
        given_address(text)
    assert "name or a password" in str(raised.value)
    assert "sEc" not in str(raised.value)


@pytest.mark.parametrize(
    "text", ["report.txt", "a@b.txt", "C:/texts/report.txt", "https://example.org/page", "notes: flood.txt"]
)
def test_a_file_is_not_taken_for_a_password(text: str) -> None:
    assert not may_hold_a_secret(text)
