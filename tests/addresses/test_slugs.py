"""What a slug says of its chapter."""

import pytest

from bot.addresses.slugs import SlugName, chapter_named, work_named


@pytest.mark.parametrize(
    ("slug", "named"),
    [
        ("chapter-12-the-storm", SlugName(12, "The Storm")),
        ("chapter-12", SlugName(12)),
        ("ch12-the-end-of-it", SlugName(12, "The End of It")),
        ("book-2-chapter-12-the-storm", SlugName(12, "The Storm")),
        ("the-lamp-room-chapter-3", SlugName(3)),
        ("the-lamp-room-low-tide.html", SlugName(title="Low Tide")),
        ("3-days-later", SlugName(title="3 Days Later")),
        ("caf%C3%A9", SlugName(title="Café")),
        ("12", SlugName()),
        ("edit", SlugName()),
        ("chapter-4-5", SlugName()),
        ("chapter-12-13-the-storm", SlugName()),
        ("", SlugName()),
        (None, SlugName()),
    ],
)
def test_a_slug_names_its_chapter_and_no_number_is_cut_out_of_another(slug: str | None, named: SlugName) -> None:
    assert chapter_named(slug, "The Lamp Room") == named


def test_a_slug_names_its_work() -> None:
    assert work_named("The-Lamp-Room") == "The Lamp Room"
    assert work_named("123") is None
