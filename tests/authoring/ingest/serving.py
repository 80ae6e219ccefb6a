"""A real server on loopback that behaves well or badly, as the path that is asked for says."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

PARAGRAPHS = (
    "The river rose by two metres on Monday night, the council said. It was the highest level in forty years, and the old bridge was closed to all traffic at once.",
    "“Nobody was hurt,” the mayor told reporters in the café on the bridge, “and nobody will be left without help.” The damage will cost the town about 3 million euros.",
    "The bridge will be open again in April, when the water has gone down and its pillars have been looked at by divers.",
)
PAGE = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>River rises by two metres | The Valley News</title>
<meta property="og:site_name" content="The Valley News"><meta property="og:title" content="River rises by two metres">
<meta name="author" content="Ann Reporter; Ben Writer"><meta property="article:published_time" content="2026-03-02T08:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>River rises by two metres</h1>
<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></article><footer>Subscribe to our letter today.</footer></body></html>
"""


@cache
def bomb() -> bytes:
    """Return little that unpacks to much; it is made before anybody waits for it."""
    return gzip.compress(b"<p>" + b" " * 50_000_000)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are what is tested here."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        getattr(self, f"answer_{self.path.strip('/').partition('?')[0].replace('-', '_')}", self.answer_nothing)()

    def log_message(self, *_: object) -> None: ...

    def send(
        self, body: bytes, *headers: tuple[str, str], status: int = 200, kind: str = "text/html; charset=utf-8"
    ) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), *headers):
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def lead(self, target: str, status: int = 302) -> None:
        self.send(b"", ("Location", target), status=status)

    def answer_nothing(self) -> None:
        self.send(b"<h1>No</h1>", status=404)

    def answer_page(self) -> None:
        self.send(PAGE.encode())

    def answer_moved(self) -> None:
        self.lead("/moved-again", 301)

    def answer_moved_again(self) -> None:
        self.lead(f"http://127.0.0.1:{self.server.server_port}/page", 307)  # type: ignore[attr-defined]

    def answer_circle(self) -> None:
        self.lead("/circle-back")

    def answer_circle_back(self) -> None:
        self.lead("/circle")

    def answer_on(self) -> None:
        number = int(self.path.partition("?")[2] or 0)
        self.lead(f"/on?{number + 1}")

    def answer_to_a_file(self) -> None:
        self.lead("file:///etc/passwd")

    def answer_to_a_password(self) -> None:
        self.lead("http://user:sEcret@127.0.0.1/")

    def answer_to_a_backslash(self) -> None:
        self.lead("http://example.org\\@127.0.0.1/")

    def answer_to(self) -> None:
        self.lead(unquote(self.path.partition("?")[2]))

    def answer_to_nowhere(self) -> None:
        self.send(b"", status=302)

    def answer_forbidden(self) -> None:
        self.send(b"Pay!", status=403)

    def answer_broken(self) -> None:
        self.send(b"Oh.", status=500)

    def answer_latin(self) -> None:
        self.send(PAGE.replace('<meta charset="utf-8">', "").encode("cp1252"), kind="text/html; charset=iso-8859-1")

    def answer_latin_in_page(self) -> None:
        self.send(PAGE.replace('charset="utf-8"', 'charset="windows-1252"').encode("cp1252"), kind="text/html")

    def answer_wrong_charset(self) -> None:
        self.send(PAGE.encode("cp1252"))

    def answer_odd_charset(self) -> None:
        self.send(PAGE.encode("cp1252"), kind="text/html; charset=klingon")

    def answer_says_latin_is_utf8(self) -> None:
        self.send(PAGE.encode(), kind="text/html; charset=iso-8859-1")

    def answer_utf16(self) -> None:
        self.send(PAGE.replace('<meta charset="utf-8">', "").encode("utf-16"), kind="text/html")

    def answer_packed(self) -> None:
        self.send(gzip.compress(PAGE.encode()), ("Content-Encoding", "gzip"))

    def answer_bomb(self) -> None:
        self.send(bomb(), ("Content-Encoding", "gzip"))

    def answer_packed_in_two(self) -> None:
        page = PAGE.encode()
        self.send(gzip.compress(page[:500]) + gzip.compress(page[500:]), ("Content-Encoding", "gzip"))

    def answer_packed_short(self) -> None:
        self.send(gzip.compress(PAGE.encode())[:-20], ("Content-Encoding", "gzip"))

    def answer_packed_oddly(self) -> None:
        self.send(b"?", ("Content-Encoding", "br"))

    def answer_pdf(self) -> None:
        self.send(b"%PDF-1.7 \x00\x01", kind="application/pdf")

    def answer_pdf_as_page(self) -> None:
        self.send(b"%PDF-1.7 \x00\x01")

    def answer_picture(self) -> None:
        self.send(b"\x89PNG\r\n\x00", kind="image/png")

    def answer_picture_as_page(self) -> None:
        self.send(b"<p>\x00\x01\x02")

    def answer_json(self) -> None:
        self.send(b"{}", kind="application/json")

    def answer_empty(self) -> None:
        self.send(b"")

    def answer_no_article(self) -> None:
        self.send(b'<!doctype html><html><body><div id="app"></div><script src="app.js"></script></body></html>')

    def answer_text(self) -> None:
        self.send(
            "A café by the river.\r\nNobody was hurt.\n".encode("cp1252"), kind="text/plain; charset=windows-1252"
        )

    def answer_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>more and more</p>" * 4096)

    def answer_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def answer_silent(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html>")
        self.wfile.flush()
        time.sleep(30)

    def answer_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self._drip(PAGE.encode())

    def answer_drip_of_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self._drip(b"X-Slow: " + b"x" * 1000)

    def _drip(self, content: bytes) -> None:
        for byte in content:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.2)


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[str]:
    """Serve on an address of loopback, and give the address to put a path behind."""
    bomb()
    server = Server((host, 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
