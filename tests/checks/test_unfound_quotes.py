"""What is said of words that are not found; what is done to find them grows with the site, and not with its square."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import bad_cases, corpus
from bench.corpus.parts import File
from site_builder.build.check_site import Checked, check_site
from site_builder.checks import evidence_quotes, unfound_quotes
from site_builder.evidence.find_quote import find


def mixed_up(sources: int, quote: str = "Bell {} rang when the evening was over") -> Iterator[File]:
    """Yield a site in which each claim quotes words that stand in another source than the one it names."""
    yield File("content/site.yaml", "title: A site\n")
    for number in range(sources):
        sentences = [f"Bell {number} rang when the evening was over.", "Nobody in the hall heard it."]
        yield from bad_cases._source(f"s-{number:03}", f"Report {number}", sentences)
        item = bad_cases.Item(f"s-{(number + 1) % sources:03}", "supports", quote.format(number))
        yield bad_cases._claim(f"c-{number:03}", f"Bell {number} rang.", "supported", None, [item])


def searched(folder: Path, files: Iterator[File], monkeypatch: pytest.MonkeyPatch) -> tuple[Checked, int]:
    """Check a site. Gives also how often a text was searched for a quotation."""
    corpus.write(folder, files)
    times = [0]

    def counted(*arguments: object) -> object:
        times[0] += 1
        return find(*arguments)  # type: ignore[arg-type]

    for module in (evidence_quotes, unfound_quotes):
        monkeypatch.setattr(module, "find", counted)
    return check_site(folder), times[0]


def not_found(checked: Checked) -> list[str]:
    return [finding.hint for finding in checked.findings if finding.code == "quote-not-found"]


def test_the_source_that_was_meant_is_found_without_searching_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.checks.archived_texts._IN_A_ROW", 7)
    checked, times = searched(tmp_path, mixed_up(60), monkeypatch)
    hints = not_found(checked)
    assert hints == [f"They stand in the source `s-{number:03}`; was that one meant?" for number in range(60)]
    assert times <= 60 * 3


def test_words_that_stand_nowhere_are_searched_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked, times = searched(tmp_path, mixed_up(60, "Bell {} rang when the morning was over"), monkeypatch)
    assert len(not_found(checked)) == 60
    assert times <= 60 * 3


def test_words_that_are_cut_everywhere_are_looked_at_in_a_few_texts_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfound_quotes, "MOST_LOOKED_AT", 5)
    checked, times = searched(tmp_path, mixed_up(30, "ang when the evening was over."), monkeypatch)
    assert {finding.code for finding in checked.findings} == {"quote-inside-word"}
    assert times <= 30 * 7


def test_pieces_have_to_stand_in_one_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = "rang when the evening was over. […] Nobody in the shed heard"
    checked, _ = searched(tmp_path, mixed_up(3, quote), monkeypatch)
    assert all("They stand in the source" not in hint for hint in not_found(checked))
    assert len(not_found(checked)) == 3


@pytest.mark.parametrize(
    "quote",
    [
        "'“The damage is put at 3 million euros.”'",
        "The damage is ... 3 million euros.",
        "The damage … euros.",
    ],
)
def test_words_that_a_fix_gives_pass_when_they_are_pasted(tiny: Path, quote: str) -> None:
    path = tiny / "content/claims/damage.md"
    text, right = path.read_text(encoding="utf-8"), "quote: The damage is put at 3 million euros."
    assert right in text
    path.write_text(text.replace(right, f"quote: {quote}"), encoding="utf-8")
    (found,) = check_site(tiny).findings
    assert found.code == "quote-not-found"
    path.write_text(text.replace(right, f"quote: {found.hint.partition(': ')[2]}"), encoding="utf-8")
    assert check_site(tiny).findings == ()
