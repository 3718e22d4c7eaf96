"""The table behind a picture shows what a reader wants to know, under names that a reader has met."""

import altair as alt
import pandas as pd
import pytest

from widgets.explorer import Explorer, load, names
from widgets.table import rows_of, table_of
from workbook.controls import Control


def model(*, more):
    return pd.DataFrame(
        {
            "hospital": ["X", "Y"],
            "raw_rate": [0.12, 0.06],
            "expected_rate": [0.15, 0.05],
            "ratio": [0.8 + more, 1.2 + more],
            "raw_text": ["12% died", "6% died"],
        }
    )


def picture(rows):
    base = alt.Chart(rows).encode(y="hospital:N")
    rate = alt.X("raw_rate:Q", title="Death rate", axis=alt.Axis(format=".0%"))
    raw = alt.layer(
        base.mark_tick().encode(x="expected_rate:Q"),
        base.mark_point().encode(x=rate),
        base.mark_text().encode(x="raw_rate:Q", text="raw_text:N"),
    )
    ratio = alt.X("ratio:Q", title="O/E (log scale)", axis=alt.Axis(format="~g"))
    return alt.hconcat(raw, base.mark_point().encode(x=ratio))


def made(**more):
    return Explorer(
        "Two hospitals",
        controls={"more": Control("More", low=0, high=1, step=0.1, default=0)},
        model=model,
        picture=picture,
        says=lambda values, frame: "They differ.",
        describes="Two rows.",
        **more,
    )


def test_by_default_columns_carry_the_names_and_formats_of_their_axes():
    """No text that is only written into the picture, no “log scale”, rates that share an axis written alike, a digit finer."""
    assert table_of(made()) == {
        "rows": [
            {"name": "hospital", "title": "Hospital"},
            {"name": "raw_rate", "title": "Death rate", "format": ".1%"},
            {"name": "expected_rate", "title": "Expected rate", "format": ".1%"},
            {"name": "ratio", "title": "O/E", "format": ".3~g"},
        ]
    }


def test_an_author_chooses_columns_headings_and_formats():
    chosen = made(table={"hospital": "Hospital", "ratio": ("Observed to expected", ".2f")})
    assert table_of(chosen)["rows"] == [
        {"name": "hospital", "title": "Hospital"},
        {"name": "ratio", "title": "Observed to expected", "format": ".2f"},
    ]
    assert chosen.show().table == {}


def test_a_function_makes_the_reader_s_rows_and_they_follow_a_move():
    view = made(table=lambda frame: pd.DataFrame({"O/E": frame["ratio"].map("{:.2f}".format)})).show()
    assert view.table == {"Two hospitals": {"O/E": ["0.80", "1.20"]}}
    view.set(more=1)
    assert view.table == {"Two hospitals": {"O/E": ["1.80", "2.20"]}}


def test_a_column_that_is_not_there_is_an_error_of_the_author():
    with pytest.raises(KeyError, match="ratios"):
        table_of(made(table={"ratios": "O/E"}))


@pytest.mark.parametrize("name", [pytest.param(name, id=name) for name in names()])
def test_every_table_has_headings_for_readers(name):
    explorer = load(name)
    made = rows_of(explorer, explorer.model(**explorer.defaults))
    titles = [list(columns) for columns in made.values()] or [
        [column["title"] for column in columns] for columns in table_of(explorer).values()
    ]
    assert titles
    for heads in titles:
        assert len(set(heads)) == len(heads) >= 1
        for head in heads:
            assert "_" not in head and "(log scale)" not in head and not head.endswith(" text")


@pytest.mark.parametrize("name", ["b_never_wins", "count_what_matters", "where_is_zero", "whose_burden"])
def test_tables_of_the_first_chapters_answer_at_every_corner(name):
    explorer = load(name)
    for values in explorer.corners():
        for columns in rows_of(explorer, explorer.model(**values)).values():
            assert len({len(column) for column in columns.values()}) == 1
            assert all("nan" not in str(value) and value is not None for column in columns.values() for value in column)


def test_the_table_of_b_never_wins_names_the_best_at_each_price():
    explorer = load("b_never_wins")
    made = rows_of(explorer, explorer.model(**explorer.defaults | {"may_choose_neither": True}))
    benefits = pd.DataFrame(made["Net benefit per patient"]).set_index("Price of a QALY")
    assert benefits.loc["$30,000"].tolist() == ["−$3,900", "−$3,600", "$0", "neither"]
    assert benefits.loc["$65,000", "Best"] == "A"
