-- A database as the version before the one mailbox left it when its process was killed, at 18:00 UTC on 20 November
-- 2026: announcements waiting and half sent, notices, letters, calls, milestones and digests due. Its schema is that of
-- migration 0011. The rows were written by that version's own services; `earlier_database.py` loads them into either
-- database. What triggers and full-text search keep beside them isn't here: it comes by itself.
--
-- Servers: 1100000000000000001 is the home of every work, 1100000000000000002 announces one of them as a guest.
-- Channels: 1200000000000000001 to ...12 are the works' own (...9 an announcement channel, ...11 a forum), ...21 is
-- for notices, ...22 for staff's cards, ...31 to ...38 for calls, ...41 for milestones, ...42 for digests, ...51 and
-- ...52 are the guest's.
-- People: 1400000000000000003 Ada, ...4 Bo and ...6 Cleo are authors, ...1 Morgan and ...5 Sasha the servers' managers, and
-- 1500000000000000001 and those after it are readers.

-- What the two servers chose; the guest has no channel for notices.
INSERT INTO guild_settings (guild_id, channel_id, staff_role_id, zone, notices_channel_id) VALUES
    (1100000000000000001, 1200000000000000001, 1300000000000000001, 'Europe/Berlin', 1200000000000000021),
    (1100000000000000002, 1200000000000000051, NULL, 'UTC', NULL);
INSERT INTO kudos_emojis (guild_id, emoji, shown, position) VALUES
    (1100000000000000001, '❤', '❤️', 0),
    (1100000000000000001, '💜', '💜', 1),
    (1100000000000000002, '❤', '❤️', 0),
    (1100000000000000002, '💜', '💜', 1);

-- The works, each announced in a channel of its own; the first is announced by the guest, too.
INSERT INTO works (id, guild_id, title, title_key, rating, warnings, channel_id, role_id, created_by, created_at, comments, text, pin) VALUES
    (1, 1100000000000000001, 'The Lighthouse', 'the lighthouse', 'Teen And Up Audiences', '', 1200000000000000001, 1300000000000000002, 1400000000000000001, '2026-11-10 18:00:00.000000', true, 'nowhere', true),
    (2, 1100000000000000001, 'The Paper Garden', 'the paper garden', 'Not Rated', '', 1200000000000000002, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false),
    (3, 1100000000000000001, 'Salt and Ember', 'salt and ember', 'Not Rated', '', 1200000000000000003, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false),
    (4, 1100000000000000001, 'Glass Hours', 'glass hours', 'Not Rated', '', 1200000000000000004, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false),
    (5, 1100000000000000001, 'Night Ferry', 'night ferry', 'Not Rated', '', 1200000000000000005, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false),
    (6, 1100000000000000001, 'Under Ivy', 'under ivy', 'Not Rated', '', 1200000000000000006, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false),
    (7, 1100000000000000001, 'Small Hours', 'small hours', 'Not Rated', '', 1200000000000000007, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false),
    (8, 1100000000000000001, 'The Cartographer', 'the cartographer', 'Not Rated', '', 1200000000000000008, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false),
    (9, 1100000000000000001, 'Winter Post', 'winter post', 'Not Rated', '', 1200000000000000009, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false),
    (10, 1100000000000000001, 'Red Moon', 'red moon', 'Mature', '', 1200000000000000010, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false),
    (11, 1100000000000000001, 'Lanterns', 'lanterns', 'Not Rated', '', 1200000000000000011, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false),
    (12, 1100000000000000001, 'Lost Harbour', 'lost harbour', 'Not Rated', '', 1200000000000000012, NULL, 1400000000000000001, '2026-11-10 18:00:00.000000', false, 'nowhere', false);
INSERT INTO work_authors (work_id, user_id, name) VALUES
    (1, 1400000000000000003, 'Ada'),
    (2, 1400000000000000004, 'Bo'),
    (3, 1400000000000000003, 'Ada'),
    (4, 1400000000000000003, 'Ada'),
    (5, 1400000000000000003, 'Ada'),
    (6, 1400000000000000003, 'Ada'),
    (7, 1400000000000000004, 'Bo'),
    (8, 1400000000000000006, 'Cleo'),
    (9, 1400000000000000006, 'Cleo'),
    (10, 1400000000000000003, 'Ada'),
    (11, 1400000000000000003, 'Ada'),
    (12, 1400000000000000003, 'Ada');
INSERT INTO targets (id, work_id, guild_id, channel_id, created_by, created_at) VALUES
    (1, 1, 1100000000000000002, 1200000000000000052, 1400000000000000005, '2026-11-20 16:00:00.000000');
INSERT INTO target_codes (code, work_id, created_by, expires_at, redeemed_by) VALUES
    ('H2QL-LEAV', 1, 1400000000000000001, '2026-11-27 16:00:00.000000', 1400000000000000005);

