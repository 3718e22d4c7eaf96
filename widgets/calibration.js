// Calibration: words, a picture or the same as a table, the course over time, and the Brier score. `shown` holds the parts as HTML.

import { h, heading } from "./dom.js";

export function renderCalibration({ model, el }) {
  const boxes = Object.fromEntries(["headline", "picture", "time", "brier"].map((name) => [name, h("div")]));
  const tables = Object.fromEntries(["table", "times"].map((name) => [name, h("div", { class: "vbc-calibration-scroll", hidden: true, tabindex: "0", role: "group", "aria-label": "The same as a table" })]));
  const asTable = h("button", { type: "button", class: "vbc-button", "aria-expanded": "false" }, "Show as table");
  const buttons = h("div", { class: "vbc-card-buttons" }, asTable);
  const over = h("div", null, heading("h3", null, "Over time"), boxes.time, tables.times);
  const brier = h("details", null, h("summary", null, "The Brier score, in your own numbers"), boxes.brier);
  const root = h("section", { class: "vbc vbc-card vbc-calibration", "aria-label": "Calibration: how far your confidence can be trusted" },
    boxes.headline, boxes.picture, tables.table, over, buttons, brier);

  const show = () => {
    const shown = model.get("shown");
    for (const [name, box] of Object.entries({ ...boxes, ...tables })) {
      if (box.dataset.html !== shown[name]) { box.dataset.html = shown[name]; box.innerHTML = shown[name]; }
    }
    buttons.hidden = !shown.picture;
    over.hidden = !shown.time;
    brier.hidden = !shown.brier;
  };
  asTable.addEventListener("click", () => {
    const open = asTable.getAttribute("aria-expanded") !== "true";
    asTable.setAttribute("aria-expanded", String(open));
    asTable.textContent = open ? "Show as picture" : "Show as table";
    for (const box of [boxes.picture, boxes.time]) box.hidden = open;
    for (const box of Object.values(tables)) box.hidden = !open;
  });
  model.on("change:shown", show);
  el.classList.add("vbc-widget");
  el.append(root);
  show();
}
