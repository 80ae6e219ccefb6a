// What a reader was looking at, kept while the page is loaded again.
const keeping = (() => {
  const KEY = "site-builder-preview";

  function pathTo(element) {
    const steps = [];
    for (let node = element; node && node !== document.documentElement; node = node.parentElement) {
      if (node.id) {
        steps.unshift(`#${CSS.escape(node.id)}`);
        break;
      }
      steps.unshift(`${node.localName}:nth-of-type(${[...node.parentElement.children].filter((other) => other.localName === node.localName).indexOf(node) + 1})`);
    }
    return steps.join(" > ");
  }

  const find = (path) => (path ? document.querySelector(path) : null);

  function reload() {
    const disclosures = [...document.querySelectorAll("details")].map((details) => [pathTo(details), details.open]);
    const focus = document.activeElement === document.body ? "" : pathTo(document.activeElement);
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY, disclosures, focus }));
    location.reload();
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    if (kept?.path !== location.pathname) return;
    for (const [path, open] of kept.disclosures) {
      const details = find(path);
      if (details?.localName === "details") details.open = open;
    }
    addEventListener("load", () => {
      find(kept.focus)?.focus({ preventScroll: true });
      scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    });
  }

  return { reload, restore };
})();