-- The chapters.
INSERT INTO chapters (id, work_id, state, number, title, words, silent, created_by, created_at, posted_by, posted_at, due_at, due_local, zone, withdrawn_at) VALUES
    (1, 1, 'posted', 1, 'The Lamp', 2380, false, 1400000000000000001, '2026-11-12 18:00:00.000000', 1400000000000000001, '2026-11-12 18:00:00.000000', NULL, NULL, NULL, NULL),
    (2, 2, 'posted', 1, 'Folded Gates', 2380, false, 1400000000000000001, '2026-11-12 18:00:00.000000', 1400000000000000001, '2026-11-12 18:00:00.000000', NULL, NULL, NULL, NULL),
    (3, 3, 'posted', 1, 'The First Fire', 2380, false, 1400000000000000001, '2026-11-12 18:00:00.000000', 1400000000000000001, '2026-11-12 18:00:00.000000', NULL, NULL, NULL, NULL),
    (4, 7, 'posted', 1, 'Twenty to Three', 2400, false, 1400000000000000001, '2026-11-12 18:00:00.000000', 1400000000000000001, '2026-11-12 18:00:00.000000', NULL, NULL, NULL, NULL),
    (5, 6, 'withdrawn', 1, 'Roots', 2380, false, 1400000000000000001, '2026-11-12 18:00:00.000000', 1400000000000000001, '2026-11-12 18:00:00.000000', NULL, NULL, NULL, '2026-11-20 17:59:25.000000'),
    (6, 8, 'draft', 1, 'Coastlines', 2380, false, 1400000000000000001, '2026-11-16 18:00:00.000000', NULL, NULL, NULL, NULL, NULL, NULL),
    (7, 8, 'draft', 2, 'Soundings', 2380, false, 1400000000000000001, '2026-11-16 18:00:00.000000', NULL, NULL, NULL, NULL, NULL, NULL),
    (8, 9, 'posted', 1, 'Frost', 2380, false, 1400000000000000001, '2026-11-19 17:00:00.000000', 1400000000000000006, '2026-11-19 18:00:00.000000', '2026-11-19 17:30:00.000000', '2026-11-19T18:30:00', 'Europe/Berlin', NULL),
    (9, 9, 'scheduled', 2, 'Thaw', 2380, false, 1400000000000000001, '2026-11-19 17:00:00.000000', 1400000000000000006, NULL, '2026-11-20 17:50:00.000000', '2026-11-20T18:50:00', 'Europe/Berlin', NULL),
    (10, 9, 'scheduled', 3, 'Black Ice', 2380, false, 1400000000000000001, '2026-11-19 17:00:00.000000', 1400000000000000006, NULL, '2026-11-20 18:03:00.000000', '2026-11-20T19:03:00', 'Europe/Berlin', NULL),
    (11, 4, 'posted', 1, 'Twelve', 2380, false, 1400000000000000001, '2026-11-20 16:00:00.000000', 1400000000000000001, '2026-11-20 16:00:00.000000', NULL, NULL, NULL, NULL),
    (12, 12, 'posted', 1, 'Low Water', 2380, false, 1400000000000000001, '2026-11-20 17:20:00.000000', 1400000000000000001, '2026-11-20 17:20:00.000000', NULL, NULL, NULL, NULL),
    (13, 5, 'posted', 1, 'The Far Bank', 2380, false, 1400000000000000001, '2026-11-20 17:30:00.000000', 1400000000000000001, '2026-11-20 17:30:00.000000', NULL, NULL, NULL, NULL),
    (14, 5, 'posted', 2, 'Return Ticket', 2380, false, 1400000000000000001, '2026-11-20 17:30:00.000000', 1400000000000000001, '2026-11-20 17:30:00.000000', NULL, NULL, NULL, NULL),
    (15, 10, 'posted', 1, 'Tides', 2380, false, 1400000000000000001, '2026-11-20 17:55:00.000000', 1400000000000000001, '2026-11-20 17:55:00.000000', NULL, NULL, NULL, NULL),
    (16, 1, 'posted', 2, 'The Keeper''s Daughter', 2380, false, 1400000000000000001, '2026-11-20 17:58:30.000000', 1400000000000000001, '2026-11-20 17:58:30.000000', NULL, NULL, NULL, NULL),
    (17, 2, 'posted', 2, 'Paper Birds', 2380, false, 1400000000000000001, '2026-11-20 17:59:00.000000', 1400000000000000001, '2026-11-20 17:59:00.000000', NULL, NULL, NULL, NULL),
    (18, 2, 'posted', 3, 'Rain', 2380, false, 1400000000000000001, '2026-11-20 17:59:00.000000', 1400000000000000001, '2026-11-20 17:59:00.000000', NULL, NULL, NULL, NULL),
    (19, 3, 'posted', 2, 'Ash Wednesday', 2380, false, 1400000000000000001, '2026-11-20 17:59:00.000000', 1400000000000000001, '2026-11-20 17:59:00.000000', NULL, NULL, NULL, NULL),
    (20, 11, 'posted', 1, 'A Light in the Forum', 2380, false, 1400000000000000001, '2026-11-20 17:59:00.000000', 1400000000000000001, '2026-11-20 17:59:00.000000', NULL, NULL, NULL, NULL),
    (21, 1, 'posted', 3, 'Fog Signals', 2380, false, 1400000000000000001, '2026-11-20 17:59:58.000000', 1400000000000000001, '2026-11-20 17:59:58.000000', NULL, NULL, NULL, NULL),
    (22, 1, 'posted', 4, 'The Long Night', 2380, false, 1400000000000000001, '2026-11-20 17:59:58.000000', 1400000000000000001, '2026-11-20 17:59:58.000000', NULL, NULL, NULL, NULL);

-- A backlog, whose slot was an hour ago.
INSERT INTO backlogs (id, work_id, rhythm, zone, next_local, next_at, skipping, paused) VALUES
    (1, 8, '4-18:00', 'Europe/Berlin', '2026-11-20T18:00:00', '2026-11-20 17:00:00.000000', false, false);
