"""An address that was understood, and how a site forms its own."""

import re
from dataclasses import dataclass
from enum import StrEnum


class AddressKind(StrEnum):
    """What an address leads to: a chapter, a work or a blog as a whole, a member's own page, or anything else."""

    CHAPTER = "chapter"
    WORK = "work"
    MEMBER = "member"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Shape:
    """How the addresses of one kind look at a site.

    `pattern` is matched from the host on, without `www.` and the like: `host/path?query#fragment`. Its groups may be
    `work`, `chapter`, `slug`, `work_slug` and others; `form` makes the normal form of them. Where chapters are
    `counted`, a chapter's id is its number.
    """

    kind: AddressKind
    pattern: re.Pattern[str]
    form: str
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Manners:
    """How a site wants its pages to be asked for: whether programs may at all, and with how many seconds in between.

    `pages` are the forms of addresses under which it shows a chapter alone and to everybody, the first of which all is
    known; without any, it shows it under each of its links.
    """

    may_ask: bool = True
    gap: float = 1.0
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSite:
    """A site, by what it is called, the domains it answers under (the first is its own) and its addresses' shapes.

    Without `hosts` it is a program that runs under anybody's domain, and what fits none of its shapes isn't its. A blog
    `has_other_chapters`: its author may have put one on a page of any shape. Addresses at `short_hosts` stand for its
    own, and don't say which. `feeds` are forms of the addresses at which it lists chapters for programs, of which the
    first that is known whole is taken.
    """

    name: str
    hosts: tuple[str, ...]
    shapes: tuple[Shape, ...]
    has_other_chapters: bool = False
    feeds: tuple[str, ...] = ()
    manners: Manners = Manners()
    short_hosts: tuple[str, ...] = ()

    @property
    def of_whole_works(self) -> str | None:
        """Return the form of addresses of works as a whole; of a blog's, that of the blog and not of a part of it."""
        return next((one.form for one in reversed(self.shapes) if one.kind is AddressKind.WORK), None)

    def is_at(self, host: str) -> bool:
        return any(host == one or host.endswith(f".{one}") for one in self.hosts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What an address leads to. `site` is None for one that isn't known.

    `normal` is the form that all links to the same place share, itself an address, `work_link` that of the work as a
    whole. `work`, `chapter` and `member` are ids at the site, `number` is the chapter's where the address counts.
    `slug` and `work_slug` are what the address calls them. `part` is what of a blog is the work, such as a category;
    `home` is where a program under anybody's domain begins, without https://.
    """

    site: str | None
    kind: AddressKind
    normal: str
    host: str
    work_link: str | None = None
    work: str | None = None
    chapter: str | None = None
    number: float | None = None
    slug: str | None = None
    work_slug: str | None = None
    member: str | None = None
    part: str | None = None
    home: str | None = None
