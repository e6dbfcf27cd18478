"""`python -m bench.report`: a table of all figures that were kept, and a plot of each part, in `data/bench/`."""

import sys
from pathlib import Path

import matplotlib as mpl
import typer

mpl.use("Agg")

from matplotlib import pyplot

from bench.figures import FOLDER, Figures

INCHES_WIDE, INCHES_A_BAR = 9.0, 0.34
REACHED, MISSED, GOAL = "#3b7a57", "#b5482f", "#222222"


def table(parts: list[Figures]) -> str:
    """Write all figures as a table in Markdown."""
    lines = ["| part | figure | ratio | aim | measured |", "| --- | --- | --- | --- | --- |"]
    for part in parts:
        for one in part.all:
            aim = "" if one.goal is None else f"{'≥' if one.more_is_better else '≤'} {one.goal:g}"
            ratio = f"{one.ratio:.2f}" if one.is_reached else f"**{one.ratio:.2f}**"
            lines.append(f"| {part.part} | {one.name} | {ratio} | {aim} | {one.measured} |")
    return "\n".join(lines) + "\n"


def plot(part: Figures, file: Path) -> None:
    """Draw a part's ratios as bars, with a stroke where each should end."""
    figure, axes = pyplot.subplots(figsize=(INCHES_WIDE, 1.2 + INCHES_A_BAR * len(part.all)), layout="constrained")
    places = range(len(part.all))
    colours = [REACHED if one.is_reached else MISSED for one in part.all]
    axes.barh(places, [one.ratio for one in part.all], color=colours)
    for place, one in zip(places, part.all, strict=True):
        axes.text(one.ratio, place, f" {one.ratio:.2f}", va="center")
        if one.goal is not None:
            axes.plot([one.goal, one.goal], [place - 0.4, place + 0.4], color=GOAL)
    axes.set_yticks(places, [one.name for one in part.all])
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.set_title(f"{part.part}, times {part.beside} (stroke: what is aimed at)", loc="left")
    figure.savefig(file, dpi=110)
    pyplot.close(figure)


def main() -> None:
    """Print the table, and draw the plots. Exit code 1 if an aim was missed."""
    parts = Figures.kept()
    if not parts:
        typer.echo("Nothing was measured yet: `make bench` does.")
        sys.exit(1)
    text = table(parts)
    (FOLDER / "figures.md").write_text(text, encoding="utf-8")
    for part in parts:
        plot(part, FOLDER / f"{part.part.replace(' ', '-')}.png")
    typer.echo(f"\n{text}\nPlots are in {FOLDER}.")
    sys.exit(0 if all(part.are_reached for part in parts) else 1)


if __name__ == "__main__":
    typer.run(main)
