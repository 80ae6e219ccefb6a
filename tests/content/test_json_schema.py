from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from site_builder.content.json_schema import FILE_KINDS, json_schema
from tests.conftest import ROOT

FOLDERS = {
    "claim": "claims",
    "source": "sources",
    "story": "stories",
    "question": "questions",
    "claimant": "claimants",
    "topic": "topics",
    "page": "pages",
}
LEGACY = ROOT / "tests/cases/unknown-field/passes-legacy-claim/content/claims"


def front_matter(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    return yaml.load(match[1] if match else text, Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader makes texts only)


def content_of(folder: str) -> list[Path]:
    """Return the files of a folder of this site, or, where it has none, those of the cases that pass."""
    cases = (ROOT / "tests/cases").glob(f"*/passes*/content/{folder}/*.md")
    return list((ROOT / "content" / folder).glob("*.md")) or list(cases)


def as_typed(value: Any) -> Any:
    """What a schema-aware editor sees: null, true, false and numbers as YAML has them."""
    if isinstance(value, dict):
        return {name: as_typed(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_typed(item) for item in value]
    return {"": None, "null": None, "true": True, "false": False}.get(
        value, int(value) if re.fullmatch(r"\d{1,4}", value) else value
    )


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_each_schema_is_valid_and_fits_the_content_of_this_site(kind: str) -> None:
    schema = json_schema(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    paths = (
        [ROOT / "content/site.yaml"]
        if kind == "site"
        else sorted(LEGACY.glob("*.md"))
        if kind == "legacy"
        else content_of(FOLDERS[kind])
    )
    assert paths
    for path in paths:
        validator.validate(as_typed(front_matter(path)))


def test_a_verdict_is_one_of_the_sites_own() -> None:
    assert json_schema("claim", ["true", "false"])["properties"]["verdict"]["enum"] == ["true", "false"]
    assert "enum" not in json_schema("claim")["properties"]["verdict"]
    nearest = json_schema("legacy", ["true"])["$defs"]["EarlierCheck"]["properties"]["comes_nearest"]
    assert nearest["enum"] == ["true", None]


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_schema_knows_no_other_fields_and_describes_those_it_knows(kind: str) -> None:
    schema = json_schema(kind)
    for block in (schema, *schema.get("$defs", {}).values()):
        if "properties" in block:
            assert block["additionalProperties"] is False
            assert all("description" in field or "anyOf" in field for field in block["properties"].values())
