"""The preview: the site on this machine, built anew whenever a file is saved.

livereload serves the pages, watches the folders and tells the browser to reload. The pages lie in a folder of
their own, which goes when the preview ends; nothing is written to the site's folder.
"""

from __future__ import annotations

import errno
import socket
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path

from site_builder.pipeline import Checked, Options, build_site, is_publishable
from site_builder.report.text import render_findings
from site_builder.write import write

WATCHED = ("content", "seeds", "themes")
TRIES = 50
"""How many ports are tried, one after the other."""


class NoFreePortError(Exception):
    """There is no port to listen on, or no such address on this machine."""


def free_port(host: str, first: int) -> int:
    """Return the first port from ``first`` on that can be listened on."""
    for port in range(first, min(first + TRIES, 65536)):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except PermissionError:
                continue
            except OSError as error:
                if isinstance(error, socket.gaierror) or error.errno not in _IN_USE:
                    raise NoFreePortError(f"The preview cannot listen on {host}: {error.strerror}.") from None
            else:
                return port
    raise NoFreePortError(f"No port from {first} to {first + TRIES - 1} is free. Choose another with --port.")


_IN_USE = {errno.EADDRINUSE}


def preview(root: Path, host: str, port: int, theme: str | None, tell: Callable[[Checked], None]) -> None:
    """Serve the site in ``root`` until interrupted; ``tell`` is called with what came of each build."""
    from livereload import Server

    options = Options(base_url=f"http://{host}:{port}/", theme=theme, drafts=True)
    with tempfile.TemporaryDirectory(prefix="site-builder-") as folder:
        out = Path(folder) / "site"

        def rebuild() -> None:
            checked = build_site(root, out, options)
            if not is_publishable(checked, options) and not out.exists():
                write({"index.html": _nothing_yet(checked)}, out)
            tell(checked)

        rebuild()
        server = Server()
        for watched in WATCHED:
            server.watch(str(root / watched), rebuild)
        server.serve(root=str(out), host=host, port=port, open_url=False)


def _nothing_yet(checked: Checked) -> bytes:
    """Return a page to show while there is no good build: what is wrong, as text."""
    findings = escape(render_findings(checked.findings, colour=False))
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Not built yet</title></head>"
        f"<body><h1>Not built yet</h1><pre>{findings}</pre></body></html>\n"
    ).encode()
