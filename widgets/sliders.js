// One fieldset with every control of an explorer: native inputs with visible labels, units and number boxes.

import { freshId, h } from "./dom.js";
import { playButton } from "./play.js";
import { seriesField } from "./series.js";
import { severalField } from "./several.js";
import { typedNumber } from "./typed_number.js";

/** Keep the keys of what has the focus: JupyterLab takes arrows and letters for its cells unless the very element says not to. */
export function ownKeys(root) {
  root.addEventListener("focusin", (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true"));
}

const FORMAT = /^([+-]?)(\$?)(,?)(?:\.(\d+))?~?([fgde%]?)$/; // what Python and d3 share, and d3's $ and ~

/** A number as format() in Python, or a d3 format in a picture, writes it, with a real minus sign. */
export function formatNumber(value, spec) {
  const [, sign, dollar, comma, precision, type] = FORMAT.exec(spec) ?? [null, "", "", ",", undefined, "g"];
  const general = type === "g" || type === "";
  const places = precision === undefined ? (type === "f" || type === "e" || type === "%" ? 6 : 0) : Number(precision);
  const size = Math.abs(type === "%" ? value * 100 : value);
  const digits =
    type === "e" || (general && size > 0 && (size < 1e-4 || size >= 1e16))
      ? size.toExponential(general ? Math.max(0, (places || 6) - 1) : places).replace(general ? /\.?0+(?=e)/ : "", "")
      : new Intl.NumberFormat("en-US", {
          useGrouping: comma === ",",
          ...(general ? { maximumSignificantDigits: places || 12 } : { minimumFractionDigits: places, maximumFractionDigits: places }),
        }).format(size);
  const shown = `${dollar}${digits}${type === "%" ? "%" : ""}`.replace("e-", "e\u2212").replace("e+", "e");
  const zero = !/[1-9]/.test(digits);
  return (value < 0 && !zero ? "\u2212" : sign === "+" ? "+" : "") + shown;
}

/** Whether two values of a control are the same setting. */
export function sameValue(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => sameValue(one, b[i]));
  return typeof a === "number" && typeof b === "number" ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)) : a === b;
}

/** A control's value with its unit, as a reader would say it. */
export function showValue(spec, value) {
  if (spec.kind === "switch") return value ? "on" : "off";
  if (spec.kind === "options") return spec.options.find((option) => option.id === value).text;
  if (spec.kind === "several") return spec.options.filter((option) => value.includes(option.id)).map((option) => option.text).join(", ") || "nothing";
  const number = formatNumber(value, spec.format);
  if (spec.unit.startsWith("$")) return number.replace(/^\u2212?/, "$&$") + spec.unit.slice(1);
  const unit = /^\u2212?1$/.test(number) ? spec.unit.replace(/([a-z]{2})(?<!s)s$/, "$1") : spec.unit;
  return unit && !number.endsWith("%") ? `${number}${unit.startsWith("%") ? "" : " "}${unit}` : number;
}

/**
 * Show the controls in `box`.
 *
 * `specs` maps names to control specifications, `values` to their settings. `onChange(values, name)` is called on every move.
 * Returns `{ set, values }`.
 */
export function mountControls(box, { specs, values, legend, onChange }) {
  const current = { ...values };
  const parts = {};
  const changed = (name, value) => {
    current[name] = value;
    onChange({ ...current }, name);
  };
  const fields = Object.entries(specs).map(([name, spec]) => {
    const make = { number: numberField, options: optionsField, series: (...parts) => seriesField(...parts, showValue), several: severalField, switch: switchField }[spec.kind];
    parts[name] = make(spec, current[name], (value) => changed(name, value));
    return parts[name].node;
  });
  box.append(h("fieldset", { class: "vbc-controls", "data-count": fields.length }, h("legend", { class: "vbc-hidden" }, legend), ...fields));
  return {
    values: () => ({ ...current }),
    set(next) {
      for (const [name, value] of Object.entries(next)) {
        if (!(name in parts) || sameValue(current[name], value)) continue;
        current[name] = value;
        parts[name].set(value);
      }
    },
  };
}

