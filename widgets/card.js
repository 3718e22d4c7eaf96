// One problem card: shows what the kernel sends, asks it one thing at a time, keeps what is typed.
// The kernel sends all text as sanitised HTML in the trait `shown`; `answer` is the answer as typed; `drawer` is a widget to show below.

import { allow, announce, browserCopy, freshId, h, isAllowed, same } from "./dom.js";
import { kernelLink } from "./kernel_link.js";
import { answerControl } from "./answer_controls.js";

const ACTIONS = ["hint", "new_numbers", "solution"];

export function renderCard({ model, el, signal, host }) {
  const card = cardParts();
  const link = kernelLink({ model, el, signal, busy: (on) => showBusy(card, on) });
  const draft = draftKeeper(model, signal);
  let control = null;
  let controlFor = null;

  const ask = async (type, content) => {
    const why = model.get("shown").waits[type];
    if (why) return announce(card.aside, why);
    announce(card.aside, "");
    draft.flush();
    const reply = await link.ask(type, content);
    if (reply?.kept) draft.forget();
    return reply;
  };
  const check = () => ask("check", { answer: control.read() });

  const showControl = (shown) => {
    if (controlFor === shown.key) return;
    const moved = controlFor !== null;
    controlFor = shown.key;
    control = answerControl(shown.control, {
      changed: () => { announce(card.aside, ""); draft.typed(control.read()); },
      submit: check, describedBy: card.expects.id, labelledBy: card.title.id,
    });
    card.control.replaceChildren(control.element);
    const rescued = draft.open(shown);
    if (moved) announce(card.aside, "New numbers. What you did before is kept in your log.");
    else if (rescued) announce(card.aside, "What you had typed is back: this browser kept it.");
    control.write(model.get("answer"));
  };

  const show = () => {
    const shown = model.get("shown");
    showControl(shown);
    showText(card, shown);
    for (const type of ["check", ...ACTIONS]) allow(card.buttons[type], !shown.waits[type]);
  };
  const follow = () => {  // another view of this card, or the kernel, changed the answer
    if (!same(control.read(), model.get("answer"))) control.write(model.get("answer"));
  };
  const showDrawer = () => fillDrawer(card.drawer, model.get("drawer"), host, signal);

  card.form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
  for (const type of ACTIONS) card.buttons[type].addEventListener("click", () => ask(type));
  card.explain.addEventListener("submit", (event) => {
    event.preventDefault();
    ask("explain", { text: card.explanation.value });
  });
  card.explorer.addEventListener("click", () => toExplorer(model.get("shown").explorer, ask));
  card.root.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") event.preventDefault();  // nothing to save: it is kept as typed
  });
  model.on("change:shown", show);
  model.on("change:answer", follow);
  model.on("change:drawer", showDrawer);
  card.root.append(link.notice);
  el.classList.add("vbc-widget");
  el.append(card.root);
  show();
  showDrawer();
}

function cardParts() {
  const id = freshId("card");
  const button = (label, attributes) => h("button", { type: "button", class: "vbc-button", ...attributes }, label);
  const parts = {
    title: h("h3", { id, class: "vbc-card-title" }),
    meta: h("p", { class: "vbc-card-meta" }),
    status: h("p", { class: "vbc-card-status" }),
    prompt: h("div", { class: "vbc-prose vbc-card-prompt" }),
    control: h("div", { class: "vbc-card-control" }),
    expects: h("div", { class: "vbc-help vbc-card-expects", id: `${id}-expects` }),
    aside: h("div", { class: "vbc-card-aside", role: "status" }),
    feedback: h("div", { class: "vbc-card-feedback", role: "status", "aria-live": "polite", "aria-atomic": "true" }),
    hints: h("ol", { class: "vbc-hints", "aria-live": "polite", "aria-label": "Hints so far" }),
    solution: h("div", { class: "vbc-prose vbc-card-solution", role: "region", "aria-label": "Worked solution", hidden: true }),
    drawer: h("div", { class: "vbc-card-drawer" }),
    explanation: h("input", { type: "text", class: "vbc-input", id: `${id}-explanation`, autocomplete: "off" }),
    kept: h("div", { class: "vbc-card-kept", role: "status" }),
    buttons: {
      check: h("button", { type: "submit", class: "vbc-button vbc-button-main" }, "Check"),
      hint: button("Hint"),
      new_numbers: button("New numbers"),
      solution: button("Worked solution"),
    },
    explorer: button("Try it in the explorer", { class: "vbc-button vbc-button-link", hidden: true }),
  };
  parts.explain = h("form", { class: "vbc-card-explain", hidden: true, novalidate: true },
    h("label", { for: `${id}-explanation` }, "Pick one step and say in a sentence why it is done that way."),
    h("div", { class: "vbc-row" }, parts.explanation, h("button", { type: "submit", class: "vbc-button" }, "Keep my sentence")),
    parts.kept);
  parts.form = h("form", { class: "vbc-card-form", novalidate: true }, parts.control, parts.expects,
    h("div", { class: "vbc-card-buttons" }, ...Object.values(parts.buttons), parts.explorer), parts.aside);
  parts.root = h("section", { class: "vbc vbc-card", "aria-labelledby": id, "data-lm-suppress-shortcuts": "true" },
    h("header", { class: "vbc-card-head" }, parts.meta, parts.status), parts.title, parts.prompt,
    parts.form, parts.feedback, parts.hints, parts.solution, parts.explain, parts.drawer);
  return parts;
}

