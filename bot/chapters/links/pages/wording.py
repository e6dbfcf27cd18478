"""What an author is told where the page behind a link says nothing, so that they type it."""


def too_many_look(site: str) -> str:
    return f"Others are being looked up just now, so {site} wasn't asked."


def nothing_there(site: str) -> str:
    return f"{site} says that nothing is there: is the link right, and the chapter published?"


def not_for_everybody(site: str) -> str:
    return f"{site} can't be reached by everybody."


def wants_no_programs(site: str) -> str:
    return f"{site} is, or leads to, a site that no program may ask for its pages."


def left_alone(site: str) -> str:
    return f"{site} asked to be left alone for a while."


def no_answer(site: str) -> str:
    return f"No page came from {site}."


def too_large(site: str) -> str:
    return f"The page at {site} is too large to look at."


def no_page_there(site: str) -> str:
    return f"What {site} has there is no page."


def shows_no_chapter(site: str) -> str:
    return f"{site} shows no chapter there to who isn't signed in."


def shows_several_chapters(site: str) -> str:
    return f"{site} shows several chapters there."


def shows_another(site: str) -> str:
    return f"{site} shows another chapter there."


def says_too_little(site: str) -> str:
    return f"{site} doesn't say plainly which chapter that is."


def type_what_is_missing(why: str) -> str:
    return f"{why} Type what is missing:"
