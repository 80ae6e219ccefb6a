"""Briefs and details as rows of plain values, which JSON can hold, and back.

A row is a list with the fields in the order in which the class has them. What comes back equals what went in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import fields

from site_builder.findings import Place
from site_builder.model.briefs import BRIEFS, Brief, Detail, EvidenceBrief
from site_builder.model.document import Citation, Link, Quotation
from site_builder.model.receipt import Span
from site_builder.model.records import Claimant, Correction, CorrectionKind, Extent, Stance, Status, TitleFrom

Row = list[Any]

_NAMES: Mapping[str, tuple[str, ...]] = {
    folder: tuple(field.name for field in fields(kind)) for folder, kind in BRIEFS.items()
}


def brief_row(brief: Brief) -> Row:
    """Return a brief as a row."""
    return [
        _ENCODE[name](value) if (value := getattr(brief, name)) and name in _ENCODE else value
        for name in _NAMES[brief.folder]
    ]


def brief_from(folder: str, row: Row) -> Brief:
    """Return the brief that a row of this folder holds."""
    names = _NAMES[folder]
    path = f"content/{folder}/{row[0]}.md"
    return BRIEFS[folder](**{name: _decoded(name, value, path) for name, value in zip(names, row, strict=True)})


def detail_row(detail: Detail) -> Row:
    """Return a detail as a row; of a citation only the source is kept."""
    parts = [part if isinstance(part, str) else [part.source] for part in detail.parts]
    claimants = [claimant.model_dump(mode="json", exclude_defaults=True) for claimant in detail.claimants]
    return [parts, claimants, detail.would_change, detail.authors]


def detail_from(row: Row, path: str) -> Detail:
    """Return the detail that a row holds."""
    parts, claimants, would_change, authors = row
    place = Place(path)
    return Detail(
        tuple(part if isinstance(part, str) else Citation(part[0], place) for part in parts),
        tuple(Claimant.model_validate(claimant) for claimant in claimants),
        tuple(would_change),
        tuple(authors),
    )


def _decoded(name: str, value: Any, path: str) -> Any:
    if name in _PLACED:
        return _PLACED[name](value, path)
    if value is not None and name in _DECODE:
        return _DECODE[name](value)
    return tuple(value) if isinstance(value, list) else value


def _place(place: Place) -> Row:
    return [place.line, place.column, place.length]


_ENCODE: Mapping[str, Callable[[Any], Any]] = {
    "published": date.isoformat,
    "reviewed": date.isoformat,
    "citations": lambda items: [[item.source, _place(item.place)] for item in items],
    "links": lambda items: [[i.target, i.address, i.fragment, _place(i.place), i.image] for i in items],
    "quoted": lambda items: [[item.text, _place(item.place)] for item in items],
    "evidence": lambda items: [
        [i.source, i.stance, i.why, i.speaker, [[span.start, span.end] for span in i.spans]] for i in items
    ],
    "corrections": lambda items: [[item.date.isoformat(), item.kind, item.note] for item in items],
}
_PLACED: Mapping[str, Callable[[Any, str], Any]] = {
    "citations": lambda rows, path: tuple(Citation(source, Place(path, *at)) for source, at in rows),
    "links": lambda rows, path: tuple(
        Link(target, address, fragment, Place(path, *at), image) for target, address, fragment, at, image in rows
    ),
    "quoted": lambda rows, path: tuple(Quotation(text, Place(path, *at)) for text, at in rows),
}
_STANCES = {str(stance): stance for stance in Stance}
_DECODE: Mapping[str, Callable[[Any], Any]] = {
    "published": date.fromisoformat,
    "reviewed": date.fromisoformat,
    "status": Status,
    "title_from": TitleFrom,
    "publish": Extent,
    "evidence": lambda rows: tuple(
        EvidenceBrief(source, _STANCES[stance], why, speaker, tuple(Span(*span) for span in spans))
        for source, stance, why, speaker, spans in rows
    ),
    "corrections": lambda rows: tuple(
        Correction.model_construct(date=date.fromisoformat(day), kind=CorrectionKind(kind), note=note)
        for day, kind, note in rows
    ),
}
