"""What published JSON says, as far as it is checked: anything of another form is refused, anything more is passed over."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from site_builder.audit.published_site import UnreadableError

T = TypeVar("T")
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Meta(ge=0, le=(1 << 53) - 1)]


class Generator(Struct, frozen=True):
    """Who made a site."""

    name: str
    version: str


class ListedFile(Struct, frozen=True):
    """A file of the manifest."""

    path: str
    size: Count
    sha256: Digest
    host: Literal["sends", "reads", "redirects"] = "sends"


class ManifestPart(Struct, frozen=True):
    """A part of the manifest, as the manifest names it."""

    path: str
    count: Count
    sha256: Digest


class PartFiles(Struct, frozen=True):
    """A part of the manifest."""

    files: tuple[ListedFile, ...]


class ManifestHead(Struct, frozen=True):
    """``integrity.json``."""

    version: Literal[1]
    generator: Generator
    commit: str | None
    previous: Digest | None
    count: Count
    root: Digest
    files: tuple[ListedFile, ...] = ()
    parts: tuple[ManifestPart, ...] = ()


class QuotedSpan(Struct, frozen=True):
    """A stretch of an archived text, and the words that are said to stand there."""

    start: int
    end: int
    exact: str


class PublishedReceipt(Struct, frozen=True):
    """Where a quotation is said to stand."""

    sha256: Digest
    start: int
    end: int
    spans: Annotated[tuple[QuotedSpan, ...], Meta(min_length=1)]


class PublishedEvidence(Struct, frozen=True):
    """A piece of evidence; one from an article that was taken down has no receipt, and perhaps no words."""

    source: str
    anchor: str
    stance: Literal["supports", "contradicts", "qualifies", "mentions"]
    quote: str | None
    receipt: PublishedReceipt | None


class PublishedParagraph(Struct, frozen=True):
    """A paragraph with what is to prove its place."""

    index: Count
    start: Count
    text: str
    salt: Digest
    path: tuple[Digest, ...]


class PublishedExcerpts(Struct, frozen=True):
    """The quoted paragraphs of a text."""

    root: Digest
    count: Count
    paragraphs: tuple[PublishedParagraph, ...]


class PublishedSource(Struct, frozen=True):
    """A source of a claim; of one that is not quoted nothing is said of its text, not even ``publish``."""

    publish: Literal["full", "excerpts", "none"] | None = None
    sha256: str = ""
    size: Count | None = 0
    archived_text: str | None = None
    excerpts: PublishedExcerpts | None = None
    takedown: dict[str, str] | None = None
    version_of: str | None = None


class PublishedVerdict(Struct, frozen=True):
    """A verdict."""

    id: str
    label: str
    rating: int | None


class PublishedTally(Struct, frozen=True):
    """How many sources stand how."""

    supports: Count
    contradicts: Count
    qualifies: Count
    mentions: Count
    silent: Count
    silent_signed: Count
    not_assessed: Count
    articles: Count
    origins: dict[str, Count] | None


class PublishedSilence(Struct, frozen=True):
    """A source that says nothing on a claim, and who read it when, where somebody signed that."""

    source: str
    by: str | None
    on: str | None


class PublishedClaimant(Struct, frozen=True):
    """Somebody who makes a claim."""

    name: str
    kind: Literal["person", "organization", "group"] | None


class PublishedClaim(Struct, frozen=True):
    """``claim.json``."""

    version: Literal[1]
    id: str
    url: str
    claim: str
    status: str
    claim_review: bool
    verdict: PublishedVerdict
    tally: PublishedTally
    evidence: tuple[PublishedEvidence, ...]
    topics: tuple[str, ...]
    claimants: tuple[PublishedClaimant, ...]
    silent: tuple[str, ...]
    silences: tuple[PublishedSilence, ...]
    not_assessed: tuple[str, ...]
    sources: dict[str, PublishedSource]


class ClaimsPart(Struct, frozen=True):
    """A part of the list of all claims, as the list names it."""

    url: str


class ClaimList(Struct, frozen=True):
    """``claims.json``, or a part of it. The first has the address for which the site was built."""

    url: str = ""
    claims: tuple[dict[str, msgspec.Raw], ...] = ()
    parts: tuple[ClaimsPart, ...] = ()


def decoded_json(content: bytes, kind: type[T]) -> T:
    """Return JSON as a value of this kind. Raises :class:`UnreadableError`."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise UnreadableError(f"It is not the JSON that stands here: {error}.") from None
