"""The sites that are known, each in one table: its name, its hosts, and how its addresses look."""

from bot.addresses.sites.archives import AO3, FANFICTION, FICTIONPRESS, ROYAL_ROAD, SCRIBBLE_HUB, WATTPAD
from bot.addresses.sites.blogs import BLOGGER, DREAMWIDTH, GHOST, SUBSTACK, TUMBLR, WORDPRESS
from bot.addresses.sites.boards import BOARDS, XENFORO
from bot.addresses.sites.fictioneer import FICTIONEER

SITES = (
    AO3,
    WATTPAD,
    FANFICTION,
    FICTIONPRESS,
    ROYAL_ROAD,
    SCRIBBLE_HUB,
    *BOARDS,
    WORDPRESS,
    SUBSTACK,
    TUMBLR,
    GHOST,
    BLOGGER,
    DREAMWIDTH,
)
PROGRAMS = (XENFORO, FICTIONEER)
"""What runs under anybody's domain, and is known by the shape of its addresses alone."""
