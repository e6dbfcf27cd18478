"""`python -m docs.pictures` draws every picture anew."""

from docs.pictures.drawing import draw
from docs.pictures.routes import ROUTES
from docs.pictures.source import ROOT


def main() -> None:
    for name, route in ROUTES.items():
        (ROOT / "docs" / f"{name}.svg").write_text(draw(route), encoding="utf-8")


if __name__ == "__main__":
    main()
