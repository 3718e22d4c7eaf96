"""Chapter 6, regressions: real people, a slope from leftovers, and how strong a stranger must be."""

import numpy as np

# --- 453 real people ------------------------------------------------------------------------------------------------


def _column(short, gamma, delta, long):
    return {"Value": [short, gamma, delta, long]}


def _solved(var_x, var_s, cov_xs, cov_xy, cov_sy):
    below = var_x * var_s - cov_xs * cov_xs
    return (cov_xy * var_s - cov_sy * cov_xs) / below, (cov_sy * var_x - cov_xy * cov_xs) / below


def four_slopes(*, var_x, var_s, cov_xs, cov_xy, cov_sy, **_):
    long, gamma = _solved(var_x, var_s, cov_xs, cov_xy, cov_sy)
    return _column(cov_xy / var_x, gamma, cov_xs / var_x, long)


def delta_reversed(*, var_x, var_s, cov_xs, cov_xy, cov_sy, **_):
    """Your δ divides by the variance of *housing*: that is the slope of X on S. δ asks how much more often people are homeless where X is one unit higher: divide by Var(X)."""
    long, gamma = _solved(var_x, var_s, cov_xs, cov_xy, cov_sy)
    return _column(cov_xy / var_x, gamma, cov_xs / var_s, long)


def gamma_alone(*, var_x, var_s, cov_xs, cov_xy, cov_sy, **_):
    """Your γ is the slope of S alone, Cov(S, Y) ÷ Var(S). With X left out it has swallowed a part of X. γ is the slope with both in: solve the two equations."""
    long, _gamma = _solved(var_x, var_s, cov_xs, cov_xy, cov_sy)
    return _column(cov_xy / var_x, cov_sy / var_s, cov_xs / var_x, long)


def bias_added_again(*, var_x, var_s, cov_xs, cov_xy, cov_sy, **_):
    """You added γδ to the short slope. It is in there already: short = long + γδ, so long = short − γδ."""
    _long, gamma = _solved(var_x, var_s, cov_xs, cov_xy, cov_sy)
    short, delta = cov_xy / var_x, cov_xs / var_x
    return _column(short, gamma, delta, short + gamma * delta)


def explain_real_pair(*, outcome, regressor, shown, **moments):
    var_x, var_s, cov_xs, cov_xy, cov_sy = (_in_brackets(text) for text in shown)
    short, gamma, delta, long = four_slopes(**moments)["Value"]
    below = moments["var_x"] * moments["var_s"] - moments["cov_xs"] ** 2
    return f"""
- Slope with S out: {cov_xy} ÷ {var_x} = **{_minus(short, 6)}**
- δ = {cov_xs} ÷ {var_x} = **{_minus(delta, 8)}**
- Below the line of the others: {var_x} × {var_s} − {cov_xs}² = {below:.8g}
- γ = ({cov_sy} × {var_x} − {cov_xy} × {cov_xs}) ÷ {below:.8g} = **{_minus(gamma, 5)}**
- Slope with S in: ({cov_xy} × {var_s} − {cov_sy} × {cov_xs}) ÷ {below:.8g} = **{_minus(long, 6)}**

Check: {_minus(long, 6)} + {_in_brackets(_minus(gamma, 5))} × {_in_brackets(_minus(delta, 8))} = {_minus(long + gamma * delta, 5)}. It holds in any sample. Whether having been homeless *causes* what γ shows of “{outcome}” it does not say, nor what “{regressor}” causes.
"""


def _minus(value, digits):
    return f"{value:.{digits}f}".replace("-", "−")


def _in_brackets(text):
    return f"({text})" if text.startswith("−") else text


# --- A slope from leftovers -----------------------------------------------------------------------------------------


def slope_held_equal(y, x, z):
    y, x, z = (np.asarray(values, float) for values in (y, x, z))
    x, z = x - x.mean(), z - z.mean()
    left = x - (z @ x) / (z @ z) * z if z @ z > 0 else x
    if left @ left <= 1e-18 * max(x @ x, 1e-300) or x @ x == 0:
        raise ValueError("z leaves nothing of x")
    return float(left @ y / (left @ left))


def fwl_cases(rng, *, patients):
    def drawn(n):
        z = [round(6 * rng.random() - 3, 2) for _ in range(n)]
        x = [round(0.8 * value + 4 * rng.random(), 2) for value in z]
        y = [round(1.5 * a - 2 * b + 3 * rng.random() + 7, 2) for a, b in zip(x, z, strict=True)]
        return {"y": y, "x": x, "z": z}

    groups = drawn(8) | {"z": [0, 0, 0, 1, 1, 1, 0, 1]}
    alike = drawn(5) | {"z": [2.0] * 5}
    follows = drawn(6)
    follows["x"] = [3 * value + 1 for value in follows["z"]]
    still = drawn(6) | {"x": [4.0] * 6}
    far = drawn(7)
    far["x"] = [round(value + 1000, 2) for value in far["x"]]
    return [
        {"y": [1, 3, 10, 12], "x": [0, 1, 3, 4], "z": [0, 0, 1, 1]},
        drawn(patients),
        groups,
        alike,
        follows,
        still,
        far,
        *(drawn(5 + at) for at in range(8)),
    ]


