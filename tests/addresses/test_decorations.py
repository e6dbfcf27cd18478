"""Whatever an address gains by being copied leaves it the same chapter's; whatever is no address is none."""

from urllib.parse import urlsplit

from hypothesis import example, given
from hypothesis import strategies as st

from bot.addresses.reading import normal_form, read
from tests.addresses.real_links import CHAPTERS, OTHERS

KNOWN = sorted([*CHAPTERS, *(link for links in CHAPTERS.values() for link in links), *OTHERS])
TRACKING = st.sampled_from(
    ["utm_source=x", "utm_medium=y&utm_campaign=z", "fbclid=Iw", "gclid=a-b", "igshid=q", "ref_src=twsrc", "si=1"]
)
FRAGMENTS = st.sampled_from(["", "#comments", "#main", "#workskin", "#:~:text=Salt", "#respond"])


def decorated(link: str, tracking: list[str], fragment: str, *, secure: bool, capitals: bool, port: bool) -> str:
    """Copy a link as another program would."""
    parts = urlsplit(link)
    query = "&".join([*filter(None, parts.query.split("&")[::-1]), *tracking])
    host = (parts.hostname or "").upper() if capitals else parts.hostname
    number = (":443" if secure else ":80") if port else ""
    at = f"{'https' if secure else 'http'}://{host}{number}{parts.path or '/'}"
    return f"{at}{'?' if query else ''}{query}{f'#{parts.fragment}' if parts.fragment else fragment}"


@given(st.sampled_from(KNOWN), st.lists(TRACKING, max_size=3), FRAGMENTS, st.booleans(), st.booleans(), st.booleans())
def test_no_decoration_makes_another_chapter(
    link: str, tracking: list[str], fragment: str, secure: bool, capitals: bool, port: bool
) -> None:
    copied = decorated(link, tracking, fragment, secure=secure, capitals=capitals, port=port)

    assert normal_form(copied) == normal_form(link)


@given(st.sampled_from(KNOWN), st.sampled_from(["www.", "m.", "www.m.", "mobile."]))
def test_a_mobile_host_is_the_sites_own(link: str, prefix: str) -> None:
    scheme, _, rest = link.partition("://")

    assert normal_form(f"{scheme}://{prefix}{rest}") == normal_form(link)


STEP = st.text(st.characters(codec="utf-8"), max_size=12)


@given(st.lists(STEP, max_size=5), st.dictionaries(STEP, STEP, max_size=3), STEP)
@example(["%2e%2e", "a%"], {"a+b": "%zz"}, "chapter-3")
@example(["amp", "index.html"], {}, "")
def test_the_normal_form_of_any_address_is_its_own(steps: list[str], query: dict[str, str], fragment: str) -> None:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    normal = normal_form(f"https://own.example/{'/'.join(steps)}?{asked}#{fragment}")

    assert normal is None or normal_form(normal) == normal


PARTS = st.sampled_from(["works", "chapters", "threads", "story", "p", "s", "fiction", "post", "users"])
ANY_SITE = st.sampled_from([urlsplit(link).netloc for link in KNOWN])
WORD = st.text("abcXYZ019-_.%~+é", max_size=8)


@given(ANY_SITE, st.lists(st.one_of(WORD, PARTS), max_size=6))
def test_no_path_at_a_known_site_is_read_into_something_else(host: str, steps: list[str]) -> None:
    normal = normal_form(f"https://{host}/{'/'.join(steps)}")

    assert normal is None or normal_form(normal) == normal


@given(st.text(max_size=300))
@example("https://[")
@example("https://a.example:x/")
@example("https://xn--\udcff.example/")
def test_nothing_that_is_typed_raises(text: str) -> None:
    read(text)
    read(f"https://{text}")
    read(f"https://archiveofourown.org/{text}")


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_two_chapters_have_two_forms(one: int, other: int) -> None:
    first, second = (normal_form(f"https://archiveofourown.org/works/5/chapters/{n}") for n in (one, other))

    assert (first == second) == (one == other)
