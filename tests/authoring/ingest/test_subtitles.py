"""Subtitles come in as sentences, with the times at which they are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.page_beginnings import recorded
from site_builder.authoring.ingest.received import FileKind, Received, file_kind
from site_builder.authoring.ingest.subtitles import article_in_subtitles, clock
from site_builder.evidence.folding import fold
from site_builder.evidence.places import place_starts
from tests.authoring.ingest.located import locator_of
from tests.cli.inside import run
from tests.growth import assert_linear

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
    assert [place.locator for place in article.places] == ["00:14:05", "00:14:08", "00:14:20"]
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


TALK = """1
00:00:01,000 --> 00:00:04,200
Good morning, and welcome to the
University of Halden.

2
00:00:04,400 --> 00:00:09,000
MIRIAM ACHTERBERG: We have tested the spray
in two thousand one hundred and forty adults,

3
00:00:09,100 --> 00:00:13,500
and the number of infections went down
by sixty-two per cent.

4
00:00:14,000 --> 00:00:18,000
<i>QUESTION: Who paid for the trial?</i>

5
00:00:18,300 --> 00:00:24,000
ACHTERBERG: The ministry paid. The cost
– four million –
is known: 10:30 was the hour.
"""


def test_a_speaker_begins_a_paragraph_and_words_have_the_time_of_their_cue() -> None:
    article = article_in_subtitles(TALK)
    assert article.text.splitlines() == [
        "Good morning, and welcome to the University of Halden.",
        "MIRIAM ACHTERBERG: We have tested the spray in two thousand one hundred and forty adults, and the number of infections went down by sixty-two per cent.",
        "QUESTION: Who paid for the trial?",
        "ACHTERBERG: The ministry paid. The cost – four million – is known: 10:30 was the hour.",
    ]
    for words, time in (
        ("University of Halden", "00:00:01"), ("two thousand one hundred", "00:00:04"), ("infections", "00:00:09"),
        ("Who paid", "00:00:14"), ("four million", "00:00:18"),
    ):  # fmt: skip
        assert locator_of(article, words) == time


def test_two_who_speak_in_one_cue_are_two_paragraphs() -> None:
    cue = "00:03.000 --> 00:05.000\n"
    for lines in ("- Who paid?\n- The ministry paid.", "Who paid?\n– The ministry paid.", ">> Who paid?\n>> The ministry paid.",
                  "<v Mina>Who paid?\n<v.loud Miriam>The ministry paid.", "<v Mina>Who paid?</v> <v Miriam>The ministry paid.</v>"):  # fmt: skip
        assert article_in_subtitles(f"WEBVTT\n\n{cue}{lines}\n").text == "Who paid?\nThe ministry paid.\n", lines


def test_a_speech_without_pause_or_full_stop_is_parted_all_the_same() -> None:
    for mark, longest in ((".", 10), ("", 20)):
        cues = [f"{clock(4 * n)}.000 --> {clock(4 * n + 4)}.000\nand so he said number {n}{mark}\n" for n in range(90)]
        lines = article_in_subtitles("WEBVTT\n\n" + "\n".join(cues)).text.splitlines()
        assert max(line.count("number") for line in lines) <= longest
        assert sum(line.count("number") for line in lines) == 90


def test_words_that_are_said_again_and_again_have_each_their_time() -> None:
    cues = [f"{clock(3 * n)},000 --> {clock(3 * n + 2)},000\nYes. Yes, we paid{' it' * (n % 3)}.\n" for n in range(12)]
    article = article_in_subtitles("\n".join(cues))
    recorded_places = list(recorded(article.places, article.text))
    found = place_starts((place.begins for place in recorded_places), fold(article.text))
    assert found == tuple(place.at for place in article.places if place.locator in {p.locator for p in recorded_places})
    assert len(found) >= 10


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("Die Sprühimpfung wurde an", "2.140 Erwachsenen geprüft.", "Die Sprühimpfung wurde an 2.140 Erwachsenen geprüft."),
     ("港务局关闭了", "北码头。", "港务局关闭了北码头。"), ("أغلق مجلس الميناء", "الرصيف الشمالي.", "أغلق مجلس الميناء الرصيف الشمالي.")],
)  # fmt: skip
def test_a_sentence_over_two_lines_is_one_in_any_script(first: str, second: str, whole: str) -> None:
    text = f"1\n00:00:01,000 --> 00:00:03,000\n{first}\n{second}\n"
    assert article_in_subtitles(text).text == f"{whole}\n"


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
    assert file_kind(received) is FileKind.SUBTITLES
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


@pytest.mark.parametrize(
    "start",
    [
        "",
        "\ufeff",
        "\n\n",
        "intro\n",
        "Kind: captions\nLanguage: en\n\n",
        "NOTE made by hand\n\n1\n",
    ],
)
@pytest.mark.parametrize("times", ["00:14:05.000 --> 00:14:08.000", "14:05.000 --> 14:08.000 align:start"])
def test_cues_are_known_without_the_first_line(start: str, times: str) -> None:
    text = f"{start}{times}\nThe board closed the quay.\n"
    assert file_kind(Received("talk.vtt", text.encode("utf-8"))) is FileKind.SUBTITLES
    article = article_in_subtitles(text)
    assert article.text == "The board closed the quay.\n"
    assert "first line `WEBVTT` is missing" in article.account.remarks[0]


def test_subrip_has_no_first_line_to_miss() -> None:
    text = "00:14:05,000 --> 00:14:08,000\nThe board closed the quay.\n"
    assert file_kind(Received("talk.srt", text.encode("utf-8"))) is FileKind.SUBTITLES
    assert article_in_subtitles(text).account.remarks == ()
    assert article_in_subtitles(VTT).account.remarks[1:] == ()


@pytest.mark.parametrize(
    "text",
    [
        "At 14:05 --> 14:08 nothing was heard.\n",
        "Nine lines of prose.\n" * 9 + "00:14:05.000 --> 00:14:08.000\n",
        "<p>How cues are written:</p>\n00:14:05.000 --> 00:14:08.000\n",
    ],
)
def test_prose_with_times_is_no_file_of_subtitles(text: str) -> None:
    assert file_kind(Received("notes.txt", text.encode("utf-8"))) is not FileKind.SUBTITLES


@pytest.mark.parametrize("unit", ["<", "<v ", "<a", "{\\", "<v a"])
def test_marks_that_never_end_take_no_longer_than_other_words(unit: str) -> None:
    def captions(count: int) -> str:
        return "WEBVTT\n\n00:01.000 --> 00:02.000\nWords. " + unit * count + "\n"

    assert_linear(captions, article_in_subtitles, 10_000)
