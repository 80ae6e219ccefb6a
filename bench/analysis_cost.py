"""How much of a build's processor time the analysis takes: what articles leave out, share, and what a verdict hangs on.

Run with ``python -m bench.analysis_cost --claims 1000``. A made-up site is built cold and after an edit, in this process. The
functions by which the rest of the generator enters the analysis are timed; what one of them calls of another counts once.
``--all`` builds what ``site-builder build`` does, with share cards and the search index, and counts the time of the processes
that make these; otherwise it is ``--no-search --no-cards``.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import pkgutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

import site_builder
from bench.corpus import generate
from bench.measuring import table
from site_builder.build.build_site import build_site
from site_builder.build.options import Options
from site_builder.cli import GC_THRESHOLD

ENTRANCES = {
    "site_builder.build.compare_wording": ("compare_wording",),
    "site_builder.checks.silences": ("listen", "check"),
    "site_builder.checks.clipped_quotes": ("check",),
    "site_builder.checks.unused_sentences": ("account_of_text", "check"),
    "site_builder.checks.shared_wording": ("check",),
    "site_builder.checks.source_coverage": ("check",),
    "site_builder.analysis.verdict_support": ("support", "single"),
    "site_builder.analysis.verdict_rule": ("rule_behind",),
    "site_builder.views.beside_page": ("beside_page",),
}
"""By their modules, the functions that hand over to the analysis."""


class Shares:
    """The seconds of processor time that were spent behind each entrance."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inside = False

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same and is timed. What it yields is yielded when it has ended."""

        @wraps(function)
        def call(*values: Any, **named: Any) -> Any:
            if self._inside:
                return function(*values, **named)
            self._inside, started = True, time.process_time()
            try:
                result = function(*values, **named)
                return iter(list(result)) if hasattr(result, "__next__") else result
            finally:
                self._inside = False
                self.seconds[name] += time.process_time() - started

        return call

    def watch(self) -> None:
        """Put the timed functions in the place of the others, in every module that names them."""
        for found in pkgutil.walk_packages(site_builder.__path__, "site_builder."):
            if "compiled_templates" not in found.name and not found.name.endswith("__main__"):
                importlib.import_module(found.name)
        modules = [module for name, module in sys.modules.items() if name.startswith("site_builder")]
        for place, names in ENTRANCES.items():
            for name in names:
                function = getattr(sys.modules[place], name)
                timed = self.timed(f"{place.removeprefix('site_builder.')}.{name}", function)
                for module in modules:
                    for own, value in list(vars(module).items()):
                        if value is function:
                            setattr(module, own, timed)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1000, help="how many claims (default 1000)")
    parser.add_argument("--all", action="store_true", help="with share cards and the search index")
    arguments = parser.parse_args()
    options = Options(search=arguments.all, cards=arguments.all)
    gc.set_threshold(*GC_THRESHOLD)
    shares = Shares()
    shares.watch()
    with tempfile.TemporaryDirectory(prefix="site-builder-bench-") as name:
        site = Path(name) / "site"
        generate(site, arguments.claims)
        for scenario in ("cold build", "one claim edited"):
            if scenario != "cold build":
                path = min((site / "content/claims").glob("*.md"))
                path.write_text(f"{path.read_text('utf-8').rstrip()} Read again.\n", "utf-8")
            # An edit is built by a process of its own, which does not look through what the cold build left.
            gc.collect()
            gc.freeze()
            shares.seconds.clear()
            started = _processor_time()
            build_site(site, Path(name) / "public", options)
            print(_told(scenario, _processor_time() - started, shares.seconds))


def _processor_time() -> float:
    """Return the seconds of processor time of this process and of those that it started and that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _told(scenario: str, whole: float, seconds: Mapping[str, float]) -> str:
    analysis = sum(seconds.values())
    dearest = sorted(seconds.items(), key=lambda spent: -spent[1])
    rows = [[name, f"{spent:.2f} s", f"{spent / whole:.1%}"] for name, spent in dearest]
    rows += [
        ["the analysis", f"{analysis:.2f} s", f"{analysis / whole:.1%}"],
        ["the whole build", f"{whole:.2f} s", ""],
    ]
    on_top = f"On top of the rest: {analysis / (whole - analysis):.1%}.\n"
    return f"### {scenario}\n\n{table(['CPU time', '', 'share'], rows)}\n\n{on_top}"


if __name__ == "__main__":
    main()
