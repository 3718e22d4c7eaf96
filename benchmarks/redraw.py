"""From a slider's move to the painted picture: our explorer against the ways that Altair and ipywidgets offer.

All pictures are the same: a band, a line and a text that shows the slider's number. A move is over when that text stands in
the page and a frame has been painted. The ways take turns on one page, so that each meets the same load.
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import nbformat

from benchmarks.measure import Figure, spread
from benchmarks.real_pages import FLAGS, open_context, serve_voila, visit
from workbook.browser import find_chromium

ROUNDS, MOVES = 5, 10
REDRAWS = 500
WAYS = ("kernel", "linked", "interact", "assign")

SETUP = """
import sys
sys.path.insert(0, {folder!r})
import redraw_explorers as made
"""

EXPLORERS = '''
"""The same picture in four ways."""
import altair as alt, ipywidgets, numpy as np, pandas as pd
from widgets.explorer import Explorer
from workbook.controls import Control

CONTROL = Control("k", low=0, high=200, step=1, default=0, format=",.0f")

def model(*, k):
    x = np.arange(40)
    y = np.sin(x / 5 + k / 10)
    return pd.DataFrame({"x": x, "y": y, "low": y - 0.3, "high": y + 0.3, "text": [f"k={k:.0f}"] * 40})

def picture(rows):
    base = alt.Chart(rows).encode(x="x:Q")
    text = base.transform_filter("datum.x == 0").mark_text(align="left").encode(y=alt.datum(1.6), text="text:N")
    band = base.mark_area(opacity=0.2).encode(y="low:Q", y2="high:Q")
    return (band + base.mark_line().encode(y="y:Q") + text).properties(height=260)

def linked_model(*, k):
    return pd.DataFrame({"x": np.arange(40)})

def linked_picture(rows):
    y = "sin(datum.x / 5 + k / 10)"
    base = alt.Chart(rows).transform_calculate(y=y, low=f"{y} - 0.3", high=f"{y} + 0.3", text="'k=' + k").encode(x="x:Q")
    text = base.transform_filter("datum.x == 0").mark_text(align="left").encode(y=alt.datum(1.6), text="text:N")
    chart = base.mark_area(opacity=0.2).encode(y="low:Q", y2="high:Q") + base.mark_line().encode(y="y:Q") + text
    return chart.add_params(alt.param(name="k", value=0)).properties(height=260)

parts = dict(controls={"k": CONTROL}, says=lambda values, frame: f"k is {values['k']}.", describes="A band.")
KERNEL = Explorer("kernel", model=model, picture=picture, **parts)
LINKED = Explorer("linked", model=linked_model, picture=linked_picture, linked=("k",), **parts)

def chart(k):
    return picture(model(k=k)).properties(width=760)

def slider():
    return ipywidgets.IntSlider(0, 0, 200, description="k")

def interact():
    def draw(k):
        from IPython.display import display
        display(alt.JupyterChart(chart(k), embed_options={"renderer": "svg", "actions": False}))
    made = ipywidgets.interactive(draw, k=slider())
    return made

def assign():
    live, moved = alt.JupyterChart(chart(0), embed_options={"renderer": "svg", "actions": False}), slider()
    moved.observe(lambda change: setattr(live, "chart", chart(change.new)), "value")
    return ipywidgets.VBox([moved, live])

def later(kind):
    """Made when the page has loaded: an Output that is filled while Voila runs the page may stall it."""
    place, button = ipywidgets.VBox([]), ipywidgets.Button(description=f"make {kind}")
    button.on_click(lambda _: setattr(place, "children", [{"interact": interact, "assign": assign}[kind]()]))
    holder = ipywidgets.VBox([button, place])
    holder.add_class(f"way-{kind}")
    return holder
'''

MOVE = """async ([way, k]) => {
    const root = ["kernel", "linked"].includes(way)
        ? document.querySelector(`.vbc-explorer[aria-label="${way}"]`)
        : document.querySelector(`.way-${way}`);
    const there = () => [...root.querySelectorAll("svg text")].some(text => text.textContent === `k=${k}`);
    const frame = () => new Promise(requestAnimationFrame);
    let blank = 0, over = false;
    (async () => { while (!over) { await frame(); if (!root.querySelector("svg .mark-line path, svg path")) blank += 1; } })();
    const own = root.querySelector("input[type=range]");
    const painted = new Promise((done, fail) => {
        const timeout = setTimeout(() => fail(new Error(`${way} never showed k=${k}`)), 20000);
        const watch = new MutationObserver(() => { if (there()) { clearTimeout(timeout); watch.disconnect(); done(); } });
        watch.observe(root, {subtree: true, childList: true, characterData: true, attributes: true});
    });
    const start = performance.now();
    if (own) { own.value = k; own.dispatchEvent(new Event("input", {bubbles: true})); }
    else root.querySelector(".noUi-handle").dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true}));
    await painted;
    await frame();
    await new Promise(done => setTimeout(done)); // a frame's callback runs before the frame is painted, this after
    const took = performance.now() - start;
    over = true;
    return [took, blank];
}"""


def measure() -> Iterator[Figure]:
    """Time every way on one page, then watch the heap over many redraws of ours."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        name = _notebook(Path(folder))
        with serve_voila(Path(folder), home=Path(folder) / "home", mode="test") as address, sync_playwright() as run:
            browser = run.chromium.launch(executable_path=find_chromium(), args=[*FLAGS, "--enable-precise-memory-info"])
            page = visit(open_context(browser), address + name).page
            _prepare(page)
            times, blanks = _take_turns(page)
            yield from _compare(times, blanks)
            page.close()
            page = visit(open_context(browser), address + name).page
            page.wait_for_selector(".vbc-chart[data-drawn] svg", timeout=60_000)
            yield from _heap(page)
            browser.close()


