"""What an author's note asks for is known by its words."""

import pytest

from bot.chapters.preview.requests import Request, question_in, requests_in
from bot.works.models import ChapterDetails

IDEAS, COMMENTS = Request.IDEAS, Request.COMMENTS


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("Suggestions are much appreciated!", {IDEAS}),
        ("Please comment, it keeps me going.", {COMMENTS}),
        ("A/N: please vote and comment! Any ideas for the ball?", {IDEAS, COMMENTS}),
        ("Tell me what you think!", {COMMENTS}),
        ("What do you want to happen next?", {IDEAS}),
        ("Let me know your theories.", {COMMENTS}),
        ("I take prompts and requests.", {IDEAS}),
        ("Kommentare und Ideen sind willkommen.", {IDEAS, COMMENTS}),
        ("Thank you for all your comments!", set()),
        ("I don't take requests.", set()),
        ("No suggestions, please.", set()),
        ("I loved your comments. Please comment again.", {COMMENTS}),
        ("Mind the cat.", set()),
        ("She had no idea.", set()),
        ("", set()),
    ],
)
def test_what_a_note_asks_for(note: str, asked: set[Request]) -> None:
    assert requests_in(ChapterDetails(notes=note)) == asked
    assert requests_in(ChapterDetails(notes_offered=note)) == asked


def test_the_sentence_that_asks_is_the_question_to_begin_with() -> None:
    assert question_in(ChapterDetails(notes="Thanks! Any ideas for the *ball*? See you.")) == "Any ideas for the ball?"
    assert question_in(ChapterDetails(notes="Please comment.")) == ""
    assert len(question_in(ChapterDetails(notes=f"Suggestions {'please ' * 200}"))) <= 300
