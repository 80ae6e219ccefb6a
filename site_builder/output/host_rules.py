"""Files for static hosts that read them (Netlify and others): response headers and redirects.

Every rule of ``_headers`` that matches an address applies to it, and hosts differ on what becomes of a header that
several of them set: some join the values, some take the last. So no two rules set the same header for one address, with
one exception: archived texts have a policy of their own besides that of pages. Whether a host joins the two or takes the
last, the result is strict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from site_builder.content.addresses import CHANGE_LOG, DATA, EMBED, PICTURES, SPECIFICATION, VERIFIER, VERIFY
from site_builder.output.bare_style import BARE_STYLE_SOURCE
from site_builder.views.site_frame import SiteFrame

HEADERS_FILE, REDIRECTS_FILE = "_headers", "_redirects"
"""The files in which hosts read what to send with a file, and where a former address leads."""
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
    f"style-src 'self' {BARE_STYLE_SOURCE}; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""What pages may load and run: files of the site, and of what is written in a page one style sheet, named by its digest.

The search compiles its WebAssembly, a file of the site too; ``'wasm-unsafe-eval'`` permits that, and not ``eval``. It
has no ``frame-ancestors``, because it applies to all pages and other sites may show embeds in frames.
``X-Frame-Options`` says folder by folder who may frame a page.
"""
EDITOR_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: {pictures}; "
    "font-src 'self'; connect-src 'self' data: blob: {hosts}; manifest-src blob:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""What the browser editor may load and run: files of the site, styles of its program, and the repository's host.

