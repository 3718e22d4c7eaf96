// The live parts of a page: a small client of the kernel's widget messages, in place of Voilà's own front end of five megabytes.
//
// It shows anywidgets, HTML, pictures and text: all that a chapter has. `pages.py` decides which notebooks ask for more and get
// Voilà's front end. `livePage({ kernel, session, base })` starts it; the page's script calls it as soon as it knows the kernel.
// The cells run already by then: what they said so far is kept for this session, and comes first.

function livePage({ kernel, session, base }) {
  const socketAt = (path) => new URL(`${base}${path}`, location.href).href.replace(/^http/, "ws");
  const models = new Map(); // by comm id
  const awaited = new Map(); // what waits for a model that has not been opened yet
  const modules = new Map(); // by source text: a module that many widgets share is loaded once
  const assets = new Map(); // scripts and style sheets by name: the kernel sends each once (assets.py)
  const asked = new Map(); // by message id: the model whose change the kernel is working on
  let channels = null;
  const unsent = new Map(); // by message id: what was said while the connection was away
  let dead = false;
  let tries = 0;

  // ---- connection

  function connect() {
    channels = new WebSocket(socketAt(`api/kernels/${kernel}/channels?session_id=${session}`));
    channels.onmessage = ({ data }) => typeof data === "string" && hear(JSON.parse(data));
    channels.onopen = () => {
      tries = 0;
      // What was on its way when the connection broke may have been lost, or only its answer: it is said again.
      const lost = [...asked].filter(([id]) => !unsent.has(id));
      unsent.forEach((message) => channels.send(message));
      unsent.clear();
      for (const [id, model] of lost) {
        asked.delete(id);
        model.unheard();
      }
    };
    channels.onclose = () => dead || setTimeout(again, 400 * 2 ** Math.min(tries, 5));
  }

  /** Connect again after a break (a computer that slept, a network that was away), unless the kernel is gone. */
  async function again() {
    tries += 1;
    const found = await fetch(new URL(`${base}api/kernels/${kernel}`, location.href), { cache: "no-store" }).catch(() => null);
    if (found && !found.ok) return end();
    if (tries > 3 && !found) return end();
    connect();
  }

  function send(type, content) {
    const id = `${session}-${(send.count = (send.count ?? 0) + 1)}`;
    const header = { msg_id: id, msg_type: type, session, username: "", version: "5.3", date: new Date().toISOString() };
    const message = JSON.stringify({ header, parent_header: {}, metadata: {}, content, buffers: [], channel: "shell" });
    if (channels.readyState === WebSocket.OPEN) channels.send(message);
    else if (!dead) unsent.set(id, message);
    return id;
  }

  function hear({ header, parent_header: parent, content }) {
    const model = models.get(content.comm_id);
    if (header.msg_type === "comm_open" && content.target_name === "jupyter.widget") open(content.comm_id, content.data.state);
    else if (header.msg_type === "comm_msg") model?.receive(content.data);
    else if (header.msg_type === "comm_close") model?.tell("comm:close");
    else if (header.msg_type in outputs) show(parent?.msg_id, outputs[header.msg_type](content));
    else if (header.msg_type === "status") {
      if (content.execution_state === "idle") placeOf(parent?.msg_id); // a cell that showed nothing has its place too
      if (content.execution_state === "idle" && asked.has(parent?.msg_id)) {
        const waiting = asked.get(parent.msg_id);
        asked.delete(parent.msg_id);
        waiting.answered();
      }
      // The server starts another kernel in place of one that died, but that one knows nothing of this page.
      if (["restarting", "dead", "terminating"].includes(content.execution_state)) end();
    }
  }

  /** The kernel is gone: say so, and let no control look as if it still did something. */
  function end() {
    if (dead) return;
    dead = true;
    channels.close();
    pageEnded();
    for (const view of document.querySelectorAll(".page-live")) view.classList.add("jupyter-widgets-disconnected");
    for (const model of models.values()) model.tell("comm_live_update");
  }

  // ---- models

  function open(id, state) {
    for (const name of ["_esm", "_css"]) state[name] = whole(state[name]);
    const heard = {}; // listeners by event
    const changed = new Set(); // names that the kernel does not know yet
    let sent = []; // names that are on their way to it
    let busy = false;
    const model = {
      get: (name) => state[name],
      set(name, value) {
        const values = typeof name === "object" ? name : { [name]: value };
        for (const each of assign(values)) changed.add(each);
      },
      // At most one change is on its way: what is set meanwhile goes together, when the kernel has answered.
      save_changes() {
        if (busy || !changed.size) return;
        sent = [...changed];
        const values = Object.fromEntries(sent.map((name) => [name, state[name]]));
        asked.set(send("comm_msg", { comm_id: id, data: { method: "update", state: values, buffer_paths: [] } }), model);
        changed.clear();
        busy = true;
      },
      answered() {
        busy = false;
        if (!dead) model.save_changes();
      },
      unheard() {
        for (const name of sent) changed.add(name);
        model.answered();
        send("comm_msg", { comm_id: id, data: { method: "request_state" } }); // what came of it may have been said to nobody
      },
      send: (content) => void send("comm_msg", { comm_id: id, data: { method: "custom", content } }),
      on: (event, act) => void (heard[event] ??= new Set()).add(act),
      off(event, act) {
        if (!event) Object.keys(heard).forEach((each) => delete heard[each]);
        else if (act) heard[event]?.delete(act);
        else delete heard[event];
      },
      tell: (event, ...what) => [...(heard[event] ?? [])].forEach((act) => act(...what)),
      receive({ method, state: values, content }) {
        if (method === "custom") model.tell("msg:custom", content, []);
        if (method !== "update") return; // an echo says nothing that this page did not say itself
        if ("_esm" in values) // a whole state, as asked for after a break: what was set since is newer
          for (const name of ["_esm", "_css", ...changed, ...(busy ? sent : [])]) delete values[name];
        Object.keys(values).forEach((name) => changed.delete(name));
        assign(values);
      },
    };
    /** Take values, tell the listeners of those that differ, and return their names. */
    function assign(values) {
      const names = Object.keys(values).filter((name) => JSON.stringify(state[name]) !== JSON.stringify(values[name]));
      for (const name of names) state[name] = values[name];
      for (const name of names) model.tell(`change:${name}`, model, state[name]);
      if (names.length) model.tell("change", model);
      return names;
    }
    models.set(id, model);
    awaited.get(id)?.forEach((ready) => ready(model));
    awaited.delete(id);
  }

  function whole(text) {
    const name = /^(?:\/\* )?asset:(\w+)/.exec(text)?.[1];
    if (text?.startsWith("/*") && name) assets.set(name, text);
    return assets.get(name) ?? text;
  }

  const modelOf = (id) =>
    models.has(id)
      ? Promise.resolve(models.get(id))
      : new Promise((ready) => awaited.set(id, [...(awaited.get(id) ?? []), ready]));

  function moduleOf(source) {
    if (!modules.has(source)) {
      const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      modules.set(source, import(url).finally(() => URL.revokeObjectURL(url)));
    }
    return modules.get(source);
  }

  // ---- views

  const host = {
    getModel: (reference) => modelOf(idIn(reference)),
    getWidget: async (reference) => ({ render: async ({ el, signal }) => el.append(await view(idIn(reference), signal)) }),
  };
  const idIn = (reference) => String(reference).replace(/^(IPY_MODEL_|anywidget:)/, "");

  async function view(id, signal = new AbortController().signal) {
    const model = await modelOf(id);
    const el = document.createElement("div");
    el.className = ["page-live", ...(model.get("_dom_classes") ?? [])].join(" ");
    try {
      if (!model.get("_esm")) throw new Error("this page cannot show it");
      keepStyle(model.get("_anywidget_id"), model.get("_css"));
      const { default: widget } = await moduleOf(model.get("_esm"));
      const { render } = typeof widget === "function" ? await widget() : widget;
      await render({ model, el, signal, host, experimental: {} });
    } catch (error) {
      console.error(error);
      el.append(text(`This part could not be shown: ${error.message}`));
    }
    return el;
  }

  /** A place that the view takes when it is there. */
  function viewLater(id) {
    const place = document.createComment("");
    view(id).then((el) => place.replaceWith(el));
    return place;
  }

  function keepStyle(name, css) {
    if (!css || document.head.querySelector(`style[data-of="${CSS.escape(name)}"]`)) return;
    const style = document.createElement("style");
    style.dataset.of = name;
    style.textContent = css;
    document.head.append(style);
  }

  const joined = (lines) => [lines ?? ""].flat().join("");
  const outputs = {
    execute_result: ({ data }) => shown(data),
    display_data: ({ data }) => shown(data),
    stream: ({ name, text: printed }) => name === "stdout" && text(joined(printed)),
    error({ ename, evalue }) {
      console.error(`${ename}: ${evalue}`);
      return text(`This part of the page could not be run (${ename}).`, "stderr");
    },
  };

  /** Where a cell's outputs go: its message is called by its number on the page. */
  function placeOf(message) {
    const number = /^cell-(\d+)$/.exec(message)?.[1];
    const cell = number && document.querySelector(`[cell-index="${number}"] .jp-Cell`);
    if (cell && !cell.querySelector(".jp-Cell-outputWrapper")) {
      cell.append(Object.assign(document.createElement("div"), { className: "jp-Cell-outputWrapper" }));
    }
    return cell?.querySelector(".jp-Cell-outputWrapper");
  }

  function show(message, part) {
    const place = part && placeOf(message);
    if (!place) return;
    const one = Object.assign(document.createElement("div"), { className: "jp-OutputArea-output" });
    one.append(part);
    place.append(one);
  }

  function shown(data) {
    const live = data["application/vnd.jupyter.widget-view+json"];
    const picture = Object.keys(data).find((type) => /^image\/(png|jpeg|gif)$/.test(type));
    const html = data["text/html"] ?? data["image/svg+xml"];
    if (live) return viewLater(live.model_id);
    if (html) return Object.assign(document.createElement("div"), { innerHTML: joined(html) });
    if (picture) return Object.assign(new Image(), { src: `data:${picture};base64,${data[picture]}`, alt: joined(data["text/plain"]) });
    return text(joined(data["text/plain"]));
  }

  function text(words, stream = "stdout") {
    const pre = document.createElement("pre");
    pre.className = "jp-RenderedText";
    pre.dataset.mimeType = `application/vnd.jupyter.${stream}`;
    pre.textContent = words;
    return pre;
  }

  // ---- the end

  // The server takes a request only with the token of its own cookie, which it has given to no page that asked for nothing else.
  const token = () => document.cookie.match("\\b_xsrf=([^;]*)\\b")?.[1];
  if (!token()) document.cookie = `_xsrf=${session}; path=${base}; SameSite=Lax`;

  addEventListener("pagehide", () => {
    const form = new FormData();
    form.append("_xsrf", token() ?? "");
    navigator.sendBeacon(`${base}voila/api/shutdown/${kernel}`, form);
    dead = true;
  });

  connect();
}
