// A prediction: answer, reason and confidence are committed before the result appears; then the reader says what the rule did.
// The kernel sends the trait `shown`; `typed` is { answer, reason, confidence } while nothing is committed.

import { allow, announce, browserCopy, freshId, h, isAllowed, same } from "./dom.js";
import { kernelLink } from "./kernel_link.js";
import { ownKeys } from "./sliders.js";
import { answerControl } from "./answer_controls.js";

export function renderPrediction({ model, el, signal }) {
  const parts = predictionParts();
  const link = kernelLink({ model, el, signal, busy: (on) => parts.root.setAttribute("aria-busy", String(on)) });
  const confidence = confidenceControl(parts.confidence, model.get("shown").confidence, () => typed());
  let control = null;
  let copy = null;
  let pause = null;

  const read = () => ({ answer: control.read(), reason: parts.reason.value, confidence: confidence.read() });
  const write = (value) => {
    control.write(value.answer ?? "");
    parts.reason.value = value.reason ?? "";
    confidence.write(value.confidence ?? null);
    showMissing();
  };
  const missing = () => {
    const { answer, reason, confidence: sure } = read();
    const empty = answer === "" || (typeof answer === "object" && Object.keys(answer).length === 0);
    return [[empty, "your answer"], [!reason.trim() && model.get("shown").reasons, "the reason in one line"], [sure === null, model.get("shown").confidence.short]]
      .filter(([absent]) => absent).map(([, name]) => name);
  };
  const showMissing = () => {
    const names = missing();
    allow(parts.commit, names.length === 0);
    // what the page has just been told stands below, and once is enough
    parts.missing.textContent = parts.aside.dataset.said || parts.wrong.dataset.said ? "" : names.length ? `Still missing: ${names.join(", ")}.`
      : model.get("shown").vote ? "Ready. Your vote stands once you commit." : "Ready. The result appears once you commit.";
  };
  // What is wrong with the answer stands at its box, and the box is marked; anything else stands below.
  const complain = (message, fault) => {
    const atBox = fault === "answer";
    announce(parts.wrong, atBox ? message : "");
    announce(parts.aside, atBox ? "" : message);
    for (const input of control.element.querySelectorAll("input")) {
      if (atBox && message) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  };
  const typed = () => {
    complain("", "");
    showMissing();
    copy.write(read());
    model.set("typed", read());
    clearTimeout(pause);
    pause = setTimeout(link.save, 600);
  };
  const commit = async () => {
    if (model.get("shown").committed) return;
    if (!isAllowed(parts.commit)) {
      announce(parts.aside, `Still missing: ${missing().join(", ")}.`);
      return showMissing();
    }
    clearTimeout(pause);
    const reply = await link.ask("commit", read());
    if (!reply?.kept) return;
    copy.forget();
    parts.result.focus();
  };
  const show = () => {
    const shown = model.get("shown");
    if (!control) {
      control = answerControl(shown.control, {
        changed: typed, submit: () => parts.reason.focus(), describedBy: parts.expects.id, labelledBy: parts.prompt.id,
      });
      parts.control.replaceChildren(control.element);
    }
    copy = browserCopy(shown.key, shown.keep);
    parts.prompt.innerHTML = shown.prompt;
    parts.meta.textContent = shown.asks;
    parts.result.setAttribute("aria-label", shown.vote ? "Your vote, and what lies behind the question" : "The result beside your prediction");
    parts.forget.hidden = !shown.can_forget;
    parts.forget.textContent = shown.vote ? "Forget this vote" : "Forget this prediction";
    parts.restore.textContent = `Undo: bring my ${shown.vote ? "vote" : "prediction"} back`;
    parts.expects.innerHTML = shown.expects;
    parts.reasonField.hidden = !shown.reasons;
    parts.ask.hidden = shown.committed;
    parts.after.hidden = !shown.committed;
    parts.restore.hidden = !shown.forgotten;
    complain(shown.message, shown.fault);
    parts.result.innerHTML = shown.result;
    parts.because.value = shown.because;
    parts.opening.textContent = shown.opening;
    announce(parts.kept, shown.because ? "Kept." : "");
    write(model.get("typed"));
  };
  const open = () => {
    show();
    const kept = copy.read();
    if (!kept || model.get("shown").committed || same(kept.answer, model.get("typed"))) return;
    write(kept.answer);
    typed();
    announce(parts.aside, "What you had typed is back: this browser kept it.");
  };

  parts.form.addEventListener("submit", (event) => { event.preventDefault(); commit(); });
  parts.reason.addEventListener("input", typed);
  parts.rule.addEventListener("submit", (event) => { event.preventDefault(); link.ask("because", { text: parts.because.value }); });
  parts.forget.addEventListener("click", async () => { if (await link.ask("forget")) parts.restore.focus(); });
  parts.restore.addEventListener("click", async () => { if (await link.ask("restore")) parts.result.focus(); });
  model.on("change:shown", show);
  model.on("change:typed", () => { if (!same(read(), model.get("typed"))) write(model.get("typed")); });
  model.on("msg:custom", (message) => { if (message?.type === "kept" && same(copy.read()?.answer, message.typed)) copy.forget(); });
  parts.root.append(link.notice);
  ownKeys(parts.root);
  el.classList.add("vbc-widget");
  el.append(parts.root);
  open();
}

function predictionParts() {
  const id = freshId("prediction");
  const parts = {
    meta: h("p", { class: "vbc-card-meta" }),
    prompt: h("div", { class: "vbc-card-prose vbc-card-prompt", id }),
    control: h("div", { class: "vbc-card-control" }),
    wrong: h("div", { class: "vbc-card-warning", role: "alert" }),
    expects: h("div", { class: "vbc-help", id: `${id}-expects` }),
    reason: h("input", { type: "text", class: "vbc-text", id: `${id}-reason`, autocomplete: "off", maxlength: 400 }),
    confidence: h("div", { class: "vbc-confidence" }),
    commit: h("button", { type: "submit", class: "vbc-button vbc-primary", "aria-describedby": `${id}-missing` }, "Commit"),
    missing: h("p", { class: "vbc-help", id: `${id}-missing` }),
    aside: h("div", { class: "vbc-card-aside", role: "status" }),
    result: h("div", { class: "vbc-card-prose vbc-result", tabindex: "-1", role: "group" }),
    opening: h("span"),
    because: h("input", { type: "text", class: "vbc-text", id: `${id}-because`, autocomplete: "off", maxlength: 600 }),
    kept: h("span", { class: "vbc-card-kept", role: "status" }),
    forget: h("button", { type: "button", class: "vbc-button vbc-card-link" }),
    restore: h("button", { type: "button", class: "vbc-button vbc-card-link", hidden: true }),
  };
  parts.reasonField = h("div", { class: "vbc-card-field" }, h("label", { for: `${id}-reason` }, "Because, in one line"), parts.reason);
  parts.form = h("form", { novalidate: true }, parts.control, parts.wrong, parts.expects, parts.reasonField, parts.confidence,
    h("div", { class: "vbc-card-buttons" }, parts.commit, parts.missing));
  parts.ask = h("div", null, parts.form, parts.restore);
  parts.rule = h("form", { class: "vbc-card-explain", novalidate: true }, h("label", { for: `${id}-because` }, parts.opening),
    h("div", { class: "vbc-card-row" }, parts.because, h("button", { type: "submit", class: "vbc-button" }, "Keep")), parts.kept);
  parts.after = h("div", { class: "vbc-prediction-after", hidden: true }, parts.result, parts.rule, parts.forget);
  parts.root = h("div", { class: "vbc vbc-card vbc-prediction", role: "group", "aria-labelledby": id },
    parts.meta, parts.prompt, parts.ask, parts.after, parts.aside);
  return parts;
}

// How sure, or how firmly: the kernel says what is asked and has the words for each place; nothing counts as said until the reader
// has touched it.
function confidenceControl(box, { asks, low, least, step, middle, words, ends }, changed) {
  const id = freshId("confidence");
  let said = null;
  const output = h("output", { for: id });
  const range = h("input", { type: "range", id, min: low, max: 100, step, value: middle });
  const show = () => {
    const text = said === null ? "not set yet" : words[said];
    output.textContent = text;
    range.setAttribute("aria-valuetext", text);
    box.dataset.set = String(said !== null);
  };
  const take = () => {
    const value = Math.max(least, Number(range.value));
    if (value === said) return;
    said = value;
    show();
    changed();
  };
  range.addEventListener("input", take);
  range.addEventListener("pointerup", take);  // a press on the middle says that value without moving the thumb
  range.addEventListener("keydown", (event) => { if ([" ", "Enter"].includes(event.key)) { event.preventDefault(); take(); } });
  box.append(h("label", { for: id }, asks), output, range,
    h("div", { class: "vbc-ends", "aria-hidden": "true" }, ...ends.map((end) => h("span", null, end))));
  show();
  return {
    read: () => said,
    // a draft of another edition may hold what this slider cannot say: that was not said yet
    write: (value) => { said = value in words ? value : null; range.value = said ?? middle; show(); },
  };
}
