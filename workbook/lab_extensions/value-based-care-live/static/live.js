// JupyterLab runs nothing when it opens a notebook, and a chapter none of whose cells has run is prose without its pictures.
// Where nothing is shown yet, or the kernel is new, this runs the workbook's own one-line cells, the ones whose source is hidden,
// and never what a reader wrote.
// It also makes room: a line of hidden code is a mark to click on, and a narrow window is for the chapter, not for lists of files.
// JupyterLab loads it as it is: a federated extension is an object with `init` and `get`, and needs no build.

(() => {
  const OURS = /^(chapters|exercises|solutions)\/[^/]+\.ipynb$/;
  const NARROW = "(max-width: 700px)";
  const STYLE = `
    .vbc-page .jp-InputPlaceholder .jp-Placeholder-content { background: none; border-color: transparent; padding: 0; }
    .vbc-page .jp-InputPlaceholder:not(:hover):not(:focus-within) .jp-PlaceholderText { display: none; }
    @media ${NARROW} {
      .vbc-page .jp-InputPrompt, .vbc-page .jp-OutputPrompt, .vbc-page .jp-Collapser { display: none; }
      .vbc-page .jp-Notebook { padding: 4px; }
    }`;
  let shared;

  async function makePlugin() {
    const versions = Object.values(shared["@jupyterlab/notebook"]);
    const { INotebookTracker, NotebookActions } = (await versions[0].get())();
    return {
      id: "value-based-care-live:run",
      description: "Runs the workbook's own cells when a notebook of the workbook opens.",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
        void app.restored.then(() => matchMedia(NARROW).matches && makeRoom(app));
        tracker.forEach((panel) => follow(panel, NotebookActions));
        tracker.widgetAdded.connect((_, panel) => follow(panel, NotebookActions));
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

  async function follow(panel, actions) {
    await panel.context.ready;
    if (!OURS.test(panel.context.path)) return;
    panel.addClass("vbc-page");
    const session = panel.sessionContext;
    let restarted = false;
    session.statusChanged.connect((_, status) => {
      if (status === "restarting" || status === "autorestarting") restarted = true;
      if (status !== "idle" || !restarted) return;
      restarted = false;
      void runWhereDue(panel, actions);
    });
    await session.ready;
    await runWhereDue(panel, actions);
  }

  async function runWhereDue(panel, actions) {
    const kernel = panel.sessionContext.session?.kernel;
    if (!kernel || panel.isDisposed) return;
    const hidden = panel.content.widgets.filter(
      (cell) => cell.model.type === "code" && cell.model.getMetadata("jupyter")?.source_hidden,
    );
    const empty = hidden.every((cell) => cell.model.outputs.length === 0);
    if (!hidden.length || !(empty || (await isFresh(kernel))) || panel.isDisposed) return;
    await actions.runCells(panel.content, hidden, panel.sessionContext);
  }

  // A page that is loaded again with what it showed finds its kernel, and its widgets, as they were: nothing is run twice.
  async function isFresh(kernel) {
    const asked = { code: "", silent: true, store_history: false, user_expressions: { count: "get_ipython().execution_count" } };
    const { content } = await kernel.requestExecute(asked).done;
    return content.user_expressions?.count?.data?.["text/plain"] === "1";
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
