"""The lines of a page of a PDF file, with their places: letters put together as they stand beside one another.

A file says where each letter stands and not what belongs together. The order of its letters is taken as it is, which is
that of reading in nearly every file; only where a file gives two columns line by line in turn are they put one after the
other. A piece of a line is never cut, wherever it stands.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import pi
from statistics import median
from typing import Any
from unicodedata import bidirectional, category

import pypdfium2.raw as pdfium
from msgspec import Struct

WIDE_GAP = 1.1
"""How many heights of its letters part two pieces of a line."""
FEWEST_ROWS = 5
"""In how many lines at least a gap stands that parts columns."""
FEWEST_LETTERS = 18
"""How many characters a line of a column has: in a table there are fewer."""
MIN_FILLED = 0.6
"""How much of a column's width its lines fill: the cells of a table fill less."""
LETTERS_LOOKED_BACK, MIN_OVERLAP = 8, 0.6
"""Among how many letters before it a letter is looked for again, and by how much of its width the two lie over one another."""
MIN_BELOW_BASE, MIN_ABOVE_BASE = 0.25, 0.75
"""How far a line of letters of size 1 goes below its base and above it, at least."""
MOST_OF_BOX = 2.0
"""How many times as large as its box a letter's size is at most, where the size can be believed."""
MAX_LETTERS = 100_000
"""How many letters of a page are read."""


class Line(Struct, frozen=True):
    """Words, the edges of their box in points from the left and from below, and how many pieces they came in."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    pieces: int = 1

    @property
    def height(self) -> float:
        """Return how high the letters are, with what hangs below the line."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Return how high the line stands."""
        return (self.top + self.bottom) / 2


class PageLines(Struct, frozen=True):
    """The lines of a page in the order of reading, whether columns had to be put in order for that, how many letters stood twice,
    and what lies on its side beside the text."""

    lines: tuple[Line, ...]
    was_mixed: bool = False
    doubled: int = 0
    beside: str = ""


Letter = tuple[str, float, float, float, float]
"""A letter and its box: left, right, bottom, top."""


def lines_of(page: Any) -> PageLines:
    """Return the lines of a page of PDFium."""
    text = page.get_textpage()
    given, beside = _without_lying(list(_letters(text)), _lying(text))
    letters = _upright(given)
    pieces = list(pieces_of_lines(letters))
    if letters is not given and _rise(pieces):
        pieces.reverse()  # PDFium gives lines that go down a page from the left, as vertical writing goes.
    gutter = _mixed_gutter(pieces)
    lines = tuple(_rows(pieces if gutter is None else _in_columns(pieces, gutter)))
    taken = sum(not sign.isspace() for piece in pieces for sign in piece.text)
    return PageLines(lines, gutter is not None, sum(not letter[0].isspace() for letter in letters) - taken, beside)


def _letters(text: Any) -> Iterator[Letter]:
    """Yield the letters of a page in the order of its file with their boxes; a space may have none."""
    box = pdfium.FS_RECTF()
    high = ""
    for number in range(min(pdfium.FPDFText_CountChars(text.raw), MAX_LETTERS)):
        sign = chr(pdfium.FPDFText_GetUnicode(text.raw, number))
        if "\ud800" <= sign <= "\udbff":
            high = sign
            continue
        if "\udc00" <= sign <= "\udfff":
            sign = (high + sign).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        pdfium.FPDFText_GetLooseCharBox(text.raw, number, ctypes.byref(box))
        yield sign, box.left, box.right, *_line_box(text, number, box.bottom, box.top)


def _line_box(text: Any, number: int, bottom: float, top: float) -> tuple[float, float]:
    """Return the bottom and the top of a letter as high as its font is, where its box ends with what is drawn.

    Such a box is higher where a letter hangs below the line, and a line of “quay” would not be as high as one of “town”.
    """
    turn, left, base = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetMatrix(text.raw, number, ctypes.byref(turn))
    size = turn.d * pdfium.FPDFText_GetFontSize(text.raw, number)
    if turn.b or turn.c or turn.a <= 0 or not 0 < size < MOST_OF_BOX * (top - bottom):
        return bottom, top
    pdfium.FPDFText_GetCharOrigin(text.raw, number, ctypes.byref(left), ctypes.byref(base))
    return min(bottom, base.value - MIN_BELOW_BASE * size), max(top, base.value + MIN_ABOVE_BASE * size)


