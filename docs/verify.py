#!/usr/bin/env python3
"""Check a published site by what it publishes: python3 verify.py ADDRESS|FOLDER [ROOT]
It recomputes the manifest, receipts and quotations, and compares verdicts and tallies in page, JSON, CSV and ClaimReview (proof.md).
ROOT is one that you know from elsewhere. It ends with 0 if all of it holds, 1 if something does not, 2 if it could not look."""
import csv, functools, gzip, hashlib, html.parser, io, json, pathlib, re, sys, unicodedata, urllib.error, urllib.parse, urllib.request
MOST, STANCES = 64 * 1024 * 1024, ("supports", "contradicts", "qualifies", "mentions")
class Unreadable(Exception): pass
BAD, faults = (Unreadable, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError), []
def fault(where, sentence): faults.append(f"{where}: {sentence}")
sha, number = lambda *parts: hashlib.sha256(b"".join(parts)).digest(), lambda value: value.to_bytes(8, "big")
class Site:
    """Files by their paths, from an address or from a folder. ``get`` gives the bytes, and the path at which they were found."""
    def __init__(self, place):
        self.folder = None if re.match(r"https?://", place) else pathlib.Path(place).resolve()
        self.base = (self.folder.as_uri() if self.folder else place).rstrip("/") + "/"
    @functools.lru_cache(64)
    def get(self, path):
        if {"..", ".", ""} & set(path.split("/")): raise Unreadable("its path leads out of the site")
        asked = self.base + urllib.parse.quote(path if self.folder else re.sub(r"(^|/)index\.html$", r"\1", path))
        try:
            with urllib.request.urlopen(urllib.request.Request(asked, headers={"User-Agent": "verify.py"}), timeout=30) as answer:
                content, url = answer.read(MOST + 1), answer.geturl()
            if answer.headers.get("Content-Encoding") == "gzip": content = gzip.decompress(content)
        except urllib.error.HTTPError as error: raise Unreadable(f"the host answers {error.code} in place of this file")
        except (OSError, EOFError, ValueError) as error: raise Unreadable(f"it cannot be read: {getattr(error, 'reason', None) or error}")
        if not url.startswith(self.base) or len(content) > MOST: raise Unreadable("the host leads elsewhere, or sends too much")
        return content, re.sub(r"(^|/)$", r"\1index.html", urllib.parse.unquote(url[len(self.base):]))
    def json(self, path): return json.loads(self.get(path)[0].decode("utf-8"))
class Page(html.parser.HTMLParser):
    """What a claim's page shows: verdict, claim, tally, and for each piece of evidence its stance and the marked words."""
    def __init__(self, html):
        super().__init__()
        self.open, self.marks, self.stances, self.verdict, self.title, self.tally, self.data = [], {}, {}, "", "", {}, []
        self.feed(html + "\n")
    def anchor(self): return next((a["id"] for _, a in reversed(self.open) if a.get("id", "").startswith("evidence-")), None)
    def handle_starttag(self, tag, attrs):
        self.open.append((tag, attrs := {name: value or "" for name, value in attrs}))
        if attrs.get("id", "").startswith("evidence-"): self.stances[attrs["id"]] = attrs.get("class", "").split()
        if tag == "mark" and self.anchor(): self.marks.setdefault(self.anchor(), []).append("")
        if (tag, attrs.get("type")) == ("script", "application/ld+json"): self.data.append("")
    def handle_endtag(self, tag):
        while tag in [name for name, _ in self.open] and self.open.pop()[0] != tag: pass
    def handle_data(self, text):
        tags, classes = [tag for tag, _ in self.open], " ".join(attrs.get("class", "") for _, attrs in self.open).split()
        if "mark" in tags and self.anchor(): self.marks[self.anchor()][-1] += text
        self.verdict, self.title = self.verdict + text * ({"claim-verdict", "verdict"} <= set(classes)), self.title + text * ("h1" in tags)
        if {"claim-tally", "tally-line"} <= set(classes): self.tally[classes[-1]] = self.tally.get(classes[-1], "") + text
        if tags[-1:] == ["script"] and self.open[-1][1].get("type") == "application/ld+json": self.data[-1] += text
