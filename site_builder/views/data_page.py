"""The page of what the site publishes for programs and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from site_builder.content.languages import translatable
from site_builder.views.datasets import DatasetPart
from site_builder.views.site_view import SiteView

CLAIMS_LIST = "claims"
DESCRIPTION = translatable(
    "All claims with their verdicts, and all evidence with the place of every quotation in the archived article, to be used again."
)
LIST_NAMES: Mapping[str, str] = {
    CLAIMS_LIST: translatable("All claims"),
    "evidence": translatable("All evidence"),
    "sources": translatable("All articles"),
    "questions": translatable("All questions"),
    "stories": translatable("All stories"),
    "topics": translatable("All topics"),
}
"""What each data set is called."""


class PublishedDataset(Struct, frozen=True):
    """A data set: its name, what it is called, and the addresses of its JSON, its tables and its form."""

    name: str
    words: str
    json: str
    tables: tuple[str, ...]
    schema: str


class DataPage(Struct, frozen=True):
    """``/data/``. ``licence`` is the address of the licence, where the site names one."""

    description: str
    datasets: tuple[PublishedDataset, ...]
    licence: str | None


def data_page(parts: Iterable[DatasetPart], site: SiteView) -> DataPage:
    """Return the page of all data sets, of which these are the files."""
    tables: dict[str, list[str]] = {CLAIMS_LIST: ["claims.csv"]}
    for part in parts:
        tables.setdefault(part.dataset, []).append(f"{part.address}.csv")
    datasets = (
        PublishedDataset(name, site.say(LIST_NAMES[name]), f"{name}.json", tuple(addresses), f"{name}.schema.json")
        for name, addresses in tables.items()
    )
    return DataPage(site.say(DESCRIPTION), tuple(datasets), site.index.settings.record.licence)
