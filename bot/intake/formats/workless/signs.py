"""The lines by which pages without a work are known, whole lines each."""

from collections.abc import Sequence

from bot.intake.formats.workless import wording
from bot.intake.formats.workless.kind import SITE, WorklessPage, lines
from bot.intake.formats.workless.server_signs import BUSY, CHECK, SERVER_DOWN, SERVER_ERROR
from bot.intake.formats.workless.shared_files import SHARED

_CHAPTERS_ALONE = r"chapters: ?\d{1,4}/(?:\d{1,4}|\?)"
"""AO3's count, where a browser copies each on a line; without its label a story may hold it too: `24/7`."""
_MEMBERS = WorklessPage(
    refusal=wording.a_login_page,
    telling=lines(
        r"this (?:post|chapter|page|episode) is for (?:paid|paying|members|patrons|subscribers)\b.{0,80}",
        r"(?:join to unlock|you need access|become a (?:patron|member) to (?:read|unlock|view))\b.{0,80}",
    ),
    others=lines(
        r"already a (?:paid subscriber|subscriber|member|patron)\?.{0,40}",
        r"unlock this post\b.{0,60}",
        r"(?:subscribe|join|upgrade)(?: now| to paid)?",
        r"request access\b.{0,100}",
    ),
)
_UNREVEALED = WorklessPage(
    refusal=wording.an_unrevealed_work,
    telling=lines(
        r"this work is part of an ongoing challenge and\b.{0,20}\brevealed\b.{0,300}",
        r"this work is part of a collection that has not been revealed\b.{0,300}",
    ),
    others=lines(
        r"mystery work(?: by .{1,60})?" + SITE,
        r"to learn more about unrevealed collections\b.{0,300}",
        r"(?:please visit|you can find details here:).{0,200}",
        r".{0,60}archive of our own.{0,20}",
    ),
)
_ADULT = WorklessPage(
    refusal=wording.an_adult_warning,
    telling=lines(
        r"(?:adult content(?: warning)?|mature content)" + SITE,
        r"this (?:work|story|series|chapter|fiction|site|blog|page) (?:could|may|might|potentially|contains|has|is)\b"
        r".{0,60}\b(?:adult|mature|explicit|sensitive)\b.{0,300}",
        r".{0,40}\byou (?:have )?agreed? that you are willing to see such content\b.{0,40}",
        r".{0,100}\byou (?:must be|are)\b.{0,30}\b(?:18|legal age)\b.{0,120}",
    ),
    others=lines(
        r"(?:yes, )?(?:proceed|continue|enter|view (?:work|story|chapter|content)|i (?:am|understand)\b.{0,60})",
        r"(?:no, )?(?:go back|leave|exit|take me back)",
        r"set your preferences(?: now)?\.?",
        r"if you accept cookies from our site and you (?:click|choose) .{0,250}",
    ),
    listed=lines(r".{0,200}words:? ?\d[\d,]*.{0,20}chapters:? ?\d+/.{0,300}", _CHAPTERS_ALONE),
    fewest_listed=1,
)
_LOGIN = WorklessPage(
    refusal=wording.a_login_page,
    telling=lines(
        r"(?:sorry[,!]? )?this work is only available to registered users\b.{0,300}",
        r"sorry, you don't have permission to access the page you were trying to reach\. please log in\.?",
        r"(?:new session|log ?in|sign ?in|login)\s*[|‹–—-]\s*.{1,60}",
        r"use your (?:google|microsoft|apple|dropbox) account",
        r"to continue to (?:google (?:docs|drive)|gmail|dropbox).{0,40}",
        r"forgot (?:your )?(?:email|password|username)\?",
        r"(?:forgot|lost) your (?:password|user ?name)\b.{0,80}",
        r"(?:forgot|lost) password\?",
        r"this (?:content|post) is password protected\b.{0,160}",
        r"to view (?:it|this protected post),? (?:please )?enter (?:your|the) password below:?",
        r"continue with (?:google|facebook|apple|email|discord)",
        r"you (?:must|need to) (?:be logged in|log in) to (?:read|view|see|access)\b.{0,120}",
    ),
    others=lines(
        r"log ?in|sign ?in|login|new session",
        r"sorry!",
        r"(?:don't|do not) have an account\b.{0,120}",
        r"if you (?:don't|already) have an .{0,60}account\b.{0,160}",
        r"(?:user ?name|e-?mail)(?: or (?:user ?name|e-?mail)(?: address)?)?:?",
        r"password:?",
        r"remember me:?",
        r"not your computer\?.{0,120}|learn more(?: about using guest mode)?",
        r"(?:e-?mail|phone)(?: or (?:phone|e-?mail))?|next|create account|continue",
        r"english \(united (?:states|kingdom)\)|help|privacy|terms",
        r"protected: .{1,200}",
        r"(?:request an invitation|get an invitation|create an account|sign up)\b.{0,80}",
    ),
)
_MISSING = WorklessPage(
    refusal=wording.a_missing_page,
    telling=lines(
        r"(?:http )?error 404(?:\b.{0,60})?",
        r"404(?: error| not found|\s*[|–—-].{1,80})?",
        r"(?:page|story|chapter|file|work|fiction|series) not found\b.{0,100}",
        r"oops! we ran into some problems\.?" + SITE,
        r"the requested (?:thread|post|page|forum|member) could not be found\.?",
        r"this work is hidden by an administrator\b.{0,120}",
        r"we value your privacy",
        r"the page you were looking for doesn't exist\b.{0,120}",
        r"(?:oops!? ?)?(?:that|this) page can't be found\.?",
        r"(?:story not found )?unable to locate (?:story|chapter)\b.{0,60}",
        r"(?:sorry, )?(?:we|i) (?:couldn't|can't|could not) find (?:the|that) (?:page|work|story|chapter)\b.{0,80}",
        r"this (?:story|work|fiction|chapter) (?:has been|was) (?:deleted|removed)\b.{0,100}",
    ),
    others=lines(
        r"you may have mistyped the address\b.{0,160}",
        r"it looks like nothing was found at this location\b.{0,120}",
        r"(?:chapter not found\. )?please check to see you are not using an outdated url\.?",
        r"fanfiction\.net (?:message|error) type.{0,40}",
        r"story not found.{0,80}",
        r"you (?:must be logged-in|do not have permission) to\b.{0,80}",
        r"(?:accept|reject) all(?: cookies)?",
        r"(?:go|back|return) (?:to )?(?:the )?(?:home ?page|home|front page)\.?",
        r"search for:?.{0,20}",
        r"log ?in|sign ?up|menu",
        r".{1,60} \| (?:archive of our own|royal road|scribble hub|fanfiction)",
    ),
)
_CHAPTER_INDEX = WorklessPage(
    refusal=wording.a_table_of_contents,
    telling=lines(r"chapter index for .{1,300}"),
    listed=lines(r"\d+\. .{1,300} \(\d{4}-\d\d-\d\d\)"),
    others=lines(r"\d+\. .{1,300} \(\d{4}-\d\d-\d\d\)", r".{0,60}archive of our own.{0,20}"),
    is_gate=False,
)
_FICTION = WorklessPage(
    refusal=wording.a_table_of_contents,
    telling=lines(
        r"start reading",
        r"chapter name(?:\s+release date)?",
        r"(?:total|average) views ?:?.{0,20}",
        r"get notified when .{1,200} is updated",
        r"chapters ?\(\d+\)",
        r"\d+ chapters",
    ),
    others=lines(
        r"release date",
        r"statistics",
        r"(?:overall score|followers|favorites|ratings|pages|readers|views|synopsis|genre|reads|votes|parts|time) ?:?"
        r"(?:\s*\d[\d.,]*[km]?)?",
        r"add to (?:library|reading list)",
        r"write a review",
        r"\d+ parts?",
        r"\d[\d.,]*[km]? (?:readers?|followers?|favorites?|reviews?|views)",
        r"(?:ongoing|complete[d]?|hiatus|original|fan fiction)",
    ),
    listed=lines(
        r"(?:total |average )?(?:overall score|followers|favorites|ratings|pages|readers|views|reads|votes|parts|time)"
        r" ?:?(?:\s*\d[\d.,]*[kmh]?)?",
        r"\d[\d.,]*[km]? (?:readers?|followers?|favorites?|reviews?|views|chapters)",
    ),
    enough=4,
    is_gate=False,
)
_LIST = WorklessPage(
    refusal=wording.a_list_of_works,
    telling=lines(
        r"\d[\d,]* ?- ?\d[\d,]* of \d[\d,]* (?:works?|bookmarked items?|series|bookmarks?)\b.{0,300}",
        r"\d[\d,]* (?:works?|bookmarked items?|results?|series) (?:found|in|by|for)\b.{0,200}",
        r"\d[\d,]* found",
        r"sort and filter",
        r"edit your search",
        r"works listing|recent works",
        r"search results\b.{0,120}",
        r"(?:←|«)? ?older posts ?(?:→|»)?",
        r"posts? navigation",
        r".{1,80}(?:fanfiction|fan fiction) archive.{0,40}",
    ),
    listed=lines(
        r"language:? ?\w.{0,40}words:? ?\d[\d,]*.{0,20}chapters:? ?\d+/.{0,300}",
        _CHAPTERS_ALONE,
        r"(?:.{1,600} )?rated: .{1,20} - \w+ - .{1,400}",
        r"(?:continue reading|read more)\b.{0,200}",
    ),
    is_gate=False,
)
WORKLESS: Sequence[WorklessPage] = (
    SERVER_DOWN,
    SERVER_ERROR,
    CHECK,
    _UNREVEALED,
    _ADULT,
    SHARED,
    _LOGIN,
    _MEMBERS,
    _MISSING,
    BUSY,
    _CHAPTER_INDEX,
    _FICTION,
    _LIST,
)
