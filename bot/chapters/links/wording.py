"""What the bot says of links that are to be announced."""

from collections.abc import Sequence

from bot.works.models import Work
from bot.works.wording import title


def leads_to_member(site: str) -> str:
    return f"That link leads to a member's page on {site}, not to a chapter. Open the chapter there and copy its link."


def leads_elsewhere(site: str) -> str:
    return f"That link leads to a page of {site} that is no chapter. Open the chapter there and copy its link."


def several_links(count: int) -> str:
    return f"There are {count} links in it. Give the link of one chapter."


def of_several_works(works: Sequence[Work]) -> str:
    named = " and ".join(title(work) for work in works)
    return f"Those links belong to several works: {named}. Post each chapter with `/chapter post link:`."


def was_removed(work: Work) -> str:
    return f"That link belongs to {title(work)}, which was removed here. Add it anew, or choose another work."


def belongs_to_several(works: Sequence[Work]) -> str:
    named = ", ".join(title(work) for work in works)
    return f"That link can belong to {named}. Choose the work it is a chapter of."


def which_work() -> str:
    return "No work here has that link. Choose the work it is a chapter of, or add it as a new one."


def choose_work() -> str:
    return "None of your works here has that link. Choose the work it is a chapter of."


def no_work_to_choose() -> str:
    return (
        "There is no work here in which you may post that chapter. Ask this server's staff to add it with `/work add`."
    )


def another_chapter() -> str:
    return "It's another chapter"


def text_or_link() -> str:
    return "Type a summary or the text, or give the chapter's link: the announcement needs one of them."
