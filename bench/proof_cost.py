"""What it costs to publish proofs: cold builds with them and without them, in turns.

``python -m bench.proof_cost`` makes a site of 1,000 claims, some of whose articles are published whole, some in excerpts and some
not at all, and builds it from nothing, once as it is and once without archived texts, excerpts and manifest, as often as
asked. It prints the CPU time of each, which says more than a clock where other programs run, and the load of the machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from bench.measuring import Cost, cost_of
from site_builder.build import publish, publish_integrity, target_kinds
from site_builder.build.build_site import build_site
from site_builder.build.check_site import is_publishable
from site_builder.build.inventory import row_of
from site_builder.content.records import Extent
from site_builder.output import exports
from site_builder.views import site_view
from site_builder.views.source_proof import SourceProof
from tests.made_site import make_site

MOST = 0.05
"""By how much proofs may make a build dearer."""


def without_proofs() -> None:
    """Have this process build sites without archived texts, excerpts and manifest."""
    vars(publish).update(publish_integrity=lambda *_: row_of(publish_integrity.INTEGRITY, "", []))
    publish_integrity.PublishedFiles.add = lambda *_: None  # type: ignore[method-assign]
    vars(exports).update(proofs_of=lambda *_: {})
    vars(target_kinds).update(Extent=SimpleNamespace(FULL=object()))
    vars(site_view).update(source_proof=lambda entry, seed, _: SourceProof(Extent.NONE, seed.sha256, seed.size))


def build(site: Path) -> None:
    """Build a site."""
    built = build_site(site, site / "public")
    if not is_publishable(built):
        raise SystemExit(f"The site could not be built: {built.findings[:3]}")


def cold(site: Path, kind: str) -> Cost:
    """Build a site from nothing in a process of its own, and return what it took."""
    for kept in ("public", ".site-builder"):
        shutil.rmtree(site / kept, ignore_errors=True)
    return cost_of(
        [sys.executable, "-m", "bench.proof_cost", "--build", kind, "--site", str(site)], Path(__file__).parents[1]
    )


def main(claims: int, turns: int, say: Callable[[str], Any] = print) -> int:
    """Print what builds took, and by how much proofs make them dearer. Gives 1 where that is too much."""
    with TemporaryDirectory() as folder:
        site = Path(folder)
        make_site(site, claims)
        found: dict[str, list[float]] = {"with": [], "without": []}
        for turn in range(turns):
            for kind in sorted(found, reverse=bool(turn % 2)):
                found[kind].append(cold(site, kind).cpu)
                say(f"{kind} proofs: {found[kind][-1]:.2f} s of CPU, load {os.getloadavg()[0]:.1f}")
    paired = [one / other - 1 for one, other in zip(found["with"], found["without"], strict=True)]
    say(f"Proofs make a build dearer by {statistics.median(paired):.1%} (median of {turns} pairs, {claims:,} claims)")
    return int(statistics.median(paired) > MOST)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--build", choices=["with", "without"], help=argparse.SUPPRESS)
    parser.add_argument("--site", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if not asked.build:
        sys.exit(main(asked.claims, asked.turns))
    if asked.build == "without":
        without_proofs()
    build(asked.site)
