"""The kinds of value that front matter can hold, with messages that say what to type instead.

Every plain scalar reaches the models as the text that was typed (see :mod:`site_builder.content.yaml_text`), so
the field decides what it means: ``no`` in a text field stays ``no``, ``12:30`` stays ``12:30``, and only a date
field reads a date. The ``code`` of each refusal is that of the finding that it becomes.

What a field may hold is noted on its type, as a :class:`Rule`. Whoever reads records goes by it
(:mod:`site_builder.content.read_record`), and so do the pydantic models (:mod:`site_builder.content.models`), which are made of
the records when somebody needs them: to tell all that is wrong with one, or to print its schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

from msgspec import Struct

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ID_MAX_LENGTH = 100
_ID = re.compile(ID_PATTERN)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_GIT_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/@+-]{0,199}\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


class UnfitError(ValueError):
    """A value that its field cannot hold: the code of the finding, and what is said, with ``|`` before the hint.

    ``said`` has what stands in braces in the message.
    """

    def __init__(self, code: str, message: str, said: dict[str, str] | None = None) -> None:
        super().__init__(code, message, said)
        self.code, self.message, self.said = code, message, said


def is_id(text: str) -> bool:
    """Say whether ``text`` is an id: lower-case letters a to z, digits, single hyphens between them."""
    return bool(_ID.fullmatch(text)) and len(text) <= ID_MAX_LENGTH


def is_language(text: str) -> bool:
    """Say whether ``text`` is a language tag in form (BCP 47), such as ``en-GB``."""
    return bool(_LANGUAGE.match(text))


def is_web_address(text: str) -> bool:
    """Say whether ``text`` can stand in a field for a web address."""
    try:
        _web_address(text)
    except UnfitError:
        return False
    return True


_ID_HINT = "Use lower-case letters a to z, digits and single hyphens, such as `contract-value`."


def id_meant(text: str) -> str | None:
    """Return the id that was meant by a text with capitals, spaces, underscores or the file's ending, if any."""
    meant = re.sub(r"[\s_]+", "-", text.strip().lower().removesuffix(".md"))
    return meant if is_id(meant) else None


def _id(value: str) -> str:
    if not is_id(value):
        meant = id_meant(value)
        raise UnfitError(
            "bad-id",
            "“{value}” is not an id.|{hint}",
            {"value": value, "hint": f"Did you mean `{meant}`?" if meant else _ID_HINT},
        )
    return value


def _date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATE.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise UnfitError(
                "bad-date", "There is no {value} in the calendar.|Check the month and the day.", {"value": value}
            ) from None
    said = "“{value}” is not a date." if isinstance(value, str) else "A date is expected here."
    day = day_meant(value) if isinstance(value, str) else None
    hint = f"Write {day.isoformat() if day else 'it as year, month and day with hyphens, such as 2026-11-20'}."
    raise UnfitError("bad-date", f"{said}|{hint}", {"value": str(value)})


_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip
# Hardly ever needed, so they are not compiled before.
_NUMERIC = r"(\d{1,4})[./\s-]+(\d{1,2})[./\s-]+(\d{1,4})\Z"
_NAMED = r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(\d{4})\Z"


def day_meant(text: str) -> date | None:
    """Return the day that a text means in another notation, unless it can be read in two ways."""
    text = text.strip()
    if named := re.match(_NAMED, text, re.I):
        name = (named[2] or named[3]).lower()
        months = [number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name)]
        return _day(named[5], months[0], named[1] or named[4]) if len(months) == 1 else None
    if not (numeric := re.match(_NUMERIC, text)):
        return None
    first, second, third = numeric.groups()
    if len(first) == 4:
        return _day(first, second, third)
    readings = {_day(third, second, first), _day(third, first, second)} - {None} if len(third) == 4 else set()
    return readings.pop() if len(readings) == 1 else None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _boolean(value: Any) -> Any:
    if isinstance(value, bool) or value in ("true", "false"):
        return value in (True, "true")
    raise UnfitError("wrong-type", "This must be true or false.|Write `true` or `false`, without quotation marks.")


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        plain = not re.search(r"[\x00-\x20\x7f\s<>\"\\^`{|}]", value) and "@" not in parts.netloc and parts.port != 0
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and plain
    except ValueError:
        good = False
    if not good:
        raise UnfitError(
            "bad-address",
            "“{value}” is not a web address.|Give the whole address, beginning with https:// (or http://), without spaces.",
            {"value": value},
        )
    return value


def _site_address(value: str) -> str:
    if not _web_address(value) or urlsplit(value).query or urlsplit(value).fragment:
        raise UnfitError(
            "bad-address",
            "“{value}” cannot be the address of a site.|Leave out what begins with “?” or “#”.",
            {"value": value},
        )
    return value


def _visible(value: str) -> str:
    if not any(character.isprintable() and not character.isspace() for character in value):
        raise UnfitError(
            "wrong-type", "This text is empty.|Write the text, or take the field out if it is not required."
        )
    return value


def _sha256(value: str) -> str:
    if not _SHA256.match(value):
        raise UnfitError(
            "wrong-type",
            "This is not a sha256.|It has 64 digits, each 0 to 9 or a to f. Run `sha256sum` on the seed and paste what it prints.",
        )
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.match(value):
        raise UnfitError(
            "wrong-type", "“{value}” is not a language tag.|Write one such as `en`, `en-GB` or `ar`.", {"value": value}
        )
    return value


def _git_path(value: str) -> str:
    steps = value.split("/")
    if not _GIT_PATH.match(value) or any(step in ("", ".", "..") for step in steps):
        raise UnfitError(
            "wrong-type",
            "“{value}” is not a name in a repository.|Write letters, digits, hyphens, dots and slashes, such as `main` or `sites/facts`, without a slash at either end.",
            {"value": value},
        )
    return value


class Rule(Struct, frozen=True):
    """What is asked of a field's value beside its type, noted on the type.

    ``before`` makes the value of what was typed and ``after`` looks at the value; both give what they were given, or
    raise :class:`UnfitError`. ``min_length`` and ``max_length`` are those of a text or of a list, and ``ge`` is the least
    that a number may be. ``shown`` is told in the JSON Schema of a text in place of all that.
    """

    before: Callable[[Any], Any] | None = None
    after: Callable[[Any], Any] | None = None
    min_length: int | None = None
    max_length: int | None = None
    ge: int | None = None
    shown: tuple[str, str] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return what pydantic does to hold a value to this."""
        from site_builder.content.models import ruled

        return ruled(self, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the JSON Schema of a value with this rule."""
        return {"type": "string", self.shown[0]: self.shown[1]} if self.shown else handler(schema)


Text = Annotated[str, Rule(min_length=1, after=_visible)]
Id = Annotated[str, Rule(after=_id, shown=("pattern", ID_PATTERN))]
IsoDate = Annotated[date, Rule(before=_date)]
Flag = Annotated[bool, Rule(before=_boolean)]
WebAddress = Annotated[str, Rule(after=_web_address, shown=("format", "uri"))]
SiteAddress = Annotated[str, Rule(after=_site_address, shown=("format", "uri"))]
Sha256 = Annotated[str, Rule(after=_sha256, shown=("pattern", "^[0-9a-f]{64}$"))]
GitPath = Annotated[str, Rule(after=_git_path)]
Language = Annotated[str, Rule(after=_language)]


class Record(Struct, frozen=True):
    """What every block of front matter has in common: it is frozen, and a field that it does not know is a fault."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return what pydantic does to make such a record of a block of fields."""
        from site_builder.content.models import recorded

        return recorded(cls, handler)
