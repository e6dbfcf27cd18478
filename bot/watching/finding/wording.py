"""What the bot says where a link leads to nothing that can be watched, and what to do instead."""


def _instead() -> str:
    return (
        "Post each chapter with `/chapter post link:`, or with **Announce as chapter** on a message that has its link."
    )


def _cannot_be_watched(why: str) -> str:
    return f"{why}, so it can't be watched. {_instead()}"


def no_contact() -> str:
    return f"This bot looks at no sites: its host hasn't set the CONTACT that they are told. {_instead()}"


def closed_by_terms(site: str) -> str:
    terms = f"{site}'s terms forbid programs to look at it"
    return (
        f"{_cannot_be_watched(terms)} If the work is at another site too,"
        " such as AO3, `/source add` may watch it there."
    )


def closed_by_wattpad(site: str) -> str:
    return (
        f"{site}'s terms forbid programs to look at it, so it can't be watched. Copy each part's link with its"
        " **Share** button instead, and give it to `/chapter post link:`; number and title are asked for where"
        " the link has none."
    )


def for_paying_members(site: str) -> str:
    return (
        f"{_cannot_be_watched(f'{site} shows chapters to paying members only')} If they come out for everybody later,"
        " at a site or a blog, `/source add` watches that."
    )


def for_its_members(site: str) -> str:
    return _cannot_be_watched(f"{site} shows posts only to who is signed in")


def is_a_document(site: str) -> str:
    return (
        f"A document on {site} doesn't tell when a chapter is new, so it can't be watched. Download it and post it with"
        " `/chapter post file:`, or announce its link with `/chapter post link:`."
    )


def is_discord(site: str) -> str:
    return (
        f"That link leads to {site} itself. Use **Announce as chapter** on the message that has the chapter, in its"
        " menu under Apps."
    )


def leads_to_closed(site: str) -> str:
    return _cannot_be_watched(f"{site} leads on to a site whose terms forbid programs to look")


def leads_to_member(site: str) -> str:
    return f"That link leads to a member's page on {site}. Give the link of the work itself."


def leads_elsewhere(site: str) -> str:
    return f"That link leads to a page of {site} that is no work. Give the link of the work itself."


def lists_works(site: str) -> str:
    return f"That feed of {site} lists works, not chapters. Give the link of the work itself."


def lists_comments(site: str) -> str:
    return f"That feed of {site} lists readers' comments. Give the feed of the posts, or the link of the blog itself."


def needs_author_page(site: str) -> str:
    return (
        f"{site} has feeds of authors only, and that link doesn't name its author. Open your own profile there and give"
        " its link; which of your works it is can be chosen then."
    )


def for_members_only(site: str) -> str:
    return _cannot_be_watched(f"{site} shows that only to who is signed in")


def wants_a_browser(site: str) -> str:
    return _cannot_be_watched(f"{site} asks its visitors to prove that they are people")


def nothing_there(site: str) -> str:
    return f"{site} says that nothing is there. Check the link: is the work published, and visible to everybody?"


def no_feed(site: str) -> str:
    return (
        f"That page of {site} names no feed. If you know the feed's own address, give that; else it can't be watched."
        f" {_instead()}"
    )


def page_instead(site: str) -> str:
    return f"{site} sent a page for people where its feed should be. Try again later, or give the feed's own address."


def broken(site: str) -> str:
    return f"The feed of {site} is broken, or came only in part. Try again later; its site may have to mend it."


def too_large(site: str) -> str:
    return f"What {site} sent is larger than is ever read. If there is a feed with fewer entries, give its address."


def not_for_everybody(site: str) -> str:
    return f"{site} can't be reached by everybody, so it can't be watched."


def left_alone(site: str) -> str:
    return f"{site} asked to be left alone for a while. Try again later."


def no_answer(site: str) -> str:
    return f"Nothing came from {site}. Try again later."


def too_many_look(site: str) -> str:
    return f"Others are looking for feeds just now, so {site} wasn't asked. Try again in a minute."
