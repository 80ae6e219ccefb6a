"""The site as it stood at a git revision, laid out in a folder of its own. Names in a tree never lead out of that folder."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from site_builder.content.files import MAX_CONTENT_BYTES, MAX_SEED_BYTES
from site_builder.store.git import WILDCARD, GitError, is_outside_repositories, prefix_of, run_git

READ = ("content", "seeds")

_ORDINARY_FILE = b"100"


class RevisionError(Exception):
    """The revision cannot be read; the message says why and what to do."""


class Revision(Struct, frozen=True):
    """A commit as the site's folder sees it.

    ``commit`` is its whole object name. ``prefix`` is the site's folder below the top of the repository: empty, or
    with forward slashes and one at its end.
    """

    commit: str
    prefix: str


def find_revision(site: Path, name: str) -> Revision:
    """Return the commit that a change of the site is compared with.

    That is where HEAD parted from ``name``, so that what others have added there since does not count as removed;
    where no such commit is known (another history, a shallow clone), it is ``name`` itself. Raises
    :class:`RevisionError`.
    """
    _ask(site, "rev-parse", "--git-dir")  # It says why where there is no repository.
    commit = _commit(site, name)
    if (
        commit is None
        and not _ask(site, "rev-list", "--all", "--max-count=1").strip()
        and _commit(site, "HEAD") is None
    ):
        raise RevisionError(
            f'Nothing has been committed in this repository yet, so there is no “{name}” to compare with. Commit the site as it is: `git add -A` and `git commit -m "Begin"`. What you change afterwards is compared with that; `site-builder check` alone checks the site as it is now.'
        )
    if commit is None:
        shallow = _ask(site, "rev-parse", "--is-shallow-repository").strip() == b"true"
        raise RevisionError(
            f"git knows no revision “{name}” here. "
            + (
                "This is a shallow clone: fetch the rest with `git fetch --unshallow` (in GitHub's checkout: `fetch-depth: 0`)."
                if shallow
                else "Name a branch, a tag or a commit, such as `main`, `origin/main` or `HEAD~1`; `git branch --all` lists the branches."
            )
        )
    head = _commit(site, "HEAD")
    parted = _run(site, "merge-base", commit, head).stdout.decode().split() if head else []
    return Revision(parted[0] if parted else commit, prefix_of(site))


def head_commit(site: Path) -> str | None:
    """Return the name of the commit that is checked out, or None where there is none."""
    try:
        return _commit(site, "HEAD")
    except RevisionError:
        return None


def committed_text(site: Path, path: str) -> str:
    """Return the text of a file of the site in the commit that is checked out; empty where git has none to give."""
    try:
        head = head_commit(site)
        found = _run(site, "cat-file", "blob", f"{head}:{prefix_of(site)}{path}") if head else None
    except (RevisionError, GitError):
        return ""
    return found.stdout.decode("utf-8", "replace") if found and found.returncode == 0 else ""


@contextmanager
def laid_out(site: Path, revision: Revision) -> Iterator[Path]:
    """Lend a folder with ``content/`` and ``seeds/`` of the site as they were; it goes when the block ends.

    Ordinary files are laid out byte for byte. Links, submodules and files larger than the load stage reads are left out.
    """
    with tempfile.TemporaryDirectory(prefix="site-builder-base-") as name:
        folder = Path(name)
        files = list(_files(site, revision))
        for path, content in zip((path for path, _ in files), _contents(site, [o for _, o in files]), strict=True):
            target = folder / path
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            except (OSError, ValueError):
                # A name that this disk cannot hold; no document of the model can have it.
                continue
        (folder / "content").mkdir(exist_ok=True)
        yield folder


PROGRAMS = ("requirements.txt", "requirements", "vendor")
"""Where a site keeps the generator, and what says which one is installed."""


def changed_programs(site: Path, revision: Revision) -> tuple[str, ...]:
    """Return the paths below the site's folder, in :data:`PROGRAMS`, that git tracks now otherwise than in a revision."""
    names = [f":(literal){revision.prefix}{name}" for name in PROGRAMS]
    then = _objects(
        _ask(site, "ls-tree", "-r", "-z", "--full-tree", revision.commit, "--", *(n[10:] for n in names)), 2
    )
    now = _objects(_ask(site, "ls-files", "-z", "--stage", "--", *names), 1)
    return tuple(sorted({path.removeprefix(revision.prefix) for path, _ in then ^ now}))


NO_JUDGES = ("**/*.md", "**/LICENSE*", ".github/ISSUE_TEMPLATE/**")
"""What people read and no program does, anywhere in the repository."""


