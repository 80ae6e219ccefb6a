"""The manifest of a tree: made last, from what is noted of its files, which are not read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder import __version__
from site_builder.build.compress import COMPRESSED_SUFFIXES
from site_builder.build.inventory import files_of, row_of
from site_builder.build.options import Options
from site_builder.build.output_folder import MARKER, MARKER_TEXT
from site_builder.build.output_tree import File, digest_of_file
from site_builder.build.publication import Publication
from site_builder.build.sorted_lines import SortedLines
from site_builder.output.host_rules import HEADERS_FILE, REDIRECTS_FILE
from site_builder.output.integrity import READS, REDIRECTS, SENDS, PublishedFile, Release, manifest
from site_builder.store.state_rows import PageRow
from site_builder.views.dependencies import joined_digest

INTEGRITY = "integrity"
_GENERATOR = "site_builder"


class PublishedFiles:
    """The files of the tree that is being made, in the order of the bytes of their paths once all have been added."""

    def __init__(self) -> None:
        self._lines = SortedLines()
        self._lines.add([_line(PublishedFile(MARKER, READS, len(MARKER_TEXT), digest_of_file(MARKER_TEXT)))])

    def add(self, target: str, files: Iterable[File]) -> None:
        """Add the files of a target."""
        self._lines.add(
            _line(PublishedFile(file.path, _host_of(target, file.path), file.size, file.digest)) for file in files
        )

    @property
    def count(self) -> int:
        """How many files there are."""
        return self._lines.count

    def __iter__(self) -> Iterator[PublishedFile]:
        for line in self._lines.in_order():
            path, host, size, digest = line.decode().split("\x00")
            yield PublishedFile(path, host, int(size), digest)

    def close(self) -> None:
        """Give back what the disk holds."""
        self._lines.close()


def _line(file: PublishedFile) -> bytes:
    # No path has a U+0000, so that a path that begins with another one comes behind it.
    return f"{file.path}\x00{file.host}\x00{file.size}\x00{file.sha256}".encode()


def _host_of(target: str, path: str) -> str:
    """Return what hosts do with a file: some have rules in them, and in place of a former address they lead to the new one."""
    if path in (HEADERS_FILE, REDIRECTS_FILE) or path.endswith(COMPRESSED_SUFFIXES):
        return READS
    return REDIRECTS if target == "redirects" else SENDS


def release_of(options: Options) -> Release:
    """Return what the manifest says of a build."""
    return Release(_GENERATOR, __version__, options.commit, options.previous)


def manifest_made_from(options: Options) -> str:
    """Return the digest of what the manifest is made from beside the files."""
    return joined_digest((repr(release_of(options)),))


def publish_integrity(
    files: PublishedFiles, options: Options, before: PageRow | None, publication: Publication
) -> PageRow:
    """Make the manifest. All other files have to be in the tree."""
    now = {file.path: file for file in files_of(before)} if before and publication.intact else {}
    made = manifest(release_of(options), files, files.count)
    # Without compressed siblings: the manifest lists all there is but itself, and could not list these.
    placed = [publication.staged.place_file(path, content, now.get(path)) for path, content in made]
    return row_of(INTEGRITY, manifest_made_from(options), placed)