function numberField(spec, value, onMove) {
  const id = freshId("control");
  const limits = { min: spec.low, max: spec.high, step: spec.step };
  const help = spec.help ? `${id}-help` : null;
  const range = h("input", { type: "range", id, "aria-describedby": help, ...limits, value, input: () => byHand(+range.value, range) });
  const note = h("span", { class: "vbc-control-note", role: "status" });
  const typed = typedNumber(spec, { label: spec.label, value: () => value, move: (v) => byHand(v, typed), say: (text) => (note.textContent = text), showValue });
  const play = spec.play ? playButton(spec, { value: () => value, move: (v) => take(v, null) }) : null;

  function byHand(v, from) {
    take(v, from);
    play?.stop();
  }
  function take(v, from) {
    value = v;
    note.textContent = "";
    if (from !== range) range.value = v;
    if (from !== typed) typed.set(v);
    describe();
    onMove(v);
  }
  function describe() {
    range.setAttribute("aria-valuetext", showValue(spec, value));
    range.style.setProperty("--vbc-filled", `${(100 * (value - spec.low)) / (spec.high - spec.low || 1)}%`);
  }
  describe();
  const unit = spec.format.endsWith("%") ? "%" : spec.unit;
  const dollars = unit.startsWith("$");
  const node = h(
    "div",
    { class: "vbc-control" },
    h("label", { for: id, class: "vbc-label" }, spec.label),
    h(
      "span",
      { class: "vbc-typed" },
      ...(dollars ? [h("span", { class: "vbc-unit" }, "$")] : []),
      typed.node,
      ...(unit && unit !== "$" ? [h("span", { class: "vbc-unit" }, dollars ? unit.slice(1) : unit)] : []),
    ),
    range,
    ...(play ? [play.node] : []),
    ...(spec.help ? [h("span", { id: help, class: "vbc-help" }, spec.help)] : []),
    note,
  );
  return {
    node,
    set(v) {
      value = v;
      range.value = v;
      typed.set(v);
      note.textContent = "";
      describe();
      play?.stop();
    },
  };
}

function optionsField(spec, value, onMove) {
  const id = freshId("control");
  const { options } = spec;
  const help = spec.help ? [h("span", { class: "vbc-help" }, spec.help)] : [];
  if (options.length > 4) {
    const select = h(
      "select",
      { id, class: "vbc-select", change: () => onMove(select.value) },
      ...options.map((option) => h("option", { value: option.id, selected: option.id === value }, option.text)),
    );
    const node = h("div", { class: "vbc-control" }, h("label", { for: id, class: "vbc-label" }, spec.label), select, ...help);
    return { node, set: (v) => (select.value = v) };
  }
  const radios = options.map((option) =>
    h("input", { type: "radio", name: id, value: option.id, checked: option.id === value, change: () => onMove(option.id) }),
  );
  const choices = options.map((option, i) => h("label", { class: "vbc-choice" }, radios[i], h("span", {}, option.text)));
  const node = h(
    "div",
    { class: "vbc-control", role: "radiogroup", "aria-labelledby": id },
    h("span", { id, class: "vbc-label" }, spec.label),
    h("div", { class: "vbc-choices" }, ...choices),
    ...help,
  );
  return { node, set: (v) => radios.forEach((radio) => (radio.checked = radio.value === v)) };
}

function switchField(spec, value, onMove) {
  const box = h("input", { type: "checkbox", role: "switch", checked: value, change: () => onMove(box.checked) });
  const help = spec.help ? [h("span", { class: "vbc-help" }, spec.help)] : [];
  const node = h("div", { class: "vbc-control vbc-control-switch" }, h("label", { class: "vbc-switch" }, box, h("span", {}, spec.label)), ...help);
  return { node, set: (v) => (box.checked = v) };
}

/** The entry point of the Controls widget: the controls alone. */
export function renderControls({ model, el, signal }) {
  const root = h("div", { class: "vbc" });
  ownKeys(root);
  el.append(root);
  const controls = mountControls(root, {
    specs: model.get("specs"),
    values: model.get("values"),
    legend: model.get("legend"),
    onChange(values) {
      model.set("values", values);
      model.save_changes(); // at most one message is under way: the widget manager holds later ones back
    },
  });
  const follow = () => controls.set(model.get("values"));
  model.on("change:values", follow);
  signal?.addEventListener("abort", () => model.off("change:values", follow));
}
