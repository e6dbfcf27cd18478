"""The lines of pages that a server sends in a page's stead: errors, checks for robots."""

from bot.intake.formats.workless import wording
from bot.intake.formats.workless.kind import SITE, WorklessPage, lines

_STATUS = (
    r"(?:bad request|unauthorized|forbidden|not found|gone|too many requests|internal server error|bad gateway|"
    r"service (?:temporarily )?unavailable|gateway time-?out|ssl handshake failed|connection timed out|access denied)"
)
SERVER_ERROR = WorklessPage(
    refusal=wording.a_missing_page,
    telling=lines(
        rf"(?:http )?(?:error )?[45]\d\d(?: error)?(?:\s*[:–—-])?(?:\s*{_STATUS})?[.!]?" + SITE,
        rf".{{1,60}} \| [45]\d\d: {_STATUS}",
        r"(?:internal server error|bad gateway|ssl handshake failed|too many requests|gateway time-?out)[.!]?",
    ),
    others=lines(
        r"(?:nginx|apache|openresty|litespeed|microsoft-iis|varnish cache server|cloudflare)(?:[/ ].{0,60})?",
        r"forbidden|not found",
        r"error code:? [45]\d\d.{0,60}",
        r"(?:forbidden! )?you (?:don't|do not) have permission to (?:access|view)\b.{0,100}",
        r"the page was responding too slowly\.?",
        r"the archive is (?:temporarily )?down\b.{0,160}",
        r"(?:sorry, )?(?:something went wrong|this page isn't working)\b.{0,100}",
        r"the server (?:encountered|is temporarily unable|returned)\b.{0,200}",
        r"the requested url\b.{0,160}",
        r"please try again (?:in a few minutes|later)\.?",
    ),
    most_words=120,
)
CHECK = WorklessPage(
    refusal=wording.a_check_of_visitors,
    telling=lines(
        r"just a moment\.{0,3}",
        r"attention required!.{0,40}",
        r"checking your browser\b.{0,100}",
        r"checking if the site connection is secure",
        r"(?:verify(?:ing)?|confirm) (?:that )?you are (?:a )?human\b.{0,120}",
        r".{1,80} needs to review the security of your connection before proceeding\.?",
        r"enable javascript and cookies to continue\.?",
        r"(?:performance (?:&|and) security|ddos protection) by cloudflare.{0,20}",
        r"performing security verification",
        r"this website (?:uses|is using) a security service to protect\b.{0,200}",
        r"please complete the security check to access\b.{0,60}",
        r"web server is down.{0,60}",
    ),
    others=lines(
        r"(?:cloudflare )?ray id:.{0,60}",
        r"sorry, you have been blocked",
        r"shields are up!?",
        r"connection timed out.{0,40}",
        r"error (?:code:? ?)?5\d\d.{0,60}",
        r"bad gateway.{0,40}",
        r"what (?:happened|can i do)\?",
    ),
)
BUSY = WorklessPage(
    refusal=wording.a_missing_page,
    telling=lines(r"retry later|you need to enable javascript to run this app\.?"),
    enough=1,
    most_words=1,
)
