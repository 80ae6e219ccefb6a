"""The tables of the benchmarks, from figures that are made up."""

from __future__ import annotations

from pathlib import Path

from bench.builds import SCENARIOS, Tool, growth, once, report
from bench.corpus import generate
from bench.measuring import Cost, cost_of, median_ratio, peak_memory_of, seconds, table
from bench.same_files import addresses, compared, only_in, weight


def _tool(folder: Path, name: str) -> Tool:
    out = folder / name
    (out / "claims/one").mkdir(parents=True)
    (out / "claims/one/index.html").write_text("page")
    return Tool(name, folder, out, ("true",))


def _costs(wall: float) -> dict[str, list[Cost]]:
    return {scenario: [Cost(wall, 2 * wall)] * 3 for scenario in SCENARIOS}


def test_the_table_has_a_column_for_each_tool_and_says_what_holds(tmp_path: Path) -> None:
    tools = [_tool(tmp_path, "ours"), _tool(tmp_path, "theirs")]
    costs = {"ours": _costs(0.5), "theirs": _costs(4.0)}
    lines = report(tools, costs, {"ours": 50.0, "theirs": 100.0}).splitlines()
    cells = {line.split("|")[1].strip(): [cell.strip() for cell in line.split("|")[2:-1]] for line in lines}
    assert cells["cold build"] == ["0.500 s", "4.00 s", "0.12", "≤ 1.0 ✓"]
    assert cells["nothing changed"][-1] == "≤ 0.1 ✗"
    assert cells["its peak memory"] == ["50 MiB", "100 MiB", "0.50", ""]
    assert cells["files"] == ["1", "1", "", ""]


def test_a_tool_alone_has_no_ratio(tmp_path: Path) -> None:
    lines = report([_tool(tmp_path, "ours")], {"ours": _costs(0.5)}, {"ours": None}).splitlines()
    assert all(line.count("|") == 3 for line in lines)


def test_growth_is_told_from_size_to_size() -> None:
    lines = growth([100, 1000], [_costs(1.0), _costs(9.5)], [10.0, 80.0])
    assert "100 → 1,000 claims (10 ×) | 9.5 × |       8.0 ×" in lines


def test_a_ratio_is_taken_pair_by_pair() -> None:
    assert median_ratio([1, 10, 2], [2, 20, 4]) == 0.5


def test_times_have_three_figures() -> None:
    assert [seconds(value) for value in (0.0834, 1.254, 12.54)] == ["0.083 s", "1.25 s", "12.5 s"]


def test_a_table_is_markdown() -> None:
    assert table(["", "a"], [["row", "1"]]).splitlines() == ["|     |   a |", "| --- | --: |", "| row |   1 |"]


def test_a_command_costs_time_and_memory() -> None:
    assert cost_of(["sleep", "0.05"]).wall >= 0.05
    held = peak_memory_of(["python3", "-c", "x = bytearray(60_000_000); import time; time.sleep(0.2)"])
    assert held is None or held > 55


def test_an_edit_changes_one_sentence_each_time(tmp_path: Path) -> None:
    generate(tmp_path / "site", 2)
    tool = Tool("ours", tmp_path / "site", tmp_path / "out", ())
    claim = min((tool.site / "content/claims").iterdir())
    texts = [claim.read_text("utf-8")]
    for number in (1, 2):
        tool.edit(claim.stem, number)
        texts.append(claim.read_text("utf-8"))
    assert len(set(texts)) == 3
    assert texts[1].replace(" 1 times", " 2 times") == texts[2]
    assert texts[1].startswith(texts[0].rstrip("\n"))


def test_addresses_are_compared_without_digests(tmp_path: Path) -> None:
    for folder, name in (("a", "site.0123456789ab.css"), ("b", "site.css")):
        (tmp_path / folder / "assets").mkdir(parents=True)
        (tmp_path / folder / "assets" / name).write_text("")
    (tmp_path / "a/.site-builder").write_text("marker")
    assert addresses(tmp_path / "a") == {"assets/site.css"}
    assert only_in(tmp_path / "a", tmp_path / "b") == ()
    (tmp_path / "a/claims/x").mkdir(parents=True)
    (tmp_path / "a/claims/x/claim.json").write_text("{}")
    assert only_in(tmp_path / "a", tmp_path / "b") == ("1 × claims/…/claim.json",)
    assert weight(tmp_path / "a") == (2, 2)


def test_only_what_others_make_and_we_do_not_is_unfair(tmp_path: Path) -> None:
    for folder, files in (("ours", ("index.html", "new.json")), ("theirs", ("index.html",))):
        (tmp_path / folder).mkdir()
        for file in files:
            (tmp_path / folder / file).write_text("")
    assert only_in(tmp_path / "theirs", tmp_path / "ours") == ()
    assert compared(tmp_path / "ours", tmp_path / "theirs").splitlines() == [
        "Both wrote 1 files of the same addresses.",
        "- only ours: 1 × new.json",
    ]
    assert "not fair: 1 × new.json" in compared(tmp_path / "theirs", tmp_path / "ours")


def test_a_very_large_site_is_built_once_of_each_kind(tmp_path: Path) -> None:
    lines = once(tmp_path / "site", tmp_path, 25, None).splitlines()
    cells = {line.split("|")[1].strip(): line.split("|")[2].strip() for line in lines}
    assert list(cells)[2:] == ["cold build", "nothing changed", "one claim edited", "edited again", "written"]
    assert all(cells[name].endswith(" s") for name in list(cells)[2:6])
    assert (tmp_path / "public/index.html").is_file()
