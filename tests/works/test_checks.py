"""What must hold of a work or a chapter, whoever typed it."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import UserFacingError
from bot.works import checks, wording
from bot.works.models import (
    ARCHIVE_WARNINGS,
    MAX_FANDOMS,
    MAX_LINK,
    MAX_NOTES,
    MAX_SUMMARY,
    MAX_TITLE,
    ChapterDetails,
    Detail,
    WorkDetails,
)
from tests.refusals import refused
from tests.worlds.discord_markup import PINGS

WORK = WorkDetails(title="The Lighthouse")
CHAPTER = ChapterDetails(number=1)


class TestLinks:
    @pytest.mark.parametrize(
        "link",
        [
            "https://archiveofourown.org/works/1/chapters/2#workskin",
            "http://example.org",
            "https://example.org:8080/a_(b)?c=d&e=%20",
            "HTTPS://Example.org/",
            "https://bücher.example/kapitel-1",
            "https://例え.テスト/話",
            "https://example.org/user@name",
        ],
    )
    def test_a_web_address_is_taken_as_it_is(self, link: str) -> None:
        assert checks.link(link) == link

    @pytest.mark.parametrize(
        "text", [" https://example.org/a ", "<https://example.org/a>", "\nhttps://example.org/a\n"]
    )
    def test_what_stands_around_it_is_left_out(self, text: str) -> None:
        assert checks.link(text) == "https://example.org/a"

    @pytest.mark.parametrize("text", [None, "", "  ", "<>"])
    def test_nothing_is_no_link(self, text: str | None) -> None:
        assert checks.link(text) is None

    @pytest.mark.parametrize(
        "text",
        [
            *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.org", "steam://run/1"),
            *(
                "example.org",
                "www.example.org",
                "//example.org",
                "https:",
                "https://",
                "https:///path",
                "https:example.org",
            ),
            *(
                "https://nohost",
                "https://?q=a.b",
                "https://.",
                "https://..",
                "https://a.",
                "https://.a",
                "https://a..b",
            ),
            *(
                "https://user@example.org",
                "https://user:pw@example.org",
                "https://:pw@example.org",
                "https://@example.org",
            ),
            *(
                "https://google.com:80@evil.example",
                "https://google.com\\@evil.example",
                "https://[::1",
                "https://[x.y]/",
            ),
            *(
                "https://exa mple.org",
                "https://example.org/a b",
                "https://example.org/\ta",
                "https://example.org\n.evil",
            ),
            *("https://example.org/\u202egnp.exe", "https://example.org/\u200b", "https://example.org/\x00"),
            *(
                'https://example.org/"x',
                "https://example.org/<x>",
                "https://example.org/|x|",
                "https://example.org/`x`",
            ),
            *("https://example.org:port/", "https://example.org:99999/", "https://example.org:-1/"),
        ],
    )
    def test_anything_else_is_refused_and_shown_back_safely(self, text: str) -> None:
        with pytest.raises(UserFacingError) as caught:
            checks.link(text)

        assert "isn't a link" in caught.value.words

    @pytest.mark.parametrize("text", ["https://discord.gg/abc", "HTTPS://ptb.Discord.com:443/invite/abc"])
    def test_an_invite_is_refused_and_called_one(self, text: str) -> None:
        with pytest.raises(UserFacingError, match="leads into a Discord server"):
            checks.link(text)

    @given(text=st.text(max_size=40) | st.text("htps:/.@[]()<>#?%a \\\n", max_size=30))
    def test_any_text_is_a_link_or_refused(self, text: str) -> None:
        said = _link_or_refusal(text)

        assert said is None or "isn't a link" in said or said.lower().startswith(("http://", "https://"))
        assert not PINGS.findall(said or "")


def _link_or_refusal(text: str) -> str | None:
    try:
        return checks.link(text)
    except UserFacingError as refusal:
        return refusal.words


class TestWarnings:
    @pytest.mark.parametrize("name", ARCHIVE_WARNINGS)
    def test_every_warning_is_known_however_it_is_written(self, name: str) -> None:
        assert checks.warnings(f"  {name.upper()} ") == (name,)

    @pytest.mark.parametrize("between", [",", ", ", ";", "\n", " ; "])
    def test_several_stand_with_commas_semicolons_or_lines_between(self, between: str) -> None:
        assert checks.warnings(between.join(ARCHIVE_WARNINGS)) == ARCHIVE_WARNINGS

    def test_one_that_stands_twice_counts_once(self) -> None:
        assert checks.warnings("Major Character Death, major character death") == ("Major Character Death",)

    @pytest.mark.parametrize("text", [None, "", " , ;"])
    def test_none_is_none(self, text: str | None) -> None:
        assert checks.warnings(text) == ()

    def test_one_that_ao3_doesnt_have_is_named_with_those_it_has(self) -> None:
        with refused(wording.unknown_warning("Spiders", ARCHIVE_WARNINGS)):
            checks.warnings("Major Character Death, Spiders")


class TestNumbers:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("0", 0),
            ("4", 4),
            ("4.5", 4.5),
            ("4,5", 4.5),
            (" #12 ", 12),
            ("007", 7),
            ("999999", 999_999),
            ("1.125", 1.125),
        ],
    )
    def test_digits_are_a_number(self, text: str, number: float) -> None:
        assert checks.number(text) == number

    @pytest.mark.parametrize("text", [None, "", "  ", "#"])
    def test_nothing_is_no_number(self, text: str | None) -> None:
        assert checks.number(text) is None

    @pytest.mark.parametrize(
        "text",
        [
            "-1",
            "+1",
            "four",
            "4a",
            "4.",
            ".5",
            "4.5.6",
            "1e3",
            "0x4",
            "nan",
            "inf",
            "٤",
            "４",
            "1000000",
            "1.2345",
            "4 5",
        ],
    )
    def test_anything_else_is_refused(self, text: str) -> None:
        with refused(wording.bad_number(text.replace(",", "."))):
            checks.number(text)

    @given(number=st.decimals(0, 999_999, places=3).map(float) | st.integers(0, 999_999).map(float))
    def test_a_number_is_shown_as_it_may_be_typed_again(self, number: float) -> None:
        assert checks.number(wording.number(number)) == number


class TestLimits:
    @pytest.mark.parametrize(
        ("field", "what", "limit"),
        [
            ("title", Detail.TITLE, MAX_TITLE),
            ("fandoms", Detail.FANDOMS, MAX_FANDOMS),
            ("summary", Detail.SUMMARY, MAX_SUMMARY),
            ("link", Detail.LINK, MAX_LINK),
        ],
    )
    def test_a_part_of_a_work_may_reach_its_limit_and_not_pass_it(self, field: str, what: Detail, limit: int) -> None:
        _reaches_and_doesnt_pass(checks.work, WORK, field, what, limit)

    @pytest.mark.parametrize(
        ("field", "what", "limit"),
        [
            ("title", Detail.CHAPTER_TITLE, MAX_TITLE),
            ("summary", Detail.SUMMARY, MAX_SUMMARY),
            ("notes", Detail.NOTES, MAX_NOTES),
            ("link", Detail.LINK, MAX_LINK),
        ],
    )
    def test_a_part_of_a_chapter_may_reach_its_limit_and_not_pass_it(
        self, field: str, what: Detail, limit: int
    ) -> None:
        _reaches_and_doesnt_pass(checks.chapter, CHAPTER, field, what, limit)

    @pytest.mark.parametrize("title", ["", " ", "\n\t", "\x00", "\u202e", "\u200b", "\u2060\u200d"])
    def test_a_work_needs_a_title_that_can_be_seen(self, title: str) -> None:
        with refused(wording.title_missing()):
            checks.work(replace(WORK, title=title))

    @pytest.mark.parametrize("total", [None, 1, 12, 1_000_000])
    def test_a_work_may_say_how_many_chapters_it_will_have(self, total: int | None) -> None:
        checks.work(replace(WORK, total=total))

    @pytest.mark.parametrize("total", [0, -1, 1_000_001, 2**40])
    def test_it_cant_have_fewer_than_one_nor_more_than_anybody_writes(self, total: int) -> None:
        with refused(wording.bad_total()):
            checks.work(replace(WORK, total=total))


def _reaches_and_doesnt_pass(check: Any, whole: Any, field: str, what: Detail, limit: int) -> None:
    for length in (limit - 1, limit):
        check(replace(whole, **{field: "x" * length}))
    with refused(wording.too_long(what, limit, limit + 1)):
        check(replace(whole, **{field: "x" * (limit + 1)}))
