"""Chapter 6, the two biases in numbers: of a slope, and of a hospital."""

# --- The last step --------------------------------------------------------------------------------------------------


def hospital_bias(*, gamma, unseen, q, p, **_):
    return gamma * unseen * (q - p)


def the_slope_is_the_hospital(*, bias, **_):
    """{{given:.3f}} is line 2, the bias of a *slope*: points for one unit of clinical risk, the same for every hospital. A hospital with the share p of everybody is judged rightly under the very same slope. What has not been used yet?"""
    return bias


def clinical_risk_tells_nothing(*, gamma, q, p, **_):
    """{{given:.3f}} leaves line 3 out. It would be right at a = 0. Here patients with the social risk are also clinically sicker, and the model expects more of their outcome for that: a part of the social risk is paid for already."""
    return gamma * (q - p)


def everybody_else_has_none(*, gamma, unseen, q, **_):
    """{{given:.3f}} counts all social risk of the safety-net hospitals. The model has an intercept: it expects as much of it as *all* patients have on average. Only what goes beyond that is held against a hospital."""
    return gamma * unseen * q


def slope_bias_times_surplus(*, bias, q, p, **_):
    """{{given:.4f}} is the slope's bias times the surplus of social risk. The slope is per unit of *clinical* risk; what a hospital has too much of is *social* risk, and each such patient brings γ, as far as it stays unseen."""
    return bias * (q - p)


def explain_last_step(*, gamma, unseen, q, p, bias, more, **_):
    answer = hospital_bias(gamma=gamma, unseen=unseen, q=q, p=p)
    return f"""
{gamma:.1f} × {unseen:.4f} × ({q:.2f} − {p:.2f}) = **{answer:.3f} points**.

Each patient with the social risk brings {gamma:.1f} points that the model does not expect, less what clinical risk has told it; of the safety-net hospitals' patients {100 * more:.0f} percentage points more have it than of everybody's. The slope's
bias, {bias:.3f}, is another number of another unit: points for one unit of clinical risk.
"""


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
    return f"""
Of the sicker, {counts["sicker"][1]} of {sum(counts["sicker"])} have the social risk ({shares["sicker"]:.1%}); of the less sick, {counts["less"][1]} of {sum(counts["less"])} ({shares["less"]:.1%}). So δ = {shares["sicker"] - shares["less"]:.4f}.

At the same clinical risk social risk adds {means["less"][1]} − {means["less"][0]} = {social} points. γδ = {social} × {shares["sicker"] - shares["less"]:.4f} = **{answer:.2f} points**.

The colleague finds {own + answer:.2f}; between patients of the same social risk it is {own}.
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


# --- The slope without it -------------------------------------------------------------------------------------------


def _delta(link, p):
    scatter = p * (1 - p)
    return link * scatter / (1 + link * link * scatter)


def short_slope(*, beta, gamma, link, p):
    return beta + gamma * _delta(link, p)


def all_of_it_swallowed(*, beta, gamma, **_):
    """{{given:.2f}} is β + γ, as if one unit more of clinical risk meant that the social risk is present for certain (δ = 1). By how much more likely does one unit make it?"""
    return beta + gamma


def bias_subtracted(*, beta, gamma, link, p):
    """{{given:.3f}} has the right size of the bias, and takes it off. The two risks go along and both do harm. Is what is left out added to the slope's account, or taken from it?"""
    return beta - gamma * _delta(link, p)


def regression_reversed(*, beta, gamma, link, **_):
    """{{given:.2f}} uses a as δ. But a is the slope of clinical risk on social risk. You need the reverse, social on clinical: divide the covariance by the variance of *clinical* risk."""
    return beta + gamma * link


def only_the_noise_scatters(*, beta, gamma, link, p):
    """{{given:.3f}} divides by 1. The variance of clinical risk is its own 1 *and* what social risk adds to it, a²p(1 − p)."""
    return beta + gamma * link * p * (1 - p)


def controlled_so_fine(*, beta, **_):
    """{{given:.1f}} is the slope at equal social risk. The regression knows clinical risk only, and the two go along: it cannot hold equal what it does not know."""
    return beta


def explain_short_slope(*, beta, gamma, link, p):
    scatter, delta = p * (1 - p), _delta(link, p)
    return f"""
Cov(X, S) = a·p(1 − p) = {link:.1f} × {scatter:.4f} = {link * scatter:.4f}. Var(X) = 1 + a²p(1 − p) = {1 + link**2 * scatter:.4f}. So δ = {delta:.4f}.

Short slope = β + γδ = {beta:.1f} + {gamma:.1f} × {delta:.4f} = **{beta + gamma * delta:.3f}**.
"""


# --- Half the penalty -----------------------------------------------------------------------------------------------


def link_of_half(*, p, **_):
    return {"link": 1 / (p * (1 - p)) ** 0.5}


def unbiased_slope_is_fair(**_):
    """You left a at 0, where the slope of clinical risk is unbiased. That is where safety-net hospitals look worst: clinical risk then tells nothing of what was left out."""
    return {"link": 0.0}


def turned_over(*, p, **_):
    """You set √(p(1 − p)). The factor is a half where a² *times* p(1 − p) is 1; so a is one over that root."""
    return {"link": (p * (1 - p)) ** 0.5}


def scatter_of_p_alone(*, p, **_):
    """You took p for the variance of social risk. A 0/1 variable varies by p(1 − p): if everybody had it, it would not vary at all."""
    return {"link": 1 / p**0.5}


def explain_half(*, p, most, **_):
    a = link_of_half(p=p)["link"]
    return f"""
1 − δa = 1 ÷ (1 + a²p(1 − p)). It is ½ where a²p(1 − p) = 1, that is a = 1 ÷ √({p:.2f} × {1 - p:.2f}) = **{a:.2f}**. The hospitals then look {most / 2:.3f} points worse instead of {most:.3f}.

At the same a the slope's bias is at its highest: γδ = γ ÷ (a + 1 ÷ (a·p(1 − p))), and what stands below the line is smallest there. γ and q do not matter.
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


def signs_dropped(*, short, gammas, deltas, **_):
    """You took both off by their size. A bias with a minus has made the slope too small: taking it out makes the slope larger."""
    if all(g * d > 0 for g, d in zip(gammas, deltas, strict=True)):
        return None
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
