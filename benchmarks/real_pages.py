"""Real servers and a real browser, for tests and benchmarks: Voilà and JupyterLab on free ports, Chromium without a network."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from playwright.sync_api import Browser, BrowserContext, Error, Page

from workbook.kernels import NAME, VARIABLE
from workbook.serving import lab_options

ROOT = Path(__file__).resolve().parents[1]

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

_SHAPES = """svg => [...svg.querySelectorAll("path, line, text")]
    .map(node => [node.getAttribute("d"), node.getAttribute("transform"), node.textContent].join(" ")).join("|")"""

BENIGN = (
    "of shared singleton module",  # Voilà 0.5 is built from JupyterLab 4.2 and loads extensions built from 4.6
    "ResizeObserver loop",  # the browser's own note that a layout took two rounds
)
"""Parts of console messages that are about JupyterLab and Voilà, not about this workbook."""


@dataclass
class Visit:
    """An open page, with what went wrong on it."""

    page: Page
    address: str
    strangers: list[str] = field(default_factory=list)
    """Requests to other machines: each was refused."""
    complaints: list[str] = field(default_factory=list)
    """Errors in the console, and exceptions that nothing caught."""

    def faults(self) -> list[str]:
        """List everything that a clean page does not have."""
        return [f"asked another machine: {url}" for url in self.strangers] + self.complaints


def open_context(browser: Browser, *, width: int = 1280, dark: bool = False) -> BrowserContext:
    """Return a fresh browser profile whose windows are `width` pixels wide."""
    return browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        service_workers="block",
        permissions=["clipboard-read", "clipboard-write"],
    )


def visit(context: BrowserContext, address: str, *, after: float = 0.0, script: str = "") -> Visit:
    """Open an address and record what a page must not do; nothing but this machine is reachable (`FLAGS`).

    A new window loads scripts of the browser's own, for its address bar: `after` so many seconds it has done with them.
    `script` runs in the page before anything of its own does.
    """
    # A workspace of its own: JupyterLab would open the tabs of the last visit again.
    address = address.replace("/lab/tree/", f"/lab/workspaces/{uuid4().hex}/tree/")
    found = Visit(context.new_page(), address)

    def hear(message):
        if message.type == "error" and not any(part in message.text for part in BENIGN):
            found.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def note(asked):  # only listened to: a route that judged each request would turn the browser's own cache off
        if not _is_here(asked.url):
            found.strangers.append(asked.url)

    found.page.on("request", note)
    found.page.on("websocket", note)
    found.page.on("console", hear)
    found.page.on("pageerror", lambda error: found.complaints.append(f"exception: {error}"))
    if script:
        found.page.add_init_script(script)
    found.page.wait_for_timeout(1000 * after)
    found.page.goto(address, wait_until="commit")
    return found


def _is_here(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("blob", "data", "about") or parts.hostname in ("127.0.0.1", "localhost")


@contextlib.contextmanager
def serve_voila(folder: Path, *, home: Path, mode: str = "learn", options: tuple[str, ...] = ()) -> Iterator[str]:
    """Serve a folder of notebooks as pages; yields the address to which a notebook's name is added."""
    port = free_port()
    command = [sys.executable, "-m", "workbook.reading", str(folder), "--no-browser", f"--port={port}", *options]
    with _server(command, port, home=home, mode=mode):
        yield f"http://127.0.0.1:{port}/voila/render/"


@contextlib.contextmanager
def serve_stock_voila(folder: Path, *, home: Path, mode: str = "learn", libraries: str = "") -> Iterator[str]:
    """The same by Voilà as it comes: its own template and settings, ordinary kernels, and other `libraries` before ours."""
    port = free_port()
    command = [sys.executable, "-m", "voila", str(folder), "--no-browser", f"--port={port}"]
    with _server(command, port, home=home, mode=mode, cwd=home, more={VARIABLE: "local-provisioner", "PYTHONPATH": libraries}):
        yield f"http://127.0.0.1:{port}/voila/render/"


@contextlib.contextmanager
def serve_lab(folder: Path, *, home: Path, mode: str = "learn") -> Iterator[str]:
    """Serve a folder in JupyterLab; yields the address to which a notebook's name is added."""
    port = free_port()
    # Open tabs and settings of its own: the tests must not find, or leave, anything of the reader's.
    options = [option for option in lab_options(folder, port=port, browser=False) if "workspaces_dir" not in option]
    options += [
        "--IdentityProvider.token=",
        f"--LabApp.workspaces_dir={home / 'tabs'}",
        f"--LabApp.user_settings_dir={home / 'settings'}",
    ]
    command = [sys.executable, "-m", "jupyterlab", *options]
    with _server(command, port, home=home, mode=mode):
        yield f"http://127.0.0.1:{port}/lab/tree/"


@contextlib.contextmanager
def _server(
    command: list[str], port: int, *, home: Path, mode: str, cwd: Path = ROOT, more: Mapping[str, str] | None = None
) -> Iterator[None]:
    environment = os.environ | {"VBC_HOME": str(home / "vbc"), "VBC_MODE": mode, "IPYTHONDIR": str(home / "ipython")}
    environment = {VARIABLE: NAME} | environment | (more or {})  # forked kernels are what our command line chooses
    log = home / f"server-{port}.log"
    home.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, cwd=cwd, env=environment, start_new_session=os.name != "nt")
        try:
            _wait_for(port, process, log)
            yield
        finally:
            _end(process)


