// A chapter as slides: the one in view, the keys, the size of the type, and what a reload has to find again.
//
// `startDeck({ base, guest })` starts it. Slides are made in deck_slides.js, their type is sized in deck_fit.js; tools that work on the slide
// in view stand in deck_tools.js, the way to a slide by its number in deck_go.js, tallies in deck_tally.js, the window with the speaker's notes in deck_notes.js; a guest who follows a talk
// has neither of the last two.

function startDeck({ base, guest = false }) {
  const main = document.getElementById("rendered_cells");
  const chapter = document.body.dataset.chapter;
  const slides = deckSlides([...main.querySelectorAll("[cell-index]")]);
  const state = { slide: 0, step: 0, size: 1, began: null, tallies: {}, scenes: {}, ...kept() };
  const deck = { base, guest, chapter, main, slides, state, save, show, next, back, current: () => slides[state.slide], act, heard: new Set() };
  let unsaved = 0;

  document.body.classList.toggle("deck-guest", guest); // a guest answers for themselves; a presenter shows
  const bar = deckBar(deck);
  document.body.append(bar.node);
  const { fit, left } = deckFit(deck, bar);
  const name = document.createElement("h1"); // of slides that have no title of the first level
  name.className = "deck-name";
  name.textContent = document.title;
  main.prepend(name);
  deck.tools = deckTools(deck);
  const nothing = () => {};
  deck.tallies = guest ? { toggle: nothing, follow: nothing } : deckTallies(deck); // a guest's page has neither
  deck.notes = guest ? { open: nothing, follow: nothing, answer: nothing } : deckNotes(deck);
  reopenScenes();
  addEventListener("keydown", press);
  addEventListener("resize", fit);
  addEventListener("scroll", () => bar.more(left() > 4), { passive: true });
  addEventListener("hashchange", follow);
  new ResizeObserver(() => requestAnimationFrame(fit)).observe(main);
  main.addEventListener("input", () => setTimeout(noteScenes, 800));
  main.addEventListener("click", () => setTimeout(() => { noteScenes(); deck.notes.follow(); }, 800)); // new numbers, new answers
  follow();

  // ---- slides

  function show(slide, step = 0) {
    const moved = slide !== state.slide;
    if (moved) deck.tools?.leave();
    state.slide = Math.min(slides.length - 1, Math.max(0, slide));
    const here = slides[state.slide];
    state.step = Math.min(here.steps.length - 1, Math.max(0, step));
    for (const cell of main.querySelectorAll(".deck-on")) cell.classList.remove("deck-on");
    for (const cell of here.steps.slice(0, state.step + 1).flat()) cell.classList.add("deck-on");
    main.dataset.card = here.card || "";
    if (moved && !main.querySelector(".deck-on :focus") && main.contains(document.activeElement)) main.focus({ preventScroll: true });
    document.body.classList.toggle("deck-live", here.live);
    name.hidden = here.steps.flat().some((cell) => cell.querySelector("h1"));
    if (moved) scrollTo(0, 0);
    history.replaceState(null, "", `${location.pathname}${location.search}#${state.slide + 1}`);
    bar.follow();
    bar.tell("");
    deck.tallies.follow();
    deck.notes.follow();
    fit();
    save();
  }

  function next() {
    const folded = main.querySelector(".deck-on .page-text details:not([open])");
    if (folded) folded.open = true; // what is folded away is a step of its own
    else if (state.step + 1 < slides[state.slide].steps.length) show(state.slide, state.step + 1);
    else if (state.slide + 1 < slides.length) show(state.slide + 1);
  }

  function back() {
    if (state.step > 0) show(state.slide, state.step - 1);
    else if (state.slide > 0) show(state.slide - 1, slides[state.slide - 1].steps.length - 1);
  }

  /** Show what the address names: a slide by its number, or the one that holds a heading; else what was in view. */
  function follow() {
    const place = deckPlaceOf(slides, location.hash);
    if (place?.slide === undefined) show(state.slide, state.step);
    else show(place.slide, place.slide === state.slide && !place.node ? state.step : place.step);
    place?.node?.scrollIntoView({ block: "nearest" });
    bar.tell(place?.none ? `“${place.none}” is on no slide: it stands on the page to read.` : "");
  }

  // ---- keys: what has the focus keeps its own; Escape gives them back to the deck

  function press(event) {
    if (event.key === "Escape") {
      const had = document.activeElement !== document.body && document.activeElement !== main;
      document.activeElement?.blur();
      main.focus({ preventScroll: true });
      bar.go.close();
      if (!had) bar.closeHelp();
      return;
    }
    const at = document.activeElement;
    const own = at && at !== document.body && at !== main && at.closest("input, select, textarea, button, summary, a, [role=slider], [tabindex='0']");
    const clicker = ["PageDown", "PageUp"].includes(event.key) && !at?.matches("select, textarea"); // whoever has just dragged a slider holds no Escape
    if (own && !clicker && !(at.matches("button, summary, a") && !["Enter", " ", "Tab"].includes(event.key))) return;
    const action = deckAction(event);
    if (!action) return;
    event.preventDefault();
    if (["ArrowDown", "PageDown", " "].includes(event.key) && left() > 4) return act("down"); // to the end of the slide, then on
    if (["ArrowUp", "PageUp"].includes(event.key) && scrollY > 4) return act("up");
    act(action, event.key);
  }

  function act(action, key = "") {
    const does = {
      next, back,
      down: () => scrollBy(0, 0.8 * innerHeight),
      up: () => scrollBy(0, -0.8 * innerHeight),
      first: () => show(0),
      last: () => show(slides.length - 1),
      go: () => bar.go.open(),
      larger: () => resize(1.08),
      smaller: () => resize(1 / 1.08),
      screen: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()),
      notes: () => deck.notes.open(),
      answer: () => deck.notes.answer(),
      help: () => bar.help(),
      clock: () => startClock(),
      scene: () => deck.tools.scene(Number(key)),
      sentence: () => deck.tools.sentence(),
      freeze: () => deck.tools.freeze(),
      compare: () => deck.tools.compare(),
      restore: () => deck.tools.restore(),
      code: () => deck.tools.code(),
      buttons: () => deck.tools.buttons(),
      positions: () => deck.tools.positions(),
      tally: () => deck.tallies.toggle(),
    };
    does[action]();
    fit();
  }

  function resize(by) {
    state.size = Math.min(2, Math.max(0.6, state.size * by));
    save();
  }

  /** Start the talk's clock; a second press sets it back to nothing. */
  function startClock() {
    state.began = state.began ? null : Date.now();
    bar.follow();
    deck.notes.follow();
    save();
  }

  // ---- what a reload finds again: on the server, so that another browser finds it too, and in this one in case that fails

  function kept() {
    try {
      const local = JSON.parse(localStorage.getItem(`deck ${chapter}`) ?? "{}");
      const server = JSON.parse(document.getElementById("deck-state")?.textContent || "{}");
      return (server.saved ?? 0) >= (local.saved ?? 0) ? server : local;
    } catch {
      return {};
    }
  }

  function save() {
    state.saved = Date.now();
    const text = JSON.stringify(state);
    try { localStorage.setItem(`deck ${chapter}`, text); } catch { /* a browser that keeps nothing */ }
    if (guest) return;
    clearTimeout(unsaved);
    unsaved = setTimeout(() => put(text), 400);
  }

  async function put(text) {
    const token = document.cookie.match("\\b_xsrf=([^;]*)\\b")?.[1] ?? "";
    const answer = await fetch(`${base}deck/${encodeURIComponent(chapter)}`, {
      method: "PUT", body: text, headers: { "X-XSRFToken": token, "Content-Type": "application/json" },
    }).catch(() => null);
    bar.warn(answer?.ok ? "" : "Tallies are kept in this browser only: the server could not write them.");
  }

  function noteScenes() {
    const before = JSON.stringify(state.scenes);
    for (const node of main.querySelectorAll(".vbc-explorer[data-scene]")) state.scenes[node.dataset.scene.split("~")[0]] = node.dataset.scene;
    if (JSON.stringify(state.scenes) !== before) save();
  }

  /** Explorers look for their scene in the page's address when they appear. */
  function reopenScenes() {
    const asked = new URLSearchParams(location.search);
    if (asked.has("scene")) return;
    for (const scene of Object.values(state.scenes)) asked.append("scene", scene);
    if (asked.size) history.replaceState(null, "", `?${asked}${location.hash}`);
  }
}

