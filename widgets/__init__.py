"""What a reader touches: explorers, problem cards and predictions. Everything is imported when it is first used."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_HOMES = {
    "calibration": "widgets.calibration",
    "card": "widgets.card",
    "chapter_bar": "widgets.chapter_bar",
    "due_cards": "widgets.due_cards",
    "explorer": "widgets.explorer",
    "objective_map": "widgets.objective_map",
    "predict": "widgets.prediction",
    "progress": "widgets.progress",
    "report_error": "widgets.report_error",
    "review": "widgets.review",
}

__all__ = [
    "calibration",
    "card",
    "chapter_bar",
    "due_cards",
    "explorer",
    "objective_map",
    "predict",
    "progress",
    "report_error",
    "review",
]


class _Package(ModuleType):
    """Keeps `widgets.explorer` the function: importing the module of the same name would put the module there."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _HOMES and isinstance(value, ModuleType):
            value = getattr(value, name)
        super().__setattr__(name, value)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"widgets has no {name!r}; it has {', '.join(__all__)}.")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def load_ipython_extension(shell: Any) -> None:
    """Make `%%answer` known in a notebook; its code is loaded when the first such cell runs."""
    shell.magics_manager.register_lazy("answer", "widgets.answer_magic")
    from widgets.answer_cell import lift_answer

    if lift_answer not in shell.input_transformers_cleanup:
        shell.input_transformers_cleanup.append(lift_answer)


sys.modules[__name__].__class__ = _Package
if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()):
    load_ipython_extension(_shell)
