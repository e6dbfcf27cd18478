"""Recognising chapter headings: `Chapter 4: Salt`, `Book 2, Chapter 3`, `12. The Storm`, `第十二章`, `Prologue`."""

import re
from dataclasses import dataclass, replace

from bot.intake.formats.draft import Doubt
from bot.intake.formats.headings.chinese import chinese_number
from bot.intake.formats.headings.numbers import Number, number_at
from bot.intake.formats.headings.other_numbers import ends_in_english_word, is_ordinal

_CHAPTER = (
    "chapters?|chap|chpt|ch|parts?|pt|episodes?|ep|kapitel|kapittel|kap|teil|chapitre|partie|cap[ií]tulo|capitolul|cap[ií]tol|"
    "cap|parte|capitolo|hoofdstuk|deel|rozdzia[łl]|kapitola|fejezet|luku|глава|часть|розділ|частина|κεφάλαιο|bab|"
    "chương|bölüm|kabanata|episódio|episodio|poglavlje|poglavje|nodaļa|peatükk|פרק|الفصل|فصل|บทที่|ตอนที่|अध्याय"
)
_BOOK = (
    "books?|volumes?|vol|arcs?|parts?|pt|seasons?|sagas?|acts?|band|buch|teil|livre|tome|partie|libro|livro|tomo|parte|"
    "volumen|boek|deel|tom|książka|книга|том|часть"
)
_LABEL = r"(?:\s*[:#]|\s+[-–—](?=\s)|-(?=\w))?\s*(?:(?:no\.?|nr\.?|n[º°]|№|number|the)\s+)?#?"
_WORD = re.compile(rf"(?:{_CHAPTER})(?![^\W\d_])\.?{_LABEL}\s*", re.IGNORECASE)
_BOOK_WORD = re.compile(rf"(?:{_BOOK})(?![^\W\d_])\.?{_LABEL}\s*", re.IGNORECASE)
_WORD_BEHIND = re.compile(rf"\.?\s*(?P<word>(?:{_CHAPTER})(?![^\W\d_]))", re.IGNORECASE)
_COUNTED_AGAIN = re.compile(r"\s*#?\d")
_ORDINAL = re.compile(r"(?:\d\.|\d(?:st|nd|rd|th)|first|second|third|[a-z]th)$", re.IGNORECASE)
_WORD_INSIDE = re.compile(rf"(?P<parted>[\s,:;.–—|/()\[\]-]*[,:;.–—|/)\]-]\s*|\s+)(?={_WORD.pattern})", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*[:：.;…–—|~•·=>-]+\s*(?P<title>.*)$|\s*(?P<quoted>[(\[“\"«「『].*)$|\s*$")
_PART_OF_IT = re.compile(rf"\s*,?\s*(?=(?:{_BOOK})(?![^\W\d_]))", re.IGNORECASE)
_BESIDE = re.compile(r"\s*,\s*(?=\S)|\s+(?=[^\Wa-zß-öø-ÿа-я_]|['‘’¿¡…])")
_BARE = re.compile(r"#?(?=\d)")
_BARE_ENDS = re.compile(r"\s*[.:)–—|-]\s+(?P<title>\S.*)$")
_MOST_BARE = 1000
_DASHED_NUMBER = re.compile(r"\s*[–—-]\s+\d")
_UNNUMBERED = re.compile(
    r"(?:prologue?|prolog|prólogo|epilogue?|epilog|epílogo|interlude|interlúdio|intermission|intermezzo|side story|"
    r"bonus chapter|extra chapter|omake|afterword|序章|终章|終章|楔子|尾声|番外|пролог|эпилог|интерлюдия)"
    r"(?:\s+#?(?:\d{1,4}(?:\.\d{1,2})?|[ivx]{1,6}|one|two|three|four|five|six|seven|eight|nine|ten))?"
    r"(?:\s*[:：.–—-]\s*\S.*)?$",
    re.IGNORECASE,
)
"""What stands beside the count of chapters, with a count of its own or without."""
_LONGEST, _LONGEST_WITHOUT_CASE = 200, 60
_OF_A_SENTENCE = re.compile(r"[.!?؟…।۔]$|[,،，、]")
_THAI_WHEN = "ตอนที่"
"""It counts chapters too, but its sentences have neither points nor commas to be known by."""
_BEHIND_WORK = re.compile(
    rf"(?:\s*[,:;|]\s+|\s+[–—~|-]\s+|\s+[(\[]\s*)(?={_WORD.pattern})",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?P<work>\S.*?)\s*[(\[](?P<number>\d{1,4})\s*/\s*(?:\d{1,4}|\?+)[)\]]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """`is_doubtful` where the number is not plainly one: what it was read from stands in the title then.

    `is_part` where the word for it may as well name what holds several chapters: `Part Two`.
    """

    number: float | None = None
    title: str | None = None
    is_doubtful: bool = False
    is_part: bool = False

    @property
    def is_numbered(self) -> bool:
        return self.number is not None or self.is_doubtful

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return (Doubt.NUMBER_UNCLEAR,) if self.is_doubtful else ()


def chapter_heading(line: str, *, is_title: bool = False) -> Heading | None:
    """Read a line that names a chapter by the word for it (`Chapter 4`, `第三章`), or a prologue or the like.

    `is_title` says that the line is a heading for certain, so that `Chapter 4 Salt` is no beginning of a sentence.
    """
    line = line.strip()
    return None if len(line) > _LONGEST else _named(line, is_title=is_title)


def is_chapter_word(word: str) -> bool:
    return _WORD.fullmatch(word) is not None


def part_title(line: str) -> Heading:
    """Split a line that is known to be a chapter's title into its number, if it has one, and the rest."""
    line = line.strip()
    whole = Heading(None, line or None)
    if len(line) > _LONGEST:
        return whole
    if heading := _named(line, is_title=True) or _bare(line):
        return heading
    inside = work_and_chapter(line)
    return Heading(inside[1].number, line, is_doubtful=True) if inside else whole


def work_and_chapter(line: str) -> tuple[str, Heading] | None:
    """Part a title that names a work and its chapter: `Salt, Chapter 3: Low Tide`, `Salt (3/?)`; None for any other."""
    if len(line) > _LONGEST:
        return None
    for behind in _BEHIND_WORK.finditer(line):
        whole = line.rstrip(")]") if behind[0].strip() in ("(", "[") else line
        heading = _by_word(whole, behind.end(), is_title=True)
        if behind.start() and heading and heading.number is not None and not heading.is_doubtful:
            return line[: behind.start()], heading
    counted = _COUNTED.match(line)
    return (counted["work"], Heading(float(counted["number"]), is_doubtful=True)) if counted else None


def _named(line: str, *, is_title: bool) -> Heading | None:
    if heading := _in_a_book(line, is_title=is_title) or _by_word(line, 0, is_title=is_title):
        return heading
    if heading := _with_word_behind(line, is_title=is_title) or _chinese(line):
        return heading
    return Heading(None, line) if _UNNUMBERED.match(line) else None


def _by_word(line: str, start: int, *, is_title: bool) -> Heading | None:
    word = _WORD.match(line, start)
    number = word and number_at(line, word.end())
    if word is None or number is None:
        return None
    is_title = is_title or _may_be_a_title_without_case(word[0], line)
    heading = _heading(line[start:], line[word.end() :], number, line[number.end :], is_title=is_title)
    return replace(heading, is_part=bool(_BOOK_WORD.match(line, start))) if heading else None


def _may_be_a_title_without_case(word: str, line: str) -> bool:
    """Tell whether a line is no sentence, in a script without the capitals by which a title could be told from one."""
    has_case = word[0].lower() != word[0].upper()
    if has_case or word.startswith(_THAI_WHEN) or len(line) > _LONGEST_WITHOUT_CASE:
        return False
    return not _OF_A_SENTENCE.search(line)


def _heading(whole: str, expression: str, number: Number, rest: str, *, is_title: bool) -> Heading | None:
    """Make a heading of what stands behind a number, `rest`; None if the line goes on as a sentence does."""
    found = _SEPARATED.match(rest)
    if number.is_plain and found:
        title = found["title"] or found["quoted"]
        return Heading(number.value, title or None, is_doubtful=bool(_DASHED_NUMBER.match(rest)))
    beside = _PART_OF_IT.match(rest) or (_BESIDE.match(rest) if is_title and number.is_in_digits else None)
    if number.is_plain and beside:
        return Heading(number.value, rest[beside.end() :])
    if not is_title and not found:
        return None
    if found and not number.is_plain and number.value is not None:
        return Heading(number.value, expression, is_doubtful=True)
    return Heading(number.value if number.is_in_digits else None, whole, is_doubtful=True)


def _in_a_book(line: str, *, is_title: bool) -> Heading | None:
    """Read `Book 2, Chapter 3: Sea`; the book's name goes into the title."""
    book = _BOOK_WORD.match(line)
    number = book and number_at(line, book.end())
    if number is None:
        return None
    for inside in _WORD_INSIDE.finditer(line, number.end):
        if heading := _by_word(line, inside.end(), is_title=is_title):
            named = ": ".join(filter(None, [line[: inside.start()], heading.title]))
            return Heading(heading.number, named, is_doubtful=True)
    return None


def _with_word_behind(line: str, *, is_title: bool) -> Heading | None:
    """Read `5. Kapitel: Salz`, `Third Chapter`; what counts twice, as `5. Chapter 4`, is plain only if it agrees."""
    number = number_at(line, 0)
    word = _WORD_BEHIND.match(line, number.end) if number else None
    if number is None or word is None:
        return None
    if again := _COUNTED_AGAIN.match(line, word.end()) and _by_word(line, word.start("word"), is_title=True):
        is_same = again.number == number.value and not again.is_doubtful
        return again if is_same else Heading(None, line, is_doubtful=True)
    is_foreign = is_ordinal(line[: number.end]) and not ends_in_english_word(word[0])
    if not _ORDINAL.search(line[: number.end + 1].rstrip()) and not is_foreign:
        return None
    return _heading(line, line, number, line[word.end() :], is_title=is_title and line[:1].isdecimal())


def _chinese(line: str) -> Heading | None:
    found = chinese_number(line)
    if found is None:
        return None
    if found.number.value is None or not found.number.is_plain:
        return Heading(found.number.value, line, is_doubtful=True)
    title = ": ".join(filter(None, [found.book, found.title]))
    return Heading(found.number.value, title or None, is_doubtful=found.book is not None)


def _bare(line: str) -> Heading | None:
    """Read `12. The Storm`, or a number alone."""
    start = _BARE.match(line)
    number = start and number_at(line, start.end())
    if number is None:
        return None
    rest = _BARE_ENDS.match(line, number.end)
    is_range = bool(_DASHED_NUMBER.match(line, number.end))
    if not number.is_plain or is_range:
        return Heading(None, line, is_doubtful=True)
    if number.value is None or (number.value >= _MOST_BARE and "," not in line[: number.end]):
        return None
    if rest is None:
        return Heading(number.value) if not line[number.end :].strip(" .:)") else None
    return Heading(number.value, rest["title"])
