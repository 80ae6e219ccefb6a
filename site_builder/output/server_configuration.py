"""The rules of ``_headers`` and ``_redirects`` for servers that read neither: nginx, Caddy and Apache.

Each writes what such a server needs to send a published site as its hosts do: every header, the content types that it does
not know, a redirect for each former address, the 404 page, and compressed siblings where there are any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from msgspec import Struct

from site_builder.output.host_rule_files import HeaderRule, RedirectRule

_TYPE = "Content-Type"
_REVALIDATE = HeaderRule("/*", "Cache-Control", "public, max-age=0, must-revalidate")
"""What is sent with all that may change: a browser asks whether it did."""
_OWN_FILES = "/_(headers|redirects)$"
"""The files with the rules themselves, which are nobody's business."""
_ELSEWHERE = (
    "  # The site has one path of this name. What else the name serves is yours to add; until then it is not found."
)


class ServedSite(Struct, frozen=True):
    """A published site: the folder on the server, the name that it answers to ("" for any), and the rules of the site.

    ``path`` is that of its address without the last slash, "" where the site has the name for itself.
    """

    folder: str
    name: str
    headers: Sequence[HeaderRule]
    redirects: Sequence[RedirectRule]
    port: int = 80
    path: str = ""

    @property
    def start(self) -> str:
        """The beginning of the path of each address, as an expression; servers compare it decoded."""
        return re.escape(unquote(self.path))

    def sent(self) -> Iterator[tuple[str, list[HeaderRule]]]:
        """Yield each header but the content type, with its rules, the one that counts most first."""
        rules = [rule for rule in (_REVALIDATE, *self.headers) if rule.name != _TYPE]
        for name in dict.fromkeys(rule.name for rule in rules):
            yield name, [rule for rule in reversed(rules) if rule.name == name]

    @property
    def types(self) -> list[HeaderRule]:
        """The rules for content types, the one that counts most first."""
        return [rule for rule in reversed(self.headers) if rule.name == _TYPE]


def _head(site: ServedSite, *where: str) -> tuple[str, ...]:
    """Return the comments with which a file begins: where it belongs, and what is to be changed by hand."""
    named = "any name" if not site.name else site.name
    yours = f"# The port ({site.port}), the name ({named}) and the folder are yours to change. The rest follows from the site:"
    return (
        *(f"# {line}" for line in where),
        yours,
        "# print it again with `site-builder hosting` when pages were renamed.",
    )


def nginx(site: ServedSite) -> str:
    """Return a file for nginx's folder ``conf.d``. Each header is a variable, since a location forgets those around it."""
    lines = [
        *_head(
            site,
            "For nginx. It belongs inside of `http { }`, outside of any `server { }`: as a file of its own in",
            "/etc/nginx/conf.d/, such as facts.conf, which nginx.conf includes there.",
        )
    ]
    for name, rules in site.sent():
        lines.append(f"map $uri ${_variable(name)} {{")
        lines += [f'  "~^{site.start}{rule.expression}$" {_quoted(rule.value)};' for rule in rules]
        lines += ['  default "";', "}"]
    lines += [
        "server {",
        f"  listen {site.port};",
        f"  server_name {site.name or '_'};",
        *([] if site.path else [f"  root {_quoted(site.folder)};"]),
    ]
    lines += [
        "  index index.html;",
        "  absolute_redirect off;",
        f"  error_page 404 {site.path}/404.html;",
        "  charset utf-8;",
    ]
    lines += ["  gzip_static on;", "  gzip_vary on;", "  gzip on;"]
    lines.append(
        "  gzip_types text/css text/csv text/javascript application/javascript application/json application/xml image/svg+xml;"
    )
    lines += [f"  add_header {name} ${_variable(name)} always;" for name, _ in site.sent()]
    lines += [
        f"  rewrite {_quoted(_source(rule, site.start))} {site.path}{_target(rule, '$1')} permanent;"
        for rule in site.redirects
    ]
    lines.append(f"  location ~ {_quoted(f'^{site.start}{_OWN_FILES}')} {{ return 404; }}")
    lines += [
        _nginx_location(site, f"{rule.expression}$", f"types {{ }} default_type {_quoted(rule.value)};")
        for rule in site.types
    ]
    if site.path:
        lines.append(_nginx_location(site, "/"))
        lines += [f"  location = {_quoted(unquote(site.path))} {{ return 301 {site.path}/; }}"]
        lines += [_ELSEWHERE, "  location / { return 404; }"]
    return _text((*lines, "}"))


def _nginx_location(site: ServedSite, rest: str, more: str = "") -> str:
    """Return what is sent for the addresses that an expression means; below a path the file's name is cut out of them."""
    if not site.path:
        return f"  location ~ {_quoted(f'^{rest}')} {{ {more} }}"
    cut = rest.removesuffix("$") if rest.endswith("$") else f"{rest}.*"
    return (
        f"  location ~ {_quoted(f'^{site.start}(?<file>{cut})$')} {{ alias {_quoted(site.folder + '$file')}; {more} }}"
    )


