"""Which of the checks that were found come in, and why the others do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from site_builder.authoring.earlier_checks.found_check import FoundCheck
from site_builder.authoring.earlier_checks.legacy_file import faults_of, file_text, legacy_id, longer_id
from site_builder.authoring.earlier_checks.plain_words import plain_words
from site_builder.content.dates import day_meant, read_date
from site_builder.content.fields import MAX_LINE, is_language, is_public_address
from site_builder.content.legacy_claim import MAX_SUMMARY, EarlierCheck
from site_builder.content.old_address import old_address
from site_builder.index.site_index import SiteIndex

MAX_APPEARANCES = 20


class Wishes(Struct, frozen=True):
    """What somebody says of all checks that are brought in.

    ``verdicts`` are the verdicts of this site's scale that come nearest to old ones, which are in small letters;
    ``language`` and ``publisher`` are for the checks that name none.
    """

    today: date
    verdicts: Mapping[str, str] = {}
    language: str = ""
    publisher: str = ""


class Taken(Struct, frozen=True):
    """A check that comes in: the file that is made, and the address on this host that leads to it from now on, if any.

    ``remark`` says what of it was left out.
    """

    file: str
    place: str
    id: str
    claim: str
    url: str
    text: str
    redirect: str | None
    remark: str = ""


class LeftCheck(Struct, frozen=True):
    """A check, or a part of a file, that does not come in: the reason in few words, and what exactly is the matter."""

    file: str
    place: str
    reason: str
    detail: str
    claim: str = ""


class _RefusedError(Exception):
    """Why a check does not come in."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail


class _Candidate(Struct, frozen=True):
    """A check that is whole."""

    file: str
    place: str
    claim: str
    check: EarlierCheck
    remark: str


