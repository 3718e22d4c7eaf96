"""Every explorer, at its defaults, in every scene and at every corner of its box."""

import json

import pytest

from widgets.explorer import load, names
from widgets.livechart import chart_spec, columns_of

EVERY = [pytest.param(name, id=name) for name in names()]


def values_in(spec: object, key: str) -> list:
    """Every value of a key, however deep."""
    if isinstance(spec, list):
        return [value for part in spec for value in values_in(part, key)]
    if isinstance(spec, dict):
        return [value for name, part in spec.items() for value in ([part] if name == key else []) + values_in(part, key)]
    return []


def edges(name: str) -> list[dict]:
    """The defaults, the scenes, and the two opposite corners: what is drawn, since drawing takes time."""
    explorer = load(name)
    corners = [control.corners() for control in explorer.controls.values()]
    ends = [dict(zip(explorer.controls, [each[end] for each in corners], strict=True)) for end in (0, -1)]
    return [explorer.defaults, *explorer.scenes.values(), *ends]


@pytest.fixture(scope="module")
def played(request):
    """An explorer with what it shows at every corner, worked out once for the tests of it."""
    explorer = load(request.param)
    corners = list(explorer.corners())
    return explorer, [(values, explorer.model(**values)) for values in corners]


OF_EACH = pytest.mark.parametrize("played", names(), indirect=True, ids=names(), scope="module")


def test_there_are_explorers():
    assert len(names()) >= 6


@OF_EACH
def test_it_answers_at_every_corner(played):
    explorer, shown = played
    for values, frame in shown:
        sentence = explorer.says(values, frame)
        assert sentence.strip().endswith((".", "?", "!", "”")), (values, sentence)
        assert "nan" not in sentence.lower().split(), (values, sentence)
        assert "Undefined(" not in sentence, (values, sentence)
        for columns in columns_of(frame).values():
            assert columns, values
            assert len({len(column) for column in columns.values()}) == 1


@OF_EACH
def test_its_rows_keep_their_names_everywhere(played):
    _, shown = played
    shapes = {json.dumps({source: sorted(columns) for source, columns in names_of(frame).items()}) for _, frame in shown}
    assert len(shapes) == 1, shapes


def names_of(frame):
    """The columns of each source of rows, by name."""
    return {source: list(rows.columns) for source, rows in (frame if isinstance(frame, dict) else {"rows": frame}).items()}


@pytest.mark.parametrize("name", EVERY)
def test_its_picture_follows_the_schema(name):
    explorer = load(name)
    checked = chart_spec(explorer.picture(explorer.sources()), validate=True)
    assert checked == explorer.spec


@pytest.mark.parametrize("name", EVERY)
def test_its_specification_does_not_depend_on_data(name):
    spec = load(name).spec
    for source in values_in(spec, "data"):
        assert set(source) in ({"name"}, {"sequence"}), source
    assert "datasets" not in spec


@pytest.mark.parametrize("name", EVERY)
def test_its_picture_names_columns_that_the_model_has(name):
    explorer = load(name)
    columns = {column for each in columns_of(explorer.model(**explorer.defaults)).values() for column in each}
    made = {name for found in values_in(explorer.spec, "as") for name in (found if isinstance(found, list) else [found])}
    made |= {"key", "value"} if values_in(explorer.spec, "fold") else set()
    fields = {field for field in values_in(explorer.spec, "field") if isinstance(field, str)}
    assert fields <= columns | made | {"datum"}, fields - columns - made


@pytest.mark.parametrize("name", EVERY)
def test_it_draws(name):
    """At its defaults and at the far corner, in every run; the other settings take longer."""
    explorer = load(name)
    look_at(explorer, [explorer.defaults, edges(name)[-1]])


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_it_draws_every_scene_and_both_corners(name):
    drawn = look_at(load(name), edges(name))
    assert len(drawn) > 1, "the picture is the same at every setting"


def look_at(explorer, settings):
    """Draw each setting as the page would, and return the pictures."""
    import vl_convert

    drawn = set()
    for values in settings:
        spec = explorer.at(**values).spec
        spec = {**spec, "width": 640} if spec.get("width") == "container" else spec
        svg = vl_convert.vegalite_to_svg(spec)
        assert svg.count("<path") > 5, values
        assert "NaN" not in svg, values
        assert "undefined" not in svg.replace("undefined:", ""), values
        drawn.add(svg)
    return drawn


@pytest.mark.parametrize("name", EVERY)
def test_its_linked_controls_are_params_of_the_picture(name):
    explorer = load(name)
    params = {param["name"] for param in explorer.spec.get("params", [])}
    assert set(explorer.linked) <= params


@pytest.mark.parametrize("name", EVERY)
def test_it_is_within_what_a_reader_can_take_in(name):
    explorer = load(name)
    assert len(explorer.controls) <= 4
    assert len(explorer.title) <= 80
    for values in explorer.scenes.values():
        assert explorer.read_code(explorer.code(values)) == values


@pytest.mark.parametrize("name", EVERY)
def test_its_description_does_not_give_the_finding_away(name):
    explorer = load(name)
    assert explorer.at().sentence not in explorer.describes
