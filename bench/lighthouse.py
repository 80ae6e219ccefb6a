"""Lighthouse on the five kinds of page that readers land on, and what it takes points off for.

Run with ``python -m bench.lighthouse`` (``--all`` for every kind of page) on a machine with npm and Chromium; Lighthouse comes from npm into a
temporary folder. A machine that is busy gives less for performance: look at the blocking time then. The targets
are 100 for accessibility, best practices and SEO, and 99 for performance.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.browser.serving import serve
from tests.browser.walking import FLAGS, REAL
from tests.sites import built_files

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("home", "story", "question of two figures", "claim, conflicting", "source with a headline")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="look at every kind of page")
    chosen = tuple(REAL) if parser.parse_args().all else PAGES
    chromium = shutil.which("chromium")
    if chromium is None or shutil.which("npm") is None:
        sys.exit("Lighthouse needs npm and chromium: apt-get install npm chromium")
    with tempfile.TemporaryDirectory() as name, serve() as host:
        folder = Path(name)
        host.publish(built_files(ROOT))
        install = ["npm", "install", "--prefix", name, "--no-audit", "--no-fund", "--prefer-offline", "lighthouse@13"]
        subprocess.run(install, check=True, capture_output=True, cwd=folder)
        for page in chosen:
            report = measure(folder, chromium, host.address + REAL[page])
            scores = ", ".join(f"{part['title']} {part['score'] * 100:.0f}" for part in report["categories"].values())
            print(f"{page}: {scores}")
            for fault in faults(report):
                print(f"  {fault}")


def measure(folder: Path, chromium: str, address: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page."""
    flags = " ".join(["--headless=new", *FLAGS])
    command = [
        str(folder / "node_modules/.bin/lighthouse"),
        address,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium}
    run = subprocess.run([*command, f"--chrome-flags={flags}"], check=True, capture_output=True, env=environment)
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def faults(report: dict[str, Any]) -> list[str]:
    """Return what the page loses points for."""
    weighty = [ref["id"] for part in report["categories"].values() for ref in part["auditRefs"] if ref["weight"]]
    audits = [report["audits"][id] for id in weighty]
    lost = [audit for audit in audits if audit["score"] is not None and audit["score"] < 1]
    return [f"{audit['id']}: {audit['score']:.2f} {audit.get('displayValue', '')}" for audit in lost]


if __name__ == "__main__":
    main()
