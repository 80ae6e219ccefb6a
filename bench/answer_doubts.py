"""Answering what is asked of the silences of a made-up site, so that nothing is found on it.

In made-up articles nearly every sentence is about the same things, so many a silence is doubted that is a true one. Each
gets the words that made it ask under ``despite``, as ``check`` gives them to paste, and a reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import yaml

from site_builder.build.check_site import check_site
from site_builder.content import placeholders

_ANSWER = "  - source: "
REASON = "It is about another matter of the same kind."
_SILENT = re.compile(r"^silent:(?: \[.*\]\n|\n(?: *- .*\n)+)", re.MULTILINE)


def answer_doubts(site: Path) -> None:
    """Answer every doubt about a silence in the site in a folder. Its silences have the short form."""
    blocks: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for finding in check_site(site).findings:
        if finding.code == "silence-doubtful":
            answer = finding.paste[finding.paste.index(_ANSWER) :]
            # Of a list on one line all of it is given to paste: the other items have the short form.
            block = answer.partition("\n  - ")[0].rstrip("\n") + "\n"
            source = block.partition("\n")[0].removeprefix(_ANSWER)
            blocks[finding.place.file][source] = block.replace(placeholders.SILENCE_REASON, REASON)
    for file, answers in blocks.items():
        path = site / file
        text = path.read_bytes().decode()
        found = _SILENT.search(text)
        assert found, file  # noqa: S101 (the makers of sites write it so)
        ids = yaml.safe_load(found[0])["silent"]
        items = "".join(answers.get(id, f"  - {id}\n") for id in ids)
        path.write_bytes(f"{text[: found.start()]}silent:\n{items}{text[found.end() :]}".encode())
