"""``site-builder serve``."""

from __future__ import annotations

import asyncio
import logging
import sys
import webbrowser
from pathlib import Path
from threading import Thread

import click
import segno

from site_builder.build.options import Options
from site_builder.cli._console import WholeNumber, echo, fail, site_option, theme_option
from site_builder.cli._findings import print_findings
from site_builder.content.theme_folders import bundled_themes
from site_builder.findings.finding import Finding
from site_builder.findings.terminal_text import summary_of
from site_builder.preview.allowed_hosts import NoFreePortError, is_local, open_listener, preview_address, reachable_name
from site_builder.preview.server import preview
from site_builder.preview.session import Told
from site_builder.preview.snapshot import Builder


@click.command(
    epilog="\b\nExamples:\n  site-builder serve --open\n  site-builder serve --port 8080\n  site-builder serve --host 0.0.0.0      also for a phone on the same network"
)
@site_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; 0.0.0.0 is every address of this machine, for others on the same network.",
)
@click.option(
    "--port",
    default=5500,
    show_default=True,
    type=WholeNumber(1, 65535),
    help="The port to listen on, or the next that is free.",
)
@theme_option
@click.option("--open", "open_tab", is_flag=True, help="Open the site in a tab of the browser, once.")
def serve(site: Path, host: str, port: int, theme: str | None, open_tab: bool) -> None:
    """Preview the site, drafts included; every open page follows what you save.

    While something is wrong the last good page stays, with a banner that says what is wrong; it is printed here, too.
    /_preview/ is the editor's dashboard. Nothing is written to disk. Share cards and the search index are left out,
    so that a change shows at once; `site-builder build` makes them.
    """
    try:
        listener = open_listener(host, port)
    except NoFreePortError as error:
        fail(str(error))
    chosen = listener.getsockname()[1]
    address = preview_address(reachable_name(host), chosen)
    if chosen != port:
        echo(f"Port {port} is in use, so the preview takes {chosen}.")
    echo(f"Preview at {address} (stop with Ctrl-C), dashboard at {address}_preview/")
    if not is_local(host):
        _show_code(address)
    if open_tab:
        _open_tab(address)

    print_logs()
    site = site.absolute()  # Saves are reported with whole paths.
    builder = Builder(site, Options(base_url=address, theme=theme, drafts=True, preview=True))
    bundled = bundled_themes().resolve()
    beside = () if bundled == (site / "themes").resolve() else (bundled,)
    try:
        asyncio.run(preview(site, beside, builder, listener, host, _Teller(site)))
    except KeyboardInterrupt:
        pass
    except OSError as error:
        fail(f"Saves cannot be noticed: {error.strerror or error}.")
    echo("The preview has ended.")


class _Teller:
    """Prints the result of each build; the same findings are not printed twice in a row."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._last: tuple[Finding, ...] | None = None

    def __call__(self, told: Told) -> None:
        snapshot = told.snapshot
        if snapshot.findings == self._last and told.batch.paths is None:
            return
        if snapshot.findings != self._last:
            print_findings(snapshot.findings)
        self._last = snapshot.findings
        stays = "" if snapshot.good else " The last good pages stay." if snapshot.files else " There is no page yet."
        echo(f"{told.batch.named(self._site)}: {summary_of(snapshot.findings)} ({told.seconds * 1000:.0f} ms).{stays}")


def print_logs() -> None:
    """Print the log of the server's library like everything else, because it may quote a request."""

    class Printer(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            echo(*self.format(record).splitlines(), err=True)

    logging.getLogger().addHandler(Printer(logging.WARNING))


def _show_code(address: str) -> None:
    """Print the address as a QR code for a phone's camera."""
    echo("Whoever is on the same network can see it, drafts included. For a phone:")
    segno.make(address, error="m").terminal(out=sys.stdout, compact=True)


def _open_tab(address: str) -> None:
    """Open a tab without waiting for the browser."""
    Thread(target=webbrowser.open_new_tab, args=(address,), daemon=True).start()
