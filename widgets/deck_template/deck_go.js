// The way to a slide by its number, as a run sheet names it: where we are is a button, and `g` or a click on it opens a field.

function deckGo(deck) {
  const place = Object.assign(document.createElement("button"), { type: "button", className: "deck-place", title: "Go to a slide by its number (g)" });
  const said = Object.assign(document.createElement("span"), { className: "deck-name" }); // a change is told, a button's text is not
  said.setAttribute("role", "status");
  const form = Object.assign(document.createElement("form"), { className: "deck-go", hidden: true, noValidate: true });
  const field = Object.assign(document.createElement("input"), { type: "text", inputMode: "numeric", maxLength: 3, autocomplete: "off" });
  const label = document.createElement("label");
  label.append("Go to slide ", field);
  form.append(label);
  place.addEventListener("click", open);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!deckGoTo(deck, field.value)) return tellWhich();
    close();
    deck.main.focus({ preventScroll: true });
  });
  field.addEventListener("blur", close);
  return { nodes: [place, form, said], open, close, follow };

  function open() {
    field.value = "";
    form.hidden = false;
    place.hidden = true;
    field.focus();
  }

  function close() {
    form.hidden = true;
    place.hidden = false;
  }

  function tellWhich() {
    said.textContent = ""; // the same words again are still news
    said.textContent = `Slides have the numbers 1 to ${deck.slides.length}.`;
    field.placeholder = `1–${deck.slides.length}`;
    field.value = "";
  }

  function follow() {
    place.textContent = `${deck.state.slide + 1} of ${deck.slides.length}`;
    if (said.textContent !== `Slide ${place.textContent}`) said.textContent = `Slide ${place.textContent}`;
  }
}

/** Show the slide of that number, at its first step; false where there is none. */
function deckGoTo(deck, typed) {
  const number = Number(typed);
  if (!Number.isInteger(number) || number < 1 || number > deck.slides.length) return false;
  deck.show(number - 1);
  return true;
}