INSERT INTO backlog_chapters (chapter_id, backlog_id, position) VALUES
    (6, 1, 0),
    (7, 1, 1);

-- A file that waits for its author's choice.
INSERT INTO uploads (id, guild_id, member_id, work_id, silent, drafts, created_at) VALUES
    (1, 1100000000000000001, 1400000000000000006, 9, false, CAST('{"drafts": [{"chapter_number": 4, "chapter_title": "Snow Blind", "body": "Nobody saw the sledge come back.", "words": 6, "body_words": 0}]}' AS BLOB), '2026-11-20 17:55:00.000000');

-- The announcements. What was attempted carries the nonce that was sent.
INSERT INTO announcements (id, chapter_id, guild_id, channel_id, generation, nonce, state, announced_at, attempted_at, attempts, due_at, message_id, wanted, shown, failure) VALUES
    (1, 1, 1100000000000000001, 1200000000000000001, 1, '6d46743be97056244a2d07b4', 'sent', '2026-11-12 18:00:00.000000', '2026-11-12 18:00:00.000000', 0, NULL, 1570498412544000001, 2, 2, NULL),  -- sent, and done
    (2, 2, 1100000000000000001, 1200000000000000002, 1, 'a5af4a7ab24696e1d20f048e', 'sent', '2026-11-12 18:00:00.000000', '2026-11-12 18:00:00.000000', 1, '2026-11-20 17:59:10.982825', 1570498412544000002, 2, 1, 'Discord didn''t answer'),  -- sent; an edit was attempted, for thanks
    (3, 3, 1100000000000000001, 1200000000000000003, 1, '7f894ef46e3bbac881179444', 'sent', '2026-11-12 18:00:00.000000', '2026-11-12 18:00:00.000000', 0, NULL, 1570498412544000003, 1, 1, NULL),  -- sent, and done
    (4, 4, 1100000000000000001, 1200000000000000007, 1, '0e5299be99160764ba20858f', 'sent', '2026-11-12 18:00:00.000000', '2026-11-12 18:00:00.000000', 0, '2026-11-20 17:59:30.000000', 1570498412544000004, 2, 1, NULL),  -- sent; wants a refresh
    (5, 5, 1100000000000000001, 1200000000000000006, 1, 'df419c9313915289a6f549d0', 'withdrawing', '2026-11-12 18:00:00.000000', '2026-11-12 18:00:00.000000', 1, '2026-11-20 17:59:26.003921', 1570498412544000005, 1, 1, 'Discord didn''t answer'),  -- withdrawing; the deletion was attempted
    (6, 8, 1100000000000000001, 1200000000000000009, 1, '98a45fca5e96470905e23ba9', 'sent', '2026-11-19 18:00:00.000000', '2026-11-19 18:00:00.000000', 0, NULL, 1573035127603200031, 1, 1, NULL),  -- sent; its publishing wasn't allowed
    (7, 11, 1100000000000000001, 1200000000000000004, 1, 'feb96f469380026e615b72be', 'blocked', '2026-11-20 16:00:00.000000', NULL, 0, NULL, NULL, 1, 0, 'I''m not allowed to. Give me View Channel, Send Messages, Embed Links, Attach Files, Add Reactions and Read Message History there. It goes out by itself as soon as that is mended.'),  -- blocked: forbidden
    (8, 12, 1100000000000000001, 1200000000000000012, 1, 'f621043f552b40009c784947', 'blocked', '2026-11-20 17:20:00.000000', NULL, 0, NULL, NULL, 1, 0, 'the channel is no longer there. Choose another with `/work edit channel:` or `/setup`. It goes out by itself as soon as that is mended.'),  -- blocked: the channel is gone
    (9, 13, 1100000000000000001, 1200000000000000005, 1, 'fc860fd0694b0fb5c79973a6', 'uncertain', '2026-11-20 17:30:00.000000', '2026-11-20 17:30:00.000000', 2, NULL, NULL, 1, 0, 'Discord didn''t say whether it arrived, and I may not look. Give me Read Message History there and I''ll look'),  -- uncertain: it doesn't stand, but nobody may look
    (10, 14, 1100000000000000001, 1200000000000000005, 1, 'acdd8c7babb0f400655e0b49', 'waiting', '2026-11-20 17:30:00.000000', NULL, 0, '2026-11-20 17:30:00.000000', NULL, 1, 0, NULL),  -- waiting behind it
    (11, 15, 1100000000000000001, 1200000000000000010, 1, '9efd0ec8fc4dc86952a14ca2', 'blocked', '2026-11-20 17:55:00.000000', NULL, 0, NULL, NULL, 1, 0, 'the channel isn''t age-restricted, and the work is rated Mature or Explicit. Restrict it, or choose another channel with `/work edit channel:`. It goes out by itself as soon as that is mended.'),  -- blocked: not age-restricted
    (12, 16, 1100000000000000001, 1200000000000000001, 1, 'aaedd7bbb6178c0fa8b5d886', 'sent', '2026-11-20 17:58:30.000000', '2026-11-20 17:58:30.000000', 0, NULL, 1573397137981440039, 1, 1, NULL),  -- sent a moment ago: its steps are due
    (13, 16, 1100000000000000002, 1200000000000000052, 1, 'abb3afb1b83d2f7ab6686208', 'blocked', '2026-11-20 17:58:30.000000', NULL, 0, NULL, NULL, 1, 0, 'I''m not allowed to. Give me View Channel, Send Messages, Embed Links, Attach Files, Add Reactions and Read Message History there. It goes out by itself as soon as that is mended.'),  -- blocked: forbidden by the guest
    (14, 17, 1100000000000000001, 1200000000000000002, 1, '2708480544d1b7d7298ee422', 'waiting', '2026-11-20 17:59:00.000000', '2026-11-20 17:59:00.000000', 1, '2026-11-20 18:00:40.000000', NULL, 1, 0, NULL),  -- half sent: its message stands, 1573397263810560040
    (15, 18, 1100000000000000001, 1200000000000000002, 1, '5d28c578f7aecd51accdc319', 'waiting', '2026-11-20 17:59:00.000000', NULL, 0, '2026-11-20 17:59:00.000000', NULL, 1, 0, NULL),  -- waiting behind it
    (16, 19, 1100000000000000001, 1200000000000000003, 1, 'db78664f0d380c1279d3f171', 'waiting', '2026-11-20 17:59:00.000000', '2026-11-20 17:59:00.000000', 1, '2026-11-20 18:00:40.000000', NULL, 1, 0, NULL),  -- half sent: nothing stands
    (17, 20, 1100000000000000001, 1200000000000000011, 1, '86dae024b54b0ad1fc301528', 'waiting', '2026-11-20 17:59:00.000000', '2026-11-20 17:59:00.000000', 1, '2026-11-20 18:00:40.000000', NULL, 1, 0, NULL),  -- half sent to a forum: its post stands, 1573397263810560041
    (18, 21, 1100000000000000001, 1200000000000000001, 1, '8d64ab0fcd3cdf34b8e90595', 'waiting', '2026-11-20 17:59:58.000000', NULL, 0, '2026-11-20 17:59:58.000000', NULL, 1, 0, NULL),  -- waiting
    (19, 21, 1100000000000000002, 1200000000000000052, 1, 'eb6f8c7f4d8b5cdd417c478a', 'waiting', '2026-11-20 17:59:58.000000', NULL, 0, '2026-11-20 17:59:58.000000', NULL, 1, 0, NULL),  -- waiting behind 13
    (20, 22, 1100000000000000001, 1200000000000000001, 1, 'e18f864781e30648d5aebf75', 'waiting', '2026-11-20 17:59:58.000000', NULL, 0, '2026-11-20 17:59:58.000000', NULL, 1, 0, NULL),  -- waiting behind 18
    (21, 22, 1100000000000000002, 1200000000000000052, 1, '51dd6ccbbaf99756a676090f', 'waiting', '2026-11-20 17:59:58.000000', NULL, 0, '2026-11-20 17:59:58.000000', NULL, 1, 0, NULL);  -- waiting behind 19

