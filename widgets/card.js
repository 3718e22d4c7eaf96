// One problem card: shows what the kernel sends, asks it one thing at a time, keeps what is typed.
// The kernel sends all text as sanitised HTML in the trait `shown`; `answer` is the answer as typed; `drawer` is a widget to show below, or null.

import { allow, announce, browserCopy, freshId, h, heading, same, say } from "./dom.js";
import { fillWith } from "./inside.js";
import { kernelLink } from "./kernel_link.js";
import { ownKeys } from "./sliders.js";
import { answerControl } from "./answer_controls.js";

const WORLD = "Draw this rule: when would it be right?";
const INPUT = "Try numbers near this failing input";

export function renderCard({ model, el, signal, host }) {
  const card = cardParts();
  const link = kernelLink({ model, el, signal, busy: (on) => showBusy(card, on) });
  const draft = draftKeeper(model, link, signal);
  let control = null;
  let controlFor = null;

  const ask = async (type, content) => {
    const why = model.get("shown").waits[type];
    if (why) return say(card.aside, why);
    say(card.aside, "");
    const reply = await link.ask(type, content);
    if (reply?.waits) say(card.aside, reply.waits);
    if (reply?.failed) say(card.aside, `The workbook itself failed here, so this did not count. ${reply.failed}`);
    if (reply?.kept && type === "check") draft.checked(content.answer);
    return reply;
  };
  const check = () => {
    const asIs = control.untouched?.() && !model.get("shown").waits.check;  // one commitment counts: a stray click must not be it
    return asIs ? say(card.aside, "Nothing is set yet, and no try is used: set it, then commit.") : ask("check", { answer: control.read() });
  };
  const toggleSolution = async () => {
    if (model.get("shown").solution) showSolution(card, card.solutionBox.hidden);
    else if ((await ask("solution"))?.kept) showSolution(card, true);
    showOnward();
  };

  const showControl = (shown) => {
    if (controlFor === shown.key) return;
    const moved = controlFor !== null;
    controlFor = shown.key;
    control = answerControl(shown.control, {
      changed: () => { say(card.aside, ""); draft.typed(control.read()); },
      submit: check, describedBy: card.expects.id, labelledBy: card.title.id,
    });
    card.control.replaceChildren(control.element);
    const rescued = draft.open(shown);
    if (moved) say(card.aside, "New numbers. What you did before is kept in your log.");
    else if (rescued) say(card.aside, "What you had typed is back: this browser kept it.");
    control.write(model.get("answer"));
  };

  const show = () => {
    const shown = model.get("shown");
    showControl(shown);
    showText(card, shown);
    for (const [type, button] of Object.entries(card.buttons)) allow(button, !shown.waits[type]);
    if (!shown.solution) showSolution(card, false);
    allow(card.explorer, !shown.waits.explorer);
    showOnward();
  };
  const follow = () => {  // another view of this card, or the kernel, changed the answer
    if (draft.isAhead()) return;
    if (!same(control.read(), model.get("answer"))) control.write(model.get("answer"));
  };
  const showDrawer = () => {
    const inside = model.get("drawer");
    card.explorer.setAttribute("aria-expanded", String(Boolean(inside)));
    card.explorer.textContent = inside ? "Close the explorer" : "Try it in the explorer";
    fillWith(card.drawer, inside, host, signal);
  };
  const showOnward = () => {  // where the worked solution is open and no picture lies between, the way on is in sight
    const { onward } = model.get("shown");
    card.onward.hidden = onward !== "explain" || !(card.solutionBox.hidden || model.get("world_drawer"));
    card.next.hidden = onward !== "new_numbers";
  };
  const explainNow = () => {
    showSolution(card, true);
    showOnward();
    card.explain.scrollIntoView({ block: "center" });
    card.explanation.focus({ preventScroll: true });
  };
  const showWorld = () => {
    const inside = model.get("world_drawer");
    const shown = model.get("shown");
    card.world.setAttribute("aria-expanded", String(Boolean(inside)));
    card.world.textContent = inside ? "Close this picture" : shown.control.kind === "code" ? INPUT : WORLD;
    showOnward();
    fillWith(card.worldDrawer, inside, host, signal);
  };

  card.form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
  card.buttons.hint.addEventListener("click", () => ask("hint"));
  card.buttons.new_numbers.addEventListener("click", () => {
    draft.flush();
    ask("new_numbers");
    if (model.get("shown").onward === "explain") explainNow();
  });
  card.buttons.solution.addEventListener("click", toggleSolution);
  card.explain.addEventListener("submit", (event) => {
    event.preventDefault();
    ask("explain", { text: card.explanation.value });
  });
  card.onward.addEventListener("click", explainNow);
  card.next.addEventListener("click", async () => {
    draft.flush();
    if (!(await ask("new_numbers"))?.kept) return;
    card.root.scrollIntoView({ block: "start" });
    card.title.focus({ preventScroll: true });  // the button is gone: the new question takes the focus
  });
  card.explorer.addEventListener("click", () => ask("explorer"));
  card.world.addEventListener("click", () => ask("world"));
  card.root.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") event.preventDefault();  // nothing to save: it is kept as typed
  });
  model.on("change:shown", show);
  model.on("change:answer", follow);
  model.on("change:drawer", showDrawer);
  model.on("change:world_drawer", showWorld);
  card.root.append(link.notice);
  ownKeys(card.root);
  el.classList.add("vbc-widget");
  el.append(card.root);
  show();
  showDrawer();
  showWorld();
  link.ready();
}

