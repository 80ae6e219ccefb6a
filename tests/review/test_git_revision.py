"""Reading a git revision: whatever the repository is like, and without leaving a trace in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.review.git_revision import RevisionError, find_revision, head_commit, laid_out
from tests.repository import commit, git

DAMAGE = "content/claims/damage.md"


def files(site: Path, revision: str) -> dict[str, bytes]:
    with laid_out(site, find_revision(site, revision)) as folder:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_revision_is_laid_out_byte_for_byte_and_goes_again(tiny: Path) -> None:
    commit(tiny)
    then = {p.relative_to(tiny).as_posix(): p.read_bytes() for p in (tiny / "content").rglob("*.md")}
    (tiny / DAMAGE).write_text("changed", encoding="utf-8")
    with laid_out(tiny, find_revision(tiny, "HEAD")) as folder:
        for path, content in then.items():
            assert (folder / path).read_bytes() == content
        assert (folder / "seeds/flood.txt").read_bytes() == (tiny / "seeds/flood.txt").read_bytes()
    assert not folder.exists()


def test_a_site_in_a_subfolder_is_found_and_nothing_beside_it(tiny: Path) -> None:
    top = tiny.parent
    (top / "content").mkdir()
    (top / "content/other.md").write_text("not ours", encoding="utf-8")
    commit(top)
    assert "content/other.md" not in files(tiny, "HEAD")
    assert DAMAGE in files(tiny, "HEAD")
    assert find_revision(tiny, "HEAD").prefix == "site/"
    assert head_commit(tiny) == git(top, "rev-parse", "HEAD")


def test_the_comparison_is_with_where_the_work_parted(tiny: Path) -> None:
    start = commit(tiny)
    git(tiny, "checkout", "--quiet", "-b", "mine")
    commit(tiny, "Mine")
    git(tiny, "checkout", "--quiet", "main")
    (tiny / DAMAGE).write_text("somebody else's", encoding="utf-8")
    commit(tiny, "Theirs")
    git(tiny, "checkout", "--quiet", "mine")
    assert find_revision(tiny, "main").commit == start


def test_another_history_and_a_site_that_is_not_committed_yet_compare_with_the_revision_itself(tiny: Path) -> None:
    first = commit(tiny)
    git(tiny, "checkout", "--quiet", "--orphan", "other")
    assert find_revision(tiny, "main").commit == first
    commit(tiny)
    assert find_revision(tiny, "main").commit == first


def test_hooks_filters_and_attributes_take_no_effect_and_nothing_is_left_behind(tiny: Path, tmp_path: Path) -> None:
    commit(tiny)
    content = (tiny / DAMAGE).read_bytes()
    trap = tmp_path / "trap"
    (tiny / ".gitattributes").write_text("* filter=trap diff=trap text eol=crlf ident\n", encoding="utf-8")
    for name in ("filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv", "diff.external", "core.fsmonitor"):
        git(tiny, "config", name, f"touch {trap}; cat")
    hook = tiny / ".git/hooks/post-checkout"
    hook.write_text(f"#!/bin/sh\ntouch {trap}\n", encoding="utf-8")
    hook.chmod(0o755)
    before = {p: p.stat().st_mtime_ns for p in tiny.rglob("*")}
    assert files(tiny, "HEAD")[DAMAGE] == content
    assert not trap.exists()
    assert {p: p.stat().st_mtime_ns for p in tiny.rglob("*")} == before


def test_links_submodules_and_names_that_lead_out_are_left_out(tiny: Path) -> None:
    head = commit(tiny)
    blob = git(tiny, "hash-object", "-w", "--stdin", given=b"bad")
    # mktree refuses none of these names, and neither does a server that receives them without fsck.
    inner = git(tiny, "mktree", given=f"100644 blob {blob}\tx.md\n".encode())
    content = git(
        tiny,
        "mktree",
        given=(
            f"120000 blob {blob}\tlink.md\n160000 commit {head}\tmodule\n040000 tree {inner}\t..\n"
            f"040000 tree {inner}\t.git\n100644 blob {blob}\tback\\slash.md\n100644 blob {blob}\tgood.md\n"
        ).encode(),
    )
    top = git(tiny, "mktree", given=f"040000 tree {content}\tcontent\n".encode())
    hostile = git(tiny, "commit-tree", top, "-m", "Hostile")
    assert files(tiny, hostile) == {"content/good.md": b"bad"}


def test_odd_names_are_laid_out_as_they_are(tiny: Path) -> None:
    odd = (
        "content/claims/with space and 'quotes'.md",
        "content/claims/zürich\n.md",
        "content/claims/-x.md",
        "content/claims/*.md",
    )
    for name in odd:
        (tiny / name).write_text(name, encoding="utf-8")
    commit(tiny)
    found = files(tiny, "HEAD")
    assert all(found[name] == name.encode() for name in odd)


def test_a_revision_without_the_site_is_an_empty_one(tiny: Path) -> None:
    git(tiny, "init", "--quiet", "--initial-branch", "main")
    git(tiny, "commit", "--quiet", "--allow-empty", "--message", "Nothing yet")
    assert files(tiny, "HEAD") == {}


@pytest.mark.parametrize("name", ["nowhere", "--help", "-x", "", "HEAD:content", "a\0b", "HEAD^{tree}", "$(touch x)"])
def test_what_is_no_commit_is_refused_in_words(tiny: Path, name: str) -> None:
    commit(tiny)
    with pytest.raises(RevisionError, match="knows no revision"):
        find_revision(tiny, name)


def test_a_shallow_clone_says_how_to_get_the_rest(tiny: Path, tmp_path: Path) -> None:
    first = commit(tiny)
    commit(tiny, "Second")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", tiny.as_uri(), str(shallow))
    assert DAMAGE in files(shallow, "HEAD")
    with pytest.raises(RevisionError, match="fetch-depth: 0"):
        find_revision(shallow, first)


def test_outside_of_a_repository_and_without_git(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RevisionError, match="in no git repository"):
        find_revision(tiny, "main")
    assert head_commit(tiny) is None
    git(tiny, "init", "--quiet")
    monkeypatch.setenv("PATH", str(tiny))
    with pytest.raises(RevisionError, match="git is not installed"):
        find_revision(tiny, "main")


def test_a_lost_object_is_told_in_words(tiny: Path) -> None:
    commit(tiny)
    name = git(tiny, "rev-parse", f"HEAD:{DAMAGE}")
    (tiny / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(RevisionError, match="has lost the object"):
        files(tiny, "HEAD")


def test_what_a_hook_sets_does_not_lead_elsewhere(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(tiny)
    other = tmp_path / "other"
    shutil.copytree(tiny / "seeds", other / "seeds")
    commit(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    assert DAMAGE in files(tiny, "HEAD")