def slope_without_z(y, x, z):
    """Your slope is that of `y` on `x` alone: `z` never came in. It agrees where `z` is the same for everybody."""
    y, x = np.asarray(y, float), np.asarray(x, float)
    x = x - x.mean()
    if x @ x == 0:
        raise ValueError
    return float(x @ y / (x @ x))


def divided_by_all_of_x(y, x, z):
    """Below the line you have the spread of all of `x`, where it should be that of what is *left* of `x`. (The same comes out when `z` is taken out of `y` only: `x` still moves with `z`, `y` no longer does, and the slope is pulled toward 0.)"""
    y, x, z = (np.asarray(values, float) for values in (y, x, z))
    y, x, z = y - y.mean(), x - x.mean(), z - z.mean()
    if x @ x == 0:
        raise ValueError
    left = y - (z @ y) / (z @ z) * z if z @ z > 0 else y
    if slope_collinear(x, z):
        raise ValueError
    return float(x @ left / (x @ x))


def no_intercept(y, x, z):
    """You took out a line through the origin. An intercept belongs to the regression: take the means out first."""
    y, x, z = (np.asarray(values, float) for values in (y, x, z))
    left = x - (z @ x) / (z @ z) * z if z @ z > 0 else x
    if left @ left <= 1e-18 * (x @ x):
        raise ValueError
    return float(left @ y / (left @ left))


def rounding_taken_for_a_slope(y, x, z):
    """Everything is right but the last case: where `z` leaves nothing of `x`, you divide rounding error by rounding error. Raise `ValueError` there."""
    try:
        return slope_held_equal(y, x, z)
    except ValueError:
        return 0.0


def slope_collinear(x, z):
    """Whether centered `z` leaves nothing of centered `x`."""
    left = x - (z @ x) / (z @ z) * z if z @ z > 0 else x
    return bool(x @ x == 0 or left @ left <= 1e-18 * (x @ x))


def explain_fwl(*, patients):
    return """
Take the means out of `x` and `z`; the line of `x` on `z` then goes through 0 with slope Σzx ÷ Σz². What is left of `x` has nothing of `z` in it. The slope of `y` on these leftovers is the slope of the regression with both
(Frisch and Waugh 1933, Lovell 1963). Cleaning `y` as well changes nothing; cleaning `y` alone is wrong.

```python
import numpy as np

def slope_held_equal(y, x, z):
    y, x, z = (np.asarray(values, float) for values in (y, x, z))
    x, z = x - x.mean(), z - z.mean()
    left = x - (z @ x) / (z @ z) * z if z @ z > 0 else x
    if x @ x == 0 or left @ left <= 1e-18 * (x @ x):
        raise ValueError("z leaves nothing of x")
    return left @ y / (left @ left)
```

The bound compares squares, so one part in 10⁹ becomes 10⁻¹⁸.
"""


# --- How strong a stranger? -----------------------------------------------------------------------------------------


def _f(t, df):
    return t / df**0.5


def robustness(*, t, df, **_):
    f2 = t * t / df
    return 0.5 * ((f2 * f2 + 4 * f2) ** 0.5 - f2)


def share_explained_already(*, t, df, **_):
    """{{given:.1%}} is t²/(t² + df): the share of the outcome that the *regressor* explains. A stranger needs more: it must go along with the regressor as well, and works only through both links."""
    return t * t / (t * t + df)


def f_itself(*, t, df, **_):
    """{{given:.1%}} is f. It is near the answer while f is small; but what explains a share R of the regressor leaves only 1 − R of it to be misled by. Solve R² = f²(1 − R)."""
    return _f(t, df)


def half_forgotten(*, t, df, **_):
    """{{given:.1%}} is twice the root. A quadratic equation's formula has a 2 below the line."""
    return 2 * robustness(t=t, df=df)


def error_size_used(*, t, df, **_):
    """{{given:.1%}} puts t where f belongs. t grows with the number of patients; how strong a stranger must be does not."""
    return 0.5 * ((t**4 + 4 * t * t) ** 0.5 - t * t)


def explain_robustness(*, t, df, **_):
    f = _f(t, df)
    value = robustness(t=t, df=df)
    return f"""
f = {t:.1f} ÷ √{df} = {f:.4f}; f² = {f * f:.5f}.

R = ½(√(f⁴ + 4f²) − f²) = **{value:.1%}**.

A variable that explains {value:.1%} of what is left of both would take the slope to 0; so would one that explains less of the one and more of the other. It says how strong a stranger *must* be, and nothing about whether there is one.
"""
