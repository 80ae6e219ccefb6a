"""How many tamperings with a published site are noticed by the published verifier and by ``audit``.

``python -m bench.tamper`` makes a small site, changes it in one random place at a time, and asks both. It then makes
forgeries in which everything fits, from a changed archived text to the manifest, and asks both without a root from
elsewhere and with one. What was not noticed is listed. ``--public FOLDER`` takes a site that is published already.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import runpy
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from site_builder.audit import check_claim_reviews
from site_builder.audit.audit_site import audit_site
from site_builder.audit.check_manifest import check_files, read_manifest
from site_builder.audit.published_site import PublishedFolder, UnreadableError
from site_builder.audit.shown_page import ShownPage
from site_builder.build.build_site import build_site
from site_builder.build.check_site import is_publishable
from site_builder.store.tool_version import documentation_file

BASE = Path(__file__).parents[1] / "tests" / "cases" / "_base"
MOST_PAGES = 1000
"""How many pages are kept as they were taken apart."""
MOST_BYTES = 40
"""How many bytes are deleted or inserted at most."""


class Outcome(NamedTuple):
    """What was done, and whether the verifier and the audit noticed it."""

    what: str
    verifier: bool
    audit: bool


class Noticed(BaseException):
    """The published verifier found a fault. It catches exceptions of other kinds."""


class FirstFault(list[str]):
    """A list of faults that ends a check at the first one."""

    def append(self, fault: str) -> None:
        """Stop."""
        raise Noticed


def notices(public: Path, root: str | None = None) -> tuple[bool, bool]:
    """Say whether the verifier and the audit find anything wrong with a published site."""
    return _verifier_notices(public, root), _audit_notices(public, root)


@cache
def _verifier() -> dict[str, Any]:
    """The published verifier, and ``audit``, so that none takes the same page apart twice: what it shows follows from its bytes."""
    found: dict[str, Any] = runpy.run_path(str(documentation_file("verify.py")))["main"].__globals__
    found.update(faults=FirstFault(), Page=lru_cache(MOST_PAGES)(found["Page"]))
    vars(check_claim_reviews).update(ShownPage=lru_cache(MOST_PAGES)(ShownPage))
    return found


def _verifier_notices(public: Path, root: str | None) -> bool:
    verifier = _verifier()
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            return bool(verifier["main"](str(public), *((root,) if root else ())))
        except Noticed:
            return True


def _audit_notices(public: Path, root: str | None) -> bool:
    """Look at the files first, and at what they say only where all of them are as they are listed."""
    site = PublishedFolder(public)
    try:
        manifest, findings = read_manifest(site, root)
    except UnreadableError:
        return True
    return bool([*findings, *check_files(site, manifest, lambda done, total: None)] or audit_site(site, root).findings)


def tamperings(public: Path, chance: Random, count: int) -> Iterator[Outcome]:
    """Change one place at a time of a published site, and put it back."""
    paths = sorted(path for path in public.rglob("*") if path.is_file())
    for _ in range(count):
        kind = chance.choice((_flip, _delete, _insert, _cut, _swap, _remove))
        path, other = chance.sample(paths, 2)
        before = {file: file.read_bytes() for file in (path, other)}
        what = kind(path, other, chance)
        if {file: file.read_bytes() if file.exists() else None for file in before} != before:
            yield Outcome(f"{what}: {path.relative_to(public)}", *notices(public))
        for file, content in before.items():
            file.write_bytes(content)


def _flip(path: Path, _: Path, chance: Random) -> str:
    content = bytearray(path.read_bytes() or b"x")
    at = chance.randrange(len(content))
    content[at] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    return f"a bit of byte {at} flipped"


def _delete(path: Path, _: Path, chance: Random) -> str:
    content = path.read_bytes()
    at, size = chance.randrange(len(content) or 1), chance.randint(1, MOST_BYTES)
    path.write_bytes(content[:at] + content[at + size :])
    return f"{size} bytes deleted at {at}"


def _insert(path: Path, _: Path, chance: Random) -> str:
    content, new = path.read_bytes(), chance.randbytes(chance.randint(1, MOST_BYTES))
    at = chance.randrange(len(content) or 1)
    path.write_bytes(content[:at] + new + content[at:])
    return f"{new!r} inserted at {at}"


def _cut(path: Path, _: Path, chance: Random) -> str:
    content = path.read_bytes()
    at = chance.randrange(len(content) or 1)
    path.write_bytes(content[:at])
    return f"cut at {at}"


def _swap(path: Path, other: Path, _: Random) -> str:
    content = path.read_bytes()
    path.write_bytes(other.read_bytes())
    other.write_bytes(content)
    return f"exchanged with {other.name}"


def _remove(path: Path, _: Path, __: Random) -> str:
    path.unlink()
    return "removed"


def forgeries(site: Path, root: str, count: int) -> Iterator[tuple[Outcome, Outcome]]:
    """Publish a site again and again from a changed archived text. Yields what is noticed without a root and with one."""
    for number in range(2, count + 2):
        with TemporaryDirectory() as folder:
            forged = Path(shutil.copytree(site, Path(folder) / "site", ignore=shutil.ignore_patterns("public")))
            _forge(forged, f"{number} hundred metres")
            built = build_site(forged, forged / "public")
            if not is_publishable(built):
                raise SystemExit(f"A forgery could not be built: {built.findings}")
            what = f"“two metres” made “{number} hundred metres” everywhere"
            yield Outcome(what, *notices(forged / "public")), Outcome(what, *notices(forged / "public", root))


def _forge(site: Path, words: str) -> None:
    seed = site / "seeds/flood.txt"
    old = hashlib.sha256(seed.read_bytes()).hexdigest()
    seed.write_bytes(seed.read_bytes().replace(b"two metres", words.encode()))
    new = hashlib.sha256(seed.read_bytes()).hexdigest()
    for path in (site / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8").replace("two metres", words).replace(old, new)
        path.write_text(text, encoding="utf-8")


def main(count: int, forged: int, public: Path | None, seed: int, say: Callable[[str], None] = print) -> int:
    """Print how many were noticed, and what was not. Ends with 1 where that is more than one in two hundred."""
    with TemporaryDirectory() as folder:
        site = Path(shutil.copytree(BASE, Path(folder) / "site"))
        build_site(site, site / "public")
        if public:
            shutil.copytree(public, Path(folder) / "copy")
        target = Path(folder) / "copy" if public else site / "public"
        if notices(target) != (False, False):
            raise SystemExit("The site has to hold before anybody tampers with it.")
        found = list(tamperings(target, Random(seed), count))
        for name, number in (("verify.py", 1), ("audit", 2)):
            missed = [outcome.what for outcome in found if not outcome[number]]
            say(f"{name} noticed {len(found) - len(missed)} of {len(found)} tamperings")
            for what in missed:
                say(f"  not noticed: {what}")
        root = audit_site(PublishedFolder(site / "public"), None).root
        pairs = list(forgeries(site, root, forged))
        for name, number in (("verify.py", 1), ("audit", 2)):
            without, anchored = (sum(bool(pair[kind][number]) for pair in pairs) for kind in (0, 1))
            say(f"{name} noticed {without} of {len(pairs)} consistent forgeries without a root, {anchored} with one")
    worst = max(sum(not outcome[number] for outcome in found) for number in (1, 2))
    return int(worst * 200 > len(found) or not all(pair[1].verifier and pair[1].audit for pair in pairs))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--forgeries", type=int, default=50)
    parser.add_argument("--public", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sys.exit(main(asked.count, asked.forgeries, asked.public, asked.seed))
