// Questions to the kernel, one at a time, and plain words when it does not answer.

import { freshId, h, inNotebook } from "./dom.js";

const PATIENCE = 4000;  // ms without any sign of life before the reader is told
const AT_WORK = 20000;  // the same once the kernel has said that it is running the reader's code

const again = () => inNotebook() ? "restart the kernel and run the cell again" : "reload the page";

const STOPPED = () => `The kernel has stopped. Your answer is kept in this browser; ${again()}.`;

const SILENT = () => "The kernel does not answer. It may be busy with another cell, or it may have stopped. "
  + `Your answer is kept in this browser; if waiting does not help, ${again()}.`;

// `busy(true)` is called while an answer takes long enough to notice; `notice` shows what the kernel's state is.
export function kernelLink({ model, el, signal, busy }) {
  const here = freshId("view");
  const notice = h("div", { class: "vbc-card-notice", role: "alert" });
  let asked = 0;
  let waiting = null;
  let stopped = false;

  const tell = (words) => {
    notice.replaceChildren(...(words ? [h("span", { class: "vbc-card-icon", "aria-hidden": "true" }, "!"), h("p", null, words)] : []));
  };

  const settle = (reply) => {
    clearTimeout(waiting.patience);
    clearTimeout(waiting.slow);
    const { resolve } = waiting;
    waiting = null;
    busy(false);
    resolve(reply);
  };

  const wait = (patience) => {
    clearTimeout(waiting.patience);
    waiting.patience = setTimeout(() => { settle(null); tell(SILENT()); }, patience);
  };

  const gone = () => {
    stopped = true;
    if (waiting) settle(null);
    tell(STOPPED());
  };

  const heard = (message) => {
    if (!message || message.view !== here) return;
    tell("");
    if (waiting && message.call === waiting.call) {
      if (message.type === "working") wait(AT_WORK);
      if (message.type === "done") settle(message);
    }
  };

  model.on("msg:custom", heard);
  model.on("comm_live_update", () => {
    // The manager marks a view whose kernel was restarted; nothing else on the page says so.
    if (el.classList.contains("jupyter-widgets-disconnected")) gone();
  });
  model.on("comm:close", gone);
  signal?.addEventListener("abort", () => { if (waiting) settle(null); });

  // A connection that was closed throws when it is used: the surest sign, and often the first.
  const overWire = (action) => {
    try { action(); } catch { gone(); }
  };

  return {
    notice,
    // Says that the reader has it on the page; the kernel gets ready for the first answer.
    ready: () => overWire(() => model.send({ type: "ready" })),
    save: () => { if (!stopped) overWire(() => model.save_changes()); },
    // Resolves with the kernel's reply, or with null where there is none (or another question is still open).
    ask(type, content = {}) {
      if (waiting) return Promise.resolve(null);
      if (stopped) {
        tell("");
        setTimeout(() => tell(STOPPED()), 60);
        return Promise.resolve(null);
      }
      return new Promise((resolve) => {
        const call = ++asked;
        waiting = { call, resolve, slow: setTimeout(() => busy(true), 150), patience: null };
        wait(PATIENCE);
        overWire(() => model.send({ type, call, view: here, ...content }));
      });
    },
  };
}
