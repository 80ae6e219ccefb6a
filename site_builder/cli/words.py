"""``site-builder words``: begin a catalogue of the interface's words in another language, and see what is left of it."""

from __future__ import annotations

from pathlib import Path

import click
from babel import Locale

from site_builder.authoring.new_catalogue import catalogue_entries, new_catalogue
from site_builder.cli._console import echo, fail, site_option
from site_builder.cli._language import refuse_no_language
from site_builder.content.languages import is_english
from site_builder.content.locales import locale_of
from site_builder.content.read_settings import load_settings
from site_builder.content.settings import Settings
from site_builder.content.theme_folders import DEFAULT, bundled_themes, theme_exists, theme_folders
from site_builder.content.word_catalogues import all_messages, catalogue_path, untranslated_words
from site_builder.findings.counted import counted
from site_builder.store.new_files import create_file
from site_builder.store.site_paths import first_link, is_file

_EXAMPLES = """\
\b
Examples:
  site-builder words new fi        begin the words in Finnish
  site-builder words missing fi    what is left of them
"""


@click.group(epilog=_EXAMPLES)
def words() -> None:
    """Begin the words of buttons and headings in another language, and see what is left to translate.

    They stand in themes/<theme>/locales/ of the site's folder, where every build looks for them.
    """


@words.command()
@click.argument("language")
@site_option
def new(language: str, site: Path) -> None:
    """Begin a catalogue: LANGUAGE is a tag such as fi or pt-PT. A file that is there is never overwritten."""
    locale = _locale(language)
    settings = _settings(site)
    path = f"themes/{settings.theme}/{catalogue_path(language)}"
    if is_file(bundled_themes() / DEFAULT, catalogue_path(language)):
        fail(
            f"site-builder has words in {locale.get_display_name('en')} already. To say some of them in another way, "
            f"write these alone into {path}; docs/theme.md shows how."
        )
    if linked := first_link(site, path):
        fail(f"{linked} is a link to another place, and links are not followed. Put the folder itself there.")
    messages = all_messages(bundled_themes() / DEFAULT)
    try:
        create_file(site / path, new_catalogue(locale, messages))
    except FileExistsError:
        fail(f"{path} is there already and stays as it is. What is left of it: site-builder words missing {language}")
    except OSError as error:
        fail(f"{path} cannot be made: {error.strerror}.")
    echo(f"Made {path}, with {counted(len(messages), 'message')} to translate. Its head tells how.")
    if settings.language != language:
        echo(f"The site is in “{settings.language}”: write `language: {language}` in content/site.yaml to use them.")


@words.command()
@click.argument("language", required=False)
@site_option
def missing(language: str | None, site: Path) -> None:
    """Print what has no translation yet, to be pasted into the catalogue; LANGUAGE is the site's unless given."""
    settings = _settings(site)
    chosen = language or settings.language
    locale = _locale(chosen)
    left = untranslated_words(theme_folders(site, settings.theme), chosen)
    if left:
        echo(*catalogue_entries(locale, left).splitlines())
    echo(f"{counted(len(left), 'message')} without a translation into “{chosen}”.", err=True)


def _settings(site: Path) -> Settings:
    settings = load_settings(site)[0].record
    if not theme_exists(site, settings.theme):
        fail(f"There is no theme “{settings.theme}”, which content/site.yaml names.")
    return settings


def _locale(language: str) -> Locale:
    """Return what is known of a language, or end the command where there is nothing to begin."""
    refuse_no_language(language, "fi, pt-PT or zh-Hant")
    if is_english(language):
        fail("The words are written in English and need no catalogue.")
    locale = locale_of(language)
    if not locale:
        fail(f"“{language}” is no language that Unicode's CLDR knows, so its plurals and dates are not known either.")
    return locale
