"""What can be done to a published site, as functions of its folder."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.proof.forge import change_json, change_text

__all__ = ["change_json", "change_text"]

CLAIM = "claims/two-metres"
PAGE, DATA, RATED = f"{CLAIM}/index.html", f"{CLAIM}/claim.json", "claims/damage/index.html"
SEED, WIND = "sources/bridge-closed/seed.txt", "sources/wind/seed.txt"
WIND_DATA = "claims/wind/claim.json"
SOURCES = {"bridge-closed": SEED, "wind": WIND}


def change_bytes(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change the bytes of a file, which have to be other ones then."""
    before = path.read_bytes()
    path.write_bytes(change(before))
    assert path.read_bytes() != before


def error_page(content: bytes) -> bytes:
    """What a proxy sends in place of a file, with the status 200."""
    return b"<!doctype html><title>Not found</title><p>We cannot find this page."


def exchange(public: Path) -> None:
    one, other = public / "feed.xml", public / "feed.json"
    one_content, other_content = one.read_bytes(), other.read_bytes()
    one.write_bytes(other_content)
    other.write_bytes(one_content)


def copy_of_manifest(public: Path) -> None:
    (public / "integrity.json.gz").write_bytes(gzip.compress((public / "integrity.json").read_bytes(), mtime=0))


def digest_of_manifest(public: Path) -> None:
    change_json(public / "integrity.json", lambda m: m["files"][9].update(sha256="0" * 64))


def path_of_manifest(public: Path) -> None:
    change_json(public / "integrity.json", lambda m: m["files"][0].update(path="../../etc/passwd"))


def part_of_manifest(public: Path) -> None:
    change_json(public / "integrity-1.json", lambda part: part["files"].pop())


def _claims_of(public: Path, source: str) -> list[Path]:
    claims = sorted(public.glob("claims/*/claim.json"))
    return [path for path in claims if source in json.loads(path.read_bytes())["sources"]]


def _text_changed(public: Path, source: str, old: str, new: str, others: tuple[str, ...] = ()) -> None:
    """Change words of an archived text, and its digest and size wherever they stand."""
    path = public / SOURCES[source]
    before = path.read_bytes()
    after = before.replace(old.encode(), new.encode())
    assert before != after
    path.write_bytes(after)
    digests = [hashlib.sha256(content).hexdigest() for content in (before, after)]
    for file in public.rglob("*"):
        if file.is_file() and file.suffix in (".html", ".json") and not file.name.startswith("integrity"):
            text = file.read_text("utf-8")
            for one, other in ((digests[0], digests[1]), *((word, word.replace(old, new)) for word in others)):
                text = text.replace(one, other)
            file.write_text(text, "utf-8", newline="")


def seed_with_digest(public: Path) -> None:
    _text_changed(public, "bridge-closed", "three metres", "eight metres")


def consistent(public: Path) -> None:
    """A word that nobody quotes: everything fits afterwards."""
    _text_changed(public, "wind", "the master said", "the mayor wrote"[:15])


def withheld(public: Path) -> None:
    for path in _claims_of(public, "bridge-closed"):
        change_json(path, lambda c: c["sources"]["bridge-closed"].update(publish="none", archived_text=None))


def other_address(public: Path) -> None:
    address = "https://flood.example/sources/flood-report/seed.txt"
    change_json(public / DATA, lambda c: c["sources"]["bridge-closed"].update(archived_text=address))


def _paragraphs(claim: dict[str, Any], source: str = "flood-report") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = claim["sources"][source]["excerpts"]["paragraphs"]
    return found


def sibling(public: Path) -> None:
    def change(claim: dict[str, Any]) -> None:
        path = _paragraphs(claim)[0]["path"]
        path[0] = path[0][:-1] + ("0" if path[0][-1] != "0" else "1")

    change_json(public / DATA, change)


def sibling_missing(public: Path) -> None:
    change_json(public / DATA, lambda c: _paragraphs(c)[0]["path"].pop())


def leaves(public: Path) -> None:
    def change(claim: dict[str, Any]) -> None:
        one, other = _paragraphs(claim, "wind")[:2]
        one["text"], other["text"] = other["text"], one["text"]

    change_json(public / WIND_DATA, change)


