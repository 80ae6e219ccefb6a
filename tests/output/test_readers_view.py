"""What readers and machines get from the real site: the words, the proofs, and links that all lead somewhere."""

from __future__ import annotations

import csv
import io
import json
import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest

from site_builder.content.records import Status
from tests.conftest import ROOT
from tests.pages import assert_links_lead_somewhere, read_page, read_pages, shown
from tests.sites import ReadSite, built_files


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def withdrawn_or_moved(site: ReadSite) -> set[tuple[str, str]]:
    """Return folder and id of each page that stays at its address and that no map of the site lists."""
    found: set[tuple[str, str]] = set()
    for entry in (*site.index.claims.values(), *site.index.questions.values()):
        found |= {(entry.folder, alias) for alias in entry.aliases}
        found |= {(entry.folder, entry.id)} if entry.status is Status.WITHDRAWN else set()
    return found


def test_every_claim_page_shows_claim_verdict_reason_and_every_quotation_in_its_words(
    real_site: ReadSite, real_files: dict[str, bytes]
) -> None:
    scale = {verdict.id: verdict for verdict in real_site.settings.scale}
    for id, document in real_site.claims.items():
        page = read_page(real_files[f"claims/{id}/index.html"])
        (heading,) = page.iter("h1")
        assert shown(heading) == words(document.record.claim)
        text = shown(page, " ")
        assert scale[document.record.verdict].label in text
        assert words(document.record.summary) in text
        seen: dict[str, int] = {}
        for number, item in enumerate(document.record.evidence):
            seen[item.source] = seen.get(item.source, 0) + 1
            suffix = "" if seen[item.source] == 1 else f"--{seen[item.source]}"
            card = page.get_element_by_id(f"evidence-{item.source}{suffix}")
            said = shown(card, " ")
            for exact in real_site.receipts[id, number].exact:
                assert words(exact) in shown(card)
            assert words(item.why) in said
            assert words(real_site.sources[item.source].record.title) in said
            if item.speaker:
                assert words(item.speaker) in said


def test_the_evidence_stands_in_the_section_of_its_stance(real_site: ReadSite, real_files: dict[str, bytes]) -> None:
    names = {"supports": "support", "contradicts": "contradict", "qualifies": "qualif", "mentions": "mention"}
    for id, document in real_site.claims.items():
        page = read_page(real_files[f"claims/{id}/index.html"])
        for item in document.record.evidence:
            card = page.get_element_by_id(f"evidence-{item.source}")
            stances = {other.stance for other in document.record.evidence if other.source == item.source}
            assert card.xpath("preceding::h2")
            if len(stances) == 1:
                title = card.xpath("ancestor::section[1]//*[self::h2 or self::h3]")[0]
                assert names[item.stance] in shown(title).lower()


def test_every_receipt_cuts_the_quotation_out_of_the_archived_text(real_files: dict[str, bytes]) -> None:
    listed = json.loads(real_files["claims.json"])["claims"]
    assert len(listed) >= 25
    for entry in listed:
        claim = json.loads(real_files[f"claims/{entry['id']}/claim.json"])
        assert {name: claim[name] for name in entry} == entry
        for item in claim["evidence"]:
            text = (ROOT / "seeds" / item["receipt"]["seed"]).read_bytes().decode("utf-8")
            for span in item["receipt"]["spans"]:
                assert text[span["start"] : span["end"]] == span["exact"]


def test_every_source_page_shows_its_whole_text_with_the_quotations_marked(
    real_site: ReadSite, real_files: dict[str, bytes]
) -> None:
    for id, document in real_site.sources.items():
        text = shown(read_page(real_files[f"sources/{id}/index.html"]))
        for line in real_site.index.seeds[document.record.seed].text.split("\n"):
            for word in re.findall(r"\w+", line):
                assert word in text
    for (claim, number), receipt in real_site.receipts.items():
        source = real_site.claims[claim].record.evidence[number].source
        assert f'id="passage-{receipt.start}-{receipt.end}"'.encode() in real_files[f"sources/{source}/index.html"]


def test_every_link_and_fragment_of_every_page_leads_to_something(real_files: dict[str, bytes]) -> None:
    assert_links_lead_somewhere(real_files)


def test_no_page_asks_anybody_else_for_anything_or_runs_what_is_written_in_it(real_files: dict[str, bytes]) -> None:
    for name, page in read_pages(real_files):
        for tag in page.iter("script", "img", "iframe", "source", "video", "audio", "object", "embed"):
            source = tag.get("src")
            assert source is None or not urlsplit(source).netloc, name
            assert tag.tag != "script" or source or tag.get("type") == "application/ld+json", name
        for link in page.iter("link"):
            if not {"canonical", "alternate", "cite-as"} & set((link.get("rel") or "").split()):
                assert not urlsplit(link.get("href")).netloc, name
        assert not page.xpath("//@style | //@*[starts-with(name(), 'on')]"), name
        # Only the page for missing addresses carries a style, which the policy names by its digest.
        assert not page.xpath("//style") or name == "404.html", name
    css = b"".join(content for name, content in real_files.items() if name.endswith(".css"))
    assert b"http" not in css
    assert b"@import" not in css


