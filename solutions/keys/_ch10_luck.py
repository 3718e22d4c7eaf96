"""Chapter 10, the problems about luck: who is paid for it, how large a panel tames it, what it costs."""

from math import erfc, exp, pi, sqrt

from workbook.text import halves_up

# --- The certificate ------------------------------------------------------------------------------------------------


def earned(*, gifted, certain, guessed, **_):
    return gifted * certain / (gifted * certain + (1 - gifted) * guessed)


def certain_of_the_gifted(*, certain, **_):
    """{{given:.0%}} is the share *of the gifted* who are certified. Asked is the share of the certified who are gifted: the whole is another one."""
    return certain


def one_less_guessed(*, guessed, **_):
    """{{given:.0%}} of those without the gift fail. That describes the ungifted; how many of them are there beside each gifted singer?"""
    return 1 - guessed


def groups_of_equal_size(*, certain, guessed, **_):
    """You weighed both groups alike, as if half of the singers were gifted. Most are not, and their few percent are many people."""
    return certain / (certain + guessed)


def gifted_and_certified(*, gifted, certain, **_):
    """{{given:.1%}} of *all singers* are gifted and certified. The whole that is asked about is those who hold a certificate."""
    return gifted * certain


def as_many_as_tried(*, gifted, **_):
    """You took the share among those who try. The examination does tell the groups apart, if badly: who is certified is a better bet."""
    return gifted


def explain_earned(*, gifted, certain, guessed, **_):
    have, lack = 1000 * gifted, 1000 * (1 - gifted)
    share = have * certain / (have * certain + lack * guessed)
    return f"""Of 1,000 singers {have:.0f} have perfect pitch, and {have:.0f} × {certain:.2f} = {have * certain:.1f} of them are certified. Of the other {lack:.0f}, {lack:.0f} × {guessed:.2f} = {lack * guessed:.1f} are.

{have * certain:.1f} ÷ ({have * certain:.1f} + {lack * guessed:.1f}) = **{share:.1%}**. The number of notes plays no part once the two probabilities are known. It is the payer's question about checks: what a certificate is worth depends on how rare the gift is.
"""


# --- What does the year prove? --------------------------------------------------------------------------------------


def printable(*, paid, **_):
    return "check_open" if paid else "none_open"


def luck_s_chance_turned_round(**_):
    """{{nothing:.0%}} is the chance of a check *for an ACO that saves nothing*. The chance that a result was luck starts from the result, and hangs on how many ACOs truly save; nobody has told you that."""
    return "luck_chance"


def the_minimum_proves(**_):
    """The minimum makes lucky checks rarer. It does not make them impossible: {{nothing:.0%}} of the ACOs that save nothing are paid."""
    return "proved"


def silence_refutes(**_):
    """An ACO that truly saves 3% can measure less than 2%, by bad luck: {{saving_unpaid:.0%}} of them go unpaid."""
    return "refuted"


def the_other_result(*, paid, **_):
    """True, and about the year that did not happen. Look again at what the ACO received."""
    return "none_open" if paid else "check_open"


def explain_printable(*, name, nothing, saving, nothing_unpaid, saving_unpaid, paid, result, **_):
    idle, busy = (nothing, saving) if paid else (nothing_unpaid, saving_unpaid)
    more = "savings of 3%" if busy > idle else "no savings"
    ratio = max(busy, idle) / min(busy, idle)
    return f"""Both kinds of ACOs can have this year: {result} comes to {idle:.0%} of the one and {busy:.0%} of the other. So the year is {ratio:.1f} times as likely under {more}. How likely it is that {name} saves hangs also on how many ACOs do: if it is one in five,
the {"share of the paid who truly save" if paid else "share of the unpaid who truly save"} is {0.2 * busy / (0.2 * busy + 0.8 * idle):.0%}; if every other one does, {busy / (busy + idle):.0%}. More years say more than a louder headline.
"""


# --- Set the size ---------------------------------------------------------------------------------------------------


def panel_size(*, variation, minimum, **_):
    return {"lives": _on_slider((1.645 * variation / minimum) ** 2)}


def _on_slider(lives):
    return min(max(lives, 1_000), 100_000)


def one_deviation(*, variation, minimum, **_):
    """At {{given}} the minimum lies *one* standard deviation of the average away. Luck goes that far in 16% of years; in 5% it goes 1.645 as far, and that factor is squared."""
    return {"lives": _on_slider((variation / minimum) ** 2)}


def both_tails(*, variation, minimum, **_):
    """You took 1.96, which leaves 5% in both tails together. Only one of them is paid."""
    return {"lives": _on_slider((1.96 * variation / minimum) ** 2)}


def one_in_ten(*, variation, minimum, **_):
    """At {{given}} one year in ten is paid (1.282 standard deviations). Asked is one in twenty."""
    return {"lives": _on_slider((1.282 * variation / minimum) ** 2)}


