"""Proofs of time beside archived texts: whether each is about its text, and what the tool that knows its kind says of it.

``letter.txt.ots`` is one of OpenTimestamps (https://github.com/opentimestamps/python-opentimestamps), ``letter.txt.tsr`` the
response of a timestamp authority (RFC 3161). That a proof is about a text is seen here, by the digest in it. Whether it proves
anything is for ``ots`` and ``openssl`` to say, where they are installed.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Collection, Iterator
from hashlib import new, sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from site_builder.content.files import MAX_SEED_BYTES, folder_entries, read_bytes
from site_builder.content.seed import TIMESTAMPS
from site_builder.findings.finding import Finding, Place, finding

MAX_SECONDS = 120
"""How long a tool may take for one proof: ``ots`` asks calendars on the web."""
_OTS_HEAD = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08"
"""What a proof of version 1 about a SHA-256 begins with; the 32 bytes of the digest come next."""
_AUTHORITY_DIGESTS = ("sha256", "sha384", "sha512")
_REFUSED = ("verification failed", "invalid timestamp", "not a timestamp file")
"""What ``ots`` says where a proof is wrong, and not only young, or in want of the chain that it leads to."""
_HINT = "Fetch the proof anew from where it was made, or compare the archived text with the one that was stamped."


class Timestamp(Struct, frozen=True):
    """A proof of time that is about its text: its path, what is known of it in a sentence, and whether a tool verified it.

    ``is_of_site`` says whether the audited site names a text with these bytes.
    """

    path: str
    said: str
    is_verified: bool
    is_of_site: bool


def check_timestamps(
    folder: Path, texts: Collection[str], authority: Path | None
) -> tuple[tuple[Timestamp, ...], tuple[Finding, ...]]:
    """Look at each proof in a folder of archived texts. Gives those that hold, as far as that is known, and what is wrong.

    ``texts`` are the digests of the texts that a site names; ``authority`` has the certificates of the authority, in PEM.
    """
    found = tuple(_check_all(folder.resolve(), texts, authority))
    return (
        tuple(one for one in found if isinstance(one, Timestamp)),
        tuple(one for one in found if isinstance(one, Finding)),
    )


def _check_all(folder: Path, texts: Collection[str], authority: Path | None) -> Iterator[Timestamp | Finding]:
    for entry in folder_entries(folder.parent, folder.name):
        if entry.name.endswith(TIMESTAMPS):
            text, proof = (read_bytes(folder.parent, path, MAX_SEED_BYTES) for path in (entry.path[:-4], entry.path))
            if isinstance(text, Finding):
                yield _broken(entry.path, "There is no archived text that this proof could be about.")
            elif isinstance(proof, Finding):
                yield _broken(entry.path, f"This proof cannot be read. {proof.message}")
            else:
                yield _check(entry.path, text, proof, texts, authority)


def _broken(path: str, message: str) -> Finding:
    return finding("timestamp-broken", Place(path), message, _HINT)


def _check(path: str, text: bytes, proof: bytes, texts: Collection[str], authority: Path | None) -> Timestamp | Finding:
    is_ots = path.endswith(".ots")
    if not (_is_of_ots(text, proof) if is_ots else _is_of_authority(text, proof)):
        return _broken(path, "This is no proof about the archived text beside it: it does not have its digest.")
    outcome = _verify_ots(text, proof) if is_ots else _verify_response(text, proof, authority)
    if outcome.is_refused:
        return _broken(path, f"This proof does not hold. {outcome.said}")
    return Timestamp(path, outcome.said, outcome.is_verified, sha256(text).hexdigest() in texts)


def _is_of_ots(text: bytes, proof: bytes) -> bool:
    return proof.startswith(_OTS_HEAD + sha256(text).digest())


def _is_of_authority(text: bytes, proof: bytes) -> bool:
    """Say whether a response has the digest of a text as an octet string, as its message imprint has it (RFC 3161, 2.4.1)."""
    digests = (new(name, text).digest() for name in _AUTHORITY_DIGESTS)
    return any(bytes((4, len(digest))) + digest in proof for digest in digests)


class ToolAnswer(Struct, frozen=True):
    """What a tool says of a proof."""

    said: str
    is_verified: bool = False
    is_refused: bool = False


def _verify_ots(text: bytes, proof: bytes) -> ToolAnswer:
    if not shutil.which("ots"):
        return _not_there("ots", "pip install opentimestamps-client")
    with TemporaryDirectory() as folder:
        ended = _run(folder, text, proof, "ots", "verify", "-f", "text", "proof")
    if isinstance(ended, ToolAnswer):
        return ended
    code, said = ended
    if code == 0:
        return ToolAnswer(f"ots says: {said}", is_verified=True)
    refused = any(words in said.lower() for words in _REFUSED)
    return ToolAnswer(f"ots says: {said}" if refused else f"It is not verified: ots says: {said}", is_refused=refused)


def _verify_response(text: bytes, proof: bytes, authority: Path | None) -> ToolAnswer:
    if authority is None:
        return ToolAnswer("It is not verified: name the certificates of the authority with --authority.")
    if not shutil.which("openssl"):
        return _not_there("openssl", "it is a package of every system")
    words = ("ts", "-verify", "-data", "text", "-in", "proof", "-CAfile", str(authority.resolve()))
    with TemporaryDirectory() as folder:
        ended = _run(folder, text, proof, "openssl", *words)
    if isinstance(ended, ToolAnswer):
        return ended
    code, said = ended
    return ToolAnswer(f"openssl says: {said}", is_verified=code == 0, is_refused=code != 0)


def _not_there(tool: str, remedy: str) -> ToolAnswer:
    return ToolAnswer(f"It is not verified: the program {tool} is not installed ({remedy}).")


def _run(folder: str, text: bytes, proof: bytes, *command: str) -> tuple[int, str] | ToolAnswer:
    """Run a tool on copies of what was read. Gives how it ended and its last line."""
    for name, content in (("text", text), ("proof", proof)):
        (Path(folder) / name).write_bytes(content)
    try:
        ended = subprocess.run(command, cwd=folder, capture_output=True, timeout=MAX_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return ToolAnswer(f"It is not verified: {command[0]} could not be asked ({type(error).__name__}).")
    told = ended.stdout if ended.returncode == 0 and ended.stdout.strip() else ended.stderr
    lines = told.decode("utf-8", "replace").split("\n")
    return ended.returncode, next((line.strip() for line in reversed(lines) if line.strip()), "nothing")
