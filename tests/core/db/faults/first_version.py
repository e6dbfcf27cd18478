"""Rows of the schema 0004: a work, its chapter and their announcements."""

FIRST_VERSION = (
    "INSERT INTO works (id, guild_id, title, title_key, rating, warnings, created_by, created_at)"
    " VALUES (1, 1, 'A', 'a', 'Not Rated', '', 1, '2026-11-20 18:00:00')",
    "INSERT INTO chapters (id, work_id, state, words, silent, created_by, created_at)"
    " VALUES (1, 1, 'posted', 0, false, 1, '2026-11-20 18:00:00')",
)
ANNOUNCED = (
    "INSERT INTO announcements (chapter_id, guild_id, channel_id, generation, nonce, state, announced_at, attempts,"
    " due_at, reacted, wanted, shown) VALUES (1, 1, :channel, 1, :nonce, :state, '2026-11-20 18:00:00', 0,"
    " '2026-11-20 18:00:00', :reacted, :wanted, 1)"
)
