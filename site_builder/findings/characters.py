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
from functools import cache
from unicodedata import category

from site_builder.findings.code_points import COMBINING_MARKS, JAMO, NEWER_MARKS, RIGHT_TO_LEFT_LETTERS, UNASSIGNED

_BEYOND = "\U00010000-\U0010ffff"


def or_beyond(characters: str) -> str:
    """Return a set of characters, as the inside of ``[…]``, with all beyond U+FFFF in place of those that it has there.

    A set of many ranges there is searched for slowly: each character of a text is compared with each range.
    """
    return re.sub(f"[{_BEYOND}](?:-[{_BEYOND}])?", "", characters) + _BEYOND


CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""Control characters but the tabulator, the line feed and the carriage return."""
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
UNSEEN = f"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2065\u3164\ufeff\uffa0{_SELECTORS}"
"""What shows nothing, or only bears on what is shown beside it."""
# These have no use in prose: they turn text around, hide a gloss, steer music or shorthand, repeat ASCII unseen (tags), or mean
# whatever somebody agreed on (private use). In the planes 4 to 13 there is nothing, nor where a plane has no characters yet.
_REFUSED = (
    f"{CONTROLS}\u2028-\u202e\u2061-\u206f\u3164\uffa0\ufff0-\ufffb{NONCHARACTERS}\ue000-\uf8ff\U0001bca0-\U0001bca3"
    f"{UNASSIGNED}\U00016fe4\U0001d159\U0001d173-\U0001d17a\U00040000-\U000e00ff\U000e01f0-\U0010ffff"
)
_WITHIN_SCRIPTS = "\u070f\u2800\U00013430-\U0001345f"
"""The mark of an abbreviation in Syriac, a blank pattern of Braille, and what puts hieroglyphs together: lawful beside their like."""
MAX_MARKS = 30
"""More marks on one letter than this are in no text that anyone reads (UAX #15, section 13, Stream-Safe Text Format)."""
_ON_LETTERS = f"{COMBINING_MARKS}{NEWER_MARKS}{JAMO}"
_OBJECT = "\ufffc"
"""What stands for something that is not there: it shows little or nothing, and parts no mark from its letter."""
# Nearly every text has none of these, and this is ten times as fast as to search for each range beyond U+FFFF by itself.
_DOUBTFUL = re.compile(
    f"[{or_beyond(f'{_REFUSED}{UNSEEN}{_WITHIN_SCRIPTS}{_OBJECT}')}]|[{or_beyond(_ON_LETTERS)}]{{{MAX_MARKS + 1}}}"
)
_ALPHABETS = (
    "A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u02b8\u0300-\u03ff\u0400-\u058f\u10a0-\u10ff\u1c80-\u1cbf\u1d00-\u1dbf\u1e00-\u1fff"
    "\u2c60-\u2c7f\u2d00-\u2d2f\u2de0-\u2dff\ua640-\ua69f\ua720-\ua7ff\uab30-\uab6f\ufb00-\ufb17\uff21-\uff3a\uff41-\uff5a"
    "\U0001d400-\U0001d7ff"
)
"""Letters of Latin, Greek, Cyrillic, Armenian and Georgian, with accents: nothing unseen but a soft hyphen belongs between two."""
_JOINED = (
    "\u0590-\u109f\u1200-\u1c4f\u1cd0-\u1cff\ua800-\uaaff\uabc0-\uabff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f"
)
"""The scripts whose letters a joiner joins or parts."""
EMOJI = "\xa9\xae\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_IDEOGRAPHS = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_ALONE = "|".join(
    (
        "\xad",
        f"(?<![{_ALPHABETS}0-9])[\u061c\u200b\u200e\u200f\u2060\ufeff]",
        f"[\u061c\u200b\u200e\u200f\u2060\ufeff](?![{_ALPHABETS}0-9])",
        f"(?<=[{_JOINED}])[\u200c\u200d]",
        f"[\u200c\u200d](?=[{_JOINED}])",
        f"(?<=[{EMOJI}])\u200d(?=[{EMOJI}])",
        "(?<=[\u0300-\u036f\u0591-\u05c7])\u034f",  # it parts two accents
        "\u034f(?=[\u0300-\u036f\u0591-\u05c7])",
        "\u115f(?=[\u1161-\u11a7])",  # it stands for a letter that a syllable of Old Hangul lacks
        "(?<=[\u1100-\u115e])\u1160",
        "(?<=[\u1780-\u17b3])[\u17b4\u17b5]",  # Khmer
        "(?<=[\u1800-\u18af])\u180e(?=[\u1800-\u18af])",
    )
)
_FLAG = (
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074|\U000e0077\U000e006c\U000e0073)"
    "\U000e007f"
)
"""The flags of England, Scotland and Wales are the only ones of parts of countries (UTS #51, RGI)."""
_SYRIAC = "\u070f(?=[\u0710-\u074f])"
"""The mark of an abbreviation stands before the letters that it runs over."""
_LAWFUL = "|".join(
    (
        _FLAG,
        _SYRIAC,
        f"(?<=[{EMOJI}])\ufe0f\u200d(?=[{EMOJI}])",  # emoji joined into one
        f"(?:(?<=[^\\w\\s{UNSEEN}])|(?<=[0-9\u2139]))[\ufe00\ufe0e\ufe0f](?![{UNSEEN}])",  # how a sign or a digit is shown
        f"(?<=[{_IDEOGRAPHS}])[\ufe00-\ufe02\U000e0100-\U000e01ef](?![{UNSEEN}])",
        f"(?<=[\u1800-\u18af])[\u180b-\u180d\u180f](?![{_SELECTORS}])",  # Mongolian
        f"(?<=[\u1000-\u109f\ua840-\ua87f\uaa60-\uaa7f\U00010ac0-\U00010aff\U00013000-\U0001342f])[\ufe00-\ufe06](?![{UNSEEN}])",
        "(?<=[\u2801-\u28ff])\u2800{1,3}(?=[\u2801-\u28ff])",
        "(?<=[\U00013000-\U0001342f])[\U00013430-\U0001345f]{1,3}",
        "[\U00013430-\U0001345f]{1,2}(?=[\U00013000-\U0001342f])",
        "\u115f\u1160(?=[\u11a8-\u11ff])",
        f"(?<![{UNSEEN}])(?:{_ALONE})(?![{UNSEEN}])",
    )
)
_IGNORED = f"{_OBJECT}{UNSEEN}\u202a-\u202e\u2060-\u206f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
"""What parts no mark from the letter that it stands on, for a reader who sees nothing of it."""


