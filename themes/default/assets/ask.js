// What a query finds: with fewer words where nothing has all of them, and how many pages of each kind.
const MOST_WORDS = 12;

// What of the words stands nowhere is left out, and where nothing has all the rest, as many are looked for as go together, those
// that are found least often first. pagefind by itself leaves out what it does not know, and does not say so.
export async function ask(pagefind, words, options, characters) {
  const look = (words) => lookFor(pagefind, words, options, characters);
  const whole = { ...(await look(words)), used: words };
  const parts = words.replace(/["“”„«»]/g, " ").split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (parts.length < 2 && parts.join(" ") === words) return whole;
  const each = [];
  for (const [at, part] of parts.entries()) each.push({ at, part, many: (await look(part)).results.length });
  const known = each.filter(({ many }) => many);
  if (whole.results.length && known.length === each.length) return whole;
  let best = { ...whole, results: [] }, kept = [];
  for (const one of known.sort((a, b) => a.many - b.many)) {
    const more = [...kept, one].sort((a, b) => a.at - b.at);
    const used = more.map(({ part }) => part).join(" ");
    const tried = await look(used);
    if (tried.results.length) [best, kept] = [{ ...tried, used }, more];
  }
  return best;
}

async function lookFor(pagefind, words, options, characters) {
  if (!/[\u0e00-\uffff]/.test(words)) return pagefind.search(words || null, options);
  // Scripts that are written without spaces.
  const { lookSideBySide } = await import(new URL(characters, document.baseURI));
  return lookSideBySide(pagefind, words, options);
}

// How many pages of each kind, verdict and so on the query found; what was chosen is counted as if it were not.
export function count({ filters: found, totalFilters: whole }, selects, written) {
  for (const select of selects) {
    const counts = (select.value ? whole : found)?.[select.name];
    for (const option of select.options) {
      if (!option.value) continue;
      const many = counts && Object.hasOwn(counts, option.value) ? counts[option.value] : 0;
      option.text = counts ? `${option.value} (${written.format(many)})` : option.value;
      option.hidden = counts && !many && !option.selected;
    }
  }
}

// Which sentence tells what was found, what stands in it, and how many pages of each kind there are.
export function told(words, { used, results, filters: found }, written) {
  if (!results.length) return ["none"];
  const kinds = Object.entries(found?.kind ?? {}).filter(([, many]) => many).sort(([, a], [, b]) => b - a);
  return [
    used !== words ? "fewer" : words ? "found" : "all",
    { words, fewer: used, count: written.format(results.length) },
    kinds.length > 1 ? ` (${kinds.map(([kind, many]) => `${kind} ${written.format(many)}`).join(" · ")})` : "",
  ];
}
