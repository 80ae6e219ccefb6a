"""Changing published files so that the manifest fits again, as whoever owns the host can."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from site_builder.output.integrity import PublishedFile, Release, manifest


def list_again(public: Path) -> None:
    """Make the manifest of a folder anew."""
    head = json.loads((public / "integrity.json").read_bytes())
    files = []
    for entry in head["files"]:
        path = public / entry["path"]
        if path.exists():
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            files.append(PublishedFile(entry["path"], entry.get("host", "sends"), len(content), digest))
    release = Release(head["generator"]["name"], head["generator"]["version"], head["commit"], head["previous"])
    for path, content in manifest(release, files, len(files)):
        (public / path).write_bytes(content)


def change_json(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what a JSON file holds."""
    value = json.loads(path.read_bytes())
    change(value)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def change_text(path: Path, old: str, new: str) -> None:
    """Change words of a file that stand there, and no line end."""
    content = path.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode()))
