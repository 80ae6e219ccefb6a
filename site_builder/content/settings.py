"""The site's settings: ``content/site.yaml``, with the verdict scale and the policy.

A verdict's ``needs`` and ``forbids`` are what lets the compiler say that a verdict is not carried by its
evidence; a site with a scale of its own says there what its verdicts need.
"""

# The types of fields are looked at in every run, so they are not kept as text, which would have to be compiled again.

from enum import StrEnum
from typing import Annotated

from site_builder.content.fields import (
    Flag,
    GitPath,
    Id,
    Language,
    Record,
    Rule,
    SiteAddress,
    Text,
    UnfitError,
    WebAddress,
)
from site_builder.content.languages import translatable
from site_builder.content.records import Stance


def _stances(value: str, word: str) -> str:
    for name in value.split(f" {word} "):
        if name not in Stance.__members__.values():
            raise UnfitError(
                "unknown-value",
                "“{name}” is not a stance.|Write supports, contradicts, qualifies or mentions, joined by “ {word} ”.",
                {"name": name, "word": word},
            )
    return value


AnyOf = Annotated[str, Rule(after=lambda value: _stances(value, "or"))]
AllOf = Annotated[str, Rule(after=lambda value: _stances(value, "and"))]


class Side(StrEnum):
    """Which way a verdict leans: of rival answers to an exclusive question at most one can lean ``for``."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


class Unassessed(StrEnum):
    """What the build says of a source of the story that a claim neither cites nor lists as silent."""

    OFF = "off"
    WARN = "warn"
    ERROR = "error"


class Verdict(Record, frozen=True, kw_only=True):
    """One step of the site's scale: its name, what it means, and what evidence it needs."""

    id: Id
    """The name in claim files and addresses of styles."""
    label: Text
    """The name that readers see."""
    meaning: Text
    """What the verdict says, in one sentence."""
    rating: int | None = None
    """The number that ClaimReview gets; null for a verdict that is no point on a line."""
    side: Side = Side.NEITHER
    """for, against or neither."""
    needs: tuple[AnyOf, ...] = ()
    """Stances that the evidence must have; `contradicts or qualifies` asks for one of the two."""
    forbids: tuple[AllOf, ...] = ()
    """Stances that the evidence must not have together, such as `supports and contradicts`."""
    answers: tuple[Stance, ...] = ()
    """Stances whose sources the analysis must take up by citing them."""
    outweighs: tuple[Stance, Stance] | None = None
    """Two stances: the first must come from more origins than the second."""
    corroborated: Flag = False
    """Whether the policy `origins_for_supported` applies."""


DEFAULT_SCALE: tuple[Verdict, ...] = (
    Verdict(
        id="supported",
        label=translatable("Supported"),
        rating=5,
        side=Side.FOR,
        meaning=translatable("The archived sources that speak to the claim bear it out."),
        needs=("supports",),
        answers=(Stance.CONTRADICTS,),
        corroborated=True,
    ),
    Verdict(
        id="mostly-supported",
        label=translatable("Mostly supported"),
        rating=4,
        side=Side.FOR,
        meaning=translatable("The archived sources bear the claim out in the main, and something in them limits it."),
        needs=("supports", "contradicts or qualifies"),
        answers=(Stance.CONTRADICTS,),
        outweighs=(Stance.SUPPORTS, Stance.CONTRADICTS),
    ),
    Verdict(
        id="mixed",
        label=translatable("Mixed"),
        rating=3,
        meaning=translatable("A part of the claim is borne out by the archived sources, and another part is not."),
        needs=("supports", "contradicts or qualifies"),
    ),
    Verdict(
        id="mostly-refuted",
        label=translatable("Mostly refuted"),
        rating=2,
        side=Side.AGAINST,
        meaning=translatable(
            "The archived sources speak against the claim in the main, and something in them speaks for it."
        ),
        needs=("contradicts", "supports or qualifies"),
        answers=(Stance.SUPPORTS,),
        outweighs=(Stance.CONTRADICTS, Stance.SUPPORTS),
    ),
    Verdict(
        id="refuted",
        label=translatable("Refuted"),
        rating=1,
        side=Side.AGAINST,
        meaning=translatable("The archived sources that speak to the claim speak against it."),
        needs=("contradicts",),
        answers=(Stance.SUPPORTS,),
    ),
    Verdict(
        id="conflicting",
        label=translatable("Conflicting"),
        meaning=translatable("The archived sources disagree, and nothing in them settles it."),
        needs=("supports", "contradicts"),
    ),
    Verdict(
        id="missing-context",
        label=translatable("Missing context"),
        meaning=translatable(
            "The claim leaves out something that the archived sources say and that changes how it reads."
        ),
        needs=("qualifies",),
    ),
    Verdict(
        id="insufficient",
        label=translatable("Insufficient"),
        meaning=translatable("The archived sources do not establish whether the claim is right."),
        forbids=("supports and contradicts",),
    ),
)


class Publisher(Record, frozen=True, kw_only=True):
    """Who publishes the site."""

    name: Text | None = None
    """The publisher's name."""
    url: WebAddress | None = None
    """The publisher's own site."""
    logo: WebAddress | None = None
    """The address of the publisher's logo."""


class Policy(Record, frozen=True, kw_only=True):
    """Rules of the house that the build enforces."""

    origins_for_supported: Annotated[int, Rule(ge=1)] = 1
    """How many distinct origins must support a claim before its verdict may be `supported`."""
    review_after_days: Annotated[int, Rule(ge=1)] | None = None
    """After how many days a claim is due for review; null for never."""
    assess_every_source: Unassessed = Unassessed.WARN
    """off, warn or error: what to say when a claim passes over a source of its story."""


class Cms(StrEnum):
    """The browser editors that a configuration can be made for."""

    DECAP = "decap"


class Editor(Record, frozen=True, kw_only=True):
    """A browser editor for those who would rather not edit files, at `/admin/`."""

    cms: Cms = Cms.DECAP
    """Which editor: `decap`."""
    script: GitPath = "node_modules/decap-cms/dist/decap-cms.js"
    """Where its program lies in the site's folder."""
    sign_in: WebAddress | None = None
    """The address of the service that signs people in; null for Netlify's."""


class Settings(Record, frozen=True, kw_only=True):
    """`content/site.yaml`."""

    title: Text
    """The site's name."""
    tagline: Text | None = None
    """What the site is, in one line."""
    base_url: SiteAddress = "https://example.org/"
    """The address that the site is published at."""
    language: Language = "en-GB"
    """The language of the site, as a language tag."""
    publisher: Publisher = Publisher()
    """Who publishes the site."""
    repository: WebAddress | None = None
    """Where the content is kept, for "edit this page" and "suggest a claim"; null hides both."""
    branch: GitPath = "main"
    """The branch of the repository that changes are proposed to."""
    folder: GitPath | None = None
    """The site's folder in the repository; null when the site is the whole of it."""
    editor: Editor | None = None
    """A browser editor; null for none."""
    theme: Id = "default"
    """The theme's folder in `themes/`."""
    verdicts: Annotated[tuple[Verdict, ...], Rule(min_length=1)] | None = None
    """The site's own verdict scale; null for the default scale."""
    policy: Policy = Policy()
    """Rules of the house that the build enforces."""

    @property
    def scale(self) -> tuple[Verdict, ...]:
        """The verdicts in use, in the order in which they are shown."""
        return self.verdicts or DEFAULT_SCALE
