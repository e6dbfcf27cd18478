"""A route as SVG: a box a stop, beside the folder that it is in, and an arrow to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from textwrap import wrap

from docs.pictures.routes import End, Route, Stop
from docs.pictures.source import Function, Unfounded, called_at, find, touches

WIDTH = 880
LEFT = 210
"""Where boxes begin; the folders' names stand left of it."""
INDENT = 22
"""How far a box stands to the right of the one that calls it."""
GAP = 32
LINE = 17
LETTERS = 92
"""Characters of a line in a box."""

COLOURS = {"cogs": ("#ddf4ff", "#0969da"), "core": ("#eaeef2", "#57606a"), "bot": ("#fff8c5", "#9a6700")}
"""Fill and border by side: Discord in and out, what everything stands on, and what the bot does."""

STYLE = """\
text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2328 }
.name { font: 600 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
.path, .folder { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #57606a }
.arrow { stroke: #57606a; stroke-width: 1.5; fill: none; marker-end: url(#tip) }
.later { stroke-dasharray: 5 4 }
.waits { font-style: italic; fill: #57606a }"""


def draw(route: Route) -> str:
    """Draw a route. Raises Unfounded if it isn't the code's."""
    stops = list(_placed(route.stops))
    parts: list[str] = []
    y = _pill(parts, 24, route.begins)
    before = 0
    for folder, group in groupby(stops, key=lambda one: one.function.folder):
        top = y + GAP
        for placed in group:
            y = _arrow(parts, y, before, placed.depth, placed.stop.waits)
            y = _box(parts, y, placed)
            before = placed.depth
        parts += _folder(folder, top, y)
    y = _arrow(parts, y, before, 0)
    y = _pill(parts, y, route.ends)
    return _page(parts, y + 24)


@dataclass(frozen=True, slots=True)
class Placed:
    """A stop with how many of those before are still under way while it is."""

    stop: Stop
    function: Function
    depth: int


def _placed(stops: Iterable[Stop]) -> Iterator[Placed]:
    under_way: list[tuple[Function, int]] = []
    before: Function | None = None
    for stop in stops:
        function = find(stop.function)
        if stop.taken_from:
            under_way = _taken_up(stop, before, function)
        elif before is not None:
            under_way = _called(under_way, function)
        under_way.append((function, -1))
        before = function
        yield Placed(stop, function, len(under_way) - 1)


def _taken_up(stop: Stop, before: Function | None, function: Function) -> list[tuple[Function, int]]:
    for one in (before, function):
        if one is None or not touches(one, stop.taken_from):
            raise Unfounded(f"{one and one.name} has nothing to do with {stop.taken_from}")
    return []


def _called(under_way: list[tuple[Function, int]], function: Function) -> list[tuple[Function, int]]:
    """End those that don't call it after what they called before; each keeps the place of its latest call."""
    while under_way:
        caller, at = under_way.pop()
        place = called_at(caller, function, at)
        if place is not None:
            return [*under_way, (caller, place)]
    raise Unfounded(f"nothing before calls {function.name}")


def _pill(parts: list[str], y: int, end: End) -> int:
    width = WIDTH - LEFT - 24
    parts.append(f'<rect x="{LEFT}" y="{y}" width="{width}" height="32" rx="16" fill="#fff" stroke="#57606a"/>')
    parts.append(f'<text x="{LEFT + 18}" y="{y + 21}">{escape(end)}</text>')
    return y + 32


def _box(parts: list[str], y: int, placed: Placed) -> int:
    function, left = placed.function, LEFT + INDENT * placed.depth
    lines = wrap(function.says, LETTERS - 3 * placed.depth)
    height = 28 + LINE * len(lines)
    fill, border = COLOURS[_side(function)]
    size = f'width="{WIDTH - left - 24}" height="{height}"'
    parts.append(f'<rect x="{left}" y="{y}" {size} rx="6" fill="{fill}" stroke="{border}"/>')
    parts.append(f'<text class="name" x="{left + 12}" y="{y + 19}">{escape(function.shown)}</text>')
    file = function.path.rpartition("/")[2]
    parts.append(f'<text class="path" x="{WIDTH - 36}" y="{y + 19}" text-anchor="end">{escape(file)}</text>')
    for index, line in enumerate(lines, 1):
        parts.append(f'<text x="{left + 12}" y="{y + 19 + LINE * index}">{escape(line)}</text>')
    return y + height


def _side(function: Function) -> str:
    first, second = f"{function.folder}/".split("/")[:2]
    return second if second == "core" else first


def _arrow(parts: list[str], y: int, before: int, depth: int, waits: str = "") -> int:
    """Draw an arrow from the box before, which may stand further right, to the next."""
    start, x = (LEFT + 40 + INDENT * one for one in (max(before, depth), depth))
    bend = f"V{y + 8} H{x} " if start > x else ""
    later = " later" if waits else ""
    parts.append(f'<path class="arrow{later}" d="M{start if bend else x} {y} {bend}V{y + GAP - 2}"/>')
    if waits:
        parts.append(f'<text class="waits" x="{x + 14}" y="{y + 23}">{escape(waits)}</text>')
    return y + GAP


def _folder(folder: str, top: int, bottom: int) -> Iterator[str]:
    yield f'<path d="M{LEFT - 10} {top} V{bottom}" stroke="#8c959f" stroke-width="2"/>'
    yield f'<text class="folder" x="{LEFT - 20}" y="{top + 19}" text-anchor="end">{escape(folder)}</text>'


def _page(parts: list[str], height: int) -> str:
    tip = '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    size = f'width="{WIDTH}" height="{height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" {size}>',
            f"<style>{STYLE}</style>",
            f'<defs>{tip}<path d="M0 0 L8 4 L0 8 Z" fill="#57606a"/></marker></defs>',
            f'<rect {size} rx="10" fill="#f6f8fa"/>',
            *parts,
            "</svg>\n",
        ]
    )
