"""A printable syllabus: the chapters over the weeks of a course, with minutes, objectives, problems and what to hand in."""

from __future__ import annotations

from datetime import date
from html import escape

from widgets.paper import document
from workbook import objectives
from workbook.syllabus import MINUTES, Lesson, Week, plan
from workbook.text import to_html_inline
from workbook.words import so_many

CLASS_MINUTES = 75
"""A meeting in class, as the run sheets have it."""


def syllabus(weeks: int, *, start: date | None = None) -> str:
    """Return the syllabus as one page; with a date, each week has its own."""
    found = plan(weeks, start=start)
    title = f"Value-based care in {weeks} weeks"
    body = _opening(found) + _overview(found) + "".join(map(_week, found))
    return document(title, body, kind="syllabus")


def _opening(found: list[Week]) -> str:
    minutes = sum(week.minutes for week in found)
    each = max(week.minutes for week in found)
    return (
        "<p>A chapter's core route is read, predicted, played and answered alone, before the class meets for "
        f"{CLASS_MINUTES} minutes; all of them take about {_hours(minutes)}, and no week more than {_hours(each)}. "
        "More practice is there for everybody and asked of nobody. In a week of review nothing is new: “Review” in "
        "<em>Start here</em> asks again what is about to be forgotten, with new numbers.</p>"
        f"<p class='quiet'>Minutes are reckoned from the chapters: {round(1 / MINUTES['words'])} words a minute, "
        f"{MINUTES['predict']} minutes a prediction, {MINUTES['explorer']} a picture, {MINUTES['card']} a problem (two "
        "of them, from earlier chapters, open each chapter), "
        f"{MINUTES['position']} a position.</p>"
    )


def _overview(found: list[Week]) -> str:
    dated = found[0].monday is not None
    heads = ["Week", *(["Begins"] if dated else []), "Chapters", "Core route", "To hand in"]
    rows = ""
    for week in found:
        begins = f"<td>{_day(week.monday)}</td>" if dated else ""
        what = ", ".join(_name(one) for one in week.lessons) or "Review"
        cells = (what, _minutes(week), _handed_in(week))
        rows += f"<tr><th scope='row'>{week.number}</th>{begins}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    head = "".join(f"<th scope='col'>{name}</th>" for name in heads)
    return f"<table><caption>The weeks</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _week(week: Week) -> str:
    when = f", from {_day(week.monday)}" if week.monday else ""
    if week.looks_back:
        return f"<section class='part'><h2>Week {week.number}{when}: review</h2>{_review(week)}</section>"
    parts = "".join(_lesson(one) for one in week.lessons)
    return f"<section><h2>Week {week.number}{when}</h2>{parts}<p><b>To hand in</b>{_by(week)}: {_handed_in(week)}.</p></section>"


def _lesson(one: Lesson) -> str:
    listed = "".join(f"<li>{escape(each.says, quote=False)}</li>" for each in objectives.of_chapter(one.name))
    core = "; ".join(to_html_inline(title) for title in one.core)
    written = f", with {so_many(one.positions, 'position')} to write" if one.positions else ""
    return (
        f"<section class='part'><h3>{_name(one)}</h3><p class='quiet'>Core route about {one.core_minutes} minutes{written}; "
        f"more practice about {one.practice_minutes}.</p><ul>{listed}</ul><p><b>Core problems:</b> {core}</p></section>"
    )


def _review(week: Week) -> str:
    asked = "".join(
        f"<li>{escape(each.says, quote=False)}</li>" for one in week.looks_back for each in objectives.of_chapter(one.name)
    )
    chapters = f"{week.looks_back[0].number} to {week.looks_back[-1].number}"
    return (
        f"<p>Chapters {chapters}, without the book: which of these can you do? Then let “Review” ask, in two short sittings, "
        f"and go back to what is not secure.</p><ul>{asked}</ul><p><b>To hand in</b>{_by(week)}: {_handed_in(week)}.</p>"
    )


def _handed_in(week: Week) -> str:
    if week.looks_back:
        return "the muddiest point so far, in two sentences"
    problems = sum(len(one.core) for one in week.lessons)
    positions = sum(one.positions for one in week.lessons)
    chapters = " and ".join(str(one.number) for one in week.lessons) if len(week.lessons) < 3 else _span(week.lessons)
    more = f", and {so_many(positions, 'position')}" if positions else ""
    return f"the {so_many(problems, 'core problem')} of {'chapter' if len(week.lessons) == 1 else 'chapters'} {chapters}{more}"


def _span(lessons: tuple[Lesson, ...]) -> str:
    return f"{lessons[0].number} to {lessons[-1].number}"


def _name(one: Lesson) -> str:
    return f"{one.number} {escape(one.title, quote=False)}"


def _minutes(week: Week) -> str:
    return f"{week.minutes} min" if week.lessons else "two sittings"


def _by(week: Week) -> str:
    return f" by {_day(week.due)}" if week.due else ""


def _day(day: date | None) -> str:
    return f"{day:%a, %b} {day.day}, {day.year}" if day else ""


def _hours(minutes: int) -> str:
    return f"{minutes} minutes" if minutes < 120 else f"{minutes / 60:.0f} hours"
