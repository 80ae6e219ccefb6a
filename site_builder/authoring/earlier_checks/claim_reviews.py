"""ClaimReviews (https://schema.org/ClaimReview) in JSON-LD, as pages and feeds have them: read with patience."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from site_builder.authoring.earlier_checks.found_check import FoundCheck, UnreadableFileError

Node = dict[str, Any]
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")


def checks_in(value: Any, place: str = "", address: str = "") -> Iterator[FoundCheck]:
    """Yield each ClaimReview in a value of JSON-LD. ``address`` is that of the page around it, where there is one."""
    nodes = list(_nodes(value))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    number = 0
    for node in nodes:
        if _is_review(node):
            number += 1
            yield _check(node, named, f"{place}{', ' if place else ''}item {number}", address)


def read_json_text(text: str) -> Any:
    """Return the value of a JSON text. Raises :class:`UnreadableFileError`.

    Pages often have commas too many, and line ends within texts; both are passed over.
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise UnreadableFileError("Its brackets are nested too deep.") from None
    except ValueError as error:
        fault = error
    try:
        return json.loads(_TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text)))
    except (ValueError, RecursionError):
        where = f" in line {fault.lineno}, column {fault.colno}" if isinstance(fault, json.JSONDecodeError) else ""
        raise UnreadableFileError(f"It is not the JSON that it should be{where}.") from None


def _nodes(value: Any) -> Iterator[Node]:
    """Yield each object in the order in which it stands, those in a ClaimReview as well, for others may refer to them."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _is_review(node: Node) -> bool:
    kinds = node.get("@type")
    names = [str(kind).rpartition("/")[2].rpartition(":")[2] for kind in _listed(kinds)]
    return "ClaimReview" in names


def _check(node: Node, named: dict[str, Node], place: str, address: str) -> FoundCheck:
    about = _node(node.get("itemReviewed"), named)
    rating = _node(node.get("reviewRating"), named)
    appearances = (*_listed(about.get("appearance")), *_listed(about.get("firstAppearance")))
    authors = [_node(each, named) or {"name": each} for each in _listed(node.get("author"))]
    publisher = _node(node.get("publisher"), named) or next((a for a in authors if not _is_person(a)), {})
    return FoundCheck(
        place=place,
        claim=_text(node.get("claimReviewed")),
        verdict=_text(rating.get("alternateName")),
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")) or address,
        published=_text(node.get("datePublished")),
        publisher=_text(publisher.get("name")),
        authors=tuple(filter(None, (_text(author.get("name")) for author in authors if _is_person(author)))),
        language=_language(node.get("inLanguage")),
        summary=_text(rating.get("ratingExplanation")),
        claimant=_text(
            next((_node(each, named) or {"name": each} for each in _listed(about.get("author"))), {}).get("name")
        ),
        claimed=_text(about.get("datePublished")),
        appearances=tuple(filter(None, map(_address, appearances))),
    )


def _is_person(node: Node) -> bool:
    return any(str(kind).endswith("Person") for kind in _listed(node.get("@type")))


def _node(value: Any, named: dict[str, Node]) -> Node:
    """Return the first object of a value; one that only names another is that other."""
    node = next((each for each in _listed(value) if isinstance(each, dict)), {})
    return named.get(str(node.get("@id")), node) if node.keys() == {"@id"} else node


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """Return a text; numbers and flags count as the words that they are written with."""
    value = next(iter(_listed(value)), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return str(value) if isinstance(value, str | int | float) else ""


def _address(value: Any) -> str:
    value = next(iter(_listed(value)), "")
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id") or ""
    return value.strip() if isinstance(value, str) else ""


def _language(value: Any) -> str:
    value = next(iter(_listed(value)), "")
    return _text(value.get("alternateName") or value.get("name")) if isinstance(value, dict) else _text(value)
