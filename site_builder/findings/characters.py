"""Characters that nobody sees: the one table of the program, and what may stand where.

Three questions are asked of such characters. Which make no difference when words are compared (:data:`VANISHING`)? Which
may not stand in a file of content, because whoever reviews it would approve what cannot be seen (:func:`hidden_in`)? And
does a text hold anything at all that a reader sees (:func:`is_visible`)?

Sources: Unicode 16.0, the properties Default_Ignorable_Code_Point, Bidi_Control, Variation_Selector and
Noncharacter_Code_Point; UTS #51 for flags and emoji joined into one; StandardizedVariants.txt and UTS #37 for what a
variation selector may stand behind. The sets are written as the inside of a regular expression's ``[…]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category

CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""Control characters but the tabulator, the line feed and the carriage return."""
RIGHT_TO_LEFT = (
    "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""The blocks of the scripts that are written from right to left."""
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What bears on the direction in which text is shown (UAX #9)."""
VANISHING = "\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""What makes no difference when words are compared: soft hyphens, and what has no width or only turns text around."""
JOINERS = "\xad\u200c\u200d\u2060"
"""What has no width and belongs to words, in Arabic, Indic and other scripts."""
WITHIN_WORDS = "\u0300-\u036f\xad\u200b-\u200d"
"""What may stand between two letters of one word without parting it: accents, soft hyphens, joiners."""
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(last - 1)}{chr(last)}" for last in range(0xFFFF, 0x110000, 0x10000))
"""What is no character and never will be."""

# Every variation selector and every other character of Default_Ignorable_Code_Point that may stand in a text on its own:
# letters of Hangul and vowels of Khmer that are blank, marks of direction, joiners, soft hyphens, spaces without width.
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNSEEN = f"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2065\u3164\ufeff\uffa0{_SELECTORS}"
# These have no use in prose: they turn text around, hide a gloss, steer music or shorthand, or repeat ASCII unseen (tags).
_REFUSED = (
    f"{CONTROLS}\u2028-\u202e\u2066-\u206f\ufff0-\ufffb{NONCHARACTERS}\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_SUSPECT = re.compile(f"[{_REFUSED}{_UNSEEN}]")
_IDEOGRAPHS = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_LAWFUL = "|".join(
    (
        "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f",  # the flag of a part of a country
        f"(?<=[^\\w\\s{_UNSEEN}])\ufe0f\u200d(?=[^\\w\\s{_UNSEEN}])",  # emoji joined into one
        f"(?:(?<=[^\\w\\s{_UNSEEN}])|(?<=[0-9\u2139]))[\ufe00\ufe0e\ufe0f](?![{_UNSEEN}])",  # how a sign or a digit is shown
        f"(?<=[{_IDEOGRAPHS}])[\ufe00-\ufe02\U000e0100-\U000e01ef](?![{_UNSEEN}])",
        f"(?<=[\u1800-\u18af])[\u180b-\u180d\u180f](?![{_SELECTORS}])",  # Mongolian
        f"(?<=[\u1000-\u109f\ua840-\ua87f\uaa60-\uaa7f\U00010ac0-\U00010aff\U00013000-\U0001345f])[\ufe00-\ufe06](?![{_UNSEEN}])",
        f"(?<![{_UNSEEN}])(?=[{_UNSEEN}])[^{_SELECTORS}](?![{_UNSEEN}])",  # one alone, such as a joiner
    )
)
_JUDGED = re.compile(f"(?:{_LAWFUL})|(?P<hidden>[{_REFUSED}{_UNSEEN}])")


_FIGURES = "\\d\xb2\xb3\xb9\u2070-\u2079\u2080-\u2089"
_FIGURE = re.compile(f"[{_FIGURES}]")
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_MARK = re.compile("[\u061c\u200f]")
_BETWEEN_LETTERS = re.compile(f"(?:[^\\w\\n]|[_{_FIGURES}])+")


def marks_that_turn_figures(text: str) -> frozenset[int]:
    """Return the offsets of marks that let figures stand in another order than they are written: “2.4” as “4.2”.

    Marks of right-to-left direction do so between figures, and beside them where the nearest letters of the line are not of
    a script that is written from right to left (UAX #9, rules W7 and N1).
    """
    return frozenset(_turning(text)) if _MARK.search(text) else frozenset()


def _turning(text: str) -> Iterator[int]:
    for stretch in _BETWEEN_LETTERS.finditer(text):
        figures = [found.start() for found in _FIGURE.finditer(text, *stretch.span())]
        if not figures:
            continue
        around = (text[max(stretch.start() - 1, 0) : stretch.start()] + text[stretch.end() : stretch.end() + 1]).strip(
            "\n"
        )
        lawful = bool(around) and all(map(_RIGHT_TO_LEFT.match, around))
        for mark in _MARK.finditer(text, *stretch.span()):
            if not lawful or figures[0] < mark.start() < figures[-1]:
                yield mark.start()


def hidden_in(text: str) -> Iterator[re.Match[str]]:
    """Yield each character of a text that cannot be seen and has no business there.

    These are control characters, what turns text around, tags, noncharacters, two or more unseen characters in a row, and
    variation selectors behind what has no variants. Lawful are the flags, families and other sequences of emoji, single
    joiners, marks of direction that turn no figures, and the variants of ideographs, digits and signs.
    """
    if _SUSPECT.search(text):
        turning = marks_that_turn_figures(text)
        yield from (found for found in _JUDGED.finditer(text) if found["hidden"] or found.start() in turning)


def with_marks(text: str) -> str:
    """Return a text with a mark (U+FFFD) in place of each character that :func:`hidden_in` yields."""
    turning = marks_that_turn_figures(text)
    return _JUDGED.sub(lambda found: "\ufffd" if found["hidden"] or found.start() in turning else found[0], text)


_BLANK = re.compile(f"[{_REFUSED}{_UNSEEN}\u2800]")


def is_visible(character: str) -> bool:
    """Say whether a reader sees anything of a character that stands by itself."""
    return category(character)[0] not in "CZ" and not _BLANK.match(character)
