"""Writes the pages: each chapter from its script, the index, and one sheet of style."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from html import escape
from importlib import import_module
from pathlib import Path

from widgets.pages import page_html
from widgets.reading_edition import parts
from widgets.reading_edition.back_matter import Section, index_html
from widgets.reading_edition.links import broken_links
from widgets.reading_edition.pictures import run_result, strip
from workbook import objectives, registry
from workbook.building import chapter_title
from workbook.cells import calls
from workbook.environment import ROOT, Trouble
from workbook.notebook_files import read_script
from workbook.release.identity import release_id
from workbook.slides import kind_of

_OF_THE_LIVE_ONE = re.compile(r"## (Answer|Without a mouse|Where your answers are)\b")
"""What chapter 0 says of the live workbook alone."""
WHAT_THIS_IS = (
    '<p class="objectives">This is the edition to read: pictures stand still, one for each setting worth seeing, and answers open '
    "at the triangles. In the live workbook you move the pictures, get numbers of your own, and your answers are marked: "
    "<code>python3 start.py</code>.</p>"
)
MARK = "reading-edition.txt"
"""The file that says that a folder is ours to write again."""
LIVE = {
    "progress": "your progress, objective by objective",
    "review": "what is due for review, in new numbers",
    "calibration": "how sure you were of your predictions, and how right",
}
_NOTEBOOK = re.compile(r'href="(?:\.\./exercises/)?(ch\d\d_\w+)\.ipynb')
_TABLE = re.compile(r"<table>.*?</tr>", re.DOTALL)
Say = Callable[[str, int, int], None]


def write_site(out: Path, *, say: Say = lambda _name, _done, _all: None) -> list[Path]:
    """Write the whole workbook as static pages into a folder.

    Parameters
    ----------
    out
        A folder that is new, empty, or an earlier edition, which is replaced.
    say
        Called as `say(page, done, all)` before each page.

    Returns
    -------
    list of Path
        The pages; `index.html` is the first to open.

    Raises
    ------
    Trouble
        Where the folder holds something else, or a link of a finished page leads nowhere.
    """
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        raise Trouble(f"{out} holds something else: name a new folder, or an earlier reading edition.")
    unfinished = out.with_name(f".{out.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    scripts = sorted((ROOT / "chapters").glob("ch*.py"))
    sections: list[Section] = []
    for done, script in enumerate(scripts):
        say(script.stem, done, len(scripts) + 1)
        body, found = chapter_html(script, unfinished)
        sections += found
        _write(unfinished / page_name(script.stem), chapter_title(ROOT, script.stem), body, script.stem, scripts)
    say("the index", len(scripts), len(scripts) + 1)
    _write(unfinished / "terms.html", "Terms, formulas and sources", index_html(sections), "", scripts)
    shutil.copy(Path(__file__).with_name("edition.css"), unfinished / "edition.css")
    (unfinished / MARK).write_text(f"Reading edition of the Value-Based Care Workbook, {release_id()}\n", encoding="utf-8")
    if broken := broken_links(unfinished):
        raise Trouble("Links that lead nowhere: " + "; ".join(broken[:5]))
    if out.exists():
        shutil.rmtree(out)
    unfinished.rename(out)
    return [out / page_name(script.stem) for script in scripts] + [out / "terms.html"]


def page_name(chapter: str) -> str:
    """The file of a chapter; the contents open first."""
    return "index.html" if chapter.startswith("ch00") else f"{chapter}.html"


def chapter_html(script: Path, folder: Path) -> tuple[str, list[Section]]:
    """Return a chapter's main part, and its sections for the index; its pictures are written into `folder`."""
    html: list[str] = []
    sections: list[Section] = []
    shown: set[str] = set()
    for cell in read_script(script.read_text(encoding="utf-8")).cells:
        if kind_of(cell) == "notes":
            continue
        if cell.cell_type == "markdown" and _OF_THE_LIVE_ONE.match(cell.source):
            continue
        if cell.cell_type == "markdown":
            html.append(_linked(page_html(cell.source)))
            sections += _sections(cell.source, page_name(script.stem))
            continue
        for name, arguments in calls(cell.source):
            html.append(live_html(name, arguments, script.stem, folder))
            if name == "card":
                shown.add(registry.resolve(arguments[0]))
    html.append(_remaining(script.stem, shown))
    return "\n".join(html), sections


