"""Where a page names its authors: JSON-LD, ``meta``, microdata, and the byline that readers see. All names are made up."""

from __future__ import annotations

import json

import pytest

from site_builder.authoring.ingest.authors import authors_of
from site_builder.authoring.ingest.linked_data import article_node
from site_builder.authoring.ingest.page import meta, tree_of
from site_builder.authoring.ingest.stated import stated_by

IDA, PER = "Ida Strand", "Per Vik"
LONG = f"<p>{'The harbour board closed the quay. ' * 6}</p>"
ARTICLE = {"@type": "NewsArticle", "headline": "Quay closed"}
PERSON = {"@type": "Person", "@id": "#ida", "name": IDA}
LINKED = {
    "by reference": [{**ARTICLE, "author": {"@id": "#ida"}}, PERSON],
    "by reference in a list": [{**ARTICLE, "author": [{"@id": "#ida"}]}, PERSON],
    "by an address alone": [{**ARTICLE, "author": "#ida"}, PERSON],
    "creator by reference": [{**ARTICLE, "creator": {"@id": "#ida"}}, PERSON],
    "given and family name": [{**ARTICLE, "author": {"@type": "Person", "givenName": "Ida", "familyName": "Strand"}}],
    "page in place of the article": [{"@type": ["WebPage"], "author": {"@id": "#ida"}}, PERSON],
}
BYLINES = {
    "link to the author": '<a rel="author" href="/x">Ida Strand</a>',
    "links that stand together": '<p><a rel="author">Ida Strand</a> and <a rel="author">Per Vik</a></p>',
    "path of authors": '<p>By <a href="/reporters/ida">Ida Strand</a></p>',
    "autoren": '<p>von <a href="/autoren/ida">Ida Strand</a></p>',
    "class of one word": '<p class="autorenzeile">Von Ida Strand und Per Vik, Kiel am 3. Mai</p>',
    "list": '<ul class="author"><li>Ida Strand</li></ul>',
    "auteurs": '<div>par <span class="auteurs">Ida Strand</span>, 21 juin</div>',
    "day before the name": '<span class="meta-author">Posted on</span> <span class="author">by Ida Strand</span>',
    "day before the name, de": '<span class="meta-author">Publiziert am</span> <span class="author">Ida Strand</span>',
    "line": "<h5>By Ida Strand</h5>",
    "line, de": "<span>von Ida Strand</span>",
    "line, ru": "<p>Автор: Ida Strand</p>",
    "line, es": "<p>Por Ida Strand</p>",
    "label of its own": "<li><strong>Autorin/Autor</strong> Ida Strand</li>",
    "label below the article": f"{LONG * 3}<ul><li><strong>Autorin/Autor</strong> Ida Strand</li></ul>",
    "line with a label below the article": f"{LONG * 3}<p>Text: Ida Strand</p>",
    "role behind a link": '<div class="author"><a href="/author/ida">Ida Strand</a> Fish Master</div>',
    "button": '<a rel="author" href="/author/ida">View all posts by Ida Strand</a>',
    "sidebar around all": '<div class="sidebar"><h1>Quay</h1><a rel="author">Ida Strand</a></div>',
    "label with the name behind it": "<div><b>Day:</b> 3 May<br><span>Autor:</span> Ida Strand<br>Place: Kiel</div>",
    "label and the name in elements": "<div>3 May | <span>Author:</span> <span>Ida Strand</span> | 4 min</div>",
    "label in a list of terms": "<dl><dt>Day</dt><dd>3 May</dd><dt>Auteur :</dt><dd>Ida Strand</dd></dl>",
    "label that is a heading": f"{LONG * 3}<div><h5>Datum:</h5>3.5.<br><h5>Autor: </h5>Ida Strand</div>",
    "by that only programs read": '<div>yes! <span class="sr-only">| By </span> <span>Ida Strand</span> | 3 May</div>',
    "card of the author in a link to the author": f'<a href="/autor/ida"><p>{"She writes. " * 12}</p><p class="author">Ida Strand</p></a>',
    "teaser beside the headline": '<div><h1>Quay</h1><div class="teaser-small__line"><p class="author">Ida Strand</p></div></div>',
    "two names, one a link": '<p class="byline">By <a href="/author/ida">Ida Strand</a> and Per Vik</p>',
}
TWO = {"links that stand together", "class of one word", "two names, one a link"}
OTHERS = {
    "comment": '<div class="comments"><span class="author">Ida Strand</span></div>',
    "related": '<div class="related-articles"><a rel="author">Ida Strand</a></div>',
    "menu": '<nav><a rel="author">Ida Strand</a></nav>',
    "teaser below": f"{LONG * 3}<p>By Ida Strand</p>",
    "links in a byline": '<p class="byline">In <a href="/c">Harbour News Stories</a></p>',
    "life": f'<div class="author">{"He reported for papers. " * 9}<a href="/p">Harbour Post</a></div>',
    "pictures": '<p class="byline">Foto: Ida Strand</p>',
    "newsroom": '<a rel="author">Online-Redaktion</a>',
    "field of a form": '<p class="comment-form-author">Name Surname</p>',
    "card of another article": f'<a href="/other"><h3>{"The ferry is late. " * 5}</h3><p class="author">Ida Strand</p></a>',
    "short card of another article": '<a href="/o"><h3>The ferry to Kiel is late</h3><p class="author">Ida Strand</p></a>',
    "cards of other articles": '<div class="teaser-list"><div>The ferry</div><span class="x__author">By Ida Strand</span></div>',
    "label of the pictures": "<div><span>Fotos:</span> Ida Strand</div>",
    "label before a sentence": f"<p><b>Author:</b> {'the harbour board has known of it. ' * 5}</p>",
    "by in a sentence": "<p>It was mended <i>by</i> Ida Strand and others, who came from Kiel in a boat of their own.</p>",
    "button for more": '<div class="author">He wrote. <a href="/autoren/ida">Zur Artikelübersicht</a></div>',
    "section in another script": '<div class="author">منوعات</div>',
    "heads of columns": "<table><tr><th>Author</th><th>Publication Day</th></tr></table>",
    "tabs": '<div><a href="#t">Text</a> <a href="#p">Big Picture</a></div>',
    "label before nothing": "<div><span>Author:</span></div>",
    "count": '<span class="author">人氣(123)</span>',
    "unseen": '<span class="author" hidden>Ida Strand</span>',
}


