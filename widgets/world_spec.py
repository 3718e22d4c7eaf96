"""The specification of a world's picture, written as Vega-Lite has it: building it from Altair's objects takes a third of a second.

A test holds it against the schema.
"""

from typing import Any

from widgets.theme import BLUE, CONFIG, GRAY, INK, QUIET, VERMILION

STACKED = 3
"""So many places of agreement have their words one below the other, so that near ones stay apart."""
DIAMOND = {"type": "point", "size": 190, "shape": "diamond", "filled": False, "strokeWidth": 2, "color": INK}
DOT = {"type": "point", "size": 60, "shape": "circle", "stroke": INK, "strokeWidth": 2, "opacity": 1}
WHOLE = {
    "tickMinStep": 1,
    "labelExpr": "datum.value % 1 ? '' : datum.label",  # a short axis has ticks between all the same
    "gridOpacity": {"condition": {"test": "datum.value % 1", "value": 0}, "value": 1},
}
Encoding = dict[str, Any]


def specification(*, x: Encoding, y: Encoding, names: tuple[str, str], limits: list[float], height: int) -> dict[str, Any]:
    """Return the picture of two named lines; `x` and `y` are the axes' title, format and, for x, domain."""
    across: Encoding = {
        "field": "x", "type": "quantitative", "title": x["title"], "scale": {"domain": x["domain"], "nice": False},
        "axis": {"format": x["format"], "labelFlush": True, "tickCount": 6, "labelOverlap": True, "labelSeparation": 8},
    }  # fmt: skip
    upward: Encoding = {
        "field": "y", "type": "quantitative", "title": y["title"],
        "axis": {"format": y["format"], "tickCount": 6, "maxExtent": 90} | (WHOLE if y["whole"] else {}),
        "scale": {"domain": [{"expr": "yLow"}, {"expr": "yHigh"}], "nice": False, "zero": False},
    }  # fmt: skip
    place = {"x": across, "y": upward}
    color = _by_rule(names, [VERMILION, BLUE])
    shape = _by_rule(names, ["square", "circle"])
    dash = _by_rule(names, [[7, 4], [1, 0]])
    layers = [
        _layer("meets", {"type": "rect", "color": GRAY, "opacity": 0.15, "clip": True}, {"x": across, "x2": {"field": "x2"}}),
        _layer("meets", {"type": "rule", "color": QUIET, "strokeDash": [2, 3]}, {"x": across}),
        _layer("cursor", {"type": "rule", "color": INK, "strokeWidth": 1}, {"x": across}),
        _layer(
            "lines",
            {"type": "line", "strokeWidth": 3, "clip": True},
            place | {"color": color, "strokeDash": dash, "detail": {"field": "part", "type": "nominal"}},
        ),
        _layer("ends", DIAMOND, place, only="datum.look == 'point'"),
        _layer("ends", DOT | {"fill": INK}, place, only="datum.look == 'closed'"),
        _layer("ends", DOT | {"fill": "white"}, place, only="datum.look == 'open'"),
        _layer("own", {"type": "rule", "color": GRAY, "strokeDash": [1, 4], "strokeCap": "round", "strokeWidth": 2}, {"x": across}),
        _layer(
            "own",
            {"type": "point", "size": 60, "filled": False, "strokeWidth": 2, "opacity": 1},
            place | {"color": color, "shape": shape},
        ),
        _layer(
            "at",
            {"type": "point", "size": 150, "filled": True, "stroke": "white", "strokeWidth": 1.5, "opacity": 1},
            place | {"color": color, "shape": shape},
        ),
        *_words(place),
    ]
    return {
        "config": CONFIG,
        "params": [{"name": "yLow", "value": limits[0]}, {"name": "yHigh", "value": limits[1]}],
        "layer": layers,
        "height": height,
        "width": "container",
        "autosize": {"type": "fit-x", "contains": "padding", "resize": True},  # a wider scale moves its title, and is not cut
    }


def _words(place: Encoding) -> list[dict[str, Any]]:
    """The words at the slider's place and at the places of agreement, on the side where there is room."""
    words: Encoding = {"text": {"field": "text", "type": "nominal"}}
    layers = []
    for look in ({"stroke": "white", "strokeWidth": 5, "strokeJoin": "round"}, {}):  # a line may run below them
        beside = {"type": "text", "align": {"expr": "datum.side"}, "color": INK, "fontSize": 12} | look
        for order in range(STACKED):
            encoding = {"x": place["x"], "y": {"value": 10 + 16 * order}} | words
            layers.append(_layer("meets", beside | {"dx": _away(6)}, encoding, only=f"datum.place == {order}"))
        layers.append(_layer("at", beside | {"dx": _away(10), "dy": {"expr": "datum.dy"}, "fontWeight": 600}, place | words))
    return layers


def _away(pixels: int) -> Encoding:
    return {"expr": f"datum.side == 'left' ? {pixels} : {-pixels}"}


def _layer(source: str, mark: dict[str, Any], encoding: Encoding, *, only: str = "") -> dict[str, Any]:
    layer: dict[str, Any] = {"data": {"name": source}, "mark": mark, "encoding": encoding}
    return layer | ({"transform": [{"filter": only}]} if only else {})


def _by_rule(names: tuple[str, str], values: list[Any]) -> Encoding:
    return {"field": "rule", "type": "nominal", "scale": {"domain": list(names), "range": values}, "legend": None}
