// Small pieces that forms are made of: elements, buttons that wait, live regions, what a browser keeps.

// h("p", { class: "note" }, "text", child): attributes as given, functions become listeners, null children are left out.
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else if (name === "html") element.innerHTML = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

// A heading that skips no level: under a chapter's title, with no section between, a part's h3 is said to be of level 2.
export function heading(tag, attributes, ...children) {
  const node = h(tag, attributes, ...children);
  const place = (tries) => {
    if (!node.isConnected) return void (tries && setTimeout(place, 100, tries - 1));
    const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
    const before = all[all.indexOf(node) - 1];
    const above = before ? Number(before.getAttribute("aria-level") ?? before.tagName[1]) : 1;
    if (above + 1 < Number(tag[1])) node.setAttribute("aria-level", String(above + 1));
  };
  setTimeout(place, 0, 50);
  return node;
}

export const freshId = (stem) => `vbc-${stem}-${Math.random().toString(36).slice(2, 9)}`;

export const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

// In a notebook the reader can run cells; a page that Voilà serves can only be loaded again.
export const inNotebook = () => document.body.dataset.voila === undefined;

// A button that cannot be used yet stays in the tab order and can say why (a `disabled` one would drop the focus).
export function allow(button, allowed) {
  if (allowed) button.removeAttribute("aria-disabled");
  else button.setAttribute("aria-disabled", "true");
}

export const isAllowed = (button) => button.getAttribute("aria-disabled") !== "true";

// A live region speaks when its content changes; the same words twice need a moment of silence between them.
export function announce(region, html) {
  const again = region.innerHTML !== "" && region.dataset.said === html;
  region.dataset.said = html;
  if (!again) region.innerHTML = html;
  else {
    region.innerHTML = "";
    setTimeout(() => { region.innerHTML = html; }, 60);
  }
}

// The same for plain text, whatever signs are in it.
export function say(region, text) {
  const escaped = document.createElement("p");
  escaped.textContent = text;
  announce(region, text && escaped.outerHTML);
}

// What was typed stays in this browser until the kernel says that it has it.
export function browserCopy(name, wanted) {
  const key = `vbc|${name}`;
  const quietly = (action) => {
    try { return wanted ? action() : null; } catch { return null; }  // private windows refuse; the log still has it
  };
  return {
    read: () => quietly(() => JSON.parse(localStorage.getItem(key))),
    write: (answer) => quietly(() => localStorage.setItem(key, JSON.stringify({ answer }))),
    forget: () => quietly(() => localStorage.removeItem(key)),
  };
}
