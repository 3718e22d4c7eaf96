// The speaker's notes in a second window: in step with the slides, with the clock, what comes next, and keys that work there too.

function deckNotes(deck) {
  let other = null;
  addEventListener("pagehide", () => other?.document && (other.document.title = "Notes: the slides are loading …"));
  setInterval(() => other && !other.closed && tick(), 1000);
  if (deck.state.notes) takeUp(); // the window outlives a reload of the slides

  return { open, follow };

  function open() {
    other = window.open("", `deck-notes-${deck.chapter}`, "popup,width=620,height=760");
    if (!other) return;
    deck.state.notes = true;
    deck.save();
    furnish();
    follow();
    other.focus();
  }

  /** After a reload the window is still there under its name; a browser that would open another one instead opens none unasked. */
  function takeUp() {
    const found = window.open("", `deck-notes-${deck.chapter}`);
    if (!found) return;
    if (!found.document.getElementById("notes")) {
      found.close();
      deck.state.notes = false;
      return;
    }
    other = found;
    furnish();
  }

  function furnish() {
    other.document.documentElement.lang = "en";
    other.document.head.innerHTML = `<meta charset="utf-8"><title>Notes</title><style>
      body { margin: 0; font: 19px/1.5 system-ui, "Liberation Sans", sans-serif; color: #1b1f24; background: #fff; }
      header { position: sticky; top: 0; display: flex; gap: 20px; align-items: baseline; padding: 10px 18px; background: #1b1f24; color: #fff; }
      header b { font-size: 26px; font-variant-numeric: tabular-nums; }
      main { padding: 10px 18px 60px; }
      .next { color: #57606a; border-top: 1px solid #d8dee4; padding-top: 10px; }
      button { font: inherit; padding: 4px 14px; }
      @media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0f1317; } .next { color: #a6b0ba; } }
    </style>`;
    other.document.body.innerHTML = `<header><b id="clock"></b><span id="place" role="status"></span><span style="flex:1"></span>
      <button id="back" type="button">Back</button><button id="forth" type="button">Next</button></header><main id="notes"></main>`;
    other.document.getElementById("back").onclick = () => deck.back();
    other.document.getElementById("forth").onclick = () => deck.next();
    other.onkeydown = (event) => {
      if (event.target.matches?.("button") && [" ", "Enter"].includes(event.key)) return;
      const action = deckAction(event);
      if (!action || action === "screen") return;
      event.preventDefault();
      deck.act(action, event.key);
    };
  }

  function follow() {
    if (!other || other.closed || !other.document.getElementById("notes")) return;
    const { slide, step } = deck.state;
    const here = deck.current();
    other.document.title = `Notes: ${here.title}`;
    other.document.getElementById("place").textContent =
      `Slide ${slide + 1} of ${deck.slides.length}${here.steps.length > 1 ? `, step ${step + 1} of ${here.steps.length}` : ""}`;
    const waiting = slide + 1 < deck.slides.length ? deck.slides[slide + 1] : null;
    const coming = step + 1 < here.steps.length ? "the next step of this slide" : waiting ? nameOf(waiting) : "the end";
    const notes = here.notes.join("<hr>") || "<p><em>No notes for this slide.</em></p>";
    other.document.getElementById("notes").innerHTML = `<h2>${escapeText(nameOf(here))}</h2>${notes}<p class="next">Next: ${escapeText(coming)}</p>`;
    other.scrollTo(0, 0);
    tick();
  }

  function nameOf(slide) {
    const live = slide.steps.flat().find((cell) => cell.dataset.makes);
    const title = live?.querySelector(".vbc-title, .vbc-card-title, h3, h4")?.textContent;
    const kinds = { explorer: "Picture", predict: "Prediction", card: "Card" };
    return live ? `${kinds[live.dataset.makes]}: ${title ?? slide.title}` : slide.title;
  }

  function tick() {
    const clock = other.document.getElementById("clock");
    if (clock) clock.textContent = deckTime(deck.state.began) || "0:00";
  }
}

function escapeText(text) {
  const node = document.createElement("span");
  node.textContent = text;
  return node.innerHTML;
}
