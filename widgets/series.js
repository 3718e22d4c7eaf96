// A row of upright sliders for a series of numbers: each a native range input under a number box, and the whole row can be drawn across.

import { freshId, h } from "./dom.js";
import { typedNumber } from "./typed_number.js";

const EDGE = 8; // pixels above and below the bars, where half a handle stands; as in theme.css

/**
 * The field of a series. `onMove(values)` is called with the new list on every move; `showValue` writes one number with its unit.
 */
export function seriesField(spec, start, onMove, showValue) {
  const id = freshId("series");
  const { low, high, step, names, each } = spec;
  const one = { ...spec, kind: "number" };
  let values = [...start];
  let drawing = false;
  const share = (value) => (100 * (value - low)) / (high - low);

  const inputs = names.map((name, i) =>
    h("input", {
      type: "range", min: low, max: high, step, value: values[i], "aria-label": `${spec.label}, ${each} ${name}`, "aria-orientation": "vertical",
      input: () => take(i, +inputs[i].value), keydown: (event) => keys(event, i),
    }),
  );
  const note = h("span", { class: "vbc-control-note", role: "status" });
  const typed = names.map((name, i) => {
    const box = typedNumber(spec, {
      label: `${spec.label}, ${each} ${name}`, value: () => values[i], move: (value) => take(i, value, box), showValue,
      say: (text) => (note.textContent = `${each[0].toUpperCase()}${each.slice(1)} ${name}. ${text}`),
      enter: () => typed[(i + 1) % names.length].node.focus(), // a whole series is typed without leaving the keys
    });
    box.node.setAttribute("enterkeyhint", "next");
    box.node.addEventListener("focus", () => box.node.select()); // what is typed replaces what stands there
    return box;
  });
  const fills = names.map(() => h("span", { class: "vbc-series-fill" }));
  const handles = names.map(() => h("span", { class: "vbc-series-handle" }));
  const bars = names.map((_, i) => h("span", { class: "vbc-series-bar" }, fills[i], handles[i], inputs[i]));
  const row = h("div", { class: "vbc-series-bars", pointerdown: begin, pointermove: draw, pointerup: end, pointercancel: end }, ...bars);
  const heads = h("div", { class: "vbc-series-line" }, ...typed.map((box) => box.node));
  const feet = h("div", { class: "vbc-series-line vbc-series-names", "aria-hidden": "true" }, ...names.map((name) => h("span", {}, name)));
  const help = spec.help ? [h("span", { class: "vbc-help", id: `${id}-help` }, spec.help)] : [];
  const node = h(
    "div",
    { class: "vbc-control vbc-series", role: "group", "aria-labelledby": id, "aria-describedby": help.length ? `${id}-help` : null, style: `--bars: ${names.length}` },
    h("span", { id, class: "vbc-label" }, spec.label, ...(spec.unit ? [h("span", { class: "vbc-unit" }, ` ${spec.unit}`)] : [])),
    heads, row, feet, ...help, note,
  );
  values.forEach((_, i) => show(i));
  return {
    node,
    set(next) {
      values = [...next];
      note.textContent = "";
      values.forEach((_, i) => show(i));
    },
  };

  function take(i, value, from) {
    note.textContent = "";
    const stepped = +Math.min(high, Math.max(low, low + Math.round((value - low) / step) * step)).toPrecision(12);
    if (stepped === values[i]) return;
    values = values.map((old, at) => (at === i ? stepped : old));
    show(i, from);
    onMove([...values]);
  }

  function show(i, from) {
    inputs[i].value = values[i];
    inputs[i].setAttribute("aria-valuetext", showValue(one, values[i]));
    if (from !== typed[i]) typed[i].set(values[i]);
    const [zero, here] = [share(Math.min(Math.max(0, low), high)), share(values[i])];
    fills[i].style.bottom = `${Math.min(zero, here)}%`;
    fills[i].style.height = `${Math.abs(here - zero)}%`;
    handles[i].style.bottom = `${here}%`;
  }

  /** Up and right raise, down and left lower, in every browser: on an upright slider they differ about left and right. */
  function keys(event, i) {
    const way = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    take(i, values[i] + way * step);
  }

  // One stroke of a finger or a mouse sets every bar that it crosses.

  function begin(event) {
    if (event.button) return;
    drawing = true;
    row.setPointerCapture(event.pointerId);
    event.preventDefault();
    inputs[barAt(event)].focus({ preventScroll: true });
    draw(event);
  }

  function draw(event) {
    if (!drawing) return;
    const box = row.getBoundingClientRect();
    const height = box.height - 2 * EDGE;
    take(barAt(event), low + ((box.bottom - EDGE - event.clientY) / height) * (high - low));
  }

  function end() {
    drawing = false;
  }

  function barAt(event) {
    const box = row.getBoundingClientRect();
    return Math.min(names.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * names.length)));
  }
}
