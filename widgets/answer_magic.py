"""`%%answer <problem id>`: hands a cell's source, as text, to the problem's desk and shows the verdict.

The cell itself never runs in the notebook's own kernel.
"""

from __future__ import annotations

from typing import Any

from widgets import changes
from widgets.assets import style
from widgets.feedback import panel, verdict_html
from workbook import registry
from workbook.answers import Code, Table
from workbook.desk import Desk
from workbook.session import current
from workbook.text import to_html


class Said:
    """A message below an `%%answer` cell: HTML on a page, plain text elsewhere."""

    def __init__(self, html: str, text: str) -> None:
        self.html, self.text = html, text

    def _repr_html_(self) -> str:
        return f'<div class="vbc">{_style()}{self.html}</div>'

    def __repr__(self) -> str:
        return self.text


def answer(line: str, source: str = "") -> None:
    """Judge the source as the answer to the problem named in the line, and show the verdict."""
    from IPython.display import display  # not as the cell's value: a semicolon at the end of the code would hide that

    display(judged(line, source))


def judged(line: str, source: str) -> Said:
    """Return what to say about a source."""
    name = line.split("#")[0].strip()
    if not name:
        return _advice("Which problem?", "Name the problem after `%%answer`, as in `%%answer ch05.funnel_limits`.")
    try:
        desk = Desk(name, current())
    except KeyError as unknown:
        near = [full for full in near_matches(name) if full.partition(".")[2] not in unknown.args[0]]
        return _advice("No such problem", f"{unknown.args[0]}." + (f" Did you mean `{registry.short(near[0])}`?" if near else ""))
    kind = desk.problem.answer
    if not isinstance(kind, Code | Table):
        words = f'“{desk.problem.title}” asks for no code: use its card, `card("{registry.short(desk.id)}")`.'
        return _advice("This one is answered on its card", words)
    if not source.strip():
        what = f"a function called `{kind.function}`" if isinstance(kind, Code) else "a table called `answer`"
        return _advice("The cell is empty", f"Below the `%%answer` line, write {what}; then run the cell.")
    verdict = desk.check(source)
    _refresh_card(desk, source, verdict)
    return Said(verdict_html(verdict), f"{verdict.kind}: {verdict.message}")


def load_ipython_extension(shell: Any) -> None:
    """Register the magic; IPython calls this when the first `%%answer` cell runs."""
    shell.register_magic_function(answer, magic_kind="cell", magic_name="answer")
    shell.register_magic_function(answer, magic_kind="line", magic_name="answer")


def near_matches(name: str) -> list[str]:
    """List the problems whose ids look most like a name."""
    from difflib import get_close_matches

    known = {full.partition(".")[2]: full for full in registry.problems()}
    return [known[near] for near in get_close_matches(name.rpartition(".")[2], known, n=3, cutoff=0.5)]


def _refresh_card(desk: Desk, source: str, verdict: Any) -> None:
    """The card of this problem, if it is on the page, shows the same answer and the same words."""
    from widgets.card import open_card

    card = open_card(desk)
    if card is not None and isinstance(desk.problem.answer, Code):
        card.take_over(source, verdict)
    changes.tell(desk.id)


def _advice(name: str, words: str) -> Said:
    return Said(panel("unreadable", "?", name, to_html(words)), f"{name}: {words}")


def _style() -> str:
    return f"<style>{style('verdict.css')}</style>"
