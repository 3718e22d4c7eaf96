"""A problem as it is read: the question in the book's numbers, and to open its hints, its solution and where mistakes lead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from vbc.undefined import Undefined
from widgets.feedback import after_the_name
from widgets.reading_edition.folds import fold
from widgets.reading_edition.wording import as_read
from workbook import registry, variants
from workbook.answer import Unreadable
from workbook.answers import Code, Match, Table, Target
from workbook.controls import AnyControl, Control, Series
from workbook.judge import Verdict, judge, mistaken
from workbook.judge_code import outcome
from workbook.marking import book_numbers
from workbook.naming import spoken
from workbook.practice_pages import as_columns, offered
from workbook.problem import Key, Problem
from workbook.sandbox.outputs import Output, Outputs, Raised
from workbook.text import fill, to_html, to_html_inline

_DIGITS = re.compile(r"\d+\.\d{12,}")
"""Digits that say how a computer keeps a number."""
Numbers = Mapping[str, Any]


def problem_html(problem_id: str) -> str:
    """A problem in the book's numbers: the question, then hints, the worked solution and known mistakes to open."""
    full = registry.resolve(problem_id)
    problem, key, numbers = registry.problem(full), registry.key(full), book_numbers(full)
    stage = "Core problem" if problem.stage == "core" else "Practice"
    hints = "".join(
        fold(f"Hint {place} of {len(problem.hints)}", to_html(as_read(fill(hint, **numbers))))
        for place, hint in enumerate(problem.hints, 1)
    )
    mistakes = "".join(
        f"<li>{answer} <span class='quiet'>({escape(spoken(name), quote=False)})</span>{said}</li>"
        for answer, name, said in _mistakes(problem, key, numbers)
    )
    return (
        f'<section class="problem" id="{registry.short(full)}"><h3>{to_html_inline(problem.title)}</h3>'
        f'<p class="quiet">{stage}</p>{_asked(problem, numbers)}{hints}'
        f"{fold('Worked solution', to_html(fill(key.explain(**numbers), **numbers).strip()))}"
        f"{fold('Where other answers come from', f'<ul>{mistakes}</ul>') if mistakes else ''}</section>"
    )


def _asked(problem: Problem, numbers: Numbers) -> str:
    """The question, what may be chosen or has to be filled in, and in which form."""
    kind = problem.answer
    question = to_html(as_read(fill(problem.prompt, **numbers)).strip() + offered(problem, numbers))
    if isinstance(kind, Target):
        return f"{question}<ul>{''.join(f'<li>{_setting(kind, name)}</li>' for name in kind.controls)}</ul>"
    if isinstance(kind, Code):
        stub = f"<pre><code>{escape(kind.starting_point(numbers).rstrip())}</code></pre>"
        return f"{question}<p class='quiet'>To begin with:</p>{stub}"
    form = f'<p class="quiet">{to_html_inline(kind.expects(numbers))}</p>'
    return question + (_blank(kind, numbers) if isinstance(kind, Table) else "") + form


def _setting(kind: Target, name: str) -> str:
    """What can be set, between which ends, and how near is near enough."""
    control: AnyControl = kind.controls[name]
    if not isinstance(control, Control | Series):
        choices = getattr(control, "options", {"on": "on", "off": "off"}).values()
        return f"{to_html_inline(_plain(control.label))}: {' · '.join(to_html_inline(_plain(one)) for one in choices)}"
    one = control.parts()[0] if isinstance(control, Series) else control
    each = f", for each {control.each}" if isinstance(control, Series) else ""
    return escape(f"{control.label}{each}: {one.show(one.low)} to {one.show(one.high)}, right within {kind.margin(name)}")


def _blank(kind: Table, numbers: Numbers) -> str:
    """The table to fill in on paper."""
    head = "".join(f'<th scope="col">{to_html_inline(_plain(name))}</th>' for name in kind.columns)
    rows = "".join(
        f'<tr><th scope="row">{to_html_inline(_plain(label))}</th>{"<td>…</td>" * len(kind.columns)}</tr>'
        for label in kind.labels(numbers)
    )
    top = f"<caption>To fill in</caption><thead><tr><td></td>{head}</tr></thead>"
    return f'<table class="blank" tabindex="0">{top}<tbody>{rows}</tbody></table>'


