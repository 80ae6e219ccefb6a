// The form for a new claim. It checks what is written, in the page, and opens the repository's editor with the finished
// file. Nothing is sent anywhere before that, and nothing is kept.
const form = document.querySelector(".suggest-form");
const words = form.dataset;
const status = form.querySelector("[role=status]");
const finished = form.querySelector(".suggest-file");
const LONGEST = 7500; // Hosts refuse addresses of more than about 8,000 characters.
const SOURCE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const texts = new Map();
let numbers = 0;

// How quotations are compared: the page has it from what compares them when the site is built.
const { foldings, unspaced, omission } = JSON.parse(words.folding);
const FOLDINGS = foldings.map(([characters, becomes]) => [new RegExp(`[${characters}]`, "gu"), becomes]);
const OMISSION = new RegExp(omission, "u");
const fold = (text) =>
  FOLDINGS.reduce((folded, [characters, becomes]) => folded.replace(characters, becomes), text.normalize("NFC"))
    .normalize("NFC")
    .replace(/ +/g, " ")
    .trim();

// In scripts in which no space parts words, a quotation may be cut between any two letters, and each counts for two.
const EACH_UNSPACED = new RegExp(`[${unspaced}]`, "gu");
const CUT = new RegExp(`^(?:\\S\\p{M}|(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}]){2})`, "u");
const lengthOf = (text) => text.length + (text.match(EACH_UNSPACED) ?? []).length;

