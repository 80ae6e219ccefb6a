"""Files for static hosts that read them (Netlify and others): response headers and redirects."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.model.pages import Site

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

_HEADERS = f"""\
/*
  Content-Security-Policy: {CONTENT_SECURITY_POLICY}
  Strict-Transport-Security: max-age=63072000
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), interest-cohort=()
  Cache-Control: public, max-age=0, must-revalidate
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/feed.xml
  Content-Type: application/atom+xml; charset=utf-8
/feed.json
  Content-Type: application/feed+json; charset=utf-8
/*.json
  Access-Control-Allow-Origin: *
/claims.csv
  Content-Type: text/csv; charset=utf-8
  Access-Control-Allow-Origin: *
"""


def hosting(site: Site) -> Mapping[str, bytes]:
    """Return ``_headers`` and ``_redirects``."""
    redirects = "".join(f"/{alias} /{target} 301\n" for alias, target in site.redirects)
    return {"_headers": _HEADERS.encode("utf-8"), "_redirects": redirects.encode("utf-8")}
