"""Reading seeds: the archived texts that sources name, never from outside ``seeds/``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from site_builder.findings import Finding, finding
from site_builder.load.files import MAX_SEED_BYTES, decode, read_bytes
from site_builder.model.corpus import Seed
from site_builder.model.document import Document
from site_builder.model.records import Source


def load_seeds(root: Path, sources: Mapping[str, Document[Source]]) -> tuple[dict[str, Seed], tuple[Finding, ...]]:
    """Read the seeds that sources name, each once; what is wrong is reported where the source names it."""
    seeds: dict[str, Seed] = {}
    findings: list[Finding] = []
    for source in sources.values():
        name = source.record.seed
        if name not in seeds:
            seed = _fault(root, source) or _read(root, name)
            if isinstance(seed, Seed):
                seeds[name] = seed
            else:
                findings.append(seed)
    return seeds, tuple(findings)


def _fault(root: Path, source: Document[Source]) -> Finding | None:
    """Return what is wrong with the name of a seed, before anything is opened."""
    name = source.record.seed
    steps = name.split("/")
    if "\\" in name or "\x00" in name or ":" in steps[0] or any(step in ("", ".", "..") for step in steps):
        message, hint = (
            f"“{name}” does not name a file inside seeds/.",
            "Write only the file's name, as it stands in seeds/.",
        )
        return _at_seed(source, "seed-outside", message, hint)
    if linked := next((s for s in _prefixes(steps) if (root / "seeds" / s).is_symlink()), None):
        message = f"seeds/{linked} is a link, which may lead out of seeds/."
        return _at_seed(source, "seed-outside", message, "Put the archived text itself into seeds/.")
    if not (root / "seeds" / name).is_file():
        return _at_seed(
            source, "seed-missing", f"There is no file seeds/{name}.", "Put the archived text there, or mend the name."
        )
    return None


def _at_seed(source: Document[Source], code: str, message: str, hint: str) -> Finding:
    place = source.place("seed")
    return finding(code, place, message, hint, excerpt=source.excerpt(place))


def _read(root: Path, name: str) -> Seed | Finding:
    path = f"seeds/{name}"
    content = read_bytes(root, path, MAX_SEED_BYTES)
    if isinstance(content, Finding):
        return content
    text = decode(content, path)
    return text if isinstance(text, Finding) else Seed(name, hashlib.sha256(content).hexdigest(), text)


def _prefixes(steps: list[str]) -> list[str]:
    return ["/".join(steps[: length + 1]) for length in range(len(steps))]
