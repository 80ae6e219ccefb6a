"""The words of a new file and of a new site that are there to be replaced, and are never published."""

from typing import NamedTuple
from urllib.parse import urlsplit

SUMMARY = "Say here in one or two sentences why the verdict is what it is."
STORY_SUMMARY = "Say here in one or two sentences what happened."
BODY = "Write the analysis here."
VOID = "Why the claim no longer holds."
OUTDATED = "Say here what has happened since."
WITHDRAWN = "Say here why you no longer stand by this page."
WHY = "Say here why these words bear on the claim."
ASIDE_REASON = "Say here why no claim uses these words."
SILENCE_REASON = "Say here why these words do not bear on the claim."

SITE_TITLE = "My fact checks"
ABOUT = "Say here who you are"
METHOD = "Say here how you choose articles"
PAGE_SENTENCES = (ABOUT, METHOD)
"""How the sentences begin that the pages of a new site come with."""


class StarterPage(NamedTuple):
    """What a page of a new site says, in English: its title, its summary, and the lines of its text."""

    title: str
    summary: str
    body: tuple[str, ...]


STARTER_PAGES = (
    StarterPage(
        "About",
        "Who makes this site.",
        ("Say here who you are, who pays for the site, and how to reach you.",),
    ),
    StarterPage(
        "Methodology",
        "How claims are checked here, and what the verdicts mean.",
        (
            "Every quotation on this site stands, word for word, in an archived article; the build stops when one does not.",
            "That a quotation is there does not prove the claim. Say here how you choose articles and weigh them.",
        ),
    ),
)
"""The pages of a new site, which no site in another language is to publish."""
EXAMPLE_SEEDS = frozenset(
    {
        "01d87137cd124424cfbeef463130e8f9cd9d607b37522a35a46a70d85af75dc6",
        "9dfbe38a9e9a2bb33c25f2a149b2ef6871205119cd2fb6b2f64701ab24fc0298",
    }
)
"""The SHA-256 of the invented articles that a new site comes with."""
_EXAMPLE_HOSTS = ("example.com", "example.net", "example.org")


def is_example_address(address: str) -> bool:
    """Say whether an address is at a host that is there for examples (RFC 2606, section 3), where nobody can publish."""
    host = urlsplit(address).hostname or ""
    return any(host == name or host.endswith(f".{name}") for name in _EXAMPLE_HOSTS)
