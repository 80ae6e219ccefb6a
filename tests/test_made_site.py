"""What is held against the real site holds on a made one with 160 claims too, with everything that a claim can have.

A browser walks through the same site in ``tests/browser/``, and the markup checker reads it in ``tests/test_markup.py``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest

from site_builder.build.options import Options
from tests.made_site import make_site
from tests.output import test_annotations as web_annotations
from tests.output import test_feeds
from tests.output import test_readers_view as readers
from tests.sharing import shared
from tests.sites import ReadSite, built_files

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[ReadSite, Files]:
    """The made site without its drafts, checked, and its published files, at the address of the real one."""
    folder: Path = tmp_path_factory.mktemp("made")
    make_site(folder)
    for path in (folder / "content/claims").iterdir():
        if "status: draft" in path.read_text(encoding="utf-8"):
            path.unlink()
    options = Options(base_url="https://example.org/")
    checked = ReadSite(folder, options)
    assert checked.findings == ()
    return checked, shared("made-published", lambda: built_files(folder, options))


@pytest.mark.parametrize(
    "holds",
    [
        readers.test_every_claim_page_shows_claim_verdict_reason_and_every_quotation_in_its_words,
        readers.test_the_evidence_stands_in_the_section_of_its_stance,
    ],
)
def test_what_holds_for_the_claims(made: tuple[ReadSite, Files], holds: Callable[[ReadSite, Files], None]) -> None:
    holds(*made)


@pytest.mark.parametrize(
    "holds",
    [
        readers.test_every_link_and_fragment_of_every_page_leads_to_something,
        readers.test_no_page_asks_a_browser_to_fetch_another_page,
        test_feeds.test_the_table_says_what_the_data_says,
    ],
)
def test_what_holds_for_the_files(made: tuple[ReadSite, Files], holds: Callable[[Files], None]) -> None:
    holds(made[1])


def test_every_annotation_resolves_to_exactly_the_quoted_words(made: tuple[ReadSite, Files]) -> None:
    checked, files = made
    assert web_annotations.assert_all_resolve(files, checked) >= len(checked.receipts)


@pytest.mark.parametrize(("folder", "entries"), [("", 50), ("corrections/", 37)])
def test_the_feeds_are_valid_and_agree(made: tuple[ReadSite, Files], folder: str, entries: int) -> None:
    atom, feed = feedparser.parse(made[1][f"{folder}feed.xml"]), json.loads(made[1][f"{folder}feed.json"])
    jsonschema.validate(feed, test_feeds.JSON_FEED)
    assert not atom.bozo
    assert [entry.id for entry in atom.entries] == [item["id"] for item in feed["items"]]
    assert len(feed["items"]) == entries


def test_the_sitemap_lists_every_page_that_is_to_be_indexed(made: tuple[ReadSite, Files]) -> None:
    checked, files = made
    root = ElementTree.fromstring(files["sitemap.xml"])  # noqa: S314 (our own output)
    listed = {
        str(e.text).removeprefix("https://example.org/") for e in root.iter(f"{{{root.tag[1:].split('}')[0]}}}loc")
    }
    withdrawn = {f"claims/{id}/" for id, claim in checked.claims.items() if claim.record.status == "withdrawn"}
    pages = {name.removesuffix("index.html") for name in files if name.endswith("index.html")}
    aliases = {f"claims/{alias}/" for claim in checked.claims.values() for alias in claim.record.aliases}
    assert withdrawn
    assert listed == {page for page in pages if not page.startswith("embed/")} - withdrawn - aliases