const DECK_KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
  Home: "first", End: "last", "+": "larger", "=": "larger", "-": "smaller",
  f: "screen", n: "notes", k: "clock", h: "sentence", z: "freeze", c: "compare", r: "restore", s: "code", t: "tally", "?": "help",
  g: "go", d: "buttons", p: "positions", a: "answer",
};

/** What a key means here and in the window of notes; nothing where it belongs to the browser. */
function deckAction({ key, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return null;
  return DECK_KEYS[key] ?? (/^[1-9]$/.test(key) ? "scene" : null);
}

const DECK_HELP = [
  ["→ ← Space", "next, back"], ["↓ ↑", "the rest of a tall slide, then next"], ["Home End", "first, last slide"], ["g", "go to a slide: its number, then Enter"],
  ["1 … 9", "scene of that number"], ["h", "show or hide the sentence"],
  ["z", "freeze: controls do nothing"], ["c", "compare: keep this picture beside the next"], ["r", "restore the picture"], ["t", "tallies"],
  ["d", "the picture's own buttons: Reset, Show as table, Copy"], ["p", "what others wrote on a motion, and back"],
  ["s", "source of the live part"], ["n", "notes in a second window"], ["a", "in the notes alone: the right answer, and away again"], ["k", "start or clear the clock"], ["+ −", "size of the type"],
  ["f", "full screen"], ["Esc", "take the keys back from a control"], ["?", "this list"],
];

/** The line below each slide: back and next, where we are, the clock, and the list of keys. */
function deckBar(deck) {
  const button = (name, label, action) => {
    const node = Object.assign(document.createElement("button"), { type: "button", textContent: label, title: name });
    node.setAttribute("aria-label", name);
    node.addEventListener("click", (event) => {
      deck.act(action);
      if (event.detail) node.blur(); // pressed by mouse; who came by keyboard stays
    });
    return node;
  };
  const go = deckGo(deck);
  const clock = Object.assign(document.createElement("span"), { className: "deck-clock" });
  const below = button("The rest of this slide", "more below ↓", "down");
  below.className = "deck-below";
  below.hidden = true;
  const trouble = Object.assign(document.createElement("span"), { className: "deck-trouble" });
  trouble.setAttribute("role", "alert");
  const told = Object.assign(document.createElement("span"), { className: "deck-trouble" });
  told.setAttribute("role", "status");
  const list = document.createElement("dl");
  list.className = "deck-help";
  list.hidden = true;
  for (const [keys, what] of DECK_HELP.filter(([keys]) => !(deck.guest && "tndpa".includes(keys)))) {
    list.append(Object.assign(document.createElement("dt"), { textContent: keys }), Object.assign(document.createElement("dd"), { textContent: what }));
  }
  const node = document.createElement("nav");
  node.className = "deck-bar";
  node.setAttribute("aria-label", "Slides");
  node.append(button("Back", "←", "back"), ...go.nodes, button("Next", "→", "next"), below, clock, told, trouble,
    ...(deck.guest ? [] : [button("Tallies", "Tally", "tally"), button("Speaker's notes in a second window", "Notes", "notes")]),
    button("Full screen", "Full screen", "screen"), button("Keys", "?", "help"), list);
  const whose = document.querySelector(".page-guest"); // whose computer this is, and where the work is kept
  if (whose) node.append(whose);
  setInterval(tick, 1000);
  return {
    node,
    go,
    follow() {
      go.follow();
      tick();
    },
    more(is) {
      if (!is && document.activeElement === below) deck.main.focus({ preventScroll: true });
      below.hidden = !is;
    },
    warn(text) { trouble.textContent = text; },
    tell(text) { if (told.textContent !== text) told.textContent = text; },
    help() { list.hidden = !list.hidden; },
    closeHelp() { list.hidden = true; },
  };

  function tick() {
    clock.textContent = deckTime(deck.state.began);
  }
}

function deckTime(began) {
  if (!began) return "";
  const seconds = Math.max(0, Math.floor((Date.now() - began) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
