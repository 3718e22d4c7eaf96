"""What the pages are called, and that each of their links and pictures leads to something: nothing is fetched from elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


def page_name(chapter: str) -> str:
    """The file of a chapter; the contents open first."""
    return "index.html" if chapter.startswith("ch00") else f"{chapter}.html"


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.leads: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attributes}
        if "id" in known:
            self.ids.append(known["id"])
        if tag == "a" and "href" in known:
            self.leads.append(known["href"])
        elif tag == "script":
            self.loads.append(known.get("src", "a script of its own"))
        else:
            self.loads += [known[name] for name in ("src", "srcset", "href") if name in known]


def broken_links(folder: Path) -> list[str]:
    """Say of each page what is wrong: a link or a picture without its file or place, an id that stands twice, a script."""
    pages = {path.name: _Page(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.html"))}
    faults = []
    for name, page in pages.items():
        faults += [f"{name}: the id {one} stands twice" for one in sorted({one for one in page.ids if page.ids.count(one) > 1})]
        for link in page.loads:
            if link != "data:," and (urlsplit(link).scheme or not (folder / link).is_file()):
                faults.append(f"{name} loads {link}")
        for link in page.leads:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto"):
                continue
            target = parts.path or name
            if target not in pages:
                faults.append(f"{name} leads to {link}")
            elif parts.fragment and unquote(parts.fragment) not in pages[target].ids:
                faults.append(f"{name} leads to {link}, where there is no such place")
    return faults
