"""What lies in .github/: linted by linters made for it, made from the model, and the commenting job tried with a false gh."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from site_builder.authoring.issue_form import github_forms
from site_builder.review.difference_json import render_difference_json
from site_builder.review.difference_values import Change, Deed, Difference, SiteTotals, Subject
from site_builder.store.tool_version import DISTRIBUTION
from tests.cli.inside import run
from tests.conftest import ROOT
from tests.sites import ReadSite

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
ACTION = ROOT / "action.yml"
HEAD = "0123456789abcdef0123456789abcdef01234567"


WRITES = {
    "comment.yml": {"pull-requests"},
    "published.yml": {"attestations", "id-token", "issues"},
    "release.yml": {"id-token"},
}
"""What the jobs of each workflow may write."""


def load(path: Path) -> dict[Any, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_zizmor_finds_nothing_with_its_strictest_rules() -> None:
    command = [str(BIN / "zizmor"), "--offline", "--persona", "auditor", "--no-progress", str(GITHUB), str(ACTION)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-actions", [ACTION]),
    ],
)
def test_files_keep_to_githubs_schemas(schema: str, files: list[Path]) -> None:
    assert files
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", schema, *map(str, files)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_actions_are_pinned_to_commits_and_named_by_version() -> None:
    for path in WORKFLOWS:
        for use in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), f"{path.name}: {use}"


def test_only_the_commenting_job_may_write_and_it_runs_nothing_of_the_contributors() -> None:
    for path in WORKFLOWS:
        workflow = load(path)
        granted = [workflow.get("permissions"), *(job.get("permissions") for job in workflow["jobs"].values())]
        writes = {name for rights in granted if rights for name, right in rights.items() if right == "write"}
        assert writes == WRITES.get(path.name, set()), path.name
        assert "secrets." not in path.read_text(encoding="utf-8")
        assert "pull_request_target" not in workflow[True]
    text = (GITHUB / "workflows/comment.yml").read_text(encoding="utf-8")
    jobs = load(GITHUB / "workflows/comment.yml")["jobs"]
    checkout = next(step for step in jobs["write"]["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"] == {"ref": "${{ github.event.repository.default_branch }}", "persist-credentials": False}
    assert [name for name, job in jobs.items() if "write" in job["permissions"].values()] == ["post"]
    assert not any(
        "install" in step.get("run", "") or "checkout" in step.get("uses", "") for step in jobs["post"]["steps"]
    )
    assert all("GH_TOKEN" not in job.get("env", {}) for job in jobs.values()), "tokens are for the steps that need one"
    for script in re.findall(r"run: \|\n((?: {10,}.*\n)+)", text):
        assert "${{" not in script, "what others wrote reaches scripts through the environment only"


def test_the_forms_are_made_from_the_model(real_site: ReadSite) -> None:
    for path, text in github_forms(real_site.settings).items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, "run `site-builder forms`"


def test_the_command_makes_the_forms_and_notices_drift(tiny: Path) -> None:
    assert run(tiny, "forms", "--check").returncode == 1
    assert run(tiny, "forms").returncode == 0
    assert run(tiny, "forms", "--check").returncode == 0
    form = tiny / ".github/ISSUE_TEMPLATE/suggest-a-claim.yml"
    form.write_text("name: mine\n", encoding="utf-8")
    assert "suggest-a-claim.yml" in run(tiny, "forms", "--check").stderr
    settings = tiny / "content/site.yaml"
    own = "verdicts:\n  - {id: so, label: It is so, meaning: Yes.}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + own, encoding="utf-8")
    run(tiny, "forms")
    assert "It is so: Yes." in form.read_text(encoding="utf-8")


def test_every_line_of_codeowners_is_about_something() -> None:
    for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, *owners = line.split()
            assert pattern == "*" or (ROOT / pattern.strip("/")).exists(), pattern
            assert owners
            assert all(re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner) for owner in owners)


class Job:
    """The scripts of the commenting job, in a folder where ``gh`` is a false one that notes what it is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        jobs = load(GITHUB / "workflows/comment.yml")["jobs"]
        self.steps = {step.get("name"): step for job in jobs.values() for step in job["steps"]}
        self.mark = str(self.steps["Post it, in the place of the one before"]["env"]["MARK"])
        gh = folder / "bin/gh"
        gh.parent.mkdir()
        gh.write_text(
            f'#!/bin/sh\nprintf "%s\\n" "$*" >> {folder}/asked\ncat {folder}/answer 2>/dev/null\n', encoding="utf-8"
        )
        gh.chmod(gh.stat().st_mode | stat.S_IXUSR)

    def run(self, name: str, answer: str = "", **environment: str) -> str:
        (self.folder / "answer").write_text(answer, encoding="utf-8")
        output = self.folder / "output"
        output.write_text("", encoding="utf-8")
        common = {
            "PATH": f"{self.folder}/bin:{BIN}:{os.environ['PATH']}",
            "REPOSITORY": "o/r",
            "HEAD_OWNER": "stranger",
            "HEAD_BRANCH": "x'; touch pwned; '",
            "HEAD_COMMIT": HEAD,
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_OUTPUT": str(output),
            "MARK": self.mark,
            "PREVIEW_URL": "",
            "CONCLUSION": "success",
            "NUMBER": "7",
        }
        command = ["bash", "-e", "-c", self.steps[name]["run"]]
        env = {**os.environ, **common, **environment}
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
        return output.read_text(encoding="utf-8")

    def asked(self) -> str:
        return (self.folder / "asked").read_text(encoding="utf-8").splitlines()[-1]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


