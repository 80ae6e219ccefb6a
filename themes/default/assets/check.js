// Computes in the reader's browser what a receipt says; /proof.md has the specification. It is loaded when somebody asks.
const coder = new TextEncoder();
const eight = (value) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(value));
  return view.buffer;
};
const bytes = (digits) => Uint8Array.from(digits.match(/../g) || [], (pair) => parseInt(pair, 16));
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const sha = async (...parts) => crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer());
const marked = (name, ...parts) => sha(coder.encode(`site-builder excerpt ${name} 1\0`), ...parts);
const got = new Map();

export const load = (url) => {
  if (!got.has(url.href)) got.set(url.href, fetch(url).then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(`${answer.status} ${url.pathname}`))));
  return got.get(url.href);
};
export const data = async (url) => JSON.parse(new TextDecoder().decode(await load(url)));

// The digests of the manifest, and the paths of its parts, which are looked into until a file is found.
let manifest;
async function read(root) {
  const { files = [], parts = [] } = await data(new URL("integrity.json", root));
  return { digests: new Map(files.map(({ path, sha256 }) => [path, sha256])), parts: parts.map(({ path }) => path) };
}

// Whether what is at these paths is what the manifest lists, as the same list of three as all steps.
export async function listed(root, paths) {
  const { digests, parts } = await (manifest ||= read(root));
  for (const path of paths) {
    for (const part of parts) {
      if (digests.has(path)) break;
      (await data(new URL(part, root))).files.forEach(({ path, sha256 }) => digests.set(path, sha256));
    }
    const content = await load(new URL(path.replace(/(^|\/)index\.html$/, "$1"), root));
    if (digests.get(path) !== hex(await sha(content))) return [false, "listed", { path }];
  }
  return [true, "listed", {}];
}
export const files = (claim, id, { publish }) => [`${claim}index.html`, `${claim}claim.json`, ...(publish === "full" ? [`sources/${id}/seed.txt`] : [])];

async function rootOf(paragraph, count) {
  let [at, width, path] = [paragraph.index, count, [...paragraph.path]];
  let digest = await marked("leaf", eight(at), eight(paragraph.start), bytes(paragraph.salt), coder.encode(paragraph.text));
  for (; width > 1; at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) >= width) continue;
    const beside = bytes(path.shift() || "");
    digest = await marked("node", ...(at % 2 ? [beside, digest] : [digest, beside]));
  }
  return path.length || at ? "" : hex(await marked("root", eight(count), digest));
}

// What is published of a text, as lists of code points with their places; `say` is told what was found of it.
// With `spoil` one letter is changed first, the first at or behind the place where the quotation begins.
async function published(source, file, start, spoil, say) {
  const letter = (text, from) => {
    const points = [...text];
    const at = spoil && from >= 0 ? points.findIndex((point, place) => place >= from && /\p{L}/u.test(point)) : -1;
    if (at >= 0) points[at] = points[at] === "x" ? "y" : "x";
    return points.join("");
  };
  if (source.publish === "full") {
    let content = await load(file);
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    if (spoil) content = coder.encode(letter(decoder.decode(content), start)).buffer;
    const digest = hex(await sha(content));
    say(digest === source.sha256 && content.byteLength === source.size, "file", { size: content.byteLength, digest });
    return [[0, [...decoder.decode(content)]]];
  }
  if (source.publish === "none") return say(true, "unpublished", {});
  const { root, count, paragraphs } = source.excerpts;
  const texts = paragraphs.map((paragraph) => ({ ...paragraph, text: letter(paragraph.text, start - paragraph.start) }));
  const roots = await Promise.all(texts.map((paragraph) => rootOf(paragraph, count)));
  say(roots.every((found) => found === root), "paragraphs", { root });
  return texts.reduce((pieces, { start, text }) => {
    const last = pieces.at(-1);
    if (last && last[0] + last[1].length === start) last[1].push(...text);
    else pieces.push([start, [...text]]);
    return pieces;
  }, []);
}

const lines = (text) => [...text.replace(/\r\n?/g, "\n")];
const shows = (shown, exact) => shown.length === exact.length && exact.every((one, at) => one === shown[at] || /[\p{Cc}\p{Cf}\p{Cn}]/u.test(one));

// Check a piece of evidence; gives a list of [whether it holds, the name of a sentence, what it says].
export async function check(item, source, file, marks, spoil = false) {
  const steps = [];
  let done = 0;
  if (!item.receipt) return [[true, "unpublished", {}], [marks.join(" […] ") === (item.quote ?? ""), "page", {}]];
  const pieces = await published(source, file, item.receipt.spans[0].start, spoil, (holds, name, said) => { steps.push([holds, name, said]); });
  for (const { start, end, exact } of item.receipt.spans) {
    const [at, text] = (pieces || []).find(([at, text]) => at <= start && end <= at + text.length) || [0, []];
    const words = text.slice(start - at, end - at).join("");
    const order = done <= start && start < end && source.sha256 === item.receipt.sha256;
    if (pieces) steps.push([order && words === exact, "words", { start, end, words }]);
    done = end;
  }
  const spans = item.receipt.spans.map((span) => lines(span.exact));
  steps.push([marks.length === spans.length && spans.every((exact, at) => shows([...marks[at]], exact)), "page", {}]);
  return steps;
}

export const say = (words, holds, name, said) => {
  const sentence = words[holds ? name : `other${name[0].toUpperCase()}${name.slice(1)}`] || words.failed;
  const filled = sentence.replace(/\{(\w+)\}/g, (_, key) => (Number.isInteger(said[key]) ? said[key].toLocaleString(document.documentElement.lang) : said[key]));
  return `${holds ? "✓" : "✗"} ${filled}`;
};
export const put = (list, sentences) =>
  list.replaceChildren(...sentences.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence })));

let words;
async function sentences(page) {
  const html = new TextDecoder().decode(await load(page));
  return new DOMParser().parseFromString(html, "text/html").querySelector(".check-site").dataset;
}

function button(label, work) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  made.addEventListener("click", work);
  return made;
}

// Put a button into a receipt, and, once, one for the whole page behind `link`.
export const attach = (receipt, link) => (receipt.ready ||= prepare(receipt, link));

async function prepare(receipt, link) {
  words ||= sentences(new URL(link.href)).then((found) => {
    link.after(" ", button(found.whole, () => document.querySelectorAll(".receipt").forEach((one) => {
      one.open = true;
      attach(one, link).then(() => one.run());
    })));
    return found;
  });
  const list = document.createElement("ol");
  list.className = "check-steps";
  list.setAttribute("role", "status");
  const said = await words;
  receipt.run = async () => {
    try {
      if (!crypto.subtle) throw said.insecure;
      const card = receipt.closest(".evidence");
      const root = new URL("../", link.href);
      const url = new URL(document.querySelector("link[type='application/json']").href);
      const claim = await data(url);
      const item = claim.evidence.find(({ anchor }) => anchor === card.id);
      const file = receipt.querySelector("a[href$='/seed.txt']");
      const marks = [...card.querySelectorAll(".passage mark")].map((mark) => mark.textContent);
      const source = claim.sources[item.source];
      const steps = await check(item, source, file && new URL(file.href), marks);
      if ("manifest" in said) steps.push(await listed(root, files(url.href.slice(root.href.length).replace(/claim\.json$/, ""), item.source, source)));
      put(list, [...steps.map((step) => say(said, ...step)), said.limits]);
    } catch (why) {
      put(list, [say(said, false, "failed", { why: why.message || why })]);
    }
  };
  receipt.append(button(said.button, receipt.run), list);
}
