"""Reading seeds: the archived texts that sources name, never from outside ``seeds/``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from unicodedata import normalize

from site_builder.content.document import Document
from site_builder.content.files import MAX_SEED_BYTES, decode_utf8, read_bytes, walk_files
from site_builder.content.records import Source
from site_builder.content.seed import Seed, name_below_seeds
from site_builder.evidence.sentences import FULL_STOPS, LINE_BREAK
from site_builder.findings.characters import MAX_MARKS, too_many_marks
from site_builder.findings.finding import Finding, Place, finding
from site_builder.findings.suggestions import did_you_mean
from site_builder.store.site_paths import first_link, is_file

MAX_ENDS = 100_000
"""How many ends of lines and sentences an archived text may have, unless its sentences are long."""
MIN_SENTENCE = 20
"""How many code points the sentences of a text with more ends have, taken together."""
_END = re.compile(rf"[.!?…][\"'”’»)\]]*\s|[{FULL_STOPS}]|{LINE_BREAK.pattern}")


class SeedTexts(Mapping[str, Seed]):
    """Seeds that are read when they are asked for; ``pins`` has the SHA-256 that each had when it was first read.

    Raises :class:`ChangedError` for one that is not the same any more.
    """

    def __init__(self, root: Path, pins: Mapping[str, str]) -> None:
        self._root = root
        self._pins = pins

    def __getitem__(self, name: str) -> Seed:
        content = read_bytes(self._root, f"seeds/{name}", MAX_SEED_BYTES)
        # What has the pinned digest was judged when it was first read.
        if isinstance(content, Finding) or hashlib.sha256(content).hexdigest() != self._pins[name]:
            raise ChangedError(f"seeds/{name}")
        text = decode_utf8(content, f"seeds/{name}")
        if isinstance(text, Finding):
            raise ChangedError(f"seeds/{name}")
        return Seed(name, self._pins[name], text)

    def __iter__(self) -> Iterator[str]:
        return iter(self._pins)

    def __len__(self) -> int:
        return len(self._pins)


class ChangedError(Exception):
    """A file changed during a build; the text is its path. The build has to start again."""


def load_seed(root: Path, source: Document[Source]) -> Seed | Finding:
    """Read the seed that a source names; what is wrong is reported where the source names it."""
    return _fault(root, source) or read_seed(root, source.record.seed)


def _is_chopped(text: str) -> bool:
    """Say whether a text is long, and its sentences are so short that nobody reads it: each takes its time."""
    most = max(MAX_ENDS, len(text) // MIN_SENTENCE)
    return len(text) > MAX_ENDS and sum(1 for _ in islice(_END.finditer(text), most + 1)) > most


def _fault(root: Path, source: Document[Source]) -> Finding | None:
    """Return what is wrong with the name of a seed, before anything is opened."""
    name = source.record.seed
    steps = name.split("/")
    if "\\" in name or "\x00" in name or ":" in steps[0] or any(step in ("", ".", "..") for step in steps):
        message, hint = (
            f"“{name}” does not name a file inside seeds/.",
            "Write only the file's name, as it stands in seeds/.",
        )
        return _at_seed(source, "seed-outside", message, hint)
    if linked := first_link(root, f"seeds/{name}"):
        message = f"{linked} is a link, which may lead out of seeds/."
        return _at_seed(source, "seed-outside", message, "Put the archived text itself into seeds/.")
    if not is_file(root, f"seeds/{name}"):
        return _missing(root, source, name)
    return None


def _missing(root: Path, source: Document[Source], name: str) -> Finding:
    """Report a seed that is not there, or that is there under a name with its accents written in the other way."""
    there = [entry.path.removeprefix("seeds/") for entry in walk_files(root, "seeds")]
    same = [each for each in there if normalize("NFC", each) == normalize("NFC", name)]
    if len(same) == 1:
        message = f"There is a file seeds/{name}, and its name has the accents written in another way: letter and accent as two characters or as one (Unicode's forms NFC and NFD)."
        hint = "`site-builder fix` writes the name as the file has it."
        return _at_seed(source, "seed-missing", message, hint, same[0])
    if bare := name_below_seeds(name, there):
        return _at_seed(
            source, "seed-missing", f"There is no file seeds/{name}.", f"Write only its name: `{bare}`.", bare
        )
    named = [each for each in there if each.rpartition(".")[0] == name]
    if len(named) == 1:
        hint = f"Write its name with the ending: `{named[0]}`."
        return _at_seed(source, "seed-missing", f"There is no file seeds/{name}.", hint, named[0])
    hint = did_you_mean(name, there) or "Put the archived text there, or mend the name."
    return _at_seed(source, "seed-missing", f"There is no file seeds/{name}.", hint)


def _at_seed(source: Document[Source], code: str, message: str, hint: str, replacement: str | None = None) -> Finding:
    place = source.place("seed")
    return finding(code, place, message, hint, excerpt=source.excerpt(place), replacement=replacement)


def read_seed(root: Path, name: str) -> Seed | Finding:
    """Return the seed in the file of this name, or what is wrong with the file."""
    path = f"seeds/{name}"
    content = read_bytes(root, path, MAX_SEED_BYTES)
    if isinstance(content, Finding):
        return content
    text = decode_utf8(content, path)
    if isinstance(text, Finding):
        return text
    return unfit(text, path) or Seed(name, hashlib.sha256(content).hexdigest(), text)


def unfit(text: str, path: str) -> Finding | None:
    """Return why a text is no article: it is another kind of file, or made to be slow."""
    if "\x00" in text:
        message = "This is not a text: the character U+0000 stands in it."
        hint = "Archive the article's text, and not a picture or a document."
        return finding("hidden-character", Place(path), message, hint)
    if _is_chopped(text):
        message = f"This text has more than {MAX_ENDS:,} ends of lines and sentences, one in every few characters."
        return finding("too-large", Place(path), message, "Archive the article's text, and not a list of words.")
    if (marks := too_many_marks(text)) is not None:
        line, start = text.count("\n", 0, marks) + 1, text.rfind("\n", 0, marks) + 1
        message = f"More than {MAX_MARKS} marks stand on one letter here. It takes very long to compare such a text."
        place = Place(path, line, marks - start + 1)
        return finding("too-large", place, message, "Archive the article's text alone.")
    return None
