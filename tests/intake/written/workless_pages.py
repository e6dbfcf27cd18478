"""Pages of sites that hold no work, as their lines stand there; each with the sentence that refuses it."""

from bot.intake.formats.workless import wording as workless_wording

AO3_MENU = [
    "Main Content",
    "Archive of Our Own beta",
    "User Navigation",
    "Log In",
    "Fandoms",
    "Browse",
    "Search",
    "About",
]
AO3_FOOTER = [
    "Footer",
    "About the Archive",
    "Site Map",
    "Terms of Service",
    "Contact Us",
    "Development",
    "Known Issues",
]
AO3_IN_CHROMIUM = ["Main Content", "Archive of Our Own beta", "Log In", "Fandoms Browse Search About"]
AO3_FOOTER_IN_CHROMIUM = [
    "Footer", "About the Archive", "Site Map Diversity Statement Terms of Service Content Policy", "Contact Us",
    "Policy Questions & Abuse Reports Technical Support & Feedback", "Development",
    "OTW Archive v0.9.390.3 Known Issues GPL-2.0-or-later by the OTW",
]  # fmt: skip
"""As Chromium copies them: the items of a menu on one line."""
BLURB = [
    "Small Crossings by odile_writes", "Original Work", "Rating: Explicit", "03 Jan 2026", "Summary",
    "A ferry is late, and nobody on either bank of the river can agree on whose fault that is or what should be done.",
    "Language: English Words: 12,345 Chapters: 3/? Comments: 4 Kudos: 56 Hits: 789",
]  # fmt: skip

