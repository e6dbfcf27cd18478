"""The lines of pages that a server sends in a page's stead: errors, checks for robots."""

from bot.intake.formats.workless import wording
from bot.intake.formats.workless.kind import SITE, WorklessPage, lines

_REFUSED = (
    r"(?:bad request|unauthorized|payment required|forbidden|not found|file not found|page not found|"
    r"method not allowed|not acceptable|request timeout|gone|too many requests|access denied|"
    r"unavailable for legal reasons|file or directory not found)"
)
_DOWN = (
    r"(?:internal server error|not implemented|bad gateway|service (?:temporarily )?(?:unavailable|overloaded)|"
    r"backend fetch failed|gateway time-?out|web server is (?:down|returning an unknown error)|host error|"
    r"connection timed out|origin is unreachable|a timeout occurred|ssl handshake failed|invalid ssl certificate|"
    r"origin dns error)"
)
_SERVERS = (
    r"(?:nginx|apache|openresty|litespeed|lighttpd|caddy|microsoft-iis|cloudflare)(?:/[\d.]+)?(?: \([\w /]{1,30}\))?"
    r"(?: server at \S{1,80} port \d{1,5})?",
    r"varnish cache server|guru meditation:?",
)
_AGAIN = (
    r"please (?:try again|retry|come back)(?: (?:in a few (?:minutes|moments)|later|soon|after some time))?\.?",
    r"(?:sorry, )?(?:something went wrong|this page isn't working)\b.{0,100}",
)
SERVER_DOWN = WorklessPage(
    refusal=wording.a_fault_of_the_server,
    telling=lines(
        rf"(?:http |status )?(?:error )?5\d\d(?: error)?(?:\s*[:–—-]?\s*{_DOWN})?[.!]?",
        rf"(?:error )?5\d\d\s*[:–—-]?\s*{_DOWN}[.!]?" + SITE,
        rf".{{1,60}} \| 5\d\d: {_DOWN}",
        rf"{_DOWN}(?: error code 5\d\d)?[.!]?",
        r"the archive is (?:temporarily )?down\b.{0,160}",
    ),
    others=lines(
        *_SERVERS,
        *_AGAIN,
        r"error code:? 5\d\d.{0,60}",
        r"visit cloudflare\.com for more information\.?",
        r"what (?:happened|can i do)\?",
        r"the (?:origin )?(?:web )?server (?:is (?:not )?returning|reported|could not|timed out)\b.{0,200}",
        r"cloudflare is (?:unable|currently unable)\b.{0,200}",
        r"the initial connection between cloudflare's network and the origin web server timed out\b.{0,120}",
        r"if you(?:'re| are) (?:a|the) (?:visitor|owner) of this (?:web)?site:?.{0,300}",
        r"contact your hosting provider\b.{0,300}",
        r"(?:cloudflare )?ray id:.{0,120}|your ip:.{0,60}|performance (?:&|and) security by cloudflare.{0,20}",
        r"the page was responding too slowly\.?",
        r"the server (?:encountered|is temporarily unable|returned|is unable)\b.{0,200}",
        r"(?:please )?contact the server administrator\b.{0,200}",
        r"more information about this error may be available\b.{0,100}",
        r"follow the archive's news\b.{0,100}",
        r"error 503 .{1,60}|xid: \d+",
    ),
)
SERVER_ERROR = WorklessPage(
    refusal=wording.a_missing_page,
    telling=lines(
        rf"(?:http |status )?(?:error )?4\d\d(?: error)?(?:\s*[:–—-]?\s*{_REFUSED})?[.!]?",
        rf"(?:error 4\d\d|(?:error )?4\d\d\s*[:–—-]?\s*{_REFUSED})[.!]?" + SITE,
        rf".{{1,60}} \| 4\d\d: {_REFUSED}",
        r"too many requests[.!]?",
        r"error 4\d\d \(.{1,40}\)!!1|4\d\d\. that's an error\.",
    ),
    others=lines(
        *_SERVERS,
        *_AGAIN,
        r"forbidden|not found|bad request|gone|access denied|server error",
        r"error code:? 4\d\d.{0,60}",
        r"code: ?\w{1,40}|reference #[\w.]{1,60}",
        r"(?:forbidden! )?you (?:don't|do not) have permission to (?:access|view)\b.{0,100}",
        r"the (?:requested (?:url|resource|page)|resource (?:requested|you are looking for))\b.{0,200}",
        r"(?:additionally, )?a 4\d\d .{1,40} error was encountered\b.{0,160}",
        r"the page (?:you (?:are|were) looking for|that you have requested)\b.{0,160}",
        r"(?:your browser|the client) sent (?:a|an) .{0,160}",
        r"you have (?:sent|made) too many requests\b.{0,120}",
    ),
)
CHECK = WorklessPage(
    refusal=wording.a_check_of_visitors,
    telling=lines(
        r"just a moment\.{0,3}",
        r"attention required!.{0,40}",
        r"(?:one moment, please\.{0,3}|please wait while your request is being verified\.{0,3})",
        r"checking your browser\b.{0,100}",
        r"checking if the site connection is secure",
        r"(?:verify(?:ing)?|confirm) (?:that )?you are (?:a )?human\b.{0,120}",
        r".{1,80} needs to review the security of your connection before proceeding\.?",
        r"enable javascript and cookies to continue\.?",
        r"(?:performance (?:&|and) security|ddos protection) by cloudflare.{0,20}",
        r"performing security verification",
        r"this website (?:uses|is using) a security service to protect\b.{0,200}",
        r"please complete the security check to access\b.{0,60}",
    ),
    others=lines(
        r"(?:cloudflare )?ray id:.{0,60}",
        r"sorry, you have been blocked",
        r"shields are up!?",
        r"you are unable to access\b.{0,80}",
        r"(?:why have i been blocked|what can i do to resolve this|why do i have to complete a captcha)\?",
        r"the action you just performed triggered the security solution\b.{0,300}",
        r"you can email the site owner\b.{0,300}",
        r"completing the captcha proves\b.{0,200}",
        r"this process is automatic\b.{0,160}",
        r"please (?:allow up to|enable)\b.{0,100}",
    ),
)
BUSY = WorklessPage(
    refusal=wording.a_missing_page,
    telling=lines(r"retry later|you need to enable javascript to run this app\.?"),
)
