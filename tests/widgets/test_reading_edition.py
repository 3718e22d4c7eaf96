"""The reading edition: every chapter, problem and scene as static pages whose links lead somewhere."""

import re
from pathlib import Path

import pytest

from vbc.sources import SOURCES
from widgets.explorer import load, names
from widgets.reading_edition import write_site
from widgets.reading_edition.back_matter import Section, index_html, places
from widgets.reading_edition.edition import MARK, OF_THE_LIVE_ONE, chapter_html, live_html, page_sections
from widgets.reading_edition.links import broken_links, page_name
from widgets.reading_edition.page import contents, ordered
from widgets.reading_edition.parts import prediction_html
from widgets.reading_edition.phone import for_a_phone
from widgets.reading_edition.pictures import PHONE, strip, written
from widgets.reading_edition.problems import problem_html
from widgets.reading_edition.questions import QUESTIONS, question
from widgets.reading_edition.terms import TERMS
from widgets.reading_edition.wording import LIVE_ONLY, RULES, as_read
from workbook import registry
from workbook.cells import calls
from workbook.environment import ROOT, Trouble
from workbook.naming import spoken
from workbook.notebook_files import read_script
from workbook.slides import kind_of

CHAPTERS = sorted((ROOT / "chapters").glob("ch*.py"))


def test_a_strip_has_a_picture_a_sentence_and_rows_for_each_scene(tmp_path):
    explorer = load("reversal")
    html = strip("reversal", tmp_path / "pictures")
    assert html.count("<img ") == len(explorer.scenes) == len(list((tmp_path / "pictures").glob("*.svg")))
    assert len(list((tmp_path / "pictures" / PHONE).glob("*.svg"))) == len(explorer.scenes)
    for name, values in explorer.scenes.items():
        assert explorer.at(**values).sentence.split(".")[0].split("&")[0] in html.replace("&#x27;", "'"), name
    assert html.count("As a table") == len(explorer.scenes)


def test_a_picture_for_a_phone_stands_in_one_column_of_its_width():
    plot = {
        "mark": "bar",
        "width": 240,
        "title": "A title that is far too long for a telephone",
        "encoding": {"x": {"title": "x " * 40}},
    }
    spec = {"columns": 2, "concat": [plot, dict(plot, width=200)]}
    narrow = for_a_phone(spec, lambda drawn: max(part["width"] for part in drawn["concat"]) + 60)
    assert narrow["columns"] == 1 and [part["width"] for part in narrow["concat"]] == [270, 230]
    assert len(narrow["concat"][0]["title"]) == 2 and len(narrow["concat"][0]["encoding"]["x"]["title"]) == 2
    assert spec["concat"][0]["width"] == 240, "the wide one is left as it is"
    assert for_a_phone({"width": "container", "mark": "bar"}, len)["width"] == 330


def test_a_problem_has_its_hints_its_solution_and_where_wrong_answers_come_from():
    problem, key = registry.problem("ch05.adjusted_rate"), registry.key("ch05.adjusted_rate")
    html = problem_html("ch05.adjusted_rate")
    assert html.count("<summary>Hint") == len(problem.hints) and html.count("Worked solution") == 1
    for mistake in key.mistakes:
        assert spoken(mistake.__name__) in html


def test_a_wrong_function_is_shown_by_the_smallest_input_on_which_it_fails():
    html = problem_html("ch01.rank_or_refuse")
    key = registry.key("ch01.rank_or_refuse")
    assert html.count("\nright: ") == html.count("\nthis:  ") == len(key.mistakes)
    assert "def rank_by_value(" in html and "do not see" not in html


def test_of_a_wrong_answer_in_parts_only_the_wrong_parts_are_shown():
    sorted_wrong, filled_wrong = problem_html("ch01.may_be_ordered"), problem_html("ch01.four_offers")
    assert sorted_wrong.partition("Where other answers come from")[2].count("T-score of 52") == 1, "one mistake of three moves it"
    table = filled_wrong.partition("Where other answers come from")[2]
    assert "Net monetary benefit $210" in table and "Value 0.125 QALY" not in table, "a right column needs no correction"
    set_wrong = problem_html("ch11.three_bests").partition("Where other answers come from")[2]
    assert "Best for society" in set_wrong and "Best for the patient" not in set_wrong
    assert "To fill in" in filled_wrong and filled_wrong.count("<td>…</td>") == 8


def test_what_is_set_blind_on_a_live_page_is_a_number_to_find_on_paper():
    html = problem_html("ch01.tie_the_values")
    assert "first commitment" not in html and "right within $50" in html
    assert "right within 0.25 points" in problem_html("ch05.flip_point"), "as the card says it"


@pytest.mark.parametrize("problem_id", registry.problems())
def test_every_problem_can_be_read(problem_id):
    html = problem_html(problem_id)
    assert "{{" not in html and "Worked solution" in html and "<script" not in html


def test_nothing_asks_a_reader_to_move_what_stands_still():
    """Each rule of the wording finds its sentence, and no word of the live page is left."""
    found = dict.fromkeys(RULES, 0)
    left = []
    texts = [(script.stem, cell) for script in CHAPTERS for cell in _markdown(script)]
    for problem_id, problem in registry.problems().items():
        mistakes = (mistake.__doc__ or "" for mistake in registry.key(problem_id).mistakes)
        texts += [(problem_id, text) for text in (problem.prompt, *problem.hints, *mistakes)]
    for where, text in texts:
        for rule in RULES:
            found[rule] += len(rule.found.findall(text))
            text = rule.found.sub(rule.becomes, text)
        left += [f"{where}: {one[0]}" for one in LIVE_ONLY.finditer(text)]
    left += [f"{name}: {one[0]}" for name in names() for one in LIVE_ONLY.finditer(question(load(name), name) or "")]
    assert left == []
    assert [rule.found.pattern for rule, count in found.items() if not count] == []
    assert QUESTIONS.keys() <= set(names())


