"""Time zones as people name them: by a city, or by letters such as EST."""

import re
from importlib.resources import files

from bot.core.errors import UserFacingError
from bot.core.text.naming import name_key
from bot.dates import wording
from bot.dates.abbreviations import ABBREVIATED
from bot.dates.models import Zone

UTC_NAME = "UTC"

_REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_COUNTRIES = ("Cuba", "Egypt", "Iceland", "Iran", "Israel", "Jamaica", "Japan", "Poland", "Portugal", "Turkey")
_NO_PLACES = ("act", "lhi", "north", "south", "west")
"""Parts of Australia whose names would be words to anybody else."""

_SPOKEN = {
    f"{place}{season}": ABBREVIATED[letter + code]
    for place, letter in (("eastern", "e"), ("central", "c"), ("mountain", "m"), ("pacific", "p"))
    for season, code in (("", "t"), (" standard", "st"), (" daylight", "dt"))
}
"""As North Americans say them."""


def spoken_key(text: str) -> str:
    """Make what the ways to write a zone's name have in common: `New_York`, `new york`, `NEW-YORK`."""
    return " ".join(name_key(text).replace("_", " ").replace("-", " ").replace(".", " ").split())


_EXACT = {spoken_key(name): name for name in (files("tzdata") / "zones").read_text(encoding="utf-8").split()}
"""The zones by their names. tzdata has a list of them, so that they needn't be looked for on the disk."""

_OFFERED = {name: key for key, name in sorted(_EXACT.items()) if name.partition("/")[0] in (*_REGIONS, UTC_NAME)}
"""The zones that are a city's, and UTC; each with what it is found by."""

_CITIES = {key.rpartition("/")[2]: name for name, key in _OFFERED.items() if name != UTC_NAME}
_PLACES = {
    **{key: name for name, key in _OFFERED.items() if name != UTC_NAME},
    **{key: name for key, name in _CITIES.items() if key not in _NO_PLACES},
    **{spoken_key(name): name for name in _COUNTRIES},
}
"""The zones by what people call them: the city with its region, or alone, and some countries."""


def zone_called(text: str) -> Zone | None:
    """Find the zone of a city, a region's city, or an abbreviation; None if there is none of that name."""
    key = spoken_key(text).removesuffix(" time")
    place = _PLACES.get(key)
    return ABBREVIATED.get(key) or _SPOKEN.get(key) or (Zone(city(place), (place,)) if place else None)


def city(place: str) -> str:
    """Name a zone by its city: `New York` for `America/New_York`."""
    return place.rpartition("/")[2].replace("_", " ")


def zone_of(name: str) -> Zone:
    """Name the zone of a server, by its IANA name."""
    return Zone(city(name), (name,))


def read_zone(text: str) -> str:
    """Find the IANA name of the zone that was typed or chosen, for a server whose times go by it.

    Raises UserFacingError if there is none, or asks for a city in place of letters or hours: they don't tell of summer.
    """
    key = spoken_key(text).removesuffix(" time")
    lettered = _lettered(key)
    if lettered is not None and key != spoken_key(UTC_NAME):
        raise UserFacingError(wording.zone_needs_a_city, text, [*map(city, lettered.places)])
    place = _PLACES.get(key) or _EXACT.get(key)
    if place is None:
        raise UserFacingError(wording.no_such_zone, text)
    return place


def zones_like(text: str, limit: int) -> list[str]:
    """Find the zones with the typed text in their names, those first whose city begins with it.

    For letters such as EST they are the zones of the places where clocks go by them.
    """
    key = spoken_key(text)
    lettered = _lettered(key)
    named = [name for name, its_key in _OFFERED.items() if key in its_key]
    named.sort(key=lambda name: not _OFFERED[name].rpartition("/")[2].startswith(key))
    return list(dict.fromkeys([*(lettered.places if lettered else ()), *named]))[:limit]


def cities_of(letters: str) -> list[str]:
    """Name the cities whose clocks go by letters such as EST, at least in winter."""
    lettered = _lettered(spoken_key(letters))
    return [city(place) for place in lettered.places] if lettered else []


def _lettered(key: str) -> Zone | None:
    """Find what letters stand for, also where hours follow them: `est`, `est5edt`, `gmt+2`."""
    return _SPOKEN.get(key) or ABBREVIATED.get(re.split(r"[\d+ ]", key, maxsplit=1)[0])
