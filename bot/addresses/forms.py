"""Forms of addresses, with names of ids in braces."""

from collections.abc import Iterable, Mapping
from string import Formatter


def first_complete(forms: Iterable[str], known: Mapping[str, str | None]) -> str | None:
    """Fill in the first form of which everything is known; None if there is none."""
    whole = (form for form in forms if all(known.get(name) for _, name, _, _ in Formatter().parse(form) if name))
    form = next(whole, None)
    return form.format_map(known) if form else None