-- What is still to be done with those that stand.
INSERT INTO announcement_steps (announcement_id, step, due_at, attempts) VALUES
    (6, 'publish', NULL, 1),
    (12, 'comments', '2026-11-20 17:58:31.212105', 1),
    (12, 'pin', '2026-11-20 17:58:30.000000', 0),
    (12, 'react', '2026-11-20 17:58:31.029886', 1);
INSERT INTO announcement_pins (announcement_id) VALUES
    (1);

-- Notices to staff: `due_at` is NULL for what was said and isn't mended yet.
INSERT INTO notices (id, guild_id, about, words, work_id, nonce, created_at, due_at, attempts) VALUES
    (1, 1100000000000000001, 'late 8 202611191730', '**Chapter 1: Frost** of **Winter Post** was due <t:1795109400:f> and went out late: I wasn''t running then.', NULL, '7b35bea731145d5d67c68d14', '2026-11-19 18:00:00.000000', NULL, 1),  -- said
    (2, 1100000000000000001, 'channel 1200000000000000009 publish', '**Chapter 1: Frost** of **Winter Post** stands in <#1200000000000000009>, but I''m not allowed to publish it to the channel''s followers. Give me Send Messages there and I''ll do it.', NULL, 'fec72a3fcd686f487206edce', '2026-11-19 18:00:00.000000', NULL, 1),  -- said
    (3, 1100000000000000001, 'channel 1200000000000000004 forbidden', '**Chapter 1: Twelve** of **Glass Hours** couldn''t be posted in <#1200000000000000004>: I''m not allowed to. Give me View Channel, Send Messages, Embed Links, Attach Files, Add Reactions and Read Message History there. It goes out by itself as soon as that is mended.', 4, '2cd95dc90b80d433ad1db77a', '2026-11-20 16:00:00.000000', NULL, 1),  -- said; its cause stays
    (4, 1100000000000000001, 'channel 1200000000000000012 channel gone', '**Chapter 1: Low Water** of **Lost Harbour** couldn''t be posted in <#1200000000000000012>: the channel is no longer there. Choose another with `/work edit channel:` or `/setup`. It goes out by itself as soon as that is mended.', 12, 'd4923a33f48077d21e3c2861', '2026-11-20 17:20:00.000000', '2026-11-20 17:23:00.000000', 2),  -- due; attempted twice
    (5, 1100000000000000001, 'announcement 9 uncertain', 'I can''t tell whether **Chapter 1: The Far Bank** of **Night Ferry** stands in <#1200000000000000005>: Discord didn''t say whether it arrived, and I may not look. Give me Read Message History there and I''ll look. You can look yourself, and press **It''s there** or **Post it anyway**.', 5, '0d83217e9142d5f4e74aa469', '2026-11-20 17:35:00.000000', '2026-11-20 17:35:00.000000', 0),  -- due; a doubt to decide about
    (6, 1100000000000000001, 'channel 1200000000000000010 age', '**Chapter 1: Tides** of **Red Moon** couldn''t be posted in <#1200000000000000010>: the channel isn''t age-restricted, and the work is rated Mature or Explicit. Restrict it, or choose another channel with `/work edit channel:`. It goes out by itself as soon as that is mended.', 10, '1e1a51b789cb0a320b9417e7', '2026-11-20 17:55:00.000000', '2026-11-20 17:55:00.000000', 0),  -- due
    (7, 1100000000000000002, 'channel 1200000000000000052 forbidden', '**Chapter 2: The Keeper''s Daughter** of **The Lighthouse** couldn''t be posted in <#1200000000000000052>: I''m not allowed to. Give me View Channel, Send Messages, Embed Links, Attach Files, Add Reactions and Read Message History there. It goes out by itself as soon as that is mended.', NULL, '6f6e50d1b3f530658270117b', '2026-11-20 17:58:30.000000', '2026-11-20 17:58:30.000000', 0),  -- due, as soon as the guest chooses a channel
    (8, 1100000000000000001, 'channel 1200000000000000052 forbidden', '**Chapter 2: The Keeper''s Daughter** of **The Lighthouse** couldn''t be posted in <#1200000000000000052>: I''m not allowed to. Give me View Channel, Send Messages, Embed Links, Attach Files, Add Reactions and Read Message History there. It goes out by itself as soon as that is mended.', 1, '8c972f00e63951a2c0bb0c95', '2026-11-20 17:58:30.000000', '2026-11-20 17:58:30.000000', 0);  -- due