def test_every_page_is_html_without_a_parse_error_and_has_one_heading_of_the_first_level(
    real_files: dict[str, bytes],
) -> None:
    for name, page in read_pages(real_files):
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(real_files[name])
        assert len(page.xpath("//h1")) == 1, name
        identifiers = page.xpath("//@id")
        assert len(identifiers) == len(set(identifiers)), name


def test_links_stay_within_the_site_when_it_lies_below_a_path(real_files: dict[str, bytes]) -> None:
    for name, page in read_pages(real_files):
        targets = page.xpath("(//a | //link | //script)/@*[name() = 'href' or name() = 'src']")
        assert name == "404.html" or not [target for target in targets if target.startswith("/")], name


def test_each_claim_that_stands_carries_one_claim_review_that_says_what_the_page_says(
    real_site: ReadSite, real_files: dict[str, bytes]
) -> None:
    for name, page in read_pages(real_files):
        scripts = [json.loads(text) for text in page.xpath("//script[@type='application/ld+json']/text()")]
        reviews = [script for script in scripts if script["@type"] == "ClaimReview"]
        folder, _, rest = name.partition("/")
        id = rest.removesuffix("/index.html")
        document = real_site.claims.get(id) if folder == "claims" else None
        if document is None or not json.loads(real_files[f"claims/{id}/claim.json"])["claim_review"]:
            assert reviews == [], name
            continue
        (review,) = reviews
        record = document.record
        verdict = next(v for v in real_site.settings.scale if v.id == record.verdict)
        assert review["claimReviewed"] == record.claim
        assert review["url"] == f"https://example.org/claims/{id}/"
        assert review["reviewRating"]["alternateName"] == verdict.label
        assert review["reviewRating"].get("ratingValue") == verdict.rating
        assert "appearance" not in review["itemReviewed"], "no article of this site has an address"


def test_feeds_and_tables_carry_the_claims(real_site: ReadSite, real_files: dict[str, bytes]) -> None:
    atom = feedparser.parse(real_files["feed.xml"])
    assert not atom.bozo
    items = json.loads(real_files["feed.json"])["items"]
    assert [entry.link for entry in atom.entries] == [item["url"] for item in items]
    rows = list(csv.DictReader(io.StringIO(real_files["claims.csv"].decode("utf-8-sig"))))
    assert {row["id"]: row["verdict"] for row in rows} == {id: d.record.verdict for id, d in real_site.claims.items()}
    sitemap = ElementTree.fromstring(real_files["sitemap.xml"])  # noqa: S314 (our own output)
    located = {str(entry.text) for entry in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    pages = {name.removesuffix("index.html") for name in real_files if name.endswith("index.html")}
    gone = {f"{kind}/{id}/" for kind, id in withdrawn_or_moved(real_site)}
    pages = {address for address in pages - gone if not address.startswith("embed/")}
    assert located == {f"https://example.org/{address}" for address in pages}


@pytest.mark.parametrize("page", ["methodology", "about", "corrections", "contribute"])
def test_the_pages_that_trust_rests_on_are_there(page: str, real_files: dict[str, bytes]) -> None:
    assert len(shown(read_page(real_files[f"{page}/index.html"]))) > 600


def test_the_methodology_shows_the_scale_in_use(real_site: ReadSite, real_files: dict[str, bytes]) -> None:
    text = shown(read_page(real_files["methodology/index.html"]), " ")
    for verdict in real_site.settings.scale:
        assert verdict.label in text
        assert verdict.meaning in text


def test_what_is_unknown_is_said_to_be_not_recorded(real_files: dict[str, bytes]) -> None:
    for name, page in read_pages(real_files):
        if name.startswith("sources/"):
            assert "not recorded" in shown(page).lower(), name


def test_a_page_shows_no_character_of_an_archive_that_does_something_to_it(tiny: Path) -> None:
    seed = tiny / "seeds/bridge.txt"
    before = seed.read_text(encoding="utf-8")
    words = "The damage is put at 3 million euros."
    assert words in before
    text = before.replace(words, "The damage\x0bis put at \u202e3 million\u202c euros.") + "\x01\x1b[31m\x85\ufdd0\n"
    seed.write_text(text, encoding="utf-8")
    for path in (tiny / "content/sources").glob("*.md"):
        source = path.read_text(encoding="utf-8")
        old, new = (sha256(content.encode()).hexdigest() for content in (before, text))
        path.write_text(source.replace(old, new), encoding="utf-8")
    files = built_files(tiny)
    pages = [content.decode("utf-8") for path, content in files.items() if path.endswith((".html", ".xml"))]
    assert not any(
        re.search("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0]", page) for page in pages
    )
    assert any("␁␛[31m" in page for page in pages)
    receipts = [item["receipt"] for item in json.loads(files["claims/damage/claim.json"])["evidence"]]
    for span in (span for receipt in receipts if receipt["seed"] == "bridge.txt" for span in receipt["spans"]):
        assert text[span["start"] : span["end"]] == span["exact"]


def test_no_page_asks_a_browser_to_fetch_another_page(real_files: dict[str, bytes]) -> None:
    # Firefox fetches what a link element calls "next", which the policy of our pages refuses, on the console of each visit.
    for name, page in read_pages(real_files):
        named = {word for link in page.iter("link") for word in (link.get("rel") or "").split()}
        assert not named & {"next", "prefetch", "prerender"}, name
