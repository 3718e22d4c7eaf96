// One Vega picture: embedded once, when it comes into view; afterwards only rows and signals reach it.

const NARROW = 560; // below this many pixels pictures side by side stand one under the other
const LEAST = 60; // narrower than any screen: a box that is being folded or photographed, and keeps the picture that it has

/** The Vega libraries, loaded once a page: from a static file, or from the kernel where no server has that file. */
function loadVega(address, askKernel) {
  globalThis.vbcVega ??= import(vegaUrl(address)).catch(async () => {
    const url = URL.createObjectURL(new Blob([await askKernel()], { type: "text/javascript" }));
    return import(url).finally(() => URL.revokeObjectURL(url));
  });
  globalThis.vbcVega.catch(() => delete globalThis.vbcVega); // the next picture tries again
  return globalThis.vbcVega;
}

function vegaUrl(address) {
  const preloaded = document.getElementById("vbc-vega");
  if (preloaded) return preloaded.href;
  const config = JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
  const folder = config.fullLabextensionsUrl || "/lab/extensions";
  return new URL(`${folder.replace(/\/$/, "")}/${address}`, document.baseURI).href;
}

/** A function that fetches the libraries' source over the widget's own connection. */
export function kernelVega(model) {
  return () =>
    new Promise((resolve) => {
      const listen = (message) => {
        if (message?.vega === undefined) return;
        model.off("msg:custom", listen);
        resolve(message.vega);
      };
      model.on("msg:custom", listen);
      model.send({ ask: "vega" });
    });
}

const outOfSight = []; // pictures that nobody has come near yet

/** Draw pictures one after another while the page has nothing else to do, so that whoever scrolls finds them there. */
function inSpareTime(draw) {
  outOfSight.push(draw);
  if (outOfSight.length === 1) spare(next);

  async function next() {
    await outOfSight[0]();
    outOfSight.shift();
    if (outOfSight.length) spare(next);
  }
}

const spare = (act) => (globalThis.requestIdleCallback ?? setTimeout)(act);

function toRows(columns) {
  const names = Object.keys(columns);
  const length = names.length ? columns[names[0]].length : 0;
  return Array.from({ length }, (_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])));
}

/** The specification with its first rows, the settings of its linked controls, and a layout that fits `width` pixels. */
function fitted(spec, { data, signals, width, letters }) {
  const out = structuredClone(spec);
  out.datasets = Object.fromEntries(Object.entries(data).map(([name, columns]) => [name, toRows(columns)]));
  for (const param of out.params ?? []) if (param.name in signals) param.value = signals[param.name];
  if (out.columns && width < NARROW) out.columns = 1;
  if (width < NARROW) wrapTitles(out, Math.floor(width / 8));
  if (out.width === "container") out.width = width;
  if (letters) enlargeLetters(out, letters);
  return out;
}

/** Let no letter be smaller than this many pixels; lines of it keep their distance. */
function enlargeLetters(part, least) {
  for (const [name, value] of Object.entries(part)) {
    if (name === "datasets" || value === null) continue;
    if (typeof value === "object") enlargeLetters(value, least);
    else if (/^(f|labelF|titleF|subtitleF)ontSize$/.test(name) && value < least) {
      part[name] = least;
      if (name !== "fontSize") continue;
      for (const also of ["lineHeight", "dy"]) if (part[also]) part[also] *= least / value;
    }
  }
}

/** Break the titles that would not fit across: those of pictures and of horizontal axes. */
function wrapTitles(spec, characters) {
  const wrapped = (text) => (typeof text === "string" && text.length > characters ? lines(text, characters) : text);
  if (typeof spec.title === "string") spec.title = wrapped(spec.title);
  else if (spec.title) Object.assign(spec.title, { text: wrapped(spec.title.text), subtitle: wrapped(spec.title.subtitle) });
  const x = spec.encoding?.x;
  if (x?.title) x.title = wrapped(x.title);
  if (x?.axis?.title) x.axis.title = wrapped(x.axis.title);
  for (const part of [...(spec.layer ?? []), ...(spec.concat ?? []), ...(spec.vconcat ?? []), ...(spec.spec ? [spec.spec] : [])])
    wrapTitles(part, characters);
}

function lines(text, characters) {
  return text.split(" ").reduce((done, word) => {
    const last = done.length - 1;
    if (last >= 0 && done[last].length + word.length < characters) done[last] += ` ${word}`;
    else done.push(word);
    return done;
  }, []);
}

/**
 * Show a chart in `box` and keep it there.
 *
 * Returns `{ update, label, destroy }`. `update({ data, signals })` takes the newest rows and signals; while one redraw runs,
 * later ones wait and only the last is drawn. `drag` is `{ at, moved }` where a point can be dragged: `at()` gives its data
 * coordinates as `[x, y]`, and `moved(x, y)` is called with those of the pointer.
 */
