"""Files for static hosts that read them (Netlify and others): response headers and redirects.

Every rule of ``_headers`` that matches an address applies to it, and hosts differ on what becomes of a header that
several of them set: some join the values, some take the last. So no two rules set the same header for one address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from site_builder.views.page_values import SiteFrame

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""What pages may load and run: files of the site, and nothing that is written in a page.

The search compiles its WebAssembly, a file of the site too; ``'wasm-unsafe-eval'`` permits that, and not ``eval``.
It names no ``frame-ancestors``: each claim has a card that other sites show in a frame, a second policy for those
would be joined with this one, and nothing on the site acts on a click.
"""
EDITOR_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob: https:; font-src 'self' data:; connect-src 'self' data: blob: {hosts}; "
    "worker-src 'self' blob:; frame-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What the browser editor may load and run: its program compiles its own checks, styles itself, and talks to the host."""
_STRICT = f"""\
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}
  Cross-Origin-Opener-Policy: same-origin
"""
_EVERYWHERE = """\
  Strict-Transport-Security: max-age=63072000
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
"""
_FILES = """\
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/pagefind/fragment/*
  Cache-Control: public, max-age=31536000, immutable
/pagefind/index/*
  Cache-Control: public, max-age=31536000, immutable
/pagefind/filter/*
  Cache-Control: public, max-age=31536000, immutable
/*.json
  Access-Control-Allow-Origin: *
/feed.xml
  Content-Type: application/atom+xml; charset=utf-8
  Access-Control-Allow-Origin: *
/feed.json
  Content-Type: application/feed+json; charset=utf-8
/corrections/feed.xml
  Content-Type: application/atom+xml; charset=utf-8
  Access-Control-Allow-Origin: *
/corrections/feed.json
  Content-Type: application/feed+json; charset=utf-8
/sources/*/annotations.json
  Content-Type: application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"
/sources/*/annotations/*
  Content-Type: application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"
/claims/*/claim.csl.json
  Content-Type: application/vnd.citationstyles.csl+json
/claims/*/claim.bib
  Content-Type: application/x-bibtex; charset=utf-8
  Access-Control-Allow-Origin: *
/claims.csv
  Content-Type: text/csv; charset=utf-8
  Access-Control-Allow-Origin: *
"""
Redirects = Iterable[tuple[str, str]]
"""Former addresses, each with the address that took its place."""
_NOT_INDEXED = """\
/*
  X-Robots-Tag: noindex
"""


def hosting(redirects: Redirects, free_pages: Iterable[str], frame: SiteFrame) -> Mapping[str, bytes]:
    """Return ``_headers`` and ``_redirects``; a host's preview tells indexes to pass all of it over."""
    headers = _rules(free_pages, frame) + _FILES + (_NOT_INDEXED if frame.preview else "")
    return {"_headers": headers.encode("utf-8"), "_redirects": _redirects(redirects).encode("utf-8")}


def _rules(free_pages: Iterable[str], frame: SiteFrame) -> str:
    """Return what holds everywhere.

    With a browser editor the strict rules are given for each folder but its own: no rule can be taken back for one
    address, and signing in opens a window that has to answer the one it was opened from.
    """
    if not frame.editor:
        return f"/*\n{_STRICT}{_EVERYWHERE}"
    folders = dict.fromkeys((*_OWN_FOLDERS, *free_pages))
    strict = "".join(f"{path}\n{_STRICT}" for path in ("/", *_OWN_FILES, *(f"/{folder}/*" for folder in folders)))
    policy = EDITOR_POLICY.format(hosts=" ".join(_hosts(frame.repository)))
    return f"/*\n{_EVERYWHERE}{strict}/admin/*\n  Content-Security-Policy: {policy}\n{_EDITOR_FILES}"


_EDITOR_FILES = """\
/admin/config.yml
  Content-Type: text/yaml; charset=utf-8
"""
_OWN_FOLDERS = ("claims", "stories", "questions", "sources", "search", "assets", "pagefind")
_OWN_FILES = ("/index.html", "/404.html")


def _hosts(repository: str | None) -> tuple[str, ...]:
    """Return whom the editor talks to: the repository's host, and the service that signs people in unless another does."""
    if repository is None:
        return ()
    host = urlsplit(repository).netloc
    if host == "github.com":
        return (
            "https://api.github.com",
            "https://*.githubusercontent.com",
            "https://www.githubstatus.com",
            "https://api.netlify.com",
        )
    return (f"https://{host}", "https://api.netlify.com")


def _redirects(redirects: Redirects) -> str:
    """Return a rule for each former address, with all that lies below it.

    The mark behind the status has Netlify answer with the redirect although a page stands there, which is for
    hosts that read no such file.
    """
    return "".join(f"/{alias}* /{target}:splat 301!\n" for alias, target in redirects)
