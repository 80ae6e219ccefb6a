"""Subtitles come in as sentences, with the times at which they are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.received import FileKind, Received, kind_of
from site_builder.authoring.ingest.subtitles import article_in_subtitles, clock
from tests.authoring.ingest.located import locator_of
from tests.cli.inside import run

VTT = """WEBVTT
Kind: captions
Language: en-GB

1
00:14:05.000 --> 00:14:08.000 align:start
<v Ida Strand>The board closed the quay

00:14:08.000 --> 00:14:11.500
<i>on Monday</i> &amp; told nobody.

NOTE a note that nobody sees

00:14:20.000 --> 00:14:23.000
Ships go to the south.
"""


def test_a_sentence_over_two_captions_is_one_sentence() -> None:
    article = article_in_subtitles(VTT)
    assert article.text == "The board closed the quay on Monday & told nobody.\nShips go to the south.\n"
    assert [place.locator for place in article.places] == ["00:14:05", "00:14:20"]
    assert article.language == "en-GB"
    assert article.account.remarks == ("The subtitles name speakers, whose names are not in the text: Ida Strand.",)


def test_captions_that_roll_up_are_read_once() -> None:
    lines = ["The board closed", "the quay on Monday,", "and nobody was told."]
    cues = "\n\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{lines[n - 1] if n else ''}\n{lines[n] if n < 3 else ''}"
        for n in range(4)
    )
    assert article_in_subtitles(cues).text == "The board closed the quay on Monday, and nobody was told.\n"


def test_a_turn_begins_a_paragraph() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n- Who closed it?\n\n2\n00:00:02,000 --> 00:00:03,000\n- The board did.\n"
    assert article_in_subtitles(text).text == "Who closed it?\nThe board did.\n"


def test_a_file_without_cues_is_refused() -> None:
    with pytest.raises(IngestError, match="no subtitles"):
        article_in_subtitles("WEBVTT\n\nNOTE nothing\n")


def _file(number: int, mark: str, end: str) -> tuple[str, list[str]]:
    said = [f"Sentence {n} of film {number} tells of quay {n * 7} and of its costs." for n in range(12)]
    head = "WEBVTT" + 2 * end if mark == "." else ""
    cues = [
        f"{n + 1}{end}{clock(n * 65 + number)}{mark}500 --> {clock(n * 65 + number + 4)}{mark}000{end}"
        f"{text[:20]}{end}{text[20:]}{end}"
        for n, text in enumerate(said)
    ]
    return head + end.join(cues), said


@pytest.mark.parametrize("number", range(10))
def test_each_sentence_is_found_with_its_time(number: int) -> None:
    """Ten files: WebVTT and SubRip, with either kind of line ends; words are cut between two lines."""
    mark, end = (".", ",")[number % 2], ("\n", "\r\n")[number // 2 % 2]
    text, said = _file(number, mark, end)
    received = Received("film", text.encode("utf-8-sig" if number == 9 else "utf-8"))
    assert kind_of(received) is FileKind.SUBTITLES
    article = article_in_subtitles(text)
    assert article.text.splitlines() == said
    for n, sentence in enumerate(said):
        assert locator_of(article, sentence) == clock(n * 65 + number)


def test_a_quotation_of_a_film_is_found_with_its_time(tiny: Path) -> None:
    (tiny.parent / "film.vtt").write_text(VTT, encoding="utf-8")
    result = run(tiny, "new", "source", "--from", "../film.vtt", "--title", "A film", "--id", "x", "--no-edit")
    assert result.returncode == 0, result.stderr
    found = run(tiny, "find", "closed the quay on Monday", "--source", "x").stdout
    assert "    locator: 00:14:05\n" in found.replace("'", "")
    assert run(tiny, "check").returncode == 0
