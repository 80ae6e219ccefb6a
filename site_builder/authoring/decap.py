"""The browser editor (Decap CMS): its page, and its configuration, made from the content model.

The editor commits to the repository through the host's own interface, as the person who signed in there; a change
becomes a pull request (its “editorial workflow”), and the same checks run on it. Form: Decap CMS 3,
https://decapcms.org/docs/
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from site_builder.content.browser_editor import EditorScript
from site_builder.content.fields import ID_PATTERN, Record
from site_builder.content.record_fields import FieldType, RecordField, fields_of
from site_builder.content.records import CONTENT, Aliased, Content, Source
from site_builder.content.repository import repository_of
from site_builder.content.settings import Settings
from site_builder.views.site_frame import SiteFrame

FOLDER = "admin/"
_NAMED_BY = {"sources": "title", "stories": "title", "questions": "question", "claims": "claim", "pages": "title"}
_LONG = {"summary", "quote", "why", "note", "claim", "would_change", "furniture", "passage", "because", "despite"}
_REFERENCES = {
    "source": "sources",
    "sources": "sources",
    # In its short form; the editor does not change long ones.
    "silent": "sources",
    "story": "stories",
    "question": "questions",
}
_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link href="config.yml" type="text/yaml" rel="cms-config-url">
</head>
<body>
<noscript>{without}</noscript>
<script src="{script}"></script>
</body>
</html>
"""


def editor_files(script: EditorScript, settings: Settings, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return the editor's page, its configuration and its program."""
    page = Markup(_PAGE).format(  # noqa: S704 (the text above; what is filled in is escaped)
        language=frame.language,
        title=f"Editor – {frame.title}",
        without="The editor needs JavaScript. Every page of the site has a link to edit its file without it.",
        script=script.name,
    )
    # Every JSON text is a YAML text.
    config = json.dumps(configuration(settings), ensure_ascii=False, indent=1)
    made = {"index.html": page.encode("utf-8"), "config.yml": f"{config}\n".encode()}
    return {f"{FOLDER}{name}": content for name, content in {**script.files, **made}.items()}


def configuration(settings: Settings) -> dict[str, Any]:
    """Return the editor's configuration: where changes go, and a collection for each kind of content."""
    folder = f"{settings.folder}/content" if settings.folder else "content"
    return {
        "backend": _backend(settings),
        "publish_mode": "editorial_workflow",
        "site_url": settings.base_url,
        "display_url": settings.base_url,
        "locale": settings.language.partition("-")[0],
        # Names that begin with a dot are passed over by the build: there are no pictures in content.
        "media_folder": f"{folder}/.media",
        "public_folder": "/",
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": [_collection(kind, folder, settings) for kind in reversed(CONTENT)],
    }


def _backend(settings: Settings) -> dict[str, Any]:
    """Return where changes go; without a repository the editor can be tried, and keeps nothing."""
    repository = repository_of(settings)
    if repository is None:
        return {"name": "test-repo"}
    parts = urlsplit(repository.address)
    name = "gitlab" if "gitlab" in (parts.hostname or "") else "github"
    backend: dict[str, Any] = {"name": name, "repo": parts.path.strip("/"), "branch": repository.branch}
    if name == "github":
        backend["open_authoring"] = True
    if settings.editor and settings.editor.sign_in:
        backend["base_url"] = settings.editor.sign_in.rstrip("/")
    return backend


def _collection(kind: type[Content], folder: str, settings: Settings) -> dict[str, Any]:
    # The fields of every kind of page come last, because they matter less.
    in_order = sorted(fields_of(kind).values(), key=lambda field: field.name in Aliased.__struct_fields__)
    fields = [_field(field, settings) for field in in_order]
    return {
        "name": kind.folder,
        "label": kind.folder.capitalize(),
        "label_singular": kind.__name__,
        "description": " ".join((kind.__doc__ or "").split()),
        "folder": f"{folder}/{kind.folder}",
        "identifier_field": _NAMED_BY[kind.folder],
        "summary": "{{" + _NAMED_BY[kind.folder] + "}}",
        # A source begins with an archived text and its digest, and a page that was published is never deleted.
        "create": kind is not Source,
        "delete": False,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": "{{slug}}",
        "editor": {"preview": False},
        # The text as it is typed: the other way of editing would take citations such as [@id] for something else.
        "fields": [
            *fields,
            {"name": "body", "label": "Text", "widget": "markdown", "modes": ["raw"], "required": False},
        ],
    }


def _field(field: RecordField, settings: Settings) -> dict[str, Any]:
    shown: dict[str, Any] = {"name": field.name, "label": field.name.replace("_", " ").capitalize()}
    shown |= _widget(field.name, field.type, settings)
    shown |= {"hint": field.description, "required": field.required}
    if field.name == "status":
        shown["default"] = "draft"
    elif isinstance(field.default, bool | int | StrEnum):
        shown["default"] = field.default
    return shown


def _widget(name: str, type: FieldType, settings: Settings) -> dict[str, Any]:
    """Return the kind of input for a field's type."""
    if type.item:
        return _list(name, type.item, settings)
    if name == "verdict":
        return {"widget": "select", "options": [{"label": v.label, "value": v.id} for v in settings.scale]}
    if issubclass(type.kind, Record):
        return {"widget": "object", "collapsed": True, "fields": _fields(type.kind, settings)}
    if name in _REFERENCES and type.kind is str:
        return _relation(_REFERENCES[name])
    if issubclass(type.kind, StrEnum):
        return {"widget": "select", "options": [str(option) for option in type.kind]}
    if type.kind is bool:
        return {"widget": "boolean"}
    if type.kind is int:
        return {"widget": "number", "value_type": "int"}
    if type.kind is date:
        return {"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False}
    return {"widget": "text" if name in _LONG else "string"}


def _list(name: str, item: FieldType, settings: Settings) -> dict[str, Any]:
    if issubclass(item.kind, Record) and not (item.kind.short_form and name in _REFERENCES):
        fields = _fields(item.kind, settings)
        first = next(field["name"] for field in fields)
        return {"widget": "list", "collapsed": False, "summary": "{{fields." + first + "}}", "fields": fields}
    if name in _REFERENCES:
        return {**_relation(_REFERENCES[name]), "multiple": True}
    one: dict[str, Any] = {"name": "item", "label": "Item", **_widget(name, item, settings)}
    if name == "aliases":
        one["pattern"] = [ID_PATTERN, "Lower-case letters a to z, digits and single hyphens"]
    return {"widget": "list", "field": one}


def _fields(block: type[Record], settings: Settings) -> list[dict[str, Any]]:
    return [_field(inner, settings) for inner in fields_of(block).values()]


def _relation(collection: str) -> dict[str, Any]:
    named = _NAMED_BY[collection]
    return {
        "widget": "relation",
        "collection": collection,
        "value_field": "{{slug}}",
        "search_fields": [named],
        "display_fields": [named],
        "options_length": 500,
    }
