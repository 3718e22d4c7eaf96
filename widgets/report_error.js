// "Report an error": the reader's words and what the page shows, as one text to copy. Nothing is sent.

import { freshId, h, say } from "./dom.js";
import { kernelLink } from "./kernel_link.js";
import { ownKeys } from "./sliders.js";

export function renderReport({ model, el, signal }) {
  const wordsId = freshId("wrong"), textId = freshId("report");
  const words = h("textarea", { id: wordsId, rows: "3", class: "vbc-report-words" });
  const text = h("textarea", { id: textId, rows: "10", readonly: true, class: "vbc-report-text" });
  const said = h("div", { class: "vbc-card-aside", role: "status" });
  const ready = h("div", { hidden: true });
  const fold = h("details", { class: "vbc vbc-report" });
  const link = kernelLink({ model, el, signal, busy: (on) => fold.setAttribute("aria-busy", String(on)) });

  const browser = () => `Browser: ${navigator.userAgent}, ${innerWidth} × ${innerHeight} at ${devicePixelRatio}`;
  const write = async () => {
    const reply = await link.ask("report");
    const facts = reply?.text ?? `Page: ${document.title}\nThe kernel gave no more facts${reply?.failed ? `: ${reply.failed}` : "."}`;
    text.value = `${words.value.trim() || "(What is wrong, and where on the page?)"}\n\n${facts}\n${browser()}\n`;
    ready.hidden = false;
    say(said, "The report is written below. Read it, then copy it.");
    text.focus();
    text.setSelectionRange(0, text.value.length, "backward");  // from its end to its start, so that its first lines are in sight
    text.scrollTop = 0;
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      say(said, "Copied. Paste it into a message to your instructor, or to whoever gave you the workbook.");
    } catch {  // a page that is not https, or a browser that asks first
      text.focus();
      text.select();
      say(said, "The browser would not copy. The text is selected: press Ctrl + C, or ⌘ + C on a Mac.");
    }
  };
  ready.append(
    h("label", { for: textId }, "Your report, ready to paste"), text,
    h("div", { class: "vbc-card-buttons" }, h("button", { type: "button", class: "vbc-button", click: copy }, "Copy the report")),
  );
  fold.append(
    h("summary", null, "Report an error on this page"),
    h("p", { class: "vbc-help" }, "The report holds this page's pictures as they stand, the numbers of its problems, and versions. It does not hold your name or your answers, and nothing is sent: you paste it where you want it."),
    h("label", { for: wordsId }, "What is wrong, and where?"), words,
    h("div", { class: "vbc-card-buttons" }, h("button", { type: "button", class: "vbc-button vbc-primary", click: write }, "Write the report")),
    said, ready, link.notice,
  );
  ownKeys(fold);
  el.classList.add("vbc-widget");
  el.append(fold);
}
