"""From a piece of YAML to a record: at once where all is as it should be, else by way of what tells all faults.

What is read here is right beyond doubt, by the types and the rules that stand on the fields. Anything else is left to
the pydantic models (:mod:`site_builder.content.validation`): they may still take it, and if not they say why. Pydantic takes
as long to import as a small site takes to check, and is not needed for what has no faults.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import fields

from site_builder.content.fields import Record, Rule, UnfitError
from site_builder.content.yaml_text import YamlText
from site_builder.findings.values import Finding

R = TypeVar("R", bound=Record)
Read = Callable[[Any], Any]
_SPACE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""What pydantic takes off both ends of a text: Unicode's white space. Python's own idea of it has more."""
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")


class _UnclearError(Exception):
    """Raised and caught in here: the value is not what is expected, or may be and others have to say so."""


def read_record(
    kind: type[R], yaml_text: YamlText, path: str, lines: tuple[str, ...]
) -> tuple[R | None, tuple[Finding, ...]]:
    """Return the record that the YAML holds, or None, with a finding for each fault."""
    record = faultless(kind, yaml_text.value)
    if record is not None:
        return record, ()
    from site_builder.content.validation import validate

    return validate(kind, yaml_text, path, lines)


def faultless(kind: type[R], value: Any) -> R | None:
    """Return the record that plain values hold, or None when that is not clear at once."""
    try:
        record: R = _record(kind)({} if value is None else value)
    except (UnfitError, _UnclearError):
        return None
    return record


@cache
def _record(kind: type[Record]) -> Read:
    """Return what reads a block of fields. A field with nothing behind it is read as if it were left out."""
    known = fields(kind)
    reads = {field.name: _read_of(field.type) for field in known}
    required = {field.name for field in known if field.default is NODEFAULT}

    def read(block: Any) -> Record:
        if type(block) is not dict:
            raise _UnclearError
        given = {}
        for name, value in block.items():
            if value is None or (value == "" and name in reads and name not in required):
                continue
            if name not in reads:
                raise _UnclearError
            given[name] = reads[name](value)
        if not required <= given.keys():
            raise _UnclearError
        return kind(**given)

    return read


def _read_of(annotation: Any) -> Read:
    """Return what reads a value of a field's type. That a field may have no value does not matter: then it is not read."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _ruled(annotation.__metadata__[0], _read_of(arguments[0]))
    if type(None) in arguments:
        (kind,) = (kind for kind in arguments if kind is not type(None))
        return _read_of(kind)
    if get_origin(annotation) is tuple:
        return _list(arguments)
    if issubclass(annotation, Record):
        return _record(annotation)
    return _choice(annotation) if issubclass(annotation, Enum) else _READ[annotation]


def _ruled(rule: Rule, read: Read) -> Read:
    """Return what reads a value and holds it to a rule."""
    before, after, least, most, ge = rule.before, rule.after, rule.min_length, rule.max_length, rule.ge

    def read_ruled(value: Any) -> Any:
        found = read(before(value) if before else value)
        if (
            (least is not None and len(found) < least)
            or (most is not None and len(found) > most)
            or (ge is not None and found < ge)
        ):
            raise _UnclearError
        return after(found) if after else found

    return read_ruled


def _list(kinds: tuple[Any, ...]) -> Read:
    """Return what reads a list: of one kind of value in any number, or of as many values as there are kinds."""
    if kinds[-1] is Ellipsis:
        read = _read_of(kinds[0])
        return lambda value: tuple(map(read, _expected(list, value)))
    reads = tuple(map(_read_of, kinds))

    def read_each(value: Any) -> tuple[Any, ...]:
        if len(_expected(list, value)) != len(reads):
            raise _UnclearError
        return tuple(read(item) for read, item in zip(reads, value, strict=True))

    return read_each


def _choice(kind: type[Enum]) -> Read:
    members = {member.value: member for member in kind}

    def read(value: Any) -> Enum:
        member = members.get(_expected(str, value))
        if member is None:
            raise _UnclearError
        return member

    return read


def _expected(kind: type, value: Any) -> Any:
    """Return the value if it is of exactly this kind."""
    if type(value) is not kind:
        raise _UnclearError
    return value


def _text(value: Any) -> str:
    text: str = _expected(str, value)
    return text.strip(_SPACE)


def _number(value: Any) -> int:
    if not _NUMBER.fullmatch(_expected(str, value)):
        raise _UnclearError
    return int(value)


_READ: dict[Any, Read] = {
    str: _text,
    int: _number,
    bool: lambda value: _expected(bool, value),
    date: lambda value: _expected(date, value),
}