def named(html: str, *sites: str) -> tuple[tuple[str, ...], str]:
    root = tree_of(f"<html><body>{html}</body></html>")
    return authors_of(root, article_node(root), meta(root), sites)


@pytest.mark.parametrize("graph", LINKED.values(), ids=LINKED)
def test_json_ld_names_people_by_reference_and_in_parts(graph: list[object]) -> None:
    script = json.dumps({"@context": "https://schema.org", "@graph": graph})
    assert named(f'<script type="application/ld+json">{script}</script>{LONG}') == ((IDA,), "JSON-LD")


AGENCY = {"@type": "Organization", "name": "Nordpress"}
BODIES = [
    ([AGENCY], '<p class="byline">By Ida Strand</p>', (IDA,), "byline"),
    ([AGENCY], "", ("Nordpress",), "JSON-LD"),
    ([PERSON, AGENCY], '<p class="byline">By Per Vik</p>', (IDA, "Nordpress"), "JSON-LD"),
]


@pytest.mark.parametrize(("authors", "html", "expected", "origin"), BODIES)
def test_byline_names_who_wrote_for_a_body(
    authors: list[object], html: str, expected: tuple[str, ...], origin: str
) -> None:
    script = json.dumps({**ARTICLE, "author": authors})
    page = f'<script type="application/ld+json">{script}</script><h1>Quay</h1>{html}{LONG}'
    assert named(page) == (expected, origin)


SITE = {"@type": "NewsMediaOrganization", "name": "Quay & Post", "logo": "/logo.png"}
NAMED_AS_SITE = {
    "organization with a logo": f'<script type="application/ld+json">{json.dumps(SITE)}</script>',
    "part of the site's name": '<meta property="og:site_name" content="All of Kiel | Quay & Post">',
    "name on a telephone": '<meta name="apple-mobile-web-app-title" content="Quay & Post">',
}


