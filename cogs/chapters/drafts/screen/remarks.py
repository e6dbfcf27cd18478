"""What an author may want to know of a chapter, beside its preview: the weightiest first."""

from collections.abc import Sequence

from bot.announcements.remarks import remarks
from bot.announcements.wording import places
from bot.app.client import Client
from bot.backlog import wording as backlog_wording
from bot.backlog.models import BacklogOverview
from bot.chapters.namesakes import wording as namesakes_wording
from bot.chapters.namesakes.models import Namesake
from bot.chapters.preview import wording as preview_wording
from bot.chapters.scheduling import wording as scheduling_wording
from bot.core.text.cleaning import clean_line, shorten
from bot.dates.times import at
from bot.delivery.cards import PlacedCard
from bot.notices import wording as notices_wording
from bot.notices.models import NamedThing
from bot.setup import wording as setup_wording
from bot.setup.emoji import Emoji, plain_emoji
from bot.targets import wording as targets_wording
from bot.works.models import Chapter, ChapterState, TextPlace, Work
from bot.works.ratings.stricter import as_shown
from bot.works.wording import chapter_name
from cogs._shared.channels import is_forum, is_too_open, place_of

MAX_NAME = 100
"""Characters of another chapter's name in a remark."""


async def remarks_on(
    client: Client,
    work: Work,
    chapter: Chapter,
    placed: Sequence[PlacedCard],
    namesakes: Sequence[Namesake],
    in_the_way: Sequence[Namesake],
) -> list[str]:
    """Say where a chapter can't go, when it goes out, what keeps it or is doubtful, and where it looks otherwise."""
    return [
        *_too_open(client, as_shown(work, chapter.details), placed),
        *await _of_time(client, work, chapter),
        *await _of_stuck(client, work, placed),
        *_of_namesakes(chapter, namesakes, in_the_way),
        *remarks(work, chapter.details),
        *_of_authors(client, work),
        *_of_role(work, placed[0]),
        *_of_kudos(client, placed[0]),
        *_of_files(client, work, placed[0]),
        *_of_threads(client, work, chapter, placed),
        *filter(None, (_difference(client, work, placed[0], one) for one in placed[1:])),
    ]


async def _of_time(client: Client, work: Work, chapter: Chapter) -> list[str]:
    """Say of a draft when it is meant to go out; a scheduled chapter's own head says it."""
    if chapter.state is ChapterState.SCHEDULED:
        return []
    backlog = _in_backlog(await client.services.backlogs.of_work(work), chapter)
    if chapter.due_at is None:
        return backlog
    zone = (await client.services.setup.settings(work.guild_id)).zone
    is_past = client.services.publishing.is_past(chapter.due_at)
    return [scheduling_wording.planned(at(chapter.due_at, zone), is_past=is_past), *backlog]


def _in_backlog(overview: BacklogOverview, chapter: Chapter) -> list[str]:
    if overview.backlog is None or not overview.backlog.begun:
        return []
    place = overview.place(chapter.id)
    if place is None:
        return [backlog_wording.not_in_it()]
    at = overview.waiting[place].at
    return [backlog_wording.goes_out(int(at.timestamp()))] if at else [backlog_wording.waits_in_it()]


def _of_namesakes(chapter: Chapter, namesakes: Sequence[Namesake], in_the_way: Sequence[Namesake]) -> list[str]:
    """Name what is there already under the chapter's name, what is in its way first, and say what follows from it."""
    there = namesakes_wording.all_there(sorted(namesakes, key=lambda one: one not in in_the_way))
    if not there:
        return []
    if chapter.state is not ChapterState.SCHEDULED:
        return [" ".join([*there, namesakes_wording.you_will_be_asked()])]
    if in_the_way:
        return [*there, namesakes_wording.wont_go_out()]
    return [*there, namesakes_wording.goes_out_first(len(namesakes))]


def _too_open(client: Client, shown: Work, placed: Sequence[PlacedCard]) -> list[str]:
    """Name the channels where Discord asks for nobody's age, for a chapter that is for adults."""
    open_ones = [
        place_of(client, shown.guild_id, one.target.guild_id, one.target.channel_id)
        for one in placed
        if is_too_open(client, shown, one.target.guild_id, one.target.channel_id)
    ]
    better = _restricted_channels(client, shown.guild_id)
    return [targets_wording.too_open(shown.details.rating, open_ones, better)] if open_ones else []


