"""Items to sort into bins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

from workbook.answer import Answer, Parameters, Unreadable
from workbook.numbers import start_of
from workbook.text import fill


@dataclass(frozen=True)
class Match(Answer):
    """`bins` and `items` map ids to texts; the truth is `{item: bin}`; the parameter `shown` lists what is shown."""

    kind: ClassVar[str] = "match"

    bins: Mapping[str, str]
    items: Mapping[str, str]
    _: KW_ONLY
    shown: str = "shown"

    def __post_init__(self) -> None:
        if len(self.bins) < 2 or len(self.items) < 2:
            raise ValueError("A match needs at least two bins and two items.")

    def listed(self, parameters: Parameters) -> list[str]:
        """The items that this variant shows, in its order."""
        return list(parameters.get(self.shown, self.items))

    def read(self, raw: object, parameters: Parameters) -> Any:
        items = self.listed(parameters)
        if type(raw) is dict and (logged := self._as_logged(raw, items)):
            return logged
        if not isinstance(raw, Mapping):
            return Unreadable(
                "Put each item into one bin, as `{item: bin}`." if raw else "Nothing is sorted yet. Put each item into one bin."
            )
        given = {str(item): bin_ for item, bin_ in raw.items() if bin_ not in (None, "")}
        for item, bin_ in given.items():
            if item not in items:
                return Unreadable(f"{start_of(item)} is not one of the items: {', '.join(f'`{i}`' for i in items)}.")
            if bin_ not in self.bins:
                return Unreadable(f"{start_of(str(bin_))} is not one of the bins: {', '.join(f'`{b}`' for b in self.bins)}.")
        left = [item for item in items if item not in given]
        if left:
            names = "; ".join(fill(self.items[item], **parameters) for item in left[:3])
            return Unreadable(f"{len(left)} of {len(items)} items still to sort: {names}{' …' if len(left) > 3 else ''}")
        return {item: given[item] for item in items}

    def _as_logged(self, raw: dict[Any, Any], items: list[str]) -> dict[str, str] | None:
        """Take an answer with just these items, each in a bin; None for any other, which is then read with care."""
        try:
            given = {item: raw[item] for item in items}
            return given if len(given) == len(raw) and self.bins.keys() >= set(given.values()) else None
        except (KeyError, TypeError):
            return None

    def same(self, given: Any, truth: Any, parameters: Parameters) -> bool:
        items = self.listed(parameters)
        return [given.get(item) for item in items] == [truth[item] for item in items]

    def follows(self, given: Any, mistaken: Any, truth: Any, parameters: Parameters) -> bool:
        """A mistake shows where every item that it misplaces is misplaced as it says, whatever the others are."""
        moved = [item for item in self.listed(parameters) if mistaken[item] != truth[item]]
        return bool(moved) and all(given.get(item) == mistaken[item] for item in moved)

    def expects(self, parameters: Parameters) -> str:
        return "Each item in one bin; a bin may stay empty or take several."

    def spec(self, parameters: Parameters) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "bins": [{"id": key, "text": fill(text, **parameters)} for key, text in self.bins.items()],
            "items": [{"id": key, "text": fill(self.items[key], **parameters)} for key in self.listed(parameters)],
            "expects": self.expects(parameters),
        }

    def show(self, value: Any, parameters: Parameters) -> str:
        pairs = (
            (self.items[item], self.bins.get(value[item], str(value[item]))) for item in self.listed(parameters) if item in value
        )
        return "; ".join(f"{fill(item, **parameters)} → {fill(bin_, **parameters)}" for item, bin_ in pairs)

    def confirm(self, value: Any, parameters: Parameters) -> str:
        return f"Right: all {len(self.listed(parameters))} are where they belong."

    def difference(self, given: Any, truth: Any, parameters: Parameters) -> str:
        """Say how many stand right, and which bin to look at again once few are wrong; never where an item belongs."""
        items = self.listed(parameters)
        wrong = [item for item in items if given[item] != truth[item]]
        right = f"{len(items) - len(wrong)} of {len(items)} stand right."
        bins = list(dict.fromkeys(given[item] for item in wrong))
        if len(bins) == 1:
            return f"{right} Look again at what you put under “{fill(self.bins[bins[0]], **parameters).rstrip('.')}”."
        return f"{right} Say for each what makes it belong in its bin; move those where you hesitate."
