"""The mirror of Discord's reactions: facts in, compared with what Discord shows."""
