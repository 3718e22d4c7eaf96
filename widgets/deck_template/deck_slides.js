// The slides of a chapter, as the server numbered them (workbook/slides.py), and which of them holds what an address names.

/** Cells become slides: a fragment waits for a further step, notes go to the speaker, and a cell may take two slides, a card on each. */
function deckSlides(cells) {
  const found = [];
  const notes = [];
  const numbers = cells.filter((cell) => cell.dataset.at).map((cell) => Number(cell.dataset.at) + Number(cell.dataset.takes) - 1);
  for (let number = 1; number <= Math.max(...numbers); number++) found.push({ number, steps: [[]], notes: [], card: 0 });
  for (const cell of cells) {
    const { at, takes, first, last, slide: kind } = cell.dataset;
    if (first) notes.push({ first: Number(first), last: Number(last), html: cell.querySelector(".page-text").innerHTML });
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
    const only = shown.length === 1 && shown[0].querySelector(".page-text > details:only-child");
    if (only) only.open = true; // a slide of nothing but a part folded away: its turn has come
  }
  return found;
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