def _lying(text: Any) -> list[bool]:
    """Return for each letter of a page whether it lies on its side."""
    count = min(pdfium.FPDFText_CountChars(text.raw), MAX_LETTERS)
    return [_QUARTER < pdfium.FPDFText_GetCharAngle(text.raw, number) < 7 * _QUARTER for number in range(count)]


_QUARTER = pi / 4


def _without_lying(letters: list[Letter], lying: list[bool]) -> tuple[list[Letter], str]:
    """Return the letters of a page without the few that lie on their side, as a stamp in its margin does, and those."""
    seen = sum(lies and not letter[0].isspace() for letter, lies in zip(letters, lying, strict=False))
    if len(letters) != len(lying) or not 0 < seen < len(letters) / 2:
        return letters, ""
    beside = "".join(letter[0] for letter, lies in zip(letters, lying, strict=True) if lies or letter[0].isspace())
    kept = [letter for letter, lies in zip(letters, lying, strict=True) if not lies or letter[0].isspace()]
    return kept, " ".join(beside.split())


def _upright(letters: list[Letter]) -> list[Letter]:
    """Return the letters of a page so that lines go from side to side: on a page that lies on its side they go up or down."""
    steps = [(other[1] - one[1], other[3] - one[3]) for one, other in pairwise(letters) if not other[0].isspace()]
    up = sum(rise > 2 * abs(run) for run, rise in steps)
    down = sum(-rise > 2 * abs(run) for run, rise in steps)
    if max(up, down) <= len(steps) / 2:
        return letters
    way = 1 if up > down else -1
    turned = ((sign, way * bottom, way * top, -way * right, -way * left) for sign, left, right, bottom, top in letters)
    return [(sign, min(a, b), max(a, b), min(c, d), max(c, d)) for sign, a, b, c, d in turned]


def _rise(lines: Sequence[Line]) -> bool:
    """Say whether most lines stand above the line before."""
    steps = [other.middle - one.middle for one, other in pairwise(lines)]
    return sum(step > 0 for step in steps) > len(steps) / 2


def pieces_of_lines(letters: Iterable[Letter]) -> Iterator[Line]:
    """Yield letters that stand beside one another on a line as pieces of it."""
    piece: list[Letter] = []
    space = ""
    for letter in letters:
        sign = letter[0]
        if sign.isspace():
            space = " "
        elif piece and letter[3] == letter[4]:
            piece.append((f"{space}{sign}", *piece[-1][1:]))  # A letter without a box stands where the last one does.
            space = ""
        elif _is_told(piece[-LETTERS_LOOKED_BACK:-1], letter):
            continue
        elif piece and not _goes_on(piece, letter):
            yield _line(piece)
            piece, space = [letter], ""
        else:
            piece.append((f"{space if piece else ''}{'-' if sign in _HYPHENS else sign}", *letter[1:]))
            space = ""
    if piece:
        yield _line(piece)


def _is_told(last: Sequence[Letter], letter: Letter) -> bool:
    """Say whether a letter stands over the same one: files repeat letters for their marks, and for bold type."""
    sign, left, right, bottom, top = letter
    if not last or left > last[-1][2]:
        return False
    if not min(before[3] for before in last) < (bottom + top) / 2 < max(before[4] for before in last):
        return False
    return any(
        sign == before.strip() and min(right, to) - max(left, at) > MIN_OVERLAP * (right - left) > 0
        for before, at, to, _, _ in last
    )


_HYPHENS = "\x02\ufffe\u2010"
"""What stands for a hyphen at the end of a line."""


