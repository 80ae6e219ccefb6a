"""What is read of a site before any of it is checked: an archived text, and a document of any kind."""

from __future__ import annotations

from msgspec import Struct

from site_builder.content.document import Document
from site_builder.content.records import Claim, Page, Question, Source, Status, Story


class Seed(Struct, frozen=True):
    """An archived text. ``text`` is its bytes read as UTF-8 and nothing else; offsets count its code points."""

    name: str
    sha256: str
    text: str


AnyDocument = Document[Source] | Document[Story] | Document[Question] | Document[Claim] | Document[Page]


def is_draft(document: AnyDocument) -> bool:
    """Say whether a document is a draft, which is checked and previewed and never published; sources never are."""
    return not isinstance(document.record, Source) and document.record.status is Status.DRAFT
