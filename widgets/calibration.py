"""Calibration over the term: how sure a reader was, against how often that was right, with the Brier score in their own numbers."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from widgets.calibration_picture import few_svg, levels_svg, steps_svg
from widgets.calibration_words import brier_html, headline_html, table_html, time_html
from widgets.prediction_again import questions
from workbook.calibration import Calibration, calibration_of
from workbook.review import remembered
from workbook.review_predictions import askings
from workbook.session import Session, current
from workbook.text import plain


def calibration() -> CalibrationView:
    """Show how far the reader's confidence can be trusted, from every prediction that had a result."""
    return CalibrationView(current())


def known_of(session: Session) -> Calibration:
    """Read the reader's predictions from the log."""
    return calibration_of(askings(remembered(session), questions=questions()))


class CalibrationView(anywidget.AnyWidget):
    """The picture, its words, and the same as a table; it follows every prediction on the page."""

    _esm = script("calibration.js", render="renderCalibration")
    _css = style("card.css", "calibration.css")
    shown = traitlets.Dict(help="The parts, as HTML and SVG.").tag(sync=True)

    def __init__(self, session: Session) -> None:
        self.session = session
        super().__init__(shown=self._show())
        changes.follow(self)

    def follow(self, problem_id: str | None) -> None:
        """Show what is known now; problems have no confidence."""
        if problem_id is None or "." not in problem_id:
            self.shown = self._show()

    def _show(self) -> dict[str, Any]:
        known = known_of(self.session)
        picture = "" if not known.n else few_svg(known) if known.is_few else levels_svg(known)
        steps = known.steps()
        return {
            "headline": headline_html(known),
            "picture": picture,
            "table": table_html(known),
            "time": steps_svg(steps) if steps[1:] else "",
            "times": time_html(steps) if steps[1:] else "",
            "brier": brier_html(known),
        }

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/plain": plain(self.shown["headline"])}, metadata
