"""Quotations that stand in their seed, and are not written as it has them.

The check treats curly and straight quotation marks, hyphens and dashes, and the two ways to write an ellipsis alike,
but readers see the difference: a quotation should have the characters of the seed. White space, invisible characters
and the two ways to encode an accent are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

import yaml

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.content.document import AnyDocument
from site_builder.content.records import Claim, Evidence
from site_builder.content.yaml_scalar import scalar
from site_builder.evidence.find_quote import OMISSION, Outcome, find
from site_builder.evidence.folding import Folded, fold, on_one_line
from site_builder.evidence.mark_shapes import QUOTATION_MARKS
from site_builder.findings.finding import Place
from site_builder.index.site_index import SiteIndex

_OMISSION = re.compile(rf"(\s*{OMISSION.pattern}\s*)")


def inexact(index: SiteIndex, documents: Mapping[str, AnyDocument]) -> Iterator[tuple[Place, str, str, str]]:
    """Yield the place of each such quotation, how it is written, how the seed has it, and the line it begins on."""
    texts = ArchivedTexts(index.sources, index.seeds, index.pins)
    for claim in index.claims.values():
        document = documents[claim.path]
        written = document.record.evidence if isinstance(document.record, Claim) else ()
        for number, (item, known) in enumerate(zip(written, claim.evidence, strict=True)):
            source, text = index.sources.get(item.source), texts.of_source(item.source)
            if source is None or text is None:
                continue
            if known.spans:
                wanted = _as_in_seed(item.quote, tuple(text.original[span.start : span.end] for span in known.spans))
            else:
                wanted = _without_marks(item, text) if index.pins[source.seed] == source.sha256 else None
            if wanted is not None and wanted != item.quote:
                place = document.place("evidence", number, "quote")
                yield place, item.quote, wanted, document.excerpt(place)


def _as_in_seed(quote: str, exact: tuple[str, ...]) -> str | None:
    """Return a quotation in the seed's own characters, or None when it is in them already or cannot be written so.

    ``exact`` is what stands in the seed for each piece of the quotation.
    """
    parts = _OMISSION.split(quote)
    pieces, omissions = parts[::2], parts[1::2]
    if len(pieces) != len(exact):
        return None
    wanted = [_plain(piece) for piece in exact]
    if [_plain(piece) for piece in pieces] == wanted or not all(piece.isprintable() for piece in wanted):
        return None
    joined = wanted[0] + "".join(omission + piece for omission, piece in zip(omissions, wanted[1:], strict=True))
    return joined if fold(joined).text == fold(" ".join(quote.split())).text else None


def _without_marks(item: Evidence, text: Folded) -> str | None:
    """Return a quotation that stands in its seed only without the quotation marks that are written around it."""
    bare = item.quote.strip(f"{QUOTATION_MARKS} ")
    if bare == item.quote or find(item.quote, text, item.prefix, item.suffix).outcome is not Outcome.NOT_FOUND:
        return None
    return bare if find(bare, text, item.prefix, item.suffix).outcome is Outcome.FOUND else None


def _plain(text: str) -> str:
    return normalize("NFC", on_one_line(text))


def one_line_scalar(line: str, place: Place, value: str, wanted: str) -> str | None:
    """Return ``wanted`` as YAML in the manner in which ``value`` stands at ``place`` of its line.

    None when the value does not stand there whole, on this one line: then a repair would have to touch other lines.
    """
    raw = line[place.column - 1 : place.column - 1 + place.length]
    try:
        # BaseLoader makes texts only.
        whole = yaml.load(raw, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.YAMLError:
        return None
    if not isinstance(whole, str) or whole.strip() != value or raw[:1] in "|>":
        return None
    if raw[:1] == "'":
        return "'" + wanted.replace("'", "''") + "'"
    if raw[:1] == '"':
        return '"' + wanted.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return scalar(wanted)
