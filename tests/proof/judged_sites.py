"""Published sites, good and bad, each with the verdict to which every verifier has to come.

``python -m tests.proof.judged_sites FOLDER`` writes them into a folder that is not there yet, with ``answers.json``: for each
site its folder, the root that is known from elsewhere if one is, whether all of it holds, and what was done to it. With this
a verifier in another language can be tested.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.proof import tampering as t
from tests.proof.forge import list_again
from tests.proof.published_bases import BASES, published


class Judged(NamedTuple):
    """A site: from which good one it is made, how it is changed, whether the manifest is made anew, and what is right.

    ``is_anchored`` says that the root of the good one is known to whoever checks.
    """

    about: str
    base: str
    change: Callable[[Path], object] = lambda public: None
    is_listed: bool = False
    holds: bool = False
    is_anchored: bool = False


def _good(name: str, about: str, *, is_anchored: bool = False) -> Judged:
    return Judged(about, name, holds=True, is_anchored=is_anchored)


def _changed(about: str, change: Callable[[Path], object], base: str = "mixed") -> Judged:
    return Judged(about, base, change)


def _forged(about: str, change: Callable[[Path], object], base: str = "mixed") -> Judged:
    return Judged(about, base, change, is_listed=True)


SITES: dict[str, Judged] = {
    "good-mixed": _good("mixed", "one archived text is published whole, one in excerpts; a former address redirects"),
    "good-known-root": _good("mixed", "as good-mixed, and its root is known", is_anchored=True),
    "good-not-republished": _good("not-republished", "one archived text is only pointed at"),
    "good-excerpts": _good("excerpts", "all archived texts in excerpts"),
    "good-characters": _good("characters", "byte order mark, CR LF, emoji, words left out, a guarded cell in the table"),
    "good-below-a-path": _good("below-a-path", "built for an address below a path"),
    "good-large-text": _good("large-text", "an archived text of 256 KB"),
    "good-in-parts": _good("in-parts", "the manifest and the list of claims come in parts"),
    "good-compressed": _good("compressed", "with compressed copies of the files"),
    "good-arabic": _good("arabic", "the tally in Arabic, whose words for one and two have no digits by nature"),
    "good-unreviewed": _good("unreviewed", "no claim has a ClaimReview, since nobody is known to make one"),
    "good-withdrawn": _good("withdrawn", "a withdrawn claim, which has no ClaimReview"),
    "good-legacy": _good("legacy", "a claim that another publication checked, which has no verdict here"),
    "good-forgery": Judged("a forgery in which everything fits, and no root is known", "characters", t.consistent, True, holds=True),
    "bad-forgery-known-root": Judged("the same forgery, and the root is known", "characters", t.consistent, True, is_anchored=True),
    # What happens to files on the way: the manifest is as it was.
    "bad-missing": _changed("a file is missing", lambda p: (p / "feed.xml").unlink()),
    "bad-missing-page": _changed("the page of a claim is missing", lambda p: (p / t.PAGE).unlink()),
    "bad-missing-text": _changed("an archived text is missing", lambda p: (p / t.SEED).unlink()),
    "bad-cut": _changed("a file is cut", lambda p: t.change_bytes(p / t.PAGE, lambda c: c[:-9])),
    "bad-empty": _changed("a file is empty", lambda p: t.change_bytes(p / t.DATA, lambda c: b"")),
    "bad-line-ends": _changed("a host changed line ends", lambda p: t.change_bytes(p / t.SEED, lambda c: c.replace(b"\n", b"\r\n"))),
    "bad-line-ends-gone": _changed("a host changed CR LF to LF", lambda p: t.change_bytes(p / t.WIND, lambda c: c.replace(b"\r\n", b"\n")), "characters"),
    "bad-mark-added": _changed("a host put a byte order mark in front", lambda p: t.change_bytes(p / t.SEED, lambda c: b"\xef\xbb\xbf" + c)),
    "bad-mark-gone": _changed("a host took a byte order mark away", lambda p: t.change_bytes(p / t.WIND, lambda c: c[3:]), "characters"),
    "bad-encoding": _changed("a host changed the encoding", lambda p: t.change_bytes(p / t.WIND, lambda c: c.decode().encode("utf-16")), "characters"),
    "bad-minified": _changed("a page is minified", lambda p: t.change_bytes(p / t.PAGE, lambda c: b" ".join(c.split()))),
    "bad-error-page": _changed("an error page comes with 200 in place of the archived text", lambda p: t.change_bytes(p / t.SEED, t.error_page)),
    "bad-error-manifest": _changed("an error page comes with 200 in place of the manifest", lambda p: t.change_bytes(p / "integrity.json", t.error_page)),
    "bad-large-text": _changed("one letter of 256 KB differs", lambda p: t.change_bytes(p / t.WIND, lambda c: c[:-99] + b"X" + c[-98:]), "large-text"),
    "bad-exchanged": _changed("two files are exchanged", t.exchange),
    "bad-unlisted": _changed("a page that no manifest lists", lambda p: (p / "new.html").write_text("New.", "utf-8")),
    "bad-unlisted-part": _changed("a part of a manifest that no manifest names", lambda p: (p / "integrity-2.json").write_text('{"files":[]}', "utf-8")),
    "bad-unlisted-copy": _changed("a compressed copy of the manifest, which no manifest lists", t.copy_of_manifest),
    "bad-root": _changed("a digest in the manifest was changed, and its root was not", t.digest_of_manifest),
    "bad-part": _changed("a part of the manifest was changed", t.part_of_manifest, "in-parts"),
    "bad-path": _changed("a path of the manifest leads out of the site", t.path_of_manifest),
    # Somebody changed files and made the manifest anew, so that it fits.
    "bad-seed": _forged("a quoted word of an archived text was changed, with the digest of the text", t.seed_with_digest),
    "bad-seed-digest": _forged("an archived text was changed, and its digest was not", lambda p: t.change_bytes(p / t.SEED, lambda c: c + b"More.\n")),
    "bad-seed-gone": _forged("an archived text is said to be published whole, and is not there", lambda p: (p / t.SEED).unlink()),
    "bad-seed-withheld": _forged("an archived text is said not to be published, and is there", t.withheld),
    "bad-address": _forged("the address of the archived text is that of another one", t.other_address),
    "bad-sibling": _forged("a digest on the way up from a paragraph was changed", t.sibling),
    "bad-sibling-missing": _forged("a digest on the way up from a paragraph is missing", t.sibling_missing),
    "bad-leaves": _forged("the texts of two paragraphs were exchanged", t.leaves, "excerpts"),
    "bad-no-paragraphs": _forged("a text in excerpts has no paragraphs", t.no_paragraphs),
    "bad-units": _forged("places count UTF-16 units, so that one stands inside a surrogate pair", t.utf16_places, "characters"),
    "bad-bytes": _forged("places count bytes", t.byte_places, "characters"),
    "bad-receipt-place": _forged("a receipt begins elsewhere than its first span", lambda p: t.change_receipt(p, start=0)),
    "bad-receipt-order": _forged("the spans of a receipt are exchanged", t.spans_exchanged, "characters"),
    "bad-quote": _forged("the quote of the data has another word", t.other_quote),
    "bad-words": _forged("a quoted word on the page was changed", lambda p: t.change_text(p / t.PAGE, "<mark>The", "<mark>the")),
    "bad-marks-split": _forged("a mark on the page was split in two", lambda p: t.change_text(p / t.PAGE, "<mark>The ", "<mark>The</mark><mark> ")),
    "bad-white-space": _forged("a space more stands in a quotation on the page", lambda p: t.change_text(p / t.PAGE, "<mark>The ", "<mark>The  ")),
    "bad-stance": _forged("a stance on the page was changed", lambda p: t.change_text(p / t.PAGE, 'class="evidence supports"', 'class="evidence contradicts"')),
    "bad-evidence": _forged("the page shows evidence that the data lack", lambda p: t.change_text(p / t.PAGE, "</main>", '<p class="supports" id="evidence-x"><mark>We lied.</mark></p></main>')),
    "bad-evidence-twice": _forged("the page has an element with the same id", lambda p: t.change_text(p / t.PAGE, "</main>", '<p class="supports" id="evidence-bridge-closed"></p></main>')),
    "bad-verdict-page": _forged("the verdict on the page was changed", lambda p: t.change_text(p / t.PAGE, "<span>Conflicting</span>", "<span>Supported</span>")),
    "bad-verdict-csv": _forged("the verdict in the table was changed", lambda p: t.change_text(p / "claims.csv", ",supported,", ",refuted,")),
    "bad-rating-csv": _forged("a rating in the table was changed", lambda p: t.change_text(p / "claims.csv", ",supported,5,", ",supported,1,")),
    "bad-summary-csv": _forged("a summary in the table was changed", lambda p: t.change_text(p / "claims.csv", "Both reports", "No report")),
    "bad-column-csv": _forged("a column of the table has another name", lambda p: t.change_text(p / "claims.csv", "articles,", "witnesses,")),
    "bad-row-csv": _forged("a row of the table stands there twice", t.row_twice),
    "bad-verdict-json": _forged("the verdict in claim.json was changed", lambda p: t.change_json(p / t.DATA, lambda c: c["verdict"].update(id="supported", label="Supported"))),
    "bad-verdict-list": _forged("a verdict in claims.json was changed", lambda p: t.change_json(p / "claims.json", lambda c: c["claims"][0]["verdict"].update(label="Refuted"))),
    "bad-claim-unlisted": _forged("a claim is missing in claims.json", lambda p: t.change_json(p / "claims.json", lambda c: c["claims"].pop())),
    "bad-claim-page": _forged("the claim on the page was changed", lambda p: t.change_text(p / t.PAGE, "<h1>", "<h1>Not: ")),
    "bad-review": _forged("the verdict in ClaimReview was changed", lambda p: t.change_text(p / t.PAGE, '"alternateName":"', '"alternateName":"Not ')),
    "bad-review-rating": _forged("the rating in ClaimReview was changed", lambda p: t.change_text(p / t.RATED, '"ratingValue":5', '"ratingValue":1')),
    "bad-review-address": _forged("the address in ClaimReview was changed", lambda p: t.change_text(p / t.PAGE, '"url":"https://flood.example/claims/two-metres/"', '"url":"https://flood.example/claims/damage/"')),
    "bad-review-author": _forged("somebody is made out to have made the claim", lambda p: t.change_text(p / t.PAGE, '"itemReviewed":{"@type":"Claim"', '"itemReviewed":{"@type":"Claim","author":[{"@type":"Person","name":"Nobody"}]')),
    "bad-review-gone": _forged("a page has no ClaimReview", lambda p: t.change_text(p / t.PAGE, '"@type":"ClaimReview"', '"@type":"Thing"')),
    "bad-legacy-review": _forged("a claim that another publication checked has a ClaimReview", t.review_of_legacy, "legacy"),
    "bad-legacy-verdict": _forged("the table gives a claim that another publication checked a verdict of this site", t.verdict_of_legacy, "legacy"),
    "bad-review-undue": _forged("a page has a ClaimReview, and the data say that it has none", t.review_undue),
    "bad-review-elsewhere": _forged("a page that is not that of a claim has a ClaimReview", t.review_elsewhere),
    "bad-tally-page": _forged("the tally on the page was changed", lambda p: t.change_text(p / t.PAGE, ">1 supports<", ">2 support<")),
    "bad-tally": _forged("the tally was changed everywhere, and the evidence was not", t.tally_everywhere),
    "bad-silent": _forged("a silent source more is counted everywhere than is listed", t.silent_everywhere),
    "bad-evidence-gone": _forged("a piece of evidence is missing in claim.json", lambda p: t.change_json(p / t.DATA, lambda c: c["evidence"].pop())),
    "bad-copy": _forged("a compressed copy (gzip) holds another page", t.other_copy, "compressed"),
    "bad-copy-damaged": _forged("a compressed copy (gzip) is cut", lambda p: t.change_bytes(p / "index.html.gz", lambda c: c[:-9]), "compressed"),
}  # fmt: skip
"""What all verifiers have to agree on."""


def write(name: str, folder: Path) -> str | None:
    """Write a site into a folder that is not there yet. Gives the root that is known from elsewhere, if one is."""
    site = SITES[name]
    shutil.copytree(published(site.base), folder, symlinks=True)
    root: str = json.loads((folder / "integrity.json").read_bytes())["root"]
    site.change(folder)
    if site.is_listed:
        list_again(folder)
    return root if site.is_anchored else None


def main(folder: Path, say: Callable[[str], None] = print) -> None:
    """Write all sites, and the answers."""
    folder.mkdir(parents=True)
    answers = []
    for name, site in SITES.items():
        root = write(name, folder / name)
        answers.append({"site": name, "root": root, "holds": site.holds, "about": site.about})
        say(f"{name}: {site.about}")
    (folder / "answers.json").write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    say(f"{len(SITES)} sites, made of {len(BASES)} good ones")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
