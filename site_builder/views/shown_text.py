"""An archived text as a page may show it: character by character, and none that affects the page.

An archive is not changed and may have characters that HTML forbids (control characters and noncharacters, HTML
Standard, 13.2.3.5) and characters that reverse text, so that “12” shows as “21”. Each is shown as one other character,
so that offsets stay valid.
"""

from __future__ import annotations

import re

from site_builder.findings.characters import (
    BIDI_CONTROLS,
    CONTROLS,
    MAY_BE_STRAY,
    NONCHARACTERS,
    STRAY,
    VANISHING,
    marks_that_turn_figures,
    or_beyond,
)
from site_builder.findings.code_points import RIGHT_TO_LEFT_LETTERS

_ODD = re.compile(f"[{CONTROLS}{NONCHARACTERS}{BIDI_CONTROLS}]")
_LOOKED_AT = re.compile(f"[{or_beyond(f'{CONTROLS}{NONCHARACTERS}{BIDI_CONTROLS}{MAY_BE_STRAY}')}]")
"""What nearly no text has: everything that is shown in another way, and what lies beyond U+FFFF."""
_FORBIDDEN = re.compile(f"[{CONTROLS}{NONCHARACTERS}]")
_VANISHING = re.compile(f"[{VANISHING}]")
_BIDI = re.compile(f"[{BIDI_CONTROLS}]")
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT_LETTERS}]")
_BIDI_OR_LETTER = re.compile(f"[{BIDI_CONTROLS}{RIGHT_TO_LEFT_LETTERS}]")
_WIDTHLESS = "\u2060"
"""What stands for a character that is not shown: a word joiner, which does nothing between two others."""
_EMBEDDINGS, _ISOLATES, _OVERRIDES = "\u202a\u202b", "\u2066\u2067\u2068", "\u202d\u202e"
_LEFT_TO_RIGHT = "\u202a\u2066"
_END_OF_EMBEDDING, _END_OF_ISOLATE = "\u202c", "\u2069"


def shown(text: str) -> str:
    """Return a stretch of an archived text as it is shown, with as many code points.

    White space that HTML forbids is a space, any other control character its picture (U+2400 to U+2421), what has no
    picture U+FFFD, as are tags and Syriac marks of abbreviation out of place; what does something unseen to formulas or
    letters has no width. What turns text around is left out where nothing is written from right to left; elsewhere overrides are,
    and what is opened and not closed or closed and not opened.
    """
    if not _LOOKED_AT.search(text):
        return text
    text = STRAY.sub(_mark, text)
    if not _ODD.search(text):
        return text
    text = _FORBIDDEN.sub(lambda found: _picture(found[0]), text)
    if not _RIGHT_TO_LEFT.search(text):
        return _BIDI.sub(_WIDTHLESS, text)
    balanced = _balanced(text)
    return _BIDI.sub(lambda found: found[0] if found.start() in balanced else _WIDTHLESS, text)


def _mark(found: re.Match[str]) -> str:
    """Return what is shown for a character that nobody sees: what makes no difference in words stays without width."""
    if not found["stray"]:
        return found[0]
    return _WIDTHLESS if _VANISHING.match(found[0]) else "\ufffd"


def _picture(character: str) -> str:
    number = ord(character)
    if character == "\f":
        return character
    if character.isspace():
        return " "
    return chr(0x2400 + number) if number < 0x20 else "\u2421" if number == 0x7F else "\ufffd"


def _balanced(text: str) -> frozenset[int]:
    """Return the offsets of what may turn text around.

    These are the marks of direction that turn no figures, and embeddings and isolates that are opened and closed again and
    have something to turn.
    """
    kept: set[int] = set()
    opened: list[tuple[str, int]] = []
    letter = -1  # where the last letter stands that is written from right to left
    for found in _BIDI_OR_LETTER.finditer(text):
        character = found[0]
        if _RIGHT_TO_LEFT.match(character):
            letter = found.start()
        elif character in _EMBEDDINGS + _OVERRIDES + _ISOLATES:
            opened.append((character, found.start()))
        elif character in _END_OF_EMBEDDING + _END_OF_ISOLATE:
            kinds = _ISOLATES if character == _END_OF_ISOLATE else _EMBEDDINGS + _OVERRIDES
            if opened and opened[-1][0] in kinds:
                opener, at = opened.pop()
                if opener not in _OVERRIDES and (opener in _LEFT_TO_RIGHT or letter > at):
                    kept |= {at, found.start()}
        else:
            kept.add(found.start())
    return frozenset(kept) - marks_that_turn_figures(text)
