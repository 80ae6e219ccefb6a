"""Plain texts whose lines were broken to fit a width are mended; lines that end where their writer ended them stay."""

from __future__ import annotations

import textwrap

import pytest

from site_builder.authoring.ingest.wrapped import unwrapped

MINUTES = (
    "Council minutes",
    "The council met on Monday and decided by five votes to two to ask the university for the files of both cases. Dr Beck said that the files would be sent within a week.",
    "The committee will meet again on 1 July and will then decide whether the trial may go on.",
)
RELEASE = (
    "Nasal vaccine: 62 per cent fewer infections",
    "The nasal vaccine developed with our partner Corvanta has passed its decisive test. Of 2,140 adults who took part in the trial, half received the vaccine. In this group there were 62 per cent fewer confirmed infections than in the group that received a placebo.",
    "Three participants needed treatment in hospital during the trial. An independent board found no link with the vaccine in any of these cases.",
    "Contact: press@halden.example",
)
GERMAN = (
    "Der Hafenrat hat am Montag den nördlichen Kai geschlossen, weil Taucher unter der Wasserlinie Löcher in der Stahlwand gefunden haben. Schiffe werden am südlichen Kai entladen, bis die Wand ausgebessert ist.",
)
RUSSIAN = (
    "Совет порта закрыл в понедельник северный причал, потому что водолазы нашли отверстия в стальной стене ниже уровня воды. Суда будут разгружать у южного причала, пока стену не починят.",
)


WIDTHS = (40, 52, 65, 72, 76, 80, 104, 130)


def broken_at(text: tuple[str, ...], width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        (text, width)
        for text in (MINUTES, RELEASE, GERMAN, RUSSIAN)
        for width in WIDTHS
        if broken_at(text, width).count("\n") >= 2 * len(text)  # Else hardly a line is broken.
    ],
)
def test_a_text_that_was_broken_at_any_width_is_whole_again(text: tuple[str, ...], width: int) -> None:
    assert unwrapped(broken_at(text, width) + "\n") == "\n".join(text) + "\n"


def test_line_ends_of_windows_and_of_old_macs_are_line_ends() -> None:
    broken = "\n\n".join(textwrap.fill(paragraph, 52) for paragraph in MINUTES)
    for end in ("\r\n", "\r"):
        assert unwrapped(broken.replace("\n", end)) == "\n".join(MINUTES) + "\n"


ADDRESS = "University of Halden, Press Office\nKirkeveien 12\n1771 Halden"
POEM = (
    "the harbour sleeps beneath the snow\nand nobody who passes by\nwould think of what the divers know\n"
    "or ask the silent water why\nthe wall that held against the sea\nfor eighty winters and a day\n"
    "has let the water in, and we\nwere told of it the other way"
)
PENTAMETER = (
    "the quay is closed, and all the ships must wait\nbeyond the wall until the frost has gone,\n"
    "while those who knew of it and came too late\nstill argue whose neglect has brought it on;\n"
    "and in the town the fishermen have sold\nwhat little they had landed in the spring,\n"
    "for nobody who reads what they were told\nbelieves that any council board will bring"
)
SENTENCES = "The board met.\nIt closed the quay on Monday, because divers had found holes in it.\nShips go to the south.\nIt will cost four million crowns, of which the state pays half."
PARAGRAPHS = "\n".join(RELEASE)
LISTED = "Decided:\n- to ask the university for the files\n- to meet again on the first of July\n- to tell nobody of it\n1. to pay\n2. to wait"
NAMES = "Present:\nDr Beck, chair\nMina Roth, for the university\nT. Olufsen, for the town\nthe clerk of the council"
TABLE = (
    "Group        Cases    Share\nSpray           38      3.6\nPlacebo         99      9.3\nneither          4      0.1"
)
LYRICS = "We go\nwe go\nand nobody\nknows where\nwe go"
CHINESE_POEM = "床前明月光\n疑是地上霜\n举头望明月\n低头思故乡"


