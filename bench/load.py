"""How fast a web server gives out a built site: nginx and wrk on this machine, over the loopback device.

``python -m bench.load --claims 1000`` makes a corpus, builds it, serves it with nginx on a free port of 127.0.0.1 and asks
for pages with wrk for a few seconds each: one page, all claim pages in random order, a revalidation that is answered with
304. ``--site FOLDER`` serves a folder that is already built. Options that are not known here go to ``site-builder build``.
The build puts compressed siblings beside its files (``--precompress``), and nginx sends those to what asks as browsers do:
``.gz``, and ``.br`` where it has the module for them (Debian: ``libnginx-mod-http-brotli-static``). With
``--no-precompress`` the files themselves are sent.

Both programs come from the system (Debian: ``apt-get install nginx wrk``). They share the processor, so a server of its
own would do better; what is measured is the site's part: how large its pages are, and that they are plain files.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

from bench import corpus
from bench.builds import SITE_BUILDER
from bench.measuring import MIB, machine, table

SCRIPT = Path(__file__).with_name("load.lua")
THREADS = 2
STARTING_SECONDS = 10
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a name, the addresses, and the headers of each request."""

    name: str
    addresses: tuple[str, ...]
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of it: answers and MiB for each second, the median and the 99th percentile in ms, and failures."""

    rate: float
    mebibytes: float
    median: float
    slowest: float
    failed: int


def configuration(site: Path, folder: Path, port: int) -> str:
    """Return nginx's configuration: static files, no log, hashed assets cached for ever, pages revalidated."""
    gzipped = any(site.glob("*.gz"))
    brotli = BROTLI.is_file() and any(site.glob("*.br"))
    return f"""
{f"load_module {BROTLI};" if brotli else ""}
daemon off;
{"user root;" if os.geteuid() == 0 else ""}
worker_processes auto;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  types {{
    text/html html; text/css css; text/javascript js; application/json json; application/xml xml; text/csv csv;
    image/svg+xml svg; image/png png; font/woff2 woff2; text/plain txt bib;
  }}
  default_type application/octet-stream;
  charset utf-8;
  charset_types text/css text/javascript application/json text/csv text/plain;
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=20000 inactive=60s;
  gzip_static {"on" if gzipped else "off"};
  {"brotli_static on;" if brotli else ""}
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {site};
    error_page 404 /404.html;
    location / {{ add_header Cache-Control "no-cache"; }}
    location /assets/ {{ add_header Cache-Control "public, max-age=31536000, immutable"; }}
  }}
}}
"""


@contextmanager
def serving(site: Path) -> Iterator[int]:
    """Serve a folder with nginx on a free port of the loopback device, and lend the port."""
    with tempfile.TemporaryDirectory(prefix="site-builder-nginx-") as name:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        settings = Path(name, "nginx.conf")
        settings.write_text(configuration(site.resolve(), Path(name), port))
        server = subprocess.Popen(["nginx", "-c", str(settings), "-e", f"{name}/error.log"])
        try:
            _wait_for(server, port, Path(name, "error.log"))
            yield port
        finally:
            server.terminate()
            server.wait(timeout=STARTING_SECONDS)


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    limit = monotonic() + STARTING_SECONDS
    while monotonic() < limit and server.poll() is None:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    sys.exit(f"nginx did not start: {log.read_text() if log.exists() else 'no reason given'}")


def ask(asked: Asked, port: int, connections: int, seconds: int) -> Answered:
    """Ask for the addresses as fast as the answers come, for some seconds over some connections."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as addresses:
        addresses.write("\n".join(asked.addresses))
        addresses.flush()
        headers = [part for header in asked.headers for part in ("--header", header)]
        limits = ["--threads", str(THREADS), "--connections", str(connections), "--duration", f"{seconds}s"]
        command = ["wrk", *limits, *headers, "--script", str(SCRIPT), f"http://127.0.0.1:{port}/"]
        environment = {**os.environ, "BENCH_ADDRESSES": addresses.name}
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    line = next(line for line in run.stdout.splitlines() if line.startswith("BENCH "))
    requests, micros, size, median, slowest, failed = map(int, line.split()[1:])
    took = micros / 1e6
    return Answered(requests / took, size / took / MIB, median / 1000, slowest / 1000, failed)


def questions(site: Path, port: int) -> Iterator[Asked]:
    """Yield what is asked of a site."""
    browser = ("Accept-Encoding: gzip, deflate, br",)
    claims = tuple(f"/claims/{path.parent.name}/" for path in sorted(site.glob("claims/*/claim.json")))
    sources = tuple(f"/sources/{path.parent.name}/" for path in sorted(site.glob("sources/*/index.html")))
    yield Asked("the front page", ("/",), browser)
    yield Asked("one claim page", claims[:1], browser)
    yield Asked(f"all {len(claims):,} claim pages", claims, browser)
    yield Asked(f"all {len(sources):,} source pages", sources, browser)
    yield Asked("one claim page, unchanged (304)", claims[:1], (*browser, f"If-None-Match: {_tag(port, claims[0])}"))
    yield Asked("one claim’s data", (f"{claims[0]}claim.json",), browser)


def _tag(port: int, address: str) -> str:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
    tag = connection.getresponse().getheader("ETag") or ""
    connection.close()
    return tag


def main() -> None:
    """Build if need be, serve, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1000, help="size of the corpus (default 1000)")
    parser.add_argument("--site", type=Path, help="a folder that is already built, in place of a corpus")
    parser.add_argument("--connections", type=int, default=64, help="connections at a time (default 64, at most 1000)")
    parser.add_argument("--seconds", type=int, default=5, help="how long each is asked for (default 5, at most 60)")
    chosen, options = parser.parse_known_args()
    if missing := [program for program in ("nginx", "wrk") if shutil.which(program) is None]:
        sys.exit(f"The load test needs {' and '.join(missing)}: apt-get install nginx wrk")
    if not (1 <= chosen.connections <= 1000 and 1 <= chosen.seconds <= 60):
        parser.error("--connections is 1 to 1000, --seconds 1 to 60.")
    with tempfile.TemporaryDirectory(prefix="site-builder-bench-") as name:
        site = chosen.site or _built(Path(name), chosen.claims, options)
        with serving(site) as port:
            print(
                f"{machine(site)}; nginx and wrk on the same cores, {chosen.connections} connections, {chosen.seconds} s each\n"
            )
            print(_report(site, port, chosen.connections, chosen.seconds))


def _built(folder: Path, claims: int, options: list[str]) -> Path:
    corpus.generate(folder / "site", claims)
    build = (*SITE_BUILDER, "build", "--site", str(folder / "site"), "--out", str(folder / "public"))
    subprocess.run(
        [*build, "--no-cards", "--no-search", "--precompress", *options], check=True, stdout=subprocess.DEVNULL
    )
    return folder / "public"


def _report(site: Path, port: int, connections: int, seconds: int) -> str:
    rows = []
    for asked in questions(site, port):
        got = ask(asked, port, connections, seconds)
        size = got.mebibytes * 1024 / got.rate
        figures = (f"{got.rate:,.0f}", f"{got.median:.2f} ms", f"{got.slowest:.2f} ms", f"{size:.1f} KiB")
        rows.append([asked.name, *figures, f"{got.mebibytes:,.0f} MiB/s", f"{got.failed:,}"])
    return table(["", "answers a second", "median", "99 of 100 within", "size", "throughput", "failed"], rows)


if __name__ == "__main__":
    main()
