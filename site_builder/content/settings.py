"""The site's settings: ``content/site.yaml``, with the verdict scale and the policy.

A verdict's ``needs`` and ``forbids`` are what lets the compiler say that a verdict is not carried by its
evidence; a site with a scale of its own says there what its verdicts need.
"""

# The types of fields are looked at in every run, so they are not kept as text, which would have to be compiled again.

import re
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Meta

from site_builder.content.fields import (
    AnyAddress,
    FieldRule,
    GitPath,
    Id,
    Language,
    Line,
    NotProse,
    Record,
    Refusal,
    SiteAddress,
    Text,
    WebAddress,
    about,
    is_web_address,
)
from site_builder.content.languages import translatable
from site_builder.content.masthead import Complaints, Contact, Person
from site_builder.content.records import Stance


def _joined_by(word: str) -> FieldRule:
    """Return the rule of a text that is one stance, or several with `` word `` between them."""

    def check(text: str) -> Refusal | None:
        for name in text.split(f" {word} "):
            if name not in Stance.__members__.values():
                hint = f"Write supports, contradicts, qualifies or mentions, joined by “ {word} ”."
                return Refusal("unknown-value", f"“{name}” is not a stance.", hint)
        return None

    return FieldRule(check)


DEFAULT_ADDRESS = "https://example.org/"
"""The address of a site that does not say where it is published."""
EDITOR_PROGRAM = "node_modules/@sveltia/cms/dist/sveltia-cms.js"
"""Where npm puts the browser editor's program, below the site's folder."""
_PACKAGE_FILE_PATTERN = r"^node_modules/(@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*(/[A-Za-z0-9_@][A-Za-z0-9._@+-]*)*/[A-Za-z0-9_][A-Za-z0-9._-]*\.js$"
_PACKAGE_FILE = re.compile(_PACKAGE_FILE_PATTERN)
_FORMER_PROGRAM = re.compile(r"/(decap|netlify)-cms[a-z-]*/")
_CODE_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(:[0-9]{1,5})?")


def _check_package_file(text: str) -> Refusal | None:
    if not _PACKAGE_FILE.fullmatch(text):
        return Refusal(
            "wrong-type",
            f"“{text}” is not the program of a package.",
            f"Only a file of a package under `node_modules/` can be published as a program, such as `{EDITOR_PROGRAM}`.",
        )
    if _FORMER_PROGRAM.search(text):
        return Refusal(
            "unknown-value",
            "This is the program of Decap CMS, and the browser editor is Sveltia CMS now.",
            f"Run `npm install @sveltia/cms`, and write `{EDITOR_PROGRAM}` here, or take the line out.",
        )
    return None


def _check_cms(text: str) -> Refusal | None:
    if text == "sveltia":
        return None
    if text == "decap":
        return Refusal(
            "unknown-value",
            "The browser editor is Sveltia CMS now; Decap CMS is not supported any more.",
            "Run `npm install @sveltia/cms`, write `cms: sveltia`, and take out a `script:` that names Decap's program.",
        )
    return Refusal("unknown-value", f"There is no browser editor “{text}”.", "Write `sveltia`.", "sveltia")


def _check_repository(text: str) -> Refusal | None:
    if not is_web_address(text):
        return None  # The type reports that already.
    parts = urlsplit(text)
    if _CODE_HOST.fullmatch(parts.netloc) and not (parts.query or parts.fragment):
        return None
    return Refusal(
        "bad-address",
        f"“{text}” cannot be the address of a repository.",
        "Give the address of its front page, such as `https://github.com/owner/name`: the host in letters a to z, digits, dots and hyphens, and nothing from “?” or “#” on.",
    )


_CODE = NotProse("It is a word of the program's.")
AnyOf = Annotated[str, _joined_by("or"), _CODE]
AllOf = Annotated[str, _joined_by("and"), _CODE]
Cms = Annotated[str, Meta(extra_json_schema={"enum": ["sveltia", None]}), FieldRule(_check_cms), _CODE]
PackageFile = Annotated[
    str, Meta(extra_json_schema={"pattern": _PACKAGE_FILE_PATTERN}), FieldRule(_check_package_file), _CODE
]
RepositoryAddress = Annotated[AnyAddress, FieldRule(_check_repository)]