def _restricted_channels(client: Client, guild_id: int) -> list[int]:
    guild = client.get_guild(guild_id)
    return [one.id for one in guild.text_channels if one.is_nsfw()][: targets_wording.MAX_PLACES] if guild else []


async def _of_stuck(client: Client, work: Work, placed: Sequence[PlacedCard]) -> list[str]:
    """Name what a chapter would wait behind, in each channel where something is stuck."""
    stuck = await client.services.troubles.stuck_in(work)
    found: list[str] = []
    for target in [one.target for one in placed]:
        if target.channel_id in stuck:
            earlier = stuck[target.channel_id]
            where = place_of(client, work.guild_id, target.guild_id, target.channel_id)
            name = shorten(chapter_name(earlier.chapter.details), MAX_NAME)
            found.append(preview_wording.will_wait_behind(name, where, earlier.announcement.trouble))
    return found


def _of_authors(client: Client, work: Work) -> list[str]:
    return [notices_wording.author_left(work, one.name) for one in client.services.outbox.names.left(work)]


def _of_kudos(client: Client, shown: PlacedCard) -> list[str]:
    stands = kudos_stand(client, shown.kudos)
    return [] if stands else [notices_wording.deleted(NamedThing.EMOJI, plain_emoji(shown.kudos.shown), None)]


def kudos_stand(client: Client, emoji: Emoji) -> bool:
    """Tell whether the bot can put a server's kudos emoji on a card: one of its own may have been deleted."""
    inventory = client.services.troubles.deletions.inventory()
    return emoji.custom_id is None or inventory.has_emoji(emoji.custom_id)


def _of_role(work: Work, shown: PlacedCard) -> list[str]:
    role = shown.place.role
    if shown.role_id is None:
        return []
    if role is None:
        return [targets_wording.role_is_gone(work)]
    is_heard = role.is_mentionable or shown.place.pings_all
    return [] if is_heard else [setup_wording.role_is_not_pingable(role.id)]


def _of_files(client: Client, work: Work, shown: PlacedCard) -> list[str]:
    target = shown.target
    if shown.place.attaches_files or work.cover is None:
        return []
    return [targets_wording.cover_not_allowed(place_of(client, work.guild_id, target.guild_id, target.channel_id))]


def _of_threads(client: Client, work: Work, chapter: Chapter, placed: Sequence[PlacedCard]) -> list[str]:
    closed = [
        one.target for one in placed if not one.place.opens_threads and not is_forum(client, one.target.channel_id)
    ]
    has_link = chapter.details.link or work.details.link
    takes_text = work.details.text is TextPlace.THREAD and not has_link
    if not closed or not (work.details.comments or chapter.details.comments or takes_text):
        return []
    where = [place_of(client, work.guild_id, one.guild_id, one.channel_id) for one in closed]
    return [targets_wording.threads_not_allowed(places(where))]


def _difference(client: Client, work: Work, shown: PlacedCard, other: PlacedCard) -> str:
    """Say what is otherwise where a chapter goes as well; nothing if it is the same message."""
    differences = []
    if other.card.role_id != shown.card.role_id:
        differences.append(preview_wording.pings_there(_role_name(client, work, other)))
    if other.card.has_follow != shown.card.has_follow:
        differences.append(
            preview_wording.can_be_followed() if other.card.has_follow else preview_wording.cannot_be_followed()
        )
    if (other.card.cover, other.card.text) != (shown.card.cover, shown.card.text):
        differences.append(
            preview_wording.has_files() if other.place.attaches_files else preview_wording.has_no_files()
        )
    if other.kudos.key != shown.kudos.key:
        other_kudos = other.kudos.shown if kudos_stand(client, other.kudos) else None
        differences.append(preview_wording.other_kudos(other_kudos))
    where = place_of(client, work.guild_id, other.target.guild_id, other.target.channel_id)
    return preview_wording.elsewhere(where, differences) if differences else ""


def _role_name(client: Client, work: Work, placed: PlacedCard) -> str | None:
    """Write a role as members of the work's own server can make it out."""
    if placed.card.role_id is None:
        return None
    if placed.target.guild_id == work.guild_id:
        return f"<@&{placed.card.role_id}>"
    guild = client.get_guild(placed.target.guild_id)
    role = guild.get_role(placed.card.role_id) if guild else None
    return f"@{clean_line(role.name)}" if role else None
