"""A picture of all objectives: where the reader stands with each, and what builds on what."""

from __future__ import annotations

from html import escape
from typing import Any

import anywidget
import traitlets

from widgets import changes
from widgets.assets import script, style
from widgets.standing import SIGNS, chapter_link, chapter_name, counted, sign, word
from workbook import mastery, objectives
from workbook.registry import chapter_number
from workbook.session import current
from workbook.text import plain


def objective_map() -> ObjectiveMap:
    """Show every objective, its state, and arcs to what it builds on; a click or Enter opens its chapter."""
    return ObjectiveMap()


class ObjectiveMap(anywidget.AnyWidget):
    """A list of links with arcs beside it, so that it can be read at any width, and by anybody."""

    _esm = script("objective_map.js", render="renderObjectiveMap")
    _css = style("standing.css", "objective_map.css")
    html = traitlets.Unicode(help="The objectives, chapter by chapter, as HTML.").tag(sync=True)
    table = traitlets.Unicode(help="The same as a table.").tag(sync=True)
    edges = traitlets.List(help="Pairs of objectives: what is built on, and what builds on it.").tag(sync=True)

    def __init__(self) -> None:
        self.session = current()
        pairs = [[before, one.id] for one in objectives.everything().values() for before in one.after]
        super().__init__(edges=pairs, **self._show())
        changes.follow(self)

    def follow(self, problem_id: str | None) -> None:
        """Show what is known now."""
        for name, text in self._show().items():
            setattr(self, name, text)

    def _show(self) -> dict[str, str]:
        known = mastery.of(self.session)
        chapters = {name: known.chapter(name) for name in objectives.chapters()}
        parts, rows = [], []
        following: dict[str, list[str]] = {}
        for one in objectives.everything().values():
            for before in one.after:
                following.setdefault(before, []).append(one.says)
        for name, standings in chapters.items():
            items = []
            for one in standings:
                says = escape(one.objective.says, quote=False)
                items.append(
                    f'<li data-objective="{one.objective.id}" data-state="{one.state}">'
                    f'{chapter_link(name, f"{sign(one.state)} {says}")}<span class="vbc-hidden">, {word(one.state)}</span></li>'
                )
                before = "; ".join(objectives.everything()[name].says for name in one.objective.after) or "–"
                after = "; ".join(following.get(one.objective.id, ())) or "–"
                cells = (str(chapter_number(name)), f"{SIGNS[one.state]} {word(one.state)}", before, after)
                rows.append(f'<tr><th scope="row">{says}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in cells)}</tr>')
            title = f"{escape(chapter_name(name), quote=False)} <small>{counted(standings)}</small>"
            parts.append(f'<li><p class="vbc-map-chapter">{title}</p><ul>{"".join(items)}</ul></li>')
        heads = "".join(f'<th scope="col">{head}</th>' for head in ("Objective", "Chapter", "State", "Builds on", "Leads to"))
        return {
            "html": "".join(parts),
            "table": f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>",
        }

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/plain": plain(self.html)}, metadata
