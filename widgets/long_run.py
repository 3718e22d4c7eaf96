"""A computation that takes seconds, on the page: a button, a bar from the first moment on, a way to stop, and what was found.

It runs in a thread of its own, so that the kernel hears the reader stop it, and answers the other controls meanwhile.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from importlib import import_module
from threading import Event, Thread
from time import perf_counter
from typing import Any

import anywidget
import traitlets

from widgets.assets import HERE, script, style
from widgets.bundle import bundle_address
from widgets.livechart import answer_for_vega, columns_of, with_text

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True)
class LongRun:
    """Something worth waiting a few seconds for: `RUN = LongRun("Ten thousand panels", asks=…, run=…, …)`."""

    title: str
    """The question, in a few words."""
    _: KW_ONLY
    asks: str
    """One or two sentences: what will be computed, and what to look for."""
    button: str
    """What the button says: `Draw 10,000 panels`."""
    unit: str
    """What is counted while it runs: `panels`."""
    amount: int
    """How many there will be."""
    run: Callable[[Progress, Stop, int], Any]
    """`run(progress, stop, turn)` calls `progress(done, asked)` as it goes, asks `stop()` as often, and returns what it has."""
    rows: Callable[[Any], Any]
    """`rows(found)` is the picture's data frame, or a dict of them."""
    picture: Callable[[Any], Any]
    """`picture(sources)` returns an Altair chart over `alt.NamedData`, one for each data frame."""
    sources: tuple[str, ...]
    """Names of those data frames."""
    says: Callable[[Any], str]
    """`says(found)` is the result in plain sentences, for a run that was stopped, too."""
    describes: str
    """What kind of picture this is, for a screen reader."""
    serves: tuple[str, ...] = ()
    """The objectives that it shows, by id (see `workbook.objectives`)."""

    @cached_property
    def spec(self) -> dict[str, Any]:
        """The picture's specification without data."""
        from altair import NamedData
        from altair.utils.schemapi import debug_mode

        from widgets.livechart import chart_spec

        with debug_mode(False):  # a test checks it against the schema; a page has no time for it
            return chart_spec(self.picture({name: NamedData(name) for name in self.sources}), validate=False)


def names() -> list[str]:
    """List every run: one file each in `widgets/runs`."""
    return sorted(path.stem for path in (HERE / "runs").glob("*.py") if not path.stem.startswith("_"))


def load(name: str) -> LongRun:
    """Return the run of that name, or raise an error that names the file at fault."""
    if name not in names():
        raise LookupError(f"There is no run {name!r} in widgets/runs; there are {', '.join(names()) or 'none'}.")
    found = getattr(import_module(f"widgets.runs.{name}"), "RUN", None)
    if not isinstance(found, LongRun):
        raise TypeError(f"widgets/runs/{name}.py defines no RUN.")
    return found


def long_run(name: str) -> LongRunView:
    """Show the run of that name; nothing is computed before its button is pressed."""
    return LongRunView(load(name))


class LongRunView(anywidget.AnyWidget):
    """A run on the page. `start`, `stop` and `wait` do from code what the buttons do."""

    _esm = script("long_run.js", render="renderLongRun")
    _css = style("explorer.css", "long_run.css")
    setup = traitlets.Dict(help="Title and words.").tag(sync=True)
    spec = traitlets.Dict(help="The picture's specification, once there is something to draw.").tag(sync=True)
    state = traitlets.Dict(help="{phase: ready | running | done | stopped | failed, done, asked, seconds, words}").tag(sync=True)
    data = traitlets.Dict(help="The picture's rows: {source: {column: values}}.").tag(sync=True)
    label = traitlets.Unicode(help="The picture's text alternative.").tag(sync=True)

    def __init__(self, run: LongRun) -> None:
        self.run = run
        self._stop = Event()
        self._thread: Thread | None = None
        self._turn = 0
        super().__init__(setup=_setup(run), state=_state("ready", 0, run.amount), label=run.describes)
        self.on_msg(self._hear)

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin a run, with draws of its own each time; while one is under way nothing happens."""
        if self.running:
            return
        self._stop.clear()
        self.state = _state("running", 0, self.run.amount)
        # daemon: a page that is closed in the middle does not keep its kernel
        self._thread = Thread(target=self._work, args=(self._turn,), name=self.run.title, daemon=True)
        self._turn += 1
        self._thread.start()

    def stop(self) -> None:
        """Ask the run to end; what it has by then is shown."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> None:
        """Wait for the run to end."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _work(self, turn: int) -> None:
        begun = perf_counter()
        done, asked = 0, self.run.amount

        def progress(now: int, of: int) -> None:
            nonlocal done, asked
            done, asked = now, of
            if now < of:
                self.state = _state("running", now, of)

        try:
            found = self.run.run(progress, self._ended, turn)
            if done:
                words, rows = self.run.says(found), columns_of(self.run.rows(found))
            else:
                words, rows = f"Stopped before the first of {asked:,} {self.run.unit} was done.", self.data
            with self.hold_sync():
                self.spec = self.run.spec if done else self.spec
                self.data = rows
                self.label = f"{self.run.describes} {words}" if done else self.run.describes
                self.state = _state(
                    "done" if done == asked else "stopped", done, asked, seconds=perf_counter() - begun, words=words
                )
        except Exception as error:
            log.exception("The run %s failed.", self.run.title)
            self.state = _state("failed", done, asked, words=f"This run failed: {type(error).__name__}: {error}")

    def _ended(self) -> bool:
        """The reader stopped it, or the page is gone."""
        return self._stop.is_set() or self.comm is None

    def _hear(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict) and content.get("type") in ("start", "stop"):
            getattr(self, content["type"])()
        answer_for_vega(self, content)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return with_text(super()._repr_mimebundle_(**kwargs), f"{self.run.title}\n{self.label}")


def _state(phase: str, done: int, asked: int, *, seconds: float = 0.0, words: str = "") -> dict[str, Any]:
    return {"phase": phase, "done": done, "asked": asked, "seconds": round(seconds, 2), "words": words}


def _setup(run: LongRun) -> dict[str, Any]:
    return {
        "title": run.title,
        "asks": run.asks,
        "button": run.button,
        "unit": run.unit,
        "address": bundle_address(),
    }
