// Links between chapters that work in Voilà (plain addresses) and in JupyterLab (its own command, without loading everything again).

import { inNotebook } from "./dom.js";

// In JupyterLab the page's address names the notebook in view; its folder is where the links lead from.
const folder = () => {
  const [, path = ""] = decodeURIComponent(location.pathname).split("/tree/");
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : "";
};

const onThisPage = (problem) => [...document.querySelectorAll(".vbc-card[data-problem]")].find((card) => card.dataset.problem === problem);

const withoutDots = (path) => {
  const kept = [];
  for (const part of path.split("/")) part === ".." ? kept.pop() : kept.push(part);
  return kept.join("/");
};

// Where a link leads on this very page: to a problem's card, or to review.
const hereFor = ({ toProblem, toReview }) => (toProblem && onThisPage(toProblem)) || (toReview !== undefined && document.querySelector(".vbc-review"));

// Follows links inside `root`, today's and those that come later. Exercise notebooks are not among the pages that Voilà serves.
export function followLinks(root) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-page]");
    if (!link) return;
    const here = hereFor(link.dataset);
    if (here) {
      event.preventDefault();
      here.scrollIntoView({ block: "start" });
      here.tabIndex = -1;
      here.focus({ preventScroll: true });
    } else if (inNotebook()) {  // JupyterLab listens on the page for links that carry one of its commands
      const path = withoutDots(folder() + link.dataset.page);
      link.dataset.commandlinkerCommand = link.hash ? "rendermime:handle-local-link" : "docmanager:open";
      link.dataset.commandlinkerArgs = JSON.stringify(link.hash ? { path, id: decodeURIComponent(link.hash) } : { path });
    }
  });
}

// Where a problem stands only in an exercise notebook, a page without notebooks names it instead of linking to it.
export function keepLinks(root) {
  if (inNotebook()) return;
  for (const link of root.querySelectorAll('a[data-page^="../"]')) {
    link.replaceWith(...link.childNodes, " (in the exercise notebook)");
  }
}