# These are compiled when they are needed: few runs need them, and they take longer to compile than a list of commands to print.
@cache
def _suspect() -> re.Pattern[str]:
    return re.compile(f"[{_REFUSED}{UNSEEN}{_WITHIN_SCRIPTS}]|{_many_marks().pattern}")


@cache
def _many_marks() -> re.Pattern[str]:
    return re.compile(
        f"(?:[{_ON_LETTERS}][{_IGNORED}]*+){{{MAX_MARKS}}}(?P<surplus>(?:[{_ON_LETTERS}][{_IGNORED}]*+)++)"
    )


@cache
def _mark_of_letter() -> re.Pattern[str]:
    return re.compile(f"[{_ON_LETTERS}]")


@cache
def _judged() -> re.Pattern[str]:
    return re.compile(f"(?:{_LAWFUL})|(?P<hidden>[{_REFUSED}{UNSEEN}{_WITHIN_SCRIPTS}])|[{_ON_LETTERS}]")


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(f"[{_REFUSED}{UNSEEN}{_WITHIN_SCRIPTS}\ufffc\U00016fe4\U0001d159]")


MAY_BE_STRAY = "\u070f\u2061-\u2064\u206a-\u206f\U000e0000-\U000e007f"
STRAY = re.compile(f"(?:{_FLAG}|{_SYRIAC})|(?P<stray>[{MAY_BE_STRAY}])")
"""In the group ``stray``: what an archived text may hold, and nobody sees, and is neither a flag nor in a word of Syriac."""

_FIGURES = "\\d\xb2\xb3\xb9\u2070-\u2079\u2080-\u2089"
_FIGURE = re.compile(f"[{_FIGURES}]")
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT_LETTERS}]")
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

    These are control characters, what turns text around, tags, noncharacters, private use, two or more unseen characters in
    a row, one between two letters of an alphabet, variation selectors behind what has no variants, and the marks on a letter
    from the thirty-first on. Lawful are the flags,
    families and other sequences of emoji, soft hyphens, single joiners of the scripts that have some, marks of direction that
    turn no figures, and the variants of ideographs, digits and signs.
    """
    if _DOUBTFUL.search(text) and _suspect().search(text):
        others = marks_that_turn_figures(text) | _surplus_marks(text)
        yield from (found for found in _judged().finditer(text) if found["hidden"] or found.start() in others)


def _surplus_marks(text: str) -> frozenset[int]:
    """Return the offsets of the marks on a letter from the thirty-first on, whatever unseen characters stand between them."""
    runs = _many_marks().finditer(text)
    return frozenset(at.start() for run in runs for at in _mark_of_letter().finditer(text, *run.span("surplus")))


def with_hidden_marked(text: str) -> str:
    """Return a text with a mark (U+FFFD) in place of each character that :func:`hidden_in` yields."""
    others = marks_that_turn_figures(text) | _surplus_marks(text)
    return _judged().sub(lambda found: "\ufffd" if found["hidden"] or found.start() in others else found[0], text)


def described(hidden: str) -> str:
    """Return what a character that :func:`hidden_in` yields is, as the subject of a sentence."""
    what = (
        f"One of more than {MAX_MARKS} marks on a letter"
        if _mark_of_letter().match(hidden)
        else "An invisible character"
    )
    return f"{what} (U+{ord(hidden):04X})"


def too_many_marks(text: str) -> int | None:
    """Return where more marks than :data:`MAX_MARKS` stand on one letter: nobody reads them, and ordering them takes long."""
    found = _many_marks().search(text) if _DOUBTFUL.search(text) else None
    return found.start() if found else None


_BLANK_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"})


def is_visible(character: str) -> bool:
    """Say whether a reader sees anything of a character that stands by itself, whatever version of Unicode Python has."""
    return category(character) not in _BLANK_CATEGORIES and not _blank().match(character)
