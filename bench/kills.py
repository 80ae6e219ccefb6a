"""Builds that are killed at random moments, and what is served afterwards.

``python -m bench.kills --rounds 200`` builds a made-up site over and over while its content changes. In each round a build
is killed without warning (SIGKILL) at a moment drawn by chance: in two rounds of three with all its processes, in the
third the first process alone, as happens when memory runs out. Then the folder that is served has to be, byte for
byte, one whole build: of the state before or of the new one. In every second round another build is killed on top of
it. Then a build is left to end, and has to give what a build from nothing gives.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from random import Random

from bench import corpus
from bench.measuring import machine

Tree = Mapping[str, str]
Start = Callable[[Path], int]
"""Starts a build of a site into its folder ``public``, in a process group of its own. Gives the number of the process."""
STATES = 6
"""How many states of the content there are, between which it changes back and forth."""


class HalfBuiltError(AssertionError):
    """What is served is no whole build, or the next build was not right; the text says which files are at fault."""


@dataclass(frozen=True)
class State:
    """A state of the content: the files that differ from those of other states, and the site that is built from it."""

    files: Mapping[str, bytes]
    tree: Tree


def tree_of(folder: Path) -> Tree:
    """Return the digest of every file in a folder and below, by path."""
    return {
        path.relative_to(folder).as_posix(): blake2b(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if not path.is_dir()
    }


def start_command(site: Path) -> int:
    """Start the command as people do."""
    command = (sys.executable, "-m", "site_builder", "build", "--site", str(site), "--no-cards", "--no-search")
    with (site.parent / "said").open("ab") as said:
        process = subprocess.Popen(
            (*command, "--jobs", "2"), stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
    process.returncode = 0  # It is waited for by its number.
    return process.pid


def states(site: Path, edits: Sequence[Mapping[str, bytes]], start: Start) -> Iterator[State]:
    """Yield the states that come of these edits, each built from nothing."""
    for files in edits:
        put(site, files)
        forget(site)
        end(start(site))
        yield State(files, tree_of(site / "public"))
    forget(site)


def put(site: Path, files: Mapping[str, bytes]) -> None:
    """Write files, those that differ only; one without bytes is taken away."""
    for name, content in files.items():
        path = site / name
        if not content:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


def forget(site: Path) -> None:
    """Remove what builds made and kept."""
    for name in ("public", ".site-builder"):
        shutil.rmtree(site / name, ignore_errors=True)


def end(process: int) -> None:
    """Wait for a build. Raises :class:`HalfBuiltError` when it failed."""
    _, status = os.waitpid(process, 0)
    if code := os.waitstatus_to_exitcode(status):
        raise HalfBuiltError(f"A build that was left alone ended with {code}.")


def run(site: Path, known: Sequence[State], rounds: int, start: Start, chance: Random) -> Counter[str]:
    """Kill builds and check what is served. Counts what was met. Raises :class:`HalfBuiltError`."""
    met: Counter[str] = Counter()
    put(site, known[0].files)
    end(start(site))
    seconds = _duration(site, known[0], start)
    served = known[0]
    for number in range(rounds):
        possible = [served]
        for _ in range(1 + number % 2):
            new = chance.choice([state for state in known if state is not possible[-1]])
            possible.append(new)
            put(site, new.files)
            met[_kill(start(site), chance.uniform(0, seconds), alone=number % 3 == 2)] += 1
            tree = tree_of(site / "public")
            if not any(tree == state.tree for state in possible):
                raise HalfBuiltError(f"Round {number}: {_difference(tree, new.tree)}")
            met["the new build was served" if tree == new.tree else "the previous build was served"] += 1
        end(start(site))
        if (tree := tree_of(site / "public")) != new.tree:
            raise HalfBuiltError(f"Round {number}, the next build: {_difference(tree, new.tree)}")
        served = new
        if sys.stderr.isatty():
            print(f"\r{number + 1} of {rounds}", end="\r", file=sys.stderr)
    return met


def _duration(site: Path, state: State, start: Start) -> float:
    """Return how long a build takes in which much has changed, in seconds."""
    put(site, state.files)
    shutil.rmtree(site / ".site-builder")
    begun = time.perf_counter()
    end(start(site))
    return time.perf_counter() - begun


def _kill(process: int, after: float, *, alone: bool) -> str:
    """Kill a build, with all its processes or without, and say whether it was still at work."""
    time.sleep(after)
    if alone:
        os.kill(process, signal.SIGKILL)
    else:
        os.killpg(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    if os.waitstatus_to_exitcode(status) >= 0:
        return "builds that had ended"
    return "builds of which the first process was killed" if alone else "builds killed with all processes"


def _difference(tree: Tree, wanted: Tree) -> str:
    names = sorted(name for name in {*tree, *wanted} if tree.get(name) != wanted.get(name))
    return f"{len(names)} files are not those of the new build, such as {', '.join(names[:5])}; nor is it another one."


def edits_of(site: Path) -> list[dict[str, bytes]]:
    """Return edits to a made-up site: claims that are changed and deleted, a source, the settings."""
    claims = sorted((site / "content/claims").glob("*.md"))
    source = min((site / "content/sources").glob("*.md"))
    settings = site / "content/site.yaml"
    touched = [*claims[::9], source, settings]
    original = {path.relative_to(site).as_posix(): path.read_bytes() for path in touched}
    names = [name for name in original if name.startswith("content/claims/")]
    found = [original]
    for number in range(1, STATES):
        changed = dict(original)
        for name in names[: number * 2 if number % 3 else None]:
            changed[name] = original[name] + f"\nRead again {number} times.\n".encode()
        if number % 2:
            name = source.relative_to(site).as_posix()
            changed[name] = original[name].replace(b"short: ", f"short: Part {number}, ".encode(), 1)
        if number % 3 == 0:
            name = settings.relative_to(site).as_posix()
            changed[name] = original[name].replace(b"title: ", f"title: Site {number}, ".encode(), 1)
        found.append(changed)
    return found


def main() -> None:
    """Kill builds, and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200, help="how many rounds (default %(default)s)")
    parser.add_argument("--claims", type=int, default=100, help="how many claims (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with (default %(default)s)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="site-builder-bench-") as name:
        print(machine(Path(name)))
        site = Path(name) / "site"
        corpus.write(site, corpus.files(chosen.claims))
        known = list(states(site, edits_of(site), start_command))
        try:
            met = run(site, known, chosen.rounds, start_command, Random(chosen.seed))
        except HalfBuiltError as error:
            sys.exit(f"bench.kills: {error}")
    print(f"{chosen.rounds} rounds, {chosen.claims} claims, {len(known[0].tree)} files:")
    for what, times in sorted(met.items()):
        print(f"{times:6,}  {what}")
    print("After each kill one whole build was served, and each next build was right.")


if __name__ == "__main__":
    main()
