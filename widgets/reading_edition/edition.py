"""Writes the edition: each chapter from its script, the index, and one sheet of style."""

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
from widgets.reading_edition.links import broken_links, page_name
from widgets.reading_edition.page import chapter_list, write_page
from widgets.reading_edition.pictures import run_result, strip
from widgets.reading_edition.problems import problem_html
from widgets.reading_edition.wording import as_read
from workbook import objectives, registry
from workbook.building import chapter_title
from workbook.cells import calls
from workbook.environment import ROOT, Trouble
from workbook.notebook_files import read_script
from workbook.release.identity import release_id
from workbook.slides import kind_of

OF_THE_LIVE_ONE = re.compile(r"## (Your progress|How sure, and how right|Without a mouse|Where your answers are)\b")
"""What chapter 0 says of the live workbook alone."""
WHAT_THIS_IS = (
    '<p class="objectives">This is the edition to read: pictures stand still, one for each setting worth seeing, and answers open '
    "at the triangles. In the live workbook you move the pictures and get numbers of your own; your answers are marked, and what "
    "you are about to forget comes back: <code>python3 start.py</code>.</p>"
)
MARK = "reading-edition.txt"
"""The file that says that a folder is ours to write again."""
LIVE = ("progress", "review", "calibration")
"""Calls that show what a reader did: here nothing is kept."""
_BACK = re.compile(r"## (Data|Sources|Data and sources)\b")
"""What stands at the end of a chapter; its further problems come before."""
_NOTEBOOK = re.compile(r'href="(?:\.\./exercises/)?(ch\d\d_\w+)\.ipynb')
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
    chapters = [script.stem for script in scripts]
    sections: list[Section] = []
    for done, script in enumerate(scripts):
        say(script.stem, done, len(scripts) + 1)
        body, found = chapter_html(script, unfinished)
        sections += found
        title, opening = chapter_title(ROOT, script.stem), WHAT_THIS_IS + chapter_list(chapters) if script == scripts[0] else ""
        write_page(unfinished / page_name(script.stem), title, body, chapter=script.stem, chapters=chapters, opening=opening)
    say("the index", len(scripts), len(scripts) + 1)
    write_page(unfinished / "terms.html", "Terms, formulas and sources", index_html(sections), chapters=chapters)
    shutil.copy(Path(__file__).with_name("edition.css"), unfinished / "edition.css")
    (unfinished / MARK).write_text(f"Reading edition of the Value-Based Care Workbook, {release_id()}\n", encoding="utf-8")
    if broken := broken_links(unfinished):
        raise Trouble("Links that lead nowhere: " + "; ".join(broken[:5]))
    if out.exists():
        shutil.rmtree(out)
    unfinished.rename(out)
    return [out / page_name(script.stem) for script in scripts] + [out / "terms.html"]


def chapter_html(script: Path, folder: Path) -> tuple[str, list[Section]]:
    """Return a chapter's main part, and its sections for the index; its pictures are written into `folder`."""
    html: list[str] = []
    sections: list[Section] = []
    shown: set[str] = set()
    back = None
    for cell in read_script(script.read_text(encoding="utf-8")).cells:
        if kind_of(cell) == "notes":
            continue
        if cell.cell_type == "markdown" and OF_THE_LIVE_ONE.match(cell.source):
            continue
        if cell.cell_type == "markdown":
            if back is None and _BACK.match(cell.source):
                back = len(html)
            source = as_read(cell.source)
            html.append(_linked(page_html(source)))
            sections += page_sections(source, page_name(script.stem))
            continue
        for name, arguments in calls(cell.source):
            html.append(live_html(name, arguments, script.stem, folder))
            if name == "card":
                shown.add(registry.resolve(arguments[0]))
    html.insert(len(html) if back is None else back, _remaining(script.stem, shown))
    return "\n".join(html), sections


def live_html(name: str, arguments: list[str], chapter: str, folder: Path) -> str:
    """One live part of a page, as the reading edition has it."""
    if name in LIVE:
        return ""
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
        "card": problem_html,
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
    return '<h2 id="More-problems">More problems</h2>' + "".join(map(problem_html, rest))


def _map() -> str:
    """All objectives, with what each builds on."""
    known = objectives.everything()
    pages = {registry.chapter_key(name): page_name(name) for name in registry.chapters()}
    rows = "".join(
        f'<tr><td><a href="{pages[one.chapter]}">{registry.chapter_number(one.chapter)}</a></td>'
        f'<td id="{one.id}">{escape(one.says)}</td><td>'
        + "; ".join(f'<a href="#{before}">{escape(known[before].says)}</a>' for before in one.after)
        + "</td></tr>"
        for one in known.values()
    )
    head = "<tr><th scope='col'>Chapter</th><th scope='col'>Objective</th><th scope='col'>Builds on</th></tr>"
    return f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def page_sections(source: str, page: str) -> Iterator[Section]:
    """The parts of a cell by their headings; what stands before the first belongs to the page."""
    for text in re.split(r"(?m)^(?=#{1,4} )", source):
        heading = re.match(r"#{1,4} (.+)", text)
        anchor = re.search(r'<h\d id="([^"]*)"', page_html(text)) if heading else None
        yield Section(page, anchor[1] if anchor else "", heading[1] if heading else "", text)


def _linked(html: str) -> str:
    """Links to notebooks become links to pages."""
    return _NOTEBOOK.sub(lambda found: f'href="{page_name(found[1])}', html)
