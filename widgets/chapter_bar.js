// The bar of a chapter: what the kernel says, as HTML, with the list kept open where the reader opened it.

import { h } from "./dom.js";
import { followLinks, keepLinks } from "./links.js";

export function renderChapterBar({ model, el }) {
  const root = h("section", { class: "vbc vbc-bar", "aria-label": "Where you stand in this chapter" });
  const show = () => {
    const open = root.querySelector("details")?.open;
    const focused = root.contains(document.activeElement) && document.activeElement.tagName === "SUMMARY";
    root.innerHTML = model.get("html");
    root.hidden = !model.get("html");
    const details = root.querySelector("details");
    if (details && open) details.open = true;
    if (focused) root.querySelector("summary")?.focus();
    keepLinks(root);
  };
  followLinks(root);
  el.classList.add("vbc-widget");
  el.append(root);
  model.on("change:html", show);
  show();
  if (model.get("html")) {
    try { model.send({ type: "ready" }); } catch { /* no kernel: what the notebook kept is shown */ }
  }
}
