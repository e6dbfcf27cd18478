"""How many examples chance makes for a test: few in the ordinary run, by `make fuzz` as many as one likes."""

import os

EXAMPLES = int(os.environ.get("EXAMPLES", "0"))


def tries(usual: int) -> int:
    """Return the number that `make fuzz` was told, else the usual one."""
    return EXAMPLES or usual