def changed_judges(site: Path, revision: Revision) -> tuple[str, ...]:
    """Return the paths, below the top of the repository, of what may decide how a change is checked, by what, and by whom.

    Nobody can list what programs of other people run, so it is every file that git tracks now otherwise than in a revision, but
    the site's own texts, seeds and themes, and :data:`NO_JUDGES`. What replaces the generator (:func:`changed_programs`) is
    not among them.
    """
    own = WILDCARD.sub(r"\\\g<0>", revision.prefix)
    patterns = [":(glob)**"]
    patterns += [f":(glob,exclude){own}{folder}/**" for folder in (*READ, "themes")]
    patterns += [f":(glob,exclude){name}" for name in NO_JUDGES]
    listing = _ask(
        site,
        "diff-index",
        "--cached",
        "--name-only",
        "--no-renames",
        "--ignore-submodules=none",
        "-z",
        revision.commit,
        "--",
        *patterns,
    )
    told = {f"{revision.prefix}{path}" for path in changed_programs(site, revision)}
    return tuple(sorted({os.fsdecode(path) for path in listing.split(b"\0") if path} - told))


def _objects(listing: bytes, column: int) -> set[tuple[str, bytes]]:
    """Return path and object of each file that git lists."""
    entries = (entry.partition(b"\t") for entry in listing.split(b"\0") if entry)
    return {(os.fsdecode(path), about.split()[column]) for about, _, path in entries}


def _files(site: Path, revision: Revision) -> Iterator[tuple[str, str]]:
    """Yield the path below the site's folder and the object's name of each file that is laid out."""
    listing = _ask(
        site,
        "ls-tree",
        "-r",
        "-z",
        "--long",
        "--full-tree",
        revision.commit,
        "--",
        *(revision.prefix + r for r in READ),
    )
    for entry in listing.split(b"\0"):
        about, _, raw = entry.partition(b"\t")
        mode, kind, object_name, size = (about.split() + [b""] * 4)[:4]
        path = os.fsdecode(raw).removeprefix(revision.prefix)
        limit = MAX_SEED_BYTES if path.startswith("seeds/") else MAX_CONTENT_BYTES
        if kind != b"blob" or not mode.startswith(_ORDINARY_FILE) or not _stays_inside(path):
            continue
        if not size.isdigit():
            raise _lost(object_name)
        if int(size) <= limit:
            yield path, object_name.decode("ascii")


def _lost(name: bytes) -> RevisionError:
    said = f"git has lost the object {name.decode('ascii', 'replace')}."
    return RevisionError(f"{said} In a partial clone, fetch it first: `git fetch --refetch`.")


def _stays_inside(path: str) -> bool:
    steps = path.split("/")
    return (
        steps[0] in READ
        and "\\" not in path
        and ":" not in path
        and not any(step in ("", ".", "..") or step.lower() == ".git" for step in steps)
    )


def _contents(site: Path, objects: list[str]) -> Iterator[bytes]:
    """Yield the bytes of objects, as git stores them, in the order asked for."""
    if not objects:
        return
    out = _ask(site, "cat-file", "--batch", given="".join(f"{name}\n" for name in objects).encode("ascii"))
    at = 0
    for name in objects:
        end = out.index(b"\n", at)
        head = out[at:end].split()
        if len(head) != 3 or head[1] != b"blob":
            raise _lost(name.encode())
        at = end + 1 + int(head[2])
        yield out[end + 1 : at]
        at += 1


def _commit(site: Path, name: str) -> str | None:
    """Return the commit's whole name, or None when there is no such revision."""
    if not name or "\0" in name:
        return None
    result = _run(site, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return result.stdout.decode("ascii").strip() or None if result.returncode == 0 else None


def _ask(site: Path, *words: str, given: bytes = b"") -> bytes:
    """Return what git prints. Raises :class:`RevisionError` with git's own reason when it refuses."""
    result = _run(site, *words, given=given)
    if result.returncode == 0:
        return result.stdout
    said = result.stderr.decode("utf-8", "replace").strip()
    if is_outside_repositories(result):
        raise RevisionError(
            f"{site.resolve()} is in no git repository, so there is nothing to compare with. Leave --base out, or run `git init`."
        )
    raise RevisionError(f"git refused: {said.splitlines()[0] if said else f'it ended with {result.returncode}'}")


def _run(site: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return run_git(site, *words, given=given)
    except GitError as error:
        raise RevisionError(str(error)) from None
