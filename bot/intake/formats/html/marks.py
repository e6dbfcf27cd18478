"""A page's elements by the names that its site gives them."""

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement


class Marks:
    """Finds elements by paths such as `fic-header h1`.

    Each step is a tag, an id, a class name or the name of a `data-` attribute; what it names stands inside of what the
    step before names. The last one may say what stands in the link's address: `byline a@/user/`.
    """

    def __init__(self, root: HtmlElement) -> None:
        self._called = {element: _names_of(element) for element in (*root.iterancestors(), *root.iter("*"))}
        """Names are read once: an element may have thousands, and hold thousands of others."""
        self._named: dict[str, list[HtmlElement]] = {}
        for element in root.iter("*"):
            for name in self._called[element] | {str(element.tag)}:
                self._named.setdefault(name, []).append(element)

    def __contains__(self, path: str) -> bool:
        return next(self.every(path), None) is not None

    def every(self, path: str) -> Iterator[HtmlElement]:
        """Find all elements that a path names, in the page's order."""
        *above, last = path.split()
        name, _, target = last.partition("@")
        named = (element for element in self._named.get(name, ()) if target in element.get("href", ""))
        return (element for element in named if self._stands_in(element, above))

    def first(self, *paths: str) -> HtmlElement | None:
        """Find the first element that holds text, by the first of the paths that names such a one."""
        return next((one for path in paths for one in self.every(path) if text_in(one)), None)

    def is_called(self, element: HtmlElement, names: frozenset[str]) -> bool:
        """Tell whether an element has one of these names, whatever its tag."""
        return not names.isdisjoint(self._called.get(element, ()))

    def _stands_in(self, element: HtmlElement, above: list[str]) -> bool:
        names = list(above)
        for around in element.iterancestors() if names else ():
            if names and (names[-1] == around.tag or names[-1] in self._called.get(around, ())):
                names.pop()
        return not names


def outermost(elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Leave out the elements that stand inside of another one of them."""
    found = list(dict.fromkeys(elements))
    whole = set(found)
    return [element for element in found if whole.isdisjoint(element.iterancestors())]


def text_in(element: HtmlElement | None) -> str | None:
    """Return an element's text on one line; None for one without any."""
    return None if element is None else " ".join(element.text_content().split()) or None


def _names_of(element: HtmlElement) -> frozenset[str]:
    given = (name for name in map(str, element.attrib) if name.startswith("data-"))
    return frozenset((element.get("id", ""), *element.get("class", "").split(), *given))
