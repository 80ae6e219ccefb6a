"""From SVG to pictures, with a theme's own fonts and no others, on as many processor cores as there are."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from os import cpu_count
from pathlib import Path

from resvg_py import svg_to_bytes

Progress = Callable[[int, int], None]
"""Is told how many pictures have been drawn, and of how many."""

PARALLEL_FROM = 12
"""From so many pictures on, several processes are faster. Threads do not help, because resvg keeps Python's lock."""


def png(svg: str, fonts: Sequence[str], size: int | None = None) -> bytes:
    """Return an SVG as PNG, in its own size or in another; text is set in these font files only."""
    return svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(fonts), width=size, height=size)


def draw(svgs: Sequence[str], fonts: Mapping[str, bytes], progress: Progress | None = None) -> Iterator[bytes]:
    """Yield the pictures of these SVGs, in their order, as they are drawn."""
    with _font_files(fonts) as files:
        for number, picture in enumerate(_each(partial(png, fonts=files), svgs), start=1):
            if progress:
                progress(number, len(svgs))
            yield picture


def _each(draw_one: Callable[[str], bytes], svgs: Sequence[str]) -> Iterator[bytes]:
    workers = min(cpu_count() or 1, len(svgs))
    if len(svgs) < PARALLEL_FROM or workers < 2:
        yield from map(draw_one, svgs)
        return
    # They take 11 ms, and nearly every build draws nothing.
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Forking is fastest, and safe without threads; other systems use their own way.
    context = get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(draw_one, svgs, chunksize=4)


@contextmanager
def _font_files(fonts: Mapping[str, bytes]) -> Iterator[tuple[str, ...]]:
    """Lend the fonts as files, which is how resvg takes them."""
    with tempfile.TemporaryDirectory(prefix="site-builder-fonts-") as folder:
        paths = [Path(folder, name) for name in sorted(fonts)]
        for path in paths:
            path.write_bytes(fonts[path.name])
        yield tuple(map(str, paths))
