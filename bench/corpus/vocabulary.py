"""The words of the corpus: lists of our own, from which prose of sorts is made."""

from __future__ import annotations

from typing import NamedTuple


class Topic(NamedTuple):
    """Something that articles report of a project: its key, how it is named and asked for, and its kind of value.

    ``{project}`` in ``name`` and ``question`` stands for the project's name.
    """

    key: str
    name: str
    question: str
    kind: str


_BEGINNINGS = (
    "Alder Ash Barn Beck Birch Black Bramble Brook Carr Castle Chal Cold Copp Crow Dal Dun East Elm Fal Fen Firth Fox "
    "Gar Glen Grim Hallow Harrow Hart Hazel Heron High Holl Ivy Kel Kings Lang Lark Lin Long Mar Mead Mill Moor Nether "
    "North Oak Orch Over Pen Quar Raven Red Rook Rush Sedge Silver Stan Stone Swan Thorn Under Wal West Whit Wick Win "
    "Wood Yar"
)
_ENDINGS = (
    "bank borough bourne bridge bury by church cliffe combe cote dale den don field fleet ford gate grove hall ham "
    "haven holme hurst ingham ington land leigh mere minster mouth ness port rick shaw stead thorpe ton tree wall ware "
    "well wick wold worth"
)
TOWN_BEGINNINGS = tuple(_BEGINNINGS.split())
TOWN_ENDINGS = tuple(_ENDINGS.split())
PROJECTS = (
    "tram line",
    "flood barrier",
    "swimming pool",
    "library wing",
    "bypass",
    "cycle bridge",
    "data centre",
    "heat network",
    "market hall",
    "sports ground",
    "ferry pier",
    "wind park",
    "recycling plant",
    "harbour wall",
    "concert hall",
    "night bus",
    "school kitchen",
    "river crossing",
    "town archive",
    "bus garage",
    "health centre",
    "water tower",
    "railway halt",
    "solar farm",
)
BODIES = ("council", "harbour board", "transport office", "planning office", "works department", "district assembly")