class Side(StrEnum):
    """Which way a verdict leans: of rival answers to an exclusive question at most one can lean ``for``."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


class Unassessed(StrEnum):
    """What the build says of what nobody has assessed: a source of a claim's story, a sentence of an article."""

    OFF = "off"
    WARN = "warn"
    ERROR = "error"


class Reviewed(StrEnum):
    """Which claims have a ClaimReview, which search engines show as a verdict of true or false."""

    CLEAR = "clear"
    ALL = "all"
    NONE = "none"


class SoleSource(StrEnum):
    """What the build says of a verdict that falls without a single article or origin."""

    OFF = "off"
    WARN = "warn"


class Verdict(Record, frozen=True, kw_only=True, rename={"not_": "not"}):
    """One step of the site's scale: its name, what it means, and what evidence it needs."""

    id: Annotated[Id, about("The name in claim files and addresses of styles.")]
    label: Annotated[Line, about("The name that readers see.")]
    meaning: Annotated[Line, about("What the verdict says, in one sentence.")]
    not_: Annotated[Line | None, about("What the verdict does not say, in one sentence.")] = None
    rating: Annotated[
        int | None, about("The number that ClaimReview gets; null for a verdict that is no point on a line.")
    ] = None
    side: Annotated[Side, about("for, against or neither.")] = Side.NEITHER
    needs: Annotated[
        tuple[AnyOf, ...],
        about("Stances that the evidence must have; `contradicts or qualifies` asks for one of the two."),
    ] = ()
    forbids: Annotated[
        tuple[AllOf, ...],
        about("Stances that the evidence must not have together, such as `supports and contradicts`."),
    ] = ()
    answers: Annotated[
        tuple[Stance, ...], about("Stances whose sources the analysis must take up by citing them.")
    ] = ()
    outweighs: Annotated[
        tuple[Stance, Stance] | None, about("Two stances: the first must come from more origins than the second.")
    ] = None
    corroborated: Annotated[bool, about("Whether the policy `origins_for_supported` applies.")] = False


