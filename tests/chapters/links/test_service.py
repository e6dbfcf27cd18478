"""Where a link belongs, on both databases."""

from bot.addresses.models import Address
from bot.addresses.reading import read
from bot.chapters.namesakes.models import NamesakePlace
from bot.works import wording as works_wording
from bot.works.models import Work
from tests.refusals import refused
from tests.worlds.people import AUTHOR, MODERATOR, reader
from tests.worlds.program import Program

LINK = "https://own.example/lamp/low-tide"


def address(link: str) -> Address:
    found = read(link)
    assert found is not None
    return found


async def test_a_chapter_is_found_by_its_link_in_whatever_work(program: Program, work: Work) -> None:
    await program.work("Other")
    chapter = await program.posted(work, 4, link=LINK)
    place = await program.services.links.place(MODERATOR, address("http://www.own.example/lamp/low-tide/?fbclid=x"))

    assert [one.title for one in place.works] == [work.title]
    assert [(one.chapter.id, one.where) for one in place.there] == [(chapter.id, NamesakePlace.ON_ITS_WAY)]


async def test_what_was_withdrawn_or_deleted_is_there_no_more(program: Program, work: Work) -> None:
    await program.publishing.withdraw(AUTHOR, (await program.posted(work, 4, link=LINK)).id)
    await program.chapters.delete(AUTHOR, (await program.draft(work, 5, link=LINK)).id)

    assert (await program.services.links.place(AUTHOR, address(LINK))).there == ()


async def test_the_named_work_is_the_one_though_another_has_the_chapter(program: Program, work: Work) -> None:
    other = await program.work("Other")
    chapter = await program.posted(work, 4, link=LINK)
    place = await program.services.links.place(MODERATOR, address(LINK), other)

    assert [one.title for one in place.works] == ["Other"]
    assert [one.chapter.id for one in place.there] == [chapter.id]


async def test_whoever_may_not_post_in_a_links_work_is_refused(program: Program, work: Work) -> None:
    await program.posted(work, 4, link=LINK)

    with refused(works_wording.authors_only(work)):
        await program.services.links.place(reader(1), address(LINK))


async def test_a_removed_works_link_is_known(program: Program) -> None:
    work = await program.work("Gone", link="https://archiveofourown.org/works/9")
    await program.services.works.remove(MODERATOR, work.id)
    place = await program.services.links.place(MODERATOR, address("https://archiveofourown.org/works/9/chapters/1"))

    assert (place.works, place.removed and place.removed.title) == ((), "Gone")
