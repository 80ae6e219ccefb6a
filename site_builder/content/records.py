"""The content model: what a curator writes in the front matter of each kind of file.

The field descriptions below are also the descriptions in the exported JSON Schemas. The meaning of every word
is told in ``docs/content.md``.
"""

# The types of fields are looked at in every run, so they are not kept as text, which would have to be compiled again.

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from site_builder.content.fields import Flag, Id, IsoDate, Language, Record, Rule, Sha256, Text, WebAddress


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
    """What a correction changed: the verdict, a detail, or the claim as a whole (it no longer holds)."""

    VERDICT = "verdict"
    DETAIL = "detail"
    VOID = "void"


class Extent(StrEnum):
    """How much of an archived text the site may show."""

    FULL = "full"
    EXCERPTS = "excerpts"


class TitleFrom(StrEnum):
    """Whether a source's title is the article's own headline or the editors' description of it."""

    ARTICLE = "article"
    EDITORS = "editors"


class ClaimantKind(StrEnum):
    """What somebody who makes a claim is."""

    PERSON = "person"
    ORGANIZATION = "organization"


class Content(Record, frozen=True, kw_only=True):
    """A record that fills a file of its own, in ``content/<folder>/``."""

    folder: ClassVar[str]


class Aliased(Content, frozen=True, kw_only=True):
    """A record whose page may have had other addresses."""

    status: Status = Status.PUBLISHED
    """draft, published, outdated or withdrawn."""
    aliases: tuple[Id, ...] = ()
    """Former ids, kept alive by redirects."""


class Source(Content, frozen=True, kw_only=True):
    """The record of one article: what it is, where it came from, which seed holds it."""

    folder: ClassVar[str] = "sources"

    title: Text
    """The article's headline, or, when the archived text has none, the editors' description."""
    title_from: TitleFrom = TitleFrom.ARTICLE
    """`article` when the title is the article's own headline, `editors` when it is a description of ours."""
    short: Annotated[str, Rule(min_length=1, max_length=40)] | None = None
    """A few words by which the article is cited in running text; the title unless given."""
    publisher: Text | None = None
    """Who published the article; null when it was not recorded."""
    authors: tuple[Text, ...] = ()
    """The article's authors as it names them."""
    published: IsoDate | None = None
    """The day on which the article was published; null when it was not recorded."""
    url: WebAddress | None = None
    """Where the article can be read live."""
    archived_url: WebAddress | None = None
    """A public archive's copy of the article."""
    seed: Text
    """The file in `seeds/` that holds the archived text."""
    sha256: Sha256
    """The SHA-256 of the seed's bytes, all 64 digits."""
    language: Language = "en"
    """The language of the article, as a language tag."""
    origin: Text | None = None
    """A name that articles with one common origin share (a wire report, a press release)."""
    publish: Extent = Extent.FULL
    """How much of the text the site may show: `full`, or only `excerpts` around the quoted passages."""
    furniture: tuple[Text, ...] = ()
    """Passages of the seed that belong to the page and not to the report: menus, adverts, sign-up lines."""


class Story(Aliased, frozen=True, kw_only=True):
    """The event or controversy, and the sources that were read for it."""

    folder: ClassVar[str] = "stories"

    title: Text
    """The story's name."""
    summary: Text
    """What happened, in one or two sentences."""
    sources: Annotated[tuple[Id, ...], Rule(min_length=1)]
    """The sources that were read for this story."""
    published: IsoDate
    """The day on which the story was first published here."""


class Question(Aliased, frozen=True, kw_only=True):
    """Something on which sources give rival answers."""

    folder: ClassVar[str] = "questions"

    question: Text
    """The question, with its question mark."""
    story: Id | None = None
    """The story that the question belongs to."""
    exclusive: Flag = True
    """true when at most one answer can be right."""
    summary: Text | None = None
    """Who answers what, in one or two sentences."""


class Claimant(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who makes the claim, as distinct from who reports it."""

    name: Text
    """The person or body that makes the claim."""
    kind: ClaimantKind | None = None
    """`person` or `organization`; null when that is not known."""
    role: Text | None = None
    """What they are, as the article says it."""
    date: IsoDate | None = None
    """When they made the claim."""
    source: Id | None = None
    """The source that reports them as making it."""


class Evidence(Record, frozen=True, kw_only=True):
    """A source, its stance towards the claim, its words, and why they bear on the claim."""

    source: Id
    """The id of the source that is quoted."""
    stance: Stance
    """supports, contradicts, qualifies or mentions."""
    quote: Text
    """The words exactly as they stand in the seed; `[…]` stands for words left out."""
    why: Text
    """Why the quote bears on the claim."""
    speaker: Text | None = None
    """Whose words the article reports, when they are not its own."""
    prefix: Text | None = None
    """The words right before the quote, needed only where it stands more than once."""
    suffix: Text | None = None
    """The words right behind the quote, needed only where it stands more than once."""


class Correction(Record, frozen=True, kw_only=True):
    """A dated note of what was changed on a published claim."""

    date: IsoDate
    """The day of the correction."""
    kind: CorrectionKind
    """verdict, detail or void."""
    note: Text
    """What changed, and why."""


class Claim(Aliased, frozen=True, kw_only=True):
    """One checkable statement, its verdict, and its evidence."""

    folder: ClassVar[str] = "claims"

    claim: Text
    """The statement, as one sentence that can be understood alone."""
    verdict: Text
    """One of the site's verdicts."""
    summary: Text
    """Why the verdict is what it is, in one or two plain sentences."""
    story: Id | None = None
    """The story that the claim belongs to."""
    question: Id | None = None
    """The question that the claim answers."""
    answer: Text | None = None
    """The claim as a short answer to its question."""
    claimants: tuple[Claimant, ...] = ()
    """Who makes the claim."""
    evidence: tuple[Evidence, ...] = ()
    """What the sources say, in their own words."""
    silent: tuple[Id, ...] = ()
    """Sources that were read and do not speak to the claim."""
    would_change: tuple[Text, ...] = ()
    """What would change the verdict."""
    corrections: tuple[Correction, ...] = ()
    """What was changed since publication."""
    published: IsoDate
    """The day on which the claim was first published here."""
    reviewed: IsoDate | None = None
    """The day on which somebody last went through the claim and its evidence."""
    authors: tuple[Text, ...] = ()
    """Who wrote the analysis."""


class Page(Aliased, frozen=True, kw_only=True):
    """A free page, such as the methodology."""

    folder: ClassVar[str] = "pages"

    title: Text
    """The page's title."""
    summary: Text | None = None
    """What the page tells, in one sentence."""
    menu: Flag = True
    """Whether the page stands in the site's menu."""
    order: int = 100
    """Where the page stands in the menu: smaller numbers come first."""


CONTENT: tuple[type[Content], ...] = (Source, Story, Question, Claim, Page)
"""Every kind of file, in the order in which they are read."""

KINDS: Mapping[str, type[Content]] = {kind.folder: kind for kind in CONTENT}
"""The kind of file in each folder of ``content/``."""
