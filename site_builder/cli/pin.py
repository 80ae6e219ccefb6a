"""``site-builder pin``."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.authoring.pin_generator import VENDOR, pin_generator
from site_builder.cli._authoring import replace_files
from site_builder.cli._console import echo, fail, site_option

_UNREACHABLE = "No wheel of this generator could be made, so no other machine could install it. Nothing was written: install it from a wheel (make wheel), and run this again."


@click.command(epilog="\b\nExample, with the next generator installed:\n  site-builder pin")
@site_option
def pin(site: Path) -> None:
    """Write the generator that runs now into requirements.txt, with all that it needs and every digest.

    The digests are those of the generator's own lock, and nothing is asked of anybody. The generator itself comes as a wheel
    into vendor/, unless it was installed from a wheel's address. What lies there under these names is replaced.
    """
    generator = pin_generator()
    if not generator.is_reachable:
        fail(_UNREACHABLE)
    wheels = dict(filter(None, [generator.wheel]))
    replace_files(site, {"requirements.txt": generator.requirements, **wheels})
    echo(f"Made {', '.join(('requirements.txt', *wheels))}.")
    there = {f"{VENDOR}/{path.name}" for path in (site / VENDOR).glob("factcheck_site_builder-*.whl")}
    if old := sorted(there - wheels.keys()):
        echo(f"Nothing names {', '.join(old)} any more; remove it from the repository.")
