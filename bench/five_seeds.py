"""How long the commands take on the site of this repository: whole processes, warm file cache, medians.

Run with ``make bench``, or ``python -m bench.five_seeds --runs 15``. Each command runs once unmeasured and then
``--runs`` times, the commands taking turns so that a slow moment of the machine hits all of them alike. What is asked of
each stands beside it. The site is copied first, so that nothing that was kept for the real one is lost. "Cold" has
nothing kept from earlier runs and no output; the last row also publishes the share cards and the search index, which are
kept from the run before.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.measuring import Cost, cost_of, machine, seconds, set_aside, table

ROOT = Path(__file__).resolve().parents[1]
SITE_BUILDER = (str(Path(sys.executable).with_name("site-builder")),)


@dataclass(frozen=True, slots=True)
class Measured:
    """A command, the seconds asked of it if any, and what has to be done before it."""

    name: str
    command: tuple[str, ...]
    asked: float | None = None
    prepare: Callable[[], None] = lambda: None


def commands(site: Path) -> tuple[Measured, ...]:
    """Return what is measured, in the order in which the commands take turns."""
    build = (*SITE_BUILDER, "build", "--site", str(site))
    check = (*SITE_BUILDER, "check", "--site", str(site))
    pages = (*build, "--no-search", "--no-cards")

    def forget() -> None:
        for folder in ("public", ".site-builder"):
            set_aside(site / folder, site / "aside")

    return (
        Measured("python -c pass", (sys.executable, "-c", "pass")),
        Measured("site-builder --help", (*SITE_BUILDER, "--help"), 0.15),
        Measured("check, cold", check, 0.3, forget),
        Measured("build, cold, pages and data", pages, 0.7, forget),
        Measured("build, warm, pages and data", pages, 0.25),
        Measured("check, warm", check, 0.3),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="measured runs of each command (default 9)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="site-builder-bench-") as name:
        site = Path(name)
        for folder in ("content", "seeds", "themes"):
            shutil.copytree(ROOT / folder, site / folder)
        chosen = commands(site)
        costs = _in_turns(chosen, runs)
        whole = Measured("build, warm, all", (*SITE_BUILDER, "build", "--site", str(site)))
        costs |= _in_turns((whole,), min(runs, 5))
        print(f"### The five seeds\n\n{machine(site)}; {runs} runs each\n")
    print(
        table(
            ["", "median", "fastest", "slowest", "CPU time", "asked for"],
            [_row(one, costs[one.name]) for one in (*chosen, whole)],
        )
    )
    print()


def _in_turns(chosen: tuple[Measured, ...], runs: int) -> dict[str, list[Cost]]:
    costs: dict[str, list[Cost]] = {one.name: [] for one in chosen}
    for run in range(runs + 1):
        for one in chosen:
            one.prepare()
            cost = cost_of(one.command)
            if run:
                costs[one.name].append(cost)
    return costs


def _row(one: Measured, costs: list[Cost]) -> list[str]:
    times = [cost.wall for cost in costs]
    median = statistics.median(times)
    asked = f"≤ {one.asked} s {'✓' if median <= one.asked else '✗'}" if one.asked else ""
    shown = (median, min(times), max(times), statistics.median(cost.cpu for cost in costs))
    return [one.name, *map(seconds, shown), asked]


if __name__ == "__main__":
    main()
