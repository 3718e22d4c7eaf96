// The speaker's notes in a second window: in step with the slides, with the clock, what comes next, and keys that work there too.
// Below what is told here stands what is right, folded, with what each answer of a card means; on the first slide the plan of the class;
// and the name and notes of what comes next. What is right comes from the server, to this window alone: nothing of it is on the slides.

function deckNotes(deck) {
  let other = null;
  let right = null; // by the number of a slide, lines of HTML; nothing before they are here
  addEventListener("pagehide", () => other?.document && (other.document.title = "Notes: the slides are loading …"));
  setInterval(() => other && !other.closed && tick(), 1000);
  if (deck.state.notes) takeUp(); // the window outlives a reload of the slides

  return { open, follow, answer };

  function open() {
    other = window.open("", `deck-notes-${deck.chapter}`, "popup,width=620,height=760");
    if (!other) return;
    deck.state.notes = true;
    deck.save();
    furnish();
    follow();
    learn();
    other.focus();
  }

  /** Ask for what is right; a room whose cards are marked later, and a server that is gone, give nothing. */
  async function learn() {
    const answer = await fetch(`${deck.base}deck/${encodeURIComponent(deck.chapter)}/right-answers`, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return;
    right = await answer.json();
    follow();
  }

  /** Unfold what is right, in this window alone, and fold it again. */
  function answer() {
    const part = other && !other.closed && other.document.querySelector(".answers");
    if (!part) return;
    part.open = !part.open;
    if (part.open) part.scrollIntoView({ block: "nearest" });
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
    learn();
  }

  function furnish() {
    other.document.documentElement.lang = "en";
    other.document.head.innerHTML = `<meta charset="utf-8"><title>Notes</title><style>
      body { margin: 0; font: 19px/1.5 system-ui, "Liberation Sans", sans-serif; color: #1b1f24; background: #fff; }
      header { position: sticky; top: 0; display: flex; gap: 20px; align-items: baseline; padding: 10px 18px; background: #1b1f24; color: #fff; }
      header b { font-size: 26px; font-variant-numeric: tabular-nums; }
      main { padding: 10px 18px 60px; }
      h2 { margin: 10px 0 6px; font-size: 24px; line-height: 1.25; }
      h3 { margin: 14px 0 4px; font-size: 17px; }
      .for { margin: 8px 0 -8px; color: #57606a; font-size: 15px; }
      .answers { margin: 14px 0; padding: 2px 14px; border-inline-start: 4px solid #0072b2; font-size: 17px; line-height: 1.4; }
      .answers[open] { padding-bottom: 8px; }
      .answers h3 { font-size: 16px; }
      .answers li { margin-top: 4px; }
      .answers ol { margin: 0; padding-inline-start: 1.5em; list-style: upper-alpha; font-size: 16px; }
      .answers p { margin: 6px 0 0; }
      .next { margin-top: 22px; border-top: 2px solid #d8dee4; color: #57606a; font-size: 16px; line-height: 1.45; }
      .next h2 { font-size: 18px; }
      :focus-visible { outline: 3px solid #0072b2; outline-offset: 2px; }
      header :focus-visible { outline-color: #fff; }
      button, input { font: inherit; padding: 4px 14px; }
      input { width: 2.6em; padding-inline: 6px; }
      summary { font-weight: 600; }
      .plan { margin-top: 18px; }
      @media (prefers-color-scheme: dark) { body { color: #e6edf3; background: #0f1317; } .next, .for { color: #a6b0ba; } .next { border-color: #3d444d; } }
    </style>`;
    other.document.body.innerHTML = `<header><b id="clock"></b><span id="place" role="status"></span><span style="flex:1"></span>
      <form id="go"><label>Slide <input inputmode="numeric" maxlength="3" autocomplete="off"></label></form>
      <button id="back" type="button">Back</button><button id="forth" type="button">Next</button></header><main id="notes"></main>`;
    other.document.getElementById("back").onclick = () => deck.back();
    other.document.getElementById("forth").onclick = () => deck.next();
    const go = other.document.getElementById("go");
    go.onsubmit = (event) => {
      event.preventDefault();
      if (deckGoTo(deck, go.querySelector("input").value)) go.querySelector("input").blur();
      go.reset();
    };
    other.onkeydown = (event) => {
      if (event.target.matches?.("input")) return event.key === "Escape" && event.target.blur();
      if (event.target.matches?.("button, summary") && [" ", "Enter"].includes(event.key)) return;
      const action = deckAction(event);
      if (!action || action === "screen") return;
      event.preventDefault();
      if (action === "go") return go.querySelector("input").focus(); // this window has the keys
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
    const html = `<h2>${escapeText(nameOf(here))}</h2>${tell(here.notes) || "<p><em>No notes for this slide.</em></p>"}${answersOf(here)}${planOf(here)}
      <section class="next">${coming(here, deck.slides[slide + 1])}</section>`;
    const main = other.document.getElementById("notes");
    if (main.shown !== html) {
      main.innerHTML = main.shown = html;
      other.scrollTo(0, 0);
    }
    tick();
  }

  /** What comes with the next press: a step of this slide, or the next slide with what is told there and not yet here. */
  function coming(here, after) {
    const step = here.steps[deck.state.step + 1];
    if (step) return `<h2>Next: step ${deck.state.step + 2} of this slide</h2><p>${escapeText(short(step.map((cell) => cell.textContent).join(" "), 160))}</p>`;
    if (!after) return "<h2>Next: the end</h2>";
    return `<h2>Next: ${escapeText(nameOf(after))}</h2>${tell(after.notes.filter((note) => !here.notes.includes(note)))}`;
  }

  /** The plan of the class, below all that belongs to the first slide. */
  function planOf(slide) {
    if (slide.number > 1) return "";
    return slide.notes.filter(({ plan }) => plan).map(({ plan }) => `<details class="plan"><summary>The plan: 20, 50 or 75 minutes</summary>${plan}</details>`).join("");
  }

  function tell(notes) {
    return notes.filter(({ html }) => html).map(({ html, first, last }) => `${last > first ? `<p class="for">For slides ${first} to ${last}</p>` : ""}${html}`).join("<hr>");
  }

  /** What is right on the slide in view, folded, and what each answer of its card means: letters as on the tallies. */
  function answersOf(slide) {
    const lines = (right?.[slide.number] ?? []).map((line) => `<p>${line}</p>`).join("");
    const known = partsOf(slide).map((part) => part.matches("[data-ballot]") ? part : part.querySelector("[data-ballot]")).find(Boolean);
    const rows = JSON.parse(known?.dataset.ballot ?? "[]").map(({ html, says, right: is }) => `<li><b>${html}${is ? " – right" : ""}</b><br>${says ?? ""}</li>`);
    const each = rows.length ? `<h3>What each answer means</h3><ol>${rows.join("")}</ol>` : "";
    return lines || each ? `<details class="answers"><summary>Right answer …</summary>${lines}${each}</details>` : "";
  }

  /** The cells of a slide; of a cell with two cards, the one in view. */
  function partsOf(slide) {
    return slide.steps.flat().map((cell) => (slide.card && cell.querySelectorAll(".vbc-due-item")[slide.card - 1]) || cell);
  }

  function nameOf(slide) {
    const live = partsOf(slide).find((part) => part.matches("[data-makes], .vbc-due-item"));
    if (!live) return slide.heading || short(slide.steps.flat().map((cell) => cell.textContent).join(" "), 60);
    if (live.dataset.makes === "position") return live.querySelector(".vbc-card-meta")?.textContent ?? slide.title;
    const title = live.querySelector(".vbc-title, .vbc-card-title")?.textContent ?? short(live.querySelector(".vbc-card-prompt")?.textContent ?? "", 60);
    const kinds = { explorer: "Picture", predict: "Prediction", card: "Card", decide: "Decisions", long_run: "Run" };
    const named = `${kinds[live.dataset.makes] ?? "Card"}: ${title || slide.title}`;
    return slide.heading && title ? `${slide.heading} · ${named}` : named;
  }

  /** The beginning of a text, up to a whole word. */
  function short(text, most) {
    const line = text.trim().replace(/\s+/g, " ");
    return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, "")} …`;
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
