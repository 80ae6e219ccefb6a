"""What the record of an archived article says in words: the first words of a passage, none of them cut."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from site_builder.authoring.ingest.record_text import MAX_BEGINNING, Retrieval, beginning, record
from site_builder.authoring.ingest.subtitles import article_in_subtitles

LONG = "anticonstitutionnellement"


@pytest.mark.parametrize(
    ("passage", "named"),
    [
        ("Le fleuve a monté.", "Le fleuve a monté."),
        ("a b c d e f g h i j k l m", "a b c d e f g h i j k l …"),
        (" ".join([LONG] * 8), " ".join([LONG] * 4) + " …"),
        ("河" * 130, "河" * MAX_BEGINNING + " …"),
        ("x" * 130, "x" * MAX_BEGINNING + " …"),
        (f"{'y' * MAX_BEGINNING} z", f"{'y' * MAX_BEGINNING} …"),
    ],
)
def test_a_passage_is_named_by_whole_words(passage: str, named: str) -> None:
    assert beginning(passage) == named


def test_a_remark_stands_whole_in_the_record() -> None:
    text = "WEBVTT\n\n" + "\n\n".join(
        f"00:00:{at:02}.000 --> 00:00:{at + 1:02}.000\n<v {name}>The pipe will be ready in July."
        for at, name in enumerate(("Inés Robledo Márquez", "Tomás de la Fuente", "Ida Strand"))
    )
    origin = Retrieval(None, None, "talk.vtt", datetime(2026, 3, 1, tzinfo=UTC), "a" * 64, "site-builder")
    article = article_in_subtitles(text)
    told = record(article, origin, "talk.txt", article.text.encode())
    assert "not in the text: Inés Robledo Márquez, Tomás de la Fuente, Ida Strand." in told


def test_of_very_many_speakers_some_are_named() -> None:
    cues = (
        f"00:{at // 60:02}:{at % 60:02}.000 --> 00:{at // 60:02}:{at % 60:02}.900\n<v N{at}>It is so."
        for at in range(90)
    )
    (remark,) = article_in_subtitles("WEBVTT\n\n" + "\n\n".join(cues)).account.remarks
    assert remark.endswith("N39 and 50 more.")
