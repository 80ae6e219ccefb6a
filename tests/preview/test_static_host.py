"""Answers as a static host gives them, and the preview's script in them."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from site_builder.preview.script_tag import with_script
from site_builder.preview.static_host import Answer, answer, headers_for, is_page, redirect_of

FILES = {
    "index.html": b"<body>home</body>",
    "claims/x/index.html": b"<body>x</body>",
    "claims/x/claim.json": b"{}",
    "claims/old/index.html": b"<body>moved</body>",
    "assets/site.abc.css": b"a{}",
    "404.html": b"<body>nothing here</body>",
    "_headers": b"/*\n  X-All: yes\n  Strict-Transport-Security: max-age=1\n/assets/*\n  Cache-Control: immutable\n/*.json\n  Access-Control-Allow-Origin: *\n",
    "_redirects": b"# former addresses\n/claims/old/* /claims/x/:splat 301!\n/here /claims/x/ 302\n",
}


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/", 200, b"<body>home</body>"),
        ("/index.html", 200, b"<body>home</body>"),
        ("/claims/x/", 200, b"<body>x</body>"),
        ("/claims/x/claim.json", 200, b"{}"),
        ("/claims/", 404, b"<body>nothing here</body>"),
        ("/nowhere", 404, b"<body>nothing here</body>"),
        ("/_headers", 404, b"<body>nothing here</body>"),
        ("/../etc/passwd", 404, b"<body>nothing here</body>"),
    ],
)
def test_a_path_is_answered_with_its_file_or_the_404_page(path: str, status: int, body: bytes) -> None:
    found = answer(FILES, path)
    assert (found.status, found.body) == (status, body)


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/claims/x", 301, "/claims/x/"),
        ("/claims/old/", 301, "/claims/x/"),
        ("/claims/old/embed/", 301, "/claims/x/embed/"),
        ("/here", 302, "/claims/x/"),
    ],
)
def test_redirects_of_the_site_and_of_folders_lead_on_and_are_not_kept(path: str, status: int, location: str) -> None:
    found = answer(FILES, path)
    assert (found.status, found.location, found.headers["Cache-Control"]) == (status, location, "no-store")


def test_the_sites_headers_apply_but_for_those_that_would_do_harm_here() -> None:
    headers = answer(FILES, "/claims/x/claim.json").headers
    assert headers["X-All"] == "yes"
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert not {"Strict-Transport-Security", "Access-Control-Allow-Origin"} & set(headers)
    assert answer(FILES, "/assets/site.abc.css").headers["Cache-Control"] == "immutable"
    assert answer(FILES, "/").headers["Cache-Control"] == "no-cache"


def test_a_rule_for_a_pattern_meets_only_what_it_matches() -> None:
    rules = "/a/*/z.json\n  A: 1\n/*\n  B: 2\n/c/:id/*\n  C: 3\n"
    assert headers_for(rules, "/a/b/z.json") == {"A": "1", "B": "2"}
    assert headers_for(rules, "/a/z.jsonx") == {"B": "2"}
    assert headers_for(rules, "/c/x/y/z") == {"B": "2", "C": "3"}
    assert headers_for(rules, "/c/x") == headers_for(rules, "/c//x") == {"B": "2"}
    assert redirect_of("/a /b\n", "/a/") == (301, "/b")
    assert redirect_of("/a /b\n", "/ab") is None


def test_the_digest_names_status_body_and_place() -> None:
    page = Answer(HTTPStatus.OK, body=b"x")
    assert page.digest == Answer(HTTPStatus.OK, {"Other": "header"}, b"x").digest
    others = [
        Answer(HTTPStatus.NOT_FOUND, body=b"x"),
        Answer(HTTPStatus.OK, body=b"y"),
        Answer(HTTPStatus.OK, body=b"x", location="/"),
    ]
    assert page.digest not in {other.digest for other in others}


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        (b"<p>a</p></body></html>", b"<p>a</p>", b"</body></html>"),
        (b"<p>a</p></BODY ></html>", b"<p>a</p>", b"</BODY ></html>"),
        (b"<code>&lt;/body></code></body>\n", b"<code>&lt;/body></code>", b"</body>\n"),
        (b"<p>no end", b"<p>no end", b""),
    ],
)
def test_the_script_stands_before_the_end_of_the_body(body: bytes, before: bytes, after: bytes) -> None:
    page = Answer(HTTPStatus.OK, {"Content-Type": "text/html"}, body)
    sent = with_script(page)
    assert is_page(page)
    assert sent.startswith(before + b'<script src="/_preview/preview.js" data-preview="')
    assert sent.endswith(b'" data-status="200"></script>' + after)