DEFAULT_SCALE: tuple[Verdict, ...] = (
    Verdict(
        id="supported",
        label=translatable("Supported"),
        rating=5,
        side=Side.FOR,
        meaning=translatable("The archived sources that speak to the claim bear it out."),
        not_=translatable(
            "It does not say that the claim is true: the articles may all repeat one source, or all be wrong."
        ),
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
        not_=translatable(
            "It does not say that the claim is true in the main: the articles may repeat one source, or be wrong."
        ),
        needs=("supports", "contradicts or qualifies"),
        answers=(Stance.CONTRADICTS,),
        outweighs=(Stance.SUPPORTS, Stance.CONTRADICTS),
    ),
    Verdict(
        id="mixed",
        label=translatable("Mixed"),
        rating=3,
        meaning=translatable("A part of the claim is borne out by the archived sources, and another part is not."),
        not_=translatable("It does not say that half of the claim is true, or that the truth lies in the middle."),
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
        not_=translatable(
            "It does not say that the claim is false in the main: the articles may repeat one source, or be wrong."
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
        not_=translatable("It does not say that the claim is false: the articles that speak against it may be wrong."),
        needs=("contradicts",),
        answers=(Stance.SUPPORTS,),
    ),
    Verdict(
        id="conflicting",
        label=translatable("Conflicting"),
        meaning=translatable("The archived sources disagree, and nothing in them settles it."),
        not_=translatable("It does not say that each side is as likely to be right as the other."),
        needs=("supports", "contradicts"),
    ),
    Verdict(
        id="missing-context",
        label=translatable("Missing context"),
        meaning=translatable(
            "The claim leaves out something that the archived sources say and that changes how it reads."
        ),
        not_=translatable("It does not say that the claim is false: its words may hold, and still mislead."),
        needs=("qualifies",),
    ),
    Verdict(
        id="insufficient",
        label=translatable("Insufficient"),
        meaning=translatable("The archived sources do not establish whether the claim is right."),
        not_=translatable("It does not say that the claim is false: it tells only what these articles leave open."),
        forbids=("supports and contradicts",),
    ),
)


class Publisher(Record, frozen=True, kw_only=True):
    """Who publishes the site."""

    name: Annotated[Line | None, about("The publisher's name.")] = None
    url: Annotated[WebAddress | None, about("The publisher's own site.")] = None
    logo: Annotated[WebAddress | None, about("The address of the publisher's logo.")] = None


class Policy(Record, frozen=True, kw_only=True):
    """Rules of the house that the build enforces."""

    origins_for_supported: Annotated[
        int, Meta(ge=1), about("How many distinct origins must support a claim before its verdict may be `supported`.")
    ] = 1
    review_after_days: Annotated[
        Annotated[int, Meta(ge=1)] | None, about("After how many days a claim is due for review; null for never.")
    ] = None
    assess_every_source: Annotated[
        Unassessed, about("off, warn or error: what to say when a claim passes over a source of its story.")
    ] = Unassessed.WARN
    account_for_every_sentence: Annotated[
        Unassessed,
        about("off, warn or error: what to say when an article has sentences that no claim uses and nobody set aside."),
    ] = Unassessed.OFF
    languages_without_lists: Annotated[
        tuple[Language, ...],
        about("Languages of which it is understood that the checks have no word lists for them."),
    ] = ()
    sole_source: Annotated[
        SoleSource, about("off or warn: what to say when a verdict falls without one article; pages tell it anyway.")
    ] = SoleSource.OFF
    claim_review: Annotated[
        Reviewed,
        about(
            "clear, all or none: which claims have a ClaimReview; clear are those of a known claimant whose verdict has a `side`."
        ),
    ] = Reviewed.CLEAR


class Editor(Record, frozen=True, kw_only=True):
    """A browser editor for those who would rather not edit files, at `/admin/`."""

    cms: Annotated[Cms, about("Which editor: `sveltia`.")] = "sveltia"
    script: Annotated[PackageFile, about("Where its program lies: a file of a package under `node_modules/`.")] = (
        EDITOR_PROGRAM
    )
    sign_in: Annotated[
        AnyAddress | None, about("The address of the service that signs people in; null for Netlify's.")
    ] = None


class Settings(Record, frozen=True, kw_only=True):
    """`content/site.yaml`."""

    title: Annotated[Line, about("The site's name.")]
    tagline: Annotated[Line | None, about("What the site is, in one line.")] = None
    base_url: Annotated[SiteAddress, about("The address that the site is published at.")] = DEFAULT_ADDRESS
    language: Annotated[Language, about("The language of the site, as a language tag.")] = "en-GB"
    publisher: Annotated[Publisher, about("Who publishes the site.")] = Publisher()
    contact: Annotated[Contact | None, about("How readers reach the editors; each claim has a link to it.")] = None
    people: Annotated[tuple[Person, ...], about("Who answers for the site.")] = ()
    funding: Annotated[Text | None, about("Who pays for the site, and what they have no say in.")] = None
    complaints: Annotated[Complaints | None, about("How to complain, and to whom outside.")] = None
    reprint: Annotated[Text | None, about("Who may reprint what is here, and on what terms.")] = None
    licence: Annotated[
        WebAddress | None, about("The licence under which the claims may be reused, by its address; null names none.")
    ] = None
    repository: Annotated[
        RepositoryAddress | None,
        about('Where the content is kept, for "edit this page" and "suggest a claim"; null hides both.'),
    ] = None
    branch: Annotated[GitPath, about("The branch of the repository that changes are proposed to.")] = "main"
    folder: Annotated[
        GitPath | None, about("The site's folder in the repository; null when the site is the whole of it.")
    ] = None
    editor: Annotated[Editor | None, about("A browser editor; null for none.")] = None
    theme: Annotated[Id, about("The theme's folder in `themes/`.")] = "default"
    verdicts: Annotated[
        Annotated[tuple[Verdict, ...], Meta(min_length=1)] | None,
        about("The site's own verdict scale; null for the default scale."),
    ] = None
    policy: Annotated[Policy, about("Rules of the house that the build enforces.")] = Policy()
    quotation_pictures: Annotated[
        bool, about("Whether each quotation gets a picture of its own to be shared; a first build then takes longer.")
    ] = False

    @property
    def says_who_stands_behind(self) -> bool:
        """Whether the settings say anything that the page of the site's standards shows."""
        return bool(self.contact or self.people or self.funding or self.complaints or self.reprint)

    @property
    def scale(self) -> tuple[Verdict, ...]:
        """The verdicts in use, in the order in which they are shown; none where they cannot be read."""
        return DEFAULT_SCALE if self.verdicts is None else self.verdicts
