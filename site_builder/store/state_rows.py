"""The rows of the kept state, as plain values."""

from __future__ import annotations

from hashlib import blake2b

from msgspec import Struct


class DocumentRow(Struct, frozen=True):
    """A document that was read and in which nothing was found.

    ``digest`` is that of its text, ``proof`` that of the archived texts against which it was checked, ``entry`` and
    ``detail`` are JSON (:mod:`site_builder.index.codec`).
    """

    path: str
    stamp: str
    digest: str
    proof: str
    entry: str
    detail: str


class SeedRow(Struct, frozen=True):
    """A seed that was read: the digest of its bytes."""

    name: str
    stamp: str
    digest: str


class PictureRow(Struct, frozen=True):
    """A picture that was judged: what came of it, as JSON."""

    path: str
    stamp: str
    file: str


class ComparisonRow(Struct, frozen=True):
    """What comparing documents or the wording of articles came to, or what it takes to do so again, as JSON."""

    name: str
    value: str


class PageRow(Struct, frozen=True):
    """The files of one page: what it was made from, what was looked at for that, and the files as JSON."""

    name: str
    made_from: str
    looked_at: str
    files: str


Row = DocumentRow | SeedRow | PictureRow | ComparisonRow | PageRow


def digest_of_texts(*values: str) -> str:
    """Return a digest of some texts, by which a change to one of them is noticed."""
    return blake2b("\x00".join(values).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
