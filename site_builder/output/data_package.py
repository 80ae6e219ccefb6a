"""What the data of a site are: as a Data Package, and in schema.org's words.

https://specs.frictionlessdata.io/data-package/, https://schema.org/Dataset
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from site_builder.output.dataset_fields import table_columns
from site_builder.output.exports import json_bytes
from site_builder.views.data_page import CLAIMS_LIST, DataPage, PublishedDataset
from site_builder.views.site_frame import SiteFrame

PACKAGE_FILE = "datapackage.json"
_CSV, _JSON = "text/csv", "application/json"


def data_package(page: DataPage, frame: SiteFrame) -> dict[str, bytes]:
    """Return ``datapackage.json``: with a licence where the site names one."""
    package = {
        "profile": "data-package",
        "name": CLAIMS_LIST,
        "title": frame.title,
        "description": page.description,
        "homepage": frame.base_url,
        **({"licenses": [{"path": page.licence}]} if page.licence else {}),
        "resources": [resource for dataset in page.datasets for resource in _resources(dataset)],
    }
    return {PACKAGE_FILE: json_bytes(package)}


def _resources(dataset: PublishedDataset) -> Iterator[dict[str, Any]]:
    """Yield the tables of a data set, each with its columns, and its JSON."""
    fields = [{"name": f.name, "type": f.type, "description": f.description} for f in table_columns(dataset.name)]
    key = {"primaryKey": "id"} if fields[0]["name"] == "id" else {}
    for number, address in enumerate(dataset.tables, start=1):
        yield {
            "name": f"{dataset.name}-table" + (f"-{number}" if len(dataset.tables) > 1 else ""),
            "title": dataset.words,
            "path": address,
            "profile": "tabular-data-resource",
            "mediatype": _CSV,
            "encoding": "utf-8",
            "schema": {"fields": fields, **key},
        }
    yield {
        "name": dataset.name,
        "title": dataset.words,
        "path": dataset.json,
        "mediatype": _JSON,
        "encoding": "utf-8",
    }


def dataset_data(page: DataPage, frame: SiteFrame, publisher: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a site as schema.org's ``Dataset``."""
    files = [(path, words.words) for words in page.datasets for path in (words.json, *words.tables)]
    return {
        "@type": "Dataset",
        "name": frame.title,
        "description": page.description,
        "license": page.licence,
        "creator": publisher,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": words,
                "encodingFormat": _CSV if path.endswith(".csv") else _JSON,
                "contentUrl": frame.base_url + path,
            }
            for path, words in files
        ],
    }