function cardParts() {
  const id = freshId("card");
  const button = (label, attributes) => h("button", { type: "button", class: "vbc-button", ...attributes }, label);
  const parts = {
    title: heading("h3", { id, class: "vbc-card-title", tabindex: -1 }),
    meta: h("p", { class: "vbc-card-meta" }),
    status: h("p", { class: "vbc-card-status" }),
    prompt: h("div", { class: "vbc-card-prose vbc-card-prompt" }),
    control: h("div", { class: "vbc-card-control" }),
    expects: h("div", { class: "vbc-help vbc-card-expects", id: `${id}-expects` }),
    aside: h("div", { class: "vbc-card-aside", role: "status" }),
    warning: h("p", { class: "vbc-card-warning", role: "status" }),  // where work cannot be saved
    feedback: h("div", { class: "vbc-card-feedback", role: "status", "aria-live": "polite", "aria-atomic": "true" }),
    hints: h("ol", { class: "vbc-card-hints", "aria-live": "polite", "aria-label": "Hints so far" }),
    solution: h("div", { class: "vbc-card-prose vbc-card-solution", role: "region", "aria-label": "Worked solution" }),
    drawer: h("div", { class: "vbc-card-drawer" }),
    worldDrawer: h("div", { class: "vbc-card-drawer" }),
    world: h("button", { type: "button", class: "vbc-button vbc-card-world", hidden: true }, WORLD),
    onward: h("button", { type: "button", class: "vbc-button vbc-primary vbc-card-onward", hidden: true }, "Go on: say why one step of the worked solution is done"),
    next: h("button", { type: "button", class: "vbc-button vbc-primary vbc-card-onward", hidden: true }, "Go on: new numbers"),
    explanation: h("input", { type: "text", class: "vbc-text", id: `${id}-explanation`, autocomplete: "off" }),
    kept: h("div", { class: "vbc-card-kept", role: "status" }),
    buttons: {
      check: h("button", { type: "submit", class: "vbc-button vbc-primary" }, "Check"),
      hint: button("Hint"),
      new_numbers: button("New numbers", { class: "vbc-button vbc-card-new" }),
      solution: button("Worked solution"),
    },
    explorer: button("Try it in the explorer", { class: "vbc-button vbc-card-link", hidden: true }),
  };
  parts.explain = h("form", { class: "vbc-card-explain", novalidate: true },
    h("label", { for: `${id}-explanation` }, "Say in a sentence why it is done this way; where there are several steps, pick one."),
    h("div", { class: "vbc-card-row" }, parts.explanation, h("button", { type: "submit", class: "vbc-button" }, "Keep my sentence")),
    parts.kept, parts.next);
  parts.solutionBox = h("div", { class: "vbc-card-solution-box", hidden: true }, parts.solution, parts.explain);
  parts.form = h("form", { class: "vbc-card-form", novalidate: true }, parts.control, parts.expects,
    h("div", { class: "vbc-card-buttons" }, ...Object.values(parts.buttons), parts.explorer), parts.aside, parts.warning);
  parts.root = h("div", { class: "vbc vbc-card", role: "group", "aria-labelledby": id },
    h("header", { class: "vbc-card-head" }, parts.meta, parts.status), parts.title, parts.prompt,
    parts.form, parts.feedback, parts.world, parts.worldDrawer, parts.onward, parts.hints, parts.solutionBox, parts.drawer);
  return parts;
}