@pytest.mark.parametrize(
    "text",
    [ADDRESS, POEM, PENTAMETER, SENTENCES, PARAGRAPHS, LISTED, NAMES, TABLE, LYRICS, CHINESE_POEM, "", "One line."],
)
def test_lines_that_their_writer_ended_stay(text: str) -> None:
    assert unwrapped(text) is None


def test_what_stands_among_broken_lines_and_was_not_broken_stays() -> None:
    body = textwrap.fill(RELEASE[1], 72)
    parts = (ADDRESS, body, POEM, LISTED, TABLE)
    lines = unwrapped("\n\n".join(parts)).splitlines()  # type: ignore[union-attr]
    for part in (ADDRESS, POEM, LISTED, TABLE):
        assert set(part.splitlines()) <= set(lines), part
    assert RELEASE[1] in lines


def test_a_heading_and_an_item_that_goes_on_need_no_blank_line() -> None:
    item = textwrap.fill(f"- {RELEASE[2]}", 72, subsequent_indent="  ")
    text = f"The trial\n{textwrap.fill(RELEASE[1], 72)}\n{item}\n{item}\n"
    assert unwrapped(text) == f"The trial\n{RELEASE[1]}\n- {RELEASE[2]}\n- {RELEASE[2]}\n"


def test_paragraphs_may_begin_with_a_space_and_no_blank_line() -> None:
    text = "\n".join(textwrap.fill(paragraph, 72, initial_indent="   ") for paragraph in RELEASE[1:3])
    assert unwrapped(text) == "\n".join(RELEASE[1:3]) + "\n"


def test_what_a_letter_quotes_keeps_its_mark_and_is_not_mixed_with_the_answer() -> None:
    quoted = textwrap.fill(RELEASE[1], 70, initial_indent="> ", subsequent_indent="> ")
    twice = textwrap.fill(RELEASE[2], 70, initial_indent="> > ", subsequent_indent=">> ")
    text = f"{twice}\n{quoted}\n{textwrap.fill(MINUTES[1], 72)}\n"
    assert unwrapped(text) == f">> {RELEASE[2]}\n> {RELEASE[1]}\n{MINUTES[1]}\n"


def test_lines_that_a_program_evened_out_are_one_paragraph() -> None:
    evened = (
        "The nasal vaccine developed with our partner Corvanta has passed\nits decisive test. Of 2,140 adults who took part in the trial,\n"
        "half received the vaccine. In this group there were 62 per cent\nfewer confirmed infections than in the group that received\na placebo.\n"
    )
    assert unwrapped(evened) == f"{RELEASE[1]}\n"


def test_an_address_on_a_line_of_its_own_changes_no_width() -> None:
    link = "https://halden.example/" + "very-long-" * 12
    text = f"{textwrap.fill(MINUTES[1], 60)}\n\n{link}\n\n{textwrap.fill(RELEASE[1], 60)}"
    assert unwrapped(text) == f"{MINUTES[1]}\n{link}\n{RELEASE[1]}\n"


def test_chinese_is_put_together_without_spaces() -> None:
    text = (
        "港务局星期一关闭了北码头，因为潜水员发现水下的钢墙上有洞。船只将在南码头卸货，直到墙修好为止。渔民必须把渔获运到邻近的城镇，港务长说。修理工程预计秋天完成，费用为四百万克朗，其中一半由国家支付。"
        * 2
    )
    assert unwrapped("\n".join(textwrap.wrap(text, 36))) == f"{text}\n"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "the well-known\nboard and the well-\nknown mayor of the",
            "the well-known board and the well-known mayor of the",
        ),
        (
            "the mayor inter-\nvened, and she intervened once\nmore in the",
            "the mayor intervened, and she intervened once more in the",
        ),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_what_the_text_writes_elsewhere(text: str, whole: str) -> None:
    assert unwrapped(text.replace("\n", " \n"), flows=True) == f"{whole}\n"


def test_a_letter_that_flows_says_itself_which_lines_go_on() -> None:
    assert unwrapped("The board \nclosed the quay.\nYours,\nIda\n-- \nPress", flows=True) == (
        "The board closed the quay.\nYours,\nIda\n--\nPress\n"
    )
