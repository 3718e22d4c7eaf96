// Any of a few: a list of checkboxes under one label.

import { freshId, h } from "./dom.js";

/** The field of a choice of several. `onMove(ids)` is called with the ids that are ticked, in the order of the options. */
export function severalField(spec, value, onMove) {
  const id = freshId("several");
  const boxes = spec.options.map((option) =>
    h("input", { type: "checkbox", checked: value.includes(option.id), change: () => onMove(spec.options.filter((_, i) => boxes[i].checked).map((one) => one.id)) }),
  );
  const choices = spec.options.map((option, i) => h("label", { class: "vbc-choice" }, boxes[i], h("span", {}, option.text)));
  const help = spec.help ? [h("span", { class: "vbc-help", id: `${id}-help` }, spec.help)] : [];
  const node = h(
    "div",
    { class: "vbc-control vbc-several", role: "group", "aria-labelledby": id, "aria-describedby": help.length ? `${id}-help` : null },
    h("span", { id, class: "vbc-label" }, spec.label),
    h("div", { class: "vbc-choices" }, ...choices),
    ...help,
  );
  return { node, set: (ids) => spec.options.forEach((option, i) => (boxes[i].checked = ids.includes(option.id))) };
}
