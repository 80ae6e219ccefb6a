// Conveniences only: the site is whole without them.
for (const button of document.querySelectorAll("[data-copy-button]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const card = button.closest(".evidence");
    const copied = card ? quotation(card) : { text: button.closest("section").querySelector("[data-copy]").textContent.trim() };
    const { text, html } = copied;
    await (html && window.ClipboardItem
      ? navigator.clipboard.write([new ClipboardItem({ "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([html], { type: "text/html" }) })])
      : navigator.clipboard.writeText(text));
    button.parentNode.querySelector("[role=status]").textContent = button.dataset.done;
  });
}

// A quotation with all that has to be said with it, as text and as HTML.
function quotation(card) {
  const { verdict, marks } = card.closest(".claim-page").dataset;
  const passage = card.querySelector(".passage");
  let words = "", gap = "";
  for (const part of passage.querySelectorAll("mark, .context")) {
    if (part.localName === "mark") words += (words && gap) + part.textContent;
    gap = part.localName === "mark" ? "" : part.textContent.trim() ? " […] " : " ";
  }
  const address = document.querySelector("[rel=canonical]").href + "#" + card.id;
  const made = document.createElement("div");
  const lines = [
    marks.replace("{}", () => words.trim()),
    "— " + card.closest("article").querySelector(".source-name").textContent.trim(),
    card.querySelector(".speaker")?.textContent.trim(),
    card.closest(".side").dataset.towards,
    `${verdict}: ${document.querySelector("h1").textContent.trim()}`,
    address,
  ].filter(Boolean);
  for (const [number, line] of lines.entries()) {
    const element = made.appendChild(document.createElement(number ? "p" : "blockquote"));
    if (line === address) Object.assign(element.appendChild(document.createElement("a")), { href: line, textContent: line });
    else element.textContent = line;
  }
  Object.assign(made.firstChild, { lang: passage.lang, dir: passage.dir, cite: address });
  return { text: lines.join("\n"), html: made.innerHTML };
}

// Narrow a story's table down to some of its claims.
for (const filter of document.querySelectorAll(".matrix-filter")) {
  const [verdict, only] = ["select", "[type=checkbox]"].map((kind) => filter.querySelector(kind));
  const status = filter.querySelector("[role=status]");
  const groups = document.querySelectorAll("#section-matrix-table tbody");
  const narrow = () => {
    let shown = 0;
    for (const group of groups) {
      const before = shown;
      for (const row of group.querySelectorAll("[data-verdict]")) {
        row.hidden = (verdict?.value && row.dataset.verdict !== verdict.value) || (only?.checked && !("contradicted" in row.dataset));
        if (!row.hidden) shown++;
      }
      group.hidden = shown === before;
    }
    status.textContent = status.dataset.words.replace("{shown}", shown);
  };
  filter.addEventListener("change", narrow);
  // A browser may bring back what was chosen before.
  addEventListener("pageshow", () => (verdict?.value || only?.checked) && narrow());
  filter.hidden = false;
}

// The first column of that table stays in sight once somebody scrolls it.
for (const frame of document.querySelectorAll(".matrix-frame")) {
  frame.addEventListener("scroll", () => frame.classList.add("matrix-scrolled"), { once: true, passive: true });
}

// Opened from a disk, a link to a folder shows what lies in it: the page is its index.html.
if (location.protocol === "file:") {
  for (const link of document.links) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
}

// Whoever opens a receipt may want to compute it again: the script that does so is fetched then, and not before.
const checking = document.querySelector("a[data-check]");
for (const receipt of checking ? document.querySelectorAll(".receipt") : []) {
  const begin = () =>
    import(new URL(checking.dataset.check, document.baseURI)).then(
      (script) => script.attach(receipt, checking),
      () => receipt.append(checking.dataset.saved),
    );
  receipt.addEventListener("toggle", begin, { once: true });
}

// Print everything, also what is folded, and fold it again afterwards.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    details.dataset.folded = "";
  }
});
addEventListener("afterprint", () => {
  for (const details of document.querySelectorAll("details[data-folded]")) {
    details.open = false;
    delete details.dataset.folded;
  }
});
