"""Which column of a table holds what: as somebody says, or as its name suggests."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml
from msgspec import Struct

from site_builder.authoring.earlier_checks.found_check import FoundCheck, UnreadableFileError
from site_builder.findings.suggestions import did_you_mean

FIELDS = tuple(name for name in FoundCheck.__struct_fields__ if name != "place")
_ALSO = {"date": "published", "author": "authors", "link": "url", "appearance": "appearances"}
"""Other names under which somebody may give a field."""
_NEEDED = ("claim", "verdict", "url", "published")
_NAMES: Mapping[str, tuple[str, ...]] = {
    "claim": ("claim", "claimreviewed", "claimreviewclaimreviewed", "claimtext", "statement", "claimstatement"),
    "verdict": (
        "verdict",
        "rating",
        "ratingalternatename",
        "alternatename",
        "textualrating",
        "verdictlabel",
        "conclusion",
    ),
    "url": ("url", "link", "reviewurl", "claimreviewurl", "permalink", "factcheckurl", "articleurl"),
    "published": (
        "published",
        "datepublished",
        "claimreviewdatepublished",
        "reviewdate",
        "date",
        "pubdate",
        "dateposted",
    ),
    "publisher": ("publisher", "claimreviewauthorname", "organization", "organisation", "reviewername", "factchecker"),
    "authors": ("authors", "author", "byline", "writer"),
    "language": ("language", "inlanguage", "lang", "languagecode"),
    "summary": ("summary", "ratingexplanation", "explanation", "excerpt"),
    "claimant": ("claimant", "speaker", "claimauthor", "claimauthorname", "claimedby"),
    "claimed": ("claimed", "claimdate", "dateclaimed"),
    "appearances": ("appearances", "appearance", "claimurl", "firstappearance"),
}


class Columns(Struct, frozen=True):
    """The name of the column of each field, and the fields whose column was guessed."""

    of: Mapping[str, str]
    guessed: tuple[str, ...] = ()


def given_columns(text: str) -> Mapping[str, str]:
    """Return the columns that somebody gives, by field: ``claim=Statement,verdict=Rating`` or YAML. Raises :class:`ValueError`."""
    if "\n" in text or ": " in text:
        given = _from_yaml(text)
    else:
        pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
        if any(not sign for _, sign, _ in pairs):
            raise ValueError("Write field=column, with commas between them, such as claim=Statement,verdict=Rating.")
        given = {field.strip(): column.strip() for field, _, column in pairs}
    found = {_ALSO.get(field, field): column for field, column in given.items()}
    for field in found:
        if field not in FIELDS:
            near = did_you_mean(field, FIELDS) or f"The fields are: {', '.join(FIELDS)}."
            raise ValueError(f"There is no field “{field}”. {near}")
    return found


def _from_yaml(text: str) -> dict[str, str]:
    try:
        value = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (texts, lists and mappings alone)
    except (yaml.YAMLError, RecursionError):
        raise ValueError("The file with the columns is not YAML. Write lines such as `claim: Statement`.") from None
    if not isinstance(value, dict) or not all(isinstance(each, str) for pair in value.items() for each in pair):
        raise ValueError("The file with the columns needs lines such as `claim: Statement`.")
    return value


def columns_of(header: Sequence[str], given: Mapping[str, str], also: Sequence[str] = ()) -> Columns:
    """Return the columns of a table. ``also`` are fields that need none. Raises :class:`UnreadableFileError`."""
    for field, column in given.items():
        if column and column not in header:
            near = did_you_mean(column, header)
            raise UnreadableFileError(f"There is no column “{column}” for {field}. {near or _listed(header)}")
    named = {_bare(name): name for name in reversed(header)}
    guesses = {
        field: next((named[name] for name in names if name in named), "")
        for field, names in _NAMES.items()
        if field not in given
    }
    of = {field: column for field, column in {**guesses, **given}.items() if column}
    for field in _NEEDED:
        if field not in of and field not in also:
            raise UnreadableFileError(
                f"No column is known to hold the {_SAID[field]}. Name it with --columns {field}=… {_listed(header)}"
            )
    return Columns(of, tuple(field for field in of if field not in given))


_SAID = {"claim": "claim", "verdict": "verdict", "url": "address of the check", "published": "day of publication"}


def _listed(header: Sequence[str]) -> str:
    shown = [name[:60] for name in header[:40]]
    return f"The columns are: {', '.join(shown)}{' …' if len(header) > len(shown) else '.'}"


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())


def check_of_row(row: Mapping[str, str], columns: Columns, place: str) -> FoundCheck:
    """Return the check in a row."""
    texts = {field: row.get(column) or "" for field, column in columns.of.items()}
    many = {field: _parts(texts.pop(field)) for field in ("authors", "appearances") if field in texts}
    return FoundCheck(place=place, **texts, **many)  # type: ignore[arg-type]


def _parts(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, re.split(r"[;|\n]", text))))
