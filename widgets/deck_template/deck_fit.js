// The size of a slide's type: text, controls and pictures grow together, as large as all of it fits.

/** How large a slide's type may be, largest first: of text, also in columns, of cards and questions, and of pictures, as wide as the screen. */
const SIZES = {
  text: [1.9, 1.75, 1.6, 1.45, 1.3, 1.22, 1.15, 1.07, 1, 0.94, 0.88, 0.84],
  columns: [1.45, 1.37, 1.3, 1.22, 1.15, 1.07, 1, 0.94, 0.88, 0.84],
  live: [1.65, 1.5, 1.35, 1.25, 1.15, 1.07, 1, 0.94, 0.88, 0.82, 0.77, 0.72], // the last for a card beside the tallies
  drawn: [1.35, 1.3, 1.25, 1.2, 1.15, 1.11, 1.07, 1.035, 1, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82],
  pairs: [1.1, 1.03, 0.97, 0.91, 0.86, 0.82, 0.78, 0.74, 0.7],
};

/** How the parts of a picture or of a card may stand, the plainest first: another is taken where it makes all larger. */
const LAYOUTS = {
  pictures: [[], ["deck-below"], ["deck-many"], ["deck-many", "deck-below"]],
  cards: [[], ["deck-beside"]],
};
const ENLARGED = [1.5, 1.4, 1.3, 1.2, 1.1, 1.05]; // how much larger than the words beside it a picture may be
const LETTERS = 14; // pixels of a screen 1280 wide: no letter of a picture is drawn smaller (livechart.js), and more on a larger screen
const ENOUGH = 1; // words beside a picture that are so large leave the place to the picture
const SERIES = 8; // so many fields beside each other need two columns' width
const PLOTS = 580; // so wide, in its own pixels, plots still stand side by side (NARROW in livechart.js)

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
    const at = scrollY;
    level();
    const phone = innerWidth <= 760; // in the room: there a slide is read as a page is, in its own type, and scrolled
    const { live, drawn } = deck.current();
    const unit = phone ? 1 : innerWidth / (live ? 1240 : 1060);
    const room = innerHeight - bar.node.offsetHeight;
    document.body.style.paddingBottom = `${bar.node.offsetHeight}px`;
    const pictures = [...main.querySelectorAll(".deck-on .vbc-explorer")];
    const cards = drawn ? [] : [...main.querySelectorAll(".deck-on .vbc-card[data-problem]")].filter((node) => node.offsetParent);
    for (const node of pictures) enlarge(node, 1);
    main.style.setProperty("--vbc-letters", phone ? 0 : (LETTERS * innerWidth) / 1280);
    main.classList.remove("deck-columns");
    const pairs = phone ? [] : pictures.filter((node) => node.matches(".deck-pair"));
    const sizes = phone ? [1] : live ? (pairs.length ? SIZES.pairs : drawn ? SIZES.drawn : SIZES.live) : SIZES.text;
    for (const node of phone ? pictures : []) node.classList.remove("deck-many", "deck-below");
    const loose = phone ? [] : pictures.filter((node) => !node.matches(".deck-pair, .vbc-covered"));
    const one = loose.length ? laidOut(loose, LAYOUTS.pictures, sizes, unit, room) : laidOut(cards, phone ? [[]] : LAYOUTS.cards, sizes, unit, room);
    if (!phone && !live && one < 1.1) { // much for one slide, and tables leave half of it empty: two columns, where they take larger type
      main.classList.add("deck-columns");
      if (largest(SIZES.columns, unit, room) < one + 0.1) {
        main.classList.remove("deck-columns");
        largest([one || sizes.at(-1)], unit, room);
      }
    }
    for (const node of pairs) sideBySide(node);
    if (scrollY !== at) scrollTo(0, at); // what was tried meanwhile may have been shorter
    bar.more(left() > 4);
  }

  /** Lay parts out so that they are largest, and return their size. */
  function laidOut(nodes, layouts, sizes, unit, room) {
    const lay = (layout) => {
      for (const node of nodes) {
        for (const name of new Set(layouts.flat())) node.classList.toggle(name, layout.includes(name));
        if (node.querySelectorAll(".vbc-series-line > .vbc-number").length >= SERIES) node.classList.add("deck-many");
      }
    };
    let best = { layout: [], size: 0, worth: -1 };
    for (const layout of layouts) {
      lay(layout);
      const size = largest(sizes, unit, room);
      const worth = size && worthOf(size, nodes, room);
      if (worth > best.worth + 0.01) best = { layout, size, worth };
      if (!nodes.length || best.size === sizes[0]) break;
    }
    lay(best.layout);
    const size = largest(best.size ? [best.size] : sizes.slice(-1), unit, room);
    if (size) for (const node of nodes) fill(node, room);
    return size;
  }

  /** What a layout is worth: the size of its words, up to enough, and how large and how wide the picture is beside them. */
  function worthOf(size, nodes, room) {
    const figure = nodes[0]?.querySelector(".vbc-figure:not(.deck-still)");
    if (!figure) return size;
    const larger = fill(nodes[0], room);
    const width = figure.getBoundingClientRect().width / innerWidth;
    enlarge(nodes[0], 1);
    return Math.min(size, ENOUGH) + (size * larger) / 2 + width / 4;
  }

  /** Enlarge a picture in the place that its controls leave below it, as long as its plots stand as they stood; return by how much. */
  function fill(node, room) {
    const figure = node.querySelector(".vbc-figure:not(.deck-still)");
    const width = figure?.clientWidth ?? 0;
    const before = main.getBoundingClientRect().height;
    for (const by of ENLARGED) {
      if (width / by < PLOTS) continue;
      enlarge(node, by);
      const height = main.getBoundingClientRect().height;
      if (height <= room + 1 || height <= before + 1) return by;
    }
    enlarge(node, 1);
    return 1;
  }

  /** Plots that stand beside each other do so in a pair of pictures, too. */
  function sideBySide(node) {
    const width = node.querySelector(".vbc-figure:not(.deck-still):has(svg [class*='concat_1'])")?.clientWidth;
    if (width && width < PLOTS) enlarge(node, width / PLOTS);
  }

  function enlarge(node, by) {
    const figure = node.querySelector(".vbc-figure:not(.deck-still)");
    if (figure) figure.style.zoom = by === 1 ? "" : String(by);
  }

  /** Set the largest of these sizes at which all fits, and return it; 0 where none does: then the last is set. */
  function largest(sizes, unit, room) {
    let [first, end] = [0, sizes.length]; // what fits at one size fits at those below: the middle of what is left is tried
    while (first < end) {
      const middle = (first + end) >> 1;
      if (fits(sizes[middle], unit, room)) end = middle;
      else first = middle + 1;
    }
    set(sizes[first] ?? sizes.at(-1), unit);
    return sizes[first] ?? 0;
  }

  function fits(size, unit, room) {
    set(size, unit);
    return main.getBoundingClientRect().height <= room + 1 && main.scrollWidth <= main.clientWidth + 1 && !cutInColumns() && !cutHeads() && !stacked();
  }

  function set(size, unit) {
    const zoom = (unit * size * state.size).toFixed(3);
    if (main.style.zoom === zoom) return;
    main.style.zoom = zoom;
    main.style.setProperty("--deck-zoom", zoom); // small print is not smaller than can be read
  }

  /** Whether a picture of several plots is so narrow that they would stand one under the other, and be taller than they are now. */
  function stacked() {
    if (innerWidth <= 760) return false;
    return [...main.querySelectorAll(".deck-on .vbc-explorer:not(.deck-pair) .vbc-figure:has(svg [class*='concat_1'])")].some((node) => node.clientWidth < PLOTS);
  }

  /** Whether a bin's name is wider than the bin, and runs into the next. */
  function cutHeads() {
    return [...main.querySelectorAll(".deck-on .vbc-match-bin")].some((node) => node.scrollWidth > node.clientWidth + 1);
  }

  /** Whether something is wider than its column. */
  function cutInColumns() {
    if (!main.classList.contains("deck-columns")) return false;
    return [...main.querySelectorAll(".deck-on :is(table, math, pre)")].some((node) => node.scrollWidth > node.clientWidth + 1);
  }

  /** How much of a slide that is too tall for the screen lies below it. */
  function left() {
    return main.getBoundingClientRect().bottom + bar.node.offsetHeight - innerHeight; // not what a picture that is being drawn takes meanwhile
  }
}
