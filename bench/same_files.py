"""Whether two built sites hold the same files: addresses, without the digests in the names of assets.

``python -m bench.same_files A B`` says what differs, with the names of single documents left out, and ends with 1 if
anything does.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_DIGEST = re.compile(r"\.[0-9a-f]{8,64}\.")
_DOCUMENT = re.compile(r"\b(claims|sources|stories|questions)/(?!index\.html|page/)[^/]+/")
_OWN_MARKER = ".site-builder"
_ONLY_OURS = re.compile(
    r"sources/[^/]+/(beside/|seed\.txt$)"
    r"|(integrity(-\d+)?\.json|verify\.py|proof\.md|claims?\.schema\.json|datapackage\.json|verify/index\.html)$"
)
"""Files that only our generator makes: they mark words that two texts share, or are there to prove the others."""


def addresses(folder: Path) -> frozenset[str]:
    """Return the files of a built site, by path, without the digests in names."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return frozenset(_DIGEST.sub(".", path) for path in paths if path != _OWN_MARKER and not _ONLY_OURS.match(path))


def weight(folder: Path) -> tuple[int, int]:
    """Return how many files a folder holds, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name != _OWN_MARKER]
    return len(sizes), sum(sizes)


def differences(ours: Path, theirs: Path) -> Iterator[str]:
    """Yield a line for each kind of file that only one of two sites has."""
    our, their = addresses(ours), addresses(theirs)
    for where, missing in ((ours, our - their), (theirs, their - our)):
        for kind, number in sorted(Counter(_DOCUMENT.sub(r"\1/…/", path) for path in missing).items()):
            yield f"only in {where}: {number:,} × {kind}"


def main() -> None:
    """Compare two folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    arguments = parser.parse_args()
    found = list(differences(arguments.ours, arguments.theirs))
    print("\n".join(found) or f"The same {len(addresses(arguments.ours)):,} files.")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