def _markdown(script: Path):
    for cell in read_script(script.read_text(encoding="utf-8")).cells:
        if cell.cell_type == "markdown" and kind_of(cell) != "notes" and not OF_THE_LIVE_ONE.match(cell.source):
            yield cell.source


def test_a_result_says_nothing_of_a_guess_that_nobody_made():
    placed = {name for script in CHAPTERS for kind, (name, *_) in _placed(script) if kind == "predict"}
    assert placed
    for name in placed:
        result = prediction_html(name).partition("<summary>The result")[2]
        assert not re.search(r"\b[Yy]ou (?:said|saw|had it|are close|guessed|expect)|natural guess", result), name


def test_headings_never_skip_a_level_and_sections_are_listed():
    body = ordered('<h1>A</h1><h3>b</h3><h2 id="c">C</h2><h4>d</h4><h2 id="e">E</h2><h2 id="f">F <i>x</i></h2>')
    assert re.findall(r"<h(\d)", body) == list("122322") and "<h2>b</h2>" in body
    assert contents(body).count("<li>") == 3 and '<a href="#f">F <i>x</i></a>' in contents(body)


def test_a_cell_that_has_no_form_is_an_error_that_names_it(tmp_path):
    assert list(calls('from widgets import card\n\ncard("ch01.x")')) == [("card", ["ch01.x"])]
    with pytest.raises(Trouble, match=r"ch05_x.py places dance"):
        live_html("dance", [], "ch05_x", tmp_path)


def test_values_are_written_as_axes_write_them():
    assert [written(-1234.5, "$,.0f"), written(0.123, ".1%"), written(None, ""), written(3, "")] == ["−$1,234", "12.3%", "–", "3"]


def test_broken_links_are_found(tmp_path):
    page = "<h2 id='a'></h2><h2 id='a'></h2><a href='#b'>x</a><a href='no.html'>x</a><img src='no.svg'><script>1</script>"
    (tmp_path / "one.html").write_text(page)
    faults = "; ".join(broken_links(tmp_path))
    for part in ("id a stands twice", "leads to #b, where", "leads to no.html", "loads no.svg", "loads a script"):
        assert part in faults
    (tmp_path / "one.html").write_text("<h2 id='a'></h2><a href='one.html#a'>x</a>")
    assert broken_links(tmp_path) == []


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(Trouble, match="holds something else"):
        write_site(tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "mine"


def test_every_term_stands_in_a_chapter():
    """A term that no chapter uses has no place in the index."""
    text = [
        part
        for script in CHAPTERS[1:]
        for cell in _markdown(script)
        for part in page_sections(as_read(cell), page_name(script.stem))
    ]
    lost = [term.name for term in TERMS if not places(term, text)]
    assert not lost
    assert len({term.name.lower() for term in TERMS}) == len(TERMS)


def test_the_index_leads_back_to_terms_formulas_and_sources():
    cell = "## The rule\n\n**Expected deaths** and a formula $$\\frac{O}{E}$$\n- Shahian, Normand (2008). Comparison of …"
    html = index_html([Section("ch05_x.html", "The-rule", "The rule", cell)])
    assert html.count('<a href="ch05_x.html#The-rule">5 · The rule</a>') >= 3
    assert html.count("<li>") == len(SOURCES)


@pytest.mark.slow
def test_the_whole_edition_is_there_and_every_link_leads_somewhere(tmp_path, monkeypatch):
    out = tmp_path / "edition"
    pages = write_site(out)
    texts = {page.name: page.read_text(encoding="utf-8") for page in pages}
    assert len(texts) == len(CHAPTERS) + 1 and broken_links(out) == [] and (out / MARK).exists()
    everything = "".join(texts.values())
    for problem_id in registry.problems():
        assert everything.count(f'id="{registry.short(problem_id)}"') == 1, problem_id
    shown = {name for script in CHAPTERS for kind, (name, *_) in _placed(script) if kind == "explorer"}
    assert shown and shown <= set(names())
    for name in shown:
        assert everything.count(f'src="pictures/{name}-') == max(1, len(load(name).scenes)), name
    assert "<script" not in everything and "<!--=" not in everything and ".ipynb" not in everything
    assert all(alt.strip() for alt in re.findall(r'<img [^>]*alt="([^"]*)"', everything))
    monkeypatch.setattr("widgets.reading_edition.edition.strip", lambda name, _folder: f"<p>{name}</p>")
    monkeypatch.setattr("widgets.reading_edition.edition.run_result", lambda *_: "")
    again = write_site(out)
    assert again == pages and again[-1].read_text(encoding="utf-8") == texts["terms.html"]
    assert not (out / "pictures").exists(), "an earlier edition is replaced, not added to"


def _placed(script: Path):
    for part in re.split(r"(?m)^# %% ?", script.read_text(encoding="utf-8"))[1:]:
        head, _, body = part.partition("\n")
        if "[markdown]" not in head:
            yield from ((name, arguments or [""]) for name, arguments in calls(body))


def test_a_chapter_drops_its_speaker_s_notes(tmp_path, monkeypatch):
    monkeypatch.setattr("widgets.reading_edition.edition.strip", lambda name, _folder: f"<p>{name}</p>")
    html, sections = chapter_html(ROOT / "chapters" / "ch05_risk_adjustment_reversals.py", tmp_path)
    assert "20 minutes:" not in html and "Call on" not in html
    assert any(one.heading == "The rule that boards use" for one in sections)
    for problem_id in registry.of_chapter("ch05"):
        assert f'id="{registry.short(problem_id)}"' in html
