"""A tree of published files: putting files into it, taking them from another tree, and telling whether it is whole.

Two trees may share files (hard links), so a file that is there is never written to: it is taken away, and a new one
put in its place.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from typing import NamedTuple
from zlib import crc32

from site_builder.store.site_paths import is_link, status_of, stays_inside, walk

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_MODULUS = 1 << 64
_MAX_DEPTH = 64
_NO_LINK = frozenset(
    {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EINVAL}
)
"""The errors of a disk without hard links, or with no more of them for one file."""


class File(NamedTuple):
    """A published file: its path in the tree, the digest of its bytes, and what the disk says of it.

    ``size`` is in bytes, ``changed`` in nanoseconds.
    """

    path: str
    digest: str
    size: int
    changed: int


class LeadingOutError(OSError):
    """A path leads out of the tree. Nothing is written."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.EINVAL, "this path would lead out of the published folder", path)


def digest_of_file(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes, as 64 digits: the manifest that is published has it from here."""
    return sha256(content).hexdigest()


class Tree:
    """The folder of a tree that is being made."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._made: set[str] = set()

    def put(self, path: str, content: bytes) -> File:
        """Write a file, in place of one that is there."""
        target = self._place_of(path)
        descriptor = self._open(target)
        try:
            written = os.write(descriptor, content)
            while written < len(content):
                written += os.write(descriptor, content[written:])
            status = os.fstat(descriptor)
        except OSError as error:
            error.filename = target
            raise
        finally:
            os.close(descriptor)
        return File(path, digest_of_file(content), status.st_size, status.st_mtime_ns)

    def file_of(self, path: str, content: bytes) -> File:
        """Return what the disk says of a file that is there with this content. Raises :class:`OSError`."""
        status = os.stat(f"{self.folder}/{path}", follow_symlinks=False)
        return File(path, digest_of_file(content), status.st_size, status.st_mtime_ns)

    def _place_of(self, path: str) -> str:
        """Return where a file of this path lies, and make its folder if it is new.

        Raises :class:`LeadingOutError`.
        """
        if not stays_inside(path):
            raise LeadingOutError(path)
        target = f"{self.folder}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in self._made:
            with suppress(OSError):
                os.makedirs(folder, exist_ok=True)
            self._made.add(folder)
        return target

    def _open(self, target: str) -> int:
        for _ in range(8):
            try:
                return os.open(target, _NEW, 0o666)
            except FileNotFoundError:
                self._make(os.path.dirname(target))
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                self._clear_way(target)
        return os.open(target, _NEW, 0o666)

    def _make(self, folder: str) -> None:
        try:
            os.makedirs(folder, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            self._clear_way(folder)
            os.makedirs(folder, exist_ok=True)

    def _clear_way(self, target: str) -> None:
        """Remove what is in the way of a file of this path."""
        steps = target[len(self.folder) + 1 :].split("/")
        path = self.folder
        for step in steps[:-1]:
            path = f"{path}/{step}"
            if os.path.lexists(path) and not os.path.isdir(path):
                os.unlink(path)
        if os.path.isdir(target) and not os.path.islink(target):
            import shutil  # Takes 2 ms, and is hardly ever needed.

            shutil.rmtree(target)
        elif os.path.lexists(target):
            os.unlink(target)

    def take(self, path: str, other: str) -> None:
        """Have the file at ``path`` be the same as in the tree in the folder ``other``. Raises :class:`OSError`.

        The two trees share it; on a disk that has no links, or no more for this file, it is copied with its time.
        """
        target = self._place_of(path)
        source = f"{other}/{path}"
        for _ in range(8):
            try:
                os.link(source, target)
                return
            except FileExistsError:
                self._clear_way(target)
            except (FileNotFoundError, NotADirectoryError):
                os.stat(source)  # Raises if it is the source that is missing.
                self._make(os.path.dirname(target))
            except OSError as error:
                if error.errno not in _NO_LINK:
                    raise
                self._copy(source, target)
                return
        os.link(source, target)

    def _copy(self, source: str, target: str) -> None:
        status = os.stat(source)
        if os.path.lexists(target):
            self._clear_way(target)
        self._make(os.path.dirname(target))
        with open(source, "rb") as read, open(target, "wb") as written:
            written.write(read.read())
        os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))

    def remove(self, path: str) -> None:
        """Take a file away, and the folders above it that are empty then."""
        target = self._place_of(path)
        with suppress(OSError):
            os.unlink(target)
            while (target := os.path.dirname(target)) != self.folder:
                os.rmdir(target)


def sum_of(files: Iterable[File]) -> int:
    """Return a number that tells trees apart: the same for the same files in any order, and easy to update."""
    return sum(_number(file.path, file.size, file.changed) for file in files) % _MODULUS


def sum_of_folder(folder: str) -> int:
    """Return the number of the tree that lies in a folder."""
    return sum(_number(path, size, changed) for path, size, changed in _files(folder)) % _MODULUS


def mark_of(folder: str | os.PathLike[str]) -> list[int] | None:
    """Return what identifies this folder, or None when there is none.

    Another folder in its place has another mark, and nobody can choose the mark of a folder that is copied or unpacked.
    """
    base, _, name = os.fspath(folder).rpartition("/")
    status = status_of(base, name)
    return [status.st_dev, status.st_ino, status.st_ctime_ns] if status else None


def is_whole(folder: str | os.PathLike[str], total: int, mark: list[int]) -> bool:
    """Say whether a folder is the one with this mark and number, and its tree is as it was written.

    Only sizes and times of files are compared. Others can choose those in a folder that they put there, for example
    from a cache, so such a folder has to be :meth:`recognized <site_builder.build.publication.Publication.recognized>`
    by its bytes.
    """
    try:
        return mark_of(folder) == mark and sum_of_folder(os.fspath(folder)) == total
    except OSError:
        return False


def again(folder: str, files: Iterable[File]) -> dict[str, File] | None:
    """Return these files, by path, with what the disk says of them now, or None unless the folder holds exactly them.

    Bytes are compared, because a restored cache gives files other times.
    """
    noted = {file.path: file for file in files}
    found = {path: (size, changed) for path, size, changed in _files(folder)}
    if found.keys() != noted.keys() or any(found[path][0] != file.size for path, file in noted.items()):
        return None
    for path, file in noted.items():
        with open(f"{folder}/{path}", "rb") as opened:
            if digest_of_file(opened.read()) != file.digest:
                return None
    return {path: file._replace(changed=found[path][1]) for path, file in noted.items()}


def added_sum(total: int, files: Iterable[File]) -> int:
    """Return the number of a tree to which files were added."""
    return (total + sum_of(files)) % _MODULUS


def changed_sum(total: int, gone: Iterable[File], new: Iterable[File]) -> int:
    """Return the number of a tree after some of its files were replaced."""
    return (total - sum_of(gone) + sum_of(new)) % _MODULUS


def _number(path: str, size: int, changed: int) -> int:
    # The hash of a tuple of numbers is the same in every process, and many times as fast as a digest.
    return hash((crc32(path.encode("utf-8", "surrogateescape")), size, changed)) % _MODULUS


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the path, the size and the time of change of every file below a folder. A link has a size that no file has."""
    base, _, name = folder.rpartition("/")
    for path, entry in walk(base, name, _MAX_DEPTH, hidden=True):
        if is_link(entry):
            yield path[len(name) + 1 :], -1, 0
            continue
        status = entry.stat(follow_symlinks=False)
        yield path[len(name) + 1 :], status.st_size, status.st_mtime_ns
