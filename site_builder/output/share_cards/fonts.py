"""How wide words are in the fonts of a theme, so that text that SVG does not wrap can be wrapped.

A width is the sum of the advances of its characters, without kerning, which makes it a little less: text never
comes out wider than was reckoned. A character that a font lacks is taken from the next font that has it, as the
drawing does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from io import BytesIO

from msgspec import Struct
from msgspec.json import decode

from site_builder.store.artifacts import Kept, digest_of, digest_of_bytes

ELLIPSIS = "…"
_KIND = "fonts"
_SPACE = re.compile(r"[ \t\r\n]+")
_HALVINGS = 7


class Font(Struct, frozen=True):
    """A font's name (its file's, without the ending) and the advance of each of its characters, for a size of 1."""

    name: str
    advances: Mapping[str, float]


class Fitted(Struct, frozen=True):
    """A text in the largest size in which it has room. ``cut`` says that its end had to be left out."""

    size: int
    lines: tuple[str, ...]
    cut: bool


class Fonts:
    """The fonts of a theme, for measuring."""

    def __init__(self, fonts: Sequence[Font]) -> None:
        self._fonts = {font.name: font for font in fonts}

    def has(self, text: str) -> bool:
        """Say whether one of the fonts has every character of a text: no line is drawn in two fonts."""
        letters = {char for char in text if not char.isspace()}
        return any(letters <= font.advances.keys() for font in self._fonts.values())

    def face(self, text: str, fonts: Sequence[str]) -> str:
        """Return the first of these fonts that has every letter of a text, or the first of all where none has."""
        letters = {char for char in text if not char.isspace()}
        return next((name for name in fonts if letters <= self._fonts[name].advances.keys()), fonts[0])

    def width(self, text: str, font: str, size: float) -> float:
        """Return how wide a text is in a font, in a size."""
        advances = [self._fonts[font].advances, *(other.advances for other in self._fonts.values())]
        return size * sum(next((each[char] for each in advances if char in each), 1.0) for char in text)

    def fit(
        self, text: str, font: str, sizes: Sequence[int], width: float, height: float, leading: float = 1.12
    ) -> Fitted:
        """Return a text in the largest of these sizes in which its lines have room, cut in the last if in none."""
        for size in sizes:
            lines = self._wrapped(text, font, size, width)
            if len(lines) <= _lines_in(height, size, leading):
                return Fitted(size, self._balanced(lines, text, font, size, width), cut=False)
        size = sizes[-1]
        lines = self._wrapped(text, font, size, width)[: _lines_in(height, size, leading)]
        return Fitted(size, (*lines[:-1], self._shortened(lines[-1], font, size, width)), cut=True)

    def line(self, text: str, font: str, size: int, width: float) -> str:
        """Return a text cut to one line."""
        return self.fit(text, font, (size,), width, size).lines[0]

    def _wrapped(self, text: str, font: str, size: float, width: float) -> list[str]:
        lines = [""]
        for word in _SPACE.split(text.strip()):
            longer = f"{lines[-1]} {word}".lstrip(" ")
            if self.width(longer, font, size) <= width:
                lines[-1] = longer
                continue
            *whole, rest = self._pieces(word, font, size, width)
            lines += [*whole, rest]
        return [line for line in lines if line] or [""]

    def _pieces(self, word: str, font: str, size: float, width: float) -> list[str]:
        """Return a word cut into lines, nearly always one."""
        pieces = [""]
        for char in word:
            if pieces[-1] and self.width(pieces[-1] + char, font, size) > width:
                pieces.append("")
            pieces[-1] += char
        return pieces

    def _balanced(self, lines: list[str], text: str, font: str, size: float, width: float) -> tuple[str, ...]:
        """Return the same number of lines made as even as they can be, so that no word stands alone at the end."""
        low, high = width / 2, width
        for _ in range(_HALVINGS if len(lines) > 1 else 0):
            narrower = (low + high) / 2
            again = self._wrapped(text, font, size, narrower)
            if len(again) > len(lines):
                low = narrower
            else:
                high, lines = narrower, again
        return tuple(lines)

    def _shortened(self, line: str, font: str, size: float, width: float) -> str:
        while line and self.width(line + ELLIPSIS, font, size) > width:
            line = line.rpartition(" ")[0] if " " in line else line[:-1]
        return line.rstrip(" ,;:–—-") + ELLIPSIS


def _lines_in(height: float, size: float, leading: float) -> int:
    """Return how many lines of a size have room: the last needs no space below it."""
    return max(1, int((height - size) / (size * leading)) + 1)


def load_fonts(files: Mapping[str, bytes], kept: Kept) -> Fonts:
    """Return the fonts of a theme; their measures are kept, for opening a font takes longer than drawing with it."""
    return Fonts([Font(name.rpartition(".")[0], _advances(content, kept)) for name, content in sorted(files.items())])


def _advances(content: bytes, kept: Kept) -> Mapping[str, float]:
    digest = digest_of("advances", 1, digest_of_bytes(content))
    entry = kept.get(_KIND, digest)
    if entry is None:
        entry = json.dumps(_read_advances(content)).encode("utf-8")
        kept.put(_KIND, digest, entry)
    return decode(entry, type=dict[str, float])


def _read_advances(content: bytes) -> dict[str, float]:
    from fontTools.ttLib import TTFont  # Takes 17 ms, once for each font: then its widths are kept.

    font = TTFont(BytesIO(content), lazy=True)
    units, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
    return {chr(code): metrics[glyph][0] / units for code, glyph in sorted(font.getBestCmap().items())}
