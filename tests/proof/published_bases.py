"""Small published sites without faults, each for something else that a verifier has to know."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.check_site import is_publishable
from site_builder.build.options import Options
from site_builder.views import page_limits
from tests.cases_on_disk import BASE
from tests.sharing import shared
from tests.sites import in_excerpts, review_all

WIND = (
    "\ufeffThe wind in the harbour \U0001f32a\r\n\r\nThe wind reached 120 km/h \U0001f32a\ufe0f on Sunday evening,\r\n"
    "and the harbour master closed both piers.\r\n\r\nNobody was hurt in the harbour, the master said.\r\n"
)
"""A text with a byte order mark, line ends of two characters, and characters of two UTF-16 units."""
_WIND_CLAIM = """---
claim: The wind reached 120 km/h.
verdict: supported
summary: One report gives the speed; -5 degrees are not in it.
{status}evidence:
  - source: wind
    stance: supports
    quote: >-
      The wind reached 120 km/h \U0001f32a\ufe0f on Sunday evening, and the harbour master closed both piers. […] Nobody was hurt
    why: It gives the speed.
published: 2026-03-01
---
"""
_WITHDRAWN = """status: withdrawn
corrections:
  - date: 2026-03-02
    kind: void
    note: We withdraw it.
"""
_LEGACY = """---
claim: The harbour has three piers.
status: legacy
legacy: {verdict: False, url: "https://old.example/piers/", published: 2019-03-01}
published: 2026-03-01
---
"""
LARGE = 256 * 1024
"""Bytes of a text that proves that a verifier reads one in many chunks, digests all of it, and counts places past 16 bits.

A larger one proves nothing more, and takes longer: what a build needs grows with the length, at some 1.5 seconds for each MB.
"""


class Base(NamedTuple):
    """How a site is made: what is done to its sources, with which options, with which limits, and whether each claim has a ClaimReview."""

    prepare: Callable[[Path], object] = lambda site: None
    options: Options = Options()
    limits: tuple[tuple[str, int], ...] = ()
    is_reviewed: bool = True


def _source(site: Path, id: str, text: str) -> None:
    content = text.encode()
    (site / f"seeds/{id}.txt").write_bytes(content)
    record = f"---\ntitle: {id}\nseed: {id}.txt\nsha256: {hashlib.sha256(content).hexdigest()}\nlanguage: en\n---\n"
    (site / f"content/sources/{id}.md").write_text(record, encoding="utf-8")


def _wind(site: Path, status: str = "") -> None:
    _source(site, "wind", WIND)
    (site / "content/claims/wind.md").write_text(_WIND_CLAIM.format(status=status), encoding="utf-8")


def _mixed(site: Path) -> None:
    """One text whole, one in excerpts, and a former address."""
    in_excerpts(site, "flood-report")
    claim = site / "content/claims/damage.md"
    claim.write_text(claim.read_text("utf-8").replace("verdict:", "aliases: [old]\nverdict:"), "utf-8")


def _pointed_at(site: Path) -> None:
    record = site / "content/sources/flood-report.md"
    record.write_text(record.read_text("utf-8").replace("language: en\n", "language: en\npublish: none\n"), "utf-8")


def _only_excerpts(site: Path) -> None:
    _wind(site)
    for source in ("flood-report", "bridge-closed", "wind"):
        in_excerpts(site, source)


def _arabic(site: Path) -> None:
    """From right to left, with numbers in other digits, and other forms of words for one and two."""
    settings = site / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("language: en", "language: ar-EG"), "utf-8")


def _large(site: Path) -> None:
    _wind(site)
    line = "The wind blew on, and nobody wrote down anything else about it.\r\n\r\n"
    _source(site, "wind", WIND + line * (LARGE // len(line)))


BASES = {
    "mixed": Base(_mixed),
    "not-republished": Base(_pointed_at),
    "excerpts": Base(_only_excerpts),
    "characters": Base(_wind),
    "below-a-path": Base(_mixed, Options(base_url="https://example.org/below/a/path/")),
    "large-text": Base(_large),
    "in-parts": Base(_mixed, limits=(("FILES_PER_MANIFEST", 20), ("CLAIMS_PER_FILE", 1))),
    "compressed": Base(_mixed, Options(precompress=True)),
    "legacy": Base(lambda site: (site / "content/claims/piers.md").write_text(_LEGACY, encoding="utf-8")),
    "arabic": Base(_arabic),
    "unreviewed": Base(_mixed, is_reviewed=False),
    "withdrawn": Base(lambda site: _wind(site, _WITHDRAWN)),
}
"""Sites in which all holds, by their names."""


@cache
def published(name: str) -> Path:
    """Return the folder of a published site; nobody may change it."""
    return shared(f"base-{name}", lambda: _publish(BASES[name]))


def _publish(base: Base) -> Path:
    site = Path(mkdtemp()) / "site"
    shutil.copytree(BASE, site)
    base.prepare(site)
    if base.is_reviewed:
        review_all(site)
    with pytest.MonkeyPatch.context() as patched:
        for limit, number in base.limits:
            patched.setattr(page_limits, limit, number)
        built = build_site(site, site / "public", base.options)
    if not is_publishable(built):
        raise AssertionError(built.findings)
    return site / "public"
