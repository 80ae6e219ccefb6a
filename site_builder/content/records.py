"""The content model: what a curator writes in the front matter of each kind of file.

A field stands here with all that is asked of it: its type, its rules, and its description, which messages, JSON
Schemas and editors show. The meaning of every word is told in ``docs/content.md``.
"""

# The types of fields are looked at in every run, so they are not kept as text, which would have to be compiled again.

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from msgspec import Meta

from site_builder.content.claimed_picture import Picture
from site_builder.content.fields import (
    Id,
    IsoDate,
    Language,
    Line,
    Name,
    Passage,
    Record,
    Root,
    Sha256,
    Text,
    WebAddress,
    about,
)
from site_builder.content.origin import Independence, Origin
from site_builder.content.source_text import Aside, Derivation, LeftOut, SourcePlace
from site_builder.content.statements import ClaimantKind, Role, Statement
from site_builder.content.status_note import StatusNote
from site_builder.content.takedown import Takedown
from site_builder.content.translation import Translation


class Stance(StrEnum):
    """How an article stands towards a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    MENTIONS = "mentions"


class Status(StrEnum):
    """Where a page is in its life: drafts are never published, withdrawn pages stay and say so."""

    DRAFT = "draft"
    PUBLISHED = "published"
    OUTDATED = "outdated"
    WITHDRAWN = "withdrawn"


class CorrectionKind(StrEnum):
    """What a correction changed: the verdict, a detail, or the claim as a whole (events moved on, or it no longer holds)."""

    VERDICT = "verdict"
    DETAIL = "detail"
    OUTDATED = "outdated"
    VOID = "void"


class Extent(StrEnum):
    """How much of an archived text the site may publish: the file, the paragraphs that are quoted, or its digest alone."""

    FULL = "full"
    EXCERPTS = "excerpts"
    NONE = "none"


class TitleFrom(StrEnum):
    """Whether a source's title is the article's own headline or the editors' description of it."""

    ARTICLE = "article"
    EDITORS = "editors"


class Content(Record, frozen=True, kw_only=True):
    """A record that fills a file of its own, in ``content/<folder>/``."""

    folder: ClassVar[str]


class Aliased(Content, frozen=True, kw_only=True):
    """A record whose page may have had other addresses."""

    status: Annotated[Status, about("draft, published, outdated or withdrawn.")] = Status.PUBLISHED
    aliases: Annotated[tuple[Id, ...], Meta(max_length=100), about("Former ids, kept alive by redirects.")] = ()


class Noted(Aliased, frozen=True, kw_only=True):
    """A record that has no corrections, and says in a note of its own when and why it is outdated or withdrawn."""

    status_note: Annotated[
        StatusNote | None, about("When and why the page was withdrawn or became outdated; needed with such a `status`.")
    ] = None


