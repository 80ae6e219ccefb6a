"""Briefs and details as JSON, and back: what comes back equals what went in.

The types of the fields say how each is read, so no field is listed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.json import Decoder, Encoder

from site_builder.content.records import KINDS
from site_builder.index.entries import BRIEFS, Brief, Detail

_encode = Encoder().encode
_BRIEFS: Mapping[str, Decoder[Any]] = {folder: Decoder(kind) for folder, kind in BRIEFS.items()}
_DETAILS: Mapping[str, Decoder[Any]] = {folder: Decoder(Detail[kind]) for folder, kind in KINDS.items()}  # type: ignore[valid-type]


def as_json(value: Brief | Detail[Any]) -> str:
    """Return a brief or a detail as JSON."""
    return _encode(value).decode()


def brief_from(folder: str, text: str) -> Brief:
    """Return the brief of a document of this folder that was kept as JSON."""
    brief: Brief = _BRIEFS[folder].decode(text)
    return brief


def detail_from(folder: str, text: str) -> Detail[Any]:
    """Return the detail of a document of this folder that was kept as JSON."""
    detail: Detail[Any] = _DETAILS[folder].decode(text)
    return detail
