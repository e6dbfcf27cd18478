"""Files of several chapters, and of a part of one."""

NOVEL = """# The Lamp Room

## Chapter 1: Dusk

The lamp was lit for the first time that year, and nobody came.

## Chapter 2: The Keeper's Daughter

Nobody had told Ines that the lamp was lonely.

## Chapter 3: Noon

By noon the sea was flat, and the lamp slept.
"""


PART = """Dusk

1.2K 78 21

The lamp was lit.

The sea was flat.

A/N Tell me what you think!

The Lamp RoomWhere stories live. Discover now
"""
