// JupyterLab runs nothing when it opens a notebook, and a chapter none of whose cells has run is prose without its pictures.
// Wherever a picture or a card is missing, or belongs to a kernel that has ended, this runs the workbook's own one-line cells,
// the ones whose source is hidden, and never what a reader wrote. It looks when a notebook opens, when its kernel starts again
// in whatever way, and when JupyterLab says that it cannot display a widget.
// It also makes room: a line of hidden code is a mark to click on, and a narrow window is for the chapter, not for lists of files.
// JupyterLab loads it as it is: a federated extension is an object with `init` and `get`, and needs no build.

(() => {
  const OURS = /^(chapters|exercises|solutions)\/[^/]+\.ipynb$/;
  const NARROW = "(max-width: 700px)";
  const WIDGET = "application/vnd.jupyter.widget-view+json";
  const LOST = ".jupyter-widgets.lm-Panel:not(:has(*))";  // where JupyterLab writes "Error displaying widget: model not found"
  const TOGETHER = 250;  // ms in which signs of one event arrive; also lets Run All, asked for with a restart, go first
  const MOST_RUNS = 3;  // a kernel: a picture that stays lost is not worth a loop
  const STYLE = `
    .vbc-page .jp-InputPlaceholder .jp-Placeholder-content { background: none; border-color: transparent; padding: 0; }
    .vbc-page .jp-InputPlaceholder:not(:hover):not(:focus-within) .jp-PlaceholderText { display: none; }
    .vbc-page .vbc-pending .jp-Placeholder-content > * { display: none; }
    .vbc-page .vbc-pending .jp-Placeholder-content::after { content: "Starting…"; color: var(--jp-ui-font-color1); }
    .vbc-page ${LOST} { font-size: 0; }
    .vbc-page:not(.vbc-starting) ${LOST}::after {
      content: "This was drawn by a kernel that has ended. Run the cell again to see it.";
      font-size: var(--jp-content-font-size1); color: var(--jp-content-font-color1);
    }
    .vbc-starting-notice {
      position: absolute; inset: auto 0 12px; margin: auto; width: fit-content; max-width: 90%; box-sizing: border-box; z-index: 10;
      padding: 6px 14px; border: 1px solid var(--jp-border-color1); border-radius: 16px; pointer-events: none;
      background: var(--jp-layout-color1); color: var(--jp-ui-font-color1); font-size: var(--jp-ui-font-size1);
    }
    .vbc-starting-notice:empty { display: none; }
    .lm-TabBar-tab[data-vbc="chapters"] .lm-TabBar-tabLabel::before { content: "Chapter: "; }
    .lm-TabBar-tab[data-vbc="exercises"] .lm-TabBar-tabLabel::before { content: "Exercises: "; }
    .lm-TabBar-tab[data-vbc="solutions"] .lm-TabBar-tabLabel::before { content: "Solutions: "; }
    @media ${NARROW} {
      .vbc-page .jp-InputPrompt, .vbc-page .jp-OutputPrompt, .vbc-page .jp-Collapser { display: none; }
      .vbc-page .jp-Notebook { padding: 4px; }
      .vbc-page .jp-RenderedMarkdown { padding-inline: 4px; }
      .vbc-page .jp-RenderedMarkdown table { display: block; overflow-x: auto; }
      .vbc-page .jp-RenderedMarkdown :is(th, td) { padding: 5px 4px; max-width: none; }
    }`;
  let shared;

  const loaded = async (name) => (await Object.values(shared[name])[0].get())();

  async function makePlugin() {
    const { INotebookTracker } = await loaded("@jupyterlab/notebook");
    const { CodeCell } = await loaded("@jupyterlab/cells");
    return {
      id: "value-based-care-live:run",
      description: "Runs the workbook's own cells when a notebook of the workbook opens.",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
        void app.restored.then(() => matchMedia(NARROW).matches && makeRoom(app));
        tracker.forEach((panel) => follow(panel, CodeCell));
        tracker.widgetAdded.connect((_, panel) => follow(panel, CodeCell));
      },
    };
  }

  function makeRoom({ shell, commands }) {
    shell.collapseLeft();
    shell.collapseRight();
    for (const side of ["left", "right"]) {
      if (shell.isSideTabBarVisible(side)) void commands.execute("application:toggle-side-tabbar", { side });
    }
  }

  async function follow(panel, CodeCell) {
    await panel.context.ready;
    const folder = OURS.exec(panel.context.path)?.[1];
    if (!folder || panel.isDisposed) return;
    panel.addClass("vbc-page");
    // A chapter, its exercises and its solutions share a file name; a new label would rename the file, so the tab says the folder.
    panel.title.dataset = { ...panel.title.dataset, vbc: folder };
    const say = noticeOn(panel);
    const session = panel.sessionContext;
    let runs = 0;
    let restarted = false;
    const look = oneAtATime(async () => {
      if (panel.isDisposed || runs >= MOST_RUNS) return;
      try {
        say(true);
        if (!(await isDue(panel)) || panel.isDisposed) return;
        runs += 1;
        await run(panel, CodeCell);
      } catch {
        // The kernel ended meanwhile. Its next start is followed by the next look.
      } finally {
        say(false);
      }
    });
    const afterStart = () => {
      runs = 0;
      look();
    };
    session.statusChanged.connect((_, status) => {
      if (status === "restarting" || status === "autorestarting") restarted = true;
      if (status !== "idle" || !restarted) return;
      restarted = false;
      afterStart();
    });
    session.kernelChanged.connect((_, { newValue }) => newValue && session.isReady && afterStart());
    session.connectionStatusChanged.connect((_, status) => status === "connected" && session.isReady && look());
    say(true);
    await session.ready;
    look();
    const watch = new MutationObserver(() => hasLost(panel) && look());
    watch.observe(panel.content.node, { childList: true, subtree: true });
    panel.disposed.connect(() => watch.disconnect());
  }

  // Calls that come close together are one, and a call during the action is one more action after it.
  function oneAtATime(action) {
    let timer;
    let last = Promise.resolve();
    return () => {
      clearTimeout(timer);
      timer = setTimeout(() => { last = last.then(action); }, TOGETHER);
    };
  }

  const oursIn = (panel) => panel.content.widgets.filter(
    ({ model }) => model.type === "code" && model.getMetadata("jupyter")?.source_hidden,
  );

  const shows = ({ model }) => !/^(from|import)\b/.test(model.sharedModel.getSource().trim().split("\n").at(-1));

  const isPending = (cell) => shows(cell) && cell.model.outputs.length === 0;

  const hasLost = (panel) => oursIn(panel).some((cell) => cell.node.querySelector(LOST));

  function modelsIn({ model: { outputs } }) {
    return Array.from({ length: outputs.length }, (_, place) => outputs.get(place).data[WIDGET]?.model_id).filter(Boolean);
  }

  // A page that is loaded again with what it showed finds its kernel, and its widgets, as they were: nothing is run twice.
  async function isDue(panel) {
    const kernel = panel.sessionContext.session?.kernel;
    if (!kernel || !oursIn(panel).length) return false;
    if (await isFresh(kernel)) return true;
    const { content } = await kernel.requestCommInfo({ target_name: "jupyter.widget" });
    const cells = oursIn(panel).filter(({ model }) => model.executionState !== "running");
    return cells.some((cell) => isPending(cell) || modelsIn(cell).some((id) => !(id in content.comms))) || hasLost(panel);
  }

  async function isFresh(kernel) {
    const asked = { code: "", silent: true, store_history: false, user_expressions: { count: "get_ipython().execution_count" } };
    const { content } = await kernel.requestExecute(asked).done;
    return content.user_expressions?.count?.data?.["text/plain"] === "1";
  }

  // Not through JupyterLab's own command: that one takes a reader out of the cell that is being written.
  async function run(panel, CodeCell) {
    const goOn = { tags: ["raises-exception"] };  // a cell that fails takes no other along
    await Promise.allSettled(oursIn(panel).map(async (cell) => {
      cell.toggleClass("vbc-pending", shows(cell));
      await CodeCell.execute(cell, panel.sessionContext, goOn);
      cell.toggleClass("vbc-pending", false);
    }));
  }

  // Says that pictures and cards are on their way, at the foot of the page and at the place of each.
  function noticeOn(panel) {
    const notice = Object.assign(document.createElement("div"), { className: "vbc-starting-notice", role: "status" });
    panel.node.append(notice);
    let delay;
    return (starting) => {
      clearTimeout(delay);
      panel.toggleClass("vbc-starting", starting);
      if (!starting) notice.textContent = "";
      else delay = setTimeout(() => { notice.textContent = "Starting the pictures and the cards… The text is ready to read."; }, 400);
      for (const cell of oursIn(panel)) cell.toggleClass("vbc-pending", starting && isPending(cell));
    };
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["value-based-care-live"] = {
    init: (scope) => {
      shared = scope;
    },
    get: async () => {
      const plugin = await makePlugin();
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
