// What changed since the last visit, on the front page. Only this browser remembers the visit; nothing is sent anywhere.
const box = document.querySelector(".since");
const root = document.documentElement;
const NAME = `visit:${new URL(document.querySelector(".masthead-title a").href).pathname}`;
// The page names the kinds of change, the gravest first.
const KINDS = Object.keys(box.dataset).filter((name) => name.startsWith("count")).map((name) => name.slice(5).toLowerCase()).reverse();
const SHOWN = 2;
const number = new Intl.NumberFormat(root.lang, { numberingSystem: "latn" });
const written = new Intl.DateTimeFormat(root.lang, { dateStyle: "long", numberingSystem: "latn", timeZone: "UTC" });

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

function isVisit(kept) {
  return (
    typeof kept?.day === "string" && !Number.isNaN(Date.parse(`${kept.day}T00:00Z`)) && Array.isArray(kept.seen) &&
    Boolean(kept.counts) && Object.values(kept.counts).every((count) => typeof count === "number")
  );
}

function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME));
    return isVisit(kept) ? kept : null;
  } catch {
    return null;
  }
}

const changes = [...document.querySelectorAll("[data-change]")];
const counts = Object.fromEntries(KINDS.map((kind) => [kind, Number(box.dataset[`count${kind[0].toUpperCase()}${kind.slice(1)}`])]));
const now = { day: today(), counts, seen: changes.map((change) => change.dataset.change) };
const kept = recall();
// The visit before stays the one to compare with for the whole of a day.
const last = kept && (kept.day === now.day ? (isVisit(kept.last) ? kept.last : kept) : kept);

function show({ day, counts: before, seen }) {
  const [line, latest] = box.querySelectorAll(".since-counts, .since-latest");
  const more = KINDS.map((kind) => [kind, counts[kind] - (Number(before[kind]) || 0)]).filter(([, count]) => count > 0);
  const date = written.format(new Date(`${day}T00:00Z`));
  line.textContent = box.dataset[more.length ? "some" : "none"].replace("{date}", date);
  more.forEach(([kind, count], at) => line.append(`${at ? " · " : " "}${box.dataset[kind].replace("{count}", number.format(count))}`));
  const links = changes.filter((change) => !seen.includes(change.dataset.change)).slice(0, SHOWN).map((change) => change.querySelector("a").cloneNode(true));
  latest.replaceChildren(...links.flatMap((link, at) => (at ? [" · ", link] : [link])));
  latest.hidden = !more.length || !links.length;
  box.hidden = false;
}

// On the day of the first visit there is something to tell only once something has changed.
if (last && (last.day !== now.day || KINDS.some((kind) => counts[kind] > (last.counts[kind] ?? 0)))) show(last);

// Nothing is kept before somebody has been here: this visit is noted when they leave.
let forgotten = false;
addEventListener("pagehide", () => {
  if (forgotten) return;
  try {
    localStorage.setItem(NAME, JSON.stringify(last ? { ...now, last: { day: last.day, counts: last.counts, seen: last.seen } } : now));
  } catch {
    // A browser that keeps nothing is right as well.
  }
});

box.querySelector("button").addEventListener("click", () => {
  forgotten = true;
  try {
    localStorage.removeItem(NAME);
  } catch {
    // There was nothing to forget.
  }
  box.remove();
});
