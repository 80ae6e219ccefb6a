"""The rules of ``_headers`` and ``_redirects`` for servers that read neither: nginx, Caddy and Apache.

Each writes what such a server needs to send a published site as its hosts do: every header, the content types that it does
not know, a redirect for each former address, the 404 page, and compressed siblings where there are any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from site_builder.output.host_rule_files import HeaderRule, RedirectRule

_TYPE = "Content-Type"
_REVALIDATE = HeaderRule("/*", "Cache-Control", "public, max-age=0, must-revalidate")
"""What is sent with all that may change: a browser asks whether it did."""
_OWN_FILES = "^/_(headers|redirects)$"
"""The files with the rules themselves, which are nobody's business."""


class Published(Struct, frozen=True):
    """A published site: the folder on the server, the name that it answers to ("" for any), and the rules of the site."""

    folder: str
    name: str
    headers: Sequence[HeaderRule]
    redirects: Sequence[RedirectRule]
    port: int = 80

    def sent(self) -> Iterator[tuple[str, list[HeaderRule]]]:
        """Yield each header but the content type, with its rules, the one that counts most first."""
        rules = [rule for rule in (_REVALIDATE, *self.headers) if rule.name != _TYPE]
        for name in dict.fromkeys(rule.name for rule in rules):
            yield name, [rule for rule in reversed(rules) if rule.name == name]

    @property
    def types(self) -> list[HeaderRule]:
        """The rules for content types, the one that counts most first."""
        return [rule for rule in reversed(self.headers) if rule.name == _TYPE]


def nginx(site: Published) -> str:
    """Return a file for nginx's folder ``conf.d``. Each header is a variable, since a location forgets those around it."""
    lines = []
    for name, rules in site.sent():
        lines.append(f"map $uri ${_variable(name)} {{")
        lines += [f'  "~^{rule.expression}$" {_quoted(rule.value)};' for rule in rules]
        lines += ['  default "";', "}"]
    lines += [
        "server {",
        f"  listen {site.port};",
        f"  server_name {site.name or '_'};",
        f"  root {_quoted(site.folder)};",
    ]
    lines += ["  index index.html;", "  absolute_redirect off;", "  error_page 404 /404.html;", "  charset utf-8;"]
    lines += ["  gzip_static on;", "  gzip_vary on;", "  gzip on;"]
    lines.append(
        "  gzip_types text/css text/csv text/javascript application/javascript application/json application/xml image/svg+xml;"
    )
    lines += [f"  add_header {name} ${_variable(name)} always;" for name, _ in site.sent()]
    lines += [f"  rewrite {_quoted(_source(rule))} {_target(rule, '$1')} permanent;" for rule in site.redirects]
    lines.append(f"  location ~ {_OWN_FILES} {{ return 404; }}")
    lines += [
        f"  location ~ {_quoted(f'^{rule.expression}$')} {{ types {{ }} default_type {_quoted(rule.value)}; }}"
        for rule in site.types
    ]
    return _text((*lines, "}"))


def caddy(site: Published) -> str:
    """Return a Caddyfile. Within ``route`` the lines are followed as they stand, so that of two values the later one counts."""
    lines = [f"{_at(site)} {{", f"  root * {_double(site.folder)}", "  route {"]
    for number, rule in enumerate(site.redirects):
        lines.append(f"    @moved{number} path_regexp moved{number} {_source(rule)}")
        lines.append(f"    redir @moved{number} {_target(rule, f'{{re.moved{number}.1}}')} {rule.status}")
    for number, header in enumerate((_REVALIDATE, *site.headers)):
        lines.append(f"    @sent{number} path_regexp ^{header.expression}$")
        lines.append(f"    header @sent{number} {header.name} `{header.value}`")
    lines += [f"    @own path_regexp {_OWN_FILES}", "    error @own 404", "    encode gzip"]
    lines += ["    file_server {", "      precompressed br gzip", "    }", "  }"]
    lines += ["  handle_errors {", "    rewrite * /404.html", "    file_server", "  }", "}"]
    return _text(lines)


def apache(site: Published) -> str:
    """Return a file for Apache's folder ``sites-available``; it needs the modules headers, deflate and alias."""
    lines = [f"<VirtualHost *:{site.port}>"]
    lines += [f"  ServerName {site.name}"] if site.name else []
    lines += [
        f"  DocumentRoot {_double(site.folder)}",
        "  ErrorDocument 404 /404.html",
        "  AddDefaultCharset utf-8",
    ]
    lines += [f"  <Directory {_double(site.folder)}>", "    Options None", "    AllowOverride None"]
    lines += ["    DirectoryIndex index.html", "    Require all granted", "  </Directory>"]
    lines.append(
        "  AddOutputFilterByType DEFLATE text/html text/css text/csv text/javascript application/json application/xml image/svg+xml"
    )
    lines += [f'  RedirectMatch {rule.status} "{_source(rule)}" "{_target(rule, "$1")}"' for rule in site.redirects]
    for rule in (_REVALIDATE, *site.headers):
        lines.append(f'  <LocationMatch "^{rule.expression}$">')
        value = _double(rule.value.replace("%", "%%"))
        lines.append(f"    ForceType {value}" if rule.name == _TYPE else f"    Header always set {rule.name} {value}")
        lines.append("  </LocationMatch>")
    lines.append(f'  RedirectMatch 404 "{_OWN_FILES}"')
    return _text((*lines, "</VirtualHost>"))


SERVERS = {"nginx": nginx, "caddy": caddy, "apache": apache}
"""Each server, with what writes its configuration."""


def _at(site: Published) -> str:
    """Return the address that Caddy answers to; for a name alone it gets a certificate."""
    if not site.name:
        return f":{site.port}"
    return site.name if site.port == 80 else f"http://{site.name}:{site.port}"


def _variable(name: str) -> str:
    return f"sent_{name.lower().replace('-', '_')}"


def _source(rule: RedirectRule) -> str:
    start, star, _ = rule.source.partition("*")
    return f"^{re.escape(start)}{'(.*)' if star else ''}$"


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
