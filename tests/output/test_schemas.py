"""The published schemas: all data of every kind of site have the form that they describe, and nothing else has."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from site_builder.views import page_limits as limits
from site_builder.views.datasets import DATASETS
from tests.sites import built_files, in_excerpts


def validator(files: dict[str, bytes], name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(files[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def assert_in_form(files: dict[str, bytes]) -> None:
    claim, claims = validator(files, "claim.schema.json"), validator(files, "claims.schema.json")
    for path, content in files.items():
        if path.endswith("/claim.json"):
            claim.validate(json.loads(content))
        elif path == "claims.json" or path.startswith("claims/part-"):
            claims.validate(json.loads(content))
    for dataset in DATASETS:
        form = validator(files, f"{dataset}.schema.json")
        for path, content in files.items():
            if path == f"{dataset}.json" or (path.startswith(f"{dataset}/part-") and path.endswith(".json")):
                form.validate(json.loads(content))


@pytest.mark.parametrize("site", ["real", "made"])
def test_the_data_have_the_form_that_is_described(
    site: str, real_files: dict[str, bytes], made_files: dict[str, bytes]
) -> None:
    assert_in_form({"real": real_files, "made": made_files}[site])


def test_so_have_parts_excerpts_and_what_is_published_of_no_text(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CLAIMS_PER_FILE", 2)
    in_excerpts(tiny, "flood-report")
    record = tiny / "content/sources/bridge-closed.md"
    record.write_text(record.read_text().replace("language: en\n", "language: en\npublish: none\n"))
    files = built_files(tiny)
    assert {"claims/part-2.json", "evidence/part-2.json"} <= files.keys()
    assert_in_form(files)


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.update(more=1),
        lambda c: c.pop("tally"),
        lambda c: c["tally"].update(supports=-1),
        lambda c: c.update(version=2),
        lambda c: c["evidence"][0]["receipt"].update(sha256="ABC"),
        lambda c: c["evidence"][0].update(stance="proves"),
        lambda c: next(iter(c["sources"].values())).update(publish="some"),
        lambda c: c.update(published="20 November"),
    ],
)
def test_nothing_else_has_it(change: Any, real_files: dict[str, bytes]) -> None:
    claim = json.loads(real_files["claims/contract-was-blocked/claim.json"])
    change(claim)
    assert not validator(real_files, "claim.schema.json").is_valid(claim)


@pytest.mark.parametrize("licence", [None, "https://creativecommons.org/licenses/by/4.0/"])
def test_the_package_names_the_columns_and_the_licence(tiny: Path, licence: str | None) -> None:
    with (tiny / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"licence: {licence or 'null'}\n")
    files = built_files(tiny)
    package = json.loads(files["datapackage.json"])
    assert package.get("licenses") == ([{"path": licence}] if licence else None)
    for resource in package["resources"]:
        assert resource["path"] in files
    for resource in package["resources"]:
        if resource["mediatype"] == "text/csv":
            assert_described(resource["schema"]["fields"], files[resource["path"]])


def assert_described(fields: list[dict[str, str]], content: bytes) -> None:
    """Assert that a table has these columns, and in those with numbers nothing else."""
    types = {field["name"]: field["type"] for field in fields}
    head, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert list(types) == head
    for line in lines:
        numbers = [cell for name, cell in zip(head, line, strict=True) if types[name] == "integer"]
        assert all(not cell or cell.isdigit() for cell in numbers)