def explain_size(*, variation, minimum, **_):
    lives = (1.645 * variation / minimum) ** 2
    return f"""The average of n people varies by {variation} ÷ √n. Its 1.645-fold must equal the minimum:

1.645 × {variation} ÷ √n = {minimum:.4f}, so n = (1.645 × {variation} ÷ {minimum:.4f})² = **{lives:,.0f}**.

Half the minimum would need four times the people. Real spending is skewed, and people fall ill together; read the number as a rule of thumb.
"""


# --- What luck is paid ----------------------------------------------------------------------------------------------


def _sigma(lives, variation):
    return variation / sqrt(lives)


def _density(z):
    return exp(-z * z / 2) / sqrt(2 * pi)


def paid_to_luck(*, lives, variation, minimum, share, benchmark):
    sigma = _sigma(lives, variation)
    return share * benchmark * sigma * _density(minimum / sigma)


def not_shared(*, lives, variation, minimum, benchmark, **_):
    """{{given}} is what luck *measures* as savings in an average year, where the minimum is reached. The contract pays a share of it."""
    sigma = _sigma(lives, variation)
    return benchmark * sigma * _density(minimum / sigma)


def chance_times_minimum(*, lives, variation, minimum, share, benchmark):
    """You multiplied the chance of a check by a check at the minimum. Most checks are larger: whoever is past the gate is paid on all of it."""
    sigma = _sigma(lives, variation)
    return share * benchmark * minimum * erfc(minimum / sigma / sqrt(2)) / 2


def minimum_not_in_deviations(*, lives, variation, minimum, share, benchmark):
    """You put the minimum itself into φ. It has to be measured in units of σ first."""
    return share * benchmark * _sigma(lives, variation) * _density(minimum)


def one_person_s_variation(*, variation, minimum, share, benchmark, **_):
    """You took the variation of one person for that of the average. Luck of {{lives:,}} people nearly cancels."""
    return share * benchmark * variation * _density(minimum / variation)


def explain_luck(*, lives, variation, minimum, share, benchmark):
    sigma = _sigma(lives, variation)
    z = minimum / sigma
    return f"""σ = {variation} ÷ √{lives:,} = {sigma:.5f}. The minimum is z = {minimum:.3f} ÷ σ = {z:.4f} of these, and φ(z) = {_density(z):.4f}.

{share:.0%} × \\${benchmark:,} × σ × φ(z) = **\\${share * benchmark * sigma * _density(z):,.0f}** in an average year, with all digits of σ and z kept. No year is average: most bring nothing, some a check of at least \\${share * minimum * benchmark:,.0f}.
"""


# --- Twelve panels of real people -----------------------------------------------------------------------------------


def _saved(mean, panels):
    return [(mean - average) / mean for average in panels]


def paid_on_average(*, mean, panels, minimum, **_):
    return sum(0.5 * s * mean for s in _saved(mean, panels) if s >= minimum) / len(panels)


def average_of_the_paid(*, mean, panels, minimum, **_):
    """{{given}} is the average of the panels that are paid. The unpaid ones are panels, too; twelve share the sum."""
    paid = [0.5 * s * mean for s in _saved(mean, panels) if s >= minimum]
    return sum(paid) / len(paid)


def every_saving_paid(*, mean, panels, **_):
    """You paid every panel that lies under the benchmark. One or more do not reach the minimum."""
    return sum(0.5 * s * mean for s in _saved(mean, panels) if s > 0) / len(panels)


def losses_netted(*, mean, panels, minimum, **_):
    """You let panels that cost more repay. This contract is one-sided: bad luck stays with the payer, good luck is shared."""
    return sum(0.5 * s * mean for s in _saved(mean, panels) if abs(s) >= minimum) / len(panels)


def excess_alone(*, mean, panels, minimum, **_):
    """You shared what exceeds the minimum. Sharing is from the first dollar."""
    return sum(0.5 * (s - minimum) * mean for s in _saved(mean, panels) if s >= minimum) / len(panels)


def explain_panels(*, mean, panels, minimum, lives, **_):
    paid = sorted((s for s in _saved(mean, panels) if s >= minimum), reverse=True)
    return f"""{len(paid)} of the twelve panels measure savings of {minimum:.0%} or more: {", ".join(f"{s:.1%}" for s in paid)}. Half of them, on \\${halves_up(mean):.2f}, adds up to \\${halves_up(sum(0.5 * s * mean for s in paid)):.2f}; divided by twelve, **\\${halves_up(sum(0.5 * s * mean for s in paid) / 12):.2f}** a person.

With {lives} people a panel, twelve panels are few; another twelve would give another number. The standard deviation of one person's spending is more than four times its mean, so that panels of a few hundred are mostly luck. In a notebook, with `vbc.datasets.rand_hie()`, you can draw ten thousand.
"""