def test_the_pull_request_is_asked_of_github_and_only_a_number_is_taken(job: Job) -> None:
    assert job.run("Find the pull request", "7") == "number=7\n"
    assert "head=stranger:x'; touch pwned; '" in job.asked()
    for answer in ("", "7; rm", "7\n8", "-1", "0", "null"):
        assert job.run("Find the pull request", answer) == ""
    assert not (ROOT / "pwned").exists()


def test_the_comment_is_written_from_hostile_data_and_put_in_the_place_of_the_one_before(job: Job) -> None:
    totals = SiteTotals(1, 1, 1)
    hostile = Change(
        Subject.CLAIM, Deed.ADDED, "@everyone <img src=x> ![](https://evil.example/x)", "x.md", 1, "claims/x/"
    )
    (job.folder / "report").mkdir()
    (job.folder / "report/report.json").write_text(
        render_difference_json(Difference(totals, totals, (hostile,))), encoding="utf-8"
    )
    job.run("Write the comment", PREVIEW_URL="https://deploy-preview-{number}--facts.example/")
    comment = (job.folder / "comment.md").read_text(encoding="utf-8")
    assert comment.startswith("## What readers gain and lose\n")
    assert "(<https://deploy-preview-7--facts.example/claims/x/>)" in comment
    assert "<img" not in comment
    assert "@everyone" not in comment
    job.run("Post it, in the place of the one before", "41\n42")
    assert "--method PATCH repos/o/r/issues/comments/41" in job.asked()
    marked = (job.folder / "marked.md").read_text(encoding="utf-8")
    assert marked == f"<!-- site-builder-report -->\n{comment}"
    job.run("Post it, in the place of the one before", "")
    assert "--method POST repos/o/r/issues/7/comments" in job.asked()


