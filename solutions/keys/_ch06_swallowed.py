"""Chapter 6, what a comparison has swallowed: from a table of counts, from plots by a river, from two things left out."""

from workbook.mistakes import silent_where
from workbook.text import halves_up

# --- Only the data --------------------------------------------------------------------------------------------------


def _shares(counts):
    return {row: numbers[1] / sum(numbers) for row, numbers in counts.items()}


def surplus_of_the_difference(*, counts, means, **_):
    mean = {row: sum(n * m for n, m in zip(counts[row], means[row], strict=True)) / sum(counts[row]) for row in counts}
    return mean["sicker"] - mean["less"] - (means["sicker"][0] - means["less"][0])


def what_the_colleague_finds(*, counts, means, **_):
    """{{given:.2f}} is what the colleague finds. Part of it is right: patients of the same social risk differ too. How much is left when you take that off?"""
    return surplus_of_the_difference(counts=counts, means=means) + means["sicker"][0] - means["less"][0]


def every_sicker_patient_has_it(*, social, **_):
    """{{given:.2f}} is what social risk adds to a score. It would be the answer if all the sicker patients had it and none of the others. Count how many have it in each row."""
    return social


def link_the_wrong_way_round(*, counts, social, **_):
    """{{given:.2f}} multiplies by how much more often patients *with social risk* are sicker. The colleague compares by sickness: how much more often do *sicker* patients have the social risk? (Shares of rows, not of columns.)"""
    sick = [counts["sicker"][at] / (counts["less"][at] + counts["sicker"][at]) for at in (0, 1)]
    return social * (sick[1] - sick[0])


def difference_at_equal_risk(*, own, **_):
    """{{given:.0f}} is the difference between patients of the same social risk. Compare it with what the colleague finds."""
    return own


def the_less_sick_have_none(*, counts, social, **_):
    """{{given:.2f}} counts the social risk among the sicker only. Some of the less sick have it too, and raise the mean that is subtracted."""
    return social * _shares(counts)["sicker"]


def nothing_swallowed(**_):
    """You answer 0: the colleague compares by how sick people are, and that should do. It would, if social risk were as frequent in both rows. Is it?"""
    return 0.0


def explain_data(*, counts, means, own, social, **_):
    shares = _shares(counts)
    answer = surplus_of_the_difference(counts=counts, means=means)
    less, sicker = (f"{counts[row][1]} ÷ {sum(counts[row])}" for row in ("less", "sicker"))
    return f"""
Of the sicker, {sicker} = {halves_up(shares["sicker"]):.1%} have the social risk; of the less sick, {less} = {halves_up(shares["less"]):.1%}. So δ = {halves_up(shares["sicker"] - shares["less"]):.4f}.

At the same clinical risk social risk adds {means["less"][1]} − {means["less"][0]} = {social} points. γδ = {social} × ({sicker} − {less}) = **{halves_up(answer):.2f} points**.

The colleague finds {halves_up(own + answer):.2f}; between patients of the same social risk it is {own}.
"""


# --- The plots by the river -----------------------------------------------------------------------------------------


def the_bean_itself(*, found, river, new, old, **_):
    return found - river * (new - old)


def all_of_it_is_the_bean(*, found, **_):
    """{{given:.0f}} kg gives the bean credit for the river too. Which of the two beans has more plots by the river?"""
    return found


def every_plot_by_the_river(*, found, river, **_):
    """You took off all that the river brings to a plot, as if every plot with the new bean lay there and none with the old. What are the two shares?"""
    return found - river


def the_wrong_way(*, found, river, new, old, **_):
    """The size of the correction is right, and its direction is not. Ask which bean the river has helped; that one looks better than it is."""
    return found + river * (new - old)


def old_plots_forgotten(*, found, river, new, **_):
    """You took off what the river brought to the new bean. It brought something to the old one as well: {{old:.0%}} of its plots lie there."""
    return found - river * new


def what_the_river_did(*, river, new, old, **_):
    """{{given:.1f}} kg is what the river brought. The question is what the bean did."""
    return river * (new - old)


def explain_beans(*, found, river, new, old, scarecrows, **_):
    answer = the_bean_itself(found=found, river=river, new=new, old=old)
    helped, brought = "new" if new > old else "old", _signed(river * (new - old), 2)
    return f"""
With the new bean {new:.0%} of the plots lie by the river, with the old one {old:.0%}. On average the river gives a plot with the new bean {river} × ({new:.2f} − {old:.2f}) = {brought} kg beside one with the old: it has helped the {helped} one.

{found} − ({brought}) = **{answer:.2f} kg** are the bean's own. The {scarecrows} scarecrows are nobody's business.

It is long = short − γδ, with γ = {river} kg and δ = {_signed(new - old, 2)}.
"""


# --- Two things left out --------------------------------------------------------------------------------------------


def long_slope(*, short, gammas, deltas, **_):
    return short - sum(g * d for g, d in zip(gammas, deltas, strict=True))


def added_once_more(*, short, gammas, deltas, **_):
    """You added what the two have put in; it is in the printed slope already. With them in the model it comes out."""
    return short + sum(g * d for g, d in zip(gammas, deltas, strict=True))


def only_the_first(*, short, gammas, deltas, **_):
    """You took out what the first has put in. The second has put in something too, with a sign of its own."""
    return short - gammas[0] * deltas[0]


@silent_where(lambda _value, *, gammas, deltas, **_: all(g * d > 0 for g, d in zip(gammas, deltas, strict=True)))
def signs_dropped(*, short, gammas, deltas, **_):
    """You took both off by their size. A bias with a minus has made the slope too small: taking it out makes the slope larger."""
    return short - sum(abs(g * d) for g, d in zip(gammas, deltas, strict=True))


def sums_multiplied(*, short, gammas, deltas, **_):
    """You added the γ and the δ and multiplied the sums. Each left-out thing acts through its own pair: multiply first, then add."""
    return short - sum(gammas) * sum(deltas)


def explain_two(*, short, gammas, deltas, names, shown):
    terms = [g * d for g, d in zip(gammas, deltas, strict=True)]
    lines = "\n".join(
        f"- {name}: {gamma} × {delta} = {_signed(term, 3)}" for name, (gamma, delta), term in zip(names, shown, terms, strict=True)
    )
    against = " The two work against each other: with both left out the slope is less wrong than with one." * (
        terms[0] * terms[1] < 0 and abs(sum(terms)) < min(map(abs, terms))
    )
    return f"""
{lines}

Together {_signed(sum(terms), 3)}. Long = short − Σγδ = {short:.1f} − ({_signed(sum(terms), 3)}) = **{_signed(short - sum(terms), 3).lstrip("+")}**.{against}
"""


def _signed(value, digits):
    """A number with its sign, and a real minus."""
    return f"{value:+.{digits}f}".replace("-", "−")
