"""The one mailbox: whatever goes out unasked and isn't an announcement, such as notices, direct messages and cards.

A new kind of letter, such as a new direct message, takes three steps; the process doesn't start before all are taken:

1. its name in `LetterKind` (`models.py`);
2. in the feature that it belongs to, a function that renders it, among the `KINDS` of its `letters.py`; a feature that
   has none yet adds its `KINDS` to those in `bot/app/letters.py`;
3. `store.write(...)` in the transaction of what it tells. What becomes due by time alone is written by a service's
   `write_due`, listed in `bot/app/services.py`.

A row holds a kind and its arguments, never a sentence: it is rendered when it goes out.
"""
