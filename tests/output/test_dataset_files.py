"""All evidence, articles, questions, stories and topics as data: what the pages say, at any size, and nothing that is withheld."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from site_builder.output.dataset_fields import table_columns
from site_builder.views import page_limits as limits
from site_builder.views.datasets import DATASETS
from tests.cases_on_disk import BASE, Case
from tests.sites import built_files, copy_of, in_excerpts

Files = Mapping[str, bytes]
WITHHELD = Case("quote-not-found", "passes-withheld")
KEPT = Case("seed-missing", "passes-taken-down")
TOPIC = """\
---
name: Water
status: outdated
status_note:
  date: 2026-03-02
  note: The town has no river any more.
---
"""
WORDS = "The river rose by two metres on Monday night"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """What is published of the tiny site, with a topic that is outdated."""
    site = copy_of(BASE, tmp_path_factory.mktemp("tiny") / "site")
    (site / "content/topics").mkdir()
    (site / "content/topics/water.md").write_text(TOPIC, encoding="utf-8")
    claim = site / "content/claims/damage.md"
    claim.write_text(
        claim.read_text(encoding="utf-8").replace("story: flood", "story: flood\ntopics: [water]"), "utf-8"
    )
    return built_files(site)


def rows_of(files: Files, dataset: str) -> list[dict[str, Any]]:
    """Read a data set as a program reads it, of whatever size it is."""
    whole = json.loads(files[f"{dataset}.json"])
    parts = [json.loads(files[part["url"].removeprefix(whole["url"])]) for part in whole["parts"]]
    found = [row for listing in (whole, *parts) for row in listing[dataset]]
    assert len(found) == whole["total"] == sum(part["rows"] for part in whole["parts"]) + len(whole[dataset])
    return found


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_all_evidence_is_that_of_the_claims(real_files: Files) -> None:
    rows = rows_of(real_files, "evidence")
    claims = {path: json.loads(c) for path, c in real_files.items() if path.endswith("/claim.json")}
    wanted = [
        (
            claim["id"], claim["claim"], claim["status"], claim["verdict"]["id"], item["source"], item["stance"],
            item["quote"], item["why"], item["speaker"], item["locator"],
            f"{claim['url']}#{item['anchor']}", claim["sources"][item["source"]]["archived_text"],
            item["receipt"]["sha256"], item["receipt"]["start"], item["receipt"]["end"],
            [{"start": span["start"], "end": span["end"]} for span in item["receipt"]["spans"]],
        )
        for claim in claims.values()
        for item in claim["evidence"]
    ]  # fmt: skip
    fields = (
        "claim", "claim_text", "status", "verdict", "source", "stance", "quote", "why", "speaker", "locator", "url",
        "archived_text", "sha256", "start", "end", "spans",
    )  # fmt: skip
    assert sorted(map(repr, wanted)) == sorted(repr(tuple(row[name] for name in fields)) for row in rows)


def test_its_passages_stand_on_the_pages_of_the_articles(real_files: Files) -> None:
    base = json.loads(real_files["claims.json"])["url"]
    for row in rows_of(real_files, "evidence"):
        page, _, anchor = row["passage"].removeprefix(base).partition("#")
        assert f'id="{anchor}"'.encode() in real_files[f"{page}index.html"]


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_table_has_a_row_for_each_and_a_described_column_for_each_field(files: Files, dataset: str) -> None:
    rows, cells = rows_of(files, dataset), table(files[f"{dataset}.csv"])
    assert len(rows) == len(cells)
    assert list(cells[0]) == [field.name for field in table_columns(dataset)]
    spread = {"takedown_date", "takedown_because", "takedown_quotations", "status_date"} & set(cells[0])
    assert set(cells[0]) - spread == set(rows[0]) - {"takedown"}


@pytest.mark.parametrize("name", ["claims.csv", *(f"{dataset}.csv" for dataset in DATASETS)])
def test_a_spreadsheet_sees_that_a_table_is_utf_8(files: Files, name: str) -> None:
    assert files[name].startswith(b"\xef\xbb\xbf")
    assert files[name].count(b"\xef\xbb\xbf") == 1


def test_no_cell_of_the_evidence_is_a_formula(tiny: Path) -> None:
    claim = tiny / "content/claims/two-metres.md"
    text = claim.read_text(encoding="utf-8").replace("why: It gives the figure", "why: =1+1; =2 gives the figure")
    claim.write_text(text, encoding="utf-8")
    assert {row["why"] for row in table(built_files(tiny)["evidence.csv"])} >= {
        "'=1+1;' =2 gives the figure, as the council said."
    }


@pytest.mark.parametrize("case", [KEPT, WITHHELD])
def test_what_is_withheld_of_an_article_that_was_taken_down_is_withheld_here(case: Case, tmp_path: Path) -> None:
    files = built_files(case.lay(tmp_path / "case"))
    claims = {c["id"]: c for c in (json.loads(b) for path, b in files.items() if path.endswith("/claim.json"))}
    rows = [row for row in rows_of(files, "evidence") if row["source"] == "flood-report"]
    assert rows
    for row in rows:
        item = next(i for i in claims[row["claim"]]["evidence"] if i["source"] == "flood-report")
        assert row["quote"] == item["quote"]
        assert (row["start"], row["spans"], row["sha256"], row["archived_text"]) == (None, [], None, None)
    (source,) = (row for row in rows_of(files, "sources") if row["id"] == "flood-report")
    assert (source["publish"], source["archived_text"]) == ("none", None)
    for name in ("evidence.json", "evidence.csv"):
        assert (WORDS.encode() in files[name]) == (case is KEPT)


def test_only_the_quoted_words_of_a_text_that_is_not_published_are_there(tiny: Path) -> None:
    record = tiny / "content/sources/bridge-closed.md"
    record.write_text(record.read_text().replace("language: en\n", "language: en\npublish: none\n"))
    in_excerpts(tiny, "flood-report")
    rows = rows_of(built_files(tiny), "evidence")
    assert {row["archived_text"] for row in rows} == {None}
    assert all(row["quote"] and row["end"] > row["start"] for row in rows)


def test_a_claim_that_does_not_stand_says_so_in_each_row(tiny: Path) -> None:
    claim = tiny / "content/claims/two-metres.md"
    claim.write_text(claim.read_text(encoding="utf-8").replace("published:", "status: outdated\npublished:", 1))
    files = built_files(tiny)
    assert {row["status"] for row in rows_of(files, "evidence") if row["claim"] == "two-metres"} == {"outdated"}
    assert {row["status"] for row in table(files["evidence.csv"]) if row["claim"] == "two-metres"} == {"outdated"}


def test_a_topic_says_what_belongs_to_it_and_since_when_and_why_it_does_not_stand(files: Files) -> None:
    (topic,), (row,) = rows_of(files, "topics"), table(files["topics.csv"])
    assert (topic["name"], topic["stories"], topic["claims"]) == ("Water", [], ["damage"])
    assert topic["status_note"] == {"date": "2026-03-02", "note": "The town has no river any more."}
    assert (row["status_date"], row["status_note"]) == ("2026-03-02", "The town has no river any more.")


def test_questions_stories_and_articles_name_what_belongs_to_them(files: Files) -> None:
    (question,), (story,) = rows_of(files, "questions"), rows_of(files, "stories")
    assert (question["story"], question["claims"]) == ("flood", ["three-metres", "two-metres"])
    assert (story["sources"], story["claims"]) == (
        ["flood-report", "bridge-closed"],
        ["damage", "three-metres", "two-metres"],
    )
    quoted_by = {row["id"]: row["quoted_by"] for row in rows_of(files, "sources")}
    assert "two-metres" in quoted_by["flood-report"]


def test_what_is_long_comes_in_parts_of_the_same_rows(
    tiny: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CLAIMS_PER_FILE", 1)
    parted = built_files(tiny)
    for dataset in ("evidence", "sources"):
        assert f"{dataset}/part-2.json" in parted
        assert f"{dataset}.csv" not in parted
        assert sorted(map(repr, rows_of(parted, dataset))) == sorted(map(repr, rows_of(files, dataset)))
        tables = [
            table(c) for path, c in parted.items() if path.startswith(f"{dataset}/part-") and path.endswith(".csv")
        ]
        assert sum(map(len, tables)) == len(table(files[f"{dataset}.csv"]))
    page = parted["data/index.html"].decode()
    assert "evidence/part-2.csv" in page
    assert "evidence/part-2.csv" in parted["datapackage.json"].decode()


def test_the_page_of_the_data_describes_them_for_people_and_for_indexes(files: Files) -> None:
    page = files["data/index.html"].decode()
    assert '"@type":"Dataset"' in page
    for dataset in ("claims", *DATASETS):
        assert f'href="../{dataset}.json"' in page
        assert f'href="../{dataset}.csv"' in page
        assert f"{dataset}.schema.json" in files
        assert f'"contentUrl":"https://flood.example/{dataset}.csv"' in page
