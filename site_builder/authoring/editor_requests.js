// Keeps the editor's program at home. It would fetch its fonts, its translations and the number of its newest version from
// public servers. All of them lie in the folder above, so this script, which runs first, sends the program there. Whether the
// repository's host has trouble is asked of nobody.
"use strict";
(() => {
  const folder = new URL("../", document.currentScript.src).href;
  const published = /^https:\/\/unpkg\.com\/@sveltia\/cms(@[^/]*)?\//;
  const fonts = /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+)[^/]*\/([a-z0-9-]+\.woff2)/g;

  const troubles = /^https:\/\/(www\.githubstatus\.com|status-api\.hostedstatus\.com)\//;

  const ask = window.fetch;
  window.fetch = (what, how) => {
    if (troubles.test(what)) return Promise.resolve(Response.error());
    return ask(typeof what === "string" ? what.replace(published, folder) : what, how);
  };

  // The program writes its styles into the page. This is called before the browser looks at their fonts.
  const rewrite = (node) => {
    const text = node.nodeName === "STYLE" ? node.textContent : "";
    const local = text.replace(fonts, `${folder}fonts/$1-$2`);
    if (local !== text) node.textContent = local;
  };
  const observer = new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach(rewrite)));
  observer.observe(document.head, { childList: true });
})();