def no_paragraphs(public: Path) -> None:
    change_json(public / DATA, lambda c: _paragraphs(c).clear())


def _places(public: Path, count: Callable[[str], int]) -> None:
    """Count the places of a receipt in other units."""
    text = (public / WIND).read_bytes().decode("utf-8")

    def change(claim: dict[str, Any]) -> None:
        receipt = claim["evidence"][0]["receipt"]
        for span in receipt["spans"]:
            span["start"], span["end"] = count(text[: span["start"]]), count(text[: span["end"]])
        receipt["start"], receipt["end"] = receipt["spans"][0]["start"], receipt["spans"][-1]["end"]

    change_json(public / WIND_DATA, change)


def utf16_places(public: Path) -> None:
    _places(public, lambda text: len(text.encode("utf-16-le")) // 2)


def byte_places(public: Path) -> None:
    _places(public, lambda text: len(text.encode("utf-8")))


def change_receipt(public: Path, **fields: int) -> None:
    """Change fields of a receipt of a text that is published whole."""
    change_json(
        public / DATA,
        lambda c: next(e for e in c["evidence"] if e["source"] == "bridge-closed")["receipt"].update(fields),
    )


def spans_exchanged(public: Path) -> None:
    change_json(public / WIND_DATA, lambda c: c["evidence"][0]["receipt"]["spans"].reverse())


def other_quote(public: Path) -> None:
    change_json(public / DATA, lambda c: c["evidence"][0].update(quote=c["evidence"][0]["quote"].replace("two", "ten")))


def row_twice(public: Path) -> None:
    change_bytes(public / "claims.csv", lambda c: c + c.splitlines(keepends=True)[-1])


def review_undue(public: Path) -> None:
    change_json(public / DATA, lambda c: c.update(claim_review=False))
    id = CLAIM.rpartition("/")[2]
    change_json(
        public / "claims.json",
        lambda c: next(e for e in c["claims"] if e["id"] == id).update(claim_review=False),
    )


def review_elsewhere(public: Path) -> None:
    """A ClaimReview that is made up, deep in the data of the front page."""
    _add_review(public / "index.html")


def review_of_legacy(public: Path) -> None:
    """A ClaimReview on the page of a claim that another publication checked."""
    _add_review(public / "claims/piers/index.html")


def verdict_of_legacy(public: Path) -> None:
    """A verdict in the row of a claim that another publication checked."""
    row = "legacy,The harbour has three piers.,"
    change_text(public / "claims.csv", row, f"{row}refuted")


def _add_review(page: Path) -> None:
    review = {"@type": ["Thing", "https://schema.org/ClaimReview"], "claimReviewed": "The moon is made of cheese."}
    data = json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "mainEntity": review}]})
    change_text(page, "</head>", f'<script type="application/ld+json">{data}</script></head>')


def _tally(public: Path, name: str, number: int) -> None:
    """Change a number of the tally in claim.json, claims.json and the table."""
    change_json(public / DATA, lambda c: c["tally"].update({name: number}))
    id = CLAIM.rpartition("/")[2]
    change_json(
        public / "claims.json", lambda c: next(e for e in c["claims"] if e["id"] == id)["tally"].update({name: number})
    )
    header, *rows = (public / "claims.csv").read_bytes().decode("utf-8").splitlines()
    # No cell of this row behind the summary, which is quoted, has a comma in it.
    at = header.split(",").index(name) - len(header.split(","))
    for place, row in enumerate(rows):
        if row.startswith(f"{id},"):
            cells = row.split(",")
            cells[at] = str(number)
            rows[place] = ",".join(cells)
    (public / "claims.csv").write_bytes("".join(f"{row}\r\n" for row in (header, *rows)).encode("utf-8"))


def tally_everywhere(public: Path) -> None:
    _tally(public, "supports", 2)
    change_text(public / PAGE, ">1 supports<", ">2 support<")


def silent_everywhere(public: Path) -> None:
    _tally(public, "silent", 1)


def other_copy(public: Path) -> None:
    page = (public / "index.html").read_bytes()
    (public / "index.html.gz").write_bytes(gzip.compress(re.sub(rb"<h1[^>]*>", rb"<h1>Not ", page), mtime=0))
