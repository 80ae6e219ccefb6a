"""What each column of each table holds, in a sentence: for the Data Package and for the page of the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from site_builder.output.dataset_files import DATASET_COLUMNS, OFFSETS
from site_builder.output.exports import COLUMNS, NUMBER_COLUMNS


class TableColumn(Struct, frozen=True):
    """A column of a table: its name, its type (as Data Packages name types), and what it holds."""

    name: str
    type: str
    description: str


def table_columns(dataset: str) -> tuple[TableColumn, ...]:
    """Return the columns of the table of a data set."""
    return tuple(_fields(dataset, COLUMNS if dataset == "claims" else DATASET_COLUMNS[dataset]))


def _fields(dataset: str, columns: tuple[str, ...]) -> Iterator[TableColumn]:
    numbers = NUMBER_COLUMNS if dataset == "claims" else OFFSETS
    for name in columns:
        kind = "integer" if name in numbers else _TYPES.get(name, "string")
        yield TableColumn(name, kind, _OF_DATASET.get((dataset, name)) or _DESCRIPTIONS[name])


_TYPES = {
    **dict.fromkeys(("published", "reviewed", "modified", "retrieved", "takedown_date", "status_date"), "date"),
    "exclusive": "boolean",
}
_OF_DATASET: Mapping[tuple[str, str], str] = {
    ("claims", "claim"): "The claim, as one sentence.",
    ("claims", "summary"): "Why the verdict is what it is.",
    ("claims", "published"): "The day on which the claim was first published here.",
    ("stories", "published"): "The day on which the story was first published here.",
    ("sources", "url"): "The article's own address on the web.",
    ("evidence", "url"): "The evidence on the page of its claim.",
    ("evidence", "claim"): "The id of the claim.",
}
_DESCRIPTIONS: Mapping[str, str] = {
    "id": "The id, which is the last part of the address.",
    "url": "The page on this site.",
    "page": "The page on this site.",
    "status": "published, outdated or withdrawn; no verdict stands where it is withdrawn.",
    "status_date": "Since when it is outdated or withdrawn.",
    "status_note": "Why it is outdated or withdrawn.",
    "claim": "The id of the claim.",
    "claim_text": "The claim, as one sentence.",
    "verdict": "The id of the verdict; claims.json explains the scale.",
    "rating": "The number of the verdict on the scale, where it has one.",
    "summary": "What it is about, in a sentence or two.",
    "story": "The id of the story.",
    "question": "The id of the question that the claim answers.",
    "answer": "The claim as a short answer to its question.",
    "published": "The day on which the article was published, where anybody recorded it.",
    "reviewed": "The day on which somebody last went through the claim and its evidence.",
    "supports": "How many articles support the claim.",
    "contradicts": "How many articles contradict it.",
    "qualifies": "How many articles limit or refine it.",
    "mentions": "How many articles mention it and leave it open.",
    "silent": "How many articles were read and say nothing on it.",
    "silent_signed": "How many of these somebody signed as read from end to end.",
    "not_assessed": "How many articles of the story nobody has assessed for it.",
    "articles": "How many articles are quoted.",
    "origins_at_least": "From at least how many independent reports they come; empty where nobody recorded one.",
    "origins_at_most": "From at most how many independent reports they come.",
    "hangs_on": "article or origin, where the verdict falls without a single one.",
    "claimants": "Who makes the claim.",
    "topics": "The ids of the topics that the claim is about.",
    "source": "The id of the article.",
    "source_title": "The title of the article.",
    "stance": "supports, contradicts, qualifies or mentions.",
    "quote": "The quoted words, with […] where words are left out; empty where they are withheld.",
    "why": "Why the words bear on the claim.",
    "speaker": "Whose words the article reports.",
    "locator": "A page or a time in the article.",
    "start": "Where the quotation begins in the archived text, in code points from 0.",
    "end": "The place behind its last code point.",
    "spans": "The places of each piece of the quotation, as start-end.",
    "sha256": "The digest of the archived text (SHA-256).",
    "passage": "The quotation in the article, on this site.",
    "archived_text": "The archived text, where all of it is published.",
    "source_url": "The article's own address on the web.",
    "title": "The title.",
    "name": "What the topic is called.",
    "description": "What belongs to the topic.",
    "stories": "The ids of the stories of the topic.",
    "title_from": "article for its own headline, editors for a description.",
    "short": "What the article is called in running text.",
    "publisher": "Who published the article.",
    "authors": "Who wrote the article.",
    "modified": "The day on which the article last changed.",
    "retrieved": "The day on which its text was fetched.",
    "version_of": "The id that stands for the article of which this is a version.",
    "language": "The language of the article (BCP 47).",
    "archived_url": "A copy in a web archive.",
    "origin": "From where the article has its report.",
    "origin_basis": "Whether the article says so or an editor judged it.",
    "origin_because": "Why the origin is taken to be that.",
    "publish": "How much of the archived text is published: full, excerpts or none.",
    "takedown_date": "The day on which the article was taken down here.",
    "takedown_because": "Why it was taken down.",
    "takedown_quotations": "Whether its quotations are still shown.",
    "quoted_by": "The ids of the claims that quote the article.",
    "silent_on": "The ids of the claims on which it says nothing.",
    "exclusive": "Whether only one answer can be right.",
    "claims": "The ids of the claims, without those that are outdated or withdrawn.",
    "sources": "The ids of the articles that were read for it.",
}
