// What stands against the newest state, over the page and apart from it: in a shadow root, with a style sheet of its own.
const banner = (() => {
  let host;
  let closed = false;
  let parts;

  function element(name, attributes = {}, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  function make() {
    host = element("site-builder-preview");
    const root = host.attachShadow({ mode: "open" });
    const styles = ["findings", "preview"].map((name) => element("link", { rel: "stylesheet", href: `/_preview/${name}.css` }));
    const said = element("p", { class: "unseen", role: "alert" });
    const title = element("p", { class: "title", id: "title" });
    const close = element("button", { type: "button", class: "close" }, "Close ", element("kbd", {}, "Esc"));
    const findings = element("div", { class: "findings" });
    const panel = element(
      "section",
      { class: "panel", "aria-labelledby": "title", tabindex: "-1" },
      element("header", {}, title, close),
      findings,
    );
    const pill = element("button", { type: "button", class: "pill", "aria-expanded": "false" });
    root.append(...styles, said, panel, pill);
    close.addEventListener("click", () => fold(true));
    pill.addEventListener("click", () => (fold(false), panel.focus()));
    findings.addEventListener("click", copyWhereAsked);
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden && !event.defaultPrevented) fold(true);
    });
    parts = { said, title, findings, panel, pill };
    document.body.append(host);
  }

  function fold(folded) {
    closed = folded;
    parts.panel.hidden = folded;
    parts.pill.hidden = !folded;
  }

  function copyWhereAsked(event) {
    const button = event.target.closest("button[data-text]");
    if (button) copy(button);
  }

  async function copy(button) {
    const was = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.text);
    } catch {
      // Away from this machine the page is not on a secure origin, and has no clipboard but this.
      const area = element("textarea", { readonly: "", class: "unseen" });
      area.value = button.dataset.text;
      button.after(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = was), 2000);
  }

  // `notice` has a title, HTML for the findings, whether it is grave, and what to say aloud; without findings it is empty.
  function show(notice) {
    if (!notice.title) {
      host?.remove();
      host = undefined;
      closed = false;
      return;
    }
    if (!host) make();
    const isNew = parts.said.textContent !== notice.said;
    host.classList.toggle("grave", notice.grave);
    parts.title.textContent = notice.title;
    parts.pill.textContent = notice.short;
    parts.findings.innerHTML = notice.html;
    // What was closed stays closed until there is something new to say; what does not stop a build waits to be asked.
    fold(notice.grave ? closed && !isNew : true);
    // The region has to be there before its words come, or a screen reader does not notice them.
    setTimeout(() => (parts.said.textContent = notice.said), 100);
  }

  // The preview's own pages show findings, too.
  if (location.pathname.startsWith("/_preview/") || own.dataset.status === "503") addEventListener("click", copyWhereAsked);

  return { show };
})();
