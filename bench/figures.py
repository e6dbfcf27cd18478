"""The figures of one run: told as they come, and kept in `data/bench/` for the table and the plots."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import typer

FOLDER = Path(__file__).resolve().parents[1] / "data" / "bench"


@dataclass(frozen=True, slots=True)
class Figure:
    """How often something is as large as what stands beside it, measured in the same run.

    `goal` is the most that it should be, or the least where more is better; None where nothing is aimed at. `measured`
    says in its own unit what ours was.
    """

    name: str
    ratio: float
    measured: str
    goal: float | None = None
    more_is_better: bool = False

    @property
    def is_reached(self) -> bool:
        if self.goal is None:
            return True
        return self.ratio >= self.goal if self.more_is_better else self.ratio <= self.goal

    def __str__(self) -> str:
        aim = "" if self.goal is None else f"; {'at least' if self.more_is_better else 'at most'} {self.goal:g} x"
        return f"{self.name}: {self.ratio:.2f} x ({self.measured}{aim}){'' if self.is_reached else '  MISSED'}"


class Figures:
    """Those of one part; `beside` says what it is compared with."""

    def __init__(self, part: str, beside: str) -> None:
        self.part = part
        self.beside = beside
        self.all: list[Figure] = []

    def tell(self, figure: Figure) -> None:
        self.all.append(figure)
        typer.echo(f"{self.part}: {figure}")

    @property
    def are_reached(self) -> bool:
        return all(figure.is_reached for figure in self.all)

    def keep(self) -> None:
        """Write them into FOLDER, in place of those of an earlier run."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        kept = {"part": self.part, "beside": self.beside, "figures": [dataclasses.asdict(one) for one in self.all]}
        self._file(self.part).write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def kept(cls) -> list[Self]:
        """Read those of all parts."""
        return [cls._read(file) for file in sorted(FOLDER.glob("*.json"))]

    @classmethod
    def _read(cls, file: Path) -> Self:
        kept = json.loads(file.read_text(encoding="utf-8"))
        figures = cls(kept["part"], kept["beside"])
        figures.all = [Figure(**one) for one in kept["figures"]]
        return figures

    @staticmethod
    def _file(part: str) -> Path:
        return FOLDER / f"{part.replace(' ', '-')}.json"
