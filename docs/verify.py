"""Check a published site by what it publishes (proof.md): python3 verify.py ADDRESS|FOLDER [ROOT, as you know it from elsewhere]
It recomputes manifest, receipts and quotations, and compares pages and data. 0: all of it holds; 1: it does not; 2: it could not look."""
import csv, functools, gzip, hashlib, html.parser, io, json, pathlib, re, struct, sys, unicodedata, urllib.parse, urllib.request
FILE, MOST, STANCES, faults = "integrity.json", 64 * 1024 * 1024, ("supports", "contradicts", "qualifies", "mentions"), []
COLUMNS = [*"id url status claim verdict rating summary story question answer published reviewed".split(), *STANCES, *
    "silent silent_signed not_assessed articles origins_at_least origins_at_most hangs_on claimants topics status_date status_note".split()]
def need(holds, where, sentence): holds or faults.append(f"{where}: {sentence}")
sha, lines = lambda *parts: hashlib.sha256(b"".join(parts)).digest(), lambda text: re.sub("\r\n?", "\n", text)
def bare(cell): return re.sub("(^|(?<=[;|\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029\uff1b\u060c\u061b]))'", "", "" if cell is None else str(cell))
def unzipped(content, size): return gzip.GzipFile(fileobj=io.BytesIO(content)).read(size + 1)
class Site:  # its files by their paths, from an address or from a folder; with the bytes comes the path at which they were found
    def __init__(self, place):
        self.folder = None if re.match(r"https?://", place) else pathlib.Path(place).resolve()
        self.base = (self.folder.as_uri() if self.folder else place).rstrip("/") + "/"
    @functools.lru_cache(64)
    def get(self, path):
        if {"..", ".", ""} & set(path.split("/")): raise OSError("its path leads out of the site")
        asked = self.base + urllib.parse.quote(path if self.folder else re.sub(r"(^|/)index\.html$", r"\1", path))
        with urllib.request.urlopen(urllib.request.Request(asked, headers={"User-Agent": "verify.py"}), timeout=30) as answer:
            content, url, zipped = answer.read(MOST + 1), answer.geturl(), answer.headers.get("Content-Encoding") == "gzip"
        content = unzipped(content, MOST) if zipped else content
        if not url.startswith(self.base) or len(content) > MOST: raise OSError("the host leads elsewhere, or sends too much")
        return content, re.sub(r"(^|/)$", r"\1index.html", urllib.parse.unquote(url[len(self.base):]))
    def json(self, path): return json.loads(self.get(path)[0].decode("utf-8"))
class Page(html.parser.HTMLParser):  # its elements: of each its own tag, id, attributes and .classes, and those around it
    def __init__(self, content):
        super().__init__()
        self.open, self.all = [{"own": set(), "around": set(), "text": []}], []
        self.feed(lines(content.decode("utf-8")) + "\n")
    def handle_starttag(self, tag, attrs):
        named = {"#" + value if name == "id" else f"{tag} {name}={value}".lower() for name, value in attrs if value}
        own = {tag, *named, *("." + name for name in (dict(attrs).get("class") or "").split())}
        self.open.append(e := {"own": own, "around": self.open[-1]["own"] | self.open[-1]["around"], "text": []}) or self.all.append(e)
    def handle_endtag(self, tag):
        while any(tag in element["own"] for element in self.open) and tag not in self.open.pop()["own"]: pass
    def handle_data(self, text): [element["text"].append(text) for element in self.open]
    def texts(self, *names): return ["".join(e["text"]) for e in self.all if names[-1] in e["own"] and e["around"].issuperset(names[:-1])]
    def text(self, *names): return "".join(self.texts(*names)).strip(" \t\n\f\r")
    def reviews(self):
        found = []  # every object of the JSON-LD, however deep it stands
        for text in self.texts("script type=application/ld+json"): json.loads(text, object_hook=lambda value: found.append(value) or value)
        return [value for value in found if re.search("(^|[/:#'])ClaimReview($|')", str(value.get("@type")))]
def check_manifest(site, known):
    head = site.json(FILE)
    files, parts = list(head.get("files", ())), {f"integrity-{at}.json": part for at, part in enumerate(head.get("parts", ()), 1)}
    for name, part in parts.items():
        need((name, sha(site.get(name)[0]).hex()) == (part["path"], part["sha256"]), name, "this part of the manifest is another one")
        files += site.json(name)["files"]
    told = ["generator {name} {version}".format(**head["generator"]), *(f"{name} {head[name] or '-'}" for name in ("commit", "previous"))]
    told += ["%s %d %s %d %s" % (f["sha256"], f["size"], f.get("host", "sends"), len(f["path"].encode()), f["path"]) for f in files]
    root = sha("\n".join(["site-builder integrity 1", *told, f"files {len(files)}\n"]).encode()).hex()
    listed, own, paths = {f["path"]: f for f in files}, {FILE, *parts}, [f["path"].encode() for f in files]
    need(root == (known or root), FILE, f"its root is {root}, and not the one that you know")
    whole = paths == sorted(set(paths)) and len(files) == head["count"] and not own & listed.keys() and head["version"] == 1
    need(whole and root == head["root"], FILE, "its root is not that of its list, or the list is not in order, or not whole")
    for path, file in listed.items():
        try: not site.folder and file.get("host") == "reads" or check_file(path, file, listed, *site.get(path))
        except Exception as error: need(False, path, f"it cannot be read ({error})")
    for file in sorted(f for f in site.folder.rglob("*") if f.is_symlink() or not f.is_dir()) if site.folder else ():
        path = file.relative_to(site.folder).as_posix()
        need(not file.is_symlink() and (path in listed or path in own), path, "the manifest does not list it")
    return root, listed
