"""What lies in .github/: linted by linters made for it, made from the model, and the commenting job tried with a false gh."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.authoring.issue_form import github_forms
from site_builder.review.difference_json import render_json
from site_builder.review.difference_values import Change, Deed, Difference, Subject, Totals
from tests.cli.test_cli import run
from tests.conftest import ROOT
from tests.sites import ReadSite

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
HEAD = "0123456789abcdef0123456789abcdef01234567"


def load(path: Path) -> dict[Any, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_zizmor_finds_nothing_with_its_strictest_rules() -> None:
    command = [str(BIN / "zizmor"), "--offline", "--persona", "auditor", "--no-progress", str(GITHUB)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml"))),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
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
        assert writes == ({"pull-requests"} if path.name == "comment.yml" else set()), path.name
        assert "secrets." not in path.read_text(encoding="utf-8")
        assert "pull_request_target" not in workflow[True]
    text = (GITHUB / "workflows/comment.yml").read_text(encoding="utf-8")
    checkout = next(
        s for s in load(GITHUB / "workflows/comment.yml")["jobs"]["comment"]["steps"] if "checkout" in s.get("uses", "")
    )
    assert checkout["with"] == {"ref": "${{ github.event.repository.default_branch }}", "persist-credentials": False}
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
        self.steps = {
            step.get("name"): step for step in load(GITHUB / "workflows/comment.yml")["jobs"]["comment"]["steps"]
        }
        self.mark = str(load(GITHUB / "workflows/comment.yml")["jobs"]["comment"]["env"]["MARK"])
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
    totals = Totals(1, 1, 1)
    hostile = Change(
        Subject.CLAIM, Deed.ADDED, "@everyone <img src=x> ![](https://evil.example/x)", "x.md", 1, "claims/x/"
    )
    (job.folder / "report").mkdir()
    (job.folder / "report/report.json").write_text(
        render_json(Difference(totals, totals, (hostile,))), encoding="utf-8"
    )
    job.run("Write the comment", PREVIEW_URL="https://deploy-preview-{number}--facts.example/")
    comment = (job.folder / "comment.md").read_text(encoding="utf-8")
    assert comment.startswith("<!-- site-builder-report -->\n## What readers gain and lose\n")
    assert "(<https://deploy-preview-7--facts.example/claims/x/>)" in comment
    assert "<img" not in comment
    assert "@everyone" not in comment
    job.run("Post it, in the place of the one before", "41\n42")
    assert "--method PATCH repos/o/r/issues/comments/41" in job.asked()
    job.run("Post it, in the place of the one before", "")
    assert "--method POST repos/o/r/issues/7/comments" in job.asked()


@pytest.mark.parametrize("content", ["", "{}", json.dumps({"before": "x"}), "\ud83d"])
def test_a_report_that_is_none_ends_the_job_before_it_posts(job: Job, content: str) -> None:
    (job.folder / "report").mkdir()
    (job.folder / "report/report.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(subprocess.CalledProcessError):
        job.run("Write the comment")
