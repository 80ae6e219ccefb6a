"""Edits to a small site, as people make them: each changes the files in one way, chosen by chance."""

from __future__ import annotations

import hashlib
import json
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


def _write_field(path: Path, field: str, value: str | None, before: str) -> None:
    """Write a field on a line of its own before another one; None takes it out."""
    _replace(path, rf"^{field}:.*\n", "")
    if value is not None:
        _replace(path, rf"^{before}:", f"{field}: {value}\n{before}:")


def _sources(root: Path) -> list[Path]:
    return sorted((root / "content/sources").glob("*.md"))


def _sentence_of(root: Path, source: Path, chance: Random) -> str:
    """Return a sentence of an article, as a scalar of YAML that may stand in a list."""
    name = re.search(r"^seed: *(.*)$", source.read_text(encoding="utf-8"), re.MULTILINE)
    assert name
    lines = (root / "seeds" / name[1]).read_text(encoding="utf-8").splitlines()
    words = chance.choice([line for line in lines if line.strip()]).split(". ")[0]
    return json.dumps(words, ensure_ascii=False)


def take_a_source_down(root: Path, chance: Random) -> None:
    takedown = chance.choice([None, "", ", quotations: withhold"])
    value = None if takedown is None else f"{{date: 2026-03-05, because: A court.{takedown}}}"
    _write_field(chance.choice(_sources(root)), "takedown", value, "seed")


def quote_an_article(root: Path, chance: Random) -> None:
    source = chance.choice(_sources(root))
    words = json.loads(_sentence_of(root, source, chance)).replace("“", "").replace("”", "")
    folder = chance.choice(["stories", "questions", "pages"])
    path = chance.choice(sorted((root / "content" / folder).glob("*.md")))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n“{words}” [@{source.stem}]\n")


def record_a_silence(root: Path, chance: Random) -> None:
    source = chance.choice(_sources(root))
    words = _sentence_of(root, source, chance)
    whole = (
        f"{{source: {source.stem}, by: Us, on: 2026-03-02, despite: [{words}], because: It tells of another night.}}"
    )
    value = chance.choice([None, f"[{source.stem}]", f"[{whole}]"])
    _write_field(chance.choice(_claims(root)), "silent", value, "published")


def tell_articles_apart(root: Path, chance: Random) -> None:
    source, other = (chance.choice(_sources(root)) for _ in range(2))
    field, value = chance.choice(
        [
            ("version_of", other.stem),
            ("independent_of", f"[{{source: {other.stem}, because: It has its own witness.}}]"),
            ("origin", f"{{id: {other.stem}, basis: stated, because: It says so.}}"),
            ("retrieved", f"2026-02-{chance.randint(10, 28)}"),
            ("rewritten", "true"),
        ]
    )
    _write_field(source, field, chance.choice([None, value]), "seed")


def set_a_sentence_aside(root: Path, chance: Random) -> None:
    source = chance.choice(_sources(root))
    passage = f"[{{passage: {_sentence_of(root, source, chance)}, because: It is in no dispute.}}]"
    _write_field(source, "aside", chance.choice([None, passage]), "seed")


def name_who_says_it(root: Path, chance: Random) -> None:
    path = root / "content/claimants/mayor.md"
    path.parent.mkdir(exist_ok=True)
    kind = chance.choice(["person", "organization"])
    path.write_text(f"---\nname: {chance.choice(['The mayor', 'Ada Berg'])}\nkind: {kind}\n---\n", encoding="utf-8")
    said = f"[{{claimant: mayor, date: 2026-02-20, source: {chance.choice(_sources(root)).stem}}}]"
    _write_field(chance.choice(_claims(root)), "claimants", chance.choice([None, said]), "published")


def bring_in_an_earlier_check(root: Path, chance: Random) -> None:
    path = root / "content/claims/legacy.md"
    if path.exists():
        path.unlink()
    else:
        nearest = chance.choice(["supported", "refuted"])
        check = f"{{verdict: False, url: https://old.example/1, published: 2020-01-02, comes_nearest: {nearest}}}"
        text = f"---\nclaim: It rained.\nstatus: legacy\nlegacy: {check}\npublished: 2026-03-01\n---\n"
        path.write_text(text.replace("verdict: False", "verdict: 'False'"), encoding="utf-8")


def change_the_policy(root: Path, chance: Random) -> None:
    policies = [
        "{origins_for_supported: 2}",
        "{assess_every_source: error}",
        "{account_for_every_sentence: warn}",
        None,
    ]
    _write_field(root / "content/site.yaml", "policy", chance.choice(policies), "base_url")


def speak_another_language(root: Path, chance: Random) -> None:
    _replace(root / "content/site.yaml", r"^language:.*", f"language: {chance.choice(['en', 'en-GB', 'de'])}")


def write_it_as_another_program_does(root: Path, chance: Random) -> None:
    path = chance.choice(sorted((root / "content").glob("*/*.md")))
    content = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    path.write_bytes(chance.choice([content, b"\xef\xbb\xbf" + content, content.replace(b"\n", b"\r\n")]))


def exchange_two_names(root: Path, chance: Random) -> None:
    one, other = (chance.choice(_claims(root)) for _ in range(2))
    texts = one.read_bytes(), other.read_bytes()
    other.write_bytes(texts[0])
    one.write_bytes(texts[1])


Edits = tuple[Callable[[Path, Random], None], ...]
EDITS: Edits = (
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
FURTHER_EDITS: Edits = (misquote, link_somewhere, answer_the_question, put_a_comment_on_top, name_the_furniture)
"""More of what goes wrong between documents."""

RARER_EDITS: Edits = (
    take_a_source_down,
    quote_an_article,
    record_a_silence,
    tell_articles_apart,
    set_a_sentence_aside,
    name_who_says_it,
    bring_in_an_earlier_check,
    change_the_policy,
    speak_another_language,
    write_it_as_another_program_does,
    exchange_two_names,
)
"""What changes what is compared with what."""