def check_file(path, file, listed, content, found):
    digest, wanted, is_page = sha(content).hex(), file["sha256"], path.endswith(".html")
    if (digest, len(content)) != (wanted, file["size"]):
        if file.get("host") == "redirects" and found != path and listed.get(found, {}).get("sha256") == digest: return
        other = {sha(content[3:]).hex(): "a byte order mark was added", sha(content.replace(b"\r\n", b"\n")).hex(): "its line ends differ"}
        error = not is_page and re.match(rb"\s*<(!doctype|html)", content, re.IGNORECASE) and "a web page comes in place of this file"
        return need(False, path, other.get(wanted, error or "this is not the file that the manifest lists"))
    plain, data = path.endswith(".gz") and listed.get(path[:-3]), re.sub(r"^(claims/[^/]+/)index\.html$", r"\1claim.json", path)
    need(not plain or sha(unzipped(content, plain["size"])).hex() == plain["sha256"], path, "it holds something else than its file")
    mine = not is_page or data != path and data in listed or not Page(content).reviews()
    need(mine, path, "a ClaimReview stands on a page that is not that of a claim")
def published(site, where, path, source, base, paths):
    full, pieces, excerpts = source["publish"] == "full", [], source["excerpts"] or {"paragraphs": ()}
    need((path in paths, source["archived_text"]) == (full, base + path if full else None), where, "more or less is published than is said")
    if full:
        need([sha(t := site.get(path)[0]).hex(), len(t)] == [source["sha256"], source["size"]], where, "the archived text is another one")
        return [(0, site.get(path)[0].decode("utf-8"))]
    for p in excerpts["paragraphs"]:
        steps, at, width = [bytes.fromhex(step) for step in p["path"]], p["index"], excerpts["count"]
        digest = sha(b"site-builder excerpt leaf 1\0", struct.pack(">QQ", at, p["start"]), bytes.fromhex(p["salt"]), p["text"].encode())
        while width > 1:
            pair = [digest] if at ^ 1 >= width else [steps.pop(0), digest] if at % 2 else [digest, steps.pop(0)]
            at, width, digest = at // 2, (width + 1) // 2, sha(b"site-builder excerpt node 1\0", *pair) if len(pair) == 2 else digest
        root = sha(b"site-builder excerpt root 1\0", struct.pack(">Q", excerpts["count"]), digest).hex()
        need((steps, at, root) == ([], 0, excerpts["root"]), where, f"paragraph {p['index']} does not belong to the root")
        start, text = pieces.pop() if pieces and pieces[-1][0] + len(pieces[-1][1]) == p["start"] else (p["start"], "")
        pieces.append((start, text + p["text"]))
    return None if source["publish"] == "none" else pieces
def same(a, b): return len(a) == len(b) and all(x == y or unicodedata.category(y) in ("Cc", "Cf", "Cn") for x, y in zip(a, b))
def check_receipt(where, item, source, pieces, page):
    receipt, anchor, marks = item["receipt"], f"#{item['anchor']}", page.texts(f"#{item['anchor']}", "mark")
    need([f".{item['stance']}" in e["own"] for e in page.all if anchor in e["own"]] == [True], where, "the page shows another stance")
    is_down = source.get("takedown") and source["publish"] == "none" and " […] ".join(marks) == (item["quote"] or "")
    if receipt is None: return need(is_down, where, "it has no receipt, as if its article had been taken down")
    spans = [(s["start"], s["end"], s["exact"]) for s in receipt["spans"]]
    fits = (receipt["sha256"], receipt["start"], receipt["end"]) == (source["sha256"], spans[0][0], spans[-1][1])
    need(fits, where, "the receipt names another archived text, or begins or ends elsewhere than its spans")
    for (start, end, words), done in zip(spans, (0, *(end for _, end, _ in spans))):
        stands = [words] if pieces is None else [t[start - at : end - at] for at, t in pieces if at <= start and end <= at + len(t)]
        need(done <= start < end == start + len(words) and stands == [words], where, f"something else than is quoted stands at {start}")
    shown = len(marks) == len(exact := [lines(words) for _, _, words in spans]) and all(map(same, marks, exact))
    need(shown and same(lines(item["quote"]), " […] ".join(exact)), where, "the page or the quote does not show the words of the receipt")
