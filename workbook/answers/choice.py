"""One of a few options, or all that apply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

from workbook.answer import Answer, Parameters, Unreadable
from workbook.numbers import start_of
from workbook.text import fill


@dataclass(frozen=True)
class Choice(Answer):
    """`options` maps ids to texts (Markdown with `{{fields}}`); the truth is an id, with `several` a set of ids."""

    kind: ClassVar[str] = "choice"

    options: Mapping[str, str]
    _: KW_ONLY
    several: bool = False

    def __post_init__(self) -> None:
        if len(self.options) < 2:
            raise ValueError("A choice needs at least two options.")

    def read(self, raw: object, parameters: Parameters) -> Any:
        if raw is None or raw == "" or (isinstance(raw, (list, tuple, set, frozenset)) and not raw):
            return Unreadable("Nothing is chosen yet. Choose " + ("all that apply." if self.several else "one option."))
        if self.several:
            given = [raw] if isinstance(raw, str) else raw
            if not isinstance(given, (list, tuple, set, frozenset)):
                return self._unknown(raw)
            ids = [self._id(one, parameters) for one in given]
            return self._unknown(raw) if None in ids else frozenset(i for i in ids if i)
        return self._id(raw, parameters) or self._unknown(raw)

    def same(self, given: Any, truth: Any, parameters: Parameters) -> bool:
        return bool(frozenset(given) == frozenset(truth) if self.several else given == truth)

    def expects(self, parameters: Parameters) -> str:
        return "All that apply." if self.several else "One option."

    def spec(self, parameters: Parameters) -> dict[str, Any]:
        options = [{"id": key, "text": fill(text, **parameters)} for key, text in self.options.items()]
        return {"kind": self.kind, "several": self.several, "options": options, "expects": self.expects(parameters)}

    def show(self, value: Any, parameters: Parameters) -> str:
        if self.several:
            return "; ".join(fill(text, **parameters) for key, text in self.options.items() if key in value)
        return fill(self.options.get(value, str(value)), **parameters)

    def difference(self, given: Any, truth: Any, parameters: Parameters) -> str:
        if not self.several:
            return "Not this one. Say in a sentence why it would be right, and look for the step that does not hold."
        extra, absent = len(set(given) - set(truth)), len(set(truth) - set(given))
        parts = [f"{extra} of your choices does not belong" if extra == 1 else f"{extra} of your choices do not belong"] * bool(
            extra
        )
        parts += [f"{absent} that belongs is missing" if absent == 1 else f"{absent} that belong are missing"] * bool(absent)
        return (", and ".join(parts) + ".").capitalize()

    def record(self, value: Any) -> Any:
        return [key for key in self.options if key in value] if self.several else value

    def _id(self, raw: object, parameters: Parameters) -> str | None:
        if not isinstance(raw, str):
            return None
        if raw in self.options:  # as the log has it
            return raw
        text = raw.strip().lower()
        for key, shown in self.options.items():
            if text in (key.lower(), fill(shown, **parameters).strip().lower()):
                return key
        return None

    def _unknown(self, raw: object) -> Unreadable:
        shown = start_of(raw if isinstance(raw, str) else str(raw)[:200])
        return Unreadable(f"{shown} is not among the options: {', '.join(f'`{key}`' for key in self.options)}.")
