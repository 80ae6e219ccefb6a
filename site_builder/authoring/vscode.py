"""The content model for an editor, made from the records: schemas, snippets, settings, a task.

For VS Code. JSON Schemas complete and check ``content/site.yaml``, through the YAML extension. The fields of Markdown
files are completed by snippets, which need no extension, since that extension does not look into the front matter of
Markdown (https://github.com/redhat-developer/vscode-yaml/issues/207). The task runs ``site-builder check`` and shows
its findings at their lines. Pure functions: the caller writes the files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from site_builder.content.fields import Record
from site_builder.content.json_schema import FILE_KINDS, json_schema
from site_builder.content.record_fields import FieldType, RecordField, fields_of
from site_builder.content.records import CONTENT

VSCODE_FOLDER = ".vscode"


def editor_files(verdicts: Iterable[str], command: str = "site-builder") -> dict[str, str]:
    """Return the text of every file by its path below the site's folder.

    ``verdicts`` are the ids of the site's scale, and ``command`` is how site-builder is called there.
    """
    scale = tuple(verdicts)
    schemas = {f"{VSCODE_FOLDER}/schemas/{kind}.schema.json": _json(json_schema(kind, scale)) for kind in FILE_KINDS}
    return {
        **schemas,
        f"{VSCODE_FOLDER}/site-builder.code-snippets": _json(snippets(scale)),
        f"{VSCODE_FOLDER}/settings.json": _json(_SETTINGS),
        f"{VSCODE_FOLDER}/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        f"{VSCODE_FOLDER}/tasks.json": _json(_tasks(command)),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


_SETTINGS = {
    "yaml.schemas": {f"./{VSCODE_FOLDER}/schemas/site.schema.json": "content/site.yaml"},
    "yaml.schemaStore.enable": False,
    "files.encoding": "utf8",
    "files.eol": "\n",
    "[markdown]": {
        "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"},
        "editor.snippetSuggestions": "top",
        "editor.wordBasedSuggestions": "off",
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "editor.detectIndentation": False,
        "editor.wordWrap": "on",
        "files.trimTrailingWhitespace": False,
    },
    # Archived texts are kept byte for byte.
    "files.readonlyInclude": {"seeds/**": True, "originals/**": True},
}


def _tasks(command: str) -> dict[str, Any]:
    place = {
        "regexp": r"^(error|warning|info)\[([a-z0-9-]+)\] (.+):(\d+):(\d+)$",
        "severity": 1,
        "code": 2,
        "file": 3,
        "line": 4,
        "column": 5,
    }
    matcher = {
        "owner": "site-builder",
        "source": "site-builder",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": [place, {"regexp": r"^  (\S.*)$", "message": 1}],
    }
    task = {
        "label": "Check",
        "detail": "Check every file, quotation and verdict, and show what is wrong at its line",
        "type": "shell",
        "command": command,
        "args": ["check"],
        "group": {"kind": "build", "isDefault": True},
        "presentation": {"reveal": "silent", "clear": True},
        "problemMatcher": matcher,
    }
    return {"version": "2.0.0", "tasks": [task]}


def snippets(verdicts: tuple[str, ...]) -> dict[str, Any]:
    """Return a snippet for every field of every Markdown file, with a choice where a field has few values."""
    found: dict[str, dict[str, Any]] = {}
    for kind, field in _fields():
        name = field.name
        description = f"{field.description} ({kind})"
        if name in found:
            if field.description not in found[name]["description"]:
                found[name]["description"] += f" {description}"
            continue
        body = _lines(field, verdicts)
        found[name] = {"scope": "markdown", "prefix": name, "body": body, "description": description}
    return found


def _fields() -> Iterator[tuple[str, RecordField]]:
    """Yield every field of every kind of file, with the name of the kind."""
    for record in CONTENT:
        for field in fields_of(record).values():
            yield f"{record.__name__.lower()}{', required' if field.required else ''}", field


def _lines(field: RecordField, verdicts: tuple[str, ...]) -> list[str]:
    """Return the lines that a snippet types."""
    if field.name == "verdict":
        return [f"verdict: {_choice(1, verdicts)}"]
    if item := field.type.item:
        return [f"{field.name}:", *(_item(item.kind) if issubclass(item.kind, Record) else ["  - ${1}"])]
    return [f"{field.name}: {_value(1, field.type)}"]


def _item(record: type[Record]) -> list[str]:
    """Return the lines of an item of a list of blocks: its required fields, or all where they have a short form.

    Where none is required, the first one stands for those of which an item needs one.
    """
    known = list(fields_of(record).values())
    required = [field for field in known if field.required or (record.short_form and field.type.item is None)]
    values = [f"{field.name}: {_value(stop, field.type)}" for stop, field in enumerate(required or known[:1], start=1)]
    return [f"  - {values[0]}", *(f"    {value}" for value in values[1:])]


def _value(stop: int, type: FieldType) -> str:
    if issubclass(type.kind, Enum):
        return _choice(stop, [str(member.value) for member in type.kind])
    if type.kind is bool:
        return _choice(stop, ("true", "false"))
    if type.kind is date:
        return f"${{{stop}:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}}"
    return f"${{{stop}}}"


def _choice(stop: int, values: Iterable[str]) -> str:
    return f"${{{stop}|{','.join(value.replace(',', chr(92) + ',') for value in values)}|}}"


def is_generated(path: str) -> bool:
    """Say whether a file is made by us alone; the others may have settings of the site's own in them."""
    return "/schemas/" in path or path.endswith(".code-snippets")


def written(files: Mapping[str, str], there: Iterable[str]) -> dict[str, str]:
    """Return the files to write when those named in ``there`` exist: existing settings are kept."""
    existing = set(there)
    return {path: text for path, text in files.items() if is_generated(path) or path not in existing}
