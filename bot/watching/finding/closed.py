"""Sites that are never watched, each with the sentence that says why, and what to do there instead."""

from collections.abc import Callable

from bot.addresses.models import Address, KnownSite
from bot.addresses.sites.archives import FANFICTION, FICTIONPRESS, WATTPAD
from bot.core.errors import UserFacingError
from bot.watching.finding import wording

Say = Callable[[str], str]
"""Makes the sentence, given what the site is called."""

_OF_SITES: dict[KnownSite, Say] = {
    WATTPAD: wording.closed_by_wattpad,
    FANFICTION: wording.closed_by_terms,
    FICTIONPRESS: wording.closed_by_terms,
}

_OF_HOSTS: dict[str, tuple[str, Say]] = {
    "patreon.com": ("Patreon", wording.for_paying_members),
    "ko-fi.com": ("Ko-fi", wording.for_paying_members),
    "subscribestar.com": ("SubscribeStar", wording.for_paying_members),
    "subscribestar.adult": ("SubscribeStar", wording.for_paying_members),
    "buymeacoffee.com": ("Buy Me a Coffee", wording.for_paying_members),
    "fanbox.cc": ("Fanbox", wording.for_paying_members),
    "boosty.to": ("Boosty", wording.for_paying_members),
    "reamstories.com": ("Ream", wording.for_paying_members),
    "gumroad.com": ("Gumroad", wording.for_paying_members),
    "facebook.com": ("Facebook", wording.for_its_members),
    "instagram.com": ("Instagram", wording.for_its_members),
    "tiktok.com": ("TikTok", wording.for_its_members),
    "twitter.com": ("X", wording.for_its_members),
    "x.com": ("X", wording.for_its_members),
    "docs.google.com": ("Google Docs", wording.is_a_document),
    "drive.google.com": ("Google Drive", wording.is_a_document),
    "dropbox.com": ("Dropbox", wording.is_a_document),
    "discord.com": ("Discord", wording.is_discord),
    "discord.gg": ("Discord", wording.is_discord),
    "discordapp.com": ("Discord", wording.is_discord),
}


def refusal_for(address: Address, site: KnownSite | None) -> UserFacingError | None:
    """Say why a site is never watched; None for one that may be, as far as is known before it is asked."""
    site = site or next((one for one in _OF_SITES if address.host in one.short_hosts), None)
    if site is not None and not site.manners.may_ask:
        say = _OF_SITES[site]
        return UserFacingError(say, site.name)
    for host, (name, say) in _OF_HOSTS.items():
        if address.host == host or address.host.endswith(f".{host}"):
            return UserFacingError(say, name)
    return None
