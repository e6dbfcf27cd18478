"""The fixed lines of a Wattpad part: counts, the site's tagline, its message about removed images."""

import re

_TAGLINES = (
    r"Where stories live\. ?Discover now",
    r"Donde (?:viven las historias|las historias viven)\. ?(?:Descúbrelo|Descubre) ahora",
    r"Onde (?:as )?hist[óo]rias (?:ganham|criam|têm) vida\. ?(?:Descobre|Descubra) agora",
    r"(?:Où les histoires vivent|Là où vivent les histoires)\. ?Découvre[zr]? maintenant",
    r"Wo Geschichten leben\. ?Entdecke (?:sie )?jetzt",
    r"Dove le storie prendono vita\. ?Scopril[oe] ora",
    r"Hik[aâ]yelerin yaşadığı yer\. ?Şimdi keşfedin",
    r"Tempat cerita menjadi hidup\. ?Temukan sekarang",
    r"Tahanan ng mga kuwento\. ?T(?:uklasin|umuklas) ngayon",
    r"(?:Место, где живут истории|Там, где живут истории)\. ?Откройте их для себя",
    r"Gdzie (?:żyją opowieści|opowieści żyją)\. ?Odkryj (?:je )?teraz",
    r"Nơi (?:những )?câu chuyện tồn tại\. ?Hãy khám phá bây giờ",
    r"Waar verhalen tot leven komen\. ?Ontdek (?:het |ze )?nu",
    r"Unde pove[șs]tirile trăiesc\. ?Descoperă acum",
    r"Kde příběhy žijí\. ?Začni objevovat",
    r"Ahol a történetek élnek\. ?Fedezd fel most",
    r"Där berättelser lever\. ?Upptäck nu",
    r"حيث تعيش القصص\. ?اكتشف الآن",
)
TAGLINE = re.compile(rf"(?:{'|'.join(_TAGLINES)})\.?$")

REMOVED_IMAGE = re.compile(
    r"(?:Oops! This image does not follow our content guidelines|"
    r"¡Ay! Esta imagen no sigue nuestras pautas de contenido|"
    r"Opa?s?! Esta imagem não segue (?:as )?nossas diretrizes de conteúdo|"
    r"Oups ?! Cette image n[’']est pas conforme à nos directives de contenu|"
    r"(?:Hoppla|Ups)! Dieses Bild entspricht nicht unseren|"
    r"Ops! Questa immagine non segue le nostre linee guida|"
    r"Hay aksi! Bu görüntü içerik kurallarımıza uymuyor|"
    r"Ups! Gambar ini tidak mengikuti|"
    r"Ой! Это изображение не соответствует|"
    r"Oops! Ang larawang ito|"
    r"Ups! Ten obraz nie jest zgodny|"
    r"Oei! Deze afbeelding)"
)
EXCLAMATION = re.compile(r"¡?[\w-]{1,10}\s?[!！]\s")
"""How the message begins in every language it is known in."""
TELLING_LENGTH = 30
"""From how many characters on a cut-off copy alone gives away a message in an unknown language."""

CONTINUED = frozenset(
    {"Start from the beginning", "Comienza desde el principio", "Começar do início", "Depuis le début"}
)
MENU = frozenset(
    {
        "Home", "Browse", "Community", "Write", "Search", "Try Premium", "Log in", "Sign Up", "Paid Story", "Follow",
        "Paid Stories Badge Paid Story", "Share", "Send", "Send to Friend", "Vote", "Comment", "Add to library",
        "Post to Your Profile", "Share via Email", "Report Story", "Continue reading next part",
        "Continue Reading Next Part",
        "Load More Pages...", "Reading List", "Table of contents", "Add", "Library", "Comments", "Recommendations",
        "You'll Also Like", "You'll also like", "Last Updated", "Next part", "Next Part",
    }
)  # fmt: skip
FREE_PARTS = re.compile(r"There (?:are|is) \d+ more free parts?$")
READING_CARD = frozenset({"YOU ARE READING", "ESTÁS LEYENDO", "VOCÊ ESTÁ LENDO", "VOUS LISEZ", "DU LIEST GERADE"})
TELLING = READING_CARD | {
    "Paid Stories Badge Paid Story", "Continue reading next part", "Continue Reading Next Part", "Load More Pages...",
    "Post to Your Profile",
}  # fmt: skip
"""Lines that no other site has."""
ADDRESS = re.compile(r"https?://(?:www\.)?wattpad\.com/\d\S*$")
BYLINE = re.compile(r"[Bb]y @?(\S.{0,60})$")

_COUNT = r"[^\w\s!-~]{0,4}\s?(\d[\d.,]{0,14})\s?([KMBkmb]?)(?: ?(?:reads?|views?|votes?|stars?|comments?))?"
COUNTS = re.compile(rf"{_COUNT}\s+{_COUNT}\s+{_COUNT}$", re.IGNORECASE)
ONE_COUNT = re.compile(rf"{_COUNT}$", re.IGNORECASE)
HAS_UNIT = re.compile(r"\d[KMB]\b|reads?\b|views?\b|votes?\b", re.IGNORECASE)
_SCALE = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}


def count(digits: str, unit: str) -> int:
    """Read `1.2` and `K` as 1200, `12,345` and nothing as 12345."""
    if not unit:
        return int(digits.replace(",", "").replace(".", ""))
    whole, _, part = digits.replace(",", ".").strip(".").partition(".")
    return round(float(f"{whole}.{part.replace('.', '') or 0}") * _SCALE[unit.lower()])