TOPICS = (
    Topic("cost", "the cost of the {project}", "How much did the {project} cost?", "money"),
    Topic("grant", "the grant for the {project}", "How large was the grant for the {project}?", "money"),
    Topic("upkeep", "the yearly upkeep of the {project}", "How much is the yearly upkeep of the {project}?", "money"),
    Topic("loan", "the loan behind the {project}", "How large was the loan behind the {project}?", "money"),
    Topic("overrun", "the overrun on the {project}", "How large was the overrun on the {project}?", "money"),
    Topic("penalty", "the penalty for late work", "How high was the penalty for late work on the {project}?", "money"),
    Topic("opening", "the opening of the {project}", "When was the {project} to open?", "date"),
    Topic("vote", "the deciding vote", "When was the deciding vote on the {project}?", "date"),
    Topic("signing", "the signing of the contract", "When was the contract for the {project} signed?", "date"),
    Topic("hearing", "the public hearing", "When was the public hearing on the {project}?", "date"),
    Topic("halt", "the halt of the works", "When were the works on the {project} halted?", "date"),
    Topic("jobs", "the number of new jobs", "How many new jobs did the {project} promise?", "count"),
    Topic("homes", "the number of homes nearby", "How many homes stand near the {project}?", "count"),
    Topic("objections", "the number of objections", "How many objections to the {project} were lodged?", "count"),
    Topic("visitors", "the daily number of users", "How many people were to use the {project} each day?", "count"),
    Topic("trees", "the number of felled trees", "How many trees were felled for the {project}?", "count"),
    Topic("bids", "the number of bids", "How many bids for the {project} were there?", "count"),
    Topic("delay", "the delay to the works", "How long was the delay to the {project}?", "duration"),
    Topic("closure", "the closure of the road", "How long was the road closed for the {project}?", "duration"),
    Topic("guarantee", "the builder's guarantee", "How long was the builder's guarantee on the {project}?", "duration"),
    Topic("planning", "the time spent on plans", "How long did the planning of the {project} take?", "duration"),
    Topic(
        "approval", "the share of residents in favour", "How many residents were in favour of the {project}?", "share"
    ),
    Topic("saving", "the promised saving of energy", "How much energy was the {project} to save?", "share"),
    Topic("local-share", "the town's share of the bill", "What was the town's share of the bill?", "share"),
    Topic("turnout", "the turnout at the ballot", "How high was the turnout at the ballot on the {project}?", "share"),
    Topic("builder", "the firm behind the works", "Which firm was to build the {project}?", "firm"),
    Topic("auditor", "the firm that audited the accounts", "Which firm audited the accounts of the {project}?", "firm"),
    Topic("rival-bid", "the losing bidder", "Which firm lost the bid for the {project}?", "firm"),
    Topic("cause", "the cause of the delay", "What caused the delay to the {project}?", "reason"),
    Topic("motive", "the motive for the change of plan", "Why was the plan for the {project} changed?", "reason"),
    Topic("complaint", "the main complaint", "What was the main complaint about the {project}?", "reason"),
    Topic("site", "the site that was chosen", "Which site was chosen for the {project}?", "site"),
    Topic("depot", "the place for the machines", "Where were the machines for the {project} kept?", "site"),
    Topic("entrance", "the way in for lorries", "Where was the way in for lorries?", "site"),
)
VERBS = {
    "money": ("was put at", "came to", "stood at", "is given as", "had reached"),
    "date": ("was fixed for", "fell on", "is dated to", "was set down for"),
    "count": ("was put at", "stood at", "is given as", "came to"),
    "duration": ("lasted", "came to", "was put at", "is given as"),
    "share": ("was put at", "stood at", "is given as", "came to"),
    "firm": ("was named as", "is said to have been", "turned out to be", "was given as"),
    "reason": ("was said to be", "is described as", "was named as", "turned out to be"),
    "site": ("was said to be", "is described as", "was named as", "turned out to be"),
}
FIRMS_FIRST = (
    "Alban", "Bexter", "Corliss", "Dunmore", "Everard", "Fenwick", "Garland", "Hollis", "Inskip", "Jarrold",
    "Kestrel", "Lomax", "Marlow", "Norden", "Ormsby", "Pargeter",
)  # fmt: skip
FIRMS_LAST = ("and Sons", "Works", "Engineering", "Partners", "Brothers", "Construction", "Surveyors")
REASONS = (
    "the price of steel", "a missed deadline", "an unsigned permit", "a dispute over land", "the winter floods",
    "a change of government", "the loss of a survey", "a shortage of crews", "an old sewer", "the noise at night",
    "a mistake in the tender", "the state of the ground",
)  # fmt: skip
SITES = (
    "the old goods yard", "the field behind the mill", "the car park by the station", "the north bank",
    "the former dairy", "the corner of the common", "the disused quay", "the land beside the cemetery",
    "the meadow at the weir", "the empty barracks", "the south bank", "the yard of the brewery",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

LEADS = (
    "", "", "On the second evening, ", "In the papers for the meeting, ", "In a letter to residents, ",
    "At the end of the minutes, ", "In its own account, ", "In front of the members, ",
    "On a notice at the gate, ", "For the two people who were present, ",
)  # fmt: skip
TAILS = (
    "", "", "", ", which nobody at the meeting disputed", ", and the minutes leave room for doubt",
    " – more than anyone had expected", ", as the engineer’s note confirms", ", and the papers say no more about it",
    ", to the surprise of the gallery",
)  # fmt: skip
# In three parts, of which a quotation can leave out the middle one; the name in both others keeps it from standing twice.
REPEATS = (
    ("The papers come back to {name}", "on page {page}", "and for {name} say once more {value}."),
    ("Asked again about {name}", "on the way out,", "a clerk read out for {name} the same words, {value}."),
    ("A second document agrees on {name}", "line by line", "and on {name} has {value} in its margin."),
)
QUALIFIERS = (
    "Nobody could say what else was counted into {name}.",
    "The figure or name given for {name} was called provisional by the clerk.",
    "An earlier draft leaves a gap where {name} should stand.",
    "What is known about {name} rests on one unsigned note.",
)
MENTIONS = (
    "The debate touched on {name} and moved on.",
    "One speaker brought up {name} without going into it.",
    "A line on the agenda refers to {name}.",
    "Somebody in the gallery asked about {name}.",
)

PEOPLE = (
    "residents of the lower streets", "the works committee", "a group of shopkeepers", "the parish",
    "neighbours of the site", "the opposition", "two former members", "the chamber of trade", "the surveyor",
    "a spokeswoman", "parents from the school", "the union", "the clerk", "members of the board",
)  # fmt: skip
DEEDS = (
    "asked for", "welcomed", "raised doubts about", "had waited for", "read out", "pointed to", "went back to",
    "wanted to see", "would not comment on", "spoke at length about", "promised", "had long called for",
)  # fmt: skip
THINGS = (
    "a fuller account of the spring meetings", "the drawings that hang in the lobby", "another round of talks",
    "the order in which the work is to be done", "a shorter list of conditions", "the view from the far bank",
    "what the neighbours had written", "a map with the old boundaries", "a walk along the route",
    "the advice of the county", "the minutes of the autumn session", "a model made of card",
    "better lighting on the footpath", "the report of the winter working group",
)  # fmt: skip
ENDS = (
    "", "", "before the summer break", "after a long pause", "as rain drummed on the roof", "for the third time",
    "in front of a full hall", "without naming anyone", "and sat down again", "while others shook their heads",
    "in a letter of four pages", "late in the evening",
)  # fmt: skip
OPENINGS = (
    "On the same evening", "Earlier in the week", "Across the river", "In the hall", "At the town gate",
    "By then", "Some weeks later", "At first", "Towards the end", "In the market square", "To begin with",
)  # fmt: skip

REASONING = (
    "The texts do not tell where the statement comes from.",
    "None of them names a document that could be asked for.",
    "The wording differs from one article to the next, and the difference matters here.",
    "We read each article twice and noted what it leaves out.",
    "A count of articles does not show who is right.",
    "It would be *easy* to read more into the passage than it says.",
    "What stands in a headline is not always borne out by the text below it.",
    "The statement can be checked only as far as the archived texts go.",
    "Whether the later account replaces the earlier one is left open.",
    "Two of the passages may go back to the same meeting, and we cannot tell.",
    "The article gives the words as its own and not as somebody's.",
    "No article says who did the counting.",
    "Taken alone, the passage would **not** carry the verdict.",
    "That is a limit of the texts and no judgement on the people in them.",
    "Readers who were at the meeting may know more than the articles do.",
    "We have asked nobody and add nothing from memory.",
    "The order in which the articles appeared cannot be made out.",
    "A later correction by one of the publishers would change this page.",
    "The difference is larger than rounding would explain.",
    "The passage stands in the middle of the article and is easy to miss.",
    "Nothing in the texts explains why the answers differ, and we do not guess.",
    "If the minutes of the meeting are ever published, this page will be read again beside them.",
    "One account is in the past tense and the other is not, which may or may not mean something.",
    "The wording is careful, and a reader in a hurry could take it for more than it is.",
    "It is possible that the writers had different papers in front of them.",
    "The headline and the body of one article do not quite agree on this point.",
)
WHYS = {
    "supports": (
        "Says it outright.",
        "Gives it in the article's own words.",
        "States it as settled and names no doubt.",
    ),
    "contradicts": (
        "Gives something else, and both cannot be right.",
        "Says otherwise in so many words.",
        "Reports another answer as settled.",
    ),
    "qualifies": ("Limits what can be known of it.", "Says how uncertain the matter is."),
    "mentions": ("Speaks of the matter and takes no side.", "Shows that the article knew of the matter."),
}
SUMMARIES = {
    "supported": "The articles that speak to it say so, and none says otherwise.",
    "mostly-supported": "Most of what the articles say bears it out, and something in them limits it.",
    "mixed": "A part of it is borne out, and what the articles add limits the rest.",
    "mostly-refuted": "Most of what the articles say speaks against it.",
    "refuted": "The articles that speak to it say otherwise.",
    "conflicting": "The articles disagree, and nothing in them settles it.",
    "missing-context": "The statement leaves out what the articles say about how sure it is.",
    "insufficient": "The articles speak of the matter and do not establish it.",
}
