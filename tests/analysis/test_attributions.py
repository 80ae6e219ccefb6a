"""What articles say about where they have their report, in four languages."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.attributions import Form, attributions
from site_builder.evidence.receipt import Span

REST = "\n\nThe council met on Tuesday and put off the vote. Nobody spoke against it for long."


@pytest.mark.parametrize(
    ("language", "text", "origin", "form"),
    [
        ("en", "WASHINGTON (AP) — The vote was put off.", "Associated Press", Form.DATELINE),
        ("en-GB", "London (Reuters) - The vote was put off.", "Reuters", Form.DATELINE),
        ("en", "MADISON, Wis. (AP) - The vote was put off.", "Associated Press", Form.DATELINE),
        ("en", "The Associated Press contributed to this report.", "Associated Press", Form.CREDIT),
        (
            "en",
            "Associated Press writers Jo Doe and Al Roe contributed to this report.",
            "Associated Press",
            Form.CREDIT,
        ),
        ("en", "By Press Association", "PA Media", Form.CREDIT),
        ("en", "Source: Reuters", "Reuters", Form.CREDIT),
        ("en", "AFP", "Agence France-Presse", Form.CREDIT),
        ("en", "The plan was first reported by The Washington Post.", "The Washington Post", Form.PHRASE),
        ("en", "The New York Times first reported the plan.", "The New York Times", Form.PHRASE),
        ("en", "It cost more, according to the Guardian newspaper.", "Guardian", Form.PHRASE),
        ("en", "It cost more, according to the Financial Times.", "Financial Times", Form.PHRASE),
        ("en", "He told the Associated Press that it was late.", "Associated Press", Form.PHRASE),
        ("de", "Berlin (dpa) - Die Abstimmung wurde verschoben.", "Deutsche Presse-Agentur", Form.DATELINE),
        ("de", "Wien (APA/dpa) - Die Abstimmung wurde verschoben.", "Deutsche Presse-Agentur", Form.DATELINE),
        ("de", "Quelle: dpa", "Deutsche Presse-Agentur", Form.CREDIT),
        ("de", "Das berichtet die Süddeutsche Zeitung.", "Süddeutsche Zeitung", Form.PHRASE),
        ("de", "Laut einem Bericht der „Bild“ ist es teurer.", "Bild", Form.PHRASE),
        ("fr", "Paris (AFP) - Le vote est reporté.", "Agence France-Presse", Form.DATELINE),
        ("fr", "C'est plus cher, selon Le Monde.", "Le Monde", Form.PHRASE),
        ("fr", "Le plan a été révélé par Mediapart.", "Mediapart", Form.PHRASE),
        ("es", "Madrid (EFE) - La votación se aplaza.", "Agencia EFE", Form.DATELINE),
        ("es", "Cuesta más, según informó el diario El País.", "El País", Form.PHRASE),
        ("es", "Fuente: Europa Press", "Europa Press", Form.CREDIT),
        ("sw", "NAIROBI (Reuters) - Kura imeahirishwa.", "Reuters", Form.DATELINE),
    ],
)
def test_an_attribution_is_found_with_its_words(language: str, text: str, origin: str, form: Form) -> None:
    whole = text + REST
    found = [item for item in attributions(whole, language) if item.origin == origin]
    assert [item.form for item in found] == [form]
    assert whole[found[0].who.start : found[0].who.end] in text
    assert found[0].covers_all == (form is not Form.PHRASE)


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Tuesday. According to the mayor, nothing was decided.",
        "The bridge in May (Jo Doe/Reuters)",
        "It was shown on television, according to Today.",
        "According to police, the man was told to wait.",
        "He told reporters that he had first reported the theft in May.",
        "She likes the sun and the post and reads the news.",
        "The pact (PACT) was signed, and the map (APP) was drawn.",
    ],
)
def test_other_words_are_no_attribution(text: str) -> None:
    assert attributions(text, "en") == ()


def test_a_credit_in_clutter_is_left_out() -> None:
    assert attributions("Source: Reuters" + REST, "en", [Span(0, 15)]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "According to The " + "A" * 50_000 + " Times Told " * 5_000,
        *(25_000 * pair for pair in ("A.", "A,", "A/", "A. ", "A./", "A-", "Aa.", "A’.", "A & ", "A.,", "AP/", "(AP.")),
        "A." * 25_000 + "(AP",
    ],
)
def test_a_long_text_takes_no_time(text: str) -> None:
    began = process_time()
    attributions(text, "en")
    assert process_time() - began < 5


@given(
    st.text(alphabet="AP (Reuters)\nby dpa/Times according to", max_size=200),
    st.sampled_from(["en", "de", "fr", "es", "xx"]),
)
def test_any_text(text: str, language: str) -> None:
    for item in attributions(text, language):
        assert item.span.start <= item.who.start < item.who.end <= item.span.end <= len(text)
