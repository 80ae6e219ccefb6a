"""``site-builder schema``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from site_builder.authoring.vscode import editor_files, written
from site_builder.cli._authoring import replace_files
from site_builder.cli._console import echo, echo_json, site_option
from site_builder.content.json_schema import json_schema
from site_builder.content.read_settings import load_settings

SCHEMA_KINDS = ("site", "source", "topic", "story", "question", "claimant", "claim", "legacy", "page")


@click.command(
    epilog="\b\nExamples:\n  site-builder schema claim > claim.schema.json\n  site-builder schema --vscode      completion and checks in VS Code"
)
@click.argument("kind", type=click.Choice(SCHEMA_KINDS), required=False)
@click.option("--vscode", is_flag=True, help="Write settings, snippets and schemas for VS Code into .vscode/.")
@click.option("--command", default="site-builder", show_default=True, help="How VS Code is to call site-builder.")
@site_option
def schema(kind: str | None, vscode: bool, command: str, site: Path) -> None:
    """Print the JSON Schema of one kind of file's fields, or set up VS Code for all of them.

    With --vscode, settings of your own in .vscode/ stay as they are; schemas and snippets are made anew.
    """
    if (kind is None) != vscode:
        raise click.UsageError(f"Name one kind of file ({', '.join(SCHEMA_KINDS)}), or give --vscode.")
    verdicts = [verdict.id for verdict in load_settings(site)[0].record.scale]
    if kind:
        echo_json(json.dumps(json_schema(kind, verdicts), ensure_ascii=False, indent=2))
        return
    for path in write_editor_files(site, verdicts, command):
        echo(f"Made {path}")


def write_editor_files(site: Path, verdicts: list[str], command: str) -> list[str]:
    """Write what an editor needs into a site's folder, and return the paths."""
    files = editor_files(verdicts, command)
    chosen = written(files, (path for path in files if (site / path).exists()))
    replace_files(site, chosen)
    return list(chosen)
