"""What a host tells a build of the deploy that it is for: its address, and whether it is a preview of a change.

Each host has variables of its own, which its documentation names: Netlify, Cloudflare Pages, Vercel, Render.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from msgspec import Struct

_MAIN_BRANCHES = frozenset({"main", "master", "production"})
"""What the branch is called that Cloudflare Pages publishes. It does not tell a build which one that is."""

Environment = Mapping[str, str]


class Deploy(Struct, frozen=True):
    """``address`` is where the deploy will be seen, where the host tells it. ``preview`` says that it shows a proposal."""

    address: str | None = None
    preview: bool = False


def deploy(environment: Environment | None = None) -> Deploy:
    """Return what the host that builds tells of the deploy; elsewhere nothing is known, and it is no preview."""
    told = os.environ if environment is None else environment
    return next((read(told) for name, value, read in _HOSTS if told.get(name) == value), Deploy())


def _netlify(told: Environment) -> Deploy:
    production = told.get("CONTEXT") == "production"
    return Deploy(told.get("URL" if production else "DEPLOY_PRIME_URL") or told.get("URL"), not production)


def _cloudflare(told: Environment) -> Deploy:
    # The address is that of this one deploy. The published site has its own, which only the settings know.
    preview = told.get("CF_PAGES_BRANCH") not in _MAIN_BRANCHES
    return Deploy(told.get("CF_PAGES_URL") if preview else None, preview)


def _vercel(told: Environment) -> Deploy:
    production = told.get("VERCEL_ENV") == "production"
    host = told.get("VERCEL_PROJECT_PRODUCTION_URL" if production else "VERCEL_URL")
    return Deploy(f"https://{host}" if host else None, not production)


def _render(told: Environment) -> Deploy:
    return Deploy(told.get("RENDER_EXTERNAL_URL"), told.get("IS_PULL_REQUEST") == "true")


_HOSTS: tuple[tuple[str, str, Callable[[Environment], Deploy]], ...] = (
    ("NETLIFY", "true", _netlify),
    ("CF_PAGES", "1", _cloudflare),
    ("VERCEL", "1", _vercel),
    ("RENDER", "true", _render),
)
"""The variable by which each host is known, its value there, and what reads the others."""
