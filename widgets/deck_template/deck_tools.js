// What a presenter does with the picture in view: scenes by number, hide its sentence, freeze it, keep one beside the next, restore it.

function deckTools(deck) {
  const explorers = () => deck.current().steps.flat().flatMap((cell) => [...cell.querySelectorAll(".vbc-explorer")]);
  const first = () => explorers().find((node) => node.offsetParent !== null) ?? null;

  return {
    scene(number) {
      const button = first()?.querySelectorAll(".vbc-scene")[number - 1];
      if (!button || button.closest("[inert]")) return;
      button.click();
    },
    /** Hide the sentence or show it; where it waits for a reading, the room has read the picture aloud. */
    sentence() {
      for (const node of explorers()) {
        const waiting = deck.guest ? null : node.querySelector(".vbc-reading:not([hidden])");
        if (!waiting) {
          node.classList.toggle("deck-no-sentence");
          continue;
        }
        waiting.querySelector("input").value ||= "what the room said";
        waiting.requestSubmit();
      }
    },
    freeze() {
      const node = first();
      if (!node) return;
      const frozen = node.toggleAttribute("inert");
      node.classList.toggle("deck-frozen", frozen);
    },
    compare() {
      const node = first();
      if (!node) return;
      const kept = node.querySelector(".deck-still");
      if (kept) return unpair(node);
      const figure = node.querySelector(".vbc-figure");
      if (!figure?.querySelector("svg")) return;
      const still = document.createElement("figure");
      still.className = "deck-still vbc-figure";
      const caption = document.createElement("figcaption");
      caption.textContent = `Kept: ${settingOf(node)}`;
      still.append(copyOf(figure), caption);
      node.classList.add("deck-pair");
      figure.before(still);
      const { scene } = node.dataset;
      setTimeout(() => { // by then the live picture has its narrower place: both are drawn alike
        if (still.isConnected && node.dataset.scene === scene) still.replaceChildren(copyOf(figure), caption);
      }, 900);
    },
    restore() {
      for (const node of explorers()) {
        leave(node);
        [...node.querySelectorAll(".vbc-toolbar button")].find((button) => button.textContent === "Reset")?.click();
      }
    },
    code() {
      for (const cell of deck.current().steps.flat()) {
        const code = cell.querySelector(".deck-code");
        if (code && cell.dataset.makes) code.hidden = !code.hidden;
      }
    },
    /** The picture's own buttons, which a room does not need: shown, and away again. */
    buttons() {
      const shown = document.body.classList.toggle("deck-buttons");
      if (shown) first()?.querySelector(".vbc-toolbar button")?.focus();
    },
    /** What others wrote on a motion, and the question again. */
    positions() {
      const part = deck.current().steps.flat().map((cell) => cell.querySelector(".vbc-position .vbc-others")).find(Boolean);
      part?.click();
    },
    leave() {
      document.body.classList.remove("deck-buttons");
      explorers().forEach(leave);
    },
  };

  function leave(node) {
    unpair(node);
    node.removeAttribute("inert");
    node.classList.remove("deck-no-sentence", "deck-frozen");
  }

  function copyOf(figure) {
    const svg = figure.querySelector("svg");
    const copy = svg.cloneNode(true);
    copy.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
    copy.removeAttribute("width");
    copy.removeAttribute("height");
    return copy;
  }

  function unpair(node) {
    node.classList.remove("deck-pair");
    node.querySelector(".deck-still")?.remove();
  }

  /** The scene in words where one is pressed, else what the controls say. */
  function settingOf(node) {
    const pressed = node.querySelector(".vbc-scene[aria-pressed='true']");
    if (pressed) return pressed.textContent;
    const ranges = [...node.querySelectorAll(".vbc-control")].map((control) => {
      const range = control.querySelector("input[type=range]");
      return range ? `${control.querySelector(".vbc-label")?.textContent ?? ""} ${range.getAttribute("aria-valuetext") ?? range.value}` : "";
    });
    return ranges.filter(Boolean).join(", ") || "as it was";
  }
}
