"""A preview as people run it: a process of its own, watched from outside."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

PATIENCE = 60.0
"""Seconds; the machine may be busy."""


@dataclass
class Preview:
    """A preview under way; ``lines`` are what it has printed so far."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    address: str = ""

    @property
    def text(self) -> str:
        return "".join(self.lines)

    def children(self) -> list[int]:
        """The processes that it has started and that are still there."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in listed.read_text().split()] if listed.exists() else []

    def threads(self) -> int:
        """How many threads it has."""
        return len(list(Path(f"/proc/{self.process.pid}/task").iterdir()))

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to end, and return its exit code."""
        self.process.send_signal(number)
        return self.process.wait(timeout=PATIENCE)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def previewing(site: Path, *options: str, **environment: str) -> Iterator[Preview]:
    """Run ``site-builder serve`` on a site until the block ends; the first build is done when it begins."""
    words = options if "--port" in options else ("--port", str(free_port()), *options)
    command = [sys.executable, "-u", "-m", "site_builder", "serve", *words]
    process = subprocess.Popen(
        command,
        cwd=site,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    preview = Preview(process)
    reader = Thread(target=lambda: preview.lines.extend(process.stdout or ()))
    reader.start()
    try:
        eventually(lambda: "Built: " in preview.text or process.poll() is not None)
        found = re.search(r"Preview at (http://\S+)", preview.text)
        assert found is not None, preview.text
        preview.address = found[1]
        yield preview
    finally:
        process.kill()
        process.wait()
        reader.join()
        if process.stdout:
            process.stdout.close()


def eventually(holds: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until something holds."""
    ends = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < ends, "it never came to pass"
        time.sleep(0.01)
