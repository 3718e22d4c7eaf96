// The world of a mistake: first the learner's rule alone and the question where it would be right; then the true rule beside it.
import { allow, freshId, h, heading, isAllowed } from "./dom.js";
import { kernelVega, mountChart } from "./livechart.js";
import { mountControls, ownKeys } from "./sliders.js";

const PATIENCE = 4000; // milliseconds without an answer before the page says that the kernel is silent
const SILENT = "No answer from Python yet. If this stays, run the notebook again, or reload the page.";
const JOINED = /\u2212\$/g; // a line must not break between a minus sign and the dollar
const NUMERIC = /^[\u2212+-]?\$?[\d,.]+/;

const joined = (text) => text.replace(JOINED, "\u2212\u2060$$");

export function renderWorld({ model, el, signal }) {
  const shown = () => model.get("shown");
  const data = () => model.get("data");
  const root = h("div", { class: "vbc vbc-explorer vbc-world", role: "group", "aria-label": shown().title });
  const parts = {
    intro: h("p", { class: "vbc-world-intro" }),
    rule: h("p", { class: "vbc-world-rule" }),
    question: h("p", { class: "vbc-world-question" }),
    slider: h("div", { class: "vbc-controls-box" }),
    readout: h("p", { class: "vbc-world-readout", role: "status" }),
    picture: h("div"),
    status: h("p", { class: "vbc-status", role: "alert", hidden: true }),
    verdict: h("p", { class: "vbc-world-verdict" }),
    says: h("p", { class: "vbc-sentence" }),
    others: h("div", { class: "vbc-controls-box" }),
    table: h("div", { class: "vbc-table", hidden: true, tabindex: 0, role: "group", "aria-label": "The rows behind the picture" }),
  };
  const found = h("div", { class: "vbc-says", "aria-live": "polite" }, parts.verdict, parts.says);
  const here = h("button", { type: "button", class: "vbc-button vbc-primary", click: () => isAllowed(here) && commit(at) });
  const nowhere = h("button", { type: "button", class: "vbc-button", click: () => commit(null) });
  const note = h("p", { class: "vbc-help" });
  const asking = h("div", { class: "vbc-world-asking" }, h("div", { class: "vbc-toolbar" }, here, nowhere), note);
  const numberId = freshId("number");
  const number = h("select", { id: numberId, class: "vbc-select", change: () => ask({ choose: Number(number.value) }) });
  const which = h("div", { class: "vbc-world-which" }, h("label", { for: numberId, class: "vbc-label" }, "The number that moves"), number);
  const changing = h("details", { class: "vbc-world-others" }, h("summary", {}, "Change other numbers, too"), parts.others);
  const asTable = h("button", { type: "button", class: "vbc-button", "aria-expanded": "false", click: toggle }, "Show as table");
  const back = h("button", { type: "button", class: "vbc-button", click: reset }, shown().yours === "Yours" ? "Back to this input" : "Back to your numbers");
  const explorer = h("button", { type: "button", class: "vbc-button", click: () => model.send({ explorer: "open" }) }, "Open the explorer at your numbers");
  const toolbar = h("div", { class: "vbc-toolbar" }, back, asTable, explorer);
  const ownName = h("span", { class: "vbc-world-yours" });
  const trueName = h("span", { class: "vbc-world-true" });
  const ownPlace = h("span", { class: "vbc-world-own" });
  const legend = h("p", { class: "vbc-world-legend" }, ownName, trueName, ownPlace);
  const figure = h("div", { class: "vbc-figure" }, legend, parts.picture);
  root.append(heading("h4", { class: "vbc-title" }, shown().title), parts.intro, parts.question, parts.rule, which, parts.slider, asking, parts.readout, figure,
    parts.status, found, changing, toolbar, parts.table);
  el.append(root);
  ownKeys(root);

  let at = shown().control.default;
  let drawnFor = null; // the number that the picture and the slider are made for
  let chart = null;
  let slider = null;
  let others = null;
  let waiting = 0;
  let pause = 0;
  let committed = false;

  model.on("change:shown", show);
  model.on("change:data", followData);
  model.on("change:answered", answered);
  signal?.addEventListener("abort", () => { model.off("change:shown", show); model.off("change:data", followData); model.off("change:answered", answered); });
  show();
  return () => chart?.destroy();

  function show() {
    const { revealed, number: path, question, rule, part, verdict, says, control, numbers, chosen } = shown();
    if (drawnFor !== path || Boolean(chart) !== hasPicture()) mount(control, path);
    parts.rule.textContent = part;
    parts.rule.hidden = !part;
    ownName.textContent = rule;
    ownPlace.textContent = shown().own;
    trueName.textContent = shown().true;
    trueName.hidden = !revealed;
    figure.hidden = !hasPicture();
    parts.intro.textContent = shown().intro;
    parts.question.textContent = question;
    parts.question.hidden = revealed;
    asking.hidden = revealed;
    note.textContent = shown().note;
    nowhere.textContent = shown().nowhere;
    which.hidden = !revealed || numbers.length < 2;
    number.replaceChildren(...numbers.map((label, i) => h("option", { value: i, selected: i === chosen }, label)));
    parts.verdict.textContent = verdict;
    parts.verdict.hidden = !verdict;
    parts.says.textContent = joined(says);
    parts.says.hidden = !says;
    changing.hidden = !Object.keys(shown().others).length;
    explorer.hidden = !shown().explorer;
    if (revealed) showOthers();
    chart?.label(shown().label);
    draw();
    root.dataset.revealed = String(revealed);
    if (!revealed || !committed) return;
    committed = false;
    found.tabIndex = -1; // the buttons are gone: what was found takes the focus
    found.focus();
  }

  function followData() {
    draw();
    if (!parts.table.hidden) fillTable();
  }

  function mount(control, path) {
    const first = drawnFor === null;
    drawnFor = path;
    at = control.default;
    parts.slider.replaceChildren();
    slider = mountControls(parts.slider, { specs: { at: control }, values: { at }, legend: "The number that moves", onChange: ({ at: value }) => move(value) });
    chart?.destroy();
    chart = !hasPicture() ? null : mountChart(parts.picture, {
      spec: shown().spec, data: rowsNow(), signals: data().limits, label: shown().label, address: shown().address, askKernel: kernelVega(model),
      onError: (error) => say(`The picture could not be drawn (${error.message}). “Show as table” gives the same rows.`),
    });
    if (!first) parts.table.hidden || fillTable();
  }

  /** Whether both give numbers, so that there are lines to draw. */
  function hasPicture() {
    return Object.keys(shown().spec).length > 0;
  }

  function showOthers() {
    const { others: specs, othersAt } = shown();
    const names = JSON.stringify(Object.keys(specs));
    if (parts.others.dataset.names !== names) {
      parts.others.dataset.names = names;
      parts.others.replaceChildren();
      others = mountControls(parts.others, { specs, values: othersAt, legend: "Your other numbers", onChange: (values) => {
        clearTimeout(pause);
        pause = setTimeout(() => ask({ change: values }), 120);
      } });
    } else others.set(othersAt);
  }

  function move(value) {
    at = value;
    draw();
  }

  function reset() {
    slider.set({ at: shown().control.default });
    move(shown().control.default);
    if (shown().revealed) ask({ change: {} });
  }

  /** Whether this is the input that the world was opened with: no number of it has been moved. */
  function isOwn(x) {
    const { control, others: specs, othersAt } = shown();
    return x === control.default && Object.entries(specs).every(([name, spec]) => othersAt[name] === spec.default);
  }

  /** The place of the slider among the values that were worked out. */
  function place() {
    const { x } = data().readout;
    let best = 0;
    for (let i = 1; i < x.length; i++) if (Math.abs(x[i] - at) < Math.abs(x[best] - at)) best = i;
    return best;
  }

  function rowsNow() {
    const { rows, readout } = data();
    const i = place();
    const names = [shown().rule, shown().true];
    const dots = ["yours", "true"]
      .map((name, k) => ({ x: readout.x[i], y: readout[name][i], rule: names[k], text: readout[`${name}Label`][i], side: readout.side[i], dy: readout[`${name}Dy`][i] }))
      .filter(({ y }) => y !== null);
    const columns = (fields) => Object.fromEntries(fields.map((field) => [field, dots.map((dot) => dot[field])]));
    return { ...rows, cursor: { x: [readout.x[i]] }, at: columns(["x", "y", "rule", "text", "side", "dy"]) };
  }

  function draw() {
    const { readout, limits } = data();
    const i = place();
    chart?.update({ data: rowsNow(), signals: limits });
    if (readout.call) {
      const lines = [`expected  ${readout.trueText[i]}`, `yours     ${readout.yoursText[i]}`];
      if (!isOwn(readout.x[i])) lines.unshift(readout.call[i]);  // the verdict above prints the learner's own input
      parts.readout.replaceChildren(h("strong", {}, readout.right[i] ? "Right here" : "Wrong here"), h("code", {}, lines.join("\n")));
    } else {
      const both = shown().revealed ? ` The true rule gives ${readout.trueText[i]}.` : "";
      parts.readout.textContent = joined(`At ${readout.place[i]} your rule gives ${readout.yoursText[i]}.${both}`);
    }
    const moved = readout.x[i] !== shown().control.default; // at the learner's own number it is wrong: that much is known
    here.textContent = moved ? `Right at ${readout.place[i]}` : "Right at … (move the slider)";
    allow(here, moved);
  }

  function commit(guess) {
    if (shown().revealed) return;
    committed = true;
    ask({ guess });
  }

  function ask(message) {
    root.dataset.asked = "";
    clearTimeout(waiting);
    waiting = setTimeout(() => say(SILENT), PATIENCE);
    model.send(message);
  }

  function answered() {
    delete root.dataset.asked;
    clearTimeout(waiting);
    say("");
  }

  function toggle() {
    parts.table.hidden = !parts.table.hidden;
    asTable.setAttribute("aria-expanded", String(!parts.table.hidden));
    asTable.textContent = parts.table.hidden ? "Show as table" : "Hide table";
    if (!parts.table.hidden) fillTable();
  }

  function fillTable() {
    const columns = Object.entries(data().table);
    const right = columns.map(([, values]) => (values.every((value) => NUMERIC.test(value) || value === "no value") ? "vbc-right" : null));
    const count = columns[0][1].length;
    const heads = columns.map(([title], i) => h("th", { scope: "col", class: right[i] }, title));
    const lines = Array.from({ length: count }, (_, r) => h("tr", {}, ...columns.map(([, values], i) => h("td", { class: right[i] }, values[r]))));
    parts.table.replaceChildren(h("table", {}, h("caption", {}, `${shown().rule}: ${count} places`), h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...lines)));
  }

  function say(text) {
    parts.status.textContent = text;
    parts.status.hidden = !text;
  }
}
