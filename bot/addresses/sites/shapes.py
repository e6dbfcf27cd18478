"""Writing down how a site's addresses look."""

import re

from bot.addresses.models import AddressKind, Shape

END = r"(?![^/?#&])"
"""Behind an id or a name: it is whole."""


def chapter(pattern: str, form: str, *, counted: bool = False) -> Shape:
    return Shape(AddressKind.CHAPTER, _compiled(pattern), form, counted)


def work(pattern: str, form: str) -> Shape:
    return Shape(AddressKind.WORK, _compiled(pattern), form)


def other(pattern: str, form: str) -> Shape:
    return Shape(AddressKind.OTHER, _compiled(pattern), form)


def member(pattern: str, form: str) -> Shape:
    return Shape(AddressKind.MEMBER, _compiled(pattern), form)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + END, re.IGNORECASE | re.ASCII)
