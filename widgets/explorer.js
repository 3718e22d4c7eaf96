// An explorer on the page: title, scenes, controls, picture, sentence, table, and the way back to the start; or, until the
// prediction is committed, one panel in place of all that.
import { freshId, h, heading } from "./dom.js";
import { kernelVega, mountChart } from "./livechart.js";
import { formatNumber, mountControls, ownKeys, sameValue } from "./sliders.js";

const TABLE_ROWS = 50;
const NUMERIC = /^[\u2212+-]?\$?[\d,.]+(e[\u2212+-]?\d+)?%?$/; // a number, or a text that is one
const PATIENCE = 2500; // milliseconds without an answer before the page says that the kernel is silent
const SILENT = "No answer from Python yet. If this stays, run the notebook again, or reload the page.";

export function renderExplorer({ model, el, signal }) {
  const shared = new URLSearchParams(location.search).getAll("scene");
  let close = () => {};
  if (model.get("cover").words) coverPanel();
  else close = mountExplorer({ model, el, signal });
  if (shared.length) model.send({ scenes: shared });
  return () => close();

  function coverPanel() {
    const { title } = model.get("setup");
    const { words, button } = model.get("cover");
    const status = h("p", { class: "vbc-status", role: "alert", hidden: true });
    let asked = false;
    let waiting = 0;
    const skip = h("button", { type: "button", class: "vbc-button vbc-quiet-button", click: openAnyway }, button);
    const panel = h("div", { class: "vbc vbc-explorer vbc-covered", role: "group", "aria-label": title }, heading("h3", { class: "vbc-title" }, title),
      h("div", { class: "vbc-cover" }, h("p", {}, words), skip), status);
    el.append(panel);
    ownKeys(panel);
    model.on("change:cover", open);
    signal?.addEventListener("abort", () => model.off("change:cover", open));
    model.send({ covered: "shown" });

    function openAnyway() {
      asked = true;
      model.send({ covered: "open" });
      clearTimeout(waiting);
      waiting = setTimeout(() => { status.textContent = SILENT; status.hidden = false; }, PATIENCE);
    }

    function open() {
      if (model.get("cover").words) return;
      clearTimeout(waiting);
      model.off("change:cover", open);
      panel.remove();
      close = mountExplorer({ model, el, signal });
      if (!asked) return; // whoever has just predicted reads the result first
      const root = el.querySelector(".vbc-explorer");
      root.tabIndex = -1;
      root.focus();
    }
  }
}

