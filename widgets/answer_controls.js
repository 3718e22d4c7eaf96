// One native control for each kind of answer. Each returns { element, read, write }: `read` gives what was typed, as it was typed.

import { freshId, h, inNotebook, same } from "./dom.js";
import { mountControls } from "./sliders.js";

export function answerControl(spec, { changed, submit, describedBy, labelledBy }) {
  const make = { number, choice, match, target, table, code }[spec.kind];
  return make(spec, { changed, submit, describedBy, labelledBy });
}

const enterSubmits = (submit) => (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  submit();
};

function number(spec, { changed, submit, describedBy }) {
  const id = freshId("number");
  const unit = h("span", { class: "vbc-unit", id: `${id}-unit` }, spec.unit || "");
  const input = h("input", {
    type: "text", id, class: "vbc-text", inputmode: "decimal", autocomplete: "off", spellcheck: "false",
    "aria-describedby": `${id}-unit ${describedBy}`, input: changed, keydown: enterSubmits(submit),
  });
  return {
    element: h("div", { class: "vbc-answer-number" },
      h("label", { for: id }, spec.label || "Your answer"), h("div", { class: "vbc-answer-line" }, input, unit)),
    read: () => input.value,
    write: (value) => { input.value = value ?? ""; },
  };
}

function choice(spec, { changed, submit, describedBy, labelledBy }) {
  const name = freshId("choice");
  const inputs = spec.options.map(({ id }) => h("input", {
    type: spec.several ? "checkbox" : "radio", name, value: id, change: changed, keydown: enterSubmits(submit),
  }));
  const element = h("div", {
    class: "vbc-answer-choice", role: spec.several ? "group" : "radiogroup", "aria-labelledby": labelledBy, "aria-describedby": describedBy,
  }, spec.options.map(({ html }, place) => h("label", { class: "vbc-answer-option" }, inputs[place], h("span", { html }))));
  const chosen = () => inputs.filter((input) => input.checked).map((input) => input.value);
  return {
    element,
    read: () => spec.several ? chosen() : chosen()[0] ?? "",
    write: (value) => {
      const wanted = new Set(Array.isArray(value) ? value : [value]);
      for (const input of inputs) input.checked = wanted.has(input.value);
    },
  };
}

// Items are rows and bins are columns of one grid of radio buttons; a narrow card shows one list to choose from for each item.
function match(spec, { changed, submit, describedBy, labelledBy }) {
  const grid = freshId("match");
  const sorted = {};
  const parts = {};
  const put = (item, bin) => {
    if (bin) sorted[item] = bin;
    else delete sorted[item];
    for (const radio of parts[item].radios) radio.checked = radio.value === bin;
    parts[item].select.value = bin ?? "";
  };
  const choose = (item, bin) => { put(item, bin); changed(); };
  const row = (item, place) => {
    const name = `${grid}-item-${place}`;
    const radios = spec.bins.map((bin) => h("input", {
      type: "radio", name, value: bin.id, change: () => choose(item.id, bin.id), keydown: enterSubmits(submit),
    }));
    const select = h("select", { class: "vbc-select vbc-match-select", "aria-labelledby": name, change: () => choose(item.id, select.value) },
      h("option", { value: "" }, "Choose a bin"), spec.bins.map((bin) => h("option", { value: bin.id }, plain(bin.html))));
    parts[item.id] = { radios, select };
    return h("div", { class: "vbc-match-row", role: "radiogroup", "aria-labelledby": name },
      h("div", { class: "vbc-match-item", id: name }, h("span", { html: item.html })),
      spec.bins.map((bin, column) => h("label", { class: "vbc-bin-cell" }, radios[column], h("span", { html: bin.html }))), select);
  };
  const heads = spec.bins.map((bin) => h("div", { class: "vbc-match-bin" }, h("span", { html: bin.html })));
  const element = h("div", {
    class: "vbc-match", style: `--bins: ${spec.bins.length}`, role: "group", "aria-labelledby": labelledBy, "aria-describedby": describedBy,
  }, h("div", { class: "vbc-match-heads", "aria-hidden": "true" }, h("div"), heads), spec.items.map(row));
  return {
    element,
    read: () => ({ ...sorted }),
    write: (value) => { for (const item of spec.items) put(item.id, value?.[item.id]); },
  };
}

const plain = (html) => h("span", { html }).textContent;

