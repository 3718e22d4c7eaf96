// A position in a debate, or a text with no sides: so many words, and what speaks against it; once committed, others' and a rubric.
// The kernel sends the trait `shown`; `typed` is { side, position, objection }.

import { allow, announce, browserCopy, freshId, h, heading, isAllowed, same } from "./dom.js";
import { kernelLink } from "./kernel_link.js";
import { ownKeys } from "./sliders.js";

const OTHERS = "Show what others wrote"; // for a room, before which nobody commits

const wordsIn = (text) => text.trim().split(/\s+/).filter(Boolean).length;

export function renderPosition({ model, el, signal }) {
  const parts = positionParts(model.get("shown"));
  const link = kernelLink({ model, el, signal, busy: (on) => parts.root.setAttribute("aria-busy", String(on)) });
  const copy = browserCopy(model.get("shown").key, model.get("shown").keep);
  let pause = null;

  const read = () => ({ side: parts.sides.find((radio) => radio.checked)?.value ?? "", position: parts.position.value, objection: parts.objection.value });
  const write = (typed) => {
    for (const radio of parts.sides) radio.checked = radio.value === typed.side;
    parts.position.value = typed.position ?? "";
    parts.objection.value = typed.objection ?? "";
    count();
  };
  const count = () => {
    const most = model.get("shown").words;
    const words = wordsIn(parts.position.value);
    parts.count.textContent = words > most ? `${words} words: ${words - most} too many` : `${words} of ${most} words`;
    parts.count.dataset.over = String(words > most);
    const { side, objection } = read();
    allow(parts.commit, (side !== "" || !parts.sides.length) && words > 0 && words <= most && wordsIn(objection) > 0);
  };
  const typed = () => {
    announce(parts.aside, "");
    count();
    copy.write(read());
    clearTimeout(pause);
    pause = setTimeout(keep, 800);
  };
  const keep = async () => {
    const sent = read();
    const reply = await link.ask("keep", { typed: sent });
    if (reply && same(copy.read()?.answer, sent)) copy.forget();
  };
  const commit = async () => {
    clearTimeout(pause);
    const reply = await link.ask("commit", { typed: read() });
    if (!reply) return;
    if (reply.missing) return announce(parts.aside, reply.missing);
    copy.forget();
    parts.after.focus();
  };
  const show = () => {
    const shown = model.get("shown");
    parts.motion.innerHTML = shown.motion;
    parts.form.hidden = shown.committed;
    parts.after.hidden = !shown.committed;
    parts.others.hidden = !shown.presented || shown.committed;
    if (shown.committed) parts.compare.replaceChildren(...comparison(shown, model.get("typed")), rubric(shown));
    else if (shown.presented) parts.compare.replaceChildren(...written(shown));
    parts.revise.hidden = !shown.committed;
    write(model.get("typed"));
  };

  function block(shown, title, side, position, objection, kind, question = "") {
    const label = (text) => h("p", { class: "vbc-side-label" }, text);
    return h("section", { class: "vbc-side", "data-kind": kind },
      heading("h4", null, side ? `${title} · ${side}` : title),
      ...(question ? [label("It was asked"), h("div", { class: "vbc-side-asked", html: question }), label("Its answer")] : []),
      position, label(shown.asked.other_done), objection);
  }

  // A table would be too wide for a phone: each position is a block, the rubric a list under them.
  function comparison(shown, own) {
    const plain = (text) => h("p", { class: "vbc-own-words" }, text);
    return [
      block(shown, shown.earlier.length ? "Yours now" : "Yours", shown.sides[own.side] ?? "", plain(own.position), plain(own.objection), "own"),
      ...shown.earlier.map((one) => block(shown, `Yours, ${one.ago}`, shown.sides[one.side] ?? "", plain(one.position), plain(one.objection), "earlier")),
      ...written(shown),
    ];
  }

  /** What others wrote. */
  function written(shown) {
    return shown.exemplars.map((one) => block(shown, one.by, one.side, h("div", { html: one.position }), h("div", { html: one.objection }), "other", one.question));
  }

  function rubric(shown) {
    const rows = shown.rubric.map((line, at) => {
      const id = freshId("rubric");
      const box = h("input", { type: "checkbox", id, checked: shown.marks[at] });
      box.addEventListener("change", () => link.ask("mark", { line: at, met: box.checked }));
      return h("li", null, h("label", { for: id, class: "vbc-rubric-line" }, box, h("span", { html: line })), others(shown.exemplars, at));
    });
    return h("section", { class: "vbc-rubric" }, heading("h4", null, "Which of these does yours do? Tick them."), h("ul", null, ...rows));
  }

  /** How the others do on a line: with reasons a line each, else all on one. */
  function others(exemplars, at) {
    const mark = (one) => `${one.short}: ${one.meets[at] ? "yes" : "no"}`;
    if (!exemplars.some((one) => one.because[at])) return h("span", { class: "vbc-help" }, exemplars.map(mark).join(" · "));
    return h("div", { class: "vbc-help" }, ...exemplars.map((one) => h("p", null, h("b", null, `${mark(one)}.`), " ", h("span", { html: one.because[at] }))));
  }

  parts.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isAllowed(parts.commit)) return commit();
    announce(parts.aside, `${parts.sides.length ? "Choose a side, write" : "Write"} at most ${model.get("shown").words} words, and fill the second box too.`);
  });
  parts.form.addEventListener("input", typed);
  parts.others.addEventListener("click", () => {
    const open = parts.after.hidden;
    parts.after.hidden = !open;
    parts.form.hidden = open;
    parts.others.setAttribute("aria-expanded", String(open));
    parts.others.textContent = open ? "Back to the question" : OTHERS;
  });
  parts.revise.addEventListener("click", async () => { if (await link.ask("revise")) parts.position.focus(); });
  model.on("change:shown", show);
  ownKeys(parts.root);
  el.classList.add("vbc-widget");
  parts.root.append(link.notice);
  el.append(parts.root);
  show();
  const kept = copy.read();
  if (kept && !model.get("shown").committed && !same(kept.answer, model.get("typed"))) {
    write(kept.answer);
    typed();
    announce(parts.aside, "What you had typed is back: this browser kept it.");
  }
}

