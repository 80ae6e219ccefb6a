"""How long it takes from saving a file to the changed page in a real browser, while `site-builder serve` runs.

Run with ``python -m bench.preview``; ``--claims 1000`` measures a made site of that size in place of the one in this
repository. Chromium shows a claim's page. Each run writes a file and stops the clock when the page shows what was
written: from the moment before the write to the moment at which the browser saw its DOM change, both by the machine's
clock. The part that the build took, as the preview prints it, stands beside it. The page is never loaded again; a run
in which it is ends the benchmark.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep, time
from typing import Any

from bench.corpus import generate

ROOT = Path(__file__).resolve().parents[1]
TARGETS = {0: 100, 1000: 100, 10000: 200}
"""Milliseconds, by the number of claims; 0 is the site of this repository."""
PORT = 5600
PATIENCE = 60.0
_WATCH = """([selector, expected]) => {
  window.seen = 0;
  const look = (_, observer) => {
    const found = selector === "style"
      ? getComputedStyle(document.body).getPropertyValue("--bench").trim()
      : document.querySelector(selector).textContent.trim();
    if (found !== expected) return;
    window.seen = Date.now();
    observer.disconnect();
    clearInterval(timer);
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  // A style sheet that has been loaded changes no node.
  const timer = selector === "style" ? setInterval(() => look(null, observer), 2) : 0;
}"""


@dataclass
class Server:
    """A preview under way, with the build times in milliseconds that it printed."""

    address: str
    builds: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Edit:
    """A save that is measured: ``save`` writes the file with a text in it and ``selector`` shows that text."""

    name: str
    selector: str
    save: Callable[[str], None]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=0, help="the size of a made site (default: this repository's)")
    parser.add_argument("--runs", type=int, default=15, help="measured saves of each kind (default 15)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        claim = lay(site, asked.claims)
        with serving(site) as server, browsing(f"{server.address}claims/{claim.stem}/") as page:
            print(f"{asked.claims or 'this repository’s'} claims, {asked.runs} saves of each kind, milliseconds")
            print(f"{'saved':<22}{'median':>8}{'min':>8}{'max':>8}{'of it build':>13}{'target':>8}")
            for edit in edits(site, claim):
                times, builds = measure(edit, page, server, asked.runs)
                figures = (statistics.median(times), min(times), max(times))
                target = TARGETS.get(asked.claims, "–") if edit.name == "a claim" else "–"
                print(
                    f"{edit.name:<22}"
                    + "".join(f"{figure:8.0f}" for figure in figures)
                    + f"{statistics.median(builds):13.0f}{target:>8}"
                )


def lay(site: Path, claims: int) -> Path:
    """Make the site in a folder, and return the file of the claim that is looked at."""
    if claims:
        generate(site, claims)
    else:
        for folder in ("content", "seeds"):
            shutil.copytree(ROOT / folder, site / folder)
    return sorted((site / "content/claims").glob("*.md"))[5]


def edits(site: Path, claim: Path) -> Iterator[Edit]:
    """Yield what is saved: the claim that is looked at, a style sheet, the settings."""
    text = claim.read_text(encoding="utf-8")
    settings = site / "content/site.yaml"
    title = settings.read_text(encoding="utf-8")
    style = site / "themes/default/assets/css/99-bench.css"
    style.parent.mkdir(parents=True)
    style.write_text("", encoding="utf-8")

    yield Edit("a claim", "h1", lambda said: put(claim, re.sub(r"(?m)^claim:.*$", f"claim: {said}", text)))
    yield Edit("a style sheet", "style", lambda said: put(style, f"body {{ --bench: {said} }}"))
    yield Edit("the site's title", ".masthead-title", lambda said: put(settings, re.sub(r"(?m)^title:.*$", f"title: {said}", title)))  # fmt: skip


def put(path: Path, text: str) -> None:
    """Save as most editors do."""
    path.write_text(text, encoding="utf-8")


def measure(edit: Edit, page: Any, server: Server, runs: int) -> tuple[list[float], list[float]]:
    """Return the times from save to changed page, and those of the builds, in milliseconds; the first save is not counted."""
    times = []
    before = len(server.builds)
    for run in range(runs + 1):
        said = f"Save number {run}"
        page.evaluate(_WATCH, [edit.selector, said])
        sleep(0.3)
        started = time() * 1000
        edit.save(said)
        ended = perf_counter() + PATIENCE
        while not (seen := page.evaluate("window.seen")):
            if seen is None:
                sys.exit("The page was loaded again.")
            if perf_counter() > ended:
                sys.exit(f"{edit.name}: the page did not change.")
            sleep(0.02)
        times.append(seen - started)
        sleep(0.2)
    return times[1:], server.builds[before + 1 :]


@contextmanager
def serving(site: Path) -> Iterator[Server]:
    """Run the preview of a site."""
    command = [sys.executable, "-u", "-m", "site_builder", "serve", "--site", str(site), "--port", str(PORT)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    assert process.stdout is not None  # noqa: S101 (it is a pipe)
    lines = iter(process.stdout)
    try:
        address = next(found[1] for line in lines if (found := re.search(r"Preview at (\S+)", line)))
        next(line for line in lines if line.startswith("Built"))
        server = Server(address)
        Thread(target=_note, args=(lines, server), daemon=True).start()
        yield server
    finally:
        process.terminate()
        process.wait()


def _note(lines: Iterator[str], server: Server) -> None:
    for line in lines:
        if line.startswith("Saved") and (found := re.search(r"\((\d+) ms\)", line)):
            server.builds.append(float(found[1]))


@contextmanager
def browsing(address: str) -> Iterator[Any]:
    """Open an address in Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sys.exit("The benchmark needs playwright: make setup")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("The benchmark needs chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(address)
        sleep(1)
        yield page
        browser.close()


if __name__ == "__main__":
    main()