export function mountChart(box, { spec, data, signals = {}, label, address, askKernel, onError, drag = null }) {
  let view = null; // the vega-embed result
  let width = 0;
  let letters = 0; // no letter is smaller, in pixels of the picture
  let [screenWidth, shrunk] = [0, 0]; // how often letters became smaller on this screen
  let drawing = false;
  let begun = false;
  let gone = false;
  let wanted = {}; // what has changed since the last redraw
  const state = { data, signals: { ...signals } };

  box.classList.add("vbc-chart");
  box.setAttribute("role", "img");
  setLabel(label);
  box.style.minHeight = `${typeof spec.height === "number" ? spec.height + 60 : 300}px`; // the place that it will take

  const reach = drag && dragging(box, () => !gone && view?.view, drag);

  const seen = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && start(), { rootMargin: "600px" });
  const resized = new ResizeObserver(() => view && refit());
  seen.observe(box);
  inSpareTime(() => box.clientWidth && start()); // what has no place on the page, as on another slide, waits until it is seen

  function setLabel(text) {
    box.setAttribute("aria-label", text);
  }

  async function start() {
    if (begun || gone) return;
    begun = true;
    seen.disconnect();
    try {
      const { vegaEmbed } = await loadVega(address, askKernel);
      if (gone) return;
      await embed(vegaEmbed);
      resized.observe(box);
    } catch (error) {
      onError?.(error);
    }
  }

  async function embed(vegaEmbed) {
    drawing = true;
    width = Math.floor(box.clientWidth);
    const host = document.createElement("div");
    host.className = "vbc-chart-new"; // laid out but not seen until it is complete: no blank frame
    box.append(host);
    wanted = {};
    letters = Math.max(letters, lettersWanted());
    const next = await vegaEmbed(host, fitted(spec, { ...state, width, letters }), {
      actions: false,
      mode: "vega-lite", // without $schema vega-embed guesses, and takes a `concat` for plain Vega: an empty picture
      renderer: "svg",
      tooltip: { theme: "custom" },
      loader: { http: { credentials: "omit" }, baseURL: "about:blank" },
    });
    if (gone) return next.finalize();
    view?.finalize();
    view = next;
    host.className = "";
    box.replaceChildren(host);
    box.style.minHeight = "";
    await stretch();
    settled();
    drawing = false;
    if (Object.keys(wanted).length) await redraw();
    refit(); // to what its place has become meanwhile
  }

  /** Let the plots of a composed picture share the width; a single plot is laid out by Vega itself. */
  async function stretch() {
    if (spec.width === "container") return;
    const names = Object.keys(view.view.getState({ signals: (name) => /(^|_)(childWidth|width)$/.test(name), data: () => false }).signals)
      .filter((name) => (name !== "width" || spec.vconcat) && view.view.signal(name) > 0); // plots one under the other share the outer width
    for (let pass = 0; pass < 2 && names.length; pass++) {
      const spare = box.clientWidth - Number(box.querySelector("svg").getAttribute("width")); // as drawn: the page scales what is too wide
      if (Math.abs(spare) < 2) return;
      const share = spare / across();
      for (const name of names) view.view.signal(name, Math.max(90, Math.floor(view.view.signal(name) + share)));
      await view.view.resize().runAsync(); // without resize() the drawing outgrows its svg and is cut off
    }
  }

  /** How large the smallest letter must be where a slide asks for so many pixels of the screen (`--vbc-letters`) and is zoomed. */
  function lettersWanted() {
    const least = Number(getComputedStyle(box).getPropertyValue("--vbc-letters")) / (box.currentCSSZoom ?? 1);
    return least && Math.min(16, Math.max(11, Math.ceil(4 * least - 0.01) / 4)); // no picture has smaller ones than 11
  }

  /** Whether the picture has to be drawn with other letters: at once with larger ones, with smaller ones twice on a screen at most. */
  function newLetters() {
    const least = lettersWanted();
    if (least > letters) return true;
    if (screenWidth !== innerWidth) [screenWidth, shrunk] = [innerWidth, 0];
    if (least > letters - 1.5 || shrunk === 2) return false; // else the slide and its picture could chase each other
    shrunk += 1;
    letters = 0;
    return true;
  }

  /** How many plots stand beside each other. */
  function across() {
    if (width < NARROW) return 1;
    return Math.min(spec.columns ?? 1, spec.concat?.length ?? Infinity);
  }

  async function refit() {
    const now = Math.floor(box.clientWidth);
    if (now < LEAST || Math.abs(now - width) < 2 || drawing) return;
    if (now < NARROW !== width < NARROW || newLetters()) return embed((await loadVega(address, askKernel)).vegaEmbed);
    width = now;
    if (spec.width !== "container") await stretch();
    else await view.view.width(now).runAsync();
  }

  async function redraw() {
    if (!view || drawing || gone) return;
    drawing = true;
    try {
      while (Object.keys(wanted).length && !gone) {
        const { data: rows = {}, signals: moved = {} } = wanted;
        wanted = {};
        for (const [name, columns] of Object.entries(rows))
          if (draws(name)) view.view.change(name, view.view.changeset().remove(() => true).insert(toRows(columns)));
        for (const [name, value] of Object.entries(moved)) view.view.signal(name, value);
        await view.view.runAsync();
        settled();
      }
    } catch (error) {
      onError?.(error);
    } finally {
      drawing = false;
    }
  }

  /** Whether the picture has a source of that name: a model may return rows that only its table shows. */
  function draws(name) {
    try {
      return Boolean(view.view.data(name));
    } catch {
      return false;
    }
  }

  /** Count the redraws, so that a test or a benchmark can wait for one. */
  function settled() {
    box.querySelector("svg")?.setAttribute("aria-hidden", "true"); // the box is the image and has its name; its marks have none
    box.dataset.drawn = String(Number(box.dataset.drawn ?? 0) + 1);
  }

  return {
    update({ data: rows, signals: moved }) {
      if (rows) state.data = wanted.data = rows;
      if (moved && Object.keys(moved).length) {
        Object.assign(state.signals, moved);
        wanted.signals = { ...wanted.signals, ...moved };
      }
      return redraw();
    },
    label: setLabel,
    destroy() {
      gone = true;
      seen.disconnect();
      resized.disconnect();
      reach?.end();
      view?.finalize();
      box.replaceChildren();
    },
  };
}