-- Reactions, and the kudos that count.
INSERT INTO reactions (announcement_id, user_id, emoji, is_super, from_bot, noticed_at) VALUES
    (1, 1500000000000000001, '❤', false, false, '2026-11-12 18:00:00.000000'),
    (5, 1500000000000000005, '❤', false, false, '2026-11-12 18:00:00.000000'),
    (1, 1500000000000000002, '❤', false, false, '2026-11-18 16:00:00.000000'),
    (1, 1500000000000000003, '❤', false, false, '2026-11-18 16:00:00.000000'),
    (1, 1500000000000000004, '❤', false, false, '2026-11-18 16:00:00.000000'),
    (1, 1500000000000000005, '❤', false, false, '2026-11-18 16:00:00.000000'),
    (1, 1500000000000000006, '❤', false, false, '2026-11-18 16:00:00.000000'),
    (1, 1500000000000000007, '❤', false, false, '2026-11-18 16:00:00.000000'),
    (1, 1500000000000000008, '❤', false, false, '2026-11-18 16:00:00.000000'),
    (1, 1500000000000000009, '❤', false, false, '2026-11-18 16:00:00.000000'),
    (3, 1500000000000000003, '❤', false, false, '2026-11-20 16:59:00.000000'),
    (2, 1500000000000000002, '❤', false, false, '2026-11-20 17:59:00.000000'),
    (4, 1500000000000000004, '❤', false, false, '2026-11-20 17:59:01.000000'),
    (1, 1500000000000000010, '❤', false, false, '2026-11-20 17:59:58.000000');
INSERT INTO kudos (chapter_id, user_id, work_id, given_at)
SELECT chapters.id, user_id, work_id, noticed_at FROM reactions
JOIN announcements ON announcements.id = announcement_id JOIN chapters ON chapters.id = chapter_id;

-- Where each work's next milestone is: the first has reached it, and nobody has noted that yet.
UPDATE work_totals SET next_milestone = 10;

-- Milestones.
INSERT INTO kudos_settings (guild_id, milestones_channel_id, digest_channel_id, digest_hour) VALUES
    (1100000000000000001, 1200000000000000041, 1200000000000000042, 18);
INSERT INTO celebrations (work_id, readers, channel_id, reached_at, attempted_at, done_at) VALUES
    (6, 1, 1200000000000000041, '2026-11-12 18:00:00.000000', '2026-11-12 18:00:00.000000', '2026-11-12 18:00:00.000000'),  -- done
    (1, 1, 1200000000000000041, '2026-11-12 18:00:00.000000', '2026-11-12 18:00:00.000000', '2026-11-12 18:00:00.000000'),  -- done
    (3, 1, 1200000000000000041, '2026-11-20 16:59:00.000000', '2026-11-20 16:59:00.000000', NULL),  -- attempted an hour ago: given up by rule
    (2, 1, 1200000000000000041, '2026-11-20 17:59:00.000000', '2026-11-20 17:59:00.000000', NULL),  -- attempted a minute ago
    (7, 1, 1200000000000000041, '2026-11-20 17:59:01.000000', NULL, NULL);  -- never attempted

-- Digests.
INSERT INTO digests (guild_id, author_id, often, by_dm, told_until) VALUES
    (1100000000000000001, 1400000000000000003, 'daily', true, '2026-11-19 18:00:00.000000'),  -- due, and attempted
    (1100000000000000001, 1400000000000000004, 'daily', false, '2026-11-19 18:00:00.000000'),  -- due, and attempted
    (1100000000000000001, 1400000000000000006, 'weekly', true, '2026-11-19 18:00:00.000000');  -- not due before Monday

