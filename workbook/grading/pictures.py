"""Small pictures for the report, as SVG that needs no script: readable in print, in the dark, and by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

BLUE, ORANGE, GREEN = "#0072B2", "#D55E00", "#009E73"
ROW, LABEL, WIDTH = 26, 300, 720


def bars(title: str, rows: Sequence[tuple[str, float, str]], *, color: str = BLUE, axis: str = "") -> str:
    """Draw horizontal bars of shares between 0 and 1: label, share, what stands at its end."""
    room, height = WIDTH - LABEL - 90, ROW * len(rows) + 34
    parts = [_grid(room, height, place) for place in (0, 0.25, 0.5, 0.75, 1)]
    for line, (label, share, said) in enumerate(rows):
        y = ROW * line + 6
        parts.append(f'<text x="{LABEL - 8}" y="{y + 14}" text-anchor="end">{escape(_short(label, 42))}</text>')
        parts.append(f'<rect x="{LABEL}" y="{y}" width="{max(room * share, 1):.1f}" height="{ROW - 8}" fill="{color}" rx="2"/>')
        parts.append(f'<text x="{LABEL + room * share + 6:.1f}" y="{y + 14}">{escape(said)}</text>')
    parts.append(f'<text x="{LABEL + room / 2}" y="{height - 2}" text-anchor="middle" class="axis">{escape(axis)}</text>')
    spoken = "; ".join(f"{label} {said}" for label, _, said in rows)
    return _picture(title, spoken, height, "".join(parts))


def scatter(title: str, points: Sequence[tuple[str, float, float, bool]]) -> str:
    """Draw difficulty across and discrimination up: name, both, and whether it is one to repair (a diamond)."""
    left, top, wide, high = 60, 10, WIDTH - 90, 300
    height = top + high + 46
    parts = [f'<rect x="{left}" y="{top}" width="{wide}" height="{high}" class="frame"/>']
    for share in (0, 0.25, 0.5, 0.75, 1):
        x = left + wide * share
        parts.append(f'<text x="{x:.1f}" y="{top + high + 18}" text-anchor="middle" class="axis">{share:.0%}</text>')
    for level in (-0.5, 0, 0.5, 1):
        y = top + high * (1 - (level + 0.5) / 1.5)
        parts.append(f'<line x1="{left}" x2="{left + wide}" y1="{y:.1f}" y2="{y:.1f}" class="grid"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end" class="axis">{f"{level:g}".replace("-", "−")}</text>')
    labelled: list[tuple[float, float]] = []
    names: list[str] = []  # drawn last, so that no dot lies on a name
    for name, difficulty, discrimination, is_weak in points:
        x, y = left + wide * difficulty, top + high * (1 - (min(max(discrimination, -0.5), 1) + 0.5) / 1.5)
        shape = (
            f'<path d="M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z" fill="{ORANGE}"/>'
            if is_weak
            else f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{BLUE}"/>'
        )
        beside = ""
        if is_weak and all(abs(x - other) > 190 or abs(y - line) > 13 for other, line in labelled):
            labelled.append((x, y))
            place = f'x="{x - 9:.1f}" text-anchor="end"' if x > left + 0.7 * wide else f'x="{x + 9:.1f}"'
            beside = f'<text {place} y="{y + 4:.1f}" class="small">{escape(_short(name, 30))}</text>'
        parts.append(f"<g><title>{escape(name)}: {difficulty:.0%} right, r = {discrimination:.2f}</title>{shape}</g>")
        names.append(beside)
    parts.append(f'<text x="{left + wide / 2}" y="{height - 6}" text-anchor="middle" class="axis">share right</text>')
    parts.append(
        f'<text transform="translate(14 {top + high / 2}) rotate(-90)" text-anchor="middle" class="axis">discrimination</text>'
    )
    spoken = f"{len(points)} problems; the tables of the chapters below hold their numbers"
    return _picture(title, spoken, height, "".join([*parts, *names]))


def histogram(title: str, counts: Sequence[int], labels: Sequence[str], *, axis: str) -> str:
    """Draw upright bars of counts."""
    most, left, top, high = max([*counts, 1]), 50, 16, 180
    wide = (WIDTH - left - 20) / max(len(counts), 1)
    parts = []
    for place, (count, label) in enumerate(zip(counts, labels, strict=True)):
        x, tall = left + wide * place, high * count / most
        parts.append(
            f'<rect x="{x + 3:.1f}" y="{top + high - tall:.1f}" width="{wide - 6:.1f}" height="{tall:.1f}" fill="{GREEN}"/>'
        )
        middle = f'x="{x + wide / 2:.1f}"'
        parts.append(f'<text {middle} y="{top + high - tall - 4:.1f}" text-anchor="middle" class="small">{count or ""}</text>')
        parts.append(f'<text {middle} y="{top + high + 16}" text-anchor="middle" class="small">{escape(label)}</text>')
    parts.append(
        f'<text x="{left + (WIDTH - left) / 2}" y="{top + high + 36}" text-anchor="middle" class="axis">{escape(axis)}</text>'
    )
    spoken = "; ".join(f"{label}: {count}" for label, count in zip(labels, counts, strict=True))
    return _picture(title, spoken, top + high + 42, "".join(parts))


def _picture(title: str, spoken: str, height: float, inside: str) -> str:
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}. {escape(spoken)}">{inside}</svg></figure>'
    )


def _grid(room: float, height: float, share: float) -> str:
    x = LABEL + room * share
    return f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height - 30}" class="grid"/>' + (
        f'<text x="{x:.1f}" y="{height - 18}" text-anchor="middle" class="axis">{share:.0%}</text>'
    )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
