"""Reading an address: which site, work and chapter it leads to."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.addresses.forms import first_complete
from bot.addresses.models import Address, AddressKind, KnownSite, Manners, Shape
from bot.addresses.plain_form import PlainForm, plain_form
from bot.addresses.sites import PROGRAMS, SITES
from bot.addresses.sites.blogs import BLOGGER
from bot.core.text.links import taken_apart

_INDEX = re.compile(
    r"(?:table-of-)?contents|toc|index|archives?|chapters|(?:category|categories|tag|tags|series|author)/.+",
    re.IGNORECASE,
)
"""Pages of a blog that list chapters."""
_BLOGSPOT = re.compile(r"(?:^|\.)[^.]+\.blogspot(?:\.[a-z]{2,3}){1,2}$")
"""Blogger's hosts, which end differently in each country."""

_SHORT = re.compile(
    r"(?:wp\.me|w\.tt|t\.co|bit\.ly|tinyurl\.com|goo\.gl|buff\.ly|ow\.ly|is\.gd|fb\.me|lnkd\.in)(?::|$)"
)
"""Hosts whose addresses stand for others, and say nothing."""

LONGEST_FORM = 8192
"""Characters of an address that is read, as it is typed and in its normal form, where a letter may take nine."""
_MOST_KNOWN = 4096
"""Addresses whose reading is remembered: those of the chapters of some servers."""


@lru_cache(maxsize=_MOST_KNOWN)
def read(link: str) -> Address | None:
    """Read where a link leads; None for what is no web address, or a longer one than any client opens."""
    parts = taken_apart(link) if len(link) <= LONGEST_FORM else None
    if parts is None:
        return None
    form, site = plain_form(parts), site_at(parts.host)
    host = form.host.partition(":")[0] if site else form.host
    at = f"{host}{form.path}?{form.query}#{form.fragment}" if form.query else f"{host}{form.path}#{form.fragment}"
    address = _shaped((site,) if site else PROGRAMS, at, form.host) or _plain(site, form)
    return address if len(address.normal) <= LONGEST_FORM else None


def normal_form(link: str | None) -> str | None:
    """Return the form that all links to the same place share; None for what is no link."""
    address = read(link) if link else None
    return address.normal if address else None


def chapter_address(link: str | None) -> str | None:
    """Return the normal form of a chapter's link at a site that is known: no other chapter has it. None for others."""
    address = read(link) if link else None
    is_chapter = address is not None and address.kind is AddressKind.CHAPTER and address.chapter is not None
    return address.normal if address and is_chapter else None


def counted_chapter(work: Address, number: float) -> str | None:
    """Return the address of a work's chapter at a site that counts them; None elsewhere."""
    shapes = (shape for site in SITES if site.name == work.site for shape in site.shapes if shape.counted)
    form = next((shape.form for shape in shapes), None)
    return (
        form.format(work=work.work, chapter=int(number)) if form and work.work and float(number).is_integer() else None
    )


def site_of(link: str) -> KnownSite | None:
    """Find the site that a link leads to, by its host alone; one without http: in front is understood too."""
    parts = taken_apart(f"https:{link}" if link.startswith("//") else link)
    return site_at(parts.host) if parts else None


def site_at(host: str) -> KnownSite | None:
    """Find the site that answers under a host; None if it isn't known."""
    if _BLOGSPOT.search(host):
        return BLOGGER
    return next((site for site in SITES if site.is_at(host)), None)


def may_ask(host: str) -> bool:
    """Tell whether programs may ask a host for pages: the terms of some sites forbid it."""
    closed = (site for site in SITES if not site.manners.may_ask)
    return not any(site.is_at(host) or host in site.short_hosts for site in closed)


def queue_of(host: str) -> tuple[str, float]:
    """Name the queue in which requests of a host wait for their turn, and the seconds between two of them.

    All hosts of a site share one, unless each is somebody's blog.
    """
    site = site_at(host)
    if site is None:
        return host, Manners().gap
    return host if site.has_other_chapters else site.hosts[0], site.manners.gap


def _shaped(sites: Iterable[KnownSite], at: str, host: str) -> Address | None:
    shapes = ((site, shape, shape.pattern.match(at)) for site in sites for shape in site.shapes)
    return next((_address(site, shape, found, host) for site, shape, found in shapes if found), None)


def _address(site: KnownSite, shape: Shape, found: re.Match[str], host: str) -> Address:
    said = {name: value for name, value in found.groupdict().items() if value}
    if "chapter" in said:
        said["chapter"] = str(int(said["chapter"]))
    if "work" in said:
        is_host = "{work}." in shape.form
        said["work"] = said["work"].lower().replace("_", "-") if is_host else str(int(said["work"]))
    chapter, slug = said.get("chapter"), said.get("slug")
    normal = shape.form.format_map(said)
    return Address(
        site=site.name,
        kind=shape.kind,
        normal=normal,
        host=host,
        work_link=normal if shape.kind is AddressKind.WORK else _work_link(site, said),
        work=said.get("work"),
        chapter=(chapter or slug) if shape.kind is AddressKind.CHAPTER else None,
        number=float(chapter) if shape.counted and chapter else None,
        slug=slug if shape.kind is AddressKind.CHAPTER else None,
        work_slug=said.get("work_slug") or said.get("story"),
        member=said.get("member"),
        part=slug if shape.kind is AddressKind.WORK else None,
        home=said.get("before"),
    )


def _work_link(site: KnownSite, said: dict[str, str]) -> str | None:
    return first_complete([site.of_whole_works] if site.of_whole_works else [], said)


def _plain(site: KnownSite | None, form: PlainForm) -> Address:
    """Read an address that has no known shape: of a site of one's own it may well be a chapter's."""
    last = form.steps[-1] if form.steps else ""
    is_index = not (last or form.query or "#" in form.place)
    is_index = is_index or any(_INDEX.fullmatch(one) for one in (last, "/".join(form.steps[-2:])))
    kind = AddressKind.WORK if is_index else AddressKind.CHAPTER
    return Address(
        site=site.name if site else None,
        kind=AddressKind.OTHER if site and not site.has_other_chapters else kind,
        normal=form.place,
        host=form.host,
        work_link=form.place if kind is AddressKind.WORK and not site else None,
        slug=None if _SHORT.match(form.host) else last or None,
    )
