"""``import``: checks of strangers come in as legacy claims, and what does not is told with its reason."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.authoring.earlier_checks import read_files
from site_builder.authoring.earlier_checks.claim_reviews import read_json_text
from site_builder.authoring.earlier_checks.found_check import UnreadableFileError
from site_builder.build.check_site import check_site
from site_builder.index.entries import LegacyEntry
from tests.cli.inside import run
from tests.sites import built_files, files_below

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases/checks.yaml").read_text(encoding="utf-8"))
ONE = {
    "@type": "ClaimReview",
    "claimReviewed": "The mill is gone.",
    "url": "https://www.flood.example/2019/mill.html",
    "datePublished": "2019-05-02",
    "reviewRating": {"alternateName": "False"},
}


def field(entry: LegacyEntry, name: str) -> Any:
    value: Any = entry
    for step in name.split("."):
        value = getattr(value, step)
    return value


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_a_file_gives_the_claims_and_the_reasons_that_it_should(
    case: dict[str, Any], tiny: Path, tmp_path: Path
) -> None:
    file = tmp_path / case["name"]
    file.write_text(case["text"], encoding="utf-8")
    before = files_below(tiny)
    done = run(tiny, "import", str(file), "--format", "json", *case.get("options", ()))
    assert "Traceback" not in done.stdout + done.stderr
    told = json.loads(done.stdout)
    wanted = case.get("takes", [])
    assert done.returncode == (0 if wanted else 1)
    assert [(left["place"], left["reason"]) for left in told["left"]] == [(p, r) for p, r, _ in case.get("leaves", ())]
    for left, (_, _, words) in zip(told["left"], case.get("leaves", ()), strict=True):
        assert words in left["detail"]
    made = files_below(tiny).keys() - before.keys()
    assert made == {f"content/claims/{taken['id']}.md" for taken in told["taken"]}
    checked = check_site(tiny)
    assert checked.findings == ()
    legacy = [checked.reading.index.legacy[taken["id"]] for taken in told["taken"]]
    assert len(legacy) == len(wanted)
    for entry, fields in zip(legacy, wanted, strict=True):
        for name, value in fields.items():
            found = field(entry, name)
            assert (list(found) if isinstance(found, tuple) else found) == value, name


def feed(path: Path, *changes: dict[str, Any]) -> str:
    path.write_text(json.dumps([{**ONE, **change} for change in changes]), encoding="utf-8")
    return str(path)


def test_a_dry_run_makes_nothing_and_tells_the_same(tiny: Path, tmp_path: Path) -> None:
    before = files_below(tiny)
    done = run(tiny, "import", feed(tmp_path / "a.json", {}, {"claimReviewed": ""}), "--dry-run")
    assert done.returncode == 0
    assert (
        "1 check would come in; 1 redirect from old addresses of this host; 1 item left out (1 no claim text)"
        in done.stdout
    )
    assert files_below(tiny) == before


def test_what_came_in_before_does_not_come_again(tiny: Path, tmp_path: Path) -> None:
    file = feed(tmp_path / "a.json", {})
    assert run(tiny, "import", file).returncode == 0
    before = files_below(tiny)
    again = run(tiny, "import", file)
    assert again.returncode == 1
    assert "duplicate" in again.stdout
    assert files_below(tiny) == before


def test_no_file_is_overwritten_and_no_link_followed(tiny: Path, tmp_path: Path) -> None:
    there = tiny / "content/claims/the-mill-is-gone.md"
    there.write_text("mine", encoding="utf-8")
    done = run(tiny, "import", feed(tmp_path / "a.json", {}))
    assert done.returncode == 0
    assert there.read_text(encoding="utf-8") == "mine"
    assert len(list((tiny / "content/claims").glob("the-mill-is-gone-*.md"))) == 1
    (tiny / "content/claims").rename(tmp_path / "claims")
    (tiny / "content/claims").symlink_to(tmp_path / "claims", target_is_directory=True)
    before = files_below(tmp_path / "claims")
    linked = run(tiny, "import", feed(tmp_path / "b.json", {"claimReviewed": "The bridge is gone."}))
    assert linked.returncode == 2
    assert "is a link" in linked.stderr
    assert files_below(tmp_path / "claims") == before


def test_an_old_address_of_the_site_leads_to_its_first_claim_where_nothing_else_stands(
    tiny: Path, tmp_path: Path
) -> None:
    host = "https://flood.example"
    addresses = [
        f"{host}/2019/mill.html",
        f"{host}/2019/mill.html",
        f"{host}/2020/old-bridge",
        f"{host}/?p=12",
        f"{host}/about/us/",
        f"{host}/claims/damage/",
        f"{host}/2019/../../etc/",
        f"{host}/2019/%2e%2e/x/",
        f"{host}/2019/a*b/",
        f"{host}/_headers",
        f"{host}/2021/%d9%87%d8%b0%d8%a7-%E0%A4%B9%E0%A4%BF/",
        f"{host}/2021/%e2%80%aea/",
        f"{host}/2021/%ff/",
        f"{host}/2021/{'%d9%87' * 121}/",
        f"{host}/logo.svg",
        f"{host}/2019/mill.html/below/",
        "https://elsewhere.example/2019/road/",
    ]
    items = ({"claimReviewed": f"Claim number {n}.", "url": url} for n, url in enumerate(addresses))
    done = run(tiny, "import", feed(tmp_path / "a.json", *items))
    assert "17 checks came in" in done.stdout
    files = built_files(tiny)
    assert files["_redirects"].decode().splitlines() == [
        "/2019/mill.html /claims/claim-number-0/ 301",
        "/2020/old-bridge/ /claims/claim-number-2/ 301",
    ]
    assert {path for path in files if path.startswith("20")} == {
        "2019/mill.html",
        "2020/old-bridge/index.html",
        "2021/هذا-हि/index.html",
    }


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("deep.json", b"[" * 100_000, "nested too deep"),
        ("deep.xml", b"<?xml version='1.0'?>" + b"<a>" * 100_000, "nested too deep in line 1"),
        ("deep.html", b"<b>" * 100_000, "0 checks came in"),
        ("comments.html", b"<!--" * 500_000, "0 checks came in"),
        ("links.html", b"<link " * 200_000, "0 checks came in"),
        ("comments.json", json.dumps([{**ONE, "claimReviewed": "<!--" * 20_000}]).encode(), "no claim text"),
        ("hidden.json", json.dumps([{**ONE, "claimReviewed": "\u202e" * 40_000}]).encode(), "no claim text"),
        ("latin.csv", b"claim,rating,url,date\n\xe9,,,\n", "Line 2 is not UTF-8"),
        ("wide.csv", b"claim,rating,url,date\n" + b"x" * 1_100_000 + b",,,\n", "Line 2 is no line of a table"),
        ("null.csv", b"claim,rating,url,date\n\x00,a,b,c\n", ""),
        ("empty.csv", b"", "left out"),
        ("empty.json", b"", "left out"),
        ("number.json", b"[1e999, NaN, 1, null]", "0 checks came in"),
    ],
)
def test_a_hostile_file_ends_in_a_sentence(name: str, content: bytes, says: str, tiny: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    done = run(tiny, "import", str(tmp_path / name))
    assert done.returncode == 1
    assert says in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_file_that_is_too_large_is_not_read(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(read_files.MAX_BYTES + 1)
    assert "larger than 64 MB" in run(tiny, "import", str(large)).stdout


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--verdicts", "false=refutd"], "“refutd” is not on the site's scale. Did you mean"),
        (["--verdicts", "false"], "“false” is no pair of verdicts"),
        (["--columns", "clam=a"], "There is no field “clam”. Did you mean"),
        (["--columns", "claim"], "Write field=column"),
        (["--columns", "none.yaml"], "none.yaml cannot be read"),
        (["--language", "english!"], "is not a language tag"),
    ],
)
def test_a_wish_that_cannot_be_is_told_before_anything_is_read(
    options: list[str], says: str, tiny: Path, tmp_path: Path
) -> None:
    done = run(tiny, "import", feed(tmp_path / "a.json", {}), *options)
    assert done.returncode == 2
    assert says in done.stderr


def test_columns_may_stand_in_a_file_and_a_folder_is_gone_through(tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "a.csv").write_text("a,b,c,d\nIt snowed.,No,https://old.example/1,2019-01-02\n", encoding="utf-8")
    (folder / "link.csv").symlink_to("/etc/passwd")
    columns = tmp_path / "columns.yaml"
    columns.write_text("claim: a\nverdict: b\nurl: c\npublished: d\n", encoding="utf-8")
    done = run(tiny, "import", str(folder), "--columns", str(columns))
    assert "1 check came in; 0 redirects from old addresses of this host; 0 items left out." in done.stdout
    (entry,) = check_site(tiny).reading.index.legacy.values()
    assert entry.legacy.published == date(2019, 1, 2)


def test_json_of_pages_is_read_with_patience() -> None:
    assert read_json_text('{"a": "b\n c", "d": [1,],}') == {"a": "b  c", "d": [1]}
    with pytest.raises(UnreadableFileError, match="line 2, column 1"):
        read_json_text('{"a":\n}')
