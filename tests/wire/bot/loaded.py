"""The bot as a process that prints, at SIGUSR1, which modules it has loaded: `loaded`, and their names."""

import runpy
import signal
import sys


def tell(*_: object) -> None:
    sys.stdout.write(f"loaded {' '.join(sorted(sys.modules))}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, tell)
    sys.argv = ["bot", "run"]
    runpy.run_module("bot", run_name="__main__")
