"""The whole audit of a published site."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import sha256

from msgspec import Struct

from site_builder.audit.check_claims import ClaimCount, check_claims
from site_builder.audit.check_copies import unopened_copies
from site_builder.audit.check_manifest import Progress, check_files, read_manifest
from site_builder.audit.published_site import NoConnectionError, PublishedSite, UnreadableError
from site_builder.findings.finding import Finding, Place, finding, in_order
from site_builder.output.integrity import INTEGRITY_FILE


class Audited(Struct, frozen=True):
    """What an audit found. ``root`` is empty where no manifest could be read.

    ``unproved`` counts the quotations of which no text is published, ``unopened`` the compressed copies that nobody looked into;
    ``texts`` has the digests of the archived texts that are quoted.
    """

    findings: tuple[Finding, ...]
    root: str
    files: int
    claims: int
    quotations: int
    unproved: int
    unopened: int = 0
    texts: frozenset[str] = frozenset()


def audit_site(
    site: PublishedSite,
    known: str | None,
    progress: Progress = lambda done, total: None,
    attested: Collection[str] | None = None,
) -> Audited:
    """Check a published site by what it publishes; ``known`` is the root that it should have, where one is known.

    ``attested`` are the digests of the manifests that somebody attested, where that is known.

    Raises :class:`NoConnectionError` where the host cannot be asked for the manifest.
    """
    try:
        manifest, findings = read_manifest(site, known)
    except NoConnectionError:
        raise
    except UnreadableError as error:
        hint = "Name the address or the folder of a site that this program published, with its integrity.json."
        fault = finding("manifest-broken", Place(INTEGRITY_FILE), f"The manifest cannot be read. {error}", hint)
        return Audited((fault,), "", 0, 0, 0, 0)
    findings += _unattested(site, attested)
    count, unopened = ClaimCount(), unopened_copies(manifest.files) if site.sends_all else 0
    findings += check_files(site, manifest, progress)
    findings += check_claims(site, manifest.files, count, progress)
    counts = (len(manifest.files), count.claims, count.quotations, count.unproved, unopened)
    return Audited(in_order(findings), manifest.root, *counts, frozenset(count.texts))


def _unattested(site: PublishedSite, attested: Collection[str] | None) -> Iterator[Finding]:
    if attested is not None and sha256(site.get(INTEGRITY_FILE).content).hexdigest() not in attested:
        message = "The attestation is about another manifest than the one that this site has."
        hint = "Fetch the attestation of the state that is published, or find out who published another one."
        yield finding("root-differs", Place(INTEGRITY_FILE), message, hint)
