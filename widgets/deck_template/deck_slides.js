// The slides of a chapter, as the server numbered them (workbook/slides.py), and which of them holds what an address names.

/** Cells become slides: a fragment waits for a further step, notes go to the speaker, and a cell may take two slides, a card on each. */
function deckSlides(cells) {
  const found = [];
  const notes = [];
  const numbers = cells.filter((cell) => cell.dataset.at).map((cell) => Number(cell.dataset.at) + Number(cell.dataset.takes) - 1);
  for (let number = 1; number <= Math.max(...numbers); number++) found.push({ number, steps: [[]], notes: [], card: 0 });
  for (const cell of cells) {
    const { at, takes, first, last, slide: kind } = cell.dataset;
    if (first) notes.push({ first: Number(first), last: Number(last), ...deckNote(cell.querySelector(".page-text")) });
    if (!at) continue;
    for (let card = 1; card <= Number(takes); card++) {
      const slide = found[Number(at) + card - 2];
      if (kind === "fragment") slide.steps.push([]);
      slide.steps.at(-1).push(cell);
      if (cell.dataset.makes === "due_cards") slide.card = card;
    }
  }
  for (const slide of found) {
    const shown = slide.steps.flat();
    slide.live = shown.some((cell) => cell.dataset.makes);
    slide.drawn = shown.some((cell) => ["explorer", "long_run"].includes(cell.dataset.makes));
    slide.heading = shown.map((cell) => cell.querySelector(".page-text :is(h1, h2, h3, h4, summary)")?.textContent ?? "").find(Boolean) ?? "";
    slide.title = slide.heading || found[slide.number - 2]?.title || "";
    slide.notes = notes.filter(({ first, last }) => first <= slide.number && slide.number <= last);
    const folded = slide.steps[0].map((cell) => cell.querySelector(".page-text > details")).find(Boolean);
    if (folded && slide.steps[0].every(deckOnlyFolded)) folded.open = true; // nothing but a heading and a part folded away: its turn has come
  }
  return found;
}

/** What a note tells, as HTML, apart from the plan of the class that the first one opens with: “20 minutes: …”, “50: …”. */
function deckNote(text) {
  const parts = [...text.children];
  const plan = parts.findIndex((part) => !/^\d+( minutes)?:/.test(part.querySelector(":scope > strong:first-child")?.textContent ?? ""));
  const htmlOf = (some) => some.map((part) => part.outerHTML).join("");
  return plan < 0 ? { plan: htmlOf(parts), html: "" } : { plan: htmlOf(parts.slice(0, plan)), html: htmlOf(parts.slice(plan)) };
}

/** Whether a cell shows no more than headings and parts that are folded away. */
function deckOnlyFolded(cell) {
  const text = cell.querySelector(".page-text");
  return Boolean(text) && [...text.children].every((part) => part.matches("h1, h2, h3, h4, details"));
}

/** Where an address leads: the number of a slide, or the name of anything that stands on one. Nothing where it names neither. */
function deckPlaceOf(slides, hash) {
  const name = decoded(hash.slice(1));
  const number = Number(name);
  if (Number.isInteger(number) && number >= 1 && number <= slides.length) return { slide: number - 1, step: 0 };
  const node = name && document.getElementById(name);
  const cell = node && node.closest("[cell-index]");
  if (!cell) return null;
  for (const [slide, { steps }] of slides.entries()) {
    const step = steps.findIndex((cells) => cells.includes(cell));
    if (step >= 0) return { slide, step, node };
  }
  return { none: node.textContent.trim() };

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // a per cent sign of somebody's own
    }
  }
}