// Set blind: nothing on the page answers until the setting is committed.
function target(spec, { changed, describedBy, labelledBy }) {
  const defaults = Object.fromEntries(Object.entries(spec.controls).map(([name, control]) => [name, control.default]));
  const element = h("div", { class: "vbc-answer-target", role: "group", "aria-labelledby": labelledBy, "aria-describedby": describedBy });
  const controls = mountControls(element, { specs: spec.controls, values: defaults, legend: "Your setting", onChange: changed });
  let touched = false;  // a click on what is set already is a decision too; only going past is none
  for (const type of ["input", "change", "pointerdown"]) element.addEventListener(type, () => (touched = true));
  element.addEventListener("keydown", ({ key }) => (touched ||= key !== "Tab" && key !== "Shift"));
  const write = (value) => {
    controls.set({ ...defaults, ...value });
    touched = !same(controls.values(), defaults);
  };
  return { element, read: controls.values, write, untouched: () => !touched };
}

function table(spec, { changed, submit, describedBy, labelledBy }) {
  const heading = (column) => column.name.replaceAll("_", " ");
  const field = (column, row) => h("input", {
    type: "text", class: "vbc-text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", input: changed,
    "aria-label": `${spec.rows[row]}, ${heading(column)}${column.unit ? ` in ${column.unit}` : ""}`, "aria-describedby": describedBy,
    keydown: (event) => move(event, column, row), paste: (event) => paste(event, column, row),
  });
  const cells = Object.fromEntries(spec.columns.map((column) => [column.name, spec.rows.map((_, row) => field(column, row))]));
  const move = (event, column, row) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step && cells[column.name][row + step]) {
      event.preventDefault();
      cells[column.name][row + step].focus();
    } else enterSubmits(submit)(event);
  };
  const paste = (event, column, row) => {  // a block copied from a spreadsheet fills the cells from here on
    const lines = event.clipboardData.getData("text").replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));
    if (lines.length === 1 && lines[0].length === 1) return;
    event.preventDefault();
    const first = spec.columns.indexOf(column);
    lines.forEach((line, down) => line.forEach((text, across) => {
      const cell = cells[spec.columns[first + across]?.name]?.[row + down];
      if (cell) cell.value = text.trim();
    }));
    changed();
  };
  const head = (column) => h("th", { scope: "col" }, heading(column), column.unit ? h("span", { class: "vbc-unit" }, column.unit) : null);
  const line = (label, row) => h("tr", null, h("th", { scope: "row" }, label), spec.columns.map((column) => h("td", null, cells[column.name][row])));
  return {
    element: h("div", { class: "vbc-answer-scroll" },
      h("table", { class: "vbc-answer-table", "aria-labelledby": labelledBy, "aria-describedby": describedBy },
        h("thead", null, h("tr", null, h("td"), spec.columns.map(head))), h("tbody", null, spec.rows.map(line)))),
    read: () => Object.fromEntries(Object.entries(cells).map(([id, fields]) => [id, fields.map((cell) => cell.value)])),
    write: (value) => {
      for (const [id, fields] of Object.entries(cells)) fields.forEach((cell, row) => { cell.value = value?.[id]?.[row] ?? ""; });
    },
  };
}

function code(spec, { changed, submit, describedBy, labelledBy }) {
  const id = freshId("code");
  let leaving = false;  // after Escape the next Tab leaves the text area, as everywhere else on the page
  const insert = (area, text) => {
    // execCommand keeps the browser's undo history; setRangeText would empty it.
    if (!document.execCommand("insertText", false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  };
  const keys = (event) => {
    const area = event.target;
    if (event.key === "Escape") leaving = true;
    else if (event.key === "Tab" && !event.shiftKey && !leaving) {
      event.preventDefault();
      insert(area, "    ");
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const line = area.value.slice(0, area.selectionStart).split("\n").pop();
      insert(area, `\n${/^\s*/.exec(line)[0]}${/:\s*$/.test(line) ? "    " : ""}`);
    } else if (event.key !== "Shift") leaving = false;
  };
  const area = h("textarea", {
    id, class: "vbc-answer-code", rows: Math.min(18, Math.max(6, spec.stub.split("\n").length + 2)), spellcheck: "false", autocapitalize: "off",
    autocomplete: "off", wrap: "off", "aria-labelledby": `${id}-label ${labelledBy}`, "aria-describedby": `${id}-keys ${describedBy}`,
    input: changed, keydown: keys, blur: () => { leaving = false; },
  });
  area.value = spec.stub;
  return {
    element: h("div", { class: "vbc-answer-code-box" },
      h("label", { for: id, id: `${id}-label` }, "Your function"), area,
      h("p", { class: "vbc-help", id: `${id}-keys` }, "Tab indents; press Escape, then Tab, to move on. Ctrl+Enter checks."),
      inNotebook() && spec.problem ? h("p", { class: "vbc-help" }, "You can also write it in a cell that starts with ", h("code", null, `%%answer ${spec.problem}`),
        ": both are the same answer, and the latest check counts.") : null),
    read: () => area.value,
    write: (value) => { area.value = value || spec.stub; },
  };
}