-- What readers suggest.
INSERT INTO suggestion_rules (guild_id, cooldown, waiting, shortest, words, phrases, staff_channel_id) VALUES
    (1100000000000000001, 0, 25, 0, '', '', 1200000000000000022);

-- Calls for ideas.
INSERT INTO suggestion_calls (id, guild_id, work_id, channel_id, message_id, poll_message_id, question, created_by, created_at, closes_at, closed_at, answers, shown_at, is_stale, poll, poll_due_at) VALUES
    (1, 1100000000000000001, 1, 1200000000000000034, 1571947964006400008, NULL, 'What is in the tower?', 1400000000000000003, '2026-11-16 18:00:00.000000', NULL, NULL, 2, '2026-11-16 20:00:00.000000', false, '{"hours": 48, "labels": [[1, "A clock"], [2, "Gulls"]]}', '2026-11-20 17:59:56.000000'),  -- shown; its poll is to be opened
    (2, 1100000000000000001, 1, 1200000000000000035, 1571947964006400009, 1573020028108800030, 'What is the cat called?', 1400000000000000003, '2026-11-16 18:00:00.000000', NULL, NULL, 2, '2026-11-16 20:00:00.000000', false, '{"hours": 24, "labels": [[3, "Biscuit"], [4, "No name at all"]]}', '2026-11-20 17:59:50.000000'),  -- shown; its poll is over, and the result is due
    (3, 1100000000000000001, 1, 1200000000000000032, 1573004928614400025, NULL, 'Who rings the bell?', 1400000000000000003, '2026-11-19 16:00:00.000000', NULL, NULL, 1, '2026-11-19 16:00:00.000000', true, NULL, NULL),  -- shown, and stale by one idea
    (4, 1100000000000000001, 1, 1200000000000000033, 1573004928614400026, NULL, 'Which door stays shut?', 1400000000000000003, '2026-11-19 16:00:00.000000', '2026-11-20 18:00:00.000000', NULL, 0, '2026-11-19 16:00:00.000000', false, NULL, NULL),  -- shown; it is to be closed now
    (5, 1100000000000000001, 1, 1200000000000000036, 1573004928614400027, NULL, 'Storm or calm?', 1400000000000000003, '2026-11-19 16:00:00.000000', NULL, '2026-11-19 16:00:00.000000', 0, '2026-11-19 17:00:00.000000', false, NULL, NULL),  -- closed, and shown so
    (6, 1100000000000000001, 1, 1200000000000000038, 1573004928614400028, NULL, 'Who finds the letter?', 1400000000000000003, '2026-11-19 16:00:00.000000', '2026-11-20 18:20:00.000000', NULL, 0, '2026-11-19 16:00:00.000000', false, NULL, NULL),  -- shown; to be closed at 18:20
    (7, 1100000000000000001, 1, 1200000000000000037, NULL, NULL, 'What does the gull want?', 1400000000000000003, '2026-11-20 17:59:20.000000', NULL, NULL, 0, '2026-11-20 17:59:20.000000', true, NULL, NULL),  -- attempted once to be shown
    (8, 1100000000000000001, 1, 1200000000000000031, NULL, NULL, 'What is behind the mirror?', 1400000000000000003, '2026-11-20 17:59:57.000000', NULL, NULL, 0, NULL, true, NULL, NULL);  -- never shown