class Source(Content, frozen=True, kw_only=True):
    """The record of one article: what it is, where it came from, which seed holds it."""

    folder: ClassVar[str] = "sources"

    title: Annotated[
        Line, about("The article's headline, or, when the archived text has none, the editors' description.")
    ]
    title_from: Annotated[
        TitleFrom,
        about("`article` when the title is the article's own headline, `editors` when it is a description of ours."),
    ] = TitleFrom.EDITORS
    short: Annotated[
        Annotated[Text, Meta(max_length=40)] | None,
        about("A few words by which the article is cited in running text; the title unless given."),
    ] = None
    publisher: Annotated[Line | None, about("Who published the article; null when it was not recorded.")] = None
    authors: Annotated[tuple[Line, ...], about("The article's authors as it names them.")] = ()
    published: Annotated[
        IsoDate | None, about("The day on which the article was published; null when it was not recorded.")
    ] = None
    modified: Annotated[IsoDate | None, about("The day on which the article says it was last changed.")] = None
    retrieved: Annotated[IsoDate | None, about("The day on which the archived text was fetched.")] = None
    version_of: Annotated[
        Id | None, about("The id of the article of which this is what it said on another day; null when it is none.")
    ] = None
    rewritten: Annotated[
        bool, about("True where this version was rewritten, so that hardly any words of the others are left in it.")
    ] = False
    url: Annotated[WebAddress | None, about("Where the article can be read live.")] = None
    archived_url: Annotated[WebAddress | None, about("A public archive's copy of the article.")] = None
    seed: Annotated[Text, about("The file in `seeds/` that holds the archived text.")]
    sha256: Annotated[Sha256, about("The SHA-256 of the seed's bytes, all 64 digits.")]
    language: Annotated[Language, about("The language of the article, as a language tag.")] = "en"
    origin: Annotated[
        Origin | None,
        about("Where the article has its report (a wire report, a press release); null when nobody has found out."),
    ] = None
    independent_of: Annotated[
        tuple[Independence, ...], about("Articles that this one is independent of, each with the reason.")
    ] = ()
    publish: Annotated[
        Extent,
        about(
            "How much of the text the site may publish: `full`, the quoted paragraphs as `excerpts`, or `none` beyond the quotations and the words under `despite`."
        ),
    ] = Extent.FULL
    excerpts_root: Annotated[
        Root | None,
        about("The root of the tree of the seed's paragraphs, all 64 digits; needed with `publish: excerpts`."),
    ] = None
    aliases: Annotated[tuple[Id, ...], Meta(max_length=100), about("Former ids, kept alive by redirects.")] = ()
    takedown: Annotated[
        Takedown | None, about("When and why the text was taken down; then its seed need not be there any more.")
    ] = None
    furniture: Annotated[
        tuple[Passage, ...],
        about("Passages of the seed that belong to the page and not to the report: menus, adverts, sign-up lines."),
    ] = ()
    left_out: Annotated[
        tuple[LeftOut, ...],
        about(
            "What the program that read the page left out or found odd, each with what somebody says who has looked."
        ),
    ] = ()
    derived_from: Annotated[
        Derivation | None, about("The file that the text was taken out of, by its digest, and the program that did so.")
    ] = None
    places: Annotated[
        tuple[SourcePlace, ...], about("Where the pages of the file or the moments of the broadcast begin in the text.")
    ] = ()
    aside: Annotated[
        tuple[Aside, ...], about("Passages of the report that no claim uses, each with the reason why.")
    ] = ()


class Story(Noted, frozen=True, kw_only=True):
    """The event or controversy, and the sources that were read for it."""

    folder: ClassVar[str] = "stories"

    title: Annotated[Line, about("The story's name.")]
    summary: Annotated[Text, about("What happened, in one or two sentences.")]
    sources: Annotated[tuple[Id, ...], Meta(min_length=1), about("The sources that were read for this story.")]
    topics: Annotated[tuple[Id, ...], about("The topics that the story is about.")] = ()
    published: Annotated[IsoDate, about("The day on which the story was first published here.")]


class Question(Noted, frozen=True, kw_only=True):
    """Something on which sources give rival answers."""

    folder: ClassVar[str] = "questions"

    question: Annotated[Line, about("The question, with its question mark.")]
    wordings: Annotated[
        tuple[Line, ...],
        Meta(max_length=12),
        about("Other ways in which readers ask it, by which the search finds it."),
    ] = ()
    story: Annotated[Id | None, about("The story that the question belongs to.")] = None
    exclusive: Annotated[bool, about("true when at most one answer can be right.")] = True
    summary: Annotated[Text | None, about("Who answers what, in one or two sentences.")] = None


class Topic(Noted, frozen=True, kw_only=True):
    """What claims and stories are about, under a name that readers can follow."""

    folder: ClassVar[str] = "topics"

    name: Annotated[Line, about("What the topic is called.")]
    description: Annotated[Text | None, about("What belongs to the topic, in one or two sentences.")] = None


class Claimant(Noted, frozen=True, kw_only=True):
    """Somebody who makes claims, with what they were at which time."""

    folder: ClassVar[str] = "claimants"

    name: Annotated[Line, about("The name of the person, the body or the group.")]
    kind: Annotated[
        ClaimantKind,
        about("`person`, `organization`, or `group` for people without a body, such as the users of a network."),
    ]
    roles: Annotated[
        tuple[Role, ...],
        about("What they were, and from when to when, so that each statement shows the role of its day."),
    ] = ()
    page: Annotated[WebAddress | None, about("Their own page.")] = None
    same_as: Annotated[
        tuple[WebAddress, ...],
        about("Pages that tell beyond doubt who is meant, such as an entry of Wikidata or of a register."),
    ] = ()


