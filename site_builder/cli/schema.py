"""``site-builder schema``."""

from __future__ import annotations

import json

import click

KINDS = ("site", "source", "story", "question", "claim", "page")


@click.command(epilog="\b\nExample:\n  site-builder schema claim > claim.schema.json")
@click.argument("kind", type=click.Choice(KINDS))
def schema(kind: str) -> None:
    """Print the JSON Schema of one kind of file's fields."""
    from site_builder.model.schemas import json_schema

    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
