"""Which files two built sites have in common: addresses, without the digests in the names of assets.

``python -m bench.same_files OURS THEIRS`` says what only one of them has, with the names of single documents left out.
What another generator is to be compared at is what both make: it ends with 1 where the other one makes a file that we
do not. A file that only we make costs us time and them nothing, and needs no template of theirs.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

_DIGEST = re.compile(r"\.[0-9a-f]{8,64}\.")
_DOCUMENT = re.compile(r"\b(claims|sources|stories|questions)/(?!index\.html|page/)[^/]+/")
_OWN_MARKER = ".site-builder"


def addresses(folder: Path) -> frozenset[str]:
    """Return the files of a built site, by path, without the digests in names."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return frozenset(_DIGEST.sub(".", path) for path in paths if path != _OWN_MARKER)


def weight(folder: Path) -> tuple[int, int]:
    """Return how many files a folder holds, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name != _OWN_MARKER]
    return len(sizes), sum(sizes)


def only_in(folder: Path, other: Path) -> tuple[str, ...]:
    """Return a line for each kind of file that the first of two sites has and the second has not."""
    missing = addresses(folder) - addresses(other)
    kinds = Counter(_DOCUMENT.sub(r"\1/…/", path) for path in missing)
    return tuple(f"{number:,} × {kind}" for kind, number in sorted(kinds.items()))


def compared(ours: Path, theirs: Path) -> str:
    """Return in words what two sites have in common, and what only one of them has."""
    both = f"Both wrote {len(addresses(ours) & addresses(theirs)):,} files of the same addresses."
    more = [f"- only ours: {line}" for line in only_in(ours, theirs)]
    lacking = [f"- only theirs, so the comparison is not fair: {line}" for line in only_in(theirs, ours)]
    return "\n".join((both, *lacking, *more))


def main() -> None:
    """Compare two folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    arguments = parser.parse_args()
    print(compared(arguments.ours, arguments.theirs))
    sys.exit(bool(only_in(arguments.theirs, arguments.ours)))


if __name__ == "__main__":
    main()
