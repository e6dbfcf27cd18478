"""Every permission that the bot asks for, by the name and the bit that Discord gives it."""

BITS = {
    "view_channel": 10,
    "send_messages": 11,
    "embed_links": 14,
    "add_reactions": 6,
    "attach_files": 15,
    "read_message_history": 16,
    "use_external_emojis": 18,
    "create_public_threads": 35,
    "send_messages_in_threads": 38,
    "manage_roles": 28,
    "pin_messages": 51,
    "send_polls": 49,
    "manage_threads": 34,
    "mention_everyone": 17,
    "manage_channels": 4,
}

GIVEN_WHERE_NEEDED = ("manage_threads", "mention_everyone", "manage_channels")
"""What an invitation doesn't ask for: staff give it in the one channel where they want what it is for."""

INVITED = tuple(one for one in BITS if one not in GIVEN_WHERE_NEEDED)


def invitation(application_id: str) -> str:
    """Return the address at which the bot is invited to a server, with the permissions that it asks for."""
    asked = sum(1 << BITS[one] for one in INVITED)
    return (
        f"https://discord.com/oauth2/authorize?client_id={application_id}&scope=bot+applications.commands"
        f"&permissions={asked}"
    )
