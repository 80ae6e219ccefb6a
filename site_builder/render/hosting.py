"""Files for static hosts that read them (Netlify and others): response headers and redirects.

Every rule of ``_headers`` that matches an address applies to it, and hosts differ on what becomes of a header that
several of them set: some join the values, some take the last. So no two rules set the same header for one address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_builder.model.pages import SiteFrame

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""What pages may load and run: files of the site, and nothing that is written in a page.

The search compiles its WebAssembly, a file of the site too; ``'wasm-unsafe-eval'`` permits that, and not ``eval``.
It names no ``frame-ancestors``: each claim has a card that other sites show in a frame, a second policy for those
would be joined with this one, and nothing on the site acts on a click.
"""
_HEADERS = f"""\
/*
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}
  Strict-Transport-Security: max-age=63072000
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin
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


def hosting(redirects: Redirects, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return ``_headers`` and ``_redirects``; a host's preview tells indexes to pass all of it over."""
    headers = _HEADERS + (_NOT_INDEXED if frame.preview else "")
    return {"_headers": headers.encode("utf-8"), "_redirects": _redirects(redirects).encode("utf-8")}


def _redirects(redirects: Redirects) -> str:
    """Return a rule for each former address, with all that lies below it.

    The mark behind the status has Netlify answer with the redirect although a page stands there, which is for
    hosts that read no such file.
    """
    return "".join(f"/{alias}* /{target}:splat 301!\n" for alias, target in redirects)
