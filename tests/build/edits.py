"""Edits to a small site, as people make them: each changes the files in one way, chosen by chance."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from site_builder.content.theme_folders import bundled_themes


def _claims(root: Path) -> list[Path]:
    return sorted((root / "content/claims").glob("*.md"))


def _replace(path: Path, pattern: str, by: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, lambda _: by, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def edit_a_body(root: Path, chance: Random) -> None:
    path = chance.choice(_claims(root))
    path.write_text(path.read_text(encoding="utf-8") + f"\nA further thought {chance.random()}.\n", encoding="utf-8")


def edit_a_summary(root: Path, chance: Random) -> None:
    _replace(chance.choice(_claims(root)), r"^summary:.*", f"summary: Said anew {chance.random()}.")


def edit_a_statement(root: Path, chance: Random) -> None:
    _replace(chance.choice(_claims(root)), r"^claim:.*", f"claim: Restated {chance.random()}.")


def change_a_verdict(root: Path, chance: Random) -> None:
    verdict = chance.choice(["supported", "conflicting", "mixed", "insufficient"])
    _replace(chance.choice(_claims(root)), r"^verdict:.*", f"verdict: {verdict}")


def change_a_status(root: Path, chance: Random) -> None:
    path = chance.choice(_claims(root))
    _replace(path, r"^status:.*\n", "")
    status = chance.choice(["draft", "withdrawn", "outdated", "published"])
    _replace(path, r"^published:", f"status: {status}\npublished:")


def change_a_day(root: Path, chance: Random) -> None:
    _replace(chance.choice(_claims(root)), r"^published:.*", f"published: 2026-02-{chance.randint(10, 28)}")


def correct_a_claim(root: Path, chance: Random) -> None:
    path = chance.choice(_claims(root))
    _replace(path, r"^corrections:.*\n", "")
    kind = chance.choice(["detail", "verdict"])
    note = f"corrections: [{{date: 2026-03-{chance.randint(10, 28)}, kind: {kind}, note: Said anew.}}]"
    _replace(path, r"^published:", f"{note}\npublished:")


def add_a_claim(root: Path, chance: Random) -> None:
    text = chance.choice(_claims(root)).read_text(encoding="utf-8")
    text = re.sub(r"^(question|answer):.*\n", "", text, flags=re.MULTILINE)
    name = f"added-{chance.randint(0, 5)}"
    (root / f"content/claims/{name}.md").write_text(text, encoding="utf-8")


def delete_a_claim(root: Path, chance: Random) -> None:
    claims = _claims(root)
    if len(claims) > 1:
        chance.choice(claims).unlink()


def rename_a_claim(root: Path, chance: Random) -> None:
    path = chance.choice(_claims(root))
    new = path.with_name(f"renamed-{chance.randint(0, 9)}.md")
    if not new.exists():
        _replace(path, r"^published:", f"aliases: [{path.stem}]\npublished:")
        path.rename(new)


def misquote(root: Path, chance: Random) -> None:
    _replace(
        chance.choice(_claims(root)), r"^( +)quote:.*", f"    quote: The words {chance.randint(0, 9)} that nobody said"
    )


def link_somewhere(root: Path, chance: Random) -> None:
    path = chance.choice(sorted((root / "content").glob("*/*.md")))
    target = chance.choice(_claims(root)).stem
    words = chance.choice([f"[words](../claims/{target}.md)", "[words](/claims/not-there/)", "[@nobody]"])
    path.write_text(path.read_text(encoding="utf-8") + f"\nMore: {words}.\n", encoding="utf-8")


def name_a_topic(root: Path, chance: Random) -> None:
    path = root / "content/topics" / f"{chance.choice(['floods', 'bridges'])}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"---\nname: {path.stem} {chance.randint(0, 1)}\n---\n", encoding="utf-8")
    about = chance.choice([*_claims(root), root / "content/stories/flood.md"])
    _replace(about, r"^topics:.*\n", "")
    if chance.random() < 0.8:
        _replace(about, r"^published:", f"topics: [{path.stem}]\npublished:")


def answer_the_question(root: Path, chance: Random) -> None:
    _replace(chance.choice(_claims(root)), r"^published:", "question: rise\nanswer: Another\npublished:")


def put_a_comment_on_top(root: Path, chance: Random) -> None:
    path = chance.choice(sorted((root / "content").glob("*/*.md")))
    _replace(path, r"\A---\n", f"---\n# A word among editors, {chance.randint(0, 9)}.\n")


def name_the_furniture(root: Path, chance: Random) -> None:
    quoted = re.search(r"^ +quote: *(.*)$", chance.choice(_claims(root)).read_text(encoding="utf-8"), re.MULTILINE)
    path = chance.choice(sorted((root / "content/sources").glob("*.md")))
    _replace(path, r"^furniture:.*\n", "")
    if quoted and chance.random() < 0.6:
        _replace(path, r"^seed:", f"furniture: [{quoted[1]}]\nseed:")


def delete_a_source(root: Path, chance: Random) -> None:
    chance.choice(sorted((root / "content/sources").glob("*.md"))).unlink()


def edit_a_source(root: Path, chance: Random) -> None:
    path = chance.choice(sorted((root / "content/sources").glob("*.md")))
    field = chance.choice(["title", "publisher", "origin", "short", "url"])
    value = f"https://example.org/{chance.randint(0, 9)}" if field == "url" else f"Another {chance.randint(0, 9)}"
    _replace(path, rf"^{field}:.*\n", "")
    _replace(path, r"^seed:", f"{field}: {value}\nseed:")


def edit_a_seed(root: Path, chance: Random) -> None:
    source = chance.choice(sorted((root / "content/sources").glob("*.md")))
    name = re.search(r"^seed: *(.*)$", source.read_text(encoding="utf-8"), re.MULTILINE)
    assert name
    seed = root / "seeds" / name[1]
    seed.write_text(f"Read again on day {chance.randint(1, 99)}.\n\n" + seed.read_text(encoding="utf-8"))
    if chance.random() < 0.8:
        _replace(source, r"^sha256:.*", f"sha256: {hashlib.sha256(seed.read_bytes()).hexdigest()}")


def edit_the_question(root: Path, chance: Random) -> None:
    _replace(root / "content/questions/rise.md", r"^question:.*", f"question: How much, {chance.randint(0, 9)}?")


def edit_the_story(root: Path, chance: Random) -> None:
    _replace(root / "content/stories/flood.md", r"^title:.*", f"title: The flood of {chance.randint(1900, 1999)}")


def edit_the_settings(root: Path, chance: Random) -> None:
    _replace(root / "content/site.yaml", r"^title:.*", f"title: Site {chance.randint(0, 9)}")


def edit_a_page(root: Path, chance: Random) -> None:
    _replace(root / "content/pages/about.md", r"^title:.*", f"title: About {chance.randint(0, 9)}")


def change_a_template(root: Path, chance: Random) -> None:
    path = root / "themes/default/templates/partials/footer.html"
    if path.exists():
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (bundled_themes() / "default/templates/partials/footer.html").read_text(encoding="utf-8")
        path.write_text(f"{text}<!-- {chance.random()} -->", encoding="utf-8")


def add_what_does_not_belong(root: Path, chance: Random) -> None:
    path = root / "content/claims/stray.txt"
    path.unlink() if path.exists() else path.write_text("stray", encoding="utf-8")


def break_a_file(root: Path, chance: Random) -> None:
    path = root / "content/claims/broken.md"
    path.unlink() if path.exists() else path.write_text("---\nclaim: [\n", encoding="utf-8")


def write_the_same_again(root: Path, chance: Random) -> None:
    path = chance.choice(_claims(root))
    path.write_bytes(path.read_bytes())


EDITS: tuple[Callable[[Path, Random], None], ...] = (
    edit_a_body,
    edit_a_summary,
    edit_a_statement,
    change_a_verdict,
    change_a_status,
    change_a_day,
    correct_a_claim,
    add_a_claim,
    delete_a_claim,
    rename_a_claim,
    edit_a_source,
    edit_a_seed,
    edit_the_question,
    edit_the_story,
    name_a_topic,
    edit_the_settings,
    edit_a_page,
    change_a_template,
    add_what_does_not_belong,
    break_a_file,
    write_the_same_again,
)
FURTHER_EDITS = (misquote, link_somewhere, answer_the_question, put_a_comment_on_top, name_the_furniture)
"""More of what goes wrong between documents."""
