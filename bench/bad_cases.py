"""Sites that are lopsided, and what checking and building them takes.

``python -m bench.bad_cases`` makes each case, checks it, builds it from cold and again after an edit, and prints times
and peak memory. ``python -m bench.bad_cases one-source --write OUT`` writes one of them to look at.
``site-builder check --strict`` finds only what the case is about: a quotation that stands in no article and nearly in each,
articles that are the same, and the part of very long articles that is not compared.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from bench import corpus
from bench.builds import SITE_BUILDER, Tool, site_builder
from bench.corpus.parts import File
from bench.made_articles import made_articles
from bench.measuring import cost_of, machine, peak_memory_of, seconds, table

ENOUGH_RUNS = 3


class Item(NamedTuple):
    """An item of evidence."""

    source: str
    stance: str
    quote: str


def one_source(claims: int = 2000) -> Iterator[File]:
    """Yield a site in which one article is cited by every one of very many claims."""
    sentences = [
        f"Item {number} of the agenda was the lamp at gate {number}, and it was put off." for number in range(60)
    ]
    yield from _source("agenda", "The agenda of the long session", sentences)
    yield _story("agenda", ["agenda"])
    for number in range(claims):
        quoted = (sentences[number % 60], sentences[(number + 1) % 60])
        evidence = [Item("agenda", "supports", quote.rstrip(".")) for quote in quoted]
        yield _claim(f"lamp-{number}", f"Motion {number} on the lamps was put off.", "supported", "agenda", evidence)


def many_items(sources: int = 100, each: int = 5) -> Iterator[File]:
    """Yield a site in which one claim has very many items of evidence."""
    names, evidence = [f"witness-{number}" for number in range(sources)], []
    for number, name in enumerate(names):
        sentences = [
            f"Witness {number} said for the {nth}. time that bell {number * each + nth} had rung."
            for nth in range(each)
        ]
        evidence += [Item(name, "supports", sentence.rstrip(".")) for sentence in sentences]
        yield from _source(name, f"What witness {number} said", sentences)
    yield _story("bells", names)
    yield _claim("bells-rang", "The bells had rung.", "supported", "bells", evidence)


def large_seed(mebibytes: int = 5, claims: int = 50) -> Iterator[File]:
    """Yield a site with one archived text of megabytes, quoted from its beginning to its end."""
    length = mebibytes * 1024 * 1024 // 60
    sentences = [f"On page {number} of the ledger the clerk wrote down a sum." for number in range(length)]
    yield from _source("ledger", "The whole ledger", sentences)
    yield _story("ledger", ["ledger"])
    for number in range(claims):
        pages = (number * length // claims, number * length // claims + 7)
        evidence = [Item("ledger", "supports", sentences[page].rstrip(".")) for page in pages]
        yield _claim(f"ledger-{number}", f"Sum {number} is in the ledger.", "supported", "ledger", evidence)


def near_miss(sources: int = 2000) -> Iterator[File]:
    """Yield a site with a quotation that stands in no source and nearly in each of very many."""
    shared = "The hall was full to the doors, and nobody left before the vote was taken."
    for number in range(sources):
        aside = [f"Row {number} had {number % 17} empty seats when the doors were closed.", shared]
        yield from _source(
            f"report-{number}", f"Report {number} of the evening", [*aside, f"Chair {number} was broken."]
        )
    quote = "The hall was full to the doors, and nobody left before the count was taken"
    yield _claim("nobody-left", "Nobody left early.", "supported", None, [Item("report-0", "supports", quote)])


def many_rivals(rivals: int = 300) -> Iterator[File]:
    """Yield a site with a question that has very many rival answers."""
    sentences = [f"Bidder {number} put the cost at £{number + 3}.4 million in its letter." for number in range(rivals)]
    yield from _source(
        "letters", "The letters of the bidders", [*sentences, "The board opened the letters on one evening."]
    )
    yield _story("bids", ["letters"])
    front = "question: How much was the bridge to cost?\nstory: bids\nsummary: Each bidder gave a sum of its own.\n"
    yield File("content/questions/cost.md", f"---\n{front}---\nThe letters differ.\n")
    for number in range(rivals):
        evidence = [
            Item("letters", "mentions", sentences[number].rstrip(".")),
            Item("letters", "mentions", "The board opened the letters on one evening"),
        ]
        answer = f"£{number + 3}.4 million"
        statement = f"The bridge was to cost {answer}."
        yield _claim(f"cost-{number}", statement, "insufficient", "bids", evidence, ("cost", answer))


def same_articles(sources: int = 500) -> Iterator[File]:
    """Yield a site with one story of very many articles that are nearly the same, word for word."""
    _, text = next(made_articles(1))
    sentences = text.replace("\n", " ").split(". ")
    names = [f"copy-{number}" for number in range(sources)]
    for number, name in enumerate(names):
        own = f"{sentences[number % len(sentences)]} and so on {number}"
        said = [*sentences[: number % len(sentences)], own, *sentences[number % len(sentences) + 1 :]]
        yield from _source(name, f"Copy {number}", [f"{sentence}." for sentence in said])
    yield _story("copies", names)
    yield _claim("copied", "It was copied.", "supported", None, [Item(names[0], "supports", sentences[3])])


def long_articles(mebibytes: float = 5) -> Iterator[File]:
    """Yield a site with two archived texts of megabytes in running words, on one of which a claim finds nothing."""
    texts = [
        text.replace("\n", " ").split(". ") for _, text in made_articles(2, words=int(mebibytes * 1024 * 1024 / 6))
    ]
    for name, sentences in zip(("one", "other"), texts, strict=True):
        yield from _source(name, f"The {name} article", [f"{sentence}." for sentence in sentences])
    yield _story("long", ["one", "other"])
    said = texts[0][3]
    yield _claim("long", f"{said}.", "supported", "long", [Item("one", "supports", said)], silent=["other"])


def one_folder(claims: int = 50_000) -> Iterator[File]:
    """Yield the usual corpus, with so many claims that their folder has 50,000 files."""
    return corpus.files(claims)


CASES: dict[str, Callable[[], Iterator[File]]] = {
    "one-source": one_source,
    "many-items": many_items,
    "large-seed": large_seed,
    "near-miss": near_miss,
    "many-rivals": many_rivals,
    "same-articles": same_articles,
    "long-articles": long_articles,
    "one-folder": one_folder,
}


def write(case: str, out: Path) -> None:
    """Write a case into a folder that is not there or empty."""
    corpus.write(out, CASES[case]() if case == "one-folder" else _with_settings(CASES[case]()))


def _with_settings(files: Iterator[File]) -> Iterator[File]:
    yield File("content/site.yaml", "title: A lopsided site\nbase_url: https://example.org/\n")
    yield from files


def _source(id: str, title: str, sentences: Sequence[str]) -> Iterator[File]:
    paragraphs = [" ".join(sentences[start : start + 6]) for start in range(0, len(sentences), 6)]
    seed = "\n\n".join((title, *paragraphs)) + "\n"
    front = f"title: {title}\nseed: {id}.txt\nsha256: {sha256(seed.encode()).hexdigest()}\n"
    yield File(f"seeds/{id}.txt", seed)
    yield File(f"content/sources/{id}.md", f"---\n{front}---\nMade for a benchmark.\n")


def _story(id: str, sources: Sequence[str]) -> File:
    listed = "".join(f"  - {source}\n" for source in sources)
    front = f"title: The story of the {id}\nsummary: Made for a benchmark.\nsources:\n{listed}published: 2026-01-05\n"
    return File(f"content/stories/{id}.md", f"---\n{front}---\nMade for a benchmark.\n")


def _claim(
    id: str,
    statement: str,
    verdict: str,
    story: str | None,
    evidence: Sequence[Item],
    answers: tuple[str, str] | None = None,
    silent: Sequence[str] = (),
) -> File:
    items = "".join(
        f"  - source: {item.source}\n    stance: {item.stance}\n    quote: {item.quote}\n    why: Says it.\n"
        for item in evidence
    )
    belongs = f"story: {story}\n" if story else ""
    asked = f"question: {answers[0]}\nanswer: {answers[1]}\n" if answers else ""
    head = f"claim: {statement}\nverdict: {verdict}\nsummary: Made for a benchmark.\n{belongs}{asked}"
    heard = f"silent: [{', '.join(silent)}]\n" if silent else ""
    front = f"{head}evidence:\n{items}{heard}published: 2026-01-05\n"
    return File(f"content/claims/{id}.md", f"---\n{front}---\nThe words are plain. They were read.\n")


def main() -> None:
    """Measure every case, or write one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", default=[], help=f"which cases (default all): {', '.join(CASES)}")
    parser.add_argument("--write", type=Path, metavar="OUT", help="write the one case named, and measure nothing")
    chosen = parser.parse_args()
    if unknown := set(chosen.cases) - set(CASES):
        parser.error(f"There is no case {', '.join(sorted(unknown))}. The cases are: {', '.join(CASES)}.")
    if chosen.write:
        if len(chosen.cases) != 1:
            parser.error("--write takes one case.")
        try:
            write(chosen.cases[0], chosen.write)
        except OSError as error:
            sys.exit(f"bench.bad_cases: {error}")
        return
    with tempfile.TemporaryDirectory(prefix="site-builder-bench-") as name:
        print(f"{machine(Path(name))}; medians of {ENOUGH_RUNS}\n")
        rows = [_measured(case, Path(name) / case) for case in chosen.cases or CASES]
    print(table(["", "files", "check, cold", "build, cold", "after an edit", "peak memory"], rows))


