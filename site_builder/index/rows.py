"""Briefs and details as rows of plain values, which JSON can hold, and back.

A row is a list with the fields in the order in which the class has them. What comes back equals what went in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any

from msgspec import convert, to_builtins

from site_builder.content.document import Citation, Link, Quotation
from site_builder.content.records import Claimant, Correction, CorrectionKind, Extent, Stance, Status, TitleFrom
from site_builder.evidence.receipt import Span
from site_builder.findings.values import Place
from site_builder.index.entries import BRIEFS, Brief, Detail, EvidenceBrief

Row = list[Any]

_NAMES: Mapping[str, tuple[str, ...]] = {folder: kind.__struct_fields__ for folder, kind in BRIEFS.items()}


def brief_row(brief: Brief) -> Row:
    """Return a brief as a row."""
    return [
        _ENCODE[name](value) if (value := getattr(brief, name)) and name in _ENCODE else value
        for name in _NAMES[brief.folder]
    ]


def brief_from(folder: str, row: Row) -> Brief:
    """Return the brief that a row of this folder holds."""
    names = _NAMES[folder]
    path = intern(f"content/{folder}/{row[0]}.md")
    values = [
        value if value is None or (decode := _DECODE.get(name)) is None else decode(value, path)
        for name, value in zip(names, row, strict=True)
    ]
    return BRIEFS[folder](**dict(zip(names, values, strict=True)))


def detail_row(detail: Detail) -> Row:
    """Return a detail as a row; of a citation only the source is kept."""
    parts = [part if isinstance(part, str) else [part.source] for part in detail.parts]
    claimants = to_builtins(detail.claimants)
    return [parts, claimants, detail.would_change, detail.authors]


def detail_from(row: Row, path: str) -> Detail:
    """Return the detail that a row holds."""
    parts, claimants, would_change, authors = row
    place = Place(path)
    return Detail(
        tuple(part if isinstance(part, str) else Citation(part[0], place) for part in parts),
        convert(claimants, tuple[Claimant, ...]),
        tuple(would_change),
        tuple(authors),
    )


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
# What many briefs name is held once: ids, and days.
_STANCES = {str(stance): stance for stance in Stance}
_day = lru_cache(maxsize=8192)(date.fromisoformat)


def _ids(values: Row, _: str) -> tuple[str | None, ...]:
    return tuple([value and intern(value) for value in values])


def _texts(values: Row, _: str) -> tuple[str, ...]:
    return tuple(values)


def _evidence(rows: Row, _: str) -> tuple[EvidenceBrief, ...]:
    return tuple(
        [
            EvidenceBrief(intern(source), _STANCES[stance], why, speaker, tuple([Span(*span) for span in spans]))
            for source, stance, why, speaker, spans in rows
        ]
    )


def _corrections(rows: Row, _: str) -> tuple[Correction, ...]:
    return tuple(Correction(date=_day(day), kind=CorrectionKind(kind), note=note) for day, kind, note in rows)


def _citations(rows: Row, path: str) -> tuple[Citation, ...]:
    return tuple([Citation(intern(source), Place(path, *at)) for source, at in rows])


def _links(rows: Row, path: str) -> tuple[Link, ...]:
    return tuple(
        [
            Link(intern(target), address and intern(address), fragment, Place(path, *at), image)
            for target, address, fragment, at, image in rows
        ]
    )


def _quoted(rows: Row, path: str) -> tuple[Quotation, ...]:
    return tuple([Quotation(text, Place(path, *at)) for text, at in rows])


_DECODE: Mapping[str, Callable[[Any, str], Any]] = {
    "id": lambda value, _: intern(value),
    "story": lambda value, _: intern(value),
    "question": lambda value, _: intern(value),
    "verdict": lambda value, _: intern(value),
    "language": lambda value, _: intern(value),
    "published": lambda value, _: _day(value),
    "reviewed": lambda value, _: _day(value),
    "status": lambda value, _: Status(value),
    "title_from": lambda value, _: TitleFrom(value),
    "publish": lambda value, _: Extent(value),
    "sources": _ids,
    "silent": _ids,
    "claimant_sources": _ids,
    "aliases": _texts,
    "anchors": _texts,
    "authors": _texts,
    "furniture": _texts,
    "evidence": _evidence,
    "corrections": _corrections,
    "citations": _citations,
    "links": _links,
    "quoted": _quoted,
}
