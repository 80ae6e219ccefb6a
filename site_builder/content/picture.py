"""A picture's file as it was judged: what it is, or why it is not shown. No file is opened here."""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct

from site_builder.content.fields import Refusal

PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
"""What the names of pictures end with, in whatever letters."""
PICTURES_FOLDER = "content/pictures"
"""Where the pictures lie that texts show."""
WIDTHS = (320, 640, 1280)
"""How wide the published copies are, in pixels; none is wider than its picture."""
RECIPE = "1"
"""Goes up when the copies are made in another way: then they have other names."""


class PictureFile(Struct, frozen=True, array_like=True):
    """A file of a picture: the digest of its bytes, its size as it is shown, and a name for its copies.

    ``refusal`` says why it is not shown; then the size is 0.
    """

    sha256: str = ""
    width: int = 0
    height: int = 0
    name: str = ""
    refusal: Refusal | None = None

    @property
    def widths(self) -> tuple[int, ...]:
        """How wide its copies are, the smallest first."""
        return (
            *(width for width in WIDTHS if width < self.width),
            *((self.width,) if self.width <= WIDTHS[-1] else ()),
        )


def is_inside(name: str) -> bool:
    """Say whether a name with forward slashes is that of a file in its folder, on every system."""
    steps = name.split("/")
    return not ({"", ".", ".."}.intersection(steps) or ":" in steps[0] or "\\" in name or "\x00" in name)


def is_picture(name: str) -> bool:
    """Say whether a file's name is that of a picture."""
    return name.lower().endswith(PICTURE_SUFFIXES)


def height_at(width: int, file: PictureFile) -> int:
    """Return how high a copy of this width is."""
    return max(1, round(file.height * width / file.width))


def copies_name(digest: str, program: str) -> str:
    """Return the name of the copies of the picture with this digest, as this version of the program makes them."""
    return sha256(f"{RECIPE} {program} {digest}".encode()).hexdigest()[:24]
