"""How an announcement goes out once: outbox, lanes, sender, steps, pins, troubles."""
