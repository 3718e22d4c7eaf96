"""The explorer as a widget: one model on the page, one message a move in each direction."""

import logging
import weakref
from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from widgets.bundle import bundle_address
from widgets.cover import cover_of, open_without, opens_at, was_opened
from widgets.explorer import Explorer
from widgets.livechart import answer_for_vega, columns_of, with_text
from widgets.table import rows_of, table_of
from workbook.session import current

log = logging.getLogger(__name__)

_views: weakref.WeakSet["ExplorerView"] = weakref.WeakSet()


def open_explorers() -> list["ExplorerView"]:
    """Return every explorer on the page, a card's own included, by scene code."""
    return sorted((one for one in _views if one.comm is not None), key=lambda one: one.code)


class ExplorerView(anywidget.AnyWidget):
    """An explorer on the page. Set `values` (or call `set`) from code and the page follows.

    While it is `covered`, nothing that the picture would show is on the page.
    """

    _esm = script("explorer.js", render="renderExplorer")
    _css = style("explorer.css")
    setup = traitlets.Dict(help="Title, controls, scenes, specification; only the title under a cover.").tag(sync=True)
    cover = traitlets.Dict(help="The words that stand in for the picture; empty once it is open.").tag(sync=True)
    values = traitlets.Dict(help="The value of every control.").tag(sync=True, echo_update=False)
    data = traitlets.Dict(help="The rows: {source: {column: values}}.").tag(sync=True)
    table = traitlets.Dict(help="The rows for readers, where the author makes them: {caption: {heading: values}}.").tag(sync=True)
    sentence = traitlets.Unicode(help="What the picture shows; empty until a reading is committed.").tag(sync=True)
    label = traitlets.Unicode(help="The picture's text alternative.").tag(sync=True)
    reading = traitlets.Unicode(help="What the reader committed.").tag(sync=True)
    problem = traitlets.Unicode(help="Why the picture could not follow; empty when it did.").tag(sync=True)
    code = traitlets.Unicode(help="The scene code of this state.").tag(sync=True)
    answered = traitlets.Int(help="How many moves Python has answered.").tag(sync=True)

    def __init__(self, explorer: Explorer, values: dict[str, Any], *, covered: bool = False) -> None:
        self.explorer = explorer
        self._session = current()
        self._following = False
        cover = cover_of(explorer, self._session) if covered else {}
        reading = (self._session.recorded("reading", explorer.name) or {}).get("text", "") if explorer.asks else ""
        state = self._under_cover(values) if cover else {"setup": _setup(explorer), **self._state(values, reading)}
        super().__init__(cover=cover, reading=reading, values=values, **state)
        self._following = True
        _views.add(self)
        self.on_msg(self._hear)
        if cover or hasattr(explorer.prediction, "opens"):
            changes.follow(self)

    @property
    def covered(self) -> bool:
        """Whether the prediction is still to be committed."""
        return bool(self.cover)

    def uncover(self) -> None:
        """Take the cover off this view, for good."""
        if self.covered:
            with self.hold_sync():
                self.setup, self.cover = _setup(self.explorer), {}
                self._show(self.reading)

    def follow(self, problem_id: str | None) -> None:
        """Open once the prediction is committed, here or in what was brought into the log, at what the reader decided."""
        if problem_id not in (None, self.explorer.name):
            return
        if decided := opens_at(self.explorer, self._session):
            self.set(**decided)
        if self.covered and was_opened(self.explorer, self._session):
            self.uncover()

    def set(self, **values: Any) -> None:
        """Set controls by code; a value out of range raises ValueError with the range."""
        self.values = self.explorer.complete(self.values | values)

    def commit(self, reading: str) -> None:
        """Log what the reader reads in the picture, and open the sentence."""
        if not reading.strip() or self.explorer.asks is None:
            return
        self._session.record("reading", self.explorer.name, text=reading.strip(), asked=self.explorer.asks, scene=self.code)
        self._show(reading.strip())

    @traitlets.validate("values")
    def _check(self, proposal: Any) -> dict[str, Any]:
        return self.explorer.complete(proposal.value)

    @traitlets.observe("values")
    def _follow(self, _change: Any) -> None:
        if self._following:
            self._show(self.reading)

    def _show(self, reading: str) -> None:
        state = self._under_cover(self.values) if self.covered else self._state(self.values, reading)
        with self.hold_sync():
            self.reading = reading
            self.answered += 1
            for name, value in state.items():
                setattr(self, name, value)

    def _under_cover(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return the traits of a covered explorer: its name, and what the picture is about, without the finding."""
        setup = {name: getattr(self.explorer, name) for name in ("name", "title", "wide")}
        return {"setup": setup, "data": {}, "label": self.explorer.describes, "code": self.explorer.code(values)}

    def _state(self, values: dict[str, Any], reading: str) -> dict[str, Any]:
        """Return the traits that follow from the values: all of them, or the reason why the model could not answer."""
        try:
            frame = self.explorer.model(**values)
            sentence = self.explorer.says(values, frame)
            data, table = columns_of(frame), rows_of(self.explorer, frame)
        except ValueError as error:
            return {"problem": f"There is no picture for this setting: {error}"}
        except Exception as error:
            log.exception("The explorer %s failed at %s.", self.explorer.name, values)
            reason = f"{type(error).__name__}: {error}"
            return {"problem": f"This explorer failed here ({reason}). The picture shows the last setting that worked."}
        open_now = bool(reading) or self.explorer.asks is None
        return {
            "data": data,
            "table": table,
            "problem": "",
            "sentence": sentence if open_now else "",
            "label": f"{self.explorer.describes} {sentence}" if open_now else self.explorer.describes,
            "code": self.explorer.code(values),
        }

    def _hear(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Answer what the page says: a reading, the scenes in its address, the cover, or a need for the chart libraries."""
        if content.get("covered") == "shown":
            _ = self.explorer.spec  # while the reader thinks, so that the picture opens at once
        if content.get("covered") == "open":
            open_without(self.explorer, self._session)
        if reading := content.get("reading"):
            self.commit(reading)
        for code in content.get("scenes", ()):
            if code.split("~")[0] == self.explorer.name:
                self._open_scene(code)
        answer_for_vega(self, content)

    def _open_scene(self, code: str) -> None:
        self.uncover()  # whoever follows a link to a scene is shown it
        try:
            self.values = self.explorer.read_code(code)
        except ValueError as error:
            self.problem = f"The scene in this page's address could not be opened: {error}"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return with_text(super()._repr_mimebundle_(**kwargs), f"{self.explorer.title}\n{self.label}")


def _setup(explorer: Explorer) -> dict[str, Any]:
    return {
        "name": explorer.name,
        "title": explorer.title,
        "controls": {name: control.spec() for name, control in explorer.controls.items()},
        "scenes": explorer.scenes,
        "linked": explorer.linked,
        "drag": explorer.drag,
        "asks": explorer.asks,
        "wide": explorer.wide,
        "spec": explorer.spec,
        "table": table_of(explorer),
        "address": bundle_address(),
    }
