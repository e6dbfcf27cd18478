"""Finding an author's note at the end of a chapter that nothing marks as one."""

import re

_MARKER = re.compile(
    r"^\W{0,4}(?:a\s?[/.]\s?n|n\s?/\s?a|author[’']?s?[’']? notes?|note from the author|end notes?|"
    r"nota (?:de la autora?|del autora?|d[oa] autora?|finale?)|note de l[’']aut(?:eur|rice)|"
    r"anmerkung(?:en)? de[rs] autor(?:in|s)?|yazar notu|от автора|примечани[ея] автора)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:suggestions?|(?:hope|hoping) (?:you|y'?all|everyone) (?:all )?(?:enjoy|like|love)\w*|"
    r"(?:next|last|this|new) (?:chapter|part|update)s?|(?:my|all|lovely|dear) readers|"
    r"(?:please|pls|don'?t forget to) (?:vote|comment|follow|like|review)|(?:vote|comment|follow) (?:and|or|&) \w+|"
    r"thank(?:s| you)(?: so much)? (?:for|to) (?:all|every|reading|the (?:support|reads|votes))|"
    r"updat(?:e|es|ing) (?:soon|again|tomorrow|every|on)|writer'?s block|word count|(?:words|reads|votes|views)[!:]|"
    r"i don'?t own|stay tuned|see you (?:in|next)|another (?:story|chapter)|let me know)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:readers?|chapters?|stor(?:y|ies)|updates?|votes?|comments?|support|grateful|thank|thanks|guys|y'?all|"
    r"write|writing|wrote|fic|fanfic|book|story|read|reading|follow|love you all|people|enjoy(?:ed)?)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"^[\"“«„—–-]")
_FARTHEST = 12
"""How many paragraphs from the end a note may begin."""


def find_authors_note(body: str, *, marked_only: bool = False) -> str | None:
    """Find the end of `body` that reads like a note to the readers, exactly as it stands there; None if there is none.

    `marked_only` asks for one that says so itself, as `A/N`.
    """
    paragraphs = body.split("\n\n")
    tail = paragraphs[-_FARTHEST:]
    begin = next((place for place, text in enumerate(tail) if _MARKER.match(text)), len(tail))
    if marked_only and begin == len(tail):
        return None
    while not marked_only and begin and speaks_to_readers(tail[begin - 1]):
        begin -= 1
    if begin == len(tail) or len(paragraphs) - len(tail) + begin == 0:
        return None
    note = "\n\n".join(tail[begin:])
    return note if len(note) * 2 < len(body) else None


def speaks_to_readers(paragraph: str) -> bool:
    if _SPEECH.match(paragraph):
        return False
    strong = len(_STRONG.findall(paragraph))
    weak = len({word.lower() for word in _WEAK.findall(paragraph)})
    return strong * 2 + weak >= 3
