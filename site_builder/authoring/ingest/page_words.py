"""What makers of news pages call the parts of a page, and how corrections begin: words, as data.

The names stand in classes and ids of elements, each taken apart at hyphens, underscores and capitals. They are the names
that pages of many publishers share; a page with names of its own is read without them.
"""

from __future__ import annotations

import re

BOXES = frozenset(
    [
        "ad",
        "ads",
        "advert",
        "advertisement",
        "advertising",
        "adslot",
        "outbrain",
        "taboola",
        "newsletter",
        "newsletters",
        "related",
        "relateds",
        "relatedposts",
        "recommended",
        "recommendation",
        "recommendations",
        "recommends",
        "readmore",
        "mostread",
        "trending",
        "share",
        "sharing",
        "comment",
        "comments",
        "disqus",
        "breadcrumb",
        "breadcrumbs",
        "nav",
        "navigation",
        "menu",
        "footer",
        "cookie",
        "cookies",
        "consent",
        "taglist",
        "sponsored",
        "copyright",
    ]
)
"""Names of boxes that are never part of an article."""

ABOUT_SITE = frozenset(
    ["comment", "comments", "disqus", "footer", "newsletter", "cookie", "cookies", "consent", "privacy", "copyright"]
)
"""Names of boxes that are no article even where they have more to read than it."""

ODD_BOXES = frozenset(
    [
        "teaser",
        "teasers",
        "widget",
        "toolbar",
        "register",
        "registration",
        "social",
        "socials",
        "subscribe",
        "subscription",
        "signup",
        "promo",
        "promos",
        "promotion",
        "sidebar",
        "popular",
        "overlay",
        "modal",
        "popup",
        "sponsor",
        "jobs",
        "weather",
        "poll",
        "quiz",
        "bio",
        "biography",
        "author",
        "authors",
        "byline",
        "tags",
        "paywall",
    ]
)
"""Names of boxes that some pages use for parts of an article, too: what reads like prose in the middle of it is taken."""
CORRECTIONS = frozenset(
    [
        "correction",
        "corrections",
        "clarification",
        "erratum",
        "errata",
        "corrigendum",
        "editorsnote",
        "editornote",
        "retraction",
        "korrektur",
        "berichtigung",
        "rectificatif",
        "rectificacion",
        "fe",
        "correctie",
    ]
) - {"fe"}
"""Names of notices by which an article is corrected."""

STANDFIRSTS = frozenset(
    [
        "standfirst",
        "dek",
        "deck",
        "subtitle",
        "subheadline",
        "subhead",
        "subheading",
        "lead",
        "lede",
        "lede",
        "leadtext",
        "intro",
        "introduction",
        "excerpt",
        "abstract",
        "summary",
        "chapo",
        "kicker",
        "sottotitolo",
        "occhiello",
        "bajada",
        "entradilla",
        "ingress",
        "vorspann",
        "unterzeile",
        "teasertext",
        "description",
        "sapo",
        "subtitulo",
        "underrubrik",
        "manchet",
    ]
) - {"kicker"}
"""Names of the lines that stand between a headline and the article."""

KICKERS = frozenset(
    [
        "kicker",
        "overline",
        "overhead",
        "dachzeile",
        "oberzeile",
        "spitzmarke",
        "topline",
        "roofline",
        "eyebrow",
        "supertitle",
        "supratitle",
        "surtitre",
        "antetitulo",
        "antetítulo",
        "volanta",
        "cintillo",
        "occhiello",
    ]
)
"""Names of the words above a headline."""

CAPTIONS = frozenset(
    [
        "caption",
        "captions",
        "figcaption",
        "imagecaption",
        "imgcaption",
        "photocaption",
        "bildunterschrift",
        "bildunterzeile",
        "bildtext",
        "legende",
        "didascalia",
        "bijschrift",
        "legenda",
    ]
)
"""Names of the lines below pictures."""

POLLS = frozenset(
    [
        "poll",
        "polls",
        "quiz",
        "quizzes",
        "vote",
        "votes",
        "voting",
        "survey",
        "umfrage",
        "abstimmung",
        "sondage",
        "encuesta",
        "sondeo",
        "sondaggio",
        "enquete",
        "enquête",
        "peiling",
        "ankieta",
        "anketa",
        "anket",
        "omröstning",
        "afstemning",
        "avstemning",
        "опрос",
        "опитування",
        "голосование",
        "アンケート",
        "投票",
        "استطلاع",
    ]
)
"""Names of boxes that ask readers something."""

CONSENT = re.compile(
    r"consent|cookies?\b|datenschutz|privatsphäre|einwilligung|zustimm|vie privée|consentement|privacidad|consentimiento|privacy|partner[ns]?\b|personenbezogen|personal data|données personnelles|datos personales|dati personali|тайн|同意|プライバシー|개인정보",
    re.IGNORECASE,
)
"""Words of pages that ask for consent before they show an article."""

_CORRECTION = re.compile(
    r"\W*(?:correction|corrections|clarification|erratum|corrigendum|retraction|editor['’]?s['’]? note|editors['’] note|update[ds]?\b[^:]{0,30}:"
    r"|this (?:article|story|report|headline) (?:has been|was) (?:amended|corrected|updated)"
    r"|korrektur|berichtigung|richtigstellung|anm(?:erkung)?\.? der redaktion|hinweis der redaktion|transparenzhinweis"
    r"|rectificatif|erratum|note de la rédaction|correctif|corrección|fe de errata[s]?|nota de la redacción|nota del editor"
    r"|errata corrige|rettifica|precisazione|correção|errata|nota da redação|correctie|rectificatie|rettelse|rättelse|oikaisu|sprostowanie|исправление|поправка|от редакции|виправлення"
    r"|訂正|更正|勘誤|勘误|정정|정정합니다|تصحيح|تنويه|תיקון|düzeltme|διόρθωση)\b",
    re.IGNORECASE,
)


def is_correction(text: str) -> bool:
    """Say whether a paragraph begins as notices of corrections and editors' notes do."""
    return bool(_CORRECTION.match(text))
