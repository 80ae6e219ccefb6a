// Searches in scripts in which no space parts words. The index has each of their characters as a word of its own (the generator's
// output/search_characters.py). Those of a query are looked for one by one, and a page is found where they stand side by side.
const BLOCKS =
  "\u0e01-\u0e5b\u0e80-\u0eff\u0f00\u0f20-\u0f33\u0f40-\u0fbc\u1000-\u1049\u1050-\u109d\u1780-\u17d3\u17d7\u17dc\u17dd\u17e0-\u17e9" +
  "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u318e\u31a0-\u31bf\u31f0-\u31ff" +
  "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uaa60-\uaa7f\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\u{20000}-\u{3fffd}";
const OTHERS = "0-9A-Za-z\xc0-\u024f\u0370-\u0481\u048a-\u04ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a";
const CHARACTER = new RegExp(`(?!\\p{M})[${BLOCKS}](?:\\p{M}|[^\\s${BLOCKS}${OTHERS}])*`, "gu");
const [BEFORE, SHOWN, MOST] = [10, 60, 60];

export function parted(words) {
  return words.normalize("NFC").replace(CHARACTER, " $& ").split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

// What spaces part may stand anywhere on a page; what they do not part stands side by side. If that is nowhere, the browser parts it
// into words, and those of several characters may stand anywhere.
export async function lookSideBySide(pagefind, words, options) {
  if (words.search(CHARACTER) < 0) return pagefind.search(words, options);
  const found = await look(pagefind, words, options);
  const several = found.length ? [] : wordsIn(words).filter((word) => parted(word).length > 1);
  return { results: several.length ? await look(pagefind, several.join(" "), options) : found };
}

function wordsIn(text) {
  return globalThis.Intl?.Segmenter ? [...new Intl.Segmenter("ja", { granularity: "word" }).segment(text)].map(({ segment }) => segment) : [];
}

async function look(pagefind, words, options) {
  let pages;
  for (const parts of words.split(/\s+/).map(parted).filter((parts) => parts.length)) {
    const found = await standing(pagefind, parts.slice(0, MOST), options);
    pages = pages ? found.filter(({ id }) => pages.has(id)).map((page) => joined(pages.get(page.id), page)) : found;
    pages = new Map(pages.map((page) => [page.id, page]));
  }
  return [...(pages?.values() ?? [])].sort((a, b) => b.score - a.score).map(shown);
}

// The pages on which these parts stand side by side, each with the places where all of them do.
async function standing(pagefind, parts, options) {
  let pages = [];
  for (const [number, part] of parts.entries()) {
    const before = new Map(pages.map((page) => [page.id, page]));
    pages = (await pagefind.search(part, options)).results.flatMap((result) => {
      const earlier = before.get(result.id);
      const begin = [...new Set(result.words)].map((at) => at - number).filter((at) => !number || earlier?.begin.has(at));
      return begin.length ? [{ id: result.id, result, begin: new Set(begin), score: result.score + (earlier?.score ?? 0) }] : [];
    });
    if (!pages.length) break;
  }
  return pages.map((page) => ({ ...page, places: [...page.begin].flatMap((at) => parts.map((_, number) => at + number)) }));
}

function joined(page, other) {
  return { ...other, score: page.score + other.score, places: [...page.places, ...other.places] };
}

// A result as pagefind gives it, with the words around the first place that has something side by side.
function shown({ result, places }) {
  return {
    data: async () => {
      const page = await result.data();
      return { ...page, excerpt: excerpt(page.raw_content, places) };
    },
  };
}

function excerpt(content, places) {
  const found = new Set(places);
  const first = Math.max(0, Math.min(...places) - BEFORE);
  const words = content.split(/\s+/).slice(first, first + SHOWN);
  return words.map((word, at) => (found.has(first + at) ? `<mark>${word}</mark>` : word)).join(" ");
}
