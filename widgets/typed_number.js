// A number box: what is typed moves its control as soon as it is a value of it, and is otherwise mended on leaving, in words.

import { h } from "./dom.js";

/**
 * The box of a control. `value()` is what the control stands at, `move(v)` sets it as the reader's hand would, `say(text)` shows
 * what was done with a number that could not be taken as it was. Returns `{ node, set }`.
 */
export function typedNumber(spec, { label, value, move, say, showValue, enter = () => {} }) {
  const percent = spec.format.endsWith("%");
  const scale = percent ? 100 : 1;
  const decimals = Math.min(8, (String(+(spec.step * scale).toPrecision(10)).split(".")[1] ?? "").length);
  const steps = (spec.default - spec.low) / spec.step;
  const meets = !(Math.abs(steps - Math.round(steps)) > 1e-6); // else the box would call the number that it opens with wrong
  const inBox = (v) => (v * scale).toFixed(decimals);
  const node = h("input", {
    type: "number",
    class: "vbc-number",
    "aria-label": `${label}, typed${percent ? " in percent" : spec.unit ? ` in ${spec.unit}` : ""}`,
    min: +(spec.low * scale).toPrecision(12),
    max: +(spec.high * scale).toPrecision(12),
    step: meets ? +(spec.step * scale).toPrecision(12) : "any",
    value: inBox(value()),
    input: () => node.validity.valid && node.value !== "" && move(+(+node.value / scale).toPrecision(12)),
    change: () => correct(),
    keydown: (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault(); // the form around it, if there is one, is not to be sent by a setting
      correct();
      enter();
    },
  });
  return { node, set: (v) => (node.value = inBox(v)) };

  /** A number outside the range, between two steps or not a number: say what was done with it. Empty: back to the last value. */
  function correct() {
    if (node.value !== "" && node.validity.valid) return;
    const typed = node.value === "" ? NaN : +node.value / scale;
    if (!Number.isFinite(typed)) {
      if (node.validity.badInput) say(`That was not a number: back to ${showValue(spec, value())}.`);
      node.value = inBox(value());
      return;
    }
    const given = `${node.value}${percent ? "%" : ""}`;
    const bounded = Math.min(spec.high, Math.max(spec.low, typed));
    const stepped = spec.low + Math.round((bounded - spec.low) / spec.step) * spec.step;
    const taken = +Math.min(spec.high, stepped).toPrecision(12);
    move(taken);
    node.value = inBox(taken);
    const steps = `${+(spec.step * scale).toPrecision(6)}${percent ? "%" : ""}`;
    say(`From ${showValue(spec, spec.low)} to ${showValue(spec, spec.high)}, in steps of ${steps}: ${given} became ${showValue(spec, taken)}.`);
  }
}
