"""Equal bytes for equal pages: pagefind up to 1.5 writes the values of a filter in random order.

Each file of a filter is named by its digest, the index of all files names it, and the entry file names that index;
so all three differ from run to run. Here the values are put in order and the names are made anew. Later versions of
pagefind sort by themselves; then this changes nothing but names.

The files are CBOR behind a signature, compressed with gzip. They are left uncompressed, which pagefind's script accepts
too, because the bytes of gzip depend on the machine's library.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from cbor2 import dumps, loads

ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""Where an index of all files lists its filters, each with the name of its file (``MetaIndex`` in pagefind)."""


def stable(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of an index, named as in pagefind's folder, with those that depend on chance made anew."""
    result = {name: content for name, content in files.items() if not name.endswith((".pf_filter", ".pf_meta"))}
    entry = json.loads(files[ENTRY])
    for language, about in entry["languages"].items():
        about["hash"], made = _language(language, about["hash"], files)
        result |= made
    result[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return result


def _language(language: str, old: str, files: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """Return the new name of a language's index of all files, and that file with those of its filters."""
    index = _read(files[f"pagefind.{old}.pf_meta"])
    made: dict[str, bytes] = {}
    listed = []
    for name, digest in sorted(index[_FILTERS]):
        content = _written(_in_order(_read(files[f"filter/{digest}.pf_filter"])))
        listed.append([name, _name(language, content)])
        made[f"filter/{listed[-1][1]}.pf_filter"] = content
    index[_FILTERS] = listed
    content = _written(index)
    made[f"pagefind.{_name(language, content)}.pf_meta"] = content
    return _name(language, content), made


def _in_order(filter: list[Any]) -> list[Any]:
    name, values = filter
    return [name, sorted(values)]


def _name(language: str, content: bytes) -> str:
    return f"{language}_{hashlib.sha256(content).hexdigest()[:12]}"


def _read(content: bytes) -> list[Any]:
    data: list[Any] = loads(gzip.decompress(content).removeprefix(_SIGNATURE))
    return data


def _written(data: list[Any]) -> bytes:
    return _SIGNATURE + dumps(data)
