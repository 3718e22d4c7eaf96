"""What calibration says in words and tables; HTML."""

from __future__ import annotations

from collections.abc import Sequence

from vbc.forecasts import expected_brier_score
from workbook.calibration import FEWEST, Calibration, Level, Stated, Step
from workbook.registry import chapter_number
from workbook.text import to_html_inline
from workbook.words import so_many


def headline_html(known: Calibration) -> str:
    """Say in words whether the reader is surer than right."""
    if not known.n:
        return (
            "<p><strong>Nothing to show yet.</strong> When you have committed a prediction with its confidence, and seen its "
            "result, this picture says how far your confidence can be trusted.</p>"
        )
    sure = f"{float(known.confidence):.0%}"
    counted = f"{so_many(known.n, 'prediction')} with a result, {known.right} right; "
    counted += f"on average you were {sure} sure."
    if known.verdict == "few":
        return (
            f"<p><strong>{counted}</strong> That is too few for a verdict: with fewer than {FEWEST}, a run of luck looks like a "
            f"habit. Each is a dot below. {_only_first(known)}</p>"
        )
    expected = f"By your own words {known.expected:.1f} should have been right; {known.right} were."
    chance = f"A difference this large, up or down, comes by luck {_percent(known.luck)} of the time"
    said = {
        "agrees": f"{chance}, so it is no sign yet that you are too sure, or not sure enough, <em>on the whole</em>. "
        "Too sure at one level and not sure enough at another cancel here: look at the levels below.",
        "overconfident": f"{chance}. <strong>You are surer than you are right.</strong> Before the next one, ask what would have "
        "to be true for the opposite answer, and then set the slider.",
        "underconfident": f"{chance}. <strong>You are right more often than you dare to say.</strong> When your reason holds up, "
        "the slider may go further to the right.",
    }[known.verdict]
    looks = (
        "A dot is one level of confidence; the bar through it says where your true share at that level may lie (95% limits): "
        "the fewer predictions, the longer. Whoever looks after every prediction sees a verdict by luck alone, at some time, in "
        "about one term of eight."
    )
    return f"<p><strong>{counted}</strong> {_only_first(known)} {expected} {said}</p><p><small>{looks}</small></p>"


def _only_first(known: Calibration) -> str:
    """Which answers are counted: what was asked again had shown its result before."""
    if not known.again:
        return "Only first answers are counted."
    more = len(known.again)
    shown = f"{'is' if more == 1 else 'are'} {'not shown yet' if known.is_few else 'in the rings'}"
    return f"Only first answers are counted; {so_many(more, 'answer')} in review, after the result, {shown}."


def brier_html(known: Calibration) -> str:
    """Explain the Brier score with the reader's own costliest and cheapest predictions."""
    if not known.n:
        return ""
    costliest, cheapest = max(known.first, key=lambda one: one.cost), min(known.first, key=lambda one: one.cost)
    parts = [
        "<p>Each prediction costs the square of the distance between your confidence and what came true (1 if you were right, "
        f"0 if not). Your costliest: {_worked(costliest)}."
        + (f" Your cheapest: {_worked(cheapest)}." if cheapest.cost < costliest.cost else "")
        + "</p>",
        f"<p>The average of all {known.n} is your <strong>Brier score: {float(known.brier):.2f}</strong>. 0 is perfect, 1 is "
        "always certain and always wrong, and 0.25 is what somebody who says 50% every time gets, whatever happens.</p>",
    ]
    if known.of_options:
        options, guessing = known.of_options, float(known.brier_of_guessing)
        own = sum(one.cost for one in options) / len(options)
        than = "lower" if own < guessing - 0.005 else "higher" if own > guessing + 0.005 else "the same"
        few = (
            ", but so few prove nothing yet" if len(options) < FEWEST else ", which luck may still do" if len(options) < 30 else ""
        )
        parts.append(
            f"<p>On the {len(options)} with options to choose from you have {own:.2f}. Somebody who guesses, and says so "
            f"(50% of two options costs {expected_brier_score(0.5):.2f} on average, 25% of four {expected_brier_score(0.25):.2f}), "
            f"can expect {guessing:.2f} on the same questions. Yours is {than}{few}.</p>"
        )
    if known.of_numbers:
        numbers = known.of_numbers
        own = sum(one.cost for one in numbers) / len(numbers)
        parts.append(
            f"<p>On the {len(numbers)} that asked for a number you have {own:.2f}. Being right there means being near enough, as "
            "a guess hardly ever is. Whoever says 0% and misses pays nothing: a low score here shows that you know when you do not "
            "know, and not yet that you know.</p>"
        )
    return "".join(parts)


def table_html(known: Calibration) -> str:
    """The picture's rows."""
    if known.is_few:
        rows = "".join(
            f"<tr><th scope='row'>{confidence:.0%}</th><td>{'right' if right else 'wrong'}</td><td>{n}</td></tr>"
            for confidence, right, n in known.dots()
        )
        return _table(("You were sure", "It was", "Times"), rows)
    rows = "".join(_level(one, "") for one in known.levels()) + "".join(
        _level(one, ", asked again") for one in known.levels(again=True)
    )
    return _table(("You said", "On average", "Right", "Share", "95% limits"), rows)


def time_html(steps: Sequence[Step]) -> str:
    """The steps over time as a table."""
    rows = "".join(
        f"<tr><th scope='row'>{one.first} to {one.last}</th><td>{one.confidence:.0%}</td><td>{one.share:.0%}</td>"
        f"<td>{one.brier:.2f}</td></tr>"
        for one in steps
    )
    return _table(("Predictions", "You said", "Share right", "Brier score"), rows)


def _level(one: Level, more: str) -> str:
    low, high = one.limits
    return (
        f"<tr><th scope='row'>{one.says}{more}</th><td>{one.confidence:.0%}</td><td>{one.right} of {one.n}</td>"
        f"<td>{one.share:.0%}</td><td>{low:.0%} to {high:.0%}</td></tr>"
    )


def _table(heads: Sequence[str], rows: str) -> str:
    head = "".join(f"<th scope='col'>{one}</th>" for one in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _worked(one: Stated) -> str:
    came = 1 if one.right else 0
    about = f" (chapter {chapter_number(one.chapter)}: {_title(one.name)})"
    sum_ = f"({one.confidence:.2f} − {came})² = {one.cost:.2f}"
    return f"you were {one.confidence:.0%} sure and {'right' if one.right else 'wrong'}, {sum_}{about}"


def _title(name: str) -> str:
    from widgets.explorer import load

    return to_html_inline(load(name).title)


def _percent(share: float) -> str:
    return "less than 1%" if share < 0.01 else f"{share:.0%}"
