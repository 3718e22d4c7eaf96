"""How every picture looks: the colour-blind-safe palette of Okabe and Ito, type sizes, quiet axes, room for direct labels."""

from typing import Any

BLACK, ORANGE, SKY, GREEN, YELLOW, BLUE, VERMILION, PURPLE = (
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7",
)  # fmt: skip
GRAY, INK, QUIET, GRID = "#767676", "#1b1f24", "#57606a", "#e3e6ea"
"""Gray for what stands in the background; ink, quiet ink and grid lines for text and axes."""

PALETTE = (BLUE, ORANGE, GREEN, VERMILION, PURPLE, SKY, BLACK, YELLOW)
"""The order in which categories take their colours: the best contrast on white first."""

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

CONFIG: dict[str, Any] = {
    "background": "white",
    "font": FONT,
    "view": {"stroke": None, "continuousHeight": 300, "continuousWidth": 420, "discreteHeight": {"step": 30}},
    "padding": 6,
    "aria": False,  # the picture as a whole is one image with a name; its parts are not read out
    "title": {
        "fontSize": 15, "fontWeight": 600, "anchor": "start", "color": INK, "offset": 10,
        "subtitleFontSize": 13, "subtitleColor": QUIET,
    },
    "axis": {
        "labelFontSize": 12, "titleFontSize": 13, "titleFontWeight": 500, "labelColor": QUIET, "titleColor": INK,
        "domainColor": "#8c959f", "tickColor": "#8c959f", "gridColor": GRID, "labelPadding": 5, "titlePadding": 10,
    },
    "axisY": {"domain": False, "ticks": False},
    "axisX": {"grid": False},
    "legend": {
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": 500, "labelColor": INK, "titleColor": QUIET, "orient": "top",
    },
    "header": {"labelFontSize": 13, "titleFontSize": 13, "labelColor": INK, "labelFontWeight": 600},
    "range": {"category": list(PALETTE), "heatmap": {"scheme": "cividis"}, "ramp": {"scheme": "cividis"}},
    "mark": {"color": BLUE},
    "line": {"strokeWidth": 2.5},
    "rule": {"color": GRAY},
    "point": {"filled": True, "size": 70},
    "circle": {"size": 70},
    "text": {"fontSize": 13, "color": INK},
}  # fmt: skip

NAME = "value-based-care"


def enable() -> None:
    """Make the theme Altair's own, so that a chart outside an explorer looks the same."""
    import altair as alt

    alt.theme.register(NAME, enable=True)(lambda: {"config": CONFIG})


def themed(chart: Any, *, validate: bool = True) -> dict[str, Any]:
    """Return the chart's specification with the theme's settings; the chart's own `configure_…` wins."""
    import altair as alt

    if NAME not in alt.theme.names():
        alt.theme.register(NAME, enable=False)(lambda: {"config": CONFIG})
    with alt.theme.enable(NAME):
        return chart.to_dict(validate=validate)
