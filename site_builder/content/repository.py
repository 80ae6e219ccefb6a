"""Where the content is kept, and the addresses at which its host opens a file, an editor, or an issue.

The addresses are GitHub's, or GitLab's where the host's name says so; both ask for a sign-in of their own, and both
turn a visitor's edit into a proposal. GitLab takes the name of a new file from the address, and not its text.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from msgspec import Struct

from site_builder.content.settings import Settings

ISSUE_FORM = "suggest-a-claim.yml"
"""The form for people who would rather describe a claim than write its file."""


class Repository(Struct, frozen=True):
    """A repository on the web: its address, the branch that changes are proposed to, and the site's folder in it."""

    address: str
    branch: str
    folder: str

    @property
    def _deep(self) -> str:
        """The part before the name of a view: GitLab has one that no repository can have."""
        return f"{self.address}/-" if self._is_gitlab else self.address

    @property
    def _is_gitlab(self) -> bool:
        return "gitlab" in (urlsplit(self.address).hostname or "")

    def file(self, path: str, commit: str) -> str:
        """Return where a file is shown as it was at a commit."""
        return f"{self._deep}/blob/{quote(commit, safe='')}/{self._path(path)}"

    def edit(self, path: str) -> str:
        """Return where a file is edited."""
        return f"{self._deep}/edit/{quote(self.branch)}/{self._path(path)}"

    def new(self, folder: str, name: str | None = None, text: str | None = None) -> str:
        """Return where a file is begun in a folder of the site, with a name and a text that can be changed there."""
        named = {"file_name" if self._is_gitlab else "filename": name, "value": text}
        query = urlencode({key: value for key, value in named.items() if value is not None}, quote_via=quote)
        return f"{self._deep}/new/{quote(self.branch)}/{self._path(folder)}" + (f"?{query}" if query else "")

    def issue(self) -> str:
        """Return where an issue is opened, with the form for a claim where the repository has it."""
        return f"{self._deep}/issues/new" if self._is_gitlab else f"{self.address}/issues/new?template={ISSUE_FORM}"

    def report(self, title: str, text: str) -> str:
        """Return where an issue is opened with a title and a text that can be changed there."""
        names = ("issue[title]", "issue[description]") if self._is_gitlab else ("title", "body")
        return f"{self._deep}/issues/new?{urlencode(dict(zip(names, (title, text), strict=True)), quote_via=quote)}"

    def _path(self, path: str) -> str:
        return quote("/".join(filter(None, (self.folder, path))))


def stated_repository(settings: Settings) -> Repository | None:
    """Return where the site's content is kept, or None where the settings do not say."""
    if settings.repository is None:
        return None
    address = settings.repository.rstrip("/").removesuffix(".git")
    return Repository(address, settings.branch, (settings.folder or "").strip("/"))
