"""What the bot says about pages of sites that hold no chapter: which page it is, what to do."""


def _of(site: str) -> str:
    """Say whose page something is; `site` is empty where that isn't known."""
    return f"{site}'s" if site else "a site's"


def a_login_page(site: str) -> str:
    return f"This is {_of(site)} login page, without a chapter. Log in there and save that page, or download the work."


def an_adult_warning(site: str) -> str:
    return f"This is {_of(site)} warning before adult content. Go on past it, then save or copy the page with the text."


def an_unrevealed_work(site: str) -> str:
    return (
        f"This is {_of(site)} page of a work that isn't revealed yet, without its text. Upload the text as a document."
    )


def a_missing_page(site: str) -> str:
    return f"This is {_of(site)} page for what it couldn't show. Open the chapter again, then save or copy its page."


def a_shared_files_page(_: str) -> str:
    return "This is the page that shows a shared file, not the file. Press Download there, and upload what you get."


def a_fault_of_the_server(site: str) -> str:
    server = f"{site}'s server" if site else "the site's own server"
    return f"This page only says that {server} is down. Wait until the chapter opens again, then save or copy its page."


def a_check_of_visitors(site: str) -> str:
    return f"This is {_of(site)} check for robots. Wait until the chapter is there, then save or copy its page."


def a_table_of_contents(site: str) -> str:
    return f"This is {_of(site)} list of chapters, without their text. Open the chapter, then save or copy that page."


def a_list_of_works(site: str) -> str:
    return f"This is {_of(site)} list of works or posts. Open the one you mean, then save or copy that page."


def a_page_without_a_chapter(site: str) -> str:
    return f"This page of {site} holds no chapter. Open the chapter itself, then save or copy that page."


REFUSALS = (
    a_login_page,
    an_adult_warning,
    an_unrevealed_work,
    a_missing_page,
    a_shared_files_page,
    a_fault_of_the_server,
    a_check_of_visitors,
    a_table_of_contents,
    a_list_of_works,
    a_page_without_a_chapter,
)
"""Every way to refuse a page."""