function mountExplorer({ model, el, signal }) {
  const get = (name) => model.get(name);
  const setup = get("setup");
  let waiting = 0;
  const root = h("div", { class: `vbc vbc-explorer${setup.wide ? " vbc-wide" : ""}`, role: "group", "aria-label": setup.title });
  const title = heading("h3", { class: "vbc-title" }, setup.title);
  const controlsBox = h("div", { class: "vbc-controls-box" });
  const picture = h("div");
  const figure = h("div", { class: "vbc-figure" }, picture);
  const status = h("p", { class: "vbc-status", role: "alert", hidden: true });
  const table = h("div", { class: "vbc-table", hidden: true, tabindex: 0, role: "group", "aria-label": "The rows behind the picture" });
  const scenes = sceneButtons();
  const reading = readingPart();
  root.append(title, ...(scenes ? [scenes.node] : []), controlsBox, figure, status, reading.node, toolbar(), table);
  el.append(root);
  ownKeys(root);

  const controls = mountControls(controlsBox, { specs: setup.controls, values: get("values"), legend: `Controls of ${setup.title}`, onChange: send });
  const chart = mountChart(picture, {
    spec: setup.spec,
    data: get("data"),
    signals: linked(get("values")),
    label: get("label"),
    address: setup.address,
    askKernel: kernelVega(model),
    drag: setup.drag && {
      at: () => setup.drag.map((name) => controls.values()[name]),
      moved: (...place) => setAll(Object.fromEntries(setup.drag.map((name, i) => [name, stepped(setup.controls[name], place[i])]))),
    },
    onError: (error) => say(`The picture could not be drawn (${error.message}). “Show as table” gives the same rows.`),
  });

  const events = {
    "change:values": followValues,
    "change:data": () => {
      chart.update({ data: get("data") });
      if (!table.hidden) fillTable();
    },
    "change:table": () => !table.hidden && fillTable(),
    "change:label": () => chart.label(get("label")),
    "change:sentence": () => reading.follow(),
    "change:reading": () => reading.follow(),
    "change:problem": followProblem,
    "change:code": nameScene,
    "change:answered": answered,
  };
  for (const [event, act] of Object.entries(events)) model.on(event, act);
  signal?.addEventListener("abort", () => Object.entries(events).forEach(([event, act]) => model.off(event, act)));
  followValues();
  followProblem();
  nameScene();
  return () => chart.destroy();

  // Values: what the reader moves goes to the picture at once where the browser can compute it, and to the kernel always.

  function send(values) {
    chart.update({ signals: linked(values) });
    scenes?.press(values);
    const before = get("values");
    if (Object.entries(values).every(([name, value]) => sameValue(before[name], value))) return; // nothing new: no answer will come
    model.set("values", values);
    model.save_changes(); // at most one message is under way: the widget manager holds later ones back
    expectAnswer();
  }

  function setAll(values) {
    controls.set(values);
    send(controls.values());
  }

  /** The setting of a number control that lies nearest to a number. */
  function stepped({ low, high, step }, value) {
    return +Math.min(high, Math.max(low, low + Math.round((value - low) / step) * step)).toPrecision(12);
  }

  function followValues() {
    const values = get("values");
    controls.set(values);
    chart.update({ signals: linked(values) });
    scenes?.press(values);
  }

  /** What a page of slides opens again after a reload. */
  function nameScene() {
    root.dataset.scene = get("code");
  }

  function linked(values) {
    return Object.fromEntries(setup.linked.map((name) => [name, values[name]]));
  }

  function sceneButtons() {
    const entries = Object.entries(setup.scenes);
    if (!entries.length) return null;
    const buttons = entries.map(([name, values]) =>
      h("button", { type: "button", class: "vbc-button vbc-scene", "aria-pressed": "false", click: () => setAll(values) }, name),
    );
    return {
      node: h("div", { class: "vbc-scenes", role: "group", "aria-label": "Scenes: named settings" }, ...buttons),
      press(values) {
        entries.forEach(([, scene], i) => {
          const here = Object.entries(scene).every(([name, value]) => sameValue(values[name], value));
          buttons[i].setAttribute("aria-pressed", String(here));
        });
      },
    };
  }

  function toolbar() {
    const defaults = Object.fromEntries(Object.entries(setup.controls).map(([name, spec]) => [name, spec.default]));
    const reset = h("button", { type: "button", class: "vbc-button", click: () => setAll(defaults) }, "Reset");
    const asTable = h("button", { type: "button", class: "vbc-button", "aria-expanded": "false", click: toggle }, "Show as table");
    const copy = h("button", { type: "button", class: "vbc-button", click: copyScene }, "Copy this scene");
    const copied = h("span", { class: "vbc-copied", role: "status" });
    return h("div", { class: "vbc-toolbar" }, reset, asTable, copy, copied);

    function toggle() {
      table.hidden = !table.hidden;
      asTable.setAttribute("aria-expanded", String(!table.hidden));
      asTable.textContent = table.hidden ? "Show as table" : "Hide table";
      if (!table.hidden) fillTable();
    }

    async function copyScene() {
      const text = sceneText();
      try {
        await navigator.clipboard.writeText(text);
        copied.textContent = "Copied.";
      } catch {
        copied.textContent = text; // no clipboard here: show it, to be copied by hand
      }
    }
  }

  /** What reopens this state: an address where the page has one of its own, else the call for a notebook cell. */
  function sceneText() {
    if (document.body.dataset.voila === undefined) return `explorer("${setup.name}", scene="${get("code")}")`;
    const address = new URL(location.href);
    address.search = `?scene=${get("code")}`;
    return address.href;
  }

  // The sentence, which waits until the reader has committed a reading where one is asked for.

  function readingPart() {
    const sentence = h("p", { class: "vbc-sentence", "aria-live": "polite", "aria-atomic": "true", tabindex: "-1" });
    const own = h("p", { class: "vbc-own" });
    const id = freshId("reading");
    const text = h("input", { type: "text", id, maxlength: 300, autocomplete: "off", class: "vbc-text" });
    const form = h(
      "form",
      { class: "vbc-reading", submit: commit },
      h("label", { for: id }, setup.asks ?? ""),
      h("span", { class: "vbc-reading-line" }, text, h("button", { class: "vbc-button vbc-primary" }, "Commit my reading")),
    );
    const node = h("div", { class: "vbc-says" }, ...(setup.asks ? [form, own] : []), sentence);
    follow();
    return { node, follow };

    function commit(event) {
      event.preventDefault();
      const typed = text.value.trim();
      if (!typed) return text.focus();
      model.send({ reading: typed });
      expectAnswer();
    }

    function follow() {
      const committed = get("reading"), typing = form.contains(document.activeElement);
      form.hidden = Boolean(committed);
      own.hidden = !committed;
      own.replaceChildren(h("strong", {}, "You read: "), committed);
      sentence.textContent = get("sentence");
      sentence.hidden = !get("sentence");
      if (typing && form.hidden && !sentence.hidden) sentence.focus();  // where the field was, so that Tab goes on from there
    }
  }

  // The table: the same rows as the picture's.

  function fillTable() {
    const made = Object.entries(get("table"));
    const data = get("data");
    const tables = made.length
      ? made.map(([caption, columns]) => [caption, Object.entries(columns).map(([title, values]) => ({ title, values }))])
      : Object.entries(setup.table)
          .filter(([source]) => source in data)
          .map(([source, columns], _, all) => [
            all.length > 1 ? source.replaceAll("_", " ") : setup.title,
            columns.map((column) => ({ ...column, values: data[source][column.name] })),
          ]);
    table.replaceChildren(...tables.map(([caption, columns]) => tableOf(caption, columns)));
  }

  function tableOf(caption, all) {
    const columns = all.filter(({ values }) => values.some((value) => value !== null && value !== ""));
    const length = columns.length ? columns[0].values.length : 0;
    const shown = Math.min(length, TABLE_ROWS);
    const count = shown < length ? `the first ${shown} of ${length} rows` : `${length} ${length === 1 ? "row" : "rows"}`;
    const right = columns.map(({ values }) => (values.every((value) => value === null || NUMERIC.test(value)) ? "vbc-right" : null));
    const heads = columns.map(({ title }, i) => h("th", { scope: "col", class: right[i] }, title));
    const rows = Array.from({ length: shown }, (_, r) =>
      h("tr", {}, ...columns.map((column, i) => h("td", { class: right[i] }, cell(column.values[r], column)))),
    );
    return h("table", {}, h("caption", {}, `${caption}: ${count}`), h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...rows));
  }

  function cell(value, column) {
    if (value === null) return "–";
    if (typeof value === "boolean") return value ? "yes" : "no";
    if (typeof value !== "number") return String(value);
    if (column?.time) return new Date(value).toISOString().slice(0, 10);
    if (column?.format) return formatNumber(value, column.format);
    return formatNumber(value, Number.isInteger(value) ? ",d" : Math.abs(value) >= 1e-3 ? ",.4~g" : ".3e");
  }

  // Trouble: a model that failed, a kernel that is silent.

  function followProblem() {
    say(get("problem"));
    figure.classList.toggle("vbc-stale", Boolean(get("problem")));
  }

  function say(text) {
    status.textContent = text;
    status.hidden = !text;
  }

  function expectAnswer() {
    root.dataset.asked = ""; // so that a test can wait for the answer
    clearTimeout(waiting);
    waiting = setTimeout(() => say(SILENT), PATIENCE);
  }

  function answered() {
    delete root.dataset.asked;
    clearTimeout(waiting);
    followProblem();
  }
}
