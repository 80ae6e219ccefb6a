"""The files of a published site, from its address or from a folder, one by one and within limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import quote, unquote

from site_builder.content.files import read_bytes
from site_builder.findings.finding import Finding
from site_builder.store.site_paths import stays_inside, walk

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is looked at."""
MAX_SECONDS = 60.0
"""How long one file may take."""
MAX_DEPTH = 64
_INDEX = "index.html"


class UnreadableError(Exception):
    """Why a file cannot be had: a sentence."""


class NoConnectionError(UnreadableError):
    """The host cannot be asked at all, so that nothing is known of the site."""


class Had(NamedTuple):
    """The bytes of a file, and the path at which they were found, which is another one where a host led on."""

    content: bytes
    path: str


class PublishedSite(Protocol):
    """Where published files are had from. ``sends_all`` says that also those are had that hosts keep to themselves."""

    sends_all: bool

    def get(self, path: str) -> Had:
        """Return a file. Raises :class:`UnreadableError`."""

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files that are there, as far as that can be seen; links are among them."""


class PublishedFolder:
    """A published site in a folder. No link is followed."""

    sends_all = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, path: str) -> Had:
        """Return a file. Raises :class:`UnreadableError`."""
        if not stays_inside(path):
            raise UnreadableError("Its path leads out of the site.")
        content = read_bytes(self._folder, path, MAX_BYTES)
        if isinstance(content, Finding):
            raise UnreadableError(content.message)
        return Had(content, path)

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files and links below the folder."""
        base, name = self._folder.resolve().parent, self._folder.resolve().name
        for path, _ in walk(base, name, MAX_DEPTH, hidden=True):
            yield path.removeprefix(f"{name}/")


class PublishedAddress:
    """A published site on the web, fetched as articles are when they are archived: from the internet only, within limits."""

    sends_all = False

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/") + "/"

    def get(self, path: str) -> Had:
        """Return a file. Raises :class:`UnreadableError`."""
        # It needs the extra [ingest], and takes long to import.
        from site_builder.authoring.ingest.errors import IngestError
        from site_builder.authoring.ingest.fetch import Limits, fetch

        if not stays_inside(path):
            raise UnreadableError("Its path leads out of the site.")
        try:
            fetched = fetch(self._address + quote(_asked_for(path)), Limits(MAX_BYTES, MAX_SECONDS))
        except IngestError as error:
            raise _sorted_out(str(error)) from None
        if not fetched.url.startswith(self._address):
            raise UnreadableError(f"The host leads on to {fetched.url}.")
        found = unquote(fetched.url.removeprefix(self._address))
        return Had(fetched.body, f"{found}{_INDEX}" if not found or found.endswith("/") else found)

    def paths(self) -> Iterator[str]:
        """Yield nothing: what else a host has is not seen from outside."""
        yield from ()


def _asked_for(path: str) -> str:
    """Return what a host is asked for: the folder of a page, as readers do."""
    return path.removesuffix(_INDEX) if path == _INDEX or path.endswith(f"/{_INDEX}") else path


def _sorted_out(said: str) -> UnreadableError:
    """Return why a file cannot be had, without the advice on what to do about an article."""
    sentence = said.partition(". ")[0].removesuffix(".") + "."
    return (UnreadableError if " answers " in sentence or " sends more " in sentence else NoConnectionError)(sentence)
