"""Reading ``content/site.yaml``: fields that are right keep their effect beside others that are not.

What cannot be read is replaced by a value from which nothing follows for other files: who has a slip in the scale is
told of that slip, and not of each claim that has a verdict of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import asdict, replace

from site_builder.content.document import Body, Document
from site_builder.content.files import read_text
from site_builder.content.read_record import read_record, record_of
from site_builder.content.record_fields import fields_of
from site_builder.content.scan import SETTINGS_FILE
from site_builder.content.settings import Policy, Publisher, Settings, Unassessed
from site_builder.content.yaml_text import read_yaml
from site_builder.findings.finding import Finding
from site_builder.findings.suggestions import closest

UNREAD = Settings(title="Untitled", verdicts=(), policy=Policy(assess_every_source=Unassessed.OFF))
"""What stands in for settings that cannot be read: a scale without verdicts is one that is not known."""
NO_SETTINGS: Document[Settings] = Document("site", SETTINGS_FILE, UNREAD, Body(), (), {}, {})
"""The settings to use when the file cannot be read."""
_BLOCKS: Mapping[str, Any] = {"policy": Policy, "publisher": Publisher}
"""The blocks whose fields mean something one by one."""


def load_settings(root: Path) -> tuple[Document[Settings], tuple[Finding, ...]]:
    """Read ``content/site.yaml``. What cannot be read of it is replaced, beside a finding."""
    text = read_text(root, SETTINGS_FILE)
    return (NO_SETTINGS, text) if not isinstance(text, str) else read_settings(text)


def read_settings(text: str) -> tuple[Document[Settings], tuple[Finding, ...]]:
    """Read the text of ``content/site.yaml``."""
    lines = tuple(text.split("\n"))
    yaml_text, findings = read_yaml(text, SETTINGS_FILE, lines)
    if yaml_text is None:
        return Document("site", SETTINGS_FILE, UNREAD, Body(), lines, {}, {}), findings
    record, faults = read_record(Settings, yaml_text, SETTINGS_FILE, lines)
    settings = record or _readable(yaml_text.value)
    return Document("site", SETTINGS_FILE, settings, Body(), lines, yaml_text.marks, yaml_text.keys), findings + faults


def _readable(value: Any) -> Settings:
    """Return the settings that can be read of a value that holds faults."""
    if type(value) is not dict:
        return UNREAD
    known = fields_of(Settings)
    meant = {closest(name, list(known)) for name in value if name not in known}
    standing = {name: getattr(UNREAD, name) for name in meant if name}
    return replace(Settings(title=UNREAD.title), **{**standing, **dict(_fields(value))})


def _fields(value: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the value of each field that is there: its own, or what stands in for it."""
    for name in fields_of(Settings):
        if name in value:
            yield name, _field(name, value[name])


def _field(name: str, value: Any) -> Any:
    record, _ = record_of(Settings, {"title": UNREAD.title, name: value})
    if record:
        return getattr(record, name)
    return _block(name, value) if name in _BLOCKS and type(value) is dict else getattr(UNREAD, name)


def _block(name: str, value: Mapping[str, Any]) -> Any:
    """Return a block with those of its fields that can be read."""
    kind, standing = _BLOCKS[name], getattr(UNREAD, name)
    known = fields_of(kind)
    meant = {closest(inner, list(known)) for inner in value if inner not in known}
    found = {inner: getattr(standing, inner) for inner in meant if inner}
    for inner in known:
        if inner in value:
            record, _ = record_of(kind, {inner: value[inner]})
            found[inner] = getattr(record or standing, inner)
    return kind(**{**asdict(kind()), **found})
