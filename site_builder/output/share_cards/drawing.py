"""What a theme's drawing may contain: shapes, letters and its own definitions.

It may name no file and no picture, because the program that draws it would open that file on the building machine and
publish it.
"""

from __future__ import annotations

import re
from xml.parsers.expat import ExpatError, ParserCreate

MAX_PIXELS = 4096
"""The greatest width and height that a drawing may say it has."""
_REFUSED = frozenset({"image", "feImage", "foreignObject", "script"})
_ELSEWHERE = re.compile(r"@import|url\(\s*[\"']?\s*[^#\"'\s]", re.IGNORECASE)
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:[eE]\+?[0-9]{1,3})?)")


class DrawingError(Exception):
    """A drawing that is not drawn: its file in the theme (``assets/favicon.svg``), and a sentence that says why."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(file, why)
        self.file, self.why = file, why


def checked(svg: str, file: str) -> str:
    """Return an SVG if it refers to nothing outside of itself. Raises :class:`DrawingError` for any other, and for text that is no XML."""
    try:
        _Reader().read(svg)
    except ExpatError as error:
        raise DrawingError(file, f"This drawing is no XML: {error}.") from None
    except ValueError as error:
        raise DrawingError(file, str(error)) from None
    return svg


class _Reader:
    """Goes through a drawing and raises ValueError, with a sentence, at what it may not have."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def read(self, svg: str) -> None:
        parser = ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = lambda _: self._open.pop()
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = parser.ProcessingInstructionHandler = _declaration
        parser.buffer_text = True
        parser.Parse(svg, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local in _REFUSED:
            raise ValueError(f"A drawing has no <{local}>: it is made of shapes and letters.")
        for key, value in attributes.items():
            self._attribute(key.rpartition(" ")[2], value)
        self._open.append(local)

    def _attribute(self, name: str, value: str) -> None:
        if name in ("href", "base") and not value.startswith("#"):
            raise ValueError("A drawing refers to its own parts only, by “#” and their id.")
        if name == "style" or value.lstrip().lower().startswith("url("):
            _own_parts_only(value)
        length = None if self._open or name not in ("width", "height") else _LENGTH.match(value)
        if length and float(length[1]) > MAX_PIXELS:
            raise ValueError(f"A drawing is at most {MAX_PIXELS} wide and high.")

    def _text(self, text: str) -> None:
        if self._open[-1:] == ["style"]:
            _own_parts_only(text)


def _own_parts_only(style: str) -> None:
    if _ELSEWHERE.search(style) or "\\" in style:
        raise ValueError("The styles of a drawing refer to its own parts only, such as url(#shade).")


def _declaration(*_: object) -> None:
    raise ValueError("A drawing has no document type, no entities and no instructions.")
