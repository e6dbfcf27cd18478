"""Pages that say of their work what AO3's downloads do."""

from collections.abc import Sequence

_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>The Lamp Room</title></head><body>
<div id="preface"><p class="message"><b>The Lamp Room</b><br/>Posted originally on the
<a href="http://archiveofourown.org/">Archive of Our Own</a> at
<a href="http://archiveofourown.org/works/1">http://archiveofourown.org/works/1</a>.</p>
<div class="meta"><dl class="tags">{tags}<dt>Stats:</dt><dd>Words: 6 Chapters: {count}/9</dd></dl>
<h1>The Lamp Room</h1><div class="byline">by <a rel="author" href="u">ada</a></div></div></div>
<div id="chapters" class="userstuff">{chapters}</div><div id="afterword"></div></body></html>"""

_CHAPTER = """<div class="meta group"><h2 class="heading">Chapter {number}: {title}</h2></div>
<div class="userstuff"><p>Ines trimmed the lamp {number} times.</p></div>"""

TITLES = ("Low Wick", "High Wick", "No Wick")


def page(rating: str | None = None, warnings: Sequence[str] = (), chapters: int = 1) -> tuple[str, bytes]:
    """A download of the town's work, as a file to hand in."""
    tags = f"<dt>Rating:</dt><dd><a href='t'>{rating}</a></dd>" if rating else ""
    if warnings:
        links = ", ".join(f"<a href='t'>{one}</a>" for one in warnings)
        tags += f"<dt>Archive Warning:</dt><dd>{links}</dd>"
    bodies = "".join(_CHAPTER.format(number=one + 1, title=TITLES[one]) for one in range(chapters))
    return "lamp.html", _PAGE.format(tags=tags, chapters=bodies, count=chapters).encode()