class Evidence(Record, frozen=True, kw_only=True):
    """A source, its stance towards the claim, its words, and why they bear on the claim."""

    source: Annotated[Id, about("The id of the source that is quoted.")]
    stance: Annotated[Stance, about("supports, contradicts, qualifies or mentions.")]
    quote: Annotated[Passage, about("The words exactly as they stand in the seed; `[…]` stands for words left out.")]
    why: Annotated[Text, about("Why the quote bears on the claim.")]
    locator: Annotated[
        Line | None,
        about("Where the words stand in what was received: a page (`p. 12`) or a time (`00:14:05`)."),
    ] = None
    translation: Annotated[
        Translation | None, about("The quotation in the site's language, where the article is in another one.")
    ] = None
    speaker: Annotated[Line | None, about("Whose words the article reports, when they are not its own.")] = None
    prefix: Annotated[
        Passage | None, about("The words right before the quote, needed only where it stands more than once.")
    ] = None
    suffix: Annotated[
        Passage | None, about("The words right behind the quote, needed only where it stands more than once.")
    ] = None


class Silence(Record, frozen=True, kw_only=True):
    """A source that does not speak to the claim: who read it, when, and what they considered. An id alone will do."""

    short_form: ClassVar[str] = "source"

    source: Annotated[Id, about("The id of the source that is silent.")]
    by: Annotated[Text | None, about("Who read the article from end to end for this claim.")] = None
    on: Annotated[IsoDate | None, about("The day on which they read it.")] = None
    despite: Annotated[
        tuple[Passage, ...], about("Words of the article, verbatim, that might be held against the silence.")
    ] = ()
    because: Annotated[Text | None, about("Why these words do not bear on the claim.")] = None

    @property
    def is_signed(self) -> bool:
        """Whether somebody said that they read the article, and when."""
        return self.by is not None and self.on is not None


class Correction(Record, frozen=True, kw_only=True):
    """A dated note of what was changed on a published claim."""

    date: Annotated[IsoDate, about("The day of the correction.")]
    kind: Annotated[CorrectionKind, about("verdict, detail, outdated or void.")]
    note: Annotated[Text, about("What changed, and why.")]


class Claim(Aliased, frozen=True, kw_only=True):
    """One checkable statement, its verdict, and its evidence."""

    folder: ClassVar[str] = "claims"

    claim: Annotated[Line, about("The statement, as one sentence that can be understood alone.")]
    verdict: Annotated[Name, about("One of the site's verdicts.")]
    summary: Annotated[Text, about("Why the verdict is what it is, in one or two plain sentences.")]
    story: Annotated[Id | None, about("The story that the claim belongs to.")] = None
    question: Annotated[Id | None, about("The question that the claim answers.")] = None
    answer: Annotated[Line | None, about("The claim as a short answer to its question.")] = None
    topics: Annotated[tuple[Id, ...], about("The topics that the claim is about.")] = ()
    claimants: Annotated[tuple[Statement, ...], about("Who makes the claim.")] = ()
    pictures: Annotated[
        tuple[Picture, ...],
        Meta(max_length=12),
        about("The pictures or posts that are under check: what was claimed."),
    ] = ()
    evidence: Annotated[tuple[Evidence, ...], about("What the sources say, in their own words.")] = ()
    silent: Annotated[tuple[Silence, ...], about("Sources that were read and do not speak to the claim.")] = ()
    sole_source_because: Annotated[Text | None, about("Why the verdict can rest on one article, where it does.")] = None
    would_change: Annotated[tuple[Text, ...], about("What would change the verdict.")] = ()
    corrections: Annotated[tuple[Correction, ...], about("What was changed since publication.")] = ()
    published: Annotated[IsoDate, about("The day on which the claim was first published here.")]
    reviewed: Annotated[
        IsoDate | None, about("The day on which somebody last went through the claim and its evidence.")
    ] = None
    authors: Annotated[tuple[Line, ...], about("Who wrote the analysis.")] = ()


class Page(Noted, frozen=True, kw_only=True):
    """A free page, such as the methodology."""

    folder: ClassVar[str] = "pages"

    title: Annotated[Line, about("The page's title.")]
    summary: Annotated[Text | None, about("What the page tells, in one sentence.")] = None
    menu: Annotated[bool, about("Whether the page stands in the site's menu.")] = True
    order: Annotated[int, about("Where the page stands in the menu: smaller numbers come first.")] = 100


CONTENT: tuple[type[Content], ...] = (Source, Topic, Story, Question, Claimant, Claim, Page)
"""Every kind of file, in the order in which they are read."""

KINDS: Mapping[str, type[Content]] = {kind.folder: kind for kind in CONTENT}
"""The kind of file in each folder of ``content/``."""