def caddy(site: ServedSite) -> str:
    """Return a Caddyfile. Within ``route`` the lines are followed as they stand, so that of two values the later one counts."""
    lines = [
        *_head(
            site,
            "For Caddy. This is a whole Caddyfile, such as /etc/caddy/Caddyfile; it may stand behind other sites in one.",
        ),
        f"{_at(site)} {{",
        f"  root * {_double(site.folder)}",
    ]
    # Within `handle_path` an address is compared without the path of the site.
    lines += (
        [f"  redir {site.path} {site.path}/ 301", f"  handle_path {site.path}/* {{"] if site.path else ["  route {"]
    )
    lines += ["    route {"] * bool(site.path)
    for number, rule in enumerate(site.redirects):
        lines.append(f"    @moved{number} path_regexp moved{number} {_source(rule)}")
        target = f"{site.path}{_target(rule, f'{{re.moved{number}.1}}')}"
        lines.append(f"    redir @moved{number} {target} {rule.status}")
    for number, header in enumerate((_REVALIDATE, *site.headers)):
        lines.append(f"    @sent{number} path_regexp ^{header.expression}$")
        lines.append(f"    header @sent{number} {header.name} `{header.value}`")
    lines += [f"    @own path_regexp ^{_OWN_FILES}", "    error @own 404", "    encode gzip"]
    lines += ["    file_server {", "      precompressed br gzip", "    }", "  }"]
    lines += ["  }", _ELSEWHERE, "  handle {", "    error 404", "  }"] if site.path else []
    lines += ["  handle_errors {", "    rewrite * /404.html", "    file_server", "  }", "}"]
    return _text(lines)


def apache(site: ServedSite) -> str:
    """Return a file for Apache's folder ``sites-available``; it needs the modules headers, deflate and alias."""
    lines = [
        *_head(
            site,
            "For Apache. It belongs into /etc/apache2/sites-available/, such as facts.conf; then `a2ensite facts` and",
            "`a2enmod headers deflate alias`. Another port than 80 and 443 needs a line `Listen` in ports.conf.",
        ),
        f"<VirtualHost *:{site.port}>",
    ]
    lines += [f"  ServerName {site.name}"] if site.name else []
    root = f"Alias {_double(unquote(site.path))}" if site.path else "DocumentRoot"
    lines += [
        f"  {root} {_double(site.folder)}",
        f"  ErrorDocument 404 {site.path}/404.html",
        "  AddDefaultCharset utf-8",
    ]
    lines += [f"  <Directory {_double(site.folder)}>", "    Options None", "    AllowOverride None"]
    lines += ["    DirectoryIndex index.html", "    Require all granted", "  </Directory>"]
    lines.append(
        "  AddOutputFilterByType DEFLATE text/html text/css text/csv text/javascript application/json application/xml image/svg+xml"
    )
    lines += [
        f'  RedirectMatch {rule.status} "{_source(rule, site.start)}" "{site.path}{_target(rule, "$1")}"'
        for rule in site.redirects
    ]
    for rule in (_REVALIDATE, *site.headers):
        lines.append(f'  <LocationMatch "^{site.start}{rule.expression}$">')
        value = _double(rule.value.replace("%", "%%"))
        lines.append(f"    ForceType {value}" if rule.name == _TYPE else f"    Header always set {rule.name} {value}")
        lines.append("  </LocationMatch>")
    lines.append(f'  RedirectMatch 404 "^{site.start}{_OWN_FILES}"')
    lines += [_ELSEWHERE, f'  RedirectMatch 404 "^(?!{site.start}(/|$))"'] if site.path else []
    return _text((*lines, "</VirtualHost>"))


SERVERS = {"nginx": nginx, "caddy": caddy, "apache": apache}
"""Each server, with what writes its configuration."""


def _at(site: ServedSite) -> str:
    """Return the address that Caddy answers to; for a name alone it gets a certificate."""
    if not site.name:
        return f":{site.port}"
    return site.name if site.port == 80 else f"http://{site.name}:{site.port}"


def _variable(name: str) -> str:
    return f"sent_{name.lower().replace('-', '_')}"


def _source(rule: RedirectRule, path: str = "") -> str:
    start, star, _ = rule.source.partition("*")
    return f"^{path}{re.escape(start)}{'(.*)' if star else ''}$"


def _target(rule: RedirectRule, splat: str) -> str:
    return rule.target.replace(":splat", splat)


def _quoted(text: str) -> str:
    """Return a text in single quotation marks, as nginx reads it."""
    return "'" + text.replace("'", "\\'") + "'"


def _double(text: str) -> str:
    """Return a text in double quotation marks, as Apache and Caddy read it."""
    return '"' + text.replace('"', '\\"') + '"'


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
