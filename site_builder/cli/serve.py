"""``site-builder serve``."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.cli.common import fail, print_findings, site_option, theme_option


@click.command(epilog="\b\nExample:\n  site-builder serve --port 8080")
@site_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=5500,
    show_default=True,
    type=click.IntRange(1, 65535),
    help="The port to listen on, or the next that is free.",
)
@theme_option
def serve(site: Path, host: str, port: int, theme: str | None) -> None:
    """Preview the site, drafts included, and reload the page whenever a file is saved.

    While something is wrong the last good pages stay, and what is wrong is printed here. Share cards and the search
    index are left out, so that a change shows at once; `site-builder build` makes them.
    """
    from site_builder.pipeline import Checked, is_publishable
    from site_builder.preview import NoFreePortError, free_port, preview
    from site_builder.report.text import summary_of

    def tell(checked: Checked) -> None:
        print_findings(checked.findings)
        stays = "" if is_publishable(checked) else " The last good pages stay."
        click.echo(f"Checked: {summary_of(checked.findings)}.{stays}")

    try:
        chosen = free_port(host, port)
    except NoFreePortError as error:
        fail(str(error))
    if chosen != port:
        click.echo(f"Port {port} is in use, so the preview takes {chosen}.")
    click.echo(f"Preview at http://{host}:{chosen}/ (stop with Ctrl-C), without search and share cards")
    preview(site, host, chosen, theme, tell)
