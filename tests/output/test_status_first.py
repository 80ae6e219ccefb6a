"""That a claim is withdrawn or outdated is said before it is named, in every file that a site publishes."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from lxml.html import HtmlElement

from site_builder.build.options import Options
from site_builder.output.share_cards.card_text import of_claim, of_question
from tests.linked import linked
from tests.pages import read_page
from tests.sites import built_files
from tests.views.test_pages import change

WITHDRAWN, OUTDATED, VOIDED = "withdrawn", "outdated", "voided"
SENTENCES = {
    WITHDRAWN: "The damage is a round sum of three million euros.",
    OUTDATED: "The river is two metres above its mean.",
    VOIDED: "The river is three metres above its mean.",
}
WORDS = {WITHDRAWN: "withdrawn", OUTDATED: "outdated", VOIDED: "withdrawn"}
_BLOCKS = frozenset(["li", "article", "tr", "section", "main", "title", "script", "head", "textarea", "dt"])
_CHANGES = {
    "damage": (
        "The damage is about 3 million euros.",
        WITHDRAWN,
        "status: withdrawn\ncorrections: [{date: 2026-04-02, kind: void, note: The council took it back.}]\n",
    ),
    "two-metres": (
        "The river rose by two metres.",
        OUTDATED,
        "status: outdated\ncorrections: [{date: 2026-04-01, kind: outdated, note: The river has fallen.}]\n",
    ),
    "three-metres": (
        "The river rose by three metres.",
        VOIDED,
        "corrections: [{date: 2026-04-03, kind: void, note: The paper took it back.}]\n",
    ),
}


@pytest.fixture
def site(tiny: Path) -> Path:
    """The tiny site, all of whose claims have other words and still stand."""
    for id, (claim, kind, _) in _CHANGES.items():
        path = tiny / f"content/claims/{id}.md"
        path.write_text(path.read_text("utf-8").replace(claim, SENTENCES[kind]), encoding="utf-8")
    return tiny


@pytest.fixture
def changed(site: Path) -> Path:
    """The same with a claim that is withdrawn, one that is outdated, and one that a correction voided."""
    for id, (_, _, fields) in _CHANGES.items():
        path = site / f"content/claims/{id}.md"
        path.write_text(path.read_text("utf-8").replace("published:", f"{fields}published:", 1), encoding="utf-8")
    return site


def contexts(path: str, content: bytes, sentence: str) -> Iterator[str]:
    """Yield, for each place where a file names a claim, all that a reader or a program sees with it."""
    if "/fragment/" in path:
        yield from _in_json(json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd")), sentence)
    elif path.endswith(".html"):
        yield from _in_html(read_page(content), sentence)
    elif path.endswith(".json"):
        yield from _in_json(json.loads(content), sentence)
    elif path.endswith(".csv"):
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
        yield from (" ".join(row) for row in rows if sentence in " ".join(row))
    elif path.endswith(".xml"):
        texts = (element.text or "" for element in etree.fromstring(content).iter())
        yield from (text for text in texts if sentence in text)
    elif sentence.encode() in content:
        text = content.decode("utf-8")
        yield from (line for line in text.splitlines() if sentence in line)


def _in_html(page: HtmlElement, sentence: str) -> Iterator[str]:
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for text in (element.text, *(child.tail for child in element)):
            if sentence in (text or ""):
                yield " ".join(_block(element).itertext())
        yield from (value for value in element.attrib.values() if sentence in value)


def _block(element: HtmlElement) -> HtmlElement:
    while element.tag not in _BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def _in_json(value: Any, sentence: str) -> Iterator[str]:
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in values:
        if isinstance(item, str) and sentence in item:
            yield json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else item
        else:
            yield from _in_json(item, sentence)


def standing(files: dict[str, bytes], kind: str) -> Iterator[str]:
    """Yield each place that names a claim of this kind before it says what has become of it."""
    sentence = SENTENCES[kind]
    for path, content in files.items():
        for context in contexts(path, content, sentence):
            if WORDS[kind] not in context.lower().partition(sentence.lower())[0]:
                yield f"{path}: {context[:200]}"


def test_no_published_file_names_a_claim_that_does_not_stand_like_one_that_does(changed: Path) -> None:
    files = built_files(changed, Options(search=True))
    assert [place for kind in SENTENCES for place in standing(files, kind)] == []
    for id, (_, kind, _) in _CHANGES.items():
        page = files[f"claims/{id}/index.html"]
        assert (b'name="robots" content="noindex"' in page) == (WORDS[kind] == "withdrawn")
        assert b"ClaimReview" not in page
        assert (f"claims/{id}/".encode() in files["sitemap.xml"]) == (kind == OUTDATED)


def test_the_same_files_are_found_to_name_them_while_they_stand(site: Path) -> None:
    """So that the test above looks into all of them."""
    files = built_files(site, Options(search=True))
    found = {place.partition(":")[0] for place in standing(files, WITHDRAWN)}
    kinds = {Path(path).suffix for path in found} | {Path(path).name for path in found}
    assert kinds >= {"index.html", "feed.xml", "feed.json", "claim.json", "claims.json", "claims.csv", "claim.bib"}
    assert kinds >= {"claim.csl.json", "oembed.json", ".pf_fragment"}
    assert found >= {f"{page}index.html" for page in ("", "claims/", "embed/claims/damage/", "sources/flood-report/")}


def test_a_withdrawal_is_announced_with_its_reason(changed: Path) -> None:
    items = json.loads(built_files(changed)["feed.json"])["items"]
    withdrawn = [item for item in items if "damage" in item["url"]]
    assert [item["id"] for item in withdrawn] == [
        "tag:flood.example,2026-04-02:claims/damage/withdrawn",
        "https://flood.example/claims/damage/",
    ]
    assert {item["content_text"] for item in withdrawn} == {"The council took it back."}
    assert {item["title"] for item in withdrawn} == {f"Withdrawn: {SENTENCES[WITHDRAWN]}"}


def test_share_cards_say_it_in_place_of_the_verdict(changed: Path) -> None:
    site = linked(changed)
    labels = {page.card.id: of_claim(page).verdict for page in site.claims}
    assert {id: verdict.label for id, verdict in labels.items() if verdict} == {
        "damage": "Withdrawn",
        "three-metres": "Withdrawn",
        "two-metres": "Outdated (Conflicting)",
    }
    assert [verdict.label for _, verdict in of_question(site.questions[0]).answers] == ["Outdated (Conflicting)"]


def test_since_when_and_why_stands_at_the_head(changed: Path) -> None:
    story = changed / "content/stories/flood.md"
    said = "status: outdated\nstatus_note: {date: 2026-04-05, note: The bridge is open again.}\npublished:"
    story.write_text(story.read_text("utf-8").replace("published:", said, 1), encoding="utf-8")
    files = built_files(changed)
    heads = {
        name: " ".join(html.fromstring(files[name].decode("utf-8")).xpath("string(//p[@class='notice'])").split())
        for name in ("claims/two-metres/index.html", "stories/flood/index.html")
    }
    assert heads["claims/two-metres/index.html"].startswith("Outdated since 1 April 2026. The river has fallen.")
    assert heads["stories/flood/index.html"].startswith("Outdated since 5 April 2026. The bridge is open again.")
    assert "The river has fallen." in files["corrections/index.html"].decode("utf-8")


def test_since_when_and_why_is_in_the_data(changed: Path) -> None:
    note = {"date": "2026-04-05", "note": "The bridge is open again."}
    claimant = changed / "content/claimants/anna-berg.md"
    claimant.parent.mkdir()
    claimant.write_text("---\nname: Anna Berg\nkind: person\n---\n", encoding="utf-8")
    change(changed / "content/claims/damage.md", ("story:", "claimants: [{claimant: anna-berg}]\nstory:"))
    for name in ("stories/flood", "questions/rise", "claimants/anna-berg"):
        path = changed / f"content/{name}.md"
        said = f"---\nstatus: outdated\nstatus_note: {{date: {note['date']}, note: {note['note']}}}\n"
        path.write_text(path.read_text("utf-8").replace("---\n", said, 1), encoding="utf-8")
    files = built_files(changed)
    claims = {claim["id"]: claim for claim in json.loads(files["claims.json"])["claims"]}
    assert {id: (claim["status_note"], claim["withdrawal"] is not None) for id, claim in claims.items()} == {
        "damage": ({"date": "2026-04-02", "note": "The council took it back."}, True),
        "two-metres": ({"date": "2026-04-01", "note": "The river has fallen."}, False),
        "three-metres": ({"date": "2026-04-03", "note": "The paper took it back."}, True),
    }
    for id, claim in claims.items():
        assert json.loads(files[f"claims/{id}/claim.json"])["status_note"] == claim["status_note"]
    (said,) = claims["damage"]["claimants"]
    assert (said["status"], said["status_note"]) == ("outdated", note)
    for kind in ("stories", "questions"):
        assert json.loads(files[f"{kind}.json"])[kind][0]["status_note"] == note
        row = next(csv.DictReader(io.StringIO(files[f"{kind}.csv"].decode("utf-8-sig"))))
        assert (row["status_date"], row["status_note"]) == (note["date"], note["note"])


def test_a_correction_is_told_with_what_stands_now(changed: Path) -> None:
    files = built_files(changed)
    atom = etree.fromstring(files["corrections/feed.xml"]).findall("{*}entry/{*}title")
    titles = [item["title"] for item in json.loads(files["corrections/feed.json"])["items"]]
    assert (
        titles
        == [title.text for title in atom]
        == [
            f"Withdrawn: {SENTENCES[VOIDED]}",
            f"Withdrawn: {SENTENCES[WITHDRAWN]}",
            f"Outdated (Conflicting): {SENTENCES[OUTDATED]}",
        ]
    )


def test_a_later_verdict_brings_a_voided_claim_back(changed: Path) -> None:
    path = changed / "content/claims/three-metres.md"
    later = "{date: 2026-04-04, kind: verdict, note: The paper printed it again.}"
    path.write_text(path.read_text("utf-8").replace("took it back.}]", f"took it back.}}, {later}]"), encoding="utf-8")
    assert {page.card.id: page.card.status.value for page in linked(changed).claims}["three-metres"] == "published"


def test_a_question_without_answers_counts_none(changed: Path) -> None:
    path = changed / "content/claims/two-metres.md"
    text = (
        path.read_text("utf-8").replace("status: outdated", "status: withdrawn").replace("kind: outdated", "kind: void")
    )
    path.write_text(text, encoding="utf-8")
    page = built_files(changed)["questions/rise/index.html"].decode("utf-8")
    assert "0 rival" not in page
    assert "No answer to this question stands here." in page


@pytest.mark.parametrize(
    ("reviewed", "said"),
    [
        ("null", "This page says what was known when it was written."),
        ("2026-03-05", "What this page says was right when it was last reviewed."),
    ],
)
def test_an_outdated_claim_speaks_of_a_review_only_where_there_was_one(site: Path, reviewed: str, said: str) -> None:
    path = site / "content/claims/two-metres.md"
    change(path, ("reviewed: 2026-03-02\n", f"reviewed: {reviewed}\n{_CHANGES['two-metres'][2]}"))
    page = read_page(built_files(site)["claims/two-metres/index.html"])
    notice = page.find(".//p[@class='notice']")
    assert notice is not None
    assert said in notice.text_content()
    assert ("reviewed" in notice.text_content()) == (reviewed != "null")


@pytest.mark.parametrize(
    ("exclusive", "answers", "said"),
    [
        ("true", 1, "1 answer."),
        ("false", 1, "1 answer"),
        ("true", 2, "2 rival answers. At most one of them can be right."),
        ("false", 2, "2 answers · More than one of them may be right."),
    ],
)
def test_one_answer_is_not_compared_with_others(site: Path, exclusive: str, answers: int, said: str) -> None:
    change(site / "content/questions/rise.md", ("story: flood\n", f"story: flood\nexclusive: {exclusive}\n"))
    if answers == 1:
        change(site / "content/claims/three-metres.md", ("published:", f"{_CHANGES['three-metres'][2]}published:"))
    page = read_page(built_files(site)["questions/rise/index.html"])
    note = page.find(".//header[@class='page-head']/p[@class='note']")
    assert note is not None
    assert note.text_content() == said


def test_the_list_of_changes_has_one_word_for_one_thing(changed: Path) -> None:
    files = built_files(changed)
    for page in map(read_page, (files["index.html"], files["changes/index.html"])):
        last = page.find(".//ol[@class='history history-wide']")
        told = " ".join(" ".join((page if last is None else last).itertext()).split())
        assert f"Claim withdrawn {'1 ' if last is None else ''}" in told
        assert f"Withdrawn {SENTENCES[VOIDED]}" in told
        assert f"Outdated (Conflicting) {SENTENCES[OUTDATED]} The river has fallen." in told
        assert "voided" not in told


def test_the_front_page_counts_the_quotations_on_withdrawn_claims_too(changed: Path) -> None:
    page = read_page(built_files(changed)["index.html"])
    note = page.find(".//p[@class='note home-found']")
    assert note is not None
    assert "6 quotations from 2 archived articles on 3 claims." in note.text_content()
