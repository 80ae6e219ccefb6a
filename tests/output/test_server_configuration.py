"""The configuration of servers of one's own: each is started with what is printed, where it is installed, and asked."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from site_builder.output.host_rule_files import header_rules, redirect_rules
from site_builder.output.server_configuration import SERVERS, ServedSite
from tests.skipping import lacking

_HEADERS = (
    "/*\n  X-Content-Type-Options: nosniff\n  Content-Security-Policy: default-src 'self'\n"
    "/claims/*\n  X-Frame-Options: DENY\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
    '/sources/:id/annotations/*\n  Content-Type: application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"\n'
    "/sources/*/seed.txt\n  Content-Type: text/plain; charset=utf-8\n  Content-Security-Policy: sandbox\n"
    "/feed.xml\n  Content-Type: application/atom+xml; charset=utf-8\n"
)
_REDIRECTS = "/claims/old/* /claims/new/:splat 301\n"
_FILES = {
    "index.html": "home",
    "404.html": "nothing here",
    "claims/new/index.html": "new",
    "claims/old/index.html": "moved",
    "assets/site.css": "a{}",
    "sources/a/seed.txt": "words",
    "sources/a/annotations/2.json": "{}",
    "feed.xml": "<feed/>",
    "_headers": _HEADERS,
    "_redirects": _REDIRECTS,
}
_PATIENCE = 60.0
_DEBIAN_MODULES = Path("/usr/lib/apache2/modules")


def _published(folder: Path, below: str = "") -> ServedSite:
    rules = tuple(header_rules(_HEADERS)), tuple(redirect_rules(_REDIRECTS))
    return ServedSite(str(folder), "", *rules, path=below)


@pytest.mark.parametrize(
    ("server", "line"),
    [("nginx", "  listen 8461;"), ("caddy", "http://facts.test:8461 {"), ("apache", "<VirtualHost *:8461>")],
)
def test_it_listens_where_the_site_says(server: str, line: str) -> None:
    told = SERVERS[server](ServedSite("/srv/facts", "facts.test", (), (), 8461))
    assert line in told.splitlines()


@pytest.mark.parametrize(
    ("server", "where"),
    [("nginx", "http { }"), ("nginx", "conf.d"), ("caddy", "Caddyfile"), ("apache", "sites-available")],
)
def test_it_begins_with_where_it_belongs_and_what_may_be_changed(server: str, where: str) -> None:
    told = SERVERS[server](ServedSite("/srv/facts", "facts.test", (), (), 8461))
    head = [line for line in told.splitlines()[:4] if line.startswith("# ")]
    assert where in " ".join(head)
    assert "The port (8461), the name (facts.test) and the folder are yours to change." in " ".join(head)


@pytest.mark.parametrize("server", SERVERS)
def test_every_rule_is_told(server: str) -> None:
    told = SERVERS[server](_published(Path("/srv/facts"))).replace("\\'", "'").replace('\\"', '"')
    for rule in header_rules(_HEADERS):
        assert f"^{rule.expression}$" in told
        assert rule.value in told
    assert "^/claims/old/(.*)$" in told
    assert "/404.html" in told
    assert "/srv/facts" in told


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that servers may read, which give up the rights of the superuser."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize("below", ["", "/facts", "/a.b/check"])
@pytest.mark.parametrize("server", SERVERS)
def test_a_server_sends_what_hosts_send(server: str, below: str, open_folder: Path) -> None:
    folder = open_folder / "public"
    for name, text in _FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    with _serving(server, SERVERS[server](_published(folder, below)), open_folder) as port:
        for path in (
            "/",
            "/claims/new/",
            "/assets/site.css",
            "/sources/a/seed.txt",
            "/sources/a/annotations/2.json",
            "/feed.xml",
        ):
            said, body = _ask(port, below + path)
            assert (said.status, body) == (200, _FILES[path[1:] + "index.html" * path.endswith("/")])
            sent = {rule.name: rule.value for rule in header_rules(_HEADERS) if re.fullmatch(rule.expression, path)}
            assert {name: said.getheader(name) for name in sent} == sent
            assert said.getheader("Cache-Control") == sent.get("Cache-Control", "public, max-age=0, must-revalidate")
        for path in ("/nothing", "/claims/nothing/", "/_headers", "/_redirects"):
            said, body = _ask(port, below + path)
            assert (said.status, body) == (404, "nothing here")
            assert said.getheader("Content-Security-Policy") == "default-src 'self'"
        for path, target in (
            ("/claims/old/", "/claims/new/"),
            ("/claims/old/x.json", "/claims/new/x.json"),
            ("/claims/new", "/claims/new/"),
            *((("", "/"),) if below else ()),
        ):
            said, _ = _ask(port, below + path)
            assert said.status in (301, 308)
            assert re.sub(r"^https?://[^/]*", "", said.getheader("Location") or "") == below + target


@pytest.mark.parametrize("server", SERVERS)
def test_a_site_below_a_path_is_served_nowhere_else(server: str, open_folder: Path) -> None:
    folder = open_folder / "public"
    folder.mkdir()
    for name in ("index.html", "404.html"):
        (folder / name).write_text(_FILES[name])
    with _serving(server, SERVERS[server](_published(folder, "/facts")), open_folder) as port:
        for path in ("/", "/index.html", "/factsheet", "/factsheet/", "/other/facts/", "/facts/../index.html"):
            assert _ask(port, path)[0].status in (400, 404), path


def _ask(port: int, path: str) -> tuple[HTTPResponse, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)) as connection:
        connection.request("GET", path)
        said = connection.getresponse()
        return said, said.read().decode()


@contextmanager
def _serving(server: str, configuration: str, folder: Path) -> Iterator[int]:
    """Start a server with a configuration of ours on a free port of this machine, and lend the port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen(
        _START[server](configuration, folder, port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + _PATIENCE
    while time.monotonic() < ends and process.poll() is None:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not take its configuration")


def _program(name: str) -> str:
    return shutil.which(name) or lacking(name, f"{name} is not installed")


def _nginx(configuration: str, folder: Path, port: int) -> list[str]:
    program, file = _program("nginx"), folder / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    types = "types { text/html html; text/css css; application/json json; text/plain txt; application/xml xml; }"
    there = configuration.replace("listen 80;", f"listen 127.0.0.1:{port};")
    file.write_text(
        f"daemon off; pid {folder}/pid;\nevents {{ }}\nhttp {{\n{types}\naccess_log off; {temporary}\n{there}}}\n"
    )
    return [program, "-c", str(file), "-e", str(folder / "error.log")]


def _caddy(configuration: str, folder: Path, port: int) -> list[str]:
    program, file = _program("caddy"), folder / "Caddyfile"
    there = configuration.replace(":80 {", f"http://127.0.0.1:{port} {{", 1)
    file.write_text(f"{{\n  admin off\n  storage file_system {folder}/storage\n}}\n{there}")
    return [program, "run", "--config", str(file), "--adapter", "caddyfile"]


def _apache(configuration: str, folder: Path, port: int) -> list[str]:
    program, file = _program("apache2"), folder / "apache.conf"
    if not _DEBIAN_MODULES.is_dir():
        lacking("apache2", "Apache's modules are not where Debian has them")
    modules = ("mpm_event", "authz_core", "dir", "mime", "headers", "alias", "filter", "deflate")
    loaded = "".join(f"LoadModule {name}_module {_DEBIAN_MODULES}/mod_{name}.so\n" for name in modules)
    there = configuration.replace("*:80", f"127.0.0.1:{port}", 1)
    own = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    own += f"Listen 127.0.0.1:{port}\nServerName facts\nPidFile {folder}/pid\nErrorLog {folder}/error.log\nTypesConfig /etc/mime.types\n"
    file.write_text(f"ServerRoot {folder}\nDefaultRuntimeDir {folder}\n{loaded}{own}{there}")
    return [program, "-f", str(file), "-DFOREGROUND"]


_START: dict[str, Callable[[str, Path, int], list[str]]] = {"nginx": _nginx, "caddy": _caddy, "apache": _apache}
