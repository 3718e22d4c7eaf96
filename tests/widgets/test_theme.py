"""The theme: readable text in light and dark, colors that survive color blindness, and an author's own settings win."""

import re

import altair as alt
import pytest

from widgets import theme
from widgets.assets import HERE, style


def luminance(color: str) -> float:
    """Relative luminance as in WCAG 2."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio as in WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def variables(selector: str, text: str) -> dict[str, str]:
    """The colors that a rule declares."""
    rule = re.search(re.escape(selector) + r" \{(.*?)\}", text, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rule[1]))


@pytest.mark.parametrize("color", [theme.INK, theme.QUIET, theme.GRAY])
def test_text_in_a_picture_is_readable_on_white(color):
    assert contrast(color, "#ffffff") >= 4.5


@pytest.mark.parametrize("selector", [".vbc", '[data-jp-theme-light="false"] .vbc'])
@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("vbc-ink", "vbc-surface"),
        ("vbc-ink", "vbc-raised"),
        ("vbc-ink", "vbc-accent-soft"),
        ("vbc-ink", "vbc-warn-soft"),
        ("vbc-ink", "vbc-good-soft"),
        ("vbc-quiet", "vbc-surface"),
        ("vbc-quiet", "vbc-raised"),
        ("vbc-on-accent", "vbc-accent"),
        ("vbc-accent", "vbc-surface"),
        ("vbc-warn", "vbc-surface"),
        ("vbc-warn", "vbc-warn-soft"),
        ("vbc-good", "vbc-surface"),
        ("vbc-good", "vbc-good-soft"),
    ],
)
def test_text_in_a_widget_is_readable_in_both_themes(selector, front, back):
    colors = variables(selector, style())
    assert contrast(colors[front], colors[back]) >= 4.5


@pytest.mark.parametrize("selector", ["body", 'body[data-jp-theme-light="false"]'])
@pytest.mark.parametrize("front", ["page-ink", "page-quiet", "page-accent"])
def test_text_on_a_page_is_readable_in_both_themes(selector, front):
    colors = variables(selector, (HERE / "voila_template" / "page.css").read_text())
    assert contrast(colors[front], colors["page-paper"]) >= 4.5


def test_categories_take_the_colors_of_okabe_and_ito():
    okabe_ito = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7"}
    assert set(theme.PALETTE) == okabe_ito
    assert theme.themed(alt.Chart(alt.NamedData("rows")).mark_point())["config"]["range"]["category"] == list(theme.PALETTE)


def test_the_author_s_own_settings_win():
    chart = alt.Chart(alt.NamedData("rows")).mark_point().configure_axis(labelFontSize=20)
    config = theme.themed(chart)["config"]
    assert config["axis"]["labelFontSize"] == 20
    assert config["axis"]["gridColor"] == theme.GRID


def test_a_picture_does_not_change_altair_s_own_theme():
    before = alt.theme.active
    theme.themed(alt.Chart(alt.NamedData("rows")).mark_point())
    assert alt.theme.active == before
