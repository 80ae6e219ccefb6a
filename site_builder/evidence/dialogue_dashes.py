"""Words that a dash at the beginning of a paragraph quotes: “— It will grow, — said the minister.”

Spanish (the *raya*), French, Portuguese, Polish, Russian, Greek, Turkish and other languages write speech so. The dash alone
also begins items of lists and signatures; speech is told by a second dash, with which the words of whoever reports it begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_DASHES = "—–―⸺"
_MIN_WORDS = 3
_SPEECH = re.compile(
    rf"\s*[{_DASHES}]\s*(?P<words>[^\W_][^{_DASHES}]*?)(?:(?<=[,!?…;.])\s*[{_DASHES}]\s*(?=[^\W\d_])|\s[{_DASHES}](?=[^\W\d_]))"
)
"""A dash, words, and a dash behind a comma or the like; or one that stands right before a word and not right behind one."""


def dialogue(paragraphs: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each paragraph that begins with speech, and where the spoken words begin and end."""
    for number, text in enumerate(paragraphs):
        found = _SPEECH.match(text)
        if found and len(found["words"].split()) >= _MIN_WORDS:
            yield number, *found.span("words")
