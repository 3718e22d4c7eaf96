// Where the reader stands, and the log: take it along, start over, take that back.

import { h, say } from "./dom.js";
import { kernelLink } from "./kernel_link.js";
import { followLinks, keepLinks } from "./links.js";
import { ownKeys } from "./sliders.js";

export function renderProgress({ model, el, signal }) {
  const standing = h("div", { class: "vbc-progress-standing" });
  const where = h("p", { class: "vbc-help" });
  const aside = h("div", { class: "vbc-card-aside", role: "status" });
  const button = (label, click) => h("button", { type: "button", class: "vbc-button", click }, label);
  const root = h("section", { class: "vbc vbc-card vbc-progress", "aria-label": "Your progress" });
  const link = kernelLink({ model, el, signal, busy: (on) => root.setAttribute("aria-busy", String(on)) });

  const ask = async (type, done, content) => {
    const reply = await link.ask(type, content);
    if (!reply) return null;
    say(aside, reply.failed ? `That did not work: ${reply.failed}` : `${done}${reply.said ? ` ${reply.said}` : ""}`);
    return reply;
  };
  const take = async () => {
    const file = await ask("export", "Your work is in your downloads, as one file to hand in or to take along:");
    if (!file?.text) return;
    const address = URL.createObjectURL(new Blob([file.text], { type: "application/jsonl" }));
    h("a", { href: address, download: file.name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  const chosen = h("input", { type: "file", accept: ".jsonl", hidden: "", "aria-hidden": "true", tabindex: "-1" });
  chosen.addEventListener("change", async () => {
    const file = chosen.files[0];
    chosen.value = "";
    if (!file) return;
    if (file.size > 16e6) return say(aside, "That file is too large to be exported work.");
    await ask("take_in", "", { name: file.name, text: await file.text() });
  }, { signal });
  const startOver = () => ask("reset", "You have started over. Your old work is put aside, not deleted; “Undo starting over” brings it back.");
  const undo = button("", () => ask("undo", "Everything is back."));
  const show = () => {
    const open = new Map([...standing.querySelectorAll("details")].map((one) => [one.dataset.chapter, one.open]));
    const focused = standing.contains(document.activeElement) && document.activeElement.closest("details")?.dataset.chapter;
    standing.innerHTML = model.get("html");
    keepLinks(standing);
    for (const one of standing.querySelectorAll("details")) {
      if (open.has(one.dataset.chapter)) one.open = open.get(one.dataset.chapter);
      if (focused === one.dataset.chapter) one.querySelector("summary").focus();
    }
    where.textContent = model.get("where");
    where.classList.toggle("vbc-progress-warning", model.get("warns"));
    undo.textContent = model.get("undo");
    undo.hidden = !undo.textContent;
  };
  root.append(standing, where, h("div", { class: "vbc-card-buttons" }, button("Export my work", take), button("Take in a file…", () => chosen.click()), button("Start over", startOver), undo, chosen), aside, link.notice);
  ownKeys(root);
  followLinks(standing);
  el.classList.add("vbc-widget");
  el.append(root);
  for (const name of ["html", "where", "warns", "undo"]) model.on(`change:${name}`, show);
  show();
}
