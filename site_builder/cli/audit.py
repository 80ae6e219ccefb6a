"""``site-builder audit``: check a published site by what it publishes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from msgspec import to_builtins
from msgspec.structs import replace

from site_builder.audit.attestation import attested_digests
from site_builder.audit.audit_site import Audited, audit_site
from site_builder.audit.published_site import (
    NoConnectionError,
    PublishedAddress,
    PublishedFolder,
    PublishedSite,
    UnreadableError,
)
from site_builder.audit.timestamps import Timestamp, check_timestamps
from site_builder.cli._console import FOUND, echo, echo_json, fail, format_option
from site_builder.cli._findings import print_findings
from site_builder.cli._release import root_or_file
from site_builder.findings.counted import counted
from site_builder.findings.json_format import render_json
from site_builder.findings.terminal_text import summary_of
from site_builder.store.tool_version import installation_of

NOT_SHOWN = (
    "This does not show that a stance is right, that an article is true, or that an archived text is what its publisher wrote.",
    "Whoever can change the site can change all of it so that it fits: compare the root with one that you have from elsewhere.",
)


NOT_VERIFIED = (
    "The manifest has the digest that the attestation names. Whose signature the attestation has is not looked at here: "
    "gh attestation verify integrity.json --repo OWNER/NAME"
)


@click.command(
    epilog="\b\nExamples:\n  site-builder audit https://example.org/\n  site-builder audit public\n  site-builder audit https://example.org/ --against integrity.json"
)
@click.argument("place", metavar="URL|FOLDER")
@click.option(
    "--against",
    callback=root_or_file,
    metavar="ROOT|FILE",
    help="The root that the site should have, or a manifest that has it.",
)
@click.option(
    "--attestation",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="An attestation of the manifest, as `gh attestation download` writes it.",
)
@click.option(
    "--timestamps",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of archived texts with proofs of time beside them, such as seeds/: letter.txt.ots, letter.txt.tsr.",
)
@click.option(
    "--authority",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The certificates of the authority that made the .tsr, in PEM.",
)
@format_option
def audit(
    place: str,
    against: str | None,
    attestation: Path | None,
    timestamps: Path | None,
    authority: Path | None,
    form: str,
) -> None:
    """Check a published site by what it publishes: every file, quotation, verdict and tally (docs/proof.md).

    Ends with 0 when all of it holds, with 1 when something does not, and with 2 when it could not look. An address needs
    the extra [ingest].
    """
    audited = _audit(_site(place), against, _attested(attestation) if attestation else None)
    stamps, broken = check_timestamps(timestamps, audited.texts, authority) if timestamps else ((), ())
    audited = replace(audited, findings=(*audited.findings, *broken))
    if form == "json":
        echo_json(_as_json(audited, stamps))
    else:
        print_findings(audited.findings)
        compared = attestation and not any(found.code == "root-differs" for found in audited.findings)
        echo(*_summary(audited), *map(_told, stamps), *NOT_SHOWN, *((NOT_VERIFIED,) if compared else ()))
    sys.exit(FOUND if audited.findings else 0)


def _site(place: str) -> PublishedSite:
    if place.startswith(("https://", "http://")):
        return PublishedAddress(place)
    if not Path(place).is_dir():
        fail(f"There is no folder {place}. An address begins with https://.")
    return PublishedFolder(Path(place))


def _attested(path: Path) -> frozenset[str]:
    try:
        return attested_digests(path.read_bytes())
    except (UnreadableError, OSError) as error:
        fail(f"{path} is not an attestation that can be read. {error}")


def _audit(site: PublishedSite, against: str | None, attested: frozenset[str] | None) -> Audited:
    shown = sys.stderr.isatty()

    def progress(done: int, total: int) -> None:
        if shown and (done == total or done % 20 == 0):
            echo(f"\r{done} of {total}", err=True, nl=done == total)

    try:
        return audit_site(site, against, progress, attested)
    except NoConnectionError as error:
        fail(f"The site cannot be checked. {error}")
    except ImportError:
        fail(f"An address needs more packages. Install them with: {installation_of('ingest')}")


def _summary(audited: Audited) -> tuple[str, ...]:
    looked = f"{counted(audited.files, 'file')}, {counted(audited.claims, 'claim')}, {counted(audited.quotations, 'quotation')}"
    unproved = f", of which {audited.unproved} cannot be recomputed" if audited.unproved else ""
    result = summary_of(audited.findings) if audited.findings else "all of it holds"
    unopened = f"Not looked into: {counted(audited.unopened, 'compressed file')} (.br). The package brotli is not installed: {installation_of('precompress')}"
    return (
        f"Audited {looked}{unproved}: {result}.",
        *((unopened,) if audited.unopened else ()),
        f"Root: {audited.root or 'none'}",
    )


def _told(stamp: Timestamp) -> str:
    of_site = "a text that the site quotes" if stamp.is_of_site else "a text that the site does not quote"
    return f"{stamp.path} is about {of_site}. {stamp.said}"


def _as_json(audited: Audited, stamps: Iterable[Timestamp]) -> str:
    counts = {
        name: getattr(audited, name) for name in ("root", "files", "claims", "quotations", "unproved", "unopened")
    }
    told = [to_builtins(stamp) for stamp in stamps]
    return json.dumps(
        {**counts, "timestamps": told, **json.loads(render_json(audited.findings))}, ensure_ascii=False, indent=2
    )
