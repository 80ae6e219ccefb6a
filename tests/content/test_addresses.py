from __future__ import annotations

from posixpath import join, normpath
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.addresses import evidence_anchors, relative

steps = st.lists(st.sampled_from(["a", "b", "claims"]), max_size=3)
addresses = st.builds(
    lambda folders, file: "".join(f"{step}/" for step in folders) + file, steps, st.sampled_from(["", "x.json"])
)


@given(addresses, addresses)
def test_a_reference_leads_from_one_address_to_the_other(here: str, there: str) -> None:
    reference = relative(here, f"{there}#place")
    path, _, fragment = reference.partition("#")
    folder = here.rpartition("/")[0]
    assert fragment == "place"
    assert not path.startswith("/")
    reached = join("/", here) if path == "" else join("/", folder, path)
    assert normpath(reached) == normpath(join("/", there))
    assert path == "" or path.endswith("/") == (there == "" or there.endswith("/")) or path.endswith(("..", "."))


@given(addresses.filter(lambda address: address.endswith("/")), addresses)
def test_a_reference_holds_where_a_host_leaves_out_the_slash(here: str, there: str) -> None:
    """As browsers resolve it (RFC 3986, 5.2), at the top of a host."""
    references = [relative(here, address) for address in (there, f"{there}#place")]
    with_slash, without = f"https://site.example/{here}", f"https://site.example/{here.rstrip('/')}"
    for reference in references:
        if not reference.startswith("#"):
            assert urljoin(with_slash, reference) == urljoin(without, reference)


@pytest.mark.parametrize(
    ("here", "there", "reference"),
    [
        ("claims/a/", "claims/b/", "../../claims/b/"),
        ("claims/a/", "claims/a/", "../../claims/a/"),
        ("claims/a/", "claims/a/#x", "#x"),
        ("claims/a/", "", "../../"),
        ("", "claims/a/", "claims/a/"),
        ("", "", "./"),
        ("claims/", "claims/a/", "../claims/a/"),
        ("claims/a/", "claims/", "../../claims/"),
        ("", "ä b/", "%C3%A4%20b/"),
    ],
)
def test_references_climb_to_the_top(here: str, there: str, reference: str) -> None:
    assert relative(here, there) == reference


def test_a_second_item_by_one_source_cannot_be_taken_for_another_source() -> None:
    assert evidence_anchors(["x", "x", "x-2"]) == ("evidence-x", "evidence-x--2", "evidence-x-2")
