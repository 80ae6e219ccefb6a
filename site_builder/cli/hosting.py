"""``site-builder hosting``."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import click

from site_builder.cli._console import echo, fail, site_option
from site_builder.content.files import read_text
from site_builder.content.read_settings import NO_SETTINGS, load_settings
from site_builder.output.host_rule_files import header_rules, redirect_rules
from site_builder.output.host_rules import HEADERS_FILE, REDIRECTS_FILE
from site_builder.output.server_configuration import SERVERS, ServedSite

_EXAMPLES = """\
\b
Examples:
  site-builder hosting nginx > facts.conf
  site-builder hosting caddy --folder /srv/facts > Caddyfile
"""


@click.command(epilog=_EXAMPLES)
@click.argument("server", type=click.Choice(tuple(SERVERS)))
@site_option
@click.option(
    "--out", type=click.Path(path_type=Path), help="The folder published into (default: public in the site's folder)."
)
@click.option("--folder", metavar="PATH", help="Where the site lies on the server (default: where it was published).")
def hosting(server: str, site: Path, out: Path | None, folder: str | None) -> None:
    """Print the configuration of a web server that sends the published site with all its headers and redirects.

    Hosts such as Netlify and Cloudflare Pages read the files `_headers` and `_redirects` that a build writes; a server
    of your own does not. The same rules are printed for it, so print them again when pages were renamed. TLS is yours
    to set up, but for Caddy, which does it itself.
    """
    out = out or site / "public"
    headers, redirects = (_read(out, name) for name in (HEADERS_FILE, REDIRECTS_FILE))
    base = load_settings(site)[0].record.base_url
    address = urlsplit("" if base == NO_SETTINGS.record.base_url else base)
    # TLS is set up by hand, so only the port of a plain address is one to listen on.
    port = (address.port if address.scheme == "http" else None) or 80
    rules = tuple(header_rules(headers)), tuple(redirect_rules(redirects))
    name, path = address.hostname or "", address.path.rstrip("/")
    published = ServedSite(folder or str(out.resolve()), name, *rules, port, path)
    echo(*SERVERS[server](published).splitlines())


def _read(out: Path, name: str) -> str:
    text = read_text(out, name)
    if not isinstance(text, str):
        fail(f"{out} holds no published site: it has no {name}. Run `site-builder build` first.")
    return text
