"""Finding links in what somebody typed, however Discord lets them be written."""

import re

from bot.addresses.models import AddressKind
from bot.addresses.reading import normal_form, read, site_of
from bot.chapters.links import wording
from bot.chapters.links.models import ChapterLink
from bot.core.errors import UserFacingError
from bot.core.text.links import is_invite
from bot.works import checks
from bot.works import wording as works_wording
from bot.works.models import MAX_LINK, Detail

_LINK = re.compile(
    r"\[(?P<label>[^\[\]\n]{0,300})\]\(<?(?P<masked>https?://[^\s()<>]+)>?(?:\s[^()\n]{0,300})?\)"
    r"|(?P<bare>(?:https?://|(?<![\w@/.:-])(?=[\w-]+\.[\w.-]+/))[^\s<>|\"`]+)",
    re.IGNORECASE,
)
_AROUND = ".,:;!?'*_~”’…"
_LONGEST = 20_000
"""Characters that are looked through: more than a message has."""


def links_in(text: str) -> list[str]:
    """Find the links in a text, each place once; one without http:// counts where its site is known."""
    found = [link for match in _LINK.finditer(text[:_LONGEST]) if (link := _link(match))]
    return list({normal_form(link): link for link in reversed(found)}.values())[::-1]


def words_beside(text: str) -> str:
    """Return what a text says besides its links."""
    plain = _LINK.sub(lambda match: match["label"] or "" if _link(match) else match[0], text[:_LONGEST])
    lines = (" ".join(line.replace("<>", "").replace("||||", "").split()) for line in plain.split("\n"))
    return "\n".join(lines).strip()


def _link(match: re.Match[str]) -> str | None:
    link = match["masked"] or _without_end(match["bare"])
    if "://" not in link:
        link = f"https://{link}"
        if site_of(link) is None:
            return None
    return link if read(link) and not is_invite(link) else None


def _without_end(link: str) -> str:
    """Leave the marks of the sentence around a link out of it, a bracket only where it closes nothing."""
    while link and (link[-1] in _AROUND or (link[-1] == ")" and link.count(")") > link.count("("))):
        link = link[:-1]
    return link


def typed_link(text: str) -> str:
    """Return the one link in what was typed for a link. Raises UserFacingError for several; what has none stays so."""
    links = links_in(text)
    if len(links) > 1:
        raise UserFacingError(wording.several_links, len(links))
    return links[0] if links else text


def chapter_link(link: str) -> ChapterLink:
    """Read a chapter's link, or that of a work as a whole.

    Raises UserFacingError for a page that is neither, and for what is no link or too long for one.
    """
    checks.length(Detail.LINK, link, MAX_LINK)
    address = read(link)
    if address is None:
        raise UserFacingError(works_wording.not_a_link, link)
    if address.kind is AddressKind.MEMBER:
        raise UserFacingError(wording.leads_to_member, address.site or address.host)
    if address.kind is AddressKind.OTHER:
        raise UserFacingError(wording.leads_elsewhere, address.site or address.host)
    return ChapterLink(link=link, address=address)
