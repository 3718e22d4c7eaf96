// The cards that open a chapter: above each why it is there, below it when it comes again. `shown` is { lead, reasons, notes }.

import { h, say } from "./dom.js";
import { fillWith } from "./inside.js";

export function renderDueCards({ model, el, signal, host }) {
  const lead = h("p", { class: "vbc-due-lead" });
  const places = ["first", "second"].map((name) => ({
    name, reason: h("p", { class: "vbc-due-line" }), box: h("div"), note: h("div", { class: "vbc-review-note", role: "status" }),
  }));
  const root = h("section", { class: "vbc vbc-due", "aria-label": "From earlier chapters" }, lead,
    ...places.map(({ reason, box, note }) => h("div", { class: "vbc-due-item" }, reason, box, note)));

  const show = () => {
    const shown = model.get("shown");
    lead.textContent = shown.lead;
    places.forEach(({ reason, note }, at) => {
      reason.textContent = shown.reasons[at] ?? "";
      reason.hidden = !reason.textContent;
      if ((note.dataset.shown ?? "") === (shown.notes[at] ?? "")) return;
      note.dataset.shown = shown.notes[at];
      say(note, shown.notes[at]);
    });
  };
  const fill = () => {
    for (const { name, box } of places) fillWith(box, model.get(name), host, signal);
  };
  model.on("change:shown", show);
  for (const { name } of places) model.on(`change:${name}`, fill);
  el.classList.add("vbc-widget");
  el.append(root);
  show();
  fill();
}
