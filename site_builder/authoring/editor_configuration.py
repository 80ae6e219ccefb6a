"""The configuration of the browser editor (Sveltia CMS), made from the content model.

The editor commits to the repository through the host's own interface, as the person who signed in there; a change
becomes a pull request (its “editorial workflow”), and the same checks run on it. Form: Sveltia CMS 0.221,
``schema/sveltia-cms.json`` of its package, https://sveltiacms.app/en/docs/config-basics
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from site_builder.content.fields import ID_PATTERN, IS_ID, Record
from site_builder.content.record_fields import FieldType, RecordField, fields_of
from site_builder.content.records import CONTENT, Content, Noted, Source
from site_builder.content.repository import stated_repository
from site_builder.content.settings import Settings

_NAMED_BY = {
    "sources": "title",
    "topics": "name",
    "stories": "title",
    "questions": "question",
    "claimants": "name",
    "claims": "claim",
    "pages": "title",
}
_LONG = {
    "summary",
    "description",
    "quote",
    "text",
    "why",
    "note",
    "claim",
    "would_change",
    "furniture",
    "passage",
    "because",
    "despite",
}
_REFERENCES = {
    "source": "sources",
    "sources": "sources",
    "version_of": "sources",
    # In its short form; the editor does not change long ones.
    "silent": "sources",
    "topics": "topics",
    "story": "stories",
    "question": "questions",
    "claimant": "claimants",
}
_TEXT = {"widget": "text"}
_HIDDEN = {"widget": "hidden", "default": None}
"""A block in place of which a text may stand. The editor would lose one of the two forms, so it leaves both as they are."""


def configuration(settings: Settings) -> dict[str, Any]:
    """Return the editor's configuration: where changes go, and a collection for each kind of content."""
    folder = f"{settings.folder}/content" if settings.folder else "content"
    return {
        **_way_of_changes(settings),
        "app_title": f"Editor – {settings.title}",
        "site_url": settings.base_url,
        "display_url": settings.base_url,
        # Names that begin with a dot are passed over by the build: nobody puts a picture there unseen.
        "media_folder": f"{folder}/.media",
        "public_folder": "/",
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "output": {"omit_empty_optional_fields": True, "yaml": {"indent_size": 2, "quote": "none"}},
        "collections": [_collection(kind, folder, settings) for kind in reversed(CONTENT)],
    }


def _way_of_changes(settings: Settings) -> dict[str, Any]:
    """Return where changes go, and how; without a repository the editor can be tried, and changes stay in the browser."""
    repository = stated_repository(settings)
    if repository is None:
        return {"backend": {"name": "test-repo"}}
    parts = urlsplit(repository.address)
    name = "gitlab" if "gitlab" in (parts.hostname or "") else "github"
    backend: dict[str, Any] = {"name": name, "repo": parts.path.strip("/"), "branch": repository.branch}
    if parts.netloc not in ("github.com", "gitlab.com"):
        backend["api_root"] = f"https://{parts.netloc}/api/{'v4' if name == 'gitlab' else 'v3'}"
    if name == "github":
        # Whoever proposes a change need not hand over the key to their private repositories.
        backend |= {"open_authoring": True, "auth_scope": "public_repo"}
    if settings.editor and settings.editor.sign_in:
        backend["base_url"] = settings.editor.sign_in.rstrip("/")
    return {"backend": backend, "publish_mode": "editorial_workflow"}


def _collection(kind: type[Content], folder: str, settings: Settings) -> dict[str, Any]:
    # The fields of every kind of page come last, because they matter less.
    in_order = sorted(fields_of(kind).values(), key=lambda field: field.name in Noted.__struct_fields__)
    named = _NAMED_BY[kind.folder]
    fields = [_field(field, settings, refers=field.name != named) for field in in_order]
    return {
        "name": kind.folder,
        "label": kind.folder.capitalize(),
        "label_singular": kind.__name__,
        "description": " ".join((kind.__doc__ or "").split()),
        "folder": f"{folder}/{kind.folder}",
        "identifier_field": named,
        "summary": "{{" + named + "}}",
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


def _field(field: RecordField, settings: Settings, *, refers: bool = True) -> dict[str, Any]:
    """Return a field's input. The one that a collection is named by refers to nothing: a question's ``question`` is a text."""
    shown: dict[str, Any] = {"name": field.name, "label": field.name.replace("_", " ").capitalize()}
    shown |= _widget(field.name, field.type, settings) if refers else _TEXT
    if shown["widget"] == "hidden":
        return {"name": field.name, **_HIDDEN}
    shown |= {"hint": field.description, "required": field.required}
    if field.name == "status":
        # The editor fills a default into files that say nothing, so "draft" would take their pages down.
        return {**shown, "hint": f"{field.description} A file that says none is {field.default}.", "required": True}
    if isinstance(field.default, bool | int | StrEnum):
        shown["default"] = field.default
    return shown


def _widget(name: str, type: FieldType, settings: Settings) -> dict[str, Any]:
    """Return the kind of input for a field's type."""
    if type.item:
        return _list(name, type.item, settings)
    if name == "verdict":
        return {"widget": "select", "options": [{"label": v.label, "value": v.id} for v in settings.scale]}
    if issubclass(type.kind, Record) and type.kind.short_form:
        return _HIDDEN
    if issubclass(type.kind, Record):
        return {"widget": "object", "collapsed": True, "fields": _fields(type.kind, settings)}
    if name in _REFERENCES and IS_ID in type.rules:
        return _relation(_REFERENCES[name])
    if issubclass(type.kind, StrEnum):
        return {"widget": "select", "options": [str(option) for option in type.kind]}
    if type.kind is bool:
        return {"widget": "boolean"}
    if type.kind is int:
        return {"widget": "number", "value_type": "int"}
    if type.kind is date:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    return _TEXT if name in _LONG else {"widget": "string"}


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
    }