class Intake:
    """Takes checks one by one, and tells in the end which files are made. ``index`` is the site as it is."""

    def __init__(self, index: SiteIndex, wishes: Wishes) -> None:
        self._index, self._wishes = index, wishes
        self._base = index.settings.record.base_url
        self._candidates: list[_Candidate] = []
        self.left: list[LeftCheck] = []
        self._known = {_bare(claim.claim): claim.path for claim in index.claims.values()}
        self._there = {_key(claim.claim, claim.legacy.url): claim.path for claim in index.legacy.values()}

    def add(self, file: str, found: FoundCheck) -> None:
        """Look at a check, and note why it does not come in where it does not."""
        claim = plain_words(found.claim)
        try:
            check, remark = self._judged(claim, found)
        except _RefusedError as refused:
            self.left.append(LeftCheck(file, found.place, refused.reason, refused.detail, claim))
            return
        self._there[_key(claim, check.url)] = f"{file}, {found.place}"
        self._candidates.append(_Candidate(file, found.place, claim, check, remark))

    def taken(self) -> list[Taken]:
        """Return the checks that come in. Those whose file would not be read as it was meant are left."""
        wanted = Counter(legacy_id(candidate.claim) for candidate in self._candidates)
        used = {
            *self._index.claims,
            *self._index.legacy,
            *(id for folder, id in self._index.unread if folder == "claims"),
        }
        used |= {alias for entry in self._index.folder("claims").values() for alias in entry.aliases}
        taken, led = [], set(self._leading())
        for candidate in self._candidates:
            id = legacy_id(candidate.claim)
            if wanted[id] > 1 or id in used:
                id = longer_id(id, candidate.claim, candidate.check.url)
            made = self._made(candidate, id, led)
            if made and id not in used:
                used.add(id)
                taken.append(made)
        return taken

    def _leading(self) -> Iterable[str]:
        """Yield the old addresses that lead to claims that are there already."""
        for entry in self._index.legacy.values():
            if address := old_address(self._base, entry.legacy.url):
                yield address

    def _made(self, candidate: _Candidate, id: str, led: set[str]) -> Taken | None:
        text = file_text(candidate.claim, candidate.check, self._wishes.today)
        faults = faults_of(f"content/claims/{id}.md", text, candidate.claim, candidate.check)
        if faults is not None:
            detail = faults[0].message if faults else "The site would read something else in it."
            self.left.append(LeftCheck(candidate.file, candidate.place, "unfit text", detail, candidate.claim))
            return None
        address, url = old_address(self._base, candidate.check.url), candidate.check.url
        leads = address if address not in led else None
        if address:
            led.add(address)
        remark = candidate.remark or ("" if leads else self._no_redirect(url))
        return Taken(candidate.file, candidate.place, id, candidate.claim, url, text, leads, remark)

    def _no_redirect(self, url: str) -> str:
        own, old = (urlsplit(address).hostname or "" for address in (self._base, url))
        return f"{url} leads to no page of this site." if own.removeprefix("www.") == old.removeprefix("www.") else ""

    def _judged(self, claim: str, found: FoundCheck) -> tuple[EarlierCheck, str]:
        if not claim:
            raise _RefusedError("no claim text", "It does not say which claim was checked.")
        verdict = plain_words(found.verdict)
        if not verdict:
            raise _RefusedError("no verdict", "It has no verdict in words.")
        for what, text in (("claim", claim), ("verdict", verdict)):
            if len(text) > MAX_LINE:
                raise _RefusedError("too long", f"The {what} has {len(text)} characters, and {MAX_LINE} are allowed.")
        url = _address(found.url)
        published = self._published(found.published)
        self._refuse_known(claim, url)
        remarks: list[str] = []
        summary = plain_words(found.summary)
        if len(summary) > MAX_SUMMARY:
            remarks.append("Its summary is too long and was left out.")
            summary = ""
        appearances = tuple(filter(is_public_address, map(str.strip, found.appearances)))[:MAX_APPEARANCES]
        if len(appearances) < len(found.appearances):
            remarks.append("Addresses where the claim was made were left out, because they are none.")
        check = EarlierCheck(
            verdict=verdict,
            comes_nearest=self._wishes.verdicts.get(verdict.casefold()),
            url=url,
            published=published,
            publisher=_line(found.publisher) or self._wishes.publisher or None,
            language=self._language(found.language),
            summary=summary or None,
            claimant=_line(found.claimant) or None,
            claimed=_day(found.claimed),
            authors=tuple(filter(None, map(_line, found.authors))),
            appearances=appearances,
        )
        return replace(
            check, claimed=None if (check.claimed or date.min) > self._wishes.today else check.claimed
        ), " ".join(remarks)

    def _published(self, text: str) -> date:
        day = _day(text)
        if day is None:
            said = f"“{text.strip()[:40]}” is no day." if text.strip() else "It does not say when it was published."
            raise _RefusedError("no date", said)
        if day > self._wishes.today:
            raise _RefusedError("no date", f"{day.isoformat()} is in the future.")
        return day

    def _language(self, text: str) -> str | None:
        text = text.strip().replace("_", "-")
        if text and not is_language(text):
            raise _RefusedError("unknown language", f"“{text[:40]}” is no language tag such as en or pt-BR.")
        return text or self._wishes.language or None

    def _refuse_known(self, claim: str, url: str) -> None:
        if own := self._known.get(_bare(claim)):
            raise _RefusedError("checked here", f"This site checks the claim itself, in {own}.")
        if there := self._there.get(_key(claim, url)):
            raise _RefusedError("duplicate", f"The same check is {there}.")


def _address(text: str) -> str:
    text = text.strip()
    if not text:
        raise _RefusedError("no address", "It does not say where it was published.")
    if not is_public_address(text):
        raise _RefusedError("hostile address", f"“{text[:80]}” is no public web address.")
    return text


def _line(text: str) -> str:
    """Return the words of a name; empty where they are too many for one."""
    words = plain_words(text)
    return words if len(words) <= MAX_LINE else ""


def _day(text: str) -> date | None:
    text = text.strip()
    found = read_date(text[:10]) if re.match(r"\d{4}-\d\d-\d\d", text) else day_meant(text[:40])
    return found if isinstance(found, date) else None


def _key(claim: str, url: str) -> tuple[str, str]:
    return _bare(claim), (urlsplit(url).hostname or "").removeprefix("www.")


def _bare(claim: str) -> str:
    """Return a claim without what makes no difference: case, spaces and signs."""
    return re.sub(r"[\W_]+", " ", claim.casefold()).strip() or claim
