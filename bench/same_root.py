"""Whether the same content has the same root everywhere: two machines' worth of difference, on one.

``python -m bench.same_root PYTHON …`` builds the site of this repository with this Python and with each of the others in turn, such
as ``python3.13`` of an environment that has what ``requirements/site.txt`` lists. Each build is in a folder of another name, with
its own time zone, locale, seed of hashes and order of files. It prints the root of each, and ends with 1 where they differ.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from site_builder.output.integrity import INTEGRITY_FILE

ROOT = Path(__file__).parents[1]
PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "3", "TZ": "Pacific/Apia", "LC_ALL": "C", "LANG": "de_DE.ISO-8859-1"},
)
"""What differs between two machines, beside the Python and the folder."""


def copy_in_order(folder: Path, *, reverse: bool) -> Path:
    """Copy what the site is made from; files that are made in another order are listed in another one."""
    for part in ("content", "seeds", "themes"):
        for path in sorted((ROOT / part).rglob("*"), reverse=reverse):
            if path.is_file():
                target = folder / path.relative_to(ROOT)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    return folder


def roots(pythons: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Build at each place, and with each Python. Yields what was used, and the root."""
    with TemporaryDirectory() as folder:
        for number in range(max(len(pythons), len(PLACES))):
            python, variables = pythons[number % len(pythons)], PLACES[number % len(PLACES)]
            site = copy_in_order(Path(folder) / f"{'ü' * number} checkout", reverse=bool(number % 2))
            words = ("-m", "site_builder", "build", "--no-search", "--no-cards", "--site", str(site))
            environment = {**os.environ, **variables, "PYTHONPATH": str(ROOT)}
            ended = subprocess.run([python, *words], check=False, capture_output=True, env=environment, cwd=folder)
            if ended.returncode:
                raise SystemExit(ended.stderr.decode("utf-8", "replace"))
            yield f"{python}, {variables}", json.loads((site / "public" / INTEGRITY_FILE).read_bytes())["root"]


def main(pythons: Sequence[str], say: Callable[[str], None] = print) -> int:
    """Print the roots. Gives 1 where they differ."""
    found = set()
    for used, root in roots((sys.executable, *pythons)):
        version = subprocess.run([used.split(",")[0], "--version"], check=True, capture_output=True, text=True)
        say(f"{root}  {version.stdout.strip()}, {used.partition(', ')[2]}")
        found.add(root)
    return int(len(found) != 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
