"""Pages of forums' threads, as browsers save them: the posts that are marked as chapters."""

from bot.intake.formats.draft import ChapterDraft, Doubt
from bot.intake.reading import read
from tests.intake.written.copied_pages import PARAGRAPHS
from tests.intake.written.plain import words_of
from tests.intake.written.saved_pages import AUTHOR, forum_post, thread

THREAD = "https://forums.spacebattles.com/threads/small-crossings.4242"


def drafts(*posts: str) -> list[ChapterDraft]:
    return read(thread(*posts), "thread.html")


def test_every_post_with_a_threadmark_is_a_chapter_and_has_its_own_address() -> None:
    first, second = drafts(
        forum_post(42, AUTHOR, PARAGRAPHS[0], "7. Rain"),
        forum_post(43, "tomas", "More!"),
        forum_post(44, AUTHOR, PARAGRAPHS[1], "Interlude 2: Wren"),
    )

    assert (first.chapter_number, first.chapter_title, first.link) == (7, "Rain", f"{THREAD}/post-42")
    assert (second.chapter_number, second.chapter_title) == (None, "Interlude 2: Wren")
    assert (first.body, second.body) == PARAGRAPHS[:2]
    assert any("More!" in piece.text for piece in first.dropped)


def test_without_a_threadmark_the_first_post_of_whoever_began_the_thread_is_the_chapter() -> None:
    (draft,) = drafts(forum_post(42, "tomas", "First!"), forum_post(43, AUTHOR, PARAGRAPHS[0]))

    assert (draft.author, draft.body, draft.link) == (AUTHOR, PARAGRAPHS[0], f"{THREAD}/post-43")
    assert Doubt.TITLE_MISSING in draft.doubts


def test_what_the_forum_puts_into_quotes_is_listed_as_left_out() -> None:
    quote = (
        '<blockquote class="bbCodeBlock"><div class="bbCodeBlock-content">A song.</div>'
        '<div class="bbCodeBlock-expandLink"><a role="button">Click to expand...</a></div></blockquote>'
    )
    (draft,) = drafts(forum_post(42, AUTHOR, f"{PARAGRAPHS[0]}{quote}", "Rain"))

    assert words_of(draft.body) == [*PARAGRAPHS[0].split(), "A", "song."]
    assert "Click to expand..." in {piece.text for piece in draft.dropped}


def test_a_spoiler_stays_one_and_keeps_its_name() -> None:
    button = '<button class="button bbCodeSpoiler-button"><span>Spoiler: <span>The end</span></span></button>'
    spoiler = f'<div class="bbCodeSpoiler">{button}<div class="bbCodeSpoiler-content">The cat did it.</div></div>'
    (draft,) = drafts(forum_post(42, AUTHOR, f"{PARAGRAPHS[0]}{spoiler}", "Rain"))

    assert words_of(draft.body)[-7:] == ["Spoiler:", "The", "end", "The", "cat", "did", "it."]
    assert draft.body.endswith("The cat did it.||")
