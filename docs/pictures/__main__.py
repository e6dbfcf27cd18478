"""`python -m docs.pictures` draws every picture anew, and takes those of the demo in a browser."""

import asyncio
import json
import sys

from docs.pictures.drawing import draw
from docs.pictures.routes import ROUTES
from docs.pictures.screen import CHROMIUM
from docs.pictures.shots import TEXTS, take
from docs.pictures.source import ROOT


def main() -> None:
    for name, route in ROUTES.items():
        (ROOT / "docs" / f"{name}.svg").write_text(draw(route), encoding="utf-8")
    if CHROMIUM.exists():
        TEXTS.write_text(json.dumps(asyncio.run(take(TEXTS.parent)), indent=1, ensure_ascii=False) + "\n", "utf-8")
    else:
        sys.stderr.write(f"There is no Chromium at {CHROMIUM} (apt install chromium): docs/screens stays as it is.\n")


if __name__ == "__main__":
    main()
