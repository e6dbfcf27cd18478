"""A call for ideas that Discord refuses in its channel: who asked is told so, staff what to do, and it goes out."""

from tests.worlds.simcord_shim import restrict_age
from tests.worlds.town import Town, said


async def test_a_call_goes_out_once_its_channel_lets_it(town: Town) -> None:
    office = town.guild.create_text_channel("office")
    await town.set_up()
    await town.add_work()
    await town.manager.slash(town.channel, "setup", notices=office)
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=403, code=50013, times=None)
    answer = await town.author.slash(town.channel, "queue call", work="The Lamp Room", question="What hums?")
    await town.leap(10)
    assert "hasn't taken it" in said(answer)
    assert "Called for ideas" not in said(answer)
    (notice,) = office.history()
    assert notice.content.startswith(f"I couldn't post a call for ideas in {town.channel.mention}: ")

    town.env.backend.faults.clear()
    restrict_age(town.channel)
    await town.leap(20)
    assert ["What hums?" in message.content for message in town.channel.history()] == [True]
    assert len(office.history()) == 1
