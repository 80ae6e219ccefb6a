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
