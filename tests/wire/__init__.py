"""A small Discord over real HTTP and WebSocket, the people in it, and the faults it injects.

async with StandIn() as discord, BotProcess(discord, tmp_path) as bot:
    guild = discord.create_guild("Readers")
    channel = guild.create_text_channel("chapters")
    ana = guild.add_member("Ana", manage_guild=True)
    await bot.start_and_wait()
    discord.fail("POST", "/channels/*/messages", status=500, when="after")
    result = await ana.slash(channel, "work add", title="The Lamp Room")
    await ana.click(result, "Post now")
"""
