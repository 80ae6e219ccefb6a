// Following the preview. livereload's script keeps the connection; being told that something changed, this page asks
// what, so it always ends with the newest state, however many changes came and whatever was lost on the way.
const PATH = location.pathname;
let shown = own.dataset.preview;
let status = own.dataset.status;
let told = "";
let base = document.documentElement.cloneNode(true);
let asking = false;
let again = false;

async function ask() {
  again = true;
  if (asking) return;
  asking = true;
  try {
    while (again) {
      again = false;
      await take();
    }
  } catch {
    // The preview has ended, or is about to come back: then the connection is made anew, and asks.
  } finally {
    asking = false;
  }
}

async function take() {
  const query = new URLSearchParams({ path: PATH, shown, told });
  const reply = await fetch(`/_preview/news?${query}`);
  if (!reply.ok) return;
  const { page, notice } = await reply.json();
  if (notice) {
    told = notice.digest;
    banner.show(notice);
  }
  if (page?.location) location.replace(page.location);
  else if (page) change(page);
}

function change(page) {
  const next = new DOMParser().parseFromString(page.html, "text/html").documentElement;
  const merged = String(page.status) === status && merger(base, next);
  base = next;
  shown = page.digest;
  if (!merged) keeping.reload();
}

keeping.restore();
addEventListener("pageshow", (event) => event.persisted && ask());

window.LiveReloadPluginPreview = class {
  static identifier = "preview";
  static version = "1";
  analyze = () => ({ shown, told });
  reload = () => (ask(), true);
};
const client = document.createElement("script");
const port = location.port || (location.protocol === "https:" ? 443 : 80);
client.src = `/_preview/livereload.js?${new URLSearchParams({ host: location.hostname, port, mindelay: 200, maxdelay: 2000 })}`;
client.dataset.preview = "";
own.after(client);
