"""What the letters behind a time stand for, such as EST: how far from UTC, and where clocks go by it."""

from datetime import timedelta

from bot.dates.models import Zone

_TABLE = """
    UTC   0
    GMT   0
    Z     0
    NST  -3:30  America/St_Johns
    NDT  -2:30  America/St_Johns
    ADT  -3     America/Halifax
    EST  -5     America/New_York
    EDT  -4     America/New_York
    CDT  -5     America/Chicago
    MST  -7     America/Denver
    MDT  -6     America/Denver
    PST  -8     America/Los_Angeles
    PDT  -7     America/Los_Angeles
    AKST -9     America/Anchorage
    AKDT -8     America/Anchorage
    HST  -10    Pacific/Honolulu
    BRT  -3     America/Sao_Paulo
    WET   0     Europe/Lisbon
    WEST  1     Europe/Lisbon
    CET   1     Europe/Berlin
    CEST  2     Europe/Berlin
    EET   2     Europe/Athens
    EEST  3     Europe/Athens
    MSK   3     Europe/Moscow
    WAT   1     Africa/Lagos
    SAST  2     Africa/Johannesburg
    IDT   3     Asia/Jerusalem
    PKT   5     Asia/Karachi
    ICT   7     Asia/Bangkok
    WIB   7     Asia/Jakarta
    WITA  8     Asia/Makassar
    HKT   8     Asia/Hong_Kong
    SGT   8     Asia/Singapore
    PHT   8     Asia/Manila
    JST   9     Asia/Tokyo
    KST   9     Asia/Seoul
    AWST  8     Australia/Perth
    ACST  9:30  Australia/Adelaide
    ACDT  10:30 Australia/Adelaide
    AEST  10    Australia/Sydney
    AEDT  11    Australia/Sydney
    NZST  12    Pacific/Auckland
    NZDT  13    Pacific/Auckland
    ET    -     America/New_York
    CT    -     America/Chicago
    MT    -     America/Denver
    PT    -     America/Los_Angeles
    AMT   -     America/Manaus Asia/Yerevan
    AST   -     America/Halifax Asia/Riyadh
    BST   -     Europe/London Asia/Dhaka
    CST   -     America/Chicago Asia/Shanghai America/Havana
    GST   -     Asia/Dubai Atlantic/South_Georgia
    IST   -     Asia/Kolkata Asia/Jerusalem Europe/Dublin
    SST   -     Pacific/Pago_Pago Asia/Singapore
    WST   -     Australia/Perth Pacific/Apia
"""
"""Those without a number are in use in several places, each with hours of its own, or in summer and winter alike.
Letters that are words, such as EAT, aren't here.
"""


def _read(line: str) -> Zone:
    label, hours, *places = line.split()
    return Zone(label, tuple(places), None if hours == "-" else offset_of(hours))


def offset_of(text: str) -> timedelta:
    """Read hours, with minutes or without: `-3:30`, `10`."""
    hours, _, minutes = text.lstrip("+-").partition(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return -offset if text.startswith("-") else offset


ABBREVIATED = {zone.label.casefold(): zone for zone in map(_read, _TABLE.strip().splitlines())}
