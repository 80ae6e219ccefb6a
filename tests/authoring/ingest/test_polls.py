"""What is told of polls, quizzes and votes in an article."""

from __future__ import annotations

from time import process_time

import pytest

from site_builder.authoring.ingest.extract import article_in

STORY = (
    "The harbour board closed the northern quay on Monday, because divers had found holes in the steel wall.",
    "Ships will be unloaded at the southern quay until the wall is mended, the harbour master told reporters.",
    "Fishermen say that they have nowhere to land their catch, and that the board has known of the holes.",
    "The work is expected to last until autumn and to cost about four million crowns, half of it from the state.",
)
PARTS = [f"<p>{each}</p>" for each in STORY]
ASKED = "Should the quay stay closed?"
CONTROLS = "<button>Yes, at once</button><button>No, never</button>"
OFFERED = "Yes, at once / No, never"


def read(poll: str, at: int = 4) -> tuple[str, ...]:
    """Return all that comes in or is told of a poll behind some paragraphs of an article."""
    html = "".join((*PARTS[:at], poll, *PARTS[at:]))
    page = f"<html><head><title>Quay closed</title></head><body><article><h1>Quay closed</h1>{html}</article></body></html>"
    article = article_in(page, None)
    lines = article.text.splitlines()
    assert [line for line in lines if line in STORY] == list(STORY)
    others = [line for line in lines if line not in (*STORY, "Quay closed")]
    return (*others, *article.account.missing, *article.account.boxes)


@pytest.mark.parametrize("at", [2, 4])
@pytest.mark.parametrize(
    ("poll", "told"),
    [
        (f"<div class='poll'><h3>{ASKED}</h3>{CONTROLS}</div>", [ASKED, OFFERED]),
        (f"<div class='x1'><h3>{ASKED}</h3>{CONTROLS}</div>", [ASKED, OFFERED]),
        (f"<div class='x1'><p>{ASKED}</p><div><div>{CONTROLS}</div></div></div>", [ASKED, OFFERED]),
        (f"<aside class='quiz'><p>{ASKED}</p><ol><li>Yes</li><li>No</li></ol></aside>", [ASKED, "Yes", "No"]),
        (f"<div class='umfrage'><div>{ASKED}</div><div>Ja 40 %</div></div>", [ASKED, "Ja 40 %"]),
        (f"<form class='vote'><p>{ASKED}</p><label><input type='radio'>Yes</label></form>", [ASKED, "Yes"]),
        (
            f"<form class='vote'><p>{ASKED}</p><input type='submit' value='Yes'><input type='button' value='No'></form>",
            [ASKED, "Yes / No"],
        ),
        (f"<form><p>{ASKED}</p><select><option>Yes</option><option>No</option></select></form>", [ASKED, "Yes / No"]),
        ("<iframe title='Poll: stay closed?' src='/p'></iframe>", ["Poll: stay closed?"]),
        ("<div class='sondage'><button>左岸</button><button>右岸</button></div>", ["左岸 / 右岸"]),
    ],
)
def test_a_poll_is_told_wherever_it_stands_in_the_article(poll: str, told: list[str], at: int) -> None:
    assert list(read(poll, at)) == told


@pytest.mark.parametrize(
    "control",
    [
        "<button>Share</button><button>Print</button>",
        "<div class='poll'><button>Vote</button></div>",
        "<div class='modal'><b>Delete?</b><button>Cancel</button><button>Delete</button></div>",
        "<div class='comments'><p>Flag?</p><button>Cancel</button><button>Flag it</button></div>",
        "<iframe title='Advertisement' src='/a'></iframe>",
        "<div class='poll'></div>",
    ],
)
def test_controls_that_ask_nothing_are_not_told(control: str) -> None:
    told = read(control)
    assert not [each for each in told if "/" in each or "Vote" in each or "Advert" in each]


def test_an_article_called_a_poll_is_no_poll() -> None:
    html = f"<div class='poll'>{''.join(PARTS)}<p>It is so.</p></div>"
    article = article_in(f"<html><body><h1>Quay closed</h1>{html}</body></html>", None)
    assert article.text.splitlines()[-5:] == [*STORY, "It is so."]


def test_thousands_of_polls_take_no_time_and_few_are_told() -> None:
    started = process_time()
    told = read("".join(f"<p>Is {number} right?</p>{CONTROLS}" for number in range(3000)), at=2)
    assert told.count(OFFERED) <= 1
    assert process_time() - started < 10
