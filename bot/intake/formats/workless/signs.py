"""The lines by which pages without a work are known, whole lines each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.intake.formats.workless import wording

Patterns = tuple[str, ...]
"""Regular expressions for whole lines, in whatever case; compiled only once a page is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorklessPage:
    """One kind of page: `enough` of its signs have to agree, one of them a line that is hardly anything else.

    `listed` are lines that stand there once for each work or post, so at least twice, and count as one more sign. No
    more than `most_words` may stand on its other long lines, and thrice as many on all others; each work that is listed
    may add as many. `is_gate` says that it stands before a chapter or in its stead, and doesn't list some.
    """

    refusal: Callable[[str], str]
    telling: Patterns
    others: Patterns = ()
    listed: Patterns = ()
    enough: int = 2
    most_words: int = 100
    is_gate: bool = True


def _lines(*signs: str) -> Patterns:
    return tuple(sign.replace("'", "[’']") for sign in signs)


_SITE = r"(?:\s*[|‹–—-]\s*.{1,60})?"
"""What a page's title says of its site."""

_CHECK = WorklessPage(
    refusal=wording.a_check_of_visitors,
    telling=_lines(
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
    others=_lines(
        r"(?:cloudflare )?ray id:.{0,60}",
        r"sorry, you have been blocked",
        r"shields are up!?",
        r"connection timed out.{0,40}",
        r"error (?:code:? ?)?5\d\d.{0,60}",
        r"bad gateway.{0,40}",
        r"what (?:happened|can i do)\?",
    ),
)
_UNREVEALED = WorklessPage(
    refusal=wording.an_unrevealed_work,
    telling=_lines(
        r"this work is part of an ongoing challenge and\b.{0,20}\brevealed\b.{0,300}",
        r"this work is part of a collection that has not been revealed\b.{0,300}",
    ),
    others=_lines(
        r"mystery work(?: by .{1,60})?" + _SITE,
        r"to learn more about unrevealed collections\b.{0,300}",
        r"(?:please visit|you can find details here:).{0,200}",
        r".{0,60}archive of our own.{0,20}",
    ),
)
_ADULT = WorklessPage(
    refusal=wording.an_adult_warning,
    telling=_lines(
        r"(?:adult content warning|mature content)" + _SITE,
        r"this (?:work|story|series|chapter|fiction|site|blog|page) (?:could|may|might|potentially|contains|has|is)\b"
        r".{0,60}\b(?:adult|mature|explicit|sensitive)\b.{0,300}",
        r".{0,40}\byou (?:have )?agreed? that you are willing to see such content\b.{0,40}",
        r".{0,40}\byou (?:must be|are)\b.{0,30}\b(?:18|legal age)\b.{0,120}",
    ),
    others=_lines(
        r"(?:yes, )?(?:proceed|continue|enter|view (?:work|story|chapter|content)|i (?:am|understand)\b.{0,60})",
        r"(?:no, )?(?:go back|leave|exit|take me back)",
        r"set your preferences(?: now)?\.?",
        r"if you accept cookies from our site and you (?:click|choose) .{0,250}",
    ),
    most_words=400,
)
_LOGIN = WorklessPage(
    refusal=wording.a_login_page,
    telling=_lines(
        r"(?:sorry[,!]? )?this work is only available to registered users\b.{0,300}",
        r"(?:new session|log ?in|sign ?in|login)\s*[|‹–—-]\s*.{1,60}",
        r"(?:forgot|lost) your (?:password|user ?name)\b.{0,80}",
        r"(?:forgot|lost) password\?",
        r"this (?:content|post) is password protected\b.{0,160}",
        r"to view (?:it|this protected post),? (?:please )?enter (?:your|the) password below:?",
        r"continue with (?:google|facebook|apple|email|discord)",
        r"you (?:must|need to) (?:be logged in|log in) to (?:read|view|see|access)\b.{0,120}",
    ),
    others=_lines(
        r"log ?in|sign ?in|login|new session",
        r"sorry!",
        r"(?:don't|do not) have an account\b.{0,120}",
        r"if you (?:don't|already) have an .{0,60}account\b.{0,160}",
        r"(?:user ?name|e-?mail)(?: or (?:user ?name|e-?mail)(?: address)?)?:?",
        r"password:?",
        r"remember me:?",
        r"protected: .{1,200}",
        r"(?:request an invitation|get an invitation|create an account|sign up)\b.{0,80}",
    ),
)
_MISSING = WorklessPage(
    refusal=wording.a_missing_page,
    telling=_lines(
        r"(?:http )?error 404(?:\b.{0,60})?",
        r"404(?: error| not found|\s*[|–—-].{1,80})?",
        r"(?:page|story|chapter|file|work|fiction|series) not found\b.{0,100}",
        r"the page you were looking for doesn't exist\b.{0,120}",
        r"(?:oops!? ?)?(?:that|this) page can't be found\.?",
        r"(?:story not found )?unable to locate (?:story|chapter)\b.{0,60}",
        r"(?:sorry, )?(?:we|i) (?:couldn't|can't|could not) find (?:the|that) (?:page|work|story|chapter)\b.{0,80}",
        r"this (?:story|work|fiction|chapter) (?:has been|was) (?:deleted|removed)\b.{0,100}",
    ),
    others=_lines(
        r"you may have mistyped the address\b.{0,160}",
        r"it looks like nothing was found at this location\b.{0,120}",
        r"(?:chapter not found\. )?please check to see you are not using an outdated url\.?",
        r"fanfiction\.net (?:message|error) type.{0,40}",
        r"story not found.{0,80}",
        r"(?:go|back|return) (?:to )?(?:the )?(?:home ?page|home|front page)\.?",
        r"search for:?.{0,20}",
        r"log ?in|sign ?up|menu",
        r".{1,60} \| (?:archive of our own|royal road|scribble hub|fanfiction)",
    ),
)
_BUSY = WorklessPage(refusal=wording.a_missing_page, telling=_lines(r"retry later"), enough=1, most_words=1)
_CHAPTER_INDEX = WorklessPage(
    refusal=wording.a_table_of_contents,
    telling=_lines(r"chapter index for .{1,300}"),
    listed=_lines(r"\d+\. .{1,300} \(\d{4}-\d\d-\d\d\)"),
    others=_lines(r"\d+\. .{1,300} \(\d{4}-\d\d-\d\d\)", r".{0,60}archive of our own.{0,20}"),
    is_gate=False,
)
_FICTION = WorklessPage(
    refusal=wording.a_table_of_contents,
    telling=_lines(
        r"start reading",
        r"chapter name(?:\s+release date)?",
        r"(?:total|average) views ?:?.{0,20}",
        r"get notified when .{1,200} is updated",
        r"chapters ?\(\d+\)",
        r"\d+ chapters",
    ),
    others=_lines(
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
    enough=4,
    most_words=600,
    is_gate=False,
)
_LIST = WorklessPage(
    refusal=wording.a_list_of_works,
    telling=_lines(
        r"\d[\d,]* ?- ?\d[\d,]* of \d[\d,]* (?:works?|bookmarked items?|series|bookmarks?)\b.{0,300}",
        r"\d[\d,]* (?:works?|bookmarked items?|results?|series) (?:found|in|by|for)\b.{0,200}",
        r"\d[\d,]* found",
        r"sort and filter",
        r"edit your search",
        r"works listing",
        r"search results\b.{0,120}",
        r"(?:←|«)? ?older posts ?(?:→|»)?",
        r"posts? navigation",
        r".{1,80}(?:fanfiction|fan fiction) archive.{0,40}",
    ),
    listed=_lines(
        r"language:? ?\w.{0,40}words:? ?\d[\d,]*.{0,20}chapters:? ?\d+/.{0,300}",
        r"(?:.{1,600} )?rated: .{1,20} - \w+ - .{1,400}",
        r"(?:continue reading|read more)\b.{0,200}",
    ),
    most_words=300,
    is_gate=False,
)
WORKLESS: Sequence[WorklessPage] = (
    _CHECK,
    _UNREVEALED,
    _ADULT,
    _LOGIN,
    _MISSING,
    _BUSY,
    _CHAPTER_INDEX,
    _FICTION,
    _LIST,
)
