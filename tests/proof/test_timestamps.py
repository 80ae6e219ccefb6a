"""Proofs of time beside archived texts: what is seen here, and what the tools say where they are installed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from site_builder.audit.timestamps import check_timestamps
from tests.cli.inside import run

TEXT = b"The council wrote this.\n"
PENDING = bytes.fromhex(
    "004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108"
    + hashlib.sha256(TEXT).hexdigest()
    + "0083dfe30d2ef90c8e"
    + "222168747470733a2f2f612e706f6f6c2e6f70656e74696d657374616d70732e6f7267"
)
"""A proof of OpenTimestamps that a calendar was asked, as its own library writes it."""
CONFIGURATION = """
[tsa]
default_tsa = here
[here]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha512
[ext]
extendedKeyUsage = critical,timeStamping
basicConstraints = CA:true
[req]
distinguished_name = name
[name]
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "letter.txt").write_bytes(TEXT)
    return folder


def openssl(folder: Path, words: str) -> None:
    subprocess.run(["openssl", *words.split()], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def responses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the certificate of an authority, another one's, and the response of the first to a query about the text."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "tsa.cnf").write_text(CONFIGURATION)
    (folder / "serial").write_text("01")
    (folder / "letter.txt").write_bytes(TEXT)
    for name in ("tsa", "other"):
        key = f"-newkey rsa:2048 -nodes -keyout {name}.key"
        openssl(folder, f"req -x509 {key} -out {name}.pem -subj /CN={name} -days 30 -config tsa.cnf -extensions ext")
    for digest in ("sha256", "sha512"):
        openssl(folder, f"ts -query -data letter.txt -{digest} -cert -out {digest}.tsq")
        openssl(
            folder,
            f"ts -reply -config tsa.cnf -queryfile {digest}.tsq -inkey tsa.key -signer tsa.pem -out {digest}.tsr",
        )
    return folder


needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")


@needs_openssl
@pytest.mark.parametrize("digest", ["sha256", "sha512"])
def test_the_response_of_an_authority_is_verified(digest: str, seeds: Path, responses: Path) -> None:
    shutil.copy(responses / f"{digest}.tsr", seeds / "letter.txt.tsr")
    of_site = {hashlib.sha256(TEXT).hexdigest()}
    (good,), broken = check_timestamps(seeds, of_site, responses / "tsa.pem")
    assert broken == ()
    assert (good.path, good.is_verified, good.is_of_site) == ("seeds/letter.txt.tsr", True, True)
    assert good.said == "openssl says: Verification: OK"
    (unknown,), broken = check_timestamps(seeds, (), None)
    assert broken == ()
    assert (unknown.is_verified, unknown.is_of_site) == (False, False)
    assert "--authority" in unknown.said


@needs_openssl
def test_another_authority_another_text_and_a_damaged_response_are_refused(seeds: Path, responses: Path) -> None:
    stamp = seeds / "letter.txt.tsr"
    shutil.copy(responses / "sha256.tsr", stamp)
    good, (other,) = check_timestamps(seeds, (), responses / "other.pem")
    assert good == ()
    assert other.code == "timestamp-broken"
    assert other.message.startswith("This proof does not hold. openssl says: ")
    content = stamp.read_bytes()
    stamp.write_bytes(content[:-20] + bytes(20))
    assert len(check_timestamps(seeds, (), responses / "tsa.pem")[1]) == 1
    stamp.write_bytes(content)
    (seeds / "letter.txt").write_bytes(TEXT + b"More.\n")
    ((message,),) = [[f.message for f in check_timestamps(seeds, (), responses / "tsa.pem")[1]]]
    assert message == "This is no proof about the archived text beside it: it does not have its digest."


def tool(folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str) -> None:
    """Put a program `ots` in the way that ends so, and says this as `ots` does."""
    program = folder / "bin/ots"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit {code}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize(
    ("code", "said", "verified", "broken"),
    [
        (0, "Success! Bitcoin block 358391 attests existence as of 2015-05-28 UTC", True, False),
        (1, "Could not connect to Bitcoin node: no cookie", False, False),
        (1, "Bitcoin verification failed: Digest does not match merkleroot", False, True),
        (1, "Invalid timestamp file: Tried to read 8 bytes but got only 4 bytes", False, True),
    ],
)
def test_what_ots_says_is_told(
    code: int, said: str, verified: bool, broken: bool, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (seeds / "letter.txt.ots").write_bytes(PENDING)
    tool(seeds.parent, monkeypatch, code, said)
    stamps, faults = check_timestamps(seeds, (), None)
    assert len(faults) == broken
    assert [stamp.is_verified for stamp in stamps] == [verified] * (not broken)
    assert all(said in told for told in (*(f.message for f in faults), *(s.said for s in stamps)))


def test_a_tool_that_is_not_there_is_said_and_required_by_nobody(
    seeds: Path, public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (seeds / "letter.txt.ots").write_bytes(PENDING)
    monkeypatch.setenv("PATH", "")
    (stamp,), broken = check_timestamps(seeds, (), None)
    assert broken == ()
    assert stamp.said == "It is not verified: the program ots is not installed (pip install opentimestamps-client)."
    result = run(seeds.parent, "audit", "public", "--timestamps", "seeds")
    assert result.returncode == 0, result.stderr
    assert "seeds/letter.txt.ots is about a text that the site does not quote. It is not verified" in result.stdout
    told = json.loads(run(seeds.parent, "audit", "public", "--timestamps", "seeds", "--format", "json").stdout)
    assert [(t["path"], t["is_verified"]) for t in told["timestamps"]] == [("seeds/letter.txt.ots", False)]


@pytest.mark.parametrize("proof", [b"", b"\x00OpenTimestamps", PENDING.replace(TEXT[:1], b"?")[:50], bytes(99)])
def test_what_is_no_proof_about_the_text_is_a_sentence(proof: bytes, seeds: Path, public: Path) -> None:
    (seeds / "letter.txt.ots").write_bytes(proof)
    result = run(seeds.parent, "audit", "public", "--timestamps", "seeds")
    assert result.returncode == 1
    assert "error[timestamp-broken] seeds/letter.txt.ots" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_proof_without_a_text_and_a_link_are_sentences(seeds: Path) -> None:
    (seeds / "gone.txt.ots").write_bytes(PENDING)
    (seeds / "letter.txt.ots").symlink_to("/etc/passwd")
    stamps, broken = check_timestamps(seeds, (), None)
    assert stamps == ()
    assert [finding.place.file for finding in broken] == ["seeds/gone.txt.ots", "seeds/letter.txt.ots"]
