// A button that lets a slider run to its end: only when it is pressed, and until anything else moves the slider.

import { h } from "./dom.js";

const PARTS = 10; // with reduced motion nothing runs: each press goes on by a tenth of the way

/**
 * The button of a slider with `spec.play` seconds. `value()` is the slider's value, `move(v)` sets it as the reader's hand would.
 * Returns `{ node, stop }`.
 */
export function playButton(spec, { value, move }) {
  const { low, high, step } = spec;
  const quiet = matchMedia("(prefers-reduced-motion: reduce)");
  const node = h("button", { type: "button", class: "vbc-button vbc-play", click: press });
  let running = 0; // which run this is; 0 for none
  let runs = 0;
  quiet.addEventListener("change", name);
  name();
  return { node, stop };

  function press() {
    if (running) return stop();
    const from = value() >= high - step / 2 ? low : value();
    if (quiet.matches) {
      const part = Math.max(step, stepped((high - low) / PARTS));
      move(value() >= high - step / 2 ? low : Math.min(high, onStep(from + part)));
      return name();
    }
    running = ++runs;
    move(from);
    name();
    run(running, from, performance.now());
  }

  function run(mine, from, since) {
    requestAnimationFrame((now) => {
      if (running !== mine) return;
      if (!node.isConnected || quiet.matches) return stop();
      const wanted = Math.min(high, onStep(from + (Math.max(0, now - since) / (1000 * spec.play)) * (high - low)));
      if (wanted > value() + step / 2) move(wanted);
      if (wanted >= high) return stop();
      run(mine, from, since);
    });
  }

  function stop() {
    running = 0;
    name();
  }

  function name() {
    const ended = value() >= high - step / 2;
    const word = running ? "Pause" : !quiet.matches ? "Play" : ended ? "Back to the start" : "Next";
    node.textContent = word;
    node.setAttribute("aria-label", `${word}: ${spec.label}`);
  }

  function stepped(width) {
    return Math.floor(width / step + 1e-9) * step;
  }

  function onStep(v) {
    return +(low + stepped(v - low)).toPrecision(12);
  }
}
