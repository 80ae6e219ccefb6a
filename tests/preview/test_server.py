"""The preview's server from outside: who is answered, with what, and how it ends."""

from __future__ import annotations

import asyncio
import http.client
import json
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from site_builder.build.options import Options
from tests.cases_on_disk import BASE
from tests.preview.serving import Preview, eventually, previewing
from tests.sites import built_files

DAMAGE = "content/claims/damage.md"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of the tiny site that no test changes."""
    import shutil

    site = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("served") / "site"))
    damage = site / DAMAGE
    damage.write_text(
        damage.read_text(encoding="utf-8").replace("verdict:", "aliases: [old]\nverdict:"), encoding="utf-8"
    )
    with previewing(site) as preview:
        yield preview


def get(preview: Preview, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask for a path; ``Host`` and ``Origin`` can be given."""
    parts = urlsplit(preview.address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def test_pages_come_with_productions_policy_and_the_script_and_are_otherwise_as_built(served: Preview) -> None:
    site = Path(f"/proc/{served.process.pid}/cwd").resolve()
    options = Options(base_url=served.address, drafts=True, preview=True)
    built = built_files(site, options)
    status, headers, body = get(served, "/claims/damage/")
    assert status == 200
    assert headers["Content-Security-Policy"] in built["_headers"].decode()
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    start, end = body.index(b'<script src="/_preview/'), body.index(b"</body>")
    assert body[:start] + body[end:] == built["claims/damage/index.html"]
    assert not [name for name, content in built.items() if b"_preview" in content]


def test_redirects_404_and_types_are_those_of_production(served: Preview) -> None:
    assert get(served, "/claims/old/")[0:1] == (301,)
    assert get(served, "/claims/old/")[1]["Location"] == "/claims/damage/"
    assert get(served, "/claims?x=1")[1]["Location"] == "/claims/?x=1"
    status, _, body = get(served, "/no/such/page")
    assert status == 404
    assert b"There is no page at this address" in body
    assert get(served, "/feed.xml")[1]["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert get(served, "/%2e%2e/content/site.yaml")[0] == 404
    assert get(served, "/_headers")[0] == 404


def test_a_page_that_is_known_is_not_sent_again_and_head_sends_none(served: Preview) -> None:
    _, headers, _ = get(served, "/")
    assert get(served, "/", **{"If-None-Match": headers["Etag"]})[0] == 304
    assert get(served, "/", method="HEAD")[2] == b""
    assert get(served, "/", method="POST")[0] == 405


@pytest.mark.parametrize(
    "path", ["/", "/claims.json", "/_preview/", "/_preview/news?path=/&shown=&told=", "/livereload"]
)
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_other_names_and_other_sites_are_refused(served: Preview, path: str, headers: dict[str, str]) -> None:
    status, given, body = get(served, path, **headers)
    assert status == 403
    assert "Access-Control-Allow-Origin" not in given
    assert body.startswith(b"The preview ")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("mode", ["navigate", "no-cors", "cors", "websocket"])
@pytest.mark.parametrize("dest", ["document", "object", "iframe", "image", "script", "empty"])
def test_another_site_gets_one_answer_whatever_is_there(served: Preview, site: str, mode: str, dest: str) -> None:
    asks = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    paths = (
        "/claims/damage/",
        "/claims/nope/",
        "/claims/old/",
        "/claims",
        "/claims/damage/claim.bib",
        "/claims.csv",
        "/_preview/",
    )
    answers = [get(served, path, **asks) for path in paths]
    for _, headers, _ in answers:
        headers.pop("Date")
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0] == 403


@pytest.mark.parametrize("site", ["none", "same-origin"])
def test_the_reader_and_the_previews_own_pages_are_answered(served: Preview, site: str) -> None:
    asks = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert get(served, "/claims/damage/", **asks)[0] == 200
    assert get(served, "/claims/nope/", **asks)[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/claims/damage/",
        "/embed/claims/damage/",
        "/claims/nope/",
        "/claims/old/",
        "/claims",
        "/claims.json",
        "/_preview/",
        "/_preview/preview.js",
        "/_preview/news",
        "/_preview/livereload.js",
        "/livereload",
    ],
)
def test_no_answer_can_be_framed_or_loaded_by_another_site(served: Preview, path: str) -> None:
    _, headers, _ = get(served, path)
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_news_are_the_newest_page_or_nothing(served: Preview) -> None:
    first = json.loads(get(served, "/_preview/news?path=/claims/damage/&shown=&told=")[2])
    assert "<h1>" in first["page"]["html"]
    known = json.loads(get(served, f"/_preview/news?path=/claims/damage/&shown={first['page']['digest']}&told=")[2])
    assert known == {"page": None, "notice": None}
    assert get(served, "/_preview/news")[0] == 400


