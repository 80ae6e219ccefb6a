"""The corpus as the usual site of Hugo and of Zola: one page for each claim and each source, lists, a feed, a sitemap.

That is a fifth of the files that ``site-builder build`` writes, and a tenth of the bytes: no matrix, no rival answers side by
side, no marked passages, no data, no citations, no embedded cards. It shows what these tools take for what they are mostly
used for. Zola has no means of writing other files for a page than its HTML, so this is the only comparison it is in.

Zola comes as one program from its makers and in some Linux distributions; name it in the environment (``ZOLA=/path/to/zola``)
when it is not on PATH.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.hugo_site import CITATION, LINK, read_documents

_SHOWN = ("verdict", "summary", "evidence")
TEMPLATES = Path(__file__).with_name("plain")


def zola() -> str | None:
    """Return the path of Zola's program, if there is one."""
    return os.environ.get("ZOLA") or shutil.which("zola")


def write_hugo(corpus: Path, out: Path) -> None:
    """Write the usual Hugo site of a corpus into a folder that is not there yet."""
    shutil.copytree(TEMPLATES / "hugo", out)
    for kind, id, fields, body in _pages(corpus):
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
        _write(out / "content" / kind / f"{id}.md", f"---\n{front}---\n{body}")
    for kind in ("claims", "sources"):
        _write(out / "content" / kind / "_index.md", f"---\ntitle: All {kind}\n---\n")


def write_zola(corpus: Path, out: Path) -> None:
    """Write the usual Zola site of a corpus into a folder that is not there yet."""
    shutil.copytree(TEMPLATES / "zola", out)
    for kind, id, fields, body in _pages(corpus):
        own = "".join(f"{key} = {_toml(fields.pop(key))}\n" for key in ("title", "date") if key in fields)
        extra = "".join(f"{key} = {_toml(value)}\n" for key, value in fields.items())
        _write(out / "content" / kind / f"{id}.md", f"+++\n{own}[extra]\n{extra}+++\n{body}")
    for kind in ("claims", "sources"):
        sorting = 'sort_by = "date"\n' if kind == "claims" else ""
        _write(out / "content" / kind / "_index.md", f'+++\ntitle = "All {kind}"\npaginate_by = 60\n{sorting}+++\n')


def _pages(corpus: Path) -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """Yield each page: its section, its id, its fields and its body."""
    for id, (claim, body) in read_documents(corpus, "claims"):
        fields = {"title": claim["claim"], "date": claim["issued"]} | {key: claim[key] for key in _SHOWN}
        yield "claims", id, fields, LINK.sub(r"](../../\1/\2/)", CITATION.sub(r"[\1](../../sources/\1/)", body))
    for id, (source, _) in read_documents(corpus, "sources"):
        text = (corpus / "seeds" / source["seed"]).read_text("utf-8")
        yield "sources", id, {"title": source["title"], "summary": source["short"]}, text


def _toml(value: Any) -> str:
    """Return a value as TOML, which for texts is JSON but for the names of fields."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