function showText(card, shown) {
  const fill = (element, html) => { if (element.dataset.html !== html) { element.dataset.html = html; element.innerHTML = html; } };
  Object.assign(card.root.dataset, { problem: shown.problem, state: shown.state, kind: shown.control.kind });
  if (shown.ballot.length) card.root.dataset.ballot = JSON.stringify(shown.ballot); // for the tallies of a presenter's slides
  fill(card.title, shown.title);
  fill(card.prompt, shown.prompt);
  fill(card.expects, shown.expects);
  card.meta.textContent = shown.meta;
  card.status.textContent = shown.status;
  if (card.warning.textContent !== shown.warning) card.warning.textContent = shown.warning;
  card.buttons.check.textContent = card.buttons.check.dataset.label = shown.check;
  card.buttons.hint.textContent = shown.hint;
  card.explorer.hidden = !shown.explorer;
  card.world.hidden = !shown.world;
  const said = `${shown.turn} ${shown.feedback}`;  // the same words again are still news after a new check
  if (card.feedback.dataset.turn !== said) {
    card.feedback.dataset.turn = said;
    announce(card.feedback, shown.feedback);
  }
  while (card.hints.children.length > shown.hints.length) card.hints.lastChild.remove();
  shown.hints.forEach((html, place) => {
    if (!card.hints.children[place]) card.hints.append(h("li", { class: "vbc-card-prose" }));
    fill(card.hints.children[place], html);
  });
  fill(card.solution, shown.solution);
  if (card.kept.dataset.shown !== shown.explained) {
    card.kept.dataset.shown = shown.explained;
    if (shown.explanation) card.explanation.value = shown.explanation;
    say(card.kept, shown.explained);
  }
}

function showSolution(card, open) {
  card.solutionBox.hidden = !open;
  card.buttons.solution.setAttribute("aria-expanded", String(open));
}

function showBusy(card, on) {
  const { check } = card.buttons;
  card.root.setAttribute("aria-busy", String(on));
  check.textContent = on ? "Checking…" : check.dataset.label;
}

// Typed text goes to this browser at once, to the other views at once, and to the kernel after a pause.
function draftKeeper(model, link, signal) {
  let copy = null;
  let pause = null;
  let latest = null;
  const save = () => {
    clearTimeout(pause);
    pause = null;
    model.set("answer", latest);  // an older one may have come from the kernel in the meantime
    link.save();
  };
  const flush = () => { if (pause !== null) save(); };
  model.on("msg:custom", (message) => {
    if (message?.type === "kept" && copy && same(copy.read()?.answer, message.answer)) copy.forget();
  });
  signal?.addEventListener("abort", flush);
  return {
    flush,
    isAhead: () => pause !== null,
    checked(answer) {  // the log has it; what has been typed meanwhile is still on its way
      if (!same(model.get("answer"), answer)) return;
      clearTimeout(pause);
      pause = null;
      copy.forget();
    },
    typed(answer) {
      latest = answer;
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
      link.save();
      return true;
    },
  };
}
