"""The article in a page: its text, headline and standfirst first, what the page states of it, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lxml.html import HtmlElement
from msgspec.structs import replace

from site_builder.analysis.scripts import is_belied
from site_builder.authoring.ingest.account import account_of
from site_builder.authoring.ingest.article import Account, Article
from site_builder.authoring.ingest.blocks import Block, blocks_of, hidden_blocks_of, letters, notices_of
from site_builder.authoring.ingest.body import PageBody, body_of
from site_builder.authoring.ingest.decode import GAP
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.fallback import opened
from site_builder.authoring.ingest.headline import one_line
from site_builder.authoring.ingest.linked_data import article_node, words
from site_builder.authoring.ingest.outer_captions import pictures_of, with_outer_captions
from site_builder.authoring.ingest.own_address import plain_address, saved_from
from site_builder.authoring.ingest.page import meta, tree_of
from site_builder.authoring.ingest.polls import polls_in
from site_builder.authoring.ingest.standfirst import headline_number, standfirst_of
from site_builder.authoring.ingest.stated import GUESS, Field, Stated, stated_by
from site_builder.authoring.ingest.text_language import language_of_text

MIN_ARTICLE_LETTERS = 100
"""The fewest letters that are taken for an article."""


def article_in(html: str, url: str | None) -> Article:
    """Return the article in a page, one paragraph a line. Raises :class:`IngestError`."""
    root = tree_of(html)
    node, found = article_node(root), _guess(opened(html, root), url)
    said = meta(root)
    stated = stated_by(root, node, said, found, url)
    blocks = blocks_of(root)
    body = _body(root, blocks, body_of(blocks, found["text"] or "", words(node.get("articleBody"))), stated, said)
    top = _top(blocks, body, stated)
    text = _text(top, blocks, body)
    if len(letters(text)) < MIN_ARTICLE_LETTERS or not body.taken:
        raise IngestError(
            "No article was found in this page: it may need JavaScript or a subscription. Copy the article's text into a .txt file, and give that with --from and --title."
        )
    return _article(text, stated, account_of(blocks, body, hidden_blocks_of(root), node, text), html)


def _body(
    root: HtmlElement, blocks: Sequence[Block], body: PageBody, stated: Stated, said: Mapping[str, tuple[str, ...]]
) -> PageBody:
    """Return an article's body with the captions that stand outside its element, and what is told of its polls and players."""
    headline = headline_number(blocks, body, stated.heading or stated.title.value)
    whole = with_outer_captions(blocks, body, headline, pictures_of(said))
    notices = filter(whole.holds, notices_of(root))
    return replace(whole, boxed=(*whole.boxed, *notices), polls=polls_in(blocks, body))


def _guess(html: str, url: str | None) -> dict[str, str | None]:
    # Slow to import, and needed by this command only.
    from trafilatura import bare_extraction  # Takes a second, which the process that only wants an Article can spare.

    found: Any = bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return {name: getattr(found, name, None) for name in ("text", "title", "sitename", "date", "description")}


def _top(blocks: Sequence[Block], body: PageBody, stated: Stated) -> tuple[str, ...]:
    """Return the lines that stand above the article: its headline and its standfirst, where the page has them."""
    title = stated.title.value if stated.title.origin not in (GUESS, "title") else ""
    heading = stated.heading if letters(stated.heading) != letters(title) else ""
    headlines = (heading,) if title and letters(title) in letters(heading) else (heading, title)
    return tuple(filter(None, (*headlines, *standfirst_of(blocks, body, heading or title, stated.description))))


def _text(top: Sequence[str], blocks: Sequence[Block], body: PageBody) -> str:
    """Return the archived text: what stands above an article comes first and only once."""
    above = {letters(line) for line in top}
    taken = {id(block) for block in (*body.taken, *body.outer)}
    lines = [block.text for block in blocks if id(block) in taken and block.letters not in above]
    return "\n".join((*top, *lines)) + "\n"


def _article(text: str, stated: Stated, account: Account, html: str) -> Article:
    language, remark = _language(stated.language, text)
    url = stated.url if stated.url.value else Field(plain_address(saved_from(html)) or "", "the browser that saved it")
    fields = {
        "title": stated.title,
        "publisher": stated.publisher,
        "published": stated.published,
        "modified": stated.modified,
        "url": url,
        "language": language,
    }
    origins = {name: field.origin for name, field in fields.items() if field.value}
    if stated.authors:
        origins["authors"] = stated.authors_from
    doubts = (*account.doubts, *filter(None, (remark, _gap(text))))
    return Article(
        text=text,
        title=stated.title.value or None,
        publisher=one_line(stated.publisher.value),
        authors=stated.authors,
        published=date.fromisoformat(stated.published.value) if stated.published.value else None,
        modified=date.fromisoformat(stated.modified.value) if stated.modified.value else None,
        url=url.value or None,
        language=language.value or None,
        origins=origins,
        account=replace(account, doubts=doubts),
    )


def _gap(text: str) -> str:
    """Return a sentence on a letter of the article that could not be read."""
    line = next((line for line in text.splitlines() if GAP in line), "")
    at = line.find(GAP)
    return f"A letter of the article could not be read: “{line[max(0, at - 30) : at + 20].strip()}”." if line else ""


def _language(stated: Field, text: str) -> tuple[Field, str]:
    """Return a text's language and where it is stated, and a remark where the text belies the page."""
    if stated.value and not is_belied(stated.value, text):
        return stated, ""
    remark = (
        f"The page says that its language is “{stated.value}”, and its text is in another script."
        if stated.value
        else ""
    )
    told, origin = language_of_text(text)
    return Field(told or "", origin), remark