def check_manifest(site, known):
    head = site.json("integrity.json")
    files, made, told = list(head.get("files", ())), head["generator"], [head[name] or "-" for name in ("commit", "previous")]
    for part in head.get("parts", ()):
        if sha(site.get(part["path"])[0]).hex() != part["sha256"]: fault(part["path"], "this part of the manifest is another one")
        files += site.json(part["path"])["files"]
    lines = ["site-builder integrity 1", f"generator {made['name']} {made['version']}", "commit %s" % told[0], "previous %s" % told[1]]
    lines += ["%s %d %s %d %s" % (f["sha256"], f["size"], f.get("host", "sends"), len(f["path"].encode()), f["path"]) for f in files]
    root, paths = sha("\n".join([*lines, f"files {len(files)}", ""]).encode()).hex(), [f["path"].encode() for f in files]
    if root != head["root"] or head["version"] != 1: fault("integrity.json", "its root is not that of its list")
    if root != (known or root): fault("integrity.json", f"its root is {root}, and not the one that you know")
    if paths != sorted(set(paths)) or len(files) != head["count"]: fault("integrity.json", "its list is not in order, or not whole")
    listed, own = {f["path"]: f for f in files}, {"integrity.json", *(part["path"] for part in head.get("parts", ()))}
    for path, file in listed.items():
        try: not site.folder and file.get("host") == "reads" or check_file(path, file, listed, *site.get(path))
        except Unreadable as error: fault(path, str(error))
    for file in sorted(f for f in site.folder.rglob("*") if f.is_symlink() or not f.is_dir()) if site.folder else ():
        path = file.relative_to(site.folder).as_posix()
        if file.is_symlink() or not (path in listed or re.sub(r"\.(br|gz)$", "", path) in own): fault(path, "the manifest does not list it")
    return root, listed
def check_file(path, file, listed, content, found):
    digest = sha(content).hex()
    if digest == file["sha256"] and len(content) == file["size"]: return
    if file.get("host") == "redirects" and found != path and listed.get(found, {}).get("sha256") == digest: return
    for changed, what in ((content.replace(b"\r\n", b"\n"), "line ends"), (content[3:], "beginning (a byte order mark)")):
        if sha(changed).hex() == file["sha256"]: return fault(path, f"its {what} have been changed on the way")
    page = re.match(rb"\s*<(!doctype|html)", content, re.IGNORECASE) and not path.endswith(".html")
    fault(path, "a web page comes in place of this file" if page else "this is not the file that the manifest lists")
def published(site, where, source, there):
    """The stretches of an archived text that are published, each with its place; None where none is."""
    if there is not (source["publish"] == "full"): fault(where, "more or less of the archived text is published than is said")
    if source["publish"] == "full":
        content = site.get("sources/" + source["archived_text"].rsplit("/sources/", 1)[1])[0]
        if sha(content).hex() != source["sha256"] or len(content) != source["size"]: fault(where, "the archived text is another one")
        return [(0, content.decode("utf-8"))]
    pieces, excerpts = [], source["excerpts"] or {"paragraphs": ()}
    for p in excerpts["paragraphs"]:
        salt, path, at, width = bytes.fromhex(p["salt"]), [bytes.fromhex(step) for step in p["path"]], p["index"], excerpts["count"]
        digest = sha(b"site-builder excerpt leaf 1\0", number(at), number(p["start"]), salt, p["text"].encode())
        while width > 1:
            if at ^ 1 < width: digest = sha(b"site-builder excerpt node 1\0", *((path.pop(0), digest) if at % 2 else (digest, path.pop(0))))
            at, width = at // 2, (width + 1) // 2
        if path or at or sha(b"site-builder excerpt root 1\0", number(excerpts["count"]), digest).hex() != excerpts["root"]:
            fault(where, f"paragraph {p['index']} does not belong to the root")
        start, text = pieces.pop() if pieces and sum(map(len, pieces[-1][1:]), pieces[-1][0]) == p["start"] else (p["start"], "")
        pieces.append((start, text + p["text"]))
    return pieces if source["publish"] == "excerpts" else None
def check_words(where, item, source, _, page):
    down, words = source["takedown"] and source["publish"] == "none", " […] ".join(page.marks.get(item["anchor"], []))
    if not down or words != (item["quote"] or ""): fault(where, "it has no receipt, as if its article had been taken down")
