"""``audit``: the verdict of the published verifier, with findings that say what to do."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest

from site_builder.audit.audit_site import Audited, audit_site
from site_builder.audit.published_site import NoConnectionError, PublishedAddress, PublishedFolder
from site_builder.build.output_folder import MARKER, MARKER_TEXT
from site_builder.findings.catalogue import THE_PUBLISHED_SITE
from tests.browser.serving import serve
from tests.cli.inside import run
from tests.proof.forge import list_again
from tests.proof.test_verify import FORGED, PAGE, UNLISTED
from tests.proof.verifier import verify
from tests.sites import files_below

CODES = {
    "a file is gone": "published-missing",
    "a new file": "published-unlisted",
    "a link": "published-unlisted",
    "a part of the manifest that nobody names": "published-unlisted",
    "a manifest that is no JSON": "manifest-broken",
    "a manifest that is a list": "manifest-broken",
    "a digest in the manifest": "manifest-broken",
    "a commit in the manifest": "manifest-broken",
    "what hosts do": "manifest-broken",
    "the count": "manifest-broken",
    "a path that leads out": "manifest-broken",
}


def audited(public: Path, known: str | None = None) -> Audited:
    found = audit_site(PublishedFolder(public), known)
    for finding in found.findings:
        assert finding.code in THE_PUBLISHED_SITE
        assert finding.message[:1].isupper()
        assert finding.message.endswith(".")
        assert finding.hint.endswith(".")
    return found


def test_a_site_as_it_was_built_holds(public: Path) -> None:
    found = audited(public)
    assert found.findings == ()
    head = json.loads((public / "integrity.json").read_bytes())
    assert (found.root, found.files) == (head["root"], head["count"])
    assert (found.claims, found.quotations > 5, found.unproved) == (3, True, 0)
    assert audited(public, head["root"]).findings == ()
    assert [finding.code for finding in audited(public, "0" * 64).findings] == ["root-differs"]


@pytest.mark.parametrize("what", FORGED)
def test_what_does_not_fit_is_noticed_as_the_verifier_notices_it(what: str, public: Path) -> None:
    FORGED[what][0](public)
    list_again(public)
    codes = {finding.code for finding in audited(public).findings}
    assert codes
    assert codes <= {"receipt-broken", "published-disagrees"}


@pytest.mark.parametrize("what", UNLISTED)
def test_what_differs_from_the_manifest_is_noticed_as_well(what: str, public: Path) -> None:
    UNLISTED[what][0](public)
    assert CODES.get(what, "published-changed") in {finding.code for finding in audited(public).findings}


def test_the_large_made_site_holds(made_files: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in {**made_files, MARKER: MARKER_TEXT}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert audited(tmp_path).findings == ()


@pytest.mark.parametrize("prefix", ["/", "/below/a/path/"])
def test_it_checks_an_address(prefix: str, public: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = files_below(public)
    with serve(prefix) as host:
        host.publish(files)
        site = PublishedAddress(host.address)
        assert audit_site(site, None).findings == ()
        host.publish({path: content for path, content in files.items() if path != PAGE})
        assert {f.code for f in audit_site(site, None).findings} == {"published-missing", "published-disagrees"}
        assert verify(host.address, capsys).code == 1
        host.publish({path: content for path, content in files.items() if path != "integrity.json"})
        assert {f.code for f in audit_site(site, None).findings} == {"manifest-broken"}
        assert verify(host.address, capsys).code in (1, 2)
    with pytest.raises(NoConnectionError, match="cannot be reached"):
        audit_site(site, None)


def test_the_command_prints_findings_and_what_is_not_shown(public: Path) -> None:
    good = run(public.parent, "audit", "public")
    assert good.returncode == 0, good.stderr
    assert "all of it holds." in good.stdout
    assert "does not show that a stance is right" in good.stdout
    (public / PAGE).write_bytes((public / PAGE).read_bytes()[:-9])
    bad = run(public.parent, "audit", "public")
    assert bad.returncode == 1
    assert f"error[published-changed] {PAGE}" in bad.stderr
    told = json.loads(run(public.parent, "audit", "public", "--format", "json").stdout)
    assert told["errors"] == len(told["findings"]) == 1
    assert told["root"] == json.loads((public / "integrity.json").read_bytes())["root"]
    assert run(public.parent, "audit", "public", "--against", "public/integrity.json").returncode == 1
    for words in (("nowhere",), ("http://127.0.0.1:9/",), ("public", "--against", "x")):
        refused = run(public.parent, "audit", *words)
        assert refused.returncode == 2
        assert "Traceback" not in refused.stderr


def bundle(digest: str, kind: str = "application/vnd.in-toto+json") -> bytes:
    """A bundle as GitHub hands it out, as far as it is read, about a manifest with this digest."""
    subject = [{"name": "integrity.json", "digest": {"sha256": digest}}]
    statement = {"_type": "https://in-toto.io/Statement/v1", "subject": subject, "predicateType": "x", "predicate": {}}
    payload = base64.b64encode(json.dumps(statement).encode()).decode()
    envelope = {"payload": payload, "payloadType": kind, "signatures": [{"sig": "AA=="}]}
    return json.dumps({"mediaType": "x", "verificationMaterial": {}, "dsseEnvelope": envelope}).encode()


@pytest.mark.parametrize("others", [b"", bundle("1" * 64) + b"\n"])
def test_an_attestation_is_about_this_manifest_or_about_another_one(others: bytes, public: Path) -> None:
    digest = hashlib.sha256((public / "integrity.json").read_bytes()).hexdigest()
    kept = public.parent / "attestation.jsonl"
    kept.write_bytes(others + bundle(digest) + b"\n")
    good = run(public.parent, "audit", "public", "--attestation", "attestation.jsonl")
    assert good.returncode == 0, good.stderr
    assert "gh attestation verify" in good.stdout
    kept.write_bytes(others + bundle("2" * 64))
    bad = run(public.parent, "audit", "public", "--attestation", "attestation.jsonl")
    assert bad.returncode == 1
    assert "error[root-differs] integrity.json" in bad.stderr


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"\xff", bundle("0" * 64, "text/plain"), bundle("x"), bundle("0" * 64).replace(b"eyJf", b"*")]
)  # fmt: skip
def test_what_is_no_attestation_is_a_sentence(content: bytes, public: Path) -> None:
    (public.parent / "x.json").write_bytes(content)
    result = run(public.parent, "audit", "public", "--attestation", "x.json")
    assert result.returncode == 2
    assert "is not an attestation that can be read." in result.stderr
    assert "Traceback" not in result.stderr