def connect(preview: Preview, origin: str | None) -> WebSocketClientConnection:
    async def open_it() -> WebSocketClientConnection:
        headers = {"Origin": origin} if origin else {}
        return await websocket_connect(
            HTTPRequest(preview.address.replace("http", "ws") + "livereload", headers=headers)
        )

    return asyncio.run(open_it())


def test_a_websocket_from_another_site_is_refused(served: Preview) -> None:
    with pytest.raises(HTTPClientError, match="403"):
        connect(served, "http://evil.example")


@pytest.mark.parametrize(
    "message",
    ["no json", "[]", "[" * 60_000, "3", '{"command": "info"}', '{"command": "info", "plugins": 1, "url": ""}'],
)
def test_a_websocket_that_talks_nonsense_is_closed_and_nothing_else_happens(served: Preview, message: str) -> None:
    async def talk() -> None:
        origin = {"Origin": served.address.rstrip("/")}
        socket = await websocket_connect(
            HTTPRequest(served.address.replace("http", "ws") + "livereload", headers=origin)
        )
        await socket.write_message(message)
        assert await asyncio.wait_for(socket.read_message(), 20) is None
        socket.close()

    asyncio.run(talk())
    assert get(served, "/")[0] == 200
    assert "Traceback" not in served.text


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_with_zero_when_told_and_leaves_nothing(tiny: Path, number: signal.Signals) -> None:
    before = sorted(tiny.rglob("*"))
    with previewing(tiny) as preview:
        assert preview.end(number) == 0
        eventually(lambda: "The preview has ended." in preview.text)
        assert "Traceback" not in preview.text
    assert sorted(tiny.rglob("*")) == before, "nothing is written to the site's folder"


def test_it_ends_at_once_even_while_it_builds_and_pages_are_open(tiny: Path) -> None:
    with previewing(tiny) as preview:
        parts = urlsplit(preview.address)
        with socket.create_connection((parts.hostname, parts.port)):
            (tiny / DAMAGE).write_text("x", encoding="utf-8")
            started = time.monotonic()
            assert preview.end() == 0
            assert time.monotonic() - started < 10


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes and threads are counted in /proc")
def test_saves_leave_no_process_and_no_thread(tiny: Path) -> None:
    counted = set()
    with previewing(tiny) as preview:
        for number in range(4):
            (tiny / "content/pages/more.md").write_text(f"---\ntitle: More {number}\n---\nWords.\n", encoding="utf-8")
            eventually(lambda number=number: f"More {number}".encode() in get(preview, "/more/")[2])  # type: ignore[misc]
            counted.add((preview.threads(), len(preview.children())))
    assert len(counted) == 1


def test_a_site_that_is_broken_at_the_start_is_served_with_what_is_wrong(tiny: Path) -> None:
    path = tiny / DAMAGE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("about 3 million", "about 4 million"), encoding="utf-8")
    with previewing(tiny) as preview:
        status, headers, body = get(preview, "/claims/damage/")
        assert status == 503
        assert b"These words do not stand in seeds/flood.txt." in body
        assert "Content-Security-Policy" in headers
        assert "There is no page yet." in preview.text
        path.write_text(text, encoding="utf-8")
        eventually(lambda: get(preview, "/claims/damage/")[0] == 200)


def test_drafts_are_shown_and_marked(tiny: Path) -> None:
    path = tiny / DAMAGE
    path.write_text(path.read_text(encoding="utf-8").replace("verdict:", "status: draft\nverdict:"), encoding="utf-8")
    with previewing(tiny) as preview:
        assert b"Draft" in get(preview, "/claims/damage/")[2]
        board = get(preview, "/_preview/")[2].decode()
        assert DAMAGE in board.split('id="drafts"', 1)[1].split('id="reviews"')[0]


def test_the_next_port_is_taken_and_said_in_one_sentence(tiny: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with previewing(tiny, "--port", str(port)) as preview:
            chosen = urlsplit(preview.address).port
            assert preview.lines[0] == f"Port {port} is in use, so the preview takes {chosen}.\n"
            assert get(preview, "/")[0] == 200


def test_a_host_that_others_can_reach_is_told_with_a_code_for_a_phone(tiny: Path) -> None:
    with previewing(tiny, "--host", "0.0.0.0") as preview:  # noqa: S104
        assert "0.0.0.0" not in preview.address  # noqa: S104
        assert "drafts included" in preview.text
        assert sum("█" in line or "▀" in line for line in preview.lines) > 10
    with previewing(tiny) as preview:
        assert "▀" not in preview.text


def test_open_opens_one_tab_once(tiny: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(opened)!r}, 'a').write(sys.argv[1] + '\\n')\n", encoding="utf-8"
    )
    browser.chmod(0o755)
    with previewing(tiny, "--open", BROWSER=f"{browser} %s") as preview:
        eventually(opened.exists)
        (tiny / "content/pages/more.md").write_text("---\ntitle: More\n---\nWords.\n", encoding="utf-8")
        eventually(lambda: get(preview, "/more/")[0] == 200)
        assert opened.read_text(encoding="utf-8") == preview.address + "\n"