def _measured(case: str, folder: Path) -> list[str]:
    write(case, folder / "site")
    tool = site_builder(folder / "site", folder)
    check = (*SITE_BUILDER, "check", "--site", str(tool.site))
    many = f"{sum(1 for path in (folder / 'site').rglob('*') if path.is_file()):,}"
    if case == "near-miss":
        return [case, many, seconds(_failing_check(check)), "–", "–", "–"]
    checks = _costs(tool, check, forget=True)
    builds = _costs(tool, tool.command, forget=True)
    edits = _costs(tool, tool.command, forget=False)
    tool.forget()
    peak = peak_memory_of(tool.command)
    return [case, many, seconds(checks), seconds(builds), seconds(edits), f"{peak:,.0f} MiB" if peak else "–"]


def _costs(tool: Tool, command: tuple[str, ...], *, forget: bool) -> float:
    taken = []
    claim = min((tool.site / "content/claims").iterdir()).stem
    for number in range(ENOUGH_RUNS):
        if forget:
            tool.forget()
        else:
            tool.edit(claim, number)
        taken.append(cost_of(command).wall)
    return statistics.median(taken)


def _failing_check(command: tuple[str, ...]) -> float:
    """Return the time of a check that ends with 1, as it has to."""
    script = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode != 1)"
    return statistics.median(cost_of((sys.executable, "-S", "-c", script, *command)).wall for _ in range(ENOUGH_RUNS))


if __name__ == "__main__":
    main()
