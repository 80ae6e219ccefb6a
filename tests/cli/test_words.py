"""``words``: beginning the words of the interface in another language, and seeing what is left of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from site_builder.build.check_site import check_site
from tests.cli.inside import run

FINNISH = "themes/default/locales/fi/LC_MESSAGES/messages.po"


def in_finnish(tiny: Path) -> Path:
    settings = tiny / "content/site.yaml"
    text = settings.read_text(encoding="utf-8").replace("language: en", "language: fi")
    settings.write_text(f"{text}policy: {{languages_without_lists: [fi]}}\n", encoding="utf-8")
    assert run(tiny, "words", "new", "fi").returncode == 0
    return tiny / FINNISH


def test_a_catalogue_is_begun_where_a_build_looks_for_it(tiny: Path) -> None:
    made = run(tiny, "words", "new", "fi")
    assert made.returncode == 0
    assert f"Made {FINNISH}" in made.stdout
    assert "write `language: fi` in content/site.yaml" in made.stdout
    text = (tiny / FINNISH).read_text(encoding="utf-8")
    assert "No native speaker has reviewed these words yet." in text
    assert "nplurals=2; plural=(n != 1);" in text
    assert 'msgid "Verdict"\nmsgstr ""\n' in text
    assert not re.search(r'^msgstr(\[\d\])? "[^"]', text, re.MULTILINE)


def test_what_is_there_is_never_overwritten(tiny: Path) -> None:
    path = in_finnish(tiny)
    path.write_text("mine", encoding="utf-8")
    refused = run(tiny, "words", "new", "fi")
    assert (refused.returncode, path.read_text(encoding="utf-8")) == (2, "mine")
    assert "is there already" in refused.stderr


def test_no_link_is_followed(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tiny / "themes").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert "is a link" in run(tiny, "words", "new", "fi").stderr
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("klingon", "not a language tag"),
        ("../fi", "not a language tag"),
        ("tlh", "no language that Unicode's CLDR knows"),
        ("en-GB", "need no catalogue"),
        ("de", "has words in German already"),
    ],
)
def test_a_language_that_will_not_do_is_refused(tiny: Path, language: str, says: str) -> None:
    refused = run(tiny, "words", "new", language)
    assert refused.returncode == 2
    assert says in refused.stderr
    assert not (tiny / "themes").exists()


def test_a_site_in_words_of_its_own_is_told_what_is_left_until_nothing_is(tiny: Path) -> None:
    path = in_finnish(tiny)
    ((told, where),) = [(found.message, found.place) for found in check_site(tiny).findings]
    assert "readers will see them in English" in told
    assert (where.file, where.line) == ("content/site.yaml", 3)
    text = path.read_text(encoding="utf-8").replace('msgid "Verdict"\nmsgstr ""', 'msgid "Verdict"\nmsgstr "Tuomio"')
    path.write_text(text, encoding="utf-8")
    left = run(tiny, "words", "missing")
    assert 'msgid "Verdict:"\n' in left.stdout
    assert 'msgid "Verdict"\n' not in left.stdout
    say_in_english(path)
    assert check_site(tiny).findings == ()
    nothing = run(tiny, "words", "missing")
    assert (nothing.stdout, nothing.stderr) == ("", "0 messages without a translation into “fi”.\n")


def say_in_english(path: Path) -> None:
    """Fill each message of a catalogue with its English words."""
    with path.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if message.id:
            message.string = message.id
    with path.open("wb") as file:
        write_po(file, catalogue)
