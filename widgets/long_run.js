// A run that takes seconds: a button, a bar that stands there from the press on, a button to stop it, then picture and words.

import { allow, h, heading, isAllowed, say } from "./dom.js";
import { kernelVega, mountChart } from "./livechart.js";
import { ownKeys } from "./sliders.js";

const PATIENCE = 4000; // ms without a sign of the kernel before the reader is told
const SILENT = "No answer from Python yet. It may be busy with another part of the page; if this stays, reload the page or run the notebook again.";

export function renderLongRun({ model, el, signal }) {
  const setup = model.get("setup");
  const counted = (number) => number.toLocaleString("en-US");
  const bar = h("div", { class: "vbc-run-bar", role: "progressbar", "aria-label": setup.title, "aria-valuemin": 0 }, h("div", { class: "vbc-run-fill" }));
  const count = h("p", { class: "vbc-run-count", "aria-hidden": "true" });
  const start = h("button", { type: "button", class: "vbc-button vbc-primary", click: begin }, setup.button);
  const stop = h("button", { type: "button", class: "vbc-button", click: end }, "Stop");
  const words = h("div", { class: "vbc-sentence", role: "status" });
  const notice = h("div", { class: "vbc-status", role: "alert", hidden: true });
  const picture = h("div");
  const figure = h("div", { class: "vbc-figure", hidden: true }, picture);
  const root = h("section", { class: "vbc vbc-run", "aria-label": setup.title, keydown: escape },
    heading("h3", { class: "vbc-title" }, setup.title), h("p", { class: "vbc-run-asks" }, setup.asks),
    h("div", { class: "vbc-run-buttons" }, start, stop), bar, count, notice, figure, words);
  el.append(root);
  ownKeys(root);

  let chart = null;
  let waiting = 0;
  let phase = null;
  let begunHere = false; // by a press on this button, not by code or on another view

  model.on("change:state", follow);
  model.on("change:data", draw);
  model.on("change:label", relabel);
  model.on("comm_live_update", gone);
  model.on("comm:close", gone);
  signal?.addEventListener("abort", close);
  draw();
  follow();
  return close;

  function close() {
    clearTimeout(waiting);
    chart?.destroy();
    for (const [event, act] of [["change:state", follow], ["change:data", draw], ["change:label", relabel]]) model.off(event, act);
  }

  function begin() {
    if (!isAllowed(start)) return;
    begunHere = true;
    show({ phase: "running", done: 0, asked: model.get("state").asked, words: "" }); // at once, before the kernel has answered
    tell("start");
  }

  function end() {
    if (!isAllowed(stop)) return;
    allow(stop, false);
    stop.textContent = "Stopping …";
    tell("stop");
  }

  function escape(event) {
    if (event.key === "Escape" && model.get("state").phase === "running") end();
  }

  function tell(type) {
    notice.hidden = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => warn(SILENT), PATIENCE);
    try { model.send({ type }); } catch { gone(); }
  }

  function warn(text) {
    notice.textContent = text;
    notice.hidden = false;
  }

  function gone() {
    if (!el.classList.contains("jupyter-widgets-disconnected") && model.comm_live !== false) return;
    clearTimeout(waiting);
    allow(start, false);
    allow(stop, false);
    warn("The kernel has stopped. Reload the page, or run the notebook again.");
  }

  function follow() {
    clearTimeout(waiting);
    notice.hidden = true;
    show(model.get("state"));
  }

  function show(state) {
    const { done, asked } = state;
    const running = state.phase === "running";
    const share = asked ? done / asked : 0;
    const text = `${counted(done)} of ${counted(asked)} ${setup.unit}`;
    bar.hidden = state.phase === "ready";
    bar.firstChild.style.width = `${100 * share}%`;
    bar.setAttribute("aria-valuemax", asked);
    bar.setAttribute("aria-valuenow", done);
    bar.setAttribute("aria-valuetext", text);
    bar.dataset.phase = state.phase;
    count.textContent = state.phase === "ready" ? "" : text + (state.seconds ? `, ${state.seconds.toFixed(1)} seconds` : "");
    const held = root.contains(document.activeElement); // asked before the button that may have it is hidden
    allow(start, !running);
    stop.hidden = !running;
    if (running && phase !== "running") {
      allow(stop, true);
      stop.textContent = "Stop";
      if (begunHere) stop.focus(); // so that Enter, or Escape, stops it
      begunHere = false;
    }
    if (!running && phase === "running" && held) start.focus(); // the button that had the focus goes away with the run
    if (state.phase !== phase) say(words, running ? "Running." : state.words);
    else if (!running) say(words, state.words);
    if (state.phase === "done" || state.phase === "stopped") start.textContent = `${setup.button} again`;
    phase = state.phase;
  }

  function relabel() {
    chart?.label(model.get("label"));
  }

  function draw() {
    const data = model.get("data");
    if (!Object.keys(data).length) return;
    figure.hidden = false;
    if (chart) return chart.update({ data });
    chart = mountChart(picture, {
      spec: model.get("spec"),
      data,
      signals: {},
      label: model.get("label"),
      address: setup.address,
      askKernel: kernelVega(model),
      onError: (error) => warn(`The picture could not be drawn (${error.message}). The sentence below says what it shows.`),
    });
  }
}
