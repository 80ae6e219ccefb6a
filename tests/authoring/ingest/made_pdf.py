"""Small PDF files of lines at places, set in Helvetica (ISO 32000)."""

from __future__ import annotations

from collections.abc import Sequence

Line = tuple[float, float, str] | tuple[float, float, str, float]
"""Points from the left, points from the bottom, the text, and the size of its letters where it is not 10 points."""


def pdf(pages: Sequence[Sequence[Line]], title: str = "", author: str = "", lies: str = "", stamp: str = "") -> bytes:
    """Return a PDF file of A4 pages, whose lines go from side to side or, on pages that lie on their sides, “up” or “down”.

    ``stamp`` goes up beside the text.
    """
    turn = {"": "1 0 0 1", "up": "0 1 -1 0", "down": "0 -1 1 0"}[lies].encode()
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        body = (
            b"BT "
            + b" ".join(
                b"/F1 %g Tf %s %g %g Tm (%s) Tj"
                % (
                    size[0] if size else 10,
                    turn,
                    *{"": (x, y), "up": (800 - y, x), "down": (y - 300, 800 - x)}[lies],
                    text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)"),
                )
                for x, y, text, *size in lines
            )
            + (b" /F1 16 Tf 0 1 -1 0 30 200 Tm (%s) Tj" % stamp.encode() if stamp else b"")
            + b" ET"
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    objects.append(b"<< /Title (%s) /Author (%s) >>" % (title.encode("cp1252"), author.encode("cp1252")))
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            len(objects),
            len(out),
        )
    )


def column(lines: Sequence[str], left: float = 72, top: float = 760, size: float = 10) -> list[Line]:
    """Return lines below one another."""
    return [(left, top - 1.4 * size * number, text, size) for number, text in enumerate(lines)]
