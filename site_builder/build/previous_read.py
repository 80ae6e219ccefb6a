"""What one reading of a site leaves for the next one in the same process, so that a save costs what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from site_builder.content.scan import Survey
from site_builder.findings.values import Finding
from site_builder.index.entries import Brief, Remark
from site_builder.store.state import DocumentRow

if TYPE_CHECKING:
    from site_builder.checks.incremental import Compared


class Placed(Struct, frozen=True):
    """The remarks on one document as findings, and the digest of the text in which they were placed."""

    digest: str
    remarks: tuple[Remark, ...]
    findings: tuple[Finding, ...]


class Left(Struct, frozen=True):
    """What a reading leaves for the next one. Nothing of it is changed later.

    ``pins`` are those of the seeds as they lie there; ``against`` is what the documents were checked against. ``again``
    are the paths of documents that have to be looked at again in any case.
    """

    seen: Survey
    pins: Mapping[str, str]
    against: tuple[Mapping[str, Any], ...]
    briefs: Mapping[str, dict[str, Any]]
    rows: Mapping[str, DocumentRow]
    digests: Mapping[str, tuple[str, str]]
    held: Mapping[str, str]
    found: Mapping[str, tuple[Finding, ...]]
    unread: frozenset[tuple[str, str]]
    again: frozenset[str]


class Memory(Struct):
    """What whoever reads a site again and again need not make again: briefs by path, each with the JSON it came from.

    Where ``is_kept`` says that there will be another reading, the last one leaves what did not change since: what was
    ``read``, what came of comparing the documents, and where what was remarked stands.
    """

    briefs: dict[str, tuple[str, Brief, str]] = field(default_factory=dict)
    is_kept: bool = False
    seen: Survey | None = None
    read: Left | None = None
    compared: Compared | None = None
    placed: dict[str, Placed] = field(default_factory=dict)