def check_receipt(where, item, source, pieces, page):
    if source["sha256"] != item["receipt"]["sha256"]: fault(where, "the receipt names another archived text")
    done, marks, spans = 0, page.marks.get(item["anchor"], []), item["receipt"]["spans"]
    for start, end, words in [(span["start"], span["end"], span["exact"]) for span in spans]:
        stands = [text[start - at : end - at] for at, text in pieces or [(start, words)] if at <= start and end <= at + len(text)]
        if not done <= start < end or stands != [words]: fault(where, f"at {start} to {end} stands something else than is quoted")
        done = end
    same = lambda mark, words: len(mark) == len(words) and all(
        a == b or unicodedata.category(b) in ("Cc", "Cf", "Cn") for a, b in zip(mark, words))
    if len(marks) != len(spans) or not all(same(mark, span["exact"]) for mark, span in zip(marks, spans)):
        fault(where, "the page does not show the words of the receipt")
    if item["stance"] not in page.stances.get(item["anchor"], ()): fault(where, "the page shows another stance")
def check_claim(site, where, listed, row, paths):
    claim, html = site.json(where + "claim.json"), site.get(where + "index.html")[0].decode("utf-8")
    page, verdict, tally, cards = Page(html), claim["verdict"], claim["tally"], {e["anchor"] for e in claim["evidence"]}
    if {**claim, **listed} != claim: fault(where, "claims.json and claim.json say different things")
    if row["verdict"] != verdict["id"] or any(row[s] != str(tally[s]) for s in STANCES): fault(where, "claims.csv differs")
    if page.verdict.strip() != verdict["label"] or page.title.strip() != claim["claim"]: fault(where, "the page differs")
    if page.stances.keys() - cards: fault(where, "the page shows evidence that claim.json lacks")
    for s in STANCES:
        counted = len({e["source"] for e in claim["evidence"] if e["stance"] == s})
        if {counted, int(re.sub(r"\D", "", page.tally.get(s, "")) or 0)} != {tally[s]}: fault(where, f"the tally differs ({s})")
    found = [(r["claimReviewed"], r["reviewRating"]["alternateName"]) for r in map(json.loads, page.data) if r["@type"] == "ClaimReview"]
    due = 'name="robots"' not in html and claim["status"] == "published"
    if found != [(claim["claim"], verdict["label"])] * due: fault(where, "its ClaimReview is missing, or differs")
    texts = {id: published(site, where + id, s, f"sources/{id}/seed.txt" in paths) for id, s in claim["sources"].items() if "publish" in s}
    for e in claim["evidence"]:
        check, source = check_receipt if e["receipt"] else check_words, claim["sources"][e["source"]]
        check(f"{where}#{e['anchor']}", e, source, texts[e["source"]], page)
    return len(claim["evidence"]), sum(texts[e["source"]] is None for e in claim["evidence"])
def main(place, known=None):
    site, quoted, unproved, root, paths, claims = Site(place), 0, 0, "?", {}, []
    try: site.get("integrity.json")
    except Unreadable as error: return print(f"The site cannot be checked. integrity.json: {error}") or 2
    try:
        root, paths = check_manifest(site, known)
        lists, ids = [site.json("claims.json")], {p.split("/")[1] for p in paths if re.fullmatch(r"claims/[^/]+/claim\.json", p)}
        lists += [site.json("claims/" + part["url"].rsplit("/", 1)[1]) for part in lists[0].get("parts", ())]
        claims = [claim for listing in lists for claim in listing.get("claims", ())]
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(site.get("claims.csv")[0].decode("utf-8"), newline=""))}
        if sorted(c["id"] for c in claims) != sorted(ids) or set(rows) != ids: fault("claims.json", "claims are missing, or not published")
    except BAD as error: claims = fault("integrity.json, claims.json or claims.csv", f"it cannot be read as what it is ({error})") or []
    for claim in claims:
        where = f"claims/{claim['id']}/"
        try: quoted, unproved = map(sum, zip((quoted, unproved), check_claim(site, where, claim, rows[claim["id"]], paths)))
        except BAD as error: fault(where, f"it cannot be read as a claim ({type(error).__name__}: {error})")
    print(*faults, f"{len(faults)} faults." if faults else "All of it holds.", sep="\n")
    print(f"{len(paths)} files, {len(claims)} claims, {quoted} quotations, of which {unproved} cannot be recomputed. Root: {root}\n"
          "This does not show that a stance is right, an article is true, or an archived text is what its publisher wrote. Whoever can\n"
          "change the site can change all of it so that it fits: compare the root with one that you have from elsewhere.")
    return 1 if faults else 0
if __name__ == "__main__": sys.exit(main(*sys.argv[1:]) if len(sys.argv) in (2, 3) else __doc__)
