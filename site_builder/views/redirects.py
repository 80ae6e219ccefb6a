"""Former addresses, and the addresses that took their places."""

from __future__ import annotations

from msgspec import Struct

from site_builder.content.addresses import address_of
from site_builder.content.old_address import old_address
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


def old_redirects(site: SiteView) -> tuple[tuple[str, str], ...]:
    """Return each address of an older site on this host, with that of the claim that was brought in from there.

    What stands at an address of a free page, or below one, stays. Of several claims of one old page the first has it.
    """
    base = site.index.settings.record.base_url
    kept = {name for page in site.pages.values() for name in (page.id, *page.aliases)}
    found: dict[str, str] = {}
    for entry in site.legacy.values():
        address = old_address(base, entry.legacy.url)
        if address is not None and address.split("/")[0] not in kept:
            found.setdefault(address, entry.address)
    files = {address.rstrip("/") for address in found}
    # A folder cannot have the name of a file, nor lie in one.
    return tuple(
        (address, target)
        for address, target in sorted(found.items())
        if not any(parent in files and not found.get(f"{parent}/") for parent in _above(address))
    )


def _above(address: str) -> tuple[str, ...]:
    """Return the folders in which an address lies, the address itself not among them."""
    steps = address.rstrip("/").split("/")
    return tuple("/".join(steps[:length]) for length in range(1, len(steps)))
