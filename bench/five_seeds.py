"""How long the commands take on the site of this repository: whole processes, warm file cache, medians.

Run with ``make bench``, or ``python bench/five_seeds.py --runs 15``. Each command runs once unmeasured and then
``--runs`` times, the commands taking turns so that a slow moment of the machine hits all of them alike. The
target of each figure stands beside it. The last row also publishes the share cards and the search index, which are
kept from the run before; the target is for the pages, data and feeds.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
SITE_BUILDER = [sys.executable, "-m", "site_builder"]


def commands(out: Path) -> dict[str, tuple[list[str], float | None]]:
    """Return each command with its target in seconds."""
    site = ["--site", str(ROOT)]
    build = [*SITE_BUILDER, "build", *site, "--out", str(out)]
    return {
        "python -c pass": ([sys.executable, "-c", "pass"], None),
        "site-builder --help": ([*SITE_BUILDER, "--help"], None),
        "site-builder check": ([*SITE_BUILDER, "check", *site], 0.5),
        "build, pages and data": ([*build, "--no-search", "--no-cards"], 1.0),
        "build, all, kept": (build, None),
    }


def measure(command: list[str]) -> float:
    """Return the wall time of one run in seconds; a run that fails ends the benchmark."""
    started = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9, help="measured runs of each command (default 9)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        chosen = commands(Path(folder) / "public")
        times: dict[str, list[float]] = {name: [] for name in chosen}
        for run in range(runs + 1):
            for name, (command, _) in chosen.items():
                seconds = measure(command)
                if run:
                    times[name].append(seconds)
    print(f"Python {platform.python_version()}, {platform.machine()}, {runs} runs each, seconds")
    print(f"{'command':<22}{'median':>8}{'min':>8}{'max':>8}{'target':>8}")
    for name, (_, target) in chosen.items():
        figures = (statistics.median(times[name]), min(times[name]), max(times[name]))
        print(
            f"{name:<22}"
            + "".join(f"{figure:8.3f}" for figure in figures)
            + (f"{target:8.1f}" if target else "       –")
        )


if __name__ == "__main__":
    main()