def live_html(name: str, arguments: list[str], chapter: str, folder: Path) -> str:
    """One live part of a page, as the reading edition has it."""
    if name in LIVE:
        return f'<p class="objectives">The live workbook shows here {LIVE[name]}.</p>'
    if name == "explorer":
        return strip(arguments[0], folder / "pictures")
    if name == "long_run":
        return run_result(arguments[0], import_module(f"widgets.runs.{arguments[0]}").RUN, folder / "pictures")
    if name == "due_cards":
        return parts.earlier_html(arguments[1:])
    if name == "objective_map":
        return _map()
    if name == "report_error":
        where = f"{registry.chapter_key(chapter)}, edition {release_id()}"
        return f'<p class="quiet">An error on this page? Say what is wrong and where, with: {where}.</p>'
    made = {
        "card": parts.problem_html,
        "predict": parts.prediction_html,
        "decide": parts.decisions_html,
        "position": parts.debate_html,
        "chapter_bar": parts.objectives_html,
    }
    if name not in made:
        raise Trouble(f"chapters/{chapter}.py places {name}(…), which the reading edition has no form for.")
    return made[name](arguments[0])


def _remaining(chapter: str, shown: set[str]) -> str:
    """The problems of a chapter that only its exercise notebook shows."""
    rest = [one for one in registry.of_chapter(chapter) if one not in shown]
    if not rest:
        return ""
    return '<h2 id="More-problems">More problems</h2>' + "".join(parts.problem_html(one) for one in rest)


def _map() -> str:
    """All objectives, with what each builds on."""
    known = objectives.everything()
    rows = "".join(
        f'<tr><td>{registry.chapter_number(one.chapter)}</td><td id="{one.id}">{escape(one.says)}</td><td>'
        + "; ".join(f'<a href="#{before}">{escape(known[before].says)}</a>' for before in one.after)
        + "</td></tr>"
        for one in known.values()
    )
    head = "<tr><th scope='col'>Chapter</th><th scope='col'>Objective</th><th scope='col'>Builds on</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _sections(source: str, page: str) -> Iterator[Section]:
    """The parts of a cell by their headings; what stands before the first belongs to the page."""
    for text in re.split(r"(?m)^(?=#{1,4} )", source):
        heading = re.match(r"#{1,4} (.+)", text)
        anchor = re.search(r'<h\d id="([^"]*)"', page_html(text)) if heading else None
        yield Section(page, anchor[1] if anchor else "", heading[1] if heading else "", text)


def _linked(html: str) -> str:
    """Links to notebooks become links to pages."""
    return _NOTEBOOK.sub(lambda found: f'href="{page_name(found[1])}', html)


def _scrolled(html: str) -> str:
    """A wide table can be scrolled with the keyboard, too."""
    return _TABLE.sub(
        lambda found: found[0].replace("<table>", '<table tabindex="0">') if found[0].count("<th") > 3 else found[0], html
    )


def _list(chapters: list[str]) -> str:
    """The chapters as links."""
    return "<ul>" + "".join(f'<li><a href="{page_name(one)}">{number_and_title(one)}</a></li>' for one in chapters[1:]) + "</ul>"


def number_and_title(chapter: str) -> str:
    """A chapter as it stands in a list: `5 · Risk adjustment and reversals`."""
    return f"{registry.chapter_number(chapter)} · {escape(chapter_title(ROOT, chapter))}"


def _write(path: Path, title: str, body: str, chapter: str, scripts: list[Path]) -> None:
    names = [script.stem for script in scripts]
    at = names.index(chapter) if chapter in names else -1
    around = [
        ("Contents", "index.html"),
        *([(f"Before: {chapter_title(ROOT, names[at - 1])}", page_name(names[at - 1]))] if at > 0 else []),
        *([(f"Next: {chapter_title(ROOT, names[at + 1])}", page_name(names[at + 1]))] if 0 <= at < len(names) - 1 else []),
        ("Terms, formulas, sources", "terms.html"),
    ]
    links = " · ".join(f'<a href="{page}">{escape(text)}</a>' for text, page in around if page != path.name)
    if path.name == "index.html":
        body = body.replace("</h1>", f"</h1>{WHAT_THIS_IS}{_list(names)}", 1)
    heading = "" if "<h1" in body else f"<h1>{escape(title)}</h1>"
    head = (
        "<meta charset='utf-8'><meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{escape(title)} – Value-Based Care Workbook</title>"
        "<link rel='icon' href='data:,'><link rel='stylesheet' href='edition.css'>"
    )
    path.write_text(
        f"<!doctype html>\n<html lang='en'><head>{head}</head><body><a class='skip' href='#main'>To the text</a>"
        f"<header><nav aria-label='Pages'>{links}</nav></header><main id='main'>{heading}{_scrolled(body)}</main>"
        f"<footer><nav aria-label='Pages, again'>{links}</nav></footer></body></html>\n",
        encoding="utf-8",
    )
