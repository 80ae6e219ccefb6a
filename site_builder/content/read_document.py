"""Reading documents: content files one by one, each on its own, into records with bodies."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar, cast

from site_builder.content.addresses import address_of
from site_builder.content.copy_names import copied_from
from site_builder.content.document import Document
from site_builder.content.fields import is_device, is_id
from site_builder.content.files import read_text
from site_builder.content.front_matter import split
from site_builder.content.legacy_claim import record_kind
from site_builder.content.markdown_body import read_body
from site_builder.content.plain_lines import plain_lines
from site_builder.content.read_record import read_record
from site_builder.content.read_settings import read_settings
from site_builder.content.records import KINDS, Content
from site_builder.content.scan import SETTINGS_FILE
from site_builder.content.slug import slug
from site_builder.content.yaml_text import read_yaml
from site_builder.findings.finding import Finding, Place, finding
from site_builder.store.site_paths import is_file

D = TypeVar("D", bound=Content)


class Loaded(NamedTuple, Generic[D]):
    """One file as it was read: its document, unless it could not be read as one, and the digest of its text."""

    document: Document[D] | None
    findings: tuple[Finding, ...]
    digest: str


def load_document(root: Path, path: str, kind: type[D]) -> Loaded[D]:
    """Read the file at ``path`` (below ``root``)."""
    text = read_text(root, path)
    if not isinstance(text, str):
        return Loaded(None, text, "")
    document, findings = read_document(text, path, kind)
    return Loaded(document, (*_check_id(path, root), *findings), digest_of_text(text))


def digest_of_text(text: str) -> str:
    """Return the digest of a file's text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def read_document(text: str, path: str, kind: type[D]) -> tuple[Document[D] | None, tuple[Finding, ...]]:
    """Read the text of one content file: a pure function of its arguments.

    Gives None in place of a document whose fields cannot be read; what is wrong is in the findings.
    """
    lines = tuple(text.split("\n"))
    parts = split(lines, path)
    if isinstance(parts, Finding):
        return None, (parts,)
    yaml_text, findings = read_yaml(parts.yaml, path, lines, first_line=2)
    if yaml_text is None:
        return None, findings
    record, faults = read_record(cast(type[D], record_kind(kind, yaml_text.value)), yaml_text, path, lines)
    if record is None:
        return None, findings + faults
    id = path.rpartition("/")[2].removesuffix(".md")
    body, more = read_body(parts.body, path, address_of(kind.folder, id), lines, parts.body_line)
    return Document(id, path, record, body, lines, yaml_text.marks, yaml_text.keys), findings + faults + more


def _check_id(path: str, root: Path) -> tuple[Finding, ...]:
    folder, _, name = path.rpartition("/")
    id = name.removesuffix(".md")
    if is_id(id):
        return ()
    original = copied_from(id)
    if original and is_file(root, f"{folder}/{original}.md"):
        message = f"This looks like a copy of {original}.md that a program made which keeps folders in step."
        hint = f"Compare the two, keep what is right in {original}.md, and delete this file."
        return (finding("bad-id", Place(path), message, hint),)
    if is_device(id):
        message = f"“{id}” cannot be an id, and the file's name is the id: Windows has no files of this name."
        return (finding("bad-id", Place(path), message, "Rename the file."),)
    return (
        finding(
            "bad-id",
            Place(path),
            f"“{id}” cannot be an id, and the file's name is the id.",
            f"Rename the file{_as_id(id)}: an id has lower-case letters a to z, digits and single hyphens.",
        ),
    )


def _as_id(name: str) -> str:
    """Return what a file may be called instead, as “ to …”, or nothing when its name holds nothing for an id."""
    id = slug(name)
    return f" to `{id}.md`" if is_id(id) else ""


def reads_as_well(new: str, old: str, path: str) -> bool:
    """Say whether a changed text of a content file can be read at least as well as the old one was.

    That is: it has a record if the old one had, and no more findings of its own.
    """
    (before, faults), (after, more) = (_read_any(text, path) for text in (old, new))
    return (after or not before) and len(more) <= len(faults)


def _read_any(text: str, path: str) -> tuple[bool, tuple[Finding, ...]]:
    text = plain_lines(text)
    if path != SETTINGS_FILE:
        document, findings = read_document(text, path, KINDS[path.split("/")[1]])
        return document is not None, findings
    _, findings = read_settings(text)
    return not findings, findings