const NEAR = 32; // pixels from the point within which a finger drags it; elsewhere a finger scrolls the page

/** Let a mouse anywhere in the plot, or a finger that starts near the point, move it. Keys have the sliders. */
function dragging(box, vega, { at, moved }) {
  let on = false;
  const listeners = { pointerdown: begin, pointermove: move, pointerup: stop, pointercancel: stop };
  for (const [name, act] of Object.entries(listeners)) box.addEventListener(name, act);
  box.addEventListener("touchstart", hold, { passive: false });
  box.classList.add("vbc-drag");
  return {
    end() {
      for (const [name, act] of Object.entries(listeners)) box.removeEventListener(name, act);
      box.removeEventListener("touchstart", hold);
    },
  };

  /** Where a pointer is: in the plot's pixels, and its size. */
  function place({ clientX, clientY }) {
    const view = vega();
    const plot = view && box.querySelector("svg g.role-frame.root");
    if (!plot) return null;
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(plot.getScreenCTM().inverse());
    return { view, x, y, inside: x >= 0 && y >= 0 && x <= view.width() && y <= view.height() };
  }

  function near(point) {
    const [x, y] = at();
    return Math.hypot(point.view.scale("x")(x) - point.x, point.view.scale("y")(y) - point.y) <= NEAR;
  }

  function hold(event) {
    const point = event.touches.length === 1 && place(event.touches[0]);
    if (point && near(point)) event.preventDefault(); // this finger drags, so the page stays
  }

  function begin(event) {
    const point = place(event);
    if (event.button || !point?.inside || (event.pointerType !== "mouse" && !near(point))) return;
    on = true;
    box.setPointerCapture(event.pointerId);
    event.preventDefault();
    move(event);
  }

  function move(event) {
    const point = on && place(event);
    if (point) moved(point.view.scale("x").invert(point.x), point.view.scale("y").invert(point.y));
  }

  function stop() {
    on = false;
  }
}

/** The entry point of the LiveChart widget: a chart alone. */
export function renderChart({ model, el, signal }) {
  const root = document.createElement("div");
  root.className = "vbc";
  const box = root.appendChild(document.createElement("div"));
  el.append(root);
  const chart = mountChart(box, {
    spec: model.get("spec"),
    data: model.get("data"),
    signals: model.get("signals"),
    label: model.get("label"),
    address: model.get("address"),
    askKernel: kernelVega(model),
    onError: (error) => root.append(`This picture could not be drawn: ${error.message}`),
  });
  const changed = {
    "change:data": () => chart.update({ data: model.get("data") }),
    "change:signals": () => chart.update({ signals: model.get("signals") }),
    "change:label": () => chart.label(model.get("label")),
  };
  for (const [event, act] of Object.entries(changed)) model.on(event, act);
  signal?.addEventListener("abort", () => Object.entries(changed).forEach(([event, act]) => model.off(event, act)));
  return () => chart.destroy();
}
