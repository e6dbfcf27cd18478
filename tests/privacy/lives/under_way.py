"""What people have under way while somebody is forgotten: a file, a refused form or a work, by a click of before."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.clicks.models import Click
from bot.core.errors import MeanwhileForgotten
from bot.forms.store import RefusedForm
from bot.intake.formats.draft import ChapterDraft
from bot.setup.models import Member
from bot.works.models import Author, WorkDetails
from tests.privacy.meanwhile.place import Place

Found = Callable[[], Awaitable[object]]
"""Finds what was done; raises UserFacingError where it isn't there any more."""


@dataclass
class UnderWay:
    """Something that a person asked for by this click: `find` tells where it is once it was done."""

    place: Place
    who: Member
    click: Click
    kind: str
    find: Found | None = None

    @classmethod
    def of(cls, place: Place, who: Member, chance: random.Random) -> "UnderWay":
        return cls(place, who, place.click(who), chance.choice(("file", "form", "click")))

    async def do(self) -> None:
        """Do it as a handler does, in a task of its own; where its person was forgotten meanwhile, it isn't done."""
        clicks = self.place.program.services.clicks
        clicks.begin(self.click)
        try:
            self.find = await {"file": self._file, "form": self._form, "click": self._work}[self.kind]()
        except MeanwhileForgotten:
            self.find = None
        finally:
            clicks.end()

    async def _file(self) -> Found:
        uploads, drafts = self.place.program.services.uploads, [ChapterDraft(body=f"{self.who.name} lights a lamp")]
        kept = await uploads.keep(self.who, None, drafts, silent=False)
        return partial(uploads.find, self.who, kept.id)

    async def _form(self) -> Found:
        forms, form = self.place.program.services.forms, RefusedForm("suggest:1:0:0", {"idea": f"{self.who.name}?"})
        return partial(forms.find, self.who.id, await forms.keep(self.who.id, form, self.click.id))

    async def _work(self) -> Found:
        title = f"Lamps under way, {self.click.id}"
        staff = Member(self.who.guild_id, self.who.id, self.who.name, manages_guild=True)
        await self.place.program.works.add(staff, WorkDetails(title=title), Author(id=self.who.id, name=self.who.name))
        return partial(self.place.program.works.choose, self.who.guild_id, title)
