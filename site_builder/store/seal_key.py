"""The key that seals what is kept between builds: it tells what this user's builds kept from what anybody else made.

It lies in the user's own folder for the state of programs, outside every repository, where only the user may read it.
``SITE_BUILDER_CACHE_KEY`` gives it instead where there is no such folder from one build to the next, as in CI. Where there
is no key nothing is kept, and every build begins from nothing. Seals are keyed BLAKE2b (RFC 7693).
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from site_builder.store.site_paths import open_file, repository_top

VARIABLE = "SITE_BUILDER_CACHE_KEY"
MIN_VARIABLE_CHARACTERS = 32
"""A shorter key in the environment is ignored."""
KEY_FOLDER = "site-builder"
KEY_FILE = "cache-key"
_KEY_BYTES = 32
_SEAL_BYTES = 16


class SealKey:
    """The key of one site: what another site's builds kept, in another folder, has other seals."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, kind: str, *values: str) -> str:
        """Return the seal of some texts of one kind."""
        return self._seal(kind, [value.encode("utf-8", "surrogatepass") for value in values])

    def seal_bytes(self, kind: str, name: str, content: bytes) -> str:
        """Return the seal of bytes that are kept under a name among their kind."""
        return self._seal(kind, [name.encode("utf-8", "surrogatepass"), content])

    def _seal(self, kind: str, values: Iterable[bytes]) -> str:
        values = list(values)
        # The lengths come first, so that the end of one value cannot pass for the beginning of the next.
        digest = blake2b(repr((kind, *map(len, values))).encode(), digest_size=_SEAL_BYTES, key=self._key)
        for value in values:
            digest.update(value)
        return digest.hexdigest()

    def of_version(self, version: str) -> SealKey:
        """Return the key for what is valid for this version of the generator only."""
        return SealKey(blake2b(b"version\x00" + version.encode(), digest_size=_KEY_BYTES, key=self._key).digest())

    def number(self) -> int:
        """Return a number from 1 to 2³¹ - 1 by which a file of this site's builds is known before it is opened."""
        digest = blake2b(b"number", digest_size=4, key=self._key).digest()
        return int.from_bytes(digest, "big") & 0x7FFFFFFF or 1


def random_key() -> SealKey:
    """Return a key that nobody else has, for what is kept in memory."""
    return SealKey(os.urandom(_KEY_BYTES))


def site_key(root: Path) -> SealKey | None:
    """Return the key of the site in ``root``, or None where nothing can be kept."""
    given = os.environ.get(VARIABLE)
    key = _stated(given) if given is not None else _kept(root)
    if key is None:
        return None
    place = os.fsencode(os.path.realpath(root))
    return SealKey(blake2b(b"site\x00" + place, digest_size=_KEY_BYTES, key=key).digest())


def _stated(given: str) -> bytes | None:
    if len(given) < MIN_VARIABLE_CHARACTERS:
        return None
    return blake2b(given.encode("utf-8", "surrogateescape"), digest_size=_KEY_BYTES).digest()


def _kept(root: Path) -> bytes | None:
    with suppress(OSError, ValueError, RuntimeError):
        folder = state_folder()
        if folder.resolve().is_relative_to(repository_top(root) or root.resolve()):
            return None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(os.stat(folder, follow_symlinks=False), stat.S_IFDIR, 0o022):
            return None
        if not os.path.lexists(folder / KEY_FILE):
            _make(folder / KEY_FILE)
        return _read(folder / KEY_FILE)
    return None


def state_folder() -> Path:
    """Return the folder in which the key lies. Raises :class:`RuntimeError` where the user has no home."""
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / KEY_FOLDER
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / KEY_FOLDER
    given = Path(os.environ.get("XDG_STATE_HOME") or "")  # https://specifications.freedesktop.org/basedir-spec/
    return (given if given.is_absolute() else Path.home() / ".local" / "state") / KEY_FOLDER


def _make(path: Path) -> None:
    """Write a new key, never visible half-written. Of two that are made at once the first stays."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.{os.urandom(4).hex()}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(_KEY_BYTES))
        try:
            os.link(partial, path)
        except FileExistsError:
            pass
        except OSError:  # a disk without links
            partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    with os.fdopen(open_file(path), "rb") as file:
        key = file.read(_KEY_BYTES + 1)
        is_own = _is_own(os.fstat(file.fileno()), stat.S_IFREG, 0o077)
    return key if is_own and len(key) == _KEY_BYTES else None


def _is_own(status: os.stat_result, kind: int, closed: int) -> bool:
    """Say whether a file or a folder is the user's own, and ``closed`` to others; Windows sees to that by itself."""
    if stat.S_IFMT(status.st_mode) != kind:
        return False
    return sys.platform == "win32" or (status.st_uid == os.geteuid() and not status.st_mode & closed)
