"""What readers gain and lose, change by change."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.build.options import Options
from site_builder.review.changed_lines import changed_lines
from site_builder.review.compare_revisions import compare_sites
from site_builder.review.difference_values import Change, Deed, Difference, Subject

DAMAGE = "content/claims/damage.md"
Edit = Callable[[str, str, str], None]


class Sites:
    """A site before and after a change."""

    def __init__(self, before: Path, after: Path) -> None:
        self.before, self.after = before, after

    def edit(self, path: str, old: str, new: str, *, before: bool = False) -> None:
        file = (self.before if before else self.after) / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def difference(self) -> Difference:
        return compare_sites(self.before, self.after, Options()).difference

    def changes(self) -> list[tuple[Subject, Deed, str | None, str | None]]:
        return [(c.subject, c.deed, c.before, c.after) for c in self.difference().changes]

    def only(self) -> Change:
        (change,) = self.difference().changes
        return change


@pytest.fixture
def sites(tiny: Path, tmp_path: Path) -> Sites:
    return Sites(Path(shutil.copytree(tiny, tmp_path / "before")), tiny)


def test_equal_sites_do_not_differ(sites: Sites) -> None:
    difference = sites.difference()
    assert (difference.changes, difference.drafts, difference.errors) == ((), (), 0)
    assert difference.before == difference.after
    assert (difference.after.claims, difference.after.quotes, difference.after.sources) == (3, 6, 2)


def test_a_verdict_is_told_in_readers_words_with_its_correction(sites: Sites) -> None:
    sites.edit(DAMAGE, "verdict: supported", "verdict: insufficient")
    assert (sites.only().before, sites.only().after, sites.only().note) == (
        "Supported",
        "Insufficient",
        "No correction says why.",
    )
    assert (sites.only().line, sites.only().address) == (3, "claims/damage/")
    note = "corrections:\n  - {date: 2026-04-02, kind: verdict, note: The estimate was withdrawn.}\npublished:"
    sites.edit(DAMAGE, "published:", note)
    verdict, correction = sites.difference().changes
    assert verdict.note == "The estimate was withdrawn."
    assert (correction.subject, correction.deed) == (Subject.CORRECTION, Deed.ADDED)


def test_a_new_claim_and_its_quotes(sites: Sites) -> None:
    (sites.before / DAMAGE).unlink()
    claim, *quotes = sites.difference().changes
    assert (claim.subject, claim.deed, claim.title) == (
        Subject.CLAIM,
        Deed.ADDED,
        "The damage is about 3 million euros.",
    )
    assert claim.note == "supported: Both reports give the sum."
    assert [(q.subject, q.deed, q.line) for q in quotes] == [(Subject.QUOTE, Deed.ADDED, n) for n in (9, 13)]
    assert quotes[0].address == "claims/damage/#evidence-flood-report"


def test_a_claim_that_goes(sites: Sites) -> None:
    (sites.after / DAMAGE).unlink()
    assert [(c.subject, c.deed) for c in sites.difference().changes] == [
        (Subject.CLAIM, Deed.REMOVED),
        (Subject.QUOTE, Deed.REMOVED),
        (Subject.QUOTE, Deed.REMOVED),
        (Subject.SENTENCE, Deed.REMOVED),
        (Subject.SENTENCE, Deed.REMOVED),
    ]


def test_a_draft_is_no_page_until_it_is_published(sites: Sites) -> None:
    sites.edit(DAMAGE, "published: 2026", "status: draft\npublished: 2026", before=True)
    assert sites.difference().changes[0].deed is Deed.ADDED
    sites.edit(DAMAGE, "published: 2026", "status: draft\npublished: 2026")
    sites.edit(DAMAGE, "Both reports", "The reports")
    assert (sites.difference().changes, sites.difference().drafts) == ((), (DAMAGE,))


def test_a_renamed_claim_moves(sites: Sites) -> None:
    (sites.after / DAMAGE).rename(sites.after / "content/claims/cost.md")
    sites.edit("content/claims/cost.md", "published: 2026", "aliases: [damage]\npublished: 2026")
    change = sites.only()
    assert (change.deed, change.before, change.after) == (Deed.MOVED, "claims/damage/", "claims/cost/")


def test_quotes_that_break_change_move_and_are_mended(sites: Sites) -> None:
    good, bad = "The damage will cost the town about 3 million", "The damage will cost the town about 4 million"
    sites.edit(DAMAGE, good, bad)
    broken = sites.only()
    assert (broken.deed, broken.before, broken.line) == (Deed.BROKEN, f"{good} euros", 9)
    assert broken.note is not None
    assert "do not stand in the archived text" in broken.note
    assert sites.difference().errors == 1
    sites.before, sites.after = sites.after, sites.before
    assert sites.only().deed is Deed.MENDED


def test_a_quote_with_other_words_of_the_same_article_is_changed(sites: Sites) -> None:
    sites.edit(DAMAGE, "The damage will cost the town about 3 million euros", "cost the town about 3 million euros")
    assert sites.changes() == [
        (
            Subject.QUOTE,
            Deed.CHANGED,
            "The damage will cost the town about 3 million euros",
            "cost the town about 3 million euros",
        )
    ]


def test_a_stance_and_a_reason_are_told(sites: Sites) -> None:
    sites.edit(DAMAGE, "stance: supports\n    quote: The damage is", "stance: mentions\n    quote: The damage is")
    hangs, stance = sites.changes()
    assert hangs[0] is Subject.VERDICT
    assert stance == (Subject.QUOTE, Deed.CHANGED, "supports", "mentions")


def test_a_replaced_text_moves_its_quotes(sites: Sites) -> None:
    import hashlib

    seed = sites.after / "seeds/flood.txt"
    seed.write_text("Updated at noon.\n" + seed.read_text(encoding="utf-8"), encoding="utf-8")
    old = "cc3571707d4bda367fba321992fe27f47af716bf3dfeee8f4b5f3e4c5bffb4cf"
    new = hashlib.sha256(seed.read_bytes()).hexdigest()
    sites.edit("content/sources/flood-report.md", old, new)
    moved = [c for c in sites.difference().changes if c.subject is Subject.QUOTE]
    assert {c.deed for c in moved} == {Deed.MOVED}
    assert len(moved) == 3
    assert (Subject.SEED, Deed.CHANGED, old, new) in sites.changes()


def test_wording_status_and_other_fields_of_a_page(sites: Sites) -> None:
    sites.edit("content/questions/rise.md", "By how much", "How far")
    sites.edit("content/pages/about.md", "Two people", "Three people")
    sites.edit("content/stories/flood.md", "published:", "status: outdated\npublished:")
    told = {(c.subject, c.before, c.after, c.note) for c in sites.difference().changes}
    assert told == {
        (Subject.QUESTION, "By how much did the river rise?", "How far did the river rise?", None),
        (Subject.PAGE, None, None, "Edited: text."),
        (Subject.STORY, "published", "outdated", None),
    }


def test_a_verdict_that_hangs_on_less_is_told(sites: Sites) -> None:
    item = "  - source: bridge-closed\n    stance: supports\n    quote: The damage is put at 3 million euros.\n    why: It gives the sum.\n"
    sites.edit(DAMAGE, item, "silent: [bridge-closed]\n")
    (change,) = (change for change in sites.difference().changes if change.subject is Subject.VERDICT)
    assert (change.deed, change.file, change.line) == (Deed.CHANGED, DAMAGE, 3)
    assert (
        change.before
        == "It falls without both of these together: “Bridge closed after flood” and “River rises by two metres”."
    )
    assert change.after == "It falls without any one of these: “River rises by two metres”."
    assert change.note == "The verdict hangs on less than before."
    sites.edit(DAMAGE, item, "silent: [bridge-closed]\n", before=True)
    assert sites.difference().changes == ()


def test_a_verdict_that_hangs_on_more_is_not_told_as_a_loss(sites: Sites) -> None:
    item = "  - source: bridge-closed\n    stance: supports\n    quote: The damage is put at 3 million euros.\n    why: It gives the sum.\n"
    sites.edit(DAMAGE, item, "silent: [bridge-closed]\n", before=True)
    assert not any(change.subject is Subject.VERDICT for change in sites.difference().changes)


def test_one_origin_for_both_articles_makes_a_verdict_hang_on_it(sites: Sites) -> None:
    for source in ("flood-report", "bridge-closed"):
        sites.edit(f"content/sources/{source}.md", "language: en", "language: en\norigin: the agency")
    (change,) = (change for change in sites.difference().changes if change.subject is Subject.VERDICT)
    assert (
        change.after
        == "It falls without any one of these: “Bridge closed after flood” and “River rises by two metres”."
    )


def test_changed_lines_are_those_of_the_new_text_and_where_something_is_missing() -> None:
    assert changed_lines("a\nb\nc\n", "a\nx\nc\ny\n") == {2, 4}
    assert changed_lines("a\nb\nc\n", "a\nc\n") == {2}
    assert changed_lines("", "a\nb\n") == {1, 2}
    assert changed_lines("a\n", "a\n") == frozenset()
    assert len(changed_lines("a\n" * 4000, "b\n" * 4000)) == 4000


def test_both_words_of_a_translation_that_was_edited(sites: Sites) -> None:
    words = "    quote: The damage is put at 3 million euros.\n"
    translation = "    translation: {text: Der Schaden liegt bei 3 Millionen Euro., by: A}\n"
    for site in (sites.before, sites.after):
        path = site / "content/claims/damage.md"
        path.write_text(path.read_text(encoding="utf-8").replace(words, words + translation), encoding="utf-8")
    sites.edit("content/claims/damage.md", "liegt bei 3", "liegt bei 4")
    assert sites.changes() == [
        (
            Subject.QUOTE,
            Deed.CHANGED,
            "Der Schaden liegt bei 3 Millionen Euro.",
            "Der Schaden liegt bei 4 Millionen Euro.",
        )
    ]
    sites.edit("content/claims/damage.md", "bei 4 Millionen Euro., by: A", "bei 3 Millionen Euro., by: B")
    assert sites.changes() == [(Subject.QUOTE, Deed.CHANGED, "by A", "by B")]
    sites.edit("content/claims/damage.md", translation.replace("by: A", "by: B"), "")
    assert sites.changes() == [(Subject.QUOTE, Deed.CHANGED, "Der Schaden liegt bei 3 Millionen Euro.", None)]
