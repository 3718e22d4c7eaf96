// Review: one thing at a time inside this frame. The kernel sends the trait `shown`; `inside` is the card that is asked, `debate` a position.

import { announce, h, heading, say } from "./dom.js";
import { fillWith } from "./inside.js";
import { kernelLink } from "./kernel_link.js";

export function renderReview({ model, el, signal, host }) {
  const parts = reviewParts();
  const link = kernelLink({ model, el, signal, busy: (on) => parts.root.setAttribute("aria-busy", String(on)) });

  // What has the focus may be gone after an action: it goes to what is new, so that a keyboard reads on from there.
  const ask = async (type, content, then) => {
    say(parts.aside, "");
    const reply = await link.ask(type, content);
    if (!reply) return;
    if (reply.failed) return say(parts.aside, `The workbook itself failed here. ${reply.failed}`);
    then?.();
  };
  const onwards = () => (model.get("shown").phase === "asked" ? parts.place : parts.lead).focus();

  const show = () => {
    const shown = model.get("shown");
    const asked = shown.phase === "asked";
    parts.root.dataset.phase = shown.phase;
    fill(parts.lead, shown.lead + shown.summary);
    parts.lead.hidden = asked;
    parts.session.hidden = !asked;
    parts.place.innerHTML = asked ? `${shown.place} · ${shown.title}` : "";
    parts.progress.max = Math.max(1, shown.of);
    parts.progress.value = shown.at;
    parts.progress.setAttribute("aria-valuetext", `${shown.at} of ${shown.of} done`);
    parts.why.textContent = shown.why;
    if ((parts.note.dataset.shown ?? "") !== shown.note) {
      parts.note.dataset.shown = shown.note;
      say(parts.note, shown.note);
    }
    parts.next.textContent = shown.next;
    parts.next.classList.toggle("vbc-primary", ["Next", "Finish"].includes(shown.next));
    parts.next.title = shown.next === "Later" ? "Put off until tomorrow; nothing is held against you" : "";
    parts.start.hidden = asked || !shown.start;
    parts.start.textContent = shown.start;
    parts.fetch.hidden = !shown.fetch;
    fill(parts.rule, shown.rule);
    showPositions(shown);
  };
  const fill = (node, html) => { if (node.dataset.html !== html) { node.dataset.html = html; node.innerHTML = html; } };

  const showPositions = (shown) => {
    parts.positions.hidden = shown.positions.length === 0;
    const rows = JSON.stringify([shown.positions, shown.open]);
    if (parts.list.dataset.rows === rows) return;
    parts.list.dataset.rows = rows;
    parts.list.replaceChildren(...shown.positions.map((one) => {
      const open = shown.open === one.name;
      const button = h("button", { type: "button", class: "vbc-button", "aria-expanded": String(open), "aria-label": `${open ? "Close" : "Read again"}: ${one.plain}` },
        open ? "Close" : "Read again");
      button.addEventListener("click", () => ask("read", { name: open ? "" : one.name }, () => {
        [...parts.list.querySelectorAll("button")][shown.positions.indexOf(one)]?.focus();
      }));
      return h("li", null, h("div", null, h("div", { html: one.motion }), h("p", { class: "vbc-help" }, one.says)), button);
    }));
  };

  parts.start.addEventListener("click", () => ask("start", {}, onwards));
  parts.next.addEventListener("click", () => ask("next", {}, onwards));
  parts.stop.addEventListener("click", () => ask("stop", {}, onwards));
  parts.fetch.addEventListener("click", () => ask("fetch", {}, onwards));
  model.on("change:shown", show);
  model.on("change:inside", () => fillWith(parts.inside, model.get("inside"), host, signal));
  model.on("change:debate", () => fillWith(parts.debate, model.get("debate"), host, signal));
  parts.root.append(link.notice);
  el.classList.add("vbc-widget");
  el.append(parts.root);
  show();
  announce(parts.aside, "");
  fillWith(parts.inside, model.get("inside"), host, signal);
  fillWith(parts.debate, model.get("debate"), host, signal);
}

function reviewParts() {
  const button = (label, more) => h("button", { type: "button", class: `vbc-button ${more ?? ""}` }, label);
  const parts = {
    lead: h("div", { class: "vbc-review-lead", tabindex: "-1" }),
    place: h("p", { class: "vbc-review-place", tabindex: "-1" }),
    progress: h("progress", { "aria-label": "Done of what is due today" }),
    why: h("p", { class: "vbc-review-why" }),
    inside: h("div", { class: "vbc-review-inside" }),
    note: h("div", { class: "vbc-review-note", role: "status" }),
    start: button("Start", "vbc-primary"),
    next: button("Later"),
    stop: button("Stop here"),
    fetch: button("Take up what was put off"),
    rule: h("div", { class: "vbc-card-prose" }),
    list: h("ul", { class: "vbc-positions" }),
    debate: h("div"),
    aside: h("div", { class: "vbc-card-aside", role: "status" }),
  };
  parts.session = h("div", { class: "vbc-card-form" }, h("div", { class: "vbc-review-bar" }, parts.place, parts.progress), parts.why,
    parts.inside, parts.note, h("div", { class: "vbc-card-buttons" }, parts.next, parts.stop));
  parts.positions = h("div", null, heading("h3", null, "Your positions"), parts.list, parts.debate);
  parts.root = h("section", { class: "vbc vbc-card vbc-review", "aria-label": "Review" }, parts.lead, parts.session,
    h("div", { class: "vbc-card-buttons" }, parts.start, parts.fetch), parts.aside,
    h("details", null, h("summary", null, "When does something come back?"), parts.rule), parts.positions);
  return parts;
}