INSERT INTO suggestions (id, guild_id, work_id, reader_id, reader_name, idea, status, created_at, decided_by, decided_at, reason, spoiler, credited, wants_dm, backing, version, is_read, call_id, used_in_id) VALUES
    (1, 1100000000000000001, 1, 1500000000000000021, 'Reader 21', 'A clock that runs backwards', 'waiting', '2026-11-16 19:00:00.000000', NULL, NULL, NULL, 'none', false, false, 0, 0, false, 1, NULL),
    (2, 1100000000000000001, 1, 1500000000000000022, 'Reader 22', 'Nothing but gulls', 'waiting', '2026-11-16 19:00:00.000000', NULL, NULL, NULL, 'none', false, false, 0, 0, false, 1, NULL),
    (3, 1100000000000000001, 1, 1500000000000000023, 'Reader 23', 'Biscuit, after the ship', 'waiting', '2026-11-16 19:00:00.000000', NULL, NULL, NULL, 'none', false, false, 0, 0, false, 2, NULL),
    (4, 1100000000000000001, 1, 1500000000000000024, 'Reader 24', 'Nobody dares to name it', 'waiting', '2026-11-16 19:00:00.000000', NULL, NULL, NULL, 'none', false, false, 0, 0, false, 2, NULL),
    (5, 1100000000000000001, 1, 1500000000000000001, 'Reader 1', 'The lamp goes out on the longest night', 'used', '2026-11-18 16:00:00.000000', 1400000000000000003, '2026-11-20 17:59:40.000000', 'Yes! For the finale.', 'none', true, true, 0, 0, false, NULL, 1),
    (6, 1100000000000000001, 1, 1500000000000000002, 'Reader 2', 'Everybody drowns', 'declined', '2026-11-18 16:00:00.000000', 1400000000000000003, '2026-11-20 17:49:40.000000', 'Too sad, even for me.', 'none', false, true, 0, 0, false, NULL, NULL),
    (7, 1100000000000000001, 1, 1500000000000000003, 'Reader 3', 'Give the lamp its own chapter', 'waiting', '2026-11-18 16:00:00.000000', NULL, NULL, NULL, 'none', false, true, 0, 0, false, NULL, NULL),
    (8, 1100000000000000001, 1, 1500000000000000004, 'Reader 4', 'The keeper can''t swim', 'accepted', '2026-11-18 16:00:00.000000', 1400000000000000003, '2026-11-20 17:49:00.000000', NULL, 'none', false, true, 0, 0, false, NULL, NULL),
    (9, 1100000000000000001, 1, 1500000000000000005, 'Reader 5', 'Let the ferryman keep a diary', 'waiting', '2026-11-18 16:00:00.000000', NULL, NULL, NULL, 'none', false, true, 1, 0, false, NULL, NULL),
    (10, 1100000000000000001, 1, 1500000000000000006, 'Reader 6', 'A letter arrives ten years late', 'used', '2026-11-18 16:00:00.000000', 1400000000000000003, '2026-11-18 18:00:00.000000', NULL, 'none', true, false, 0, 0, false, NULL, 1),
    (11, 1100000000000000001, 1, 1500000000000000009, 'Reader 9', 'A storm nobody forecast', 'accepted', '2026-11-18 16:00:00.000000', 1400000000000000003, '2026-11-20 17:51:00.000000', NULL, 'none', false, true, 0, 1, false, NULL, NULL),
    (12, 1100000000000000001, 2, 1500000000000000010, 'Reader 10', 'Paper boats at the gate', 'used', '2026-11-18 16:00:00.000000', 1400000000000000004, '2026-11-20 17:59:02.000000', NULL, 'none', true, false, 0, 0, false, NULL, 2),
    (13, 1100000000000000001, 1, 1500000000000000007, 'Reader 7', 'Bring back the gull', 'waiting', '2026-11-18 16:00:00.000000', NULL, NULL, NULL, 'none', false, false, 0, 0, false, NULL, NULL),
    (14, 1100000000000000001, 1, 1500000000000000008, 'Reader 8', 'The bell has no rope', 'waiting', '2026-11-20 17:59:02.000000', NULL, NULL, NULL, 'none', false, false, 0, 0, false, NULL, NULL),
    (15, 1100000000000000001, 1, 1500000000000000011, 'Reader 11', 'The youngest of the bell ringers', 'waiting', '2026-11-20 17:59:59.000000', NULL, NULL, NULL, 'none', false, false, 0, 0, false, 3, NULL);
INSERT INTO suggestion_backs (suggestion_id, reader_id, at) VALUES
    (9, 1500000000000000012, '2026-11-18 16:00:00.000000');
INSERT INTO suggestion_notes (id, suggestion_id, by_id, at, text) VALUES
    (1, 9, 1400000000000000003, '2026-11-18 16:00:00.000000', 'Ask Bo about the ferry.');
INSERT INTO suggestion_questions (id, suggestion_id, asked_by, asked_at, question, answer, answered_at) VALUES
    (1, 9, 1400000000000000003, '2026-11-18 16:00:00.000000', 'In his own words, or found later?', NULL, NULL),
    (2, 9, 1400000000000000003, '2026-11-20 17:59:05.000000', 'And who reads it?', NULL, NULL),
    (3, 7, 1400000000000000003, '2026-11-20 17:59:05.000000', 'Which chapter would it follow?', 'The last one.', '2026-11-20 17:59:55.000000');
INSERT INTO suggestion_log (id, guild_id, work_id, suggestion_id, deed, by_id, at, status_before, target_id, detail) VALUES
    (1, 1100000000000000001, NULL, NULL, 'rules', 1400000000000000001, '2026-11-16 20:00:00.000000', NULL, NULL, 'staff_channel_id'),
    (2, 1100000000000000001, 1, 5, 'accepted', 1400000000000000003, '2026-11-18 18:00:00.000000', 'waiting', NULL, 'Yes! For the finale.'),
    (3, 1100000000000000001, 1, 10, 'accepted', 1400000000000000003, '2026-11-18 18:00:00.000000', 'waiting', NULL, NULL),
    (4, 1100000000000000001, 2, 12, 'accepted', 1400000000000000004, '2026-11-18 18:00:00.000000', 'waiting', NULL, NULL),
    (5, 1100000000000000001, 1, 10, 'used', 1400000000000000003, '2026-11-18 18:00:00.000000', 'accepted', 1, NULL),
    (6, 1100000000000000001, 1, 8, 'accepted', 1400000000000000003, '2026-11-20 17:49:00.000000', 'waiting', NULL, NULL),
    (7, 1100000000000000001, 1, 11, 'shelved', 1400000000000000003, '2026-11-20 17:49:35.000000', 'waiting', NULL, NULL),
    (8, 1100000000000000001, 1, 6, 'declined', 1400000000000000003, '2026-11-20 17:49:40.000000', 'waiting', NULL, 'Too sad, even for me.'),
    (9, 1100000000000000001, 1, 11, 'accepted', 1400000000000000003, '2026-11-20 17:51:00.000000', 'shelved', NULL, NULL),
    (10, 1100000000000000001, 2, 12, 'used', 1400000000000000004, '2026-11-20 17:59:02.000000', 'accepted', 2, NULL),
    (11, 1100000000000000001, 1, 5, 'used', 1400000000000000003, '2026-11-20 17:59:40.000000', 'accepted', 1, 'Yes! For the finale.');

