// The search page. pagefind is loaded when a reader reaches for the form, or comes with a question in the address.
// Results are put together from text: nothing that was indexed is ever taken as HTML.
const form = document.querySelector("form.search[data-engine]");
const [status, list, more, without, instead] = ["status", "results", "more", "without", "instead"].map((name) =>
  document.querySelector(`.search-${name}`),
);
const query = form.elements.q;
const filters = [...form.querySelectorAll("select")];
const root = new URL(form.dataset.root, document.baseURI);
const AT_ONCE = 10;
const OFFERED = 300;
const written = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });
let engine, latest = 0, waiting = [];

function say(name, values = {}) {
  status.textContent = name ? status.dataset[name].replace(/\{(\w+)\}/g, (_, value) => values[value]) : "";
  instead.hidden = name !== "failed" && name !== "none";
}

function load() {
  engine ??= import(new URL(form.dataset.engine, document.baseURI)).then(async (pagefind) => {
    await pagefind.options({ excerptLength: 28 });
    offer(await pagefind.filters());
    return pagefind;
  });
  return engine;
}

function offer(found) {
  const wanted = new URLSearchParams(location.search);
  for (const select of filters) {
    // Of very many articles or stories the ones found most are offered, and the one that the address asks for.
    const asked = wanted.get(select.name);
    const values = Object.entries(found[select.name] ?? {})
      .sort(([a, many], [b, more]) => (b === asked) - (a === asked) || more - many)
      .slice(0, OFFERED)
      .sort(([a], [b]) => a.localeCompare(b, document.documentElement.lang));
    for (const [value, count] of values) select.append(new Option(`${value} (${written.format(count)})`, value));
    if (wanted.has(select.name)) select.value = wanted.get(select.name);
    if (select.selectedIndex < 0) select.selectedIndex = 0;
    select.parentElement.hidden = values.length < 2;
  }
  form.querySelector("fieldset").hidden = filters.every((select) => select.parentElement.hidden);
}

async function search() {
  const turn = ++latest;
  try {
    if (!form.querySelector("option:not([value=''])")) say("loading");
    const pagefind = await load();
    const { ask, count, told } = await import(new URL(form.dataset.ask, document.baseURI));
    const words = query.value.trim();
    const chosen = Object.fromEntries(filters.filter((select) => select.value).map((select) => [select.name, select.value]));
    const asked = words || Object.keys(chosen).length;
    remember(words, chosen);
    const found = asked ? await ask(pagefind, words, { filters: chosen }, form.dataset.characters) : { results: [], filters: await pagefind.filters() };
    if (turn !== latest) return;
    list.replaceChildren();
    waiting = [...found.results];
    count(found, filters, written);
    await show(turn);
    if (turn !== latest) return;
    const [name, values, kinds] = asked ? told(words, found, written) : [];
    say(name, values);
    status.append(kinds ?? "");
  } catch (error) {
    engine = undefined;
    if (turn !== latest) return;
    list.replaceChildren();
    more.hidden = true;
    say("failed");
  }
}

// The address tells what was asked, so that it can be shared and the back button works.
function remember(words, chosen) {
  const asked = new URLSearchParams({ ...(words && { q: words }), ...chosen }).toString();
  history.replaceState(null, "", asked ? `?${asked}` : location.pathname);
}

async function show(turn) {
  const next = waiting.splice(0, AT_ONCE);
  const pages = await Promise.all(next.map((result) => result.data()));
  if (turn !== latest) return;
  const items = pages.map(item);
  list.append(...items);
  more.hidden = !waiting.length;
  return items[0];
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function item({ raw_url, url, excerpt, meta }) {
  const link = element("a", "", unmarked(meta.title));
  link.href = new URL((raw_url ?? url).replace(/^\/+/, ""), root);
  const about = element("p", "search-kind", meta.kind ?? "");
  if (meta.verdict) about.append(" ", verdict(meta));
  return element("li", "", about, element("h2", "", link), marked(excerpt));
}

function verdict({ verdict, drawing, tone }) {
  const icon = document.querySelector("svg.icon-sheet").cloneNode(false);
  icon.setAttribute("class", "icon");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.append(document.createElementNS(icon.namespaceURI, "use"));
  icon.firstChild.setAttribute("href", `#section-icon-${drawing}`);
  return element("span", `verdict verdict-small ${tone}`, icon, element("span", "", verdict));
}

// The index marks their characters.
const unmarked = (text) => text.replace(/<\/mark> <mark>\u2060/g, "").replace(/ (<mark>)?\u2060/g, "$1");

// pagefind marks the words found with <mark>; a parsed document runs and loads nothing, and only its text is used.
function marked(excerpt) {
  const parts = new DOMParser().parseFromString(unmarked(excerpt), "text/html").body.childNodes;
  return element("p", "search-excerpt", ...[...parts].map((part) => (part.nodeName === "MARK" ? element("mark", "", part.textContent) : part.textContent)));
}

let pause;
form.addEventListener("focusin", () => load().catch(() => { engine = undefined; }), { once: true });
form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(pause); search(); });
form.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, 200); });
more.addEventListener("click", () => show(latest).then((first) => first?.querySelector("a").focus(), () => say("failed")));

form.hidden = false;
without.hidden = true;
query.value = new URLSearchParams(location.search).get("q") ?? "";
if (location.search.length > 1) search();
