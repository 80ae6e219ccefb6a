// Checks all quotations of the site, claim by claim, and says how far it is.
const site = document.querySelector(".check-site");
const [words, status, list] = [site.dataset, site.querySelector("[role=status]"), site.querySelector(".check-steps")];
const root = new URL(words.list, document.baseURI);
const { check, data, files, listed, load, put, say } = await import(new URL(words.check, document.baseURI));

async function claims() {
  const all = await data(root);
  const parts = await Promise.all((all.parts || []).map((_, at) => data(new URL(`claims/part-${at + 1}.json`, root))));
  return [all, ...parts].flatMap((listing) => listing.claims || []);
}

async function run() {
  const [spoil, faults] = [site.querySelector("[type=checkbox]").checked, []];
  let [done, wrong] = [0, 0];
  const all = [];
  for (const { id } of await claims()) all.push(await data(new URL(`claims/${id}/claim.json`, root)));
  const total = all.reduce((sum, { evidence }) => sum + evidence.length, 0);
  for (const claim of all) {
    const html = new TextDecoder().decode(await load(new URL(`claims/${claim.id}/`, root)));
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const item of claim.evidence) {
      const file = new URL(`sources/${item.source}/seed.txt`, root);
      const marks = [...page.querySelectorAll(`[id="${item.anchor}"] .passage mark`)].map((mark) => mark.textContent);
      const source = claim.sources[item.source];
      const steps = await Promise.all([
        check(item, source, file, marks, spoil),
        ...("manifest" in words ? [listed(root, files(`claims/${claim.id}/`, item.source, source)).then((step) => [step])] : []),
      ]).then((found) => found.flat(), (why) => [[false, "failed", { why: why.message || why }]]);
      const bad = steps.filter(([holds]) => !holds).map((step) => `${claim.claim} ${say(words, ...step)}`);
      done++;
      wrong += bad.length > 0;
      faults.push(...bad);
      status.textContent = words.progress.replace("{done}", done).replace("{total}", total).replace("{wrong}", wrong);
    }
  }
  put(list, [...faults, words.limits]);
}

site.hidden = false;
document.querySelector(".check-without").hidden = true;
site.querySelector("button").addEventListener("click", async ({ target }) => {
  target.disabled = true;
  list.replaceChildren();
  await (crypto.subtle ? run() : Promise.reject(words.insecure)).catch((why) => {
    status.textContent = say(words, false, "failed", { why: why.message || why });
  });
  target.disabled = false;
});