def _notebook(folder: Path) -> str:
    (folder / "redraw_explorers.py").write_text(EXPLORERS)
    new = nbformat.v4
    cells = [SETUP.format(folder=str(folder)), "made.KERNEL.show()", "made.LINKED.show()"]
    cells += ["import altair; altair.JupyterChart.enable_offline()", "made.later('interact')", "made.later('assign')"]
    book = new.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    book.cells = [new.new_markdown_cell("# Redraw"), *map(new.new_code_cell, cells)]
    nbformat.write(book, folder / "redraw.ipynb")
    return "redraw.ipynb"


def _prepare(page) -> None:
    for kind in ("interact", "assign"):
        button = page.get_by_role("button", name=f"make {kind}")
        button.wait_for(timeout=60_000)
        button.click()
        page.locator(f".way-{kind} svg").first.wait_for(timeout=60_000)
    for explorer in page.locator(".vbc-explorer").all():
        explorer.scroll_into_view_if_needed()
        explorer.locator(".vbc-chart[data-drawn] svg").wait_for()
    page.wait_for_timeout(1000)


def _take_turns(page) -> tuple[dict[str, list[float]], dict[str, int]]:
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    blanks = dict.fromkeys(WAYS, 0)
    k = dict.fromkeys(WAYS, 0)
    for turn in range(ROUNDS + 1):
        for way in WAYS:
            for _ in range(MOVES if turn else 4):
                k[way] += 1
                took, blank = page.evaluate(MOVE, [way, k[way]])
                page.wait_for_timeout(60)
                if turn:  # the first turn warms up
                    times[way].append(took)
                    blanks[way] += blank
    return times, blanks


def _compare(times: dict[str, list[float]], blanks: dict[str, int]) -> Iterator[Figure]:
    middle = {way: median(times[way]) for way in WAYS}
    names = {
        "kernel": "our explorer, Python computes",
        "linked": "our explorer, the browser computes",
        "interact": "interact + display(JupyterChart)",
        "assign": "JupyterChart.chart =",
    }
    for way in WAYS:
        yield Figure(f"slider → painted: {names[way]}", middle[way], "ms", note=f"{spread(times[way])}; {blanks[way]} blank frames")
    yield Figure("interact ÷ our explorer, Python computes", middle["interact"] / middle["kernel"], "×", at_least=4)
    yield Figure("JupyterChart.chart = ÷ our explorer, Python computes", middle["assign"] / middle["kernel"], "×", at_least=1.2)
    yield Figure("JupyterChart.chart = ÷ our explorer, the browser computes", middle["assign"] / middle["linked"], "×", at_least=2)
    yield Figure("blank frames of our explorer", blanks["kernel"] + blanks["linked"], "frames", at_most=0)


def _heap(page) -> Iterator[Figure]:
    """Heap before and after many confirmed redraws, garbage collected each time."""
    tools = page.context.new_cdp_session(page)

    def used() -> float:
        for _ in range(3):
            tools.send("HeapProfiler.collectGarbage")
        return tools.send("Runtime.getHeapUsage")["usedSize"] / 2**20

    for k in range(1, 51):
        page.evaluate(MOVE, ["kernel", k])
    before = used()
    for number in range(REDRAWS):
        page.evaluate(MOVE, ["kernel", 1 + (number % 2) * 100 + number % 50])
    after = used()
    note = json.dumps({"before": round(before, 1), "after": round(after, 1)}) + " MB"
    yield Figure(f"browser heap after {REDRAWS} redraws ÷ before", after / before, "×", at_least=0.9, at_most=1.1, note=note)
