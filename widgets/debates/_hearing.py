"""What the three hearings of chapter 12 share: whose question is the hard one, the rubric, and the words around the boxes."""

from collections.abc import Callable

from vbc.board import CONSULTANT, FINANCE, PARTS, STAFF, Package, package_result, places
from widgets.explorers.ferry_street import CHOICES, percent
from widgets.position import Asked

__all__ = ["OF", "RUBRIC", "asked", "board", "idle_gets", "millions", "percent", "question"]

OF = "ferry_street"
WHO_ASKS = {"gap": "patient", "pull": "patient", "margin": "finance", "value": "regulator"}
"""Who asks about each of the four figures."""
RUBRIC = (
    "It gives **one number of your own package** with its unit, and how sure it is: a chance, a range, or what it would have been had nothing changed.",
    "It says which figure is **reported**, by the dashboard, and which is **true**.",
    "It **names who loses** by the package.",
    "It answers the question that was asked, in words that this listener uses.",
    "The second box says what you would have to **see**, and by when, to vote otherwise.",
)
BOARDS = {"consultant": CONSULTANT, "finance committee": FINANCE, "medical staff": STAFF}
NOT_YET = "*You have not signed a package yet: make your four decisions above first. The question then follows from them.*"


def asked(who):
    return Asked(
        kind=f"The hearing: {who}",
        text="Your answer",
        other="What would you have to see, and by when, to vote otherwise?",
        other_done="What would change this vote",
        commit="Give my answer",
    )


def question(decided, *, asker, ask):
    """The motion of one questioner: `ask(figures, weakest)` in Markdown; it is the hard one where the package is weakest."""
    undecided = not decided or len(decided) != len(PARTS)
    package = CONSULTANT if undecided else Package(*decided)
    better = places(package)
    weakest, about = max(better, key=better.get), _about(better, asker)
    if undecided:
        return f"{NOT_YET} The board that signed the consultant's package was asked:\n\n{ask(package_result(package), about)}"
    signed = " · ".join(options[one] for options, one in zip(CHOICES.values(), decided, strict=True))
    hard = (
        f"\n\n*This is the hard question: here {better[weakest]} of the other 143 packages do better than yours.*"
        if weakest == about
        else ""
    )
    return f"You signed: **{signed}.**\n\n{ask(package_result(package), about)}{hard}"


def _about(better, asker):
    """Of the figures that are the asker's to ask about, the one in which most packages do better."""
    return max((name for name, who in WHO_ASKS.items() if who == asker), key=better.get)


def board(name, *, asker, ask) -> dict[str, str | Callable[[], str]]:
    """Who wrote an exemplar, and what this asker asks a board that signed so."""
    package = BOARDS[name]
    return {
        "by": f"The board that signed the {name}'s package",
        "short": f"{name.capitalize()}'s package",
        "question": lambda: ask(package_result(package), _about(places(package), asker)),
    }


def idle_gets(own):
    """What a hospital that did nothing would get: a check, or a bill, and how much on average."""
    usual = "about nothing" if abs(own["check_idle"]) < 50_000 else f"{millions(own['check_idle'])} a year"
    bill = f" and a bill in {percent(own['billed_idle'])}" if own["billed_idle"] > 0.005 else ""
    return f"a hospital that did nothing would get a check in {percent(own['paid_idle'])} of years{bill}, {usual} on average"


def millions(amount):
    """Dollars in millions, as Markdown."""
    return f"{'−' if amount < 0 else ''}\\${abs(amount) / 1e6:.1f} million"