def _wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.2):
            return
        time.sleep(0.05)
    raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')[-4000:]}")


def _end(process: subprocess.Popen) -> None:
    """Ask the server to stop, which ends its kernels; then make sure that its whole group is gone."""
    process.send_signal(signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    if os.name != "nt":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run_all(page: Page) -> None:
    """In JupyterLab: wait for the notebook and its kernel, then choose Run All Cells from the menu."""
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.locator("#jp-bottom-panel").get_by_text("| Idle").wait_for(timeout=60_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-item[data-command='runmenu:run-all']").click()


def wait_until_run(page: Page, timeout: float = 60_000) -> None:
    """In Voilà: wait until every code cell has run and shows what it gave."""
    page.wait_for_function(
        """() => document.readyState === "complete" &&
            [...document.querySelectorAll(".page-code")].every(cell => cell.querySelector(".jp-Cell-outputWrapper")) &&
            [...document.querySelectorAll("[data-makes]")].every(cell => cell.querySelector(".vbc, .jp-RenderedText"))""",
        timeout=timeout,
    )


class ExplorerOnPage:
    """One explorer, as a reader uses it."""

    def __init__(self, page: Page, title: str | None = None) -> None:
        self.page = page
        everything = page.locator(".vbc-explorer")
        self.root = everything.filter(has=page.get_by_role("heading", name=title, exact=True)).first if title else everything.first

    def wait(self, timeout: float = 30_000) -> "ExplorerOnPage":
        """Wait until the picture is painted; one that waits for a prediction is opened without."""
        self.root.wait_for(state="attached", timeout=timeout)
        # In the page's own time: a prediction just committed takes the cover away while Playwright would still be aiming.
        self.root.locator(".vbc-cover button").evaluate_all("buttons => buttons.forEach(button => button.click())")
        chart = self.root.locator(".vbc-chart").first
        chart.wait_for(state="attached", timeout=timeout)
        chart.evaluate("node => node.scrollIntoView({ block: 'center' })")
        self.root.locator(".vbc-chart[data-drawn] svg").first.wait_for(timeout=timeout)
        return self

    def slider(self, name: str):
        """The slider with this visible label."""
        return self.root.get_by_role("slider", name=name, exact=True)

    def press(self, name: str, *keys: str) -> None:
        """Move a slider with the keyboard, and wait until the picture has followed."""
        before = self.drawn()
        self.slider(name).focus()
        for key in keys:
            self.page.keyboard.press(key)
        self.page.wait_for_function("([node, n]) => Number(node.dataset.drawn) > n", arg=[self.chart().element_handle(), before])

    def chart(self):
        """The picture."""
        return self.root.locator(".vbc-chart")

    def drawn(self) -> int:
        """How often the picture was drawn."""
        return int(self.chart().get_attribute("data-drawn") or 0)

    def paths(self) -> str:
        """The shapes of the picture, as text to compare."""
        return self.chart().locator("svg").evaluate(_SHAPES)

    def sentence(self) -> str:
        """What stands under the picture; empty while it waits for a reading."""
        return self.root.locator(".vbc-sentence").text_content() or ""

    def first_slider(self) -> str:
        """The label of the first slider."""
        return self.root.locator(".vbc-control:has(input[type=range]) .vbc-label").first.inner_text()

    def values(self) -> list[str]:
        """What every control is set to."""
        return self.root.evaluate(
            """root => [...root.querySelectorAll(".vbc-controls :is(input, select)")]
                .map(node => node.matches("[type=radio], [type=checkbox]") ? String(node.checked) : node.value)"""
        )

    def settle(self) -> None:
        """Wait until Python has answered the last move, and then nothing on the explorer changes for a third of a second."""
        self.root.evaluate(
            """root => new Promise(done => {
                let timer = setTimeout(finish, 330);
                const again = () => { clearTimeout(timer); timer = setTimeout(finish, 330); };
                const watch = new MutationObserver(again);
                watch.observe(root, {subtree: true, childList: true, attributes: true, characterData: true});
                function finish() {
                    if ("asked" in root.dataset) return again();
                    watch.disconnect();
                    done();
                }
            })"""
        )

    def commit_reading(self, text: str = "It moves up.") -> None:
        """Answer what the explorer asks, if it still asks; that opens the sentence."""
        if not self.root.locator(".vbc-reading").is_visible():
            return
        self.root.locator(".vbc-reading input").fill(text)
        self.root.get_by_role("button", name="Commit my reading").click()
        self.root.locator(".vbc-sentence:not([hidden])").wait_for()


__all__ = [
    "FLAGS",
    "ROOT",
    "Error",
    "ExplorerOnPage",
    "Visit",
    "open_context",
    "run_all",
    "serve_lab",
    "serve_stock_voila",
    "serve_voila",
    "visit",
    "wait_until_run",
]
