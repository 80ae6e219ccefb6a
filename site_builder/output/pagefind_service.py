"""pagefind's program as a service: it is handed pages one by one and hands back the files of their index.

On a folder of pages the program numbers them in the order in which the file system lists them, so that the index of the same
pages would differ between two kinds of disks. Here it numbers them in the order in which they are handed over.

A message is JSON in Base64 with a comma behind it, in both directions. An answer comes to each before the next one is sent,
because the program ends at the end of its input, whatever it is doing.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import IO, Any

_READ_BYTES = 1 << 20


class IndexingError(Exception):
    """pagefind could not make the index; the text says why."""


def index_of(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of the index of these pages, by their paths in pagefind's folder.

    Each page comes with its path and its HTML. Raises :class:`IndexingError`.
    """
    with tempfile.TemporaryFile() as errors:
        try:
            with _start(errors) as program:
                answers = _Answers(program)
                index = answers.to(type="NewIndex", config={})["index_id"]
                for path, html in pages:
                    answers.to(type="AddFile", index_id=index, file_path=path, file_contents=html)
                files = answers.to(type="GetFiles", index_id=index)["files"]
                return {file["path"]: b64decode(file["content"]) for file in files}
        except (ImportError, OSError, ValueError, KeyError) as error:
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace").partition("\nstack backtrace")[0].strip() or str(error)
            raise IndexingError(f"pagefind failed: {said}") from error


def _start(errors: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start the program, independent of settings files and of the environment."""
    # It comes in a wheel of its own. On machines without such a wheel there is nothing to import.
    from pagefind_bin import get_executable

    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    return subprocess.Popen(
        [get_executable(), "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        cwd=tempfile.gettempdir(),
        env=environment,
    )


class _Answers:
    """What the program answers, one message at a time."""

    def __init__(self, program: subprocess.Popen[bytes]) -> None:
        assert program.stdin  # noqa: S101 (for the type checker)
        assert program.stdout  # noqa: S101
        self._stdin, self._stdout = program.stdin, program.stdout

    def to(self, **payload: Any) -> dict[str, Any]:
        """Send a message and return its answer.

        Raises :class:`OSError` where the program is gone, and :class:`ValueError` with what it says was wrong.
        """
        message = json.dumps({"message_id": 1, "payload": payload}, ensure_ascii=False)
        self._stdin.write(b64encode(message.encode("utf-8")) + b",")
        self._stdin.flush()
        answered = json.loads(b64decode(self._next()))["payload"]
        if answered["type"] == "Error":
            raise ValueError(answered["message"])
        return dict(answered)

    def _next(self) -> bytes:
        found = [b""]
        while not found[-1].endswith(b","):
            found.append(os.read(self._stdout.fileno(), _READ_BYTES))
            if not found[-1]:
                raise BrokenPipeError("the program ended before it answered")
        return b"".join(found)[:-1]
