"""The messages about a record that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from site_builder.content.document import Key
from site_builder.content.fields import Record, Refusal
from site_builder.content.record_fields import fields_of
from site_builder.content.records import CONTENT, Content, CorrectionKind, Stance, Status
from site_builder.findings.suggestions import closest, did_you_mean, unmistakable


class Fault(Struct, frozen=True):
    """One thing that is wrong with a record: the key of the value (or of the missing or unknown field), and why."""

    key: Key
    refusal: Refusal


NO_TEXT = Refusal(
    "wrong-type",
    "A text is expected here.",
    "Write the text on one line behind the colon; put it in quotation marks if it holds “: ”.",
)
NO_DATE = Refusal(
    "bad-date",
    "A date is expected here.",
    "Write it as year, month and day with hyphens, such as 2026-11-20.",
)
NO_FLAG = Refusal("wrong-type", "This must be true or false.", "Write `true` or `false`, without quotation marks.")
NO_NUMBER = Refusal("wrong-type", "A whole number is expected here.", "Write digits only, such as 3.")
UNTOLD = Refusal("too-large", "", "")
"""The refusal of what is counted only."""
EMPTY_ITEM = Refusal("wrong-type", "This item of the list is empty.", "Write it behind its dash, or take it out.")
NOTE_HINT = "What begins with “#” is a note and is not read; put quotation marks around the whole value."
_NO_LIST = "A list is expected here."
_NONE = frozenset(("", "none", "no", "nothing", "nobody", "n/a", "nil", "keine", "keiner", "nein", "ninguno", "ninguna", "nada", "aucun", "aucune", "rien", "nessuno", "nessuna", "nenhum", "nenhuma", "немає", "लागू नहीं", "لا يوجد"))  # fmt: skip
"""What people write in a list of which they have nothing."""


def no_block(record: type[Record], value: Any, key: Key) -> Refusal:
    """Return the refusal of a value where a block of fields belongs, with the block that was meant."""
    is_item = bool(key) and isinstance(key[-1], int)
    line = _first_line(record, value)
    if is_item:
        hint = f"Write each item on a line of its own below the field, without square brackets: `- {line}`. Its other fields stand below, in the column of the first."
    else:
        hint = f"Write its fields on lines of their own below this one, indented: `{line}`."
    return Refusal("wrong-type", "A block of fields is expected here.", f"{hint} {_fields(record)}")


def _first_line(record: type[Record], value: Any) -> str:
    """Return the line of the first field that a block needs, with the text that stands in its place."""
    fields = fields_of(record)
    needed = next((name for name, field in fields.items() if field.required), None)
    first = needed or next(iter(fields))
    shown = (
        value
        if (needed or first == "name")
        and isinstance(value, str)
        and 0 < len(value) <= 80
        and "\n" not in value
        and ": " not in value
        else "…"
    )
    return f"{first}: {shown}"


def _fields(record: type[Record]) -> str:
    return f"The fields are: {', '.join(fields_of(record))}."


def not_a_list(value: Any, record: type[Record] | None = None) -> Refusal:
    """Return the refusal of a value where a list belongs, with how to make the list that was meant.

    ``record`` is what its items are, where they are blocks of fields.
    """
    if isinstance(value, dict):
        first = f"`- {next(iter(value), '…')}: …`"
        hint = f"Begin the first line of each item with “- ”, a dash and a space ({first}), and indent its other lines as far as the first word."
    elif isinstance(value, str) and (before := value.partition(" - ")[0]) != value:
        hint = f"Take “{before}” away, so that nothing stands behind the colon; the items follow on lines of their own, each beginning with “- ”."
    elif isinstance(value, str) and value.strip(" .-–—").casefold() in _NONE:
        hint = "If there is none, take the line out, or write `[]` behind the colon."
    elif record and not record.short_form:
        hint = f"Write it on a line of its own below the field: `- {_first_line(record, value)}`. {_fields(record)}"
    elif len(value) <= 80 and "\n" not in value:
        hint = (
            f"Put square brackets around it, [{value}], or write each item on a line of its own, beginning with “- ”."
        )
    else:
        hint = "Write each item on a line of its own, beginning with “- ”, or `[]` for none."
    return Refusal("wrong-type", _NO_LIST, hint)


def wrong_length(count: int, least: int, most: int | None) -> Refusal:
    """Return the refusal of a list with too few items or too many."""
    if least == most:
        hint = "Add what is missing." if count < least else f"Keep {least} of them."
        return Refusal("wrong-type", f"This list needs {least} items and has {count}.", hint)
    message = "This list needs at least one item."
    return Refusal("wrong-type", message, "Add an item, on a line that begins with “- ”.")


def too_long(length: int, most: int) -> Refusal:
    """Return the refusal of a text with more characters (code points) than there may be."""
    message = f"This text is too long: it has {length} characters, and {most} are allowed."
    return Refusal("wrong-type", message, "Say it in fewer words.")


def number_too_long(digits: int) -> Refusal:
    """Return the refusal of a number that has more digits than there may be."""
    return Refusal("wrong-type", "This number is too large.", f"Write one of at most {digits} digits.")


def too_small(least: int) -> Refusal:
    """Return the refusal of a number that is less than the least that is allowed."""
    return Refusal("wrong-type", "This number is too small.", f"Write {least} or a larger one.")


def unknown_value(value: Any, key: Key, options: list[str]) -> Refusal:
    """Return the refusal of a value that is none of those that a field can have."""
    if not isinstance(value, str):
        message = f"One word is expected for {_name(key)}."
        return Refusal("unknown-value", message, f"Write one of: {', '.join(options)}.")
    message = f"“{value}” is not a value that {_name(key)} can have."
    chosen = _CHOICES.get(tuple(options)) or f"Write one of: {', '.join(options)}."
    hint = did_you_mean(value, options) or chosen
    return Refusal("unknown-value", message, hint, unmistakable(value, options))


_CHOICES: Mapping[tuple[str, ...], str] = {
    tuple(map(str, CorrectionKind)): (
        "Write `verdict` when the verdict changed, `detail` when something smaller was wrong, such as a typing error or a "
        "name, `outdated` when events moved on, and `void` when the claim no longer holds."
    ),
    tuple(map(str, Status)): (
        "Write draft, published, outdated (events moved on) or withdrawn (you no longer stand by it)."
    ),
    tuple(map(str, Stance)): (
        "Write supports, contradicts (both cannot be true), qualifies (it limits the claim) or mentions (it settles "
        "nothing)."
    ),
}
"""Words for the choices whose names alone do not tell which one is meant."""


def fields_at_fault(
    record: type[Record], block: dict[str, Any], key: Key, unknown: list[str], missing: Iterable[str]
) -> Iterator[Fault]:
    """Yield the faults of fields that are not there, and of those that should not be.

    A field that is missing only because its name is misspelt is told once, where it is misspelt.
    """
    known = list(fields_of(record))
    meant = {closest(name, known) for name in unknown}
    for name in known:
        if name in missing and name not in meant:
            yield Fault((*key, name), _missing(record, block, (*key, name)))
    for name in unknown:
        yield Fault((*key, name), _unknown(name, block, (*key, name), known))


def _missing(record: type[Record], block: dict[str, Any], key: Key) -> Refusal:
    name = str(key[-1])
    seed = _file_of_digest(name, block)
    about = fields_of(record)[name].description + (f" It is the number of `seeds/{seed}`." if seed else "")
    if name in block:
        message, hint = f"{_name(key)} has nothing behind it.", f"Write it behind the colon. {about}"
    else:
        message, hint = f"{_name(key)} is missing.", f"Add a line `{name}: …` here. {about}"
    return Refusal("missing-field", message, hint, seed=seed)


def _file_of_digest(name: str, block: dict[str, Any]) -> str:
    """Return the name of the file in ``seeds/`` whose digest the field is to hold, or nothing."""
    file = block.get("file") or block.get("seed")
    return file if name == "sha256" and isinstance(file, str) else ""


_ELSEWHERE: Mapping[str, str] = {
    "sources": "What articles say stands under `evidence`: an item for each quotation, with `source`, `stance`, `quote` and `why`.",
    "status_note": "A claim says this under `corrections`, in an entry with `date`, `kind: outdated` or `kind: void`, and `note`.",
}
"""What to write in place of a field that other kinds of files have."""


def _unknown(name: str, block: dict[str, Any], key: Key, known: list[str]) -> Refusal:
    meant = unmistakable(name, known)
    return Refusal(
        "unknown-field",
        f"There is no field {_name(key)} here.",
        _ELSEWHERE.get(name) or did_you_mean(name, known) or f"The fields are: {', '.join(known)}.",
        meant if meant not in block else None,
    )


def another_kind(kind: type[Content], value: Any) -> Fault | None:
    """Return the one fault of a file that has the fields of another kind, and so lies in the wrong folder."""
    if not isinstance(value, dict) or len(value) < 2:  # One field tells of no kind.
        return None
    known, given = fields_of(kind).keys(), value.keys()
    for other in CONTENT:
        fields = fields_of(other)
        needed = {name for name, field in fields.items() if field.required}
        if other.folder != kind.folder and needed <= given <= fields.keys() and not given <= known:
            message = f"These are the fields of a {other.__name__.lower()}, and this is the folder of {kind.folder}."
            first = next(name for name in value if name not in known)
            hint = f"Move the file to content/{other.folder}/."
            return Fault((first,), Refusal("unknown-field", message, hint))
    return None


def _name(key: Key) -> str:
    """Return a key as people say it: “quote” of evidence 2."""
    text = f"“{key[-1]}”" if key and isinstance(key[-1], str) else "this item"
    if len(key) >= 3 and isinstance(key[-2], int):
        return f"{text} of {key[-3]} {key[-2] + 1}"
    return text
