"""What is said of an article that was archived: what was made, what was read and from where, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from site_builder.authoring.ingest.article import Account, Article
from site_builder.authoring.ingest.record_text import beginning
from site_builder.authoring.ingest.text_language import tag_of_unknown
from site_builder.cli._console import echo
from site_builder.cli._suggested_origins import suggest_origins

MAX_SHOWN = 8
"""How many passages of one kind are shown; the record's comments have all of them."""


def tell_account(path: Path, files: Sequence[Path], article: Article) -> None:
    """Say what was made of an article, and what is for its editor to compare."""
    echo(*(f"Made {made}" for made in files))
    if article.tool:
        _tell_fields(article)
    _tell_language(article)
    _tell_account(article.account)
    seed = path.parent.parent.parent / "seeds" / path.with_suffix(".txt").name
    echo(f"Read {seed} beside the article, and list what belongs to the page around it under `furniture:`.")
    suggest_origins(article.text, article.language or "en")


def _tell_fields(article: Article) -> None:
    echo("A program read this; compare it with the article:")
    fields = {
        "title": article.title,
        "publisher": article.publisher,
        "authors": ", ".join(article.authors),
        "published": str(article.published or ""),
        **({"modified": str(article.modified)} if article.modified else {}),
        "url": article.url,
        "language": article.language,
    }
    for name, value in fields.items():
        origin = article.origins.get(name)
        unknown = f"– (nothing states it; {tag_of_unknown(article.text) if name == 'language' else 'null'})"
        echo(f"  {name:<10} {value or unknown}" + (f"  [{origin}]" if value and origin else ""))


def _tell_language(article: Article) -> None:
    """Say which language a plain text was taken for, or how to record one that nothing tells."""
    if not article.language:
        echo(
            "Nothing tells the article's language. Write its tag in the record, such as `language: pl` for Polish, or give it with --language."
        )
    elif not article.tool and article.origins.get("language") != "given":
        echo(f"Its language was recorded as “{article.language}”, by {article.origins['language']}; compare that.")


def _tell_account(account: Account) -> None:
    for sentence in (*account.remarks, *account.doubts):
        echo(sentence)
    _tell_passages("Look at the page: paragraphs that read like the article's were not taken", account.missing)
    _tell_passages("Left out, because they stand in boxes beside the article", account.boxes)
    _tell_passages("Left out, because the page says that it is the byline", account.bylines)
    _tell_passages("Left out, because the page strikes them out", account.struck)
    _tell_passages("Captions of pictures, which stand in the text", account.captions)
    if account.missing or account.doubts:
        echo("`check` warns of this until somebody writes under `left_out:` in the record why it is right.")


def _tell_passages(heading: str, passages: Sequence[str]) -> None:
    if not passages:
        return
    echo(f"{heading}: {len(passages)}")
    for passage in passages[:MAX_SHOWN]:
        echo(f"  “{beginning(passage)}”")
    if len(passages) > MAX_SHOWN:
        echo(f"  and {len(passages) - MAX_SHOWN} more, in the record's comments")