def check_claim(site, where, listed, row, paths, base):
    claim, page = site.json(where + "claim.json"), Page(site.get(where + "index.html")[0])
    verdict, tally, cited, sources, people, note = map(claim.get, ("verdict", "tally", "evidence", "sources", "claimants", "status_note"))
    cells = {**claim, **tally, **(tally["origins"] or {}), **{f"status_{k}": v for k, v in (note or {}).items()}, "verdict": verdict["id"],
             "rating": verdict["rating"], "claimants": "; ".join(one["name"] for one in people), "topics": "; ".join(claim["topics"])}
    need({**claim, **listed, "version": 1, "url": base + where} == claim, where, "claims.json and claim.json say different things")
    need([*map(bare, row)] == [bare(cells.get(name.removeprefix("origins_"))) for name in COLUMNS], where, "claims.csv differs")
    need([page.text(".claim-verdict", ".verdict"), page.text("h1")] == [verdict["label"], claim["claim"]], where, "the page differs")
    anchors = {name for e in page.all for name in e["own"] if name.startswith("#evidence-")}
    need(anchors <= {f"#{e['anchor']}" for e in cited}, where, "the page shows evidence that claim.json lacks")
    article = {id: source.get("version_of") or id for id, source in sources.items()}  # versions of an article are one
    counted = {stance: {article[e["source"]] for e in cited if e["stance"] == stance} for stance in STANCES}
    counted |= {"articles": (said := {article[e["source"]] for e in cited}), "not_assessed": claim["not_assessed"]}
    counted["silent"] = {article[id] for id in claim["silent"]} - said
    shown = {name: re.sub(r"\D", "", page.text(".claim-tally", ".tally-line", f".{name}")) or 0 for name in STANCES}
    for name, of in counted.items(): need(tally[name] == len(of) == int(shown.get(name, len(of))), where, f"the tally differs ({name})")
    due = not page.texts("meta name=robots") and claim["status"] == "published" and claim["claim_review"]
    ld = [(r["url"], r["claimReviewed"], *map(r["reviewRating"].get, ("alternateName", "ratingValue")),
           [(a["@type"], a["name"]) for a in r["itemReviewed"].get("author", ())]) for r in page.reviews()]
    by = [("Person" if c["kind"] == "person" else "Organization", c["name"]) for c in people if c["kind"]]
    need(ld == [(claim["url"], claim["claim"], verdict["label"], verdict["rating"], by)] * due, where, "ClaimReview is missing, or differs")
    texts = {id: published(site, where + id, f"sources/{id}/seed.txt", s, base, paths) for id, s in sources.items() if "publish" in s}
    for e in cited: check_receipt(f"{where}#{e['anchor']}", e, sources[e["source"]], texts[e["source"]], page)
    return len(cited), sum(texts[e["source"]] is None for e in cited)
def main(place, known=None):
    site, quoted, unproved, root, paths, claims = Site(place), 0, 0, "?", {}, []
    try: site.get(FILE)
    except Exception as error: return print(f"The site cannot be checked. {FILE}: it cannot be read ({error})") or 2
    try:
        root, paths = check_manifest(site, known)
        ids, head = sorted(p.split("/")[1] for p in paths if re.fullmatch(r"claims/[^/]+/claim\.json", p)), site.json("claims.json")
        lists = [head, *(site.json(f"claims/part-{at}.json") for at in range(1, len(head.get("parts", ())) + 1))]
        claims, table = [claim for listing in lists for claim in listing.get("claims", ())], site.get("claims.csv")[0].decode("utf-8-sig")
        header, *rows = (row for row in csv.reader(io.StringIO(table, newline=""), strict=True) if row[2] != "legacy" or row[4])
        whole, rows = sorted(c["id"] for c in claims) == sorted(r[0] for r in rows) == ids and header == COLUMNS, {r[0]: r for r in rows}
        need(whole, "claims.json or claims.csv", "claims are missing or made up, or the columns are other ones")
    except Exception as why: claims = need(False, f"{FILE}, claims.json or claims.csv", f"it cannot be read as what it is ({why})") or ()
    for where, claim in ((f"claims/{claim['id']}/", claim) for claim in claims):
        try: quoted, unproved = map(sum, zip((quoted, unproved), check_claim(site, where, claim, rows[claim["id"]], paths, head["url"])))
        except Exception as error: need(False, where, f"it cannot be read as a claim ({type(error).__name__}: {error})")
    print(*faults, f"{len(faults)} faults." if faults else "All of it holds.", sep="\n")
    print(f"{len(paths)} files, {len(claims)} claims, {quoted} quotations, of which {unproved} cannot be recomputed. Root: {root}\n"
          "It is not shown that a stance is right, an article true, or an archived text what its publisher wrote. Whoever can change the\n"
          "site can change all of it so that it fits: compare the root with one that you have from elsewhere.")
    return 1 if faults else 0
if __name__ == "__main__": sys.exit(main(*sys.argv[1:]) if len(sys.argv) in (2, 3) else __doc__)