def _mistakes(problem: Problem, key: Key, numbers: Numbers) -> Iterator[tuple[str, str, str]]:
    """Each known mistake: the answer it gives and its name, and what the card would say."""
    for mistake in key.mistakes:
        if isinstance(problem.answer, Code):
            verdict = judge(problem, numbers, _run(mistake, variants.draw_cases(dict(numbers), key.cases)), key)
            answer = _call(verdict.detail or {})
        else:
            wrong = mistaken(mistake, dict(numbers))
            given = None if wrong is None else problem.answer.read(as_columns(wrong), numbers)
            if given is None or isinstance(given, Unreadable):
                continue
            verdict = judge(problem, numbers, json.loads(json.dumps(problem.answer.record(given))), key)
            answer = _parted(problem, given, key.solve(**numbers), numbers)
        if verdict.misconception:
            yield answer, verdict.misconception, to_html(as_read(_words(verdict)))


def _run(rule: Any, cases: Sequence[Mapping[str, Any]]) -> Outputs:
    """What a rule of the key's own returns for each case, as if it had been handed in."""

    def one(case: Mapping[str, Any]) -> Output:
        try:
            found = outcome(rule, case)
        except (ArithmeticError, LookupError, TypeError) as error:
            return Output(error=Raised(type(error).__name__, str(error)))
        if found.raises:
            return Output(error=Raised(found.raises, ""))
        return Output(value=None if isinstance(found.value, Undefined) else found.value)

    return Outputs(tuple(cases), tuple(one(case) for case in cases))


def _call(detail: Mapping[str, Any]) -> str:
    """For code: the smallest input on which the mistake shows."""
    if not detail.get("call"):
        return ""
    told = escape(_DIGITS.sub(_short, f"{detail['call']}\nright: {detail['expected']}\nthis:  {detail['given']}"))
    return f"<pre><code>{told}</code></pre>"


def _short(number: re.Match[str]) -> str:
    return f"{float(number[0]):.10g}"


def _words(verdict: Verdict) -> str:
    """What the card says of it; the input that fails stands before it already."""
    return after_the_name(verdict).partition("\n\nThe smallest input that comes out wrong")[0]


def _parted(problem: Problem, given: Any, truth: Any, numbers: Numbers) -> str:
    """A wrong answer; of one with many parts, those that are wrong."""
    kind = problem.answer
    if isinstance(kind, Match):
        moved = {item: bin_ for item, bin_ in given.items() if bin_ != truth[item]}
        return _listed(kind.show({item: bin_}, numbers) for item, bin_ in moved.items())
    if isinstance(kind, Table):
        right = kind.read(as_columns(truth), numbers)
        lines = []
        for place, label in enumerate(kind.labels(numbers)):
            cells = [
                f"{_plain(name)} {number.show(given[name][place], numbers)}"
                for name, number in kind.columns.items()
                if isinstance(right, Unreadable) or not number.same(given[name][place], right[name][place], numbers)
            ]
            lines += [f"{_plain(label)}: {', '.join(cells)}"] if cells else []
        return _listed(lines)
    if isinstance(kind, Target):
        off = (name for name in kind.controls if not kind.same({**truth, name: given[name]}, truth, numbers))
        return _listed([_plain(f"{kind.controls[name].label}: {kind.controls[name].show(given[name])}") for name in off])
    return f"<b>{to_html_inline(kind.show(given, numbers))}</b>"


def _listed(lines: Iterator[str] | Sequence[str]) -> str:
    return "<br>".join(f"<b>{to_html_inline(line)}</b>" for line in lines)


def _plain(text: str) -> str:
    """A label as Markdown: labels are plain text, in which a dollar sign is a dollar sign."""
    return text.replace("\\$", "$").replace("$", "\\$")
