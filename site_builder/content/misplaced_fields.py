"""Fields that stand in a block other than theirs, or under the name that another kind of file has: each is told once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from site_builder.content.document import Key
from site_builder.content.fields import Record, Refusal
from site_builder.content.record_faults import Fault
from site_builder.content.record_fields import fields_of, type_at
from site_builder.content.yaml_text import YamlText

_SUBJECTS = ("claim", "title", "name", "question")
"""What the first field is called in one kind of file or another."""


def told_once(kind: type[Record], yaml_text: YamlText, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return the faults, with one for each field that stands in the wrong place in place of those that it leads to."""
    missing = {fault.key for fault in faults if fault.refusal.code == "missing-field"}
    told, untold = list[Fault](), set[Key]()
    for fault in faults:
        unknown = fault.refusal.code == "unknown-field" and fault.key
        found = (_too_far_left(kind, yaml_text, fault) or _other_name(missing, fault)) if unknown else None
        told.append(found[0] if found else fault)
        if found:
            untold.add(found[1])
    return tuple(fault for fault in told if fault.refusal.code != "missing-field" or fault.key not in untold)


def _too_far_left(kind: type[Record], yaml_text: YamlText, fault: Fault) -> tuple[Fault, Key] | None:
    """Return the fault of a field that belongs to the block above it, and the key that it would have there."""
    *parent, name = fault.key
    block = _at(yaml_text.value, tuple(parent))
    above = _names_above(block, name)
    for owner in above:
        place: Key = (*parent, owner)
        if not (type_ := type_at(kind, place)):
            continue  # This one may stand too far left as well.
        value = block[owner]
        if isinstance(value, list) and value and type_.item:
            place, value, type_ = (*place, len(value) - 1), value[-1], type_.item
        if not issubclass(type_.kind, Record) or name not in fields_of(type_.kind):
            return None
        if not (value is None or (isinstance(value, dict) and value.get(str(name)) is None)):
            return None
        return _moved(yaml_text, fault, owner, place), (*place, name)
    return None


def _names_above(block: Any, name: str | int) -> Iterator[str]:
    """Yield the names that stand above one in its block, the nearest first."""
    names = list(block) if isinstance(block, dict) else []
    return reversed(names[: names.index(name)]) if name in names else iter(())


def _moved(yaml_text: YamlText, fault: Fault, owner: str, place: Key) -> Fault:
    column = yaml_text.keys[fault.key].column
    within = [mark.column for key, mark in yaml_text.keys.items() if key[:-1] == place]
    by = (within[0] if within else column + 2) - column
    which = f"{owner} {place[-1] + 1}" if isinstance(place[-1], int) else f"`{owner}:`"
    message = f"`{fault.key[-1]}` stands too far left: it belongs to {which}."
    hint = f"Indent it by {by} {'space' if by == 1 else 'spaces'}, so that it stands in the column of the other fields there."
    return replace(fault, refusal=Refusal("unknown-field", message, hint))


def _other_name(missing: set[Key], fault: Fault) -> tuple[Fault, Key] | None:
    """Return the fault of a field whose name is that of the same thing in another kind of file."""
    *parent, name = fault.key
    own = next((own for own in _SUBJECTS if (*parent, own) in missing), None)
    if parent or name not in _SUBJECTS or not own:
        return None
    message = f"There is no field “{name}” here, and “{own}” is missing: is `{name}` meant to be `{own}`?"
    refusal = Refusal("unknown-field", message, f"Rename it: `{own}: …`.")
    return replace(fault, refusal=refusal), (own,)


def _at(value: Any, key: Key) -> Any:
    for step in key:
        if isinstance(value, dict) or (isinstance(value, list) and isinstance(step, int) and step < len(value)):
            value = value[step]  # type: ignore[index]
        else:
            return None
    return value