-- Letters about them: `due_at` is NULL for what is finished.
INSERT INTO suggestion_letters (id, kind, guild_id, suggestion_id, subject_id, to_id, of, due_at, attempts, nonce, message_id) VALUES
    (1, 'card', 1100000000000000001, 5, NULL, 1200000000000000022, NULL, '2026-11-20 17:59:40.000000', 0, 'bc8be62f96093106efe5da4c', 1572642540748800012),  -- posted; to be edited
    (2, 'card', 1100000000000000001, 6, NULL, 1200000000000000022, NULL, NULL, 1, '2b7f2aeb6be12f6fea0f59ed', 1572642540748800013),
    (3, 'card', 1100000000000000001, 7, NULL, 1200000000000000022, NULL, '2026-11-20 17:59:55.000000', 0, '1357730c10e0a422a7ab7859', 1572642540748800014),  -- posted; to be edited
    (4, 'card', 1100000000000000001, 8, NULL, 1200000000000000022, NULL, NULL, 1, '57658eddb18acb12124ca095', 1572642540748800015),
    (5, 'card', 1100000000000000001, 9, NULL, 1200000000000000022, NULL, NULL, 1, 'c83108fb56cb397564d04f61', 1572642540748800016),
    (6, 'card', 1100000000000000001, 10, NULL, 1200000000000000022, NULL, NULL, 1, '5e8e1d7ec562768fa1805bd1', 1572642540748800017),
    (7, 'card', 1100000000000000001, 11, NULL, 1200000000000000022, NULL, NULL, 1, '7ccdfeb3926916ce47609a7f', 1572642540748800018),
    (8, 'card', 1100000000000000001, 12, NULL, 1200000000000000022, NULL, '2026-11-20 17:59:20.000000', 1, '9ec316f29a3e2137339297b4', 1572642540748800019),  -- posted; an edit was attempted
    (9, 'question', 1100000000000000001, 9, 1, 1500000000000000005, NULL, NULL, 1, 'd4e6325b96c9b4340e554f0f', 1572642540748800020),
    (10, 'card', 1100000000000000001, 13, NULL, 1200000000000000022, NULL, NULL, 1, 'f7c826ef70cd37e8a331e674', NULL),  -- refused: never posted, and never to be
    (11, 'decision', 1100000000000000001, 5, NULL, 1500000000000000001, '2026-11-18 18:00:00.000000', NULL, 1, 'b219bfe2342fb4c90e737177', 1572687839232000024),
    (12, 'thanks', 1100000000000000001, NULL, 1, 1, NULL, NULL, 1, '304af7bed68259655fa1366e', NULL),
    (13, 'decision', 1100000000000000001, 8, NULL, 1500000000000000004, '2026-11-20 17:49:00.000000', '2026-11-20 17:59:20.000000', 1, '0c29aff8e0c40e59e03176c9', NULL),  -- attempted once
    (14, 'decision', 1100000000000000001, 11, NULL, 1500000000000000009, '2026-11-20 17:49:35.000000', '2026-11-20 17:59:35.000000', 0, 'b90ad211b336ad9d9d511759', NULL),  -- of a decision that no longer stands
    (15, 'decision', 1100000000000000001, 6, NULL, 1500000000000000002, '2026-11-20 17:49:40.000000', '2026-11-20 17:59:40.000000', 0, '7ce4a86901741ae1620f29bc', NULL),  -- never attempted
    (16, 'decision', 1100000000000000001, 11, NULL, 1500000000000000009, '2026-11-20 17:51:00.000000', '2026-11-20 18:01:00.000000', 0, '99a087091b912c6fb6843db0', NULL),  -- due in a minute
    (17, 'card', 1100000000000000001, 14, NULL, 1200000000000000022, NULL, '2026-11-20 17:59:20.000000', 1, '0e23820c569f31a07bcaf6fa', NULL),  -- attempted once
    (18, 'thanks', 1100000000000000001, NULL, 2, 2, NULL, NULL, 1, 'afdd530ce43f33699c2ef4f2', NULL),
    (19, 'question', 1100000000000000001, 9, 2, 1500000000000000005, NULL, '2026-11-20 17:59:20.000000', 1, '905e0a6fb4b91391537631f1', NULL),  -- attempted once
    (20, 'question', 1100000000000000001, 7, 3, 1500000000000000003, NULL, '2026-11-20 17:59:20.000000', 1, '53acb72b1e6a3ca89fdca59f', NULL),  -- attempted once, and answered since
    (21, 'thanks', 1100000000000000001, NULL, 1, 1, NULL, '2026-11-20 17:59:40.000000', 0, '04f7db252ca9298bf350e758', NULL),  -- due
    (22, 'decision', 1100000000000000001, 5, NULL, 1500000000000000001, '2026-11-20 17:59:40.000000', '2026-11-20 18:09:40.000000', 0, 'a9b5348eff9cfa4b72677467', NULL),  -- due in ten minutes
    (23, 'card', 1100000000000000001, 15, NULL, 1200000000000000022, NULL, '2026-11-20 17:59:59.000000', 0, '3b073f32109244369a916265', NULL);  -- never attempted