Its program makes its icons and its manifest itself, so they come as ``data:`` and ``blob:``.
"""
_STRICT = (f"Content-Security-Policy: {CONTENT_SECURITY_POLICY}", "Cross-Origin-Opener-Policy: same-origin")
_EVERYWHERE = (
    "Strict-Transport-Security: max-age=63072000",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
)
SEED_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
"""What an archived text may do, which is nothing. A host may join it to the policy of pages, or put it in its place."""
_NOINDEX = "X-Robots-Tag: noindex"
_NOT_FRAMED = "X-Frame-Options: DENY"
_FOR_EVER = "Cache-Control: public, max-age=31536000, immutable"
_FOR_ALL = "Access-Control-Allow-Origin: *"
_ATOM = ("Content-Type: application/atom+xml; charset=utf-8", _FOR_ALL)
_JSON_FEED = ("Content-Type: application/feed+json; charset=utf-8",)
_FILES = {
    "/assets/*": (_FOR_EVER,),
    f"/{PICTURES}*": ("Content-Type: image/webp", _FOR_EVER),
    "/pagefind/fragment/*": (_FOR_EVER,),
    "/pagefind/index/*": (_FOR_EVER,),
    "/pagefind/filter/*": (_FOR_EVER,),
    "/*.json": (_FOR_ALL,),
    "/feed.xml": _ATOM,
    "/feed.json": _JSON_FEED,
    "/corrections/feed.xml": _ATOM,
    "/corrections/feed.json": _JSON_FEED,
    "/stories/*/feed.xml": _ATOM,
    "/stories/*/feed.json": _JSON_FEED,
    "/topics/*/feed.xml": _ATOM,
    "/topics/*/feed.json": _JSON_FEED,
    "/reviews.json": ("Content-Type: application/ld+json; charset=utf-8",),
    "/sources/*/annotations.json": ('Content-Type: application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',),
    "/sources/:id/annotations/*": ('Content-Type: application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',),
    "/claims/*/claim.csl.json": ("Content-Type: application/vnd.citationstyles.csl+json",),
    "/claims/*/claim.bib": (
        "Content-Type: application/x-bibtex; charset=utf-8",
        _FOR_ALL,
    ),
    "/claims/*/claim.md": (
        "Content-Type: text/markdown; charset=utf-8",
        _FOR_ALL,
    ),
    "/llms*": ("Content-Type: text/plain; charset=utf-8", _FOR_ALL),
    "/opensearch.xml": ("Content-Type: application/opensearchdescription+xml; charset=utf-8",),
    f"/{VERIFIER}": (
        "Content-Type: text/plain; charset=utf-8",
        f'Content-Disposition: attachment; filename="{VERIFIER}"',
        _FOR_ALL,
    ),
    f"/{SPECIFICATION}": ("Content-Type: text/plain; charset=utf-8", _FOR_ALL),
    "/*.csv": (
        "Content-Type: text/csv; charset=utf-8",
        _FOR_ALL,
    ),
}
"""The headers of files by the pattern of their address, with at most one ``*``, as Cloudflare Pages demands."""
_SEEDS = "/sources/*/seed.txt"
_SEED = ("Content-Type: text/plain; charset=utf-8", f"Content-Security-Policy: {SEED_POLICY}", _FOR_ALL)
"""The headers of archived texts. Strangers wrote their words, so a browser shows them as text and nothing else."""
Redirects = Iterable[tuple[str, str]]
"""Former addresses, each with the address that took its place."""
Headers = Iterable[tuple[str, tuple[str, ...]]]
"""Patterns of addresses, each with lines that say ``Name: value``."""


def hosting(
    redirects: Redirects, free_pages: Iterable[str], frame: SiteFrame, old: Redirects = ()
) -> Mapping[str, bytes]:
    """Return ``_headers`` and ``_redirects``; a host's preview tells indexes to pass all of it over.

    ``old`` are addresses that lead on alone, without all that lies below them.
    """
    rules = (
        *_pages(free_pages, frame),
        *_FILES.items(),
        (_SEEDS, (*_SEED, *(() if frame.preview else (_NOINDEX,)))),
        *((("/*", (_NOINDEX,)),) if frame.preview else ()),
    )
    return {HEADERS_FILE: _written(rules).encode("utf-8"), REDIRECTS_FILE: _redirects(redirects, old).encode("utf-8")}


def _written(rules: Headers) -> str:
    """Return rules as text, each pattern once: of two rules for one pattern some hosts take the last."""
    merged: dict[str, list[str]] = {}
    for pattern, lines in rules:
        merged.setdefault(pattern, []).extend(lines)
    return "".join(f"{pattern}\n" + "".join(f"  {line}\n" for line in lines) for pattern, lines in merged.items())


def _pages(free_pages: Iterable[str], frame: SiteFrame) -> Headers:
    """Yield the rules for everything, and those for the folders of pages.

    No rule can make an exception for one address. So the folders whose pages nobody may frame are named one by one,
    without that of the embeds. With a browser editor the strict rules are given in the same way, for each folder but
    its own; signing in opens a window that has to answer the one it was opened from.
    """
    folders = dict.fromkeys((*_PAGE_FOLDERS, *free_pages))
    pages = ("/", *_OWN_FILES, *(f"/{folder}/*" for folder in folders))
    yield "/*", _EVERYWHERE if frame.editor else (*_STRICT, *_EVERYWHERE)
    for page in pages:
        yield page, (*_STRICT, _NOT_FRAMED) if frame.editor else (_NOT_FRAMED,)
    if frame.editor:
        yield from (
            (f"/{folder}/*", _STRICT) for folder in (EMBED.strip("/"), "assets", "pagefind", PICTURES.strip("/"))
        )
        policy = EDITOR_POLICY.format(**_hosts(frame.repository))
        yield "/admin/*", (f"Content-Security-Policy: {policy}",)
        yield "/admin/config.yml", ("Content-Type: text/yaml; charset=utf-8",)


_PAGE_FOLDERS = (
    *("claims", "stories", "questions", "sources", "claimants", "topics", "search"),
    VERIFY.strip("/"),
    DATA.strip("/"),
    CHANGE_LOG.strip("/"),
)
_OWN_FILES = ("/index.html", "/404.html")


def _hosts(repository: str | None) -> Mapping[str, str]:
    """Return the host that the editor talks to, and the one that has pictures of the people who write there."""
    if repository is None:
        return {"hosts": "", "pictures": ""}
    host = urlsplit(repository).netloc
    if host == "github.com":
        return {"hosts": "https://api.github.com", "pictures": "https://avatars.githubusercontent.com"}
    return {"hosts": f"https://{host}", "pictures": f"https://{host}"}


def _redirects(redirects: Redirects, old: Redirects) -> str:
    """Return a rule for each former address, with all that lies below it, and one for each that leads on alone.

    Netlify sends the small page that leads on, where there is one, and redirects the rest. To make it redirect always
    takes a mark that Cloudflare Pages refuses, which redirects always without it.
    """
    with_all_below = "".join(f"/{alias}* /{target}:splat 301\n" for alias, target in redirects)
    # Hosts differ on how letters beyond ASCII are written here. The small page leads on from such an address.
    return with_all_below + "".join(f"/{alias} /{target} 301\n" for alias, target in old if alias.isascii())