WORKLESS_PAGES: dict[str, tuple[list[str], str]] = {
    "AO3, log in": (
        [*AO3_MENU, "Sorry!", "This work is only available to registered users of the Archive. If you already have an "
         "Archive of Our Own account, log in now.", "User name or email:", "Password:", "Remember me", "Log in",
         "Forgot your password or user name? Reset password.", *AO3_FOOTER],
        workless_wording.a_login_page("AO3"),
    ),
    "AO3, 404": (
        [*AO3_MENU, "Error 404", "The page you were looking for doesn't exist.",
         "You may have mistyped the address or the page may have been deleted.", *AO3_FOOTER],
        workless_wording.a_missing_page("AO3"),
    ),
    "AO3, 404 in Chromium": (
        [*AO3_IN_CHROMIUM, "Error 404", "The page you were looking for doesn't exist.",
         "You may have mistyped the address or the page may have been deleted.", *AO3_FOOTER_IN_CHROMIUM],
        workless_wording.a_missing_page("AO3"),
    ),
    "AO3, not allowed": (
        [*AO3_IN_CHROMIUM, "Error", "Sorry, you don't have permission to access the page you were trying to reach. "
         "Please log in.", "Log In", "User name or email:", "Password:", "Remember me", *AO3_FOOTER_IN_CHROMIUM],
        workless_wording.a_login_page("AO3"),
    ),
    "AO3, adult, a stat a line": (
        [*AO3_IN_CHROMIUM, "Adult Content Warning", "This work could have adult content. If you continue, you have "
         "agreed that you are willing to see such content.", "Yes, Continue No, Go Back", "Small Crossings by odile",
         "Summary", "A ferry is late, and nobody can agree on whose fault that is. " * 12, "Words:", "12,345",
         "Chapters:", "3/?", *AO3_FOOTER_IN_CHROMIUM],
        workless_wording.an_adult_warning("AO3"),
    ),
    "AO3, adult": (
        [*AO3_MENU, "Adult Content Warning", "This work could have adult content. If you continue, you have "
         "agreed that you are willing to see such content.", "Yes, Continue", "No, Go Back",
         "If you accept cookies from our site and you choose “Yes, Continue”, you will not be asked again during this "
         "session (that is, until you close your browser). If you log in you can store your preference and never be "
         "asked again.", *BLURB, *AO3_FOOTER],
        workless_wording.an_adult_warning("AO3"),
    ),
    "AO3, mystery": (
        [*AO3_MENU, "Mystery Work", "This work is part of an ongoing challenge and will be revealed soon!",
         "You can find details here: Ferries 2026", *AO3_FOOTER],
        workless_wording.an_unrevealed_work("AO3"),
    ),
    "AO3, chapter index": (
        [*AO3_MENU, "Chapter Index for Small Crossings by odile_writes", "1. Rain (2026-01-03)", "2. Fog (2026-01-09)",
         *AO3_FOOTER],
        workless_wording.a_table_of_contents("AO3"),
    ),
    "AO3, list": (
        [*AO3_MENU, "1 - 20 of 345 Works in Rivers", "Sort and Filter", *BLURB, *BLURB, *AO3_FOOTER],
        workless_wording.a_list_of_works("AO3"),
    ),
    "Royal Road, fiction": (
        ["Royal Road", "Small Crossings", "by odile_writes", "Original", "ONGOING", "Start Reading", "A ferry is late.",
         "STATISTICS", "OVERALL SCORE", "TOTAL VIEWS :", "12,345", "FOLLOWERS :", "78", "12 Chapters",
         "Chapter Name Release Date", "Rain 3 months ago", "Fog 2 months ago"],
        workless_wording.a_table_of_contents("Royal Road"),
    ),
    "Royal Road, 404": (
        ["Royal Road", "Home", "Error 404", "Page not found", "Go back home"],
        workless_wording.a_missing_page("Royal Road"),
    ),
    "Scribble Hub, series": (
        ["Scribble Hub", "Small Crossings", "odile_writes", "Synopsis", "A ferry is late.", "12.3k Views",
         "78 Favorites", "Ongoing", "Add to Reading List", "Chapters (12)", "Write a Review", "Genre"],
        workless_wording.a_table_of_contents("Scribble Hub"),
    ),
    "Wattpad, story": (
        ["Wattpad", "Small Crossings", "Reads 1.2K", "Votes 78", "Parts 12", "Time 2h", "Start reading", "odile_writes",
         "Ongoing", "A ferry is late.", "Get notified when Small Crossings is updated", "Continue with Google"],
        workless_wording.a_table_of_contents("Wattpad"),
    ),
    "Wattpad, log in": (
        ["Log in to Wattpad", "Continue with Google", "Continue with Facebook", "Username", "Password",
         "Forgot your password?", "Don't have an account? Sign up"],
        workless_wording.a_login_page("Wattpad"),
    ),
    "FanFiction.net, 404": (
        ["FanFiction", "Story Not Found", "Unable to locate story. Code 1.", "FanFiction.Net Message Type 1"],
        workless_wording.a_missing_page("FanFiction.net"),
    ),
    "FanFiction.net, list": (
        ["Rivers FanFiction Archive", "Small Crossings by odile A ferry. Rated: T - English - Adventure - Chapters: 3",
         "Big Crossings by tomas Another. Rated: K - English - Humor - Chapters: 1 - Words: 900"],
        workless_wording.a_list_of_works("FanFiction.net"),
    ),
    "a blog, password": (
        ["Odile Writes", "Protected: The Late Ferry",
         "This content is password protected. To view it please enter your password below:", "Password:"],
        workless_wording.a_login_page(""),
    ),
    "a blog, 404": (
        ["Odile Writes", "Oops! That page can’t be found.", "It looks like nothing was found at this location."],
        workless_wording.a_missing_page(""),
    ),
    "a blog, archive": (
        ["Odile Writes", "Category: Ferries", "Rain", "It rained all day and the ferry", "Continue reading Rain", "Fog",
         "It fogged", "Continue reading Fog", "Posts navigation", "Older posts"],
        workless_wording.a_list_of_works(""),
    ),
    "a blog, for members": (
        ["The Late Ferry", "Odile", "∙ Paid", "This post is for paid subscribers", "Subscribe",
         "Already a paid subscriber? Sign in"],
        workless_wording.a_login_page(""),
    ),
    "a shared document, closed": (
        ["Google Docs – Access Denied", "You need access",
         "Request access, or switch to an account with access."],
        workless_wording.a_login_page(""),
    ),
    "a forum, 404": (
        ["Oops! We ran into some problems. | SpaceBattles", "Log in", "Register",
         "Oops! We ran into some problems.", "The requested thread could not be found."],
        workless_wording.a_missing_page(""),
    ),
    "a journal, adult": (
        ["LiveJournal", "Adult content", "You have asked to view what may be explicit. You must be 18 or older.",
         "Yes, I am 18", "No, take me back"],
        workless_wording.an_adult_warning(""),
    ),
    "a server, 502": (["502 Bad Gateway", "nginx"], workless_wording.a_fault_of_the_server("")),
    "a server, 404": (
        ["404 Not Found", "Not Found", "The requested URL was not found on this server.", "Apache/2.4"],
        workless_wording.a_missing_page(""),
    ),
    "AO3, down": (
        ["503 - Service Unavailable | Archive of Our Own", "Error 503", "The page was responding too slowly.",
         "Follow the Archive's news for updates if this keeps happening."],
        workless_wording.a_fault_of_the_server("AO3"),
    ),
    "AO3, 403": (
        ["Error 403 | Archive of Our Own", "Error 403", "Forbidden! You don't have permission to access this page."],
        workless_wording.a_missing_page("AO3"),
    ),
    "AO3, behind Cloudflare": (
        ["archiveofourown.org | 525: SSL handshake failed", "SSL handshake failed", "Error code 525", "What happened?",
         "Cloudflare is unable to establish an SSL connection to the origin server.", "What can I do?",
         "Please try again in a few minutes.", "Cloudflare Ray ID: 8f0a"],
        workless_wording.a_fault_of_the_server(""),
    ),
    "AO3, an author's list": (
        ["odile_writes | Archive of Our Own", "Dashboard", "Profile", "Recent works", *BLURB, *BLURB],
        workless_wording.a_list_of_works("AO3"),
    ),
    "AO3, busy": (["Retry later"], workless_wording.a_missing_page("")),
    "Cloudflare": (
        ["Just a moment...", "www.fanfiction.net", "Verify you are human by completing the action below.",
         "www.fanfiction.net needs to review the security of your connection before proceeding.", "Ray ID: 8f0a",
         "Performance & security by Cloudflare"],
        workless_wording.a_check_of_visitors("FanFiction.net"),
    ),
}  # fmt: skip
