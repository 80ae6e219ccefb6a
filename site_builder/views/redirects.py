"""Former addresses, and the addresses that took their places."""

from __future__ import annotations

from msgspec import Struct

from site_builder.content.addresses import address_of
from site_builder.views.site_view import SiteView


class Redirect(Struct, frozen=True):
    """A former address; ``target`` is the address that took its place."""

    target: str


def redirects(site: SiteView) -> tuple[tuple[str, str], ...]:
    """Return each former address with the address that took its place."""
    return tuple(
        sorted(
            (address_of(entry.folder, alias), entry.address)
            for entry in site.former.values()
            for alias in entry.aliases
        )
    )
