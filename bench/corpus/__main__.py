"""``python -m bench.corpus``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import bench.corpus
from bench.corpus import generate


def main() -> None:
    """Write a site."""
    parser = argparse.ArgumentParser(
        description=bench.corpus.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path, help="a folder that is not there yet, or empty")
    parser.add_argument("--claims", type=int, default=1000, help="how many claims (default 1000)")
    arguments = parser.parse_args()
    try:
        written = generate(arguments.out, arguments.claims)
    except (OSError, ValueError) as error:
        sys.exit(f"bench.corpus: {error}")
    print(f"Wrote {written:,} files with {arguments.claims:,} claims to {arguments.out}")


if __name__ == "__main__":
    main()
