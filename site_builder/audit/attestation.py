"""An attestation of a manifest, as GitHub hands it out: a Sigstore bundle with an in-toto statement, one or more a file.

Only what it says is read here: the digests of the files that it is about. Whether its signature is good is for a program
that knows the signers, such as ``gh attestation verify``. https://github.com/in-toto/attestation (Statement v1),
https://github.com/secure-systems-lab/dsse (envelope).
"""

from __future__ import annotations

import base64
import binascii

from msgspec import Struct, field

from site_builder.audit.published_data import Digest, decoded_json
from site_builder.audit.published_site import UnreadableError

_PAYLOAD = "application/vnd.in-toto+json"


class Envelope(Struct, frozen=True, rename="camel"):
    """A signed envelope; ``payload`` is in base64."""

    payload: str
    payload_type: str


class Bundle(Struct, frozen=True, rename="camel"):
    """A bundle, as far as it is read."""

    dsse_envelope: Envelope


class SubjectDigest(Struct, frozen=True):
    """The digests of a subject."""

    sha256: Digest


class AttestedFile(Struct, frozen=True):
    """A file that a statement is about."""

    digest: SubjectDigest


class Attestation(Struct, frozen=True):
    """A statement, as far as it is read."""

    type: str = field(name="_type")
    subject: tuple[AttestedFile, ...]


def attested_digests(content: bytes) -> frozenset[str]:
    """Return the SHA-256 of each file that the attestations in a file are about. Raises :class:`UnreadableError`."""
    bundles: tuple[Bundle, ...]
    try:
        bundles = (decoded_json(content, Bundle),)
    except UnreadableError:
        # What `gh attestation download` writes has a bundle in each line.
        bundles = tuple(decoded_json(line, Bundle) for line in content.splitlines() if line.strip())
    if not bundles:
        raise UnreadableError("The file is empty.")
    return frozenset(subject.digest.sha256 for bundle in bundles for subject in _statement(bundle).subject)


def _statement(bundle: Bundle) -> Attestation:
    envelope = bundle.dsse_envelope
    if envelope.payload_type != _PAYLOAD:
        raise UnreadableError(f"It holds “{envelope.payload_type}” and no statement of in-toto.")
    try:
        return decoded_json(base64.b64decode(envelope.payload, validate=True), Attestation)
    except binascii.Error:
        raise UnreadableError("Its payload is not base64.") from None