@pytest.mark.parametrize("content", ["", "{}", json.dumps({"before": "x"}), "\ud83d"])
def test_a_report_that_is_none_ends_the_job_before_it_posts(job: Job, content: str) -> None:
    (job.folder / "report").mkdir()
    (job.folder / "report/report.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(subprocess.CalledProcessError):
        job.run("Write the comment")


@pytest.mark.parametrize(
    ("conclusion", "errors", "said"),
    [
        ("failure", 0, "❌ The check failed"),
        ("failure", 2, "❌ The check failed"),
        ("success", 0, "✅ The check passed."),
        ("success", 3, "✅ The check passed. The report lists 3 errors"),
        ("cancelled", 0, "⚠️ The check did not run to its end"),
        ("timed_out", 0, "⚠️ The check did not run to its end"),
        ("", 0, "⚠️ The check did not run to its end"),
    ],
)
def test_how_the_check_ended_is_what_the_run_says_and_not_the_report(
    job: Job, conclusion: str, errors: int, said: str
) -> None:
    """A forged report that lists nothing wrong does not make a failed check look well."""
    totals = SiteTotals(1, 1, 1)
    codes = {"bad-id": errors} if errors else {}
    (job.folder / "report").mkdir()
    (job.folder / "report/report.json").write_text(
        render_difference_json(Difference(totals, totals, errors=errors, codes=codes)), encoding="utf-8"
    )
    job.run("Write the comment", CONCLUSION=conclusion, PREVIEW_URL="https://preview-{number}.example/")
    comment = (job.folder / "comment.md").read_text(encoding="utf-8")
    assert said in comment
    assert ("✅" in comment) == (conclusion == "success")


def test_a_change_that_does_not_pass_has_no_link_to_a_preview(job: Job) -> None:
    totals = SiteTotals(1, 1, 1)
    change = Change(Subject.CLAIM, Deed.ADDED, "A claim", "x.md", 1, "claims/x/")
    (job.folder / "report").mkdir()
    (job.folder / "report/report.json").write_text(
        render_difference_json(Difference(totals, totals, (change,))), encoding="utf-8"
    )
    for conclusion, linked in (("success", True), ("failure", False)):
        job.run("Write the comment", CONCLUSION=conclusion, PREVIEW_URL="https://preview-{number}.example/")
        comment = (job.folder / "comment.md").read_text(encoding="utf-8")
        assert ("https://preview-7.example/claims/x/" in comment) is linked


def test_the_jobs_that_attest_and_that_open_issues_run_nothing_of_the_repository() -> None:
    jobs = load(GITHUB / "workflows/published.yml")["jobs"]
    writing = {name for name, job in jobs.items() if "write" in job["permissions"].values()}
    assert writing == {"attest", "tell"}
    for name in writing:
        for step in jobs[name]["steps"]:
            assert "checkout" not in step.get("uses", "")
            assert "install" not in step.get("run", "")
    text = (GITHUB / "workflows/published.yml").read_text(encoding="utf-8")
    for script in re.findall(r"run: \|\n((?: {10,}.*\n)+)", text):
        assert "${{" not in script


def test_the_job_that_is_known_to_the_package_index_runs_nothing_and_publishes_what_another_built() -> None:
    jobs = load(GITHUB / "workflows/release.yml")["jobs"]
    assert [name for name, job in jobs.items() if "write" in job["permissions"].values()] == ["publish"]
    steps = jobs["publish"]["steps"]
    assert [step for step in steps if "run" in step] == []
    assert [step["uses"].partition("@")[0] for step in steps] == [
        "actions/download-artifact",
        "pypa/gh-action-pypi-publish",
    ]
    name = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
    assert f"dist/{name.replace('-', '_')}-" in next(step["run"] for step in jobs["build"]["steps"] if "run" in step)
    assert name == DISTRIBUTION


@pytest.mark.parametrize(("spoilt", "code"), [(False, 0), (True, 1)])
def test_the_action_checks_the_site_of_another_repository(spoilt: bool, code: int, tiny: Path) -> None:
    if spoilt:
        (tiny / "content/claims/damage.md").write_text("nothing", encoding="utf-8")
    (tiny.parent / "site-builder").symlink_to(BIN.parent)
    step = next(step for step in load(ACTION)["runs"]["steps"] if step["name"] == "Check")
    env = {**os.environ, "RUNNER_TEMP": str(tiny.parent), "SITE": "site", "BASE": ""}
    result = subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=tiny.parent, env=env, capture_output=True, text=True, check=False
    )
    assert result.returncode == code, result.stdout + result.stderr
    assert ("::error file=" in result.stdout) is spoilt
    assert "${{" not in step["run"]


def test_what_is_installed_beside_a_token_is_locked_with_its_digests() -> None:
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "pip install" in line:
                assert "--require-hashes" in line or "--no-deps --no-build-isolation" in line, f"{path.name}: {line}"
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, f"{lock.name} names a host"
        pins = re.split(r"\n(?=\S)", text)
        assert [pin for pin in pins if "--hash=sha256:" not in pin] == [], lock.name


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    """After a change of pyproject.toml: make lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "site": [*project["build-system"]["requires"], *project["project"]["dependencies"]],
        "dev": project["project"]["optional-dependencies"]["dev"],
        "bench": project["project"]["optional-dependencies"]["bench"],
    }
    for name, requirements in wanted.items():
        text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
        locked = {canonicalize_name(pin) for pin in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)}
        names = {canonicalize_name(Requirement(text).name) for text in requirements} - {"factcheck-site-builder"}
        assert names <= locked, f"make lock: requirements/{name}.txt lacks {names - locked}"


def test_the_lock_files_agree_on_every_version() -> None:
    """All are installed into one environment, and the one for benchmarks must not change what the tests ran with."""
    pinned: dict[str, set[str]] = {}
    for lock in (ROOT / "requirements").glob("*.txt"):
        pins: dict[str, list[str]] = {}
        # A name has several versions where they are for different versions of Python.
        for name, version in re.findall(
            r"^([A-Za-z0-9._-]+)==(.+?) \\$", lock.read_text(encoding="utf-8"), re.MULTILINE
        ):
            pins.setdefault(name, []).append(version.partition(" ")[0])
        for name, versions in pins.items():
            pinned.setdefault(name, set()).add(" | ".join(versions))
    assert len(pinned) > 20
    assert {name: versions for name, versions in pinned.items() if len(versions) > 1} == {}
