"""A new site has all that it takes to be checked, reviewed and published."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from site_builder.authoring.new_site import Example, Host, site_files
from site_builder.authoring.pin_generator import PinnedGenerator
from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from site_builder.store.new_files import create_site
from tests.cli.inside import run
from tests.cli.test_cli import run as run_apart

BIN = Path(sys.executable).parent
PIN = PinnedGenerator("factcheck-site-builder==9.8.7\n")
OF_HOSTS = {"netlify.toml", ".github/workflows/publish.yml"}


def site(folder: Path, example: Example = Example.HARBOUR, host: Host = Host.NONE) -> Path:
    create_site(folder, site_files(example, host, PIN))
    return folder


@pytest.mark.parametrize(
    ("host", "own"),
    [(Host.NETLIFY, {"netlify.toml"}), (Host.PAGES, {".github/workflows/publish.yml"}), (Host.NONE, set())],
)
def test_each_host_has_its_own_files(host: Host, own: set[str]) -> None:
    files = site_files(Example.NONE, host, PIN)
    assert files.keys() & OF_HOSTS == own
    assert files.keys() >= {"requirements.txt", "Makefile", "README.md", ".gitignore", ".vscode/tasks.json"}
    readme = files["README.md"].decode()
    assert "{" not in readme.replace("{number}", "")
    assert "## Publish" in readme


@pytest.mark.parametrize("host", Host)
def test_its_workflows_keep_to_githubs_schema_and_zizmor_finds_nothing(host: Host, tmp_path: Path) -> None:
    workflows = sorted((site(tmp_path / "mine", host=host) / ".github/workflows").glob("*.yml"))
    installing = [
        path
        for path in (tmp_path / "mine").rglob("*")
        if path.is_file() and "requirements.txt" in path.read_text("utf-8")
    ]
    installs = [line for path in installing for line in path.read_text("utf-8").splitlines() if "pip install" in line]
    assert len(installs) >= 3
    assert not [line for line in installs if "requirements.txt" in line and "--require-hashes" not in line]
    for path in workflows:
        text = path.read_text(encoding="utf-8")
        assert "requirements.txt" in text or path.name == "comment.yml"
        assert "requirements/site.txt" not in text
    for command in (
        [str(BIN / "zizmor"), "--offline", "--persona", "auditor", "--no-progress", str(tmp_path / "mine/.github")],
        [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows", *map(str, workflows)],
    ):
        result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert result.returncode == 0, result.stdout + result.stderr


def test_what_goes_out_is_built_with_strict_and_a_preview_is_not(tmp_path: Path) -> None:
    netlify = tomllib.loads((site(tmp_path / "a", host=Host.NETLIFY) / "netlify.toml").read_text(encoding="utf-8"))
    assert netlify["build"]["command"].endswith("site-builder build --strict")
    assert {context["command"] for context in netlify["context"].values()} == {"site-builder build"}
    assert netlify["build"]["environment"]["PYTHON_VERSION"] == f"{sys.version_info.major}.{sys.version_info.minor}"
    publish = yaml.safe_load(
        (site(tmp_path / "b", host=Host.PAGES) / ".github/workflows/publish.yml").read_text("utf-8")
    )
    assert "build --strict --base-url" in publish["jobs"]["build"]["steps"][-2]["run"]


@pytest.mark.parametrize("example", Example)
def test_it_has_no_findings_until_it_goes_out(example: Example, tmp_path: Path) -> None:
    folder = site(tmp_path / "mine", example)
    assert check_site(folder).findings == ()
    strict = check_site(folder, Options(strict=True, publishing=True)).findings
    assert {finding.code for finding in strict} == {"placeholder"}
    assert any(finding.place.file.startswith("content/sources/") for finding in strict) is (example is Example.HARBOUR)


def test_the_command_prints_steps_for_the_shell_that_it_was_typed_in(tmp_path: Path) -> None:
    result = run_apart(tmp_path, "init", "my site", "--example", "none")
    assert result.returncode == 0, result.stderr
    steps = [line.strip() for line in result.stdout.splitlines() if line.startswith("  ")]
    assert steps[0] == "cd 'my site'"
    assert f"{sys.executable} -m site_builder check" in steps
    script = "\n".join(step for step in steps if "serve" not in step)
    done = subprocess.run(["sh", "-e", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "my site/public/index.html").is_file()


def test_a_repository_that_was_just_begun_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "mine/.git").mkdir(parents=True)
    assert run(tmp_path, "init", "mine", "--host", "none").returncode == 0
    assert run(tmp_path, "init", "mine").returncode == 2


def test_one_command_pins_the_generator_anew(tmp_path: Path) -> None:
    site(tmp_path / "mine")
    stale = tmp_path / "mine/vendor/factcheck_site_builder-0.0.1-py3-none-any.whl"
    stale.parent.mkdir()
    stale.write_bytes(b"")
    result = run(tmp_path, "pin", "--site", "mine")
    assert result.returncode == 0, result.stderr
    assert "Made requirements.txt, vendor/factcheck_site_builder-" in result.stdout
    assert f"Nothing names vendor/{stale.name} any more" in result.stdout
    text = (tmp_path / "mine/requirements.txt").read_text("utf-8")
    (wheel,) = set(stale.parent.iterdir()) - {stale}
    assert f"file:vendor/{wheel.name}#sha256={sha256(wheel.read_bytes()).hexdigest()}" in text
    for name in ("README.md", "Makefile"):
        assert "pin GENERATOR=" in (tmp_path / "mine" / name).read_text("utf-8")


@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "dangling link", "socket"])
def test_nothing_is_pinned_into_what_is_no_file(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(tmp_path / "mine")
    path = tmp_path / "mine/requirements.txt"
    path.unlink(missing_ok=True)
    monkeypatch.chdir(path.parent)  # The name of a socket is short.
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    else:
        path.symlink_to("/dev/full" if kind == "link" else "nowhere")
    result = run(tmp_path, "pin", "--site", "mine")
    assert result.returncode == 2
    assert "requirements.txt is " in result.stderr
    assert not (tmp_path / "mine/vendor").exists()


def test_what_is_pinned_changes_no_other_name_of_the_file(tmp_path: Path) -> None:
    site(tmp_path / "mine")
    path = tmp_path / "mine/requirements.txt"
    path.unlink(missing_ok=True)
    (tmp_path / "mine/other").write_text("mine", encoding="utf-8")
    os.link(tmp_path / "mine/other", path)
    assert run(tmp_path, "pin", "--site", "mine").returncode == 0
    assert (tmp_path / "mine/other").read_text("utf-8") == "mine"


def test_a_site_may_speak_another_language(tmp_path: Path) -> None:
    told = run(tmp_path, "init", "mon-site", "--language", "fr")
    assert told.returncode == 0, told.stderr
    assert "The sentences that it begins with are English" in told.stdout
    site = tmp_path / "mon-site"
    settings = yaml.safe_load((site / "content/site.yaml").read_text(encoding="utf-8"))
    assert (settings["language"], settings.get("tagline")) == ("fr", None)
    assert not (site / "content/claims").exists(), "the example is English"
    assert check_site(site).findings == ()
    left = sorted(finding.place.file for finding in check_site(site, Options(publishing=True)).findings)
    assert left == ["content/pages/about.md", "content/pages/methodology.md", "content/site.yaml"]


def test_pages_that_were_read_before_are_asked_about_once_the_site_speaks_another_language(tmp_path: Path) -> None:
    folder = site(tmp_path / "mine", Example.NONE)
    assert run(folder, "build").returncode == 0
    settings = folder / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("en-GB", "fr"), encoding="utf-8")
    told = run(folder, "check", "--strict")
    assert "the title, the summary and the text of this page still stand" in told.stdout + told.stderr


def test_the_example_stands_on_a_site_of_another_language_where_it_is_asked_for(tmp_path: Path) -> None:
    assert run(tmp_path, "init", "meine", "--language", "de", "--example", "harbour").returncode == 0
    assert [finding.message for finding in check_site(tmp_path / "meine").findings if finding.severity == "error"] == []


@pytest.mark.parametrize("tag", ["french language", "", "no"])
def test_a_language_is_given_as_a_tag(tag: str, tmp_path: Path) -> None:
    told = run(tmp_path, "init", "site", "--language", tag)
    if tag == "no":  # YAML takes the bare word for a truth value.
        assert 'language: "no"' in (tmp_path / "site/content/site.yaml").read_text(encoding="utf-8").replace("'", '"')
    else:
        assert (told.returncode, "is not a language tag" in told.stderr) == (2, True)
