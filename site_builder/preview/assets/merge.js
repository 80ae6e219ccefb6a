// Changing a page in place. `base` is the page as the server last gave it, `next` as it gives it now, and `live` what
// the reader has in front of them: only what differs between the first two is done to the third. So whatever a reader
// or a script has changed since (an opened disclosure, a filled field, a filtered table) stays, as do scroll and focus.
const own = document.querySelector("script[data-preview]");

const merger = (() => {
  const leaving = new WeakSet();
  let fresh = [];

  class Unmergeable extends Error {}

  // What of a node belongs to the page: all before our own script, but for style sheets that are on their way out.
  function parts(node) {
    const found = [];
    for (const child of node.childNodes) {
      if (child.localName === "script" && child.hasAttribute("data-preview")) break;
      if (!leaving.has(child)) found.push(child);
    }
    return found;
  }

  function merge(live, base, next) {
    if (base.isEqualNode(next) || next.localName === "noscript") return;
    if (next.nodeType !== Node.ELEMENT_NODE) {
      if (live.data !== next.data) live.data = next.data;
    } else if (next.localName === "link" && next.relList.contains("stylesheet")) {
      exchangeStyle(live, next);
    } else if (next.localName === "script") {
      if (base.getAttribute("src") !== next.getAttribute("src")) throw new Unmergeable("another script");
      live.textContent = next.textContent;
    } else {
      mergeAttributes(live, base, next);
      mergeParts(live, parts(base), parts(next));
    }
  }

  function mergeAttributes(live, base, next) {
    for (const { name, value } of next.attributes) {
      if (base.getAttribute(name) !== value) live.setAttribute(name, value);
    }
    for (const { name } of base.attributes) {
      if (!next.hasAttribute(name)) live.removeAttribute(name);
    }
  }

  function mergeParts(live, base, next) {
    const now = parts(live);
    if (now.length !== base.length || now.some((node, i) => node.nodeName !== base[i].nodeName)) {
      throw new Unmergeable("a script has added or removed something here");
    }
    const partners = pair(base, next);
    const kept = new Set(partners);
    let after = now.length ? now.at(-1).nextSibling : live.firstChild;
    now.forEach((node, i) => kept.has(i) || node.remove());
    for (let i = next.length - 1; i >= 0; i--) {
      const stays = partners[i] >= 0;
      const node = stays ? now[partners[i]] : document.importNode(next[i], true);
      if (!stays) fresh.push(node);
      if (node.nextSibling !== after || !stays) place(live, node, after);
      after = node;
    }
    partners.forEach((from, i) => from >= 0 && merge(now[from], base[from], next[i]));
  }

  function place(parent, node, before) {
    // A browser that can, moves without letting go of focus.
    if (node.parentNode === parent && parent.moveBefore) parent.moveBefore(node, before);
    else parent.insertBefore(node, before);
  }

  // What two nodes have in common when one continues the other: the id, or everything, or, without an id, the kind.
  const KEYS = [
    (node) => node.id && `${node.nodeName}#${node.id}`,
    (node) => node.outerHTML,
    (node) => !node.id && node.nodeName,
  ];

  // For each node of `next`, the place in `base` of the node that it continues, or -1 when it is new.
  function pair(base, next) {
    const partners = next.map(() => -1);
    let start = 0;
    let [end, last] = [base.length, next.length];
    while (start < end && start < last && base[start].isEqualNode(next[start])) partners[start] = start++;
    while (end > start && last > start && base[end - 1].isEqualNode(next[last - 1])) partners[--last] = --end;
    const free = new Set();
    for (let i = start; i < end; i++) free.add(i);
    for (const key of KEYS) {
      const waiting = new Map();
      for (const j of free) {
        const name = key(base[j]);
        if (name) (waiting.get(name) ?? waiting.set(name, []).get(name)).push(j);
      }
      for (let i = start; i < last; i++) {
        if (partners[i] >= 0) continue;
        const found = waiting.get(key(next[i]))?.shift();
        if (found === undefined) continue;
        partners[i] = found;
        free.delete(found);
      }
    }
    return partners;
  }

  // The new sheet is there before the old one goes, so nothing is ever seen without style.
  function exchangeStyle(live, next) {
    const sheet = document.importNode(next, true);
    leaving.add(live);
    sheet.onload = sheet.onerror = () => live.remove();
    live.after(sheet);
  }

  // Scripts of the theme have run once. What is new and may be theirs to prepare needs them to run again;
  // data-pagefind-… is for the search index and not for a script.
  function mayNeedScript(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return false;
    return [node, ...node.querySelectorAll("*")].some((element) =>
      element.localName.includes("-") ||
      element.matches("script, button, input, select, textarea, form, dialog, [hidden]") ||
      [...element.attributes].some(({ name }) => name.startsWith("data-") && !name.startsWith("data-pagefind")));
  }

  // Change the page from `base` to `next`; false when it has to be loaded again instead.
  return function mergePage(base, next) {
    fresh = [];
    const focused = document.activeElement;
    try {
      merge(document.documentElement, base, next);
    } catch (error) {
      if (error instanceof Unmergeable) return false;
      throw error;
    }
    if (focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
    return !(document.querySelector("script[src]:not([data-preview])") && fresh.some(mayNeedScript));
  };
})();