def _line(letters: Sequence[Letter]) -> Line:
    return Line(
        _text(letters),
        min(letter[1] for letter in letters),
        max(letter[2] for letter in letters),
        sorted(letter[3] for letter in letters)[len(letters) // 10],
        sorted(letter[4] for letter in letters)[-1 - len(letters) // 10],
    )


def _text(letters: Sequence[Letter]) -> str:
    text = "".join(letter[0] for letter in letters)
    if text.isascii() or not any(map(is_right_to_left, text)):
        return text
    return _NUMBER_BEHIND_COMMA.sub(r"\2\1", "".join(_as_read(letters)))


_NUMBER_BEHIND_COMMA = re.compile(r"(?<=[\u0590-\u08ff] )([,.;:،؛])(\d[\d.,]*)(?= |\Z)")
"""In a line from right to left: a mark that stands left of a number, which it follows."""


def _as_read(letters: Sequence[Letter]) -> Iterator[str]:
    """Yield the letters of a line; a word from right to left whose letters come from left to right is turned."""
    for in_word, run in groupby(letters, lambda letter: is_right_to_left(letter[0]) or _is_mark(letter[0])):
        word: list[list[Letter]] = []
        for letter in run:
            if letter[0].startswith(" ") or not word:
                word.append([])
            word[-1].append(letter)
        for part in word:
            yield _turned(part) if in_word else "".join(letter[0] for letter in part)


def _turned(word: Sequence[Letter]) -> str:
    text = "".join(letter[0] for letter in word)
    if word[0][1] >= word[-1][1] or not any(is_right_to_left(letter[0]) for letter in word):
        return text
    return " " * text.startswith(" ") + "".join(letter[0].strip() for letter in reversed(word))


def _is_mark(sign: str) -> bool:
    return category(sign.strip()[:1] or " ") == "Mn"


def _goes_on(piece: Sequence[Letter], letter: Letter) -> bool:
    _, left, right, bottom, top = letter
    _, last_left, last_right, last_bottom, last_top = piece[-1]
    height = max(last_top - last_bottom, top - bottom)
    middle = (top + bottom) / 2
    if not last_bottom - 0.3 * height <= middle <= last_top + 0.3 * height:
        return False
    if left - last_right <= WIDE_GAP * height and last_left - right <= WIDE_GAP * height:
        return True
    return any(map(is_right_to_left, (letter[0], piece[-1][0], piece[0][0])))


def is_right_to_left(text: str) -> bool:
    """Say whether a text begins with a letter that is written from right to left."""
    return not text.isascii() and bidirectional(text.strip()[:1] or " ") in ("R", "AL")


def _are_beside(one: Line, other: Line) -> bool:
    """Say whether two lines stand on one height."""
    return abs(one.middle - other.middle) < 0.5 * min(one.height, other.height)


def _rows(pieces: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, with pieces that follow one another on one height as one."""
    row: list[Line] = []
    for piece in pieces:
        if row and not (_are_beside(row[-1], piece) and _goes_forward(row[-1], piece)):
            yield _row(row)
            row = []
        row.append(piece)
    if row:
        yield _row(row)


def _goes_forward(one: Line, other: Line) -> bool:
    return other.left >= one.right - one.height or is_right_to_left(one.text)


def _row(pieces: Sequence[Line]) -> Line:
    return Line(
        " ".join(piece.text for piece in pieces),
        min(piece.left for piece in pieces),
        max(piece.right for piece in pieces),
        min(piece.bottom for piece in pieces),
        max(piece.top for piece in pieces),
        len(pieces),
    )


def _mixed_gutter(pieces: Sequence[Line]) -> float | None:
    """Return where the space between two columns is whose lines the file gives in turn."""
    pairs = [(one, other) for one, other in pairwise(pieces) if _are_beside(one, other) and other.left > one.right]
    if len(pairs) < FEWEST_ROWS:
        return None
    middles = sorted({(one.right + other.left) / 2 for one, other in pairs})[:200]
    at = max(middles, key=lambda middle: sum(one.right <= middle <= other.left for one, other in pairs))
    here = [(one, other) for one, other in pairs if one.right <= at <= other.left]
    sides = ([one for one, _ in here], [other for _, other in here])
    return at if len(here) >= FEWEST_ROWS and all(map(_are_columns, sides)) else None


def _are_columns(side: Sequence[Line]) -> bool:
    """Say whether pieces below one another are lines of a text and no cells of a table."""
    width = max(piece.right for piece in side) - min(piece.left for piece in side)
    letters = median(len(piece.text) for piece in side)
    return letters >= FEWEST_LETTERS and median(piece.right - piece.left for piece in side) >= MIN_FILLED * width


def _in_columns(pieces: Sequence[Line], gutter: float) -> Iterator[Line]:
    """Yield pieces column by column between those that go over both."""
    left: list[Line] = []
    right: list[Line] = []
    for piece in pieces:
        if piece.left < gutter < piece.right:
            yield from (*left, *right, piece)
            left, right = [], []
        else:
            (left if piece.right <= gutter else right).append(piece)
    yield from (*left, *right)
