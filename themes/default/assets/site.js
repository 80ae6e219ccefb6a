// Conveniences only: the site is whole without them.
for (const button of document.querySelectorAll("[data-copy-button]")) {
  const section = button.closest("section");
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(section.querySelector("[data-copy]").textContent.trim());
    section.querySelector("[role=status]").textContent = button.dataset.done;
  });
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
