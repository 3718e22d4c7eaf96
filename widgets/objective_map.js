// The map of objectives: a list of links, and arcs in the margin from each objective to what builds on it.

import { h } from "./dom.js";
import { followLinks } from "./links.js";

const SVG = "http://www.w3.org/2000/svg";
const KEY = [["new", "○", "new"], ["practicing", "◐", "practicing"], ["secure", "●", "secure"], ["due", "↻", "to review: one of its problems is due"]];

export function renderObjectiveMap({ model, el, signal }) {
  const list = h("ol", { class: "vbc-map-list", "aria-label": "Objectives by chapter" });
  const arcs = document.createElementNS(SVG, "svg");
  arcs.setAttribute("aria-hidden", "true");
  const picture = h("div", { class: "vbc-map-picture" }, arcs, list);
  const table = h("div", { class: "vbc-table-frame", hidden: true, tabindex: "0", role: "region", "aria-label": "Objectives as a table" });
  const said = h("p", { class: "vbc-help vbc-map-said", role: "status" });
  const swap = h("button", { type: "button", class: "vbc-button", "aria-pressed": "false", click: () => {
    table.hidden = !table.hidden;
    picture.hidden = said.hidden = !table.hidden;
    swap.setAttribute("aria-pressed", String(!table.hidden));
    if (table.hidden) draw();
  } }, "Show as table");
  const key = h("p", { class: "vbc-map-key" }, KEY.map(([state, icon, says]) => h("span", null,
    h("span", { class: "vbc-state", "data-state": state, "aria-hidden": "true" }, icon), ` ${says}`)),
    h("span", { class: "vbc-map-arcs" }, h("span", { "aria-hidden": "true" }, "↷"), " an arc leads from an objective to one that builds on it"));
  const root = h("section", { class: "vbc vbc-map", "aria-label": "Map of objectives" }, h("div", { class: "vbc-map-top" }, key, swap), picture, said, table);

  const items = () => [...list.querySelectorAll("[data-objective]")];
  const named = (id) => list.querySelector(`[data-objective="${id}"]`);
  const words = (id) => named(id).querySelector("a").textContent.replace(/^\S+\s+/, "");
  let chosen = null;

  const draw = () => {
    const place = picture.getBoundingClientRect();
    const width = list.getBoundingClientRect().left - place.left;
    if (!width) return;
    arcs.setAttribute("width", width);
    arcs.setAttribute("height", place.height);
    const order = items().map((item) => item.dataset.objective);
    const middle = (id) => {
      const state = named(id).querySelector(".vbc-state").getBoundingClientRect();
      return state.top + state.height / 2 - place.top;
    };
    const far = Math.max(1, ...model.get("edges").map(([from, to]) => order.indexOf(to) - order.indexOf(from)));
    arcs.replaceChildren(...model.get("edges").map(([from, to]) => {
      const reach = 12 + (width - 18) * Math.sqrt((order.indexOf(to) - order.indexOf(from)) / far);
      const bend = width - reach * 4 / 3;  // a cubic curve comes three quarters of the way to its handles
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", `M${width - 4} ${middle(from)}C${bend} ${middle(from)} ${bend} ${middle(to) - 2} ${width - 4} ${middle(to) - 2}l-5 -4m5 4l-6 3`);
      path.dataset.from = from;
      path.dataset.to = to;
      return path;
    }));
    mark(chosen);
  };

  const mark = (id) => {
    chosen = id;
    const before = model.get("edges").filter(([, to]) => to === id).map(([from]) => from);
    const after = model.get("edges").filter(([from]) => from === id).map(([, to]) => to);
    for (const item of items()) {
      const name = item.dataset.objective;
      item.dataset.rel = name === id ? "self" : before.includes(name) ? "before" : after.includes(name) ? "after" : "";
    }
    for (const path of arcs.children) path.dataset.rel = path.dataset.to === id ? "before" : path.dataset.from === id ? "after" : "";
    const quoted = (ids) => ids.map((one) => `“${words(one)}”`).join(" and ");
    said.textContent = id ? [
      before.length ? `It builds on ${quoted(before)}.` : "It builds on nothing before it.",
      after.length ? `${quoted(after)} ${after.length > 1 ? "build" : "builds"} on it.` : "",
    ].join(" ") : "Point at an objective, or move with the arrow keys, to see what it builds on, and what builds on it.";
  };

  const rove = (item) => {
    for (const link of list.querySelectorAll("a")) link.tabIndex = -1;
    item.querySelector("a").tabIndex = 0;
  };
  const over = (event) => {
    const item = event.target.closest?.("[data-objective]");
    if (!item) return;
    if (event.type === "focusin") rove(item);
    mark(item.dataset.objective);
  };
  list.addEventListener("pointerover", over);
  list.addEventListener("focusin", over);
  list.addEventListener("keydown", (event) => {
    const all = items();
    const at = all.findIndex((item) => item.contains(document.activeElement));
    const id = all[at]?.dataset.objective;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const along = { ArrowLeft: ([from, end]) => end === id && from, ArrowRight: ([from, end]) => from === id && end }[event.key];
    const next = along ? named(model.get("edges").map(along).find(Boolean) || id) : all[to];
    if (at < 0 || !next) return;
    event.preventDefault();
    event.stopPropagation();  // JupyterLab and slides move with the same keys
    next.querySelector("a").focus();
  });

  const show = () => {
    const focused = list.contains(document.activeElement) && document.activeElement.closest("[data-objective]")?.dataset.objective;
    list.innerHTML = model.get("html");
    table.innerHTML = model.get("table");
    if (items().length) rove(named(focused || chosen) || items()[0]);
    if (focused) named(focused).querySelector("a").focus();
    mark(chosen);
    draw();
  };
  followLinks(root);
  el.classList.add("vbc-widget");
  el.append(root);
  model.on("change:html", show);
  const watch = new ResizeObserver(() => draw());
  watch.observe(picture);
  signal?.addEventListener("abort", () => watch.disconnect());
  show();
}
