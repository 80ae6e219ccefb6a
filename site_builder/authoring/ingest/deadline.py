"""The article in a page or a file, read by a process of its own that is ended after a deadline.

A hostile page or text of a few megabytes can take minutes or all memory. So each is read in another process, with a
deadline and, where the system has one, a limit of memory. It returns an article or the reason why there is none. Output
of the libraries there is dropped, because it may quote the page.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec

import msgspec

from site_builder.authoring.ingest.article import Article
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.read_article import read_article
from site_builder.authoring.ingest.received import FileKind, Received

MAX_SECONDS = 30.0
"""How long the article in a page is looked for."""
MAX_SECONDS_OF_PDF = 120.0
"""How long the text of a PDF file is read, which may have hundreds of pages."""
MAX_MEMORY = 2 * 1024**3
"""How many bytes of memory that may take."""
_SAVE = "Copy the article's text into a .txt file, and give that with --from and --title."

_CUT = "Give the article alone, without what stands before and behind it."


class _Asked(msgspec.Struct, frozen=True):
    """What is asked of the other process."""

    received: Received
    kind: FileKind


class _Answer(msgspec.Struct, frozen=True):
    """What it says: an article, or why there is none."""

    article: Article | None = None
    fault: str = ""


def article_within(received: Received, kind: FileKind, seconds: float | None = None) -> Article:
    """Return the article in what was received, found within so many seconds. Raises :class:`IngestError` and ImportError."""
    seconds = seconds or (MAX_SECONDS_OF_PDF if kind is FileKind.PDF else MAX_SECONDS)
    if find_spec("trafilatura") is None:
        raise ImportError("trafilatura")
    # -P: the folder in which the command runs may be a stranger's, and holds no modules of ours.
    command = [sys.executable, "-P", "-m", __name__]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(os.path.isabs, sys.path))}
    asked = msgspec.msgpack.encode(_Asked(received, kind))
    try:
        ended = subprocess.run(
            command,
            input=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise IngestError(_late(kind, seconds)) from None
    try:
        answer = msgspec.msgpack.decode(ended.stdout, type=_Answer)
    except msgspec.DecodeError:
        raise IngestError(_failed(kind)) from None
    if answer.article is None:
        raise IngestError(answer.fault)
    return answer.article


def _late(kind: FileKind, seconds: float) -> str:
    if kind is FileKind.TEXT:
        return f"This text was not read within {seconds:g} seconds, which is enough for any. {_CUT}"
    return f"No article was found in this page within {seconds:g} seconds, which is enough for any. {_SAVE}"


def _failed(kind: FileKind) -> str:
    if kind is FileKind.TEXT:
        return f"The program that reads the text failed at it. {_CUT}"
    return f"The program that looks for the article failed at this page. {_SAVE}"


def _main() -> None:
    """Read a page from standard input, and write the answer to standard output, where nothing else may write."""
    _limit_memory()
    out = os.dup(1)
    os.dup2(2, 1)
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Asked)
    try:
        answer = _Answer(read_article(asked.received, asked.kind))
    except IngestError as error:
        answer = _Answer(fault=str(error))
    with os.fdopen(out, "wb") as answering:
        answering.write(msgspec.msgpack.encode(answer))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(MAX_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    _main()
