"""The words that a new site comes with are those that are asked about before it goes out."""

from __future__ import annotations

from hashlib import sha256

import pytest
import yaml

from site_builder.content import placeholders
from site_builder.store.tool_version import package_folder

SKELETON = package_folder() / "skeleton"


def test_the_invented_articles_are_known_by_their_digests() -> None:
    seeds = {sha256(path.read_bytes()).hexdigest() for path in SKELETON.rglob("seeds/*.txt")}
    assert seeds == placeholders.EXAMPLE_SEEDS


def test_the_pages_of_a_new_site_say_what_is_asked_about() -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in SKELETON.rglob("content/pages/*.md"))
    assert all(words in said for words in placeholders.PAGE_SENTENCES)


def test_every_word_of_a_new_sites_pages_is_known_for_sites_in_other_languages() -> None:
    for starter, name in zip(placeholders.STARTER_PAGES, ("about", "methodology"), strict=True):
        text = (SKELETON / f"site/content/pages/{name}.md").read_text(encoding="utf-8")
        _, head, body = text.split("---\n")
        fields = yaml.safe_load(head)
        assert (fields["title"], fields["summary"], tuple(body.splitlines())) == starter


@pytest.mark.parametrize(
    ("address", "is_example"),
    [
        ("https://example.org/", True),
        ("https://www.example.com/facts/", True),
        ("http://EXAMPLE.net:8000", True),
        ("https://notexample.org/", False),
        ("https://example.org.uk/", False),
        ("https://facts.example/", False),
    ],
)
def test_an_address_for_examples_is_told_by_its_host(address: str, is_example: bool) -> None:
    assert placeholders.is_example_address(address) is is_example
