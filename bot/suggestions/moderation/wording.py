"""What the bot says about the rules for readers: the settings, blocking, and the log of what was done."""

from collections.abc import Sequence

from bot.core.people.wording import mention
from bot.core.text.cleaning import clean_line, shorten
from bot.setup.panel.models import ChannelState
from bot.setup.panel.wording import with_state
from bot.suggestions.models import Deed, LogEntry
from bot.suggestions.rules.models import Limit, Rules, RulesInHand
from bot.suggestions.wording import as_heading, fitting


def limit_label(limit: Limit) -> str:
    labels = {
        Limit.COOLDOWN: "Seconds between two suggestions",
        Limit.WAITING: "Suggestions of one reader that may wait",
        Limit.SHORTEST: "Characters of the shortest suggestion",
    }
    return labels[limit]


def limits() -> str:
    return "Limits"


def word_list() -> str:
    return "Word list"


def phrases() -> str:
    return "Ready phrases"


def closed() -> str:
    return "Closed works"


def staff_channel_hint() -> str:
    return "Channel where each new suggestion is shown to staff"


def no_staff_channel() -> str:
    return "No staff channel"


def words_hint() -> str:
    return "One a line. A suggestion with one of them isn't taken."


def phrases_hint() -> str:
    return "One a line. Offered when you decline."


def closed_meanwhile() -> str:
    return "Which works are closed changed since this form was opened. Look at it once more, and send it again."


def closed_label(offered: int, works: int) -> str:
    return "Works that take no suggestions" if offered == works else f"Take no suggestions ({offered} of {works} works)"


def older() -> str:
    return "Older"


def _done(deed: Deed) -> str:
    names = {
        Deed.ACCEPTED: "accepted",
        Deed.DECLINED: "declined",
        Deed.SHELVED: "kept for later",
        Deed.MERGED: "merged",
        Deed.USED: "marked as used",
        Deed.UNDONE: "undid the decision on",
        Deed.WITHDRAWN: "took back",
        Deed.RELEASED: "released",
        Deed.BLOCKED: "blocked",
        Deed.UNBLOCKED: "unblocked",
        Deed.REPORTED: "reported",
        Deed.RULES: "changed the settings",
    }
    return names[deed]


def block_yourself() -> str:
    return "You can't block yourself."


def blocked_already(reader_id: int) -> str:
    return f"<@{reader_id}> is blocked already."


def not_blocked(reader_id: int) -> str:
    return f"<@{reader_id}> isn't blocked."


def bad_limit(limit: Limit, most: int) -> str:
    return f"“{limit_label(limit)}” must be a whole number from 0 to {most:,}; 0 means no limit."


def bad_phrases(most: int, length: int) -> str:
    return f"At most {most} ready phrases of {length} characters each, one a line."


def rules(shown: RulesInHand) -> str:
    rules, limit = shown.rules, {True: "no limit", False: ""}
    closed = [clean_line(shorten(work.title, 60)) for work in shown.closed]
    lines = [
        as_heading("What readers may suggest"),
        f"**Between two suggestions** {limit[not rules.cooldown] or f'{rules.cooldown:,} seconds'}",
        f"**Waiting at once** {limit[not rules.waiting] or f'{rules.waiting:,} of one reader'}",
        f"**Shortest** {limit[not rules.shortest] or f'{rules.shortest:,} characters'}",
        f"**Word list** {len(rules.words)} · **Ready phrases** {len(rules.phrases)}",
        f"**Staff channel** {f'<#{rules.staff_channel_id}>' if rules.staff_channel_id else 'none'}",
        f"**Closed works** {', '.join(closed) or 'none'}",
    ]
    if not shown.is_all:
        lines = [lines[0], *lines[1:4], f"**Closed works of yours** {', '.join(closed) or 'none'}", _staffs_part()]
    return shorten("\n".join(lines), 3000)


def _staffs_part() -> str:
    return "-# You choose which of your works take ideas. The limits are this server's: its staff set them."


def shown_in(chosen: ChannelState | None) -> str:
    return with_state("New ideas are shown to staff in", chosen, "*no channel*")


def in_short(rules: Rules) -> str:
    """Say in a line what holds for readers' ideas."""
    closed = len(rules.closed_work_ids)
    limits = [
        f"{rules.cooldown:,} seconds apart" if rules.cooldown else "",
        f"{rules.waiting:,} of one reader may wait" if rules.waiting else "",
        f"{rules.shortest:,} characters at least" if rules.shortest else "",
        f"{closed:,} {'work' if closed == 1 else 'works'} closed" if closed else "",
    ]
    return f"**Readers' ideas** {', '.join(filter(None, limits)) or 'no limits'}"


def settings_button() -> str:
    return "Readers' ideas"


def nothing_to_close() -> str:
    return "There are no works here to close yet."


def blocked(reader_id: int) -> str:
    return f"<@{reader_id}> can't suggest or back here any more. What they sent stays in the queue."


def unblocked(reader_id: int) -> str:
    return f"<@{reader_id}> can suggest again."


def whom_to_block() -> str:
    return "Name the member with `member:`, or one of their suggestions with `suggestion:`."


def log(entries: Sequence[LogEntry]) -> str:
    return fitting("**What was decided**, newest first:", lambda room: [_entry(one, min(room, 80)) for one in entries])


def empty_log() -> str:
    return "Nothing was decided yet."


def _entry(entry: LogEntry, room: int) -> str:
    what = f" **#{entry.suggestion_id}**" if entry.suggestion_id else ""
    whom = f" {mention(entry.member_id)}" if entry.member_id is not None else ""
    into = f" into #{entry.target_id}" if entry.deed is Deed.MERGED else ""
    detail = _rules_changed(entry.detail) if entry.deed is Deed.RULES else clean_line(shorten(entry.detail or "", room))
    why = f": {shorten(detail, room * 3 // 2)}" if detail else ""
    gone = " (undone)" if entry.undone_at else ""
    return f"<t:{int(entry.at.timestamp())}:f> {mention(entry.by_id)} {_done(entry.deed)}{whom}{what}{into}{gone}{why}"


def _rules_changed(detail: str | None) -> str:
    """Name what was changed, from the names of RulesChanges with commas between."""
    names = {
        "cooldown": "time between two suggestions",
        "waiting": "how many may wait",
        "shortest": "length of the shortest",
        "words": "word list",
        "phrases": "ready phrases",
        "staff_channel_id": "staff channel",
        "closed_work_ids": "closed works",
    }
    return ", ".join(names.get(one, clean_line(one)) for one in (detail or "").split(", ") if one)
