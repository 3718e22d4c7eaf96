"""What the three hearings of chapter 12 share: whose question is the hard one, the rubric, and the words around the boxes."""

from vbc.board import CONSULTANT, PARTS, Package, package_result, places
from widgets.explorers.ferry_street import CHOICES
from widgets.position import Asked

OF = "ferry_street"
WHO_ASKS = {"gap": "patient", "ratio": "patient", "margin": "finance", "value": "regulator"}
"""Who asks about each of the four figures."""
RUBRIC = (
    "It gives **one number of your own package** with its unit, and how sure it is: a chance, a range, or what it would have been had nothing changed.",
    "It says which figure is **reported** and which is **true**.",
    "It **names who loses** by the package.",
    "It answers the question that was asked, in words that this listener uses.",
    "The second box says what you would have to **see**, and by when, to vote otherwise.",
)
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
    weakest = max(better, key=better.get)
    mine = [name for name, who in WHO_ASKS.items() if who == asker]
    about = max(mine, key=better.get)
    if undecided:
        return f"{NOT_YET} The board that signed the consultant's package was asked:\n\n{ask(package_result(package), about)}"
    signed = " · ".join(options[one] for options, one in zip(CHOICES.values(), decided, strict=True))
    hard = (
        f"\n\n*This is the hard question: here {better[weakest]} of the other 143 packages do better than yours.*"
        if weakest == about
        else ""
    )
    return f"You signed: **{signed}.**\n\n{ask(package_result(package), about)}{hard}"


def millions(amount):
    """Dollars in millions, as Markdown."""
    return f"{'−' if amount < 0 else ''}\\${abs(amount) / 1e6:.1f} million"