@pytest.mark.parametrize("head", NAMED_AS_SITE.values(), ids=NAMED_AS_SITE)
def test_the_sites_name_is_no_author_wherever_the_page_states_it(head: str) -> None:
    person = json.dumps({**ARTICLE, "author": {"@type": "Person", "name": "Quay & Post"}})
    html = f'<html><head>{head}<script type="application/ld+json">{person}</script></head>'
    root = tree_of(f'{html}<body><h1>Quay</h1><p class="byline">By Ida Strand</p>{LONG * 5}</body></html>')
    assert stated_by(root, article_node(root), meta(root), {}, None).authors == (IDA,)


def test_an_agency_that_is_named_beside_the_site_stays_an_author() -> None:
    graph = [{**ARTICLE, "author": {"@type": "Organization", "name": "Nordpress"}}, SITE]
    root = tree_of(f'<script type="application/ld+json">{json.dumps(graph)}</script>{LONG}')
    assert stated_by(root, article_node(root), meta(root), {}, None).authors == ("Nordpress",)


def test_a_byline_names_who_wrote_where_microdata_names_a_body() -> None:
    body = '<div itemprop="author" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Nordpress</b></div>'
    assert named(f'<h1>Quay</h1>{body}<p class="byline">By Ida Strand</p>{LONG}') == ((IDA,), "byline")
    assert named(f"<h1>Quay</h1>{body}{LONG}") == (("Nordpress",), "microdata")


def test_reference_to_nothing_names_nobody() -> None:
    script = json.dumps([{**ARTICLE, "author": {"@id": "#nobody"}}, PERSON])
    assert named(f'<script type="application/ld+json">{script}</script>{LONG}') == ((), "")


def test_byline_stands_before_the_author_of_a_page_without_an_article() -> None:
    script = json.dumps([{"@type": "WebPage", "author": {"@id": "#ida"}}, PERSON])
    html = f'<script type="application/ld+json">{script}</script><h1>Quay</h1><p class="byline">By Per Vik</p>'
    assert named(html) == ((PER,), "byline")


@pytest.mark.parametrize(("name", "html"), BYLINES.items())
def test_byline_that_readers_see_is_found(name: str, html: str) -> None:
    assert named(f"<h1>Quay closed</h1>{html}{LONG}") == ((IDA, PER) if name in TWO else (IDA,), "byline")


@pytest.mark.parametrize("html", OTHERS.values(), ids=OTHERS)
def test_others_that_a_page_names_are_no_authors(html: str) -> None:
    assert named(f"<h1>Quay closed</h1>{html}{LONG}") == ((), "")


def test_author_of_another_article_is_not_taken_with_the_first() -> None:
    teaser = '<div><div><p><a rel="author">Per Vik</a></p></div></div>'
    assert named(f'<h1>Quay</h1><div><p><a rel="author">Ida Strand</a></p></div>{teaser}')[0] == (IDA,)


@pytest.mark.parametrize("label", ["Written by", "Verfasst von", "Écrit par", "Escrito por", "Автор", "作者"])
def test_card_with_a_label_names_the_author(label: str) -> None:
    head = f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="Ida Strand">'
    assert named(head + LONG) == ((IDA,), "twitter:data1")


def test_card_with_another_label_names_nobody() -> None:
    head = '<meta name="twitter:label1" content="Filed under"><meta name="twitter:data1" content="Harbour News">'
    assert named(head + LONG) == ((), "")


def test_microdata_gives_the_name_and_not_the_life() -> None:
    html = '<div itemprop="author"><b itemprop="name">Ida Strand</b> he reported for the Harbour Post, the Quay</div>'
    assert named(html) == ((IDA,), "microdata")


def test_microdata_of_a_comment_is_no_author() -> None:
    assert named('<div itemprop="comment"><b itemprop="author">Ida Strand</b></div>') == ((), "")
