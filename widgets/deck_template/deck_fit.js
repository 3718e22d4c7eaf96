// The size of a slide's type: text, controls and pictures grow together, as large as all of it fits.

/** How large a slide's type may be, largest first: of text, also in columns, of cards and questions, and of pictures, as wide as the screen. */
const SIZES = {
  text: [1.9, 1.75, 1.6, 1.45, 1.3, 1.15, 1.07, 1, 0.94, 0.88],
  columns: [1.45, 1.3, 1.15, 1.07, 1, 0.94],
  live: [1.65, 1.5, 1.35, 1.25, 1.15, 1.07, 1, 0.94, 0.88, 0.82],
  drawn: [1.35, 1.25, 1.15, 1.07, 1, 0.94, 0.88, 0.82],
};

function deckFit(deck, bar) {
  const { main, state } = deck;
  return { fit, left };

  /** On a slide of its own a heading stands below the chapter's title, whatever stood above it on the page. */
  function level() {
    let above = 1;
    for (const heading of main.querySelectorAll(".deck-on :is(h1, h2, h3, h4)")) {
      above = Math.min(Number(heading.tagName[1]), above + 1);
      heading.setAttribute("aria-level", String(above));
    }
  }

  /** Text slides as large as they fit, between readable and poster; slides with live parts as large as the screen is wide. */
  function fit() {
    level();
    const phone = innerWidth <= 760; // in the room: there a slide is read as a page is, in its own type, and scrolled
    const { live, drawn } = deck.current();
    const unit = phone ? 1 : innerWidth / (live ? 1240 : 1060);
    const room = innerHeight - bar.node.offsetHeight;
    document.body.style.paddingBottom = `${bar.node.offsetHeight}px`;
    const pictures = [...main.querySelectorAll(".deck-on .vbc-explorer")];
    for (const node of pictures) node.classList.toggle("deck-many", node.querySelectorAll(".vbc-controls [type=radio]").length >= 9);
    main.classList.remove("deck-columns");
    const sizes = phone ? [1] : live ? (drawn ? SIZES.drawn : SIZES.live) : SIZES.text;
    const one = largest(sizes, unit, room);
    const crowded = one < 0.9 && !phone ? pictures.filter((node) => !node.matches(".deck-many, .deck-pair")) : [];
    for (const node of crowded) node.classList.add("deck-many"); // perhaps the controls, not the picture, make it so tall
    if (crowded.length && largest(sizes, unit, room) <= one) {
      for (const node of crowded) node.classList.remove("deck-many");
      largest([one || sizes.at(-1)], unit, room);
    }
    if (!phone && !live && one < 1.1) { // much for one slide, and tables leave half of it empty: two columns, where they take larger type
      main.classList.add("deck-columns");
      if (largest(SIZES.columns, unit, room) < one + 0.1) {
        main.classList.remove("deck-columns");
        largest([one || sizes.at(-1)], unit, room);
      }
    }
    bar.more(left() > 4);
  }

  /** Set the first of these sizes at which all fits, and return it; 0 where none does: then the last is set. */
  function largest(sizes, unit, room) {
    for (const size of sizes) {
      const zoom = (unit * size * state.size).toFixed(3);
      if (main.style.zoom !== zoom) main.style.zoom = zoom;
      if (main.getBoundingClientRect().height <= room + 1 && main.scrollWidth <= main.clientWidth + 1 && !cutInColumns()) return size;
    }
    return 0;
  }

  /** Whether something is wider than its column. */
  function cutInColumns() {
    if (!main.classList.contains("deck-columns")) return false;
    return [...main.querySelectorAll(".deck-on :is(table, math, pre)")].some((node) => node.scrollWidth > node.clientWidth + 1);
  }

  /** How much of a slide that is too tall for the screen lies below it. */
  function left() {
    return document.documentElement.scrollHeight - innerHeight - scrollY;
  }
}
