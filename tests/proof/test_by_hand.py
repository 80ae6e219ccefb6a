"""Without JavaScript: what each receipt prints is enough to check it with sha256sum and the file alone."""

from __future__ import annotations

import hashlib
import html
import json
import re

from site_builder.content.addresses import seed_file

_RECEIPT = re.compile(r'<details class="receipt".*?</details>', re.DOTALL)
_LINE = re.compile(r"curl -s (\S+) \| sha256sum")
_DIGEST = re.compile(r"<code>([0-9a-f]{64})</code>")
_WORDS = re.compile(r"<dd lang=[^>]*>(.*?)</dd>", re.DOTALL)
_PLACE = re.compile(r"characters ([\d,]+) to ([\d,]+)")


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_every_receipt_of_the_real_site_can_be_checked_by_hand(real_files: dict[str, bytes]) -> None:
    base = json.loads(real_files["claims.json"])["url"]
    done = 0
    for path in sorted(real_files):
        if not path.startswith("claims/") or not path.endswith("/claim.json"):
            continue
        claim = json.loads(real_files[path])
        page = real_files[path.replace("claim.json", "index.html")].decode("utf-8")
        receipts = _RECEIPT.findall(page)
        assert len(receipts) == len(claim["evidence"])
        for receipt in receipts:
            (address,), (digest,) = _LINE.findall(receipt), _DIGEST.findall(receipt)
            assert address.startswith(base)
            content = real_files[address.removeprefix(base)]
            # What the printed line prints, and the characters that are named beside it.
            assert hashlib.sha256(content).hexdigest() == digest
            text = content.decode("utf-8")
            cut = [text[number(start) : number(end)] for start, end in _PLACE.findall(receipt)]
            assert cut == [html.unescape(words) for words in _WORDS.findall(receipt)]
            done += 1
    total = sum(len(json.loads(real_files[p])["evidence"]) for p in real_files if p.endswith("/claim.json"))
    assert done == total > 200
    assert seed_file("fifty-million-block") in real_files