function showText(card, shown) {
  const fill = (element, html) => { if (element.dataset.html !== html) { element.dataset.html = html; element.innerHTML = html; } };
  Object.assign(card.root.dataset, { problem: shown.problem, state: shown.state, kind: shown.control.kind });
  fill(card.title, shown.title);
  fill(card.prompt, shown.prompt);
  fill(card.expects, shown.expects);
  card.meta.textContent = shown.meta;
  card.status.textContent = shown.status;
  card.buttons.check.textContent = card.buttons.check.dataset.label = shown.check;
  card.buttons.hint.textContent = shown.hint;
  card.explorer.hidden = !shown.explorer;
  if (card.feedback.dataset.turn !== String(shown.turn)) {  // the same words again are still news after a new check
    card.feedback.dataset.turn = shown.turn;
    announce(card.feedback, shown.feedback);
  }
  while (card.hints.children.length > shown.hints.length) card.hints.lastChild.remove();
  shown.hints.forEach((html, place) => {
    if (!card.hints.children[place]) card.hints.append(h("li", { class: "vbc-prose" }));
    fill(card.hints.children[place], html);
  });
  card.solution.hidden = !shown.solution;
  fill(card.solution, shown.solution);
  card.explain.hidden = !shown.solution;
  if (card.kept.dataset.said !== shown.explained) {
    if (shown.explanation) card.explanation.value = shown.explanation;
    announce(card.kept, shown.explained);
  }
}

function showBusy(card, on) {
  const { check } = card.buttons;
  card.root.setAttribute("aria-busy", String(on));
  check.textContent = on ? "Checking…" : check.dataset.label;
}

// Typed text goes to this browser at once, to the other views at once, and to the kernel after a pause.
function draftKeeper(model, signal) {
  let copy = null;
  let pause = null;
  const save = () => { clearTimeout(pause); pause = null; model.save_changes(); };
  const flush = () => { if (pause !== null) save(); };
  model.on("msg:custom", (message) => {
    if (message?.type === "kept" && copy && same(copy.read()?.answer, message.answer)) copy.forget();
  });
  signal?.addEventListener("abort", flush);
  return {
    flush,
    forget: () => copy.forget(),
    typed(answer) {
      copy.write(answer);
      model.set("answer", answer);
      clearTimeout(pause);
      pause = setTimeout(save, 600);
    },
    // Takes up what the browser still holds for these numbers; true when that is more than the kernel knows.
    open(shown) {
      flush();
      copy = browserCopy(shown.key, shown.keep);
      const kept = copy.read();
      if (!kept || same(kept.answer, model.get("answer"))) return false;
      model.set("answer", kept.answer);
      model.save_changes();
      return true;
    },
  };
}

function toExplorer(explorer, ask) {
  const onPage = document.querySelector(`[data-explorer="${CSS.escape(explorer.name)}"]`);
  if (!onPage) return ask("explorer");
  onPage.dispatchEvent(new CustomEvent("vbc:scene", { detail: explorer.scene }));
  onPage.scrollIntoView({ block: "center" });
  onPage.querySelector("input, button, select")?.focus({ preventScroll: true });
}

async function fillDrawer(drawer, reference, host, signal) {
  if (drawer.dataset.holds === reference) return;
  drawer.dataset.holds = reference;
  drawer.replaceChildren();
  if (!reference) return;
  const inside = h("div");
  drawer.append(inside);
  const widget = await host.getWidget(reference);
  await widget.render({ el: inside, signal });
}
