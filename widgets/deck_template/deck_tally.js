// Tallies: how a room voted before and after its discussion, side by side, and what each answer means once it is revealed.

function deckTallies(deck) {
  const panel = document.createElement("section");
  panel.className = "deck-tally vbc";
  panel.hidden = true;
  panel.setAttribute("aria-label", "Tallies");
  document.body.append(panel);
  let open = false;

  return {
    toggle() {
      open = !open && Boolean(asked());
      follow();
      if (open) panel.querySelector("input")?.focus();
    },
    follow,
  };

  /** The prediction or card on the slide, with the answers that can be counted. */
  function asked() {
    const { steps, card } = deck.current();
    const cell = steps.flat().find((one) => ["predict", "card", "due_cards"].includes(one.dataset.makes));
    if (!cell) return null;
    const id = cell.querySelector(".deck-code").textContent.trim();
    return card ? { id: `${id} ${card}`, cell: cell.querySelectorAll(".vbc-due-item")[card - 1] ?? cell } : { id, cell };
  }

  function follow() {
    const found = asked();
    panel.hidden = !open || !found;
    document.body.classList.toggle("deck-tallying", !panel.hidden);
    if (!panel.hidden) fill(found);
  }

  function fill({ id, cell }) {
    const kept = (deck.state.tallies[id] ??= { answers: [], revealed: false });
    const known = knownAnswers(cell);
    known.forEach((one, i) => (kept.answers[i] ??= { before: 0, after: 0 }));
    if (!kept.answers.length) kept.answers = [1, 2].map(() => ({ before: 0, after: 0, text: "" })); // what is heard is typed in
    const counted = element("span", { class: "deck-tally-sum", role: "status" });
    const redraw = []; // what a count changes: the bars and the sums, never the field that is being typed in
    const rows = kept.answers.map((counts, i) => row(kept, counts, known[i], i));
    redraw.push(() => (counted.textContent = `${sum(kept, "before")} before, ${sum(kept, "after")} after`));
    const head = element("tr", {}, element("th", { scope: "col" }, "Answer"), element("th", { scope: "col" }, "Before"),
      element("th", { scope: "col" }, "After"), element("th", { scope: "col" }, element("span", { class: "vbc-hidden" }, "Shares")));
    const more = element("button", { type: "button", class: "vbc-button", "data-at": "more",
      click: () => change(() => kept.answers.push({ before: 0, after: 0, text: "" }), `text-${kept.answers.length}`) }, "Another answer");
    const reveal = element("button", { type: "button", class: "vbc-button vbc-primary", "data-at": "reveal", "aria-pressed": String(kept.revealed),
      click: () => change(() => (kept.revealed = !kept.revealed)) }, kept.revealed ? "Hide what they mean" : "Reveal");
    const buttons = element("div", { class: "deck-tally-buttons" }, ...(known.some((one) => one.says || one.right) ? [reveal] : []), more,
      clearButton(kept), counted);
    panel.replaceChildren(element("h2", {}, "The room"), element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)), buttons);
    redraw.forEach((draw) => draw());

    /** Do it, draw all anew, and put the focus where it was, or where it is wanted. */
    function change(act, to = null) {
      const at = to ?? (panel.contains(document.activeElement) ? document.activeElement.dataset.at : null);
      act();
      deck.save();
      fill({ id, cell });
      if (at) panel.querySelector(`[data-at="${at}"]`)?.focus();
    }

    function clearButton(tally) {
      const undo = tally.cleared;
      return element("button", { type: "button", class: "vbc-button", "data-at": "clear", click: () => change(() => {
        if (undo) {
          tally.answers = undo;
          delete tally.cleared;
        } else {
          tally.cleared = tally.answers;
          tally.answers = tally.answers.map((one) => ({ ...one, before: 0, after: 0 }));
        }
      }) }, undo ? "Undo clear" : "Clear");
    }

    function row(tally, counts, answer, i) {
      const letter = String.fromCharCode(65 + i);
      const name = answer
        ? element("span", {}, element("b", {}, `${letter}  `), html(answer.html))
        : element("input", { type: "text", class: "vbc-text", value: counts.text ?? "", "aria-label": `Answer ${letter}`, "data-at": `text-${i}`,
            input: (event) => { counts.text = event.target.value; deck.save(); } });
      const number = (when) => element("input", { type: "number", min: 0, max: 999, class: "vbc-text deck-count", value: counts[when] || "",
        placeholder: "0", "aria-label": `${when === "before" ? "Before" : "After"} the discussion: answer ${letter}`, "data-at": `${when}-${i}`,
        input: (event) => {
          counts[when] = Math.min(999, Math.max(0, Math.round(Number(event.target.value) || 0)));
          delete tally.cleared;
          redraw.forEach((draw) => draw());
          deck.save();
        } });
      const bars = element("div", { class: "deck-bars", "aria-hidden": "true" }, ...["before", "after"].map((when) => {
        const bar = element("div", { class: `deck-bar-${when}` });
        redraw.push(() => {
          const all = sum(tally, when);
          const share = all ? (100 * counts[when]) / all : 0;
          bar.textContent = all ? `${Math.round(share)}%` : "";
          bar.style.width = `${all ? Math.max(share, 0.5) : 0}%`;
        });
        return bar;
      }));
      const told = tally.revealed && answer
        ? element("tr", { class: `deck-told${answer.right ? " deck-right" : ""}` }, element("td", { colspan: 4 }, answer.right ? element("b", {}, "Right. ") : "", html(answer.says ?? "")))
        : null;
      const line = element("tr", {}, element("td", {}, name), element("td", {}, number("before")), element("td", {}, number("after")), element("td", {}, bars));
      const both = document.createDocumentFragment();
      both.append(line, ...(told ? [told] : []));
      return both;
    }
  }

  /** From the card: what its known mistakes would answer, among them the truth; from a vote or a choice: its options, else none. */
  function knownAnswers(cell) {
    const ballot = cell.querySelector("[data-ballot]")?.dataset.ballot;
    if (ballot) return JSON.parse(ballot);
    return [...cell.querySelectorAll(".vbc-answer-choice[role=radiogroup] > label")].map((label) => ({ html: label.innerHTML.replace(/<input[^>]*>/g, "") }));
  }

  function sum(tally, when) {
    return tally.answers.reduce((all, one) => all + (one[when] || 0), 0);
  }

  function html(text) {
    const node = document.createElement("span");
    node.innerHTML = text;
    return node;
  }

  function element(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(key, value);
      else if (value !== null && value !== undefined) node.setAttribute(key, value);
    }
    node.append(...children);
    return node;
  }
}
