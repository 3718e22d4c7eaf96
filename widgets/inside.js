// A widget inside another: shown in a box of its parent's, and exchanged when the parent names another one.

import { h } from "./dom.js";

export async function fillWith(box, reference, host, signal) {
  if (box.dataset.holds === String(reference)) return;
  box.dataset.holds = String(reference);
  box.replaceChildren();
  if (!reference) return;
  const inside = h("div");
  box.append(inside);
  const widget = await host.getWidget(reference);
  await widget.render({ el: inside, signal });
}