// Say whether the pieces of a quotation follow in a text, each in whole words.
function stands(quote, text) {
  let from = 0;
  for (const piece of quote.split(OMISSION).map(fold).filter(Boolean)) {
    let at = text.indexOf(piece, from);
    while (at >= 0 && cutsWord(text, at, at + piece.length)) at = text.indexOf(piece, at + 1);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

function cutsWord(text, start, end) {
  const cut = (at) => CUT.test(text.slice(at - 1, at + 1));
  return (start > 0 && cut(start)) || cut(end);
}

// The archived text of an article, from its page on this site; nothing where it cannot be had whole.
function archived(page) {
  if (!page) return Promise.resolve(null);
  if (!texts.has(page)) {
    const text = fetch(new URL(page, document.baseURI))
      .then((answer) => (answer.ok ? answer.text() : Promise.reject()))
      .then((html) => new DOMParser().parseFromString(html, "text/html").querySelector("#archived-text[data-whole]"))
      .then((text) => (text ? fold(text.textContent) : null))
      .catch(() => (texts.delete(page), null));
    texts.set(page, text);
  }
  return texts.get(page);
}

// Where the article's page is: chosen from a list, or, among very many, typed.
function articleOf(field) {
  const source = field.closest("fieldset").querySelector("[name=source]");
  if (source.options) return source.selectedOptions[0].dataset.page;
  return SOURCE.test(source.value.trim()) ? `${source.dataset.sources}${source.value.trim()}/` : "";
}

// What is wrong with a field, and what can be said for it; empty texts where there is nothing to say.
async function judge(field) {
  const value = field.value.trim();
  if (!value) return [field.required ? words.missing : "", ""];
  if (field.name === "claim" && !/[.!?。؟…]["'”’»)]*$/u.test(value)) return [words.sentence, ""];
  if (field.name === "source" && !field.options) return [SOURCE.test(value) ? "" : words.missing, ""];
  if (field.name !== "quote") return ["", ""];
  if (lengthOf(fold(value)) < 10) return [words.short, ""];
  const text = await archived(articleOf(field));
  if (text === null) return ["", ""];
  return stands(value, text) ? ["", words.stands] : [words.absent, ""];
}

// Show below a field what is wrong with it, and tell assistive technology.
function show(field, fault, good) {
  const id = `${field.id}-fault`;
  let note = document.getElementById(id);
  if (!note) {
    note = document.createElement("p");
    note.id = id;
    field.after(note);
    field.setAttribute("aria-describedby", id);
  }
  note.className = fault ? "suggest-fault" : "suggest-good";
  note.textContent = fault || good;
  field.setAttribute("aria-invalid", String(Boolean(fault)));
}

async function check(field) {
  const value = field.value;
  const [fault, good] = await judge(field);
  if (field.value === value) show(field, fault, good);
  return fault;
}

const fields = () => [...form.elements].filter((field) => field.name);

// YAML takes JSON's strings as they are (YAML 1.2, 1.3).
const scalar = (text) => JSON.stringify(text.trim().replace(/\s+/g, " "));

// A name for the file, which becomes the address of the page; the editor lets it be changed.
function slug(text) {
  const plain = text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
  const parts = plain.match(/[a-z0-9]+/g) ?? ["new", "claim"];
  let name = parts.shift().slice(0, 60);
  for (const part of parts) {
    if (name.length + part.length >= 60) break;
    name += `-${part}`;
  }
  return name;
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function file() {
  const { claim, story, verdict, summary, author } = form.elements;
  const lines = ["---", `claim: ${scalar(claim.value)}`, `verdict: ${verdict.value}`, `summary: ${scalar(summary.value)}`];
  if (story?.value) lines.push(`story: ${story.value}`);
  lines.push("evidence:");
  for (const group of form.querySelectorAll("fieldset")) {
    const value = (name) => group.querySelector(`[name=${name}]`).value.trim();
    lines.push(`  - source: ${value("source")}`, `    stance: ${value("stance")}`);
    lines.push(`    quote: ${scalar(value("quote"))}`, `    why: ${scalar(value("why"))}`);
  }
  lines.push(`published: ${today()}`);
  if (author.value.trim()) lines.push(`authors: [${scalar(author.value)}]`);
  lines.push("status: draft", "---", "");
  return lines.join("\n");
}

async function send(event) {
  event.preventDefault();
  const all = fields();
  const faults = await Promise.all(all.map(check));
  const wrong = all.filter((_, number) => faults[number]);
  status.textContent = wrong.length ? words.faults.replace("{count}", wrong.length) : "";
  finished.hidden = true;
  if (wrong.length) return wrong[0].focus();
  const address = new URL(words.editor);
  address.searchParams.set("filename", `${slug(form.elements.claim.value)}.md`);
  address.searchParams.set("value", file());
  if (address.href.length <= LONGEST) return location.assign(address);
  finished.hidden = false;
  finished.querySelector("textarea").value = file();
  status.textContent = words.long;
  finished.querySelector("textarea").focus();
}

function prepare(group) {
  for (const field of group.querySelectorAll("select, input, textarea")) {
    field.id = `section-${field.name}-${++numbers}`;
    field.closest(".suggest-field").querySelector("label").htmlFor = field.id;
  }
}

const first = form.querySelector("fieldset");
const blank = first.cloneNode(true);
prepare(first);

form.querySelector("[data-more]").addEventListener("click", ({ target }) => {
  const group = blank.cloneNode(true);
  prepare(group);
  group.querySelector("[data-remove]").hidden = false;
  target.parentElement.before(group);
  group.querySelector("[name=source]").focus();
});
form.addEventListener("click", ({ target }) => {
  if (!target.matches("[data-remove]")) return;
  const group = target.closest("fieldset");
  group.previousElementSibling.querySelector("textarea, select").focus();
  group.remove();
});
form.addEventListener("change", async ({ target }) => {
  if (target.name === "source") {
    const note = target.closest("fieldset").querySelector("[data-read]");
    const page = articleOf(target);
    note.hidden = !page;
    if (page) note.querySelector("a").href = page;
    const quote = target.closest("fieldset").querySelector("[name=quote]");
    if (quote.value.trim()) await check(quote);
  }
  if (target.name && (target.value.trim() || target.getAttribute("aria-invalid") === "true")) await check(target);
});
form.addEventListener("submit", send);
form.querySelector("[data-copy-file]").addEventListener("click", async ({ target }) => {
  const text = finished.querySelector("textarea");
  text.select();
  await navigator.clipboard?.writeText(text.value);
  status.textContent = target.dataset.done;
});
form.hidden = false;
