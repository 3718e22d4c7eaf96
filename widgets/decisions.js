// Cases decided one at a time. The kernel sends the trait `shown`; the number that is weighed stays on the page until it is committed.

import { announce, freshId, h, heading } from "./dom.js";
import { kernelLink } from "./kernel_link.js";
import { mountControls, ownKeys } from "./sliders.js";

export function renderDecisions({ model, el, signal }) {
  const parts = decisionParts();
  const link = kernelLink({ model, el, signal, busy: (on) => parts.root.setAttribute("aria-busy", String(on)) });
  let weighed = null;
  let moved = false;

  const meter = () => {
    const { meters } = model.get("shown");
    const nearest = () => meters.reduce((best, one) => (Math.abs(one[0] - weighed) < Math.abs(best[0] - weighed) ? one : best));
    const [, words] = meters.find(([value]) => value === weighed) ?? nearest();
    parts.meter.innerHTML = words;
  };
  const show = () => {
    const shown = model.get("shown");
    parts.ask.hidden = shown.done;
    parts.after.hidden = !shown.done;
    const before = shown.decided.map((value, i) => h("li", null, h("span", null, shown.names[i]), h("strong", null, value)));
    parts.before.replaceChildren(...before);
    parts.before.hidden = shown.done || before.length === 0;
    if (shown.done) {
      parts.result.innerHTML = shown.result;
      return;
    }
    parts.count.textContent = `Decide · ${shown.at + 1} of ${shown.names.length}`;
    parts.name.textContent = shown.names[shown.at];
    parts.story.innerHTML = shown.story;
    weighed = shown.control.default;
    moved = false;
    parts.control.replaceChildren();
    mountControls(parts.control, {
      specs: { weighed: shown.control }, values: { weighed }, legend: shown.names[shown.at],
      onChange(values) { weighed = values.weighed; moved = true; announce(parts.aside, ""); meter(); },
    });
    meter();
    parts.commit.textContent = shown.at + 1 < shown.names.length ? shown.next : "Commit the last one";
  };
  const commit = async () => {
    if (!moved) {  // a default that is waved through would be the page's decision
      moved = true;
      const { control } = model.get("shown");
      const kept = control.options?.find((option) => option.id === control.default).text ?? control.default;
      return announce(parts.aside, `The ${control.options ? "choice" : "number"} still stands where the page put it. Move it, or press the button again to keep ${kept}.`);
    }
    const reply = await link.ask("commit", { value: weighed, at: model.get("shown").at });
    if (!reply) return;
    announce(parts.aside, reply.message);
    (model.get("shown").done ? parts.result : parts.name).focus();
  };

  parts.form.addEventListener("submit", (event) => { event.preventDefault(); commit(); });
  parts.again.addEventListener("click", async () => { if (await link.ask("again")) parts.name.focus(); });
  model.on("change:shown", show);
  signal?.addEventListener("abort", () => model.off("change:shown", show));
  ownKeys(parts.root);
  el.classList.add("vbc-widget");
  parts.root.append(link.notice);
  el.append(parts.root);
  show();
}

function decisionParts() {
  const id = freshId("decisions");
  const parts = {
    count: h("p", { class: "vbc-card-meta" }),
    name: heading("h3", { class: "vbc-card-title", tabindex: "-1", id }),
    story: h("div", { class: "vbc-card-prose vbc-card-prompt" }),
    control: h("div"),
    meter: h("p", { class: "vbc-meter", role: "status" }),
    commit: h("button", { type: "submit", class: "vbc-button vbc-primary" }),
    before: h("ol", { class: "vbc-decided", "aria-label": "Decided so far" }),
    aside: h("div", { class: "vbc-card-aside", role: "status" }),
    result: h("div", { class: "vbc-card-prose vbc-result", tabindex: "-1", role: "group", "aria-label": "What your decisions come to" }),
    again: h("button", { type: "button", class: "vbc-button vbc-card-link" }, "Decide all of them again"),
  };
  parts.form = h("form", { novalidate: true }, parts.control, parts.meter, h("div", { class: "vbc-card-buttons" }, parts.commit));
  parts.ask = h("div", { class: "vbc-decision" }, parts.count, parts.name, parts.story, parts.form);
  parts.after = h("div", { class: "vbc-prediction-after", hidden: true }, parts.result, parts.again);
  parts.root = h("div", { class: "vbc vbc-card vbc-prediction vbc-decisions", role: "group", "aria-labelledby": id }, parts.ask, parts.before, parts.after, parts.aside);
  return parts;
}