function positionParts(shown) {
  const id = freshId("position");
  const parts = {
    motion: h("div", { class: "vbc-card-prose vbc-card-prompt vbc-motion", id }),
    position: h("textarea", { class: "vbc-text vbc-area", id: `${id}-text`, rows: 5, maxlength: 4000, "aria-describedby": `${id}-count` }),
    count: h("span", { class: "vbc-help", id: `${id}-count` }),
    objection: h("textarea", { class: "vbc-text vbc-area", id: `${id}-objection`, rows: 3, maxlength: 4000 }),
    commit: h("button", { type: "submit", class: "vbc-button vbc-primary" }, shown.asked.commit),
    others: h("button", { type: "button", class: "vbc-button vbc-others", "aria-expanded": "false", hidden: true }, OTHERS),
    revise: h("button", { type: "button", class: "vbc-button" }, "Write another version"),
    aside: h("div", { class: "vbc-card-aside", role: "status" }),
    compare: h("div", { class: "vbc-compare" }),
  };
  parts.sides = Object.keys(shown.sides).map((side) => h("input", { type: "radio", name: id, value: side }));
  const choices = Object.values(shown.sides).map((text, i) => h("label", { class: "vbc-choice" }, parts.sides[i], text));
  parts.form = h("form", { class: "vbc-card-form", novalidate: true },
    parts.sides.length ? h("fieldset", { class: "vbc-sides" }, h("legend", null, "Your side"), h("div", { class: "vbc-choices" }, ...choices)) : null,
    h("div", { class: "vbc-card-field" }, h("label", { for: `${id}-text` }, `${shown.asked.text}, in at most ${shown.words} words`), parts.position, parts.count),
    h("div", { class: "vbc-card-field" }, h("label", { for: `${id}-objection` }, shown.asked.other), parts.objection),
    h("div", { class: "vbc-card-buttons" }, parts.commit));
  parts.after = h("div", { tabindex: "-1", role: "group", "aria-label": "Yours beside two others", class: "vbc-after" }, parts.compare, parts.revise);
  parts.root = h("div", { class: "vbc vbc-card vbc-position", role: "group", "aria-labelledby": id },
    h("p", { class: "vbc-card-meta" }, shown.asked.kind), parts.motion, parts.form, parts.after, parts.others, parts.aside);
  return parts;
}
