"""An explorer as a strip of its scenes: each a picture in a file of its own, its sentence, its settings and its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from widgets.explorer import Explorer, Scene, load, records
from widgets.livechart import columns_of
from widgets.long_run import LongRun
from widgets.reading_edition.phone import for_a_phone
from widgets.reading_edition.questions import question
from widgets.table import rows_of, table_of
from workbook.text import to_html_inline
from workbook.words import capital

WIDTH = 640
"""Pixels of a picture that takes the width of its page."""
ROWS = 40
"""The most rows of a table that a page shows."""
PHONE = "phone"
"""The folder of the pictures for narrow screens."""
MARGIN = 28
"""Pixels left and right of a picture: a reader's letters may be wider than those it was laid out with."""
_SIZE = re.compile(r'(<svg[^>]*?) width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"')


def strip(name: str, folder: Path) -> str:
    """Return an explorer as HTML, and write its pictures into `folder`."""
    explorer = load(name)
    scenes = explorer.scenes or {"": {}}
    asked = question(explorer, name)
    asks = f"<p><em>{to_html_inline(asked)}</em></p>" if asked else ""
    told = ""
    figures = ""
    for number, title in enumerate(scenes, 1):
        scene = explorer.at(**scenes[title])
        path = folder / f"{name}-{number}.svg"
        figures += _figure(explorer, title, scene, path, first=number == 1, said=scene.sentence != told)
        told = scene.sentence
    return f'<section class="explorer"><h3>{to_html_inline(explorer.title)}</h3>{asks}{figures}</section>'


def run_result(title: str, run: LongRun, folder: Path) -> str:
    """Return what a long run found, with its picture."""
    found = run.run(lambda _done, _asked: None, lambda: False, 0)
    rows = run.rows(found)
    sources = columns_of(rows if isinstance(rows, Mapping) else {run.sources[0]: rows})
    says = run.says(found)
    spec = run.spec | {"datasets": {name: records(columns) for name, columns in sources.items()}}
    picture = image(spec, says, folder / f"{title}.svg")
    return (
        f'<section class="explorer"><h3>{to_html_inline(run.title)}</h3><p>{to_html_inline(run.asks)}</p>'
        f"<figure>{picture}<figcaption>{to_html_inline(escape(says, quote=False))}</figcaption></figure></section>"
    )


def image(spec: Mapping[str, Any], alternative: str, path: Path) -> str:
    """Draw a specification with its rows into `path`; `alternative` is what the picture shows, in words."""
    sources = []
    for name, drawn in (("", _of_width(spec)), (PHONE, for_a_phone(spec, _width))):
        svg, width, height = _drawn(drawn, MARGIN // 4 if name else MARGIN)
        file = path.parent / name / path.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(svg, encoding="utf-8")
        sources.append((escape(file.relative_to(path.parents[1]).as_posix()), width, height))
    (wide, width, height), (narrow, narrow_width, narrow_height) = sources
    return (
        f'<picture><source media="(max-width: 560px)" srcset="{narrow}" width="{narrow_width}" height="{narrow_height}">'
        f'<img src="{wide}" width="{width}" height="{height}" loading="lazy" alt="{escape(alternative)}"></picture>'
    )


def _of_width(spec: Mapping[str, Any]) -> dict[str, Any]:
    return dict(spec) | ({"width": WIDTH} if spec.get("width") == "container" else {})


def _width(spec: Mapping[str, Any]) -> float:
    """How wide a composed picture is drawn."""
    return _drawn(spec, 0)[1]


def _drawn(spec: Mapping[str, Any], margin: int) -> tuple[str, int, int]:
    """Draw a specification with its rows: the picture, and its size."""
    import vl_convert

    svg = vl_convert.vegalite_to_svg(dict(spec))
    size = _SIZE.search(svg)
    assert size, "the library writes a picture's size another way"
    width, height = round(float(size[2])) + 2 * margin, round(float(size[3]))
    sized = rf'\1 width="{width}" height="{height}" viewBox="-{margin} 0 {width} {height}"'
    return _SIZE.sub(sized, svg, count=1), width, height


def _figure(explorer: Explorer, title: str, scene: Scene, path: Path, *, first: bool, said: bool) -> str:
    """One scene: what was set stands below it; what it shows is opened, where the reader is asked to see it first."""
    params = [
        param | {"value": scene.values[param["name"]]} if param.get("name") in explorer.linked else param
        for param in scene.spec.get("params", [])
    ]
    settings = {control.label: _plain(control.show(scene.values[name])) for name, control in explorer.controls.items()}
    listed = "; ".join(f"{label}: {value}" for label, value in settings.items())
    alternative = explorer.describes if first else f"The same picture, for “{title}”; below it stands what is set."
    picture = image(scene.spec | ({"params": params} if params else {}), alternative, path)
    heading = f"<b>{escape(title)}{'' if title.endswith(('?', '!', '.')) else '.'}</b> " if title else ""
    sentence = escape(capital(scene.sentence), quote=False)
    words = f"<details><summary>What it shows</summary><p>{sentence}</p></details>" if explorer.asks else f"<p>{sentence}</p>"
    return (
        f"<figure>{picture}<figcaption>{heading}<small>({escape(listed, quote=False)})</small></figcaption>"
        f"{words if said else ''}{_tables(explorer, scene.frame)}</figure>"
    )


def _tables(explorer: Explorer, frame: Any) -> str:
    tables = "".join(
        f"<table class='rows' tabindex='0'>{head}<tbody>{body}</tbody></table>{more}" for head, body, more in _rows(explorer, frame)
    )
    return f"<details><summary>As a table</summary>{tables}</details>" if tables else ""


def _rows(explorer: Explorer, frame: Any) -> Iterator[tuple[str, str, str]]:
    """The tables that a reader of the live page sees under “Show as table”: head, body and what was left out."""
    sources = columns_of(frame)
    made = [
        (caption, [(heading, "", values) for heading, values in columns.items()])
        for caption, columns in rows_of(explorer, frame).items()
    ] or [
        ("", [(one["title"], one.get("format", ""), sources[source][one["name"]]) for one in columns])
        for source, columns in table_of(explorer).items()
        if source in sources
    ]
    for caption, columns in made:
        if not columns:
            continue
        count = max(len(values) for _, _, values in columns)
        head = (f"<caption>{escape(caption)}</caption>" if caption else "") + "<thead><tr>"
        head += (
            "".join(f'<th scope="col">{escape(title)}</th>' if title else "<td></td>" for title, _, _ in columns) + "</tr></thead>"
        )
        lines = zip(*([written(value, how) for value in values[:ROWS]] for _, how, values in columns), strict=False)
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in line) + "</tr>" for line in lines)
        yield head, body, f"<p><small>The first {ROWS} of {count:,} rows.</small></p>" if count > ROWS else ""


def written(value: Any, how: str) -> str:
    """Write a value as the picture's axis does, where Python's format has the same; a missing one is a dash."""
    if value is None:
        return "–"
    if isinstance(value, bool | str):
        return str(value)
    dollar, how = ("$" if how.startswith("$") else ""), how.removeprefix("$").replace("~", "").replace("s", "g")
    try:
        text = format(abs(value) if dollar else value, how or ("g" if isinstance(value, int) else ".4g"))
    except ValueError:
        text = f"{abs(value) if dollar else value:g}"
    return f"{'−' if dollar and value < 0 else ''}{dollar}{text}".replace("-", "−")


def _plain(text: str) -> str:
    return text.replace("\\$", "$")
