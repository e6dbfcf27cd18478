"""The routes that are drawn: which functions a chapter, a heart and an idea pass, in this order."""

from dataclasses import dataclass

End = str
"""What a person does or sees, where a route begins or ends."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A function on the route, named as `source.find` takes it.

    It is called by the one before; or it takes up what that one left in `taken_from`, for which it `waits`.
    """

    function: str
    taken_from: str = ""
    waits: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    begins: End
    stops: tuple[Stop, ...]
    ends: End


CHAPTER = Route(
    "An author presses Post now under the preview.",
    (
        Stop("DraftButtons.post_now"),
        Stop("Publishing.post"),
        Stop("release.release"),
        Stop("targeting.announce"),
        Stop("announcements.store.add"),
        Stop("Outbox.deliver_chapter", "announcements", "a row for each channel waits in the table announcements"),
        Stop("Attempts.make"),
        Stop("outbox_store.claim"),
        Stop("Sender.prepare"),
        Stop("Sender.post_or_find"),
        Stop("DiscordChannels.send"),
        Stop("outbox_store.mark_sent"),
        Stop("Steps.take"),
    ),
    "The message stands, once, in each channel.",
)

HEART = Route(
    "A reader puts a heart on an announcement.",
    (
        Stop("_listen_to_payloads.added"),
        Stop("Inbox.put"),
        Stop("Mirror.flush", "inbox", "the event waits in memory for 50 ms, with all that come meanwhile"),
        Stop("Inbox.take"),
        Stop("kudos.store.announcements_of"),
        Stop("writer.write"),
        Stop("kudos.store.add"),
        Stop("count_store.count"),
        Stop("reactions_that_count"),
    ),
    "In the same transaction triggers add it to the totals, which /kudos shows.",
)

IDEA = Route(
    "A reader sends the form behind Suggest a plot idea.",
    (
        Stop("suggested"),
        Stop("Suggestions.offer"),
        Stop("resemblance.similar"),
        Stop("limits.may_suggest"),
        Stop("suggestions.store.add"),
        Stop(
            "Verdicts.use", "suggestions", "it waits in the queue; the author accepts it, writes, and presses Mark used"
        ),
        Stop("decisions.decide"),
        Stop("refresh_chapter"),
        Stop("Attempts._refresh", "announcements", "the chapter's announcements are due until they show it"),
        Stop("Sender.prepare"),
        Stop("Cards.build"),
        Stop("Cards._card"),
        Stop("ThanksToReaders.for_chapter"),
        Stop("Sender.edit"),
        Stop("DiscordChannels.edit"),
    ),
    "The chapter's announcement says with thanks to the reader.",
)

ROUTES = {
    "how-a-chapter-travels": CHAPTER,
    "how-a-heart-travels": HEART,
    "how-an-idea-travels": IDEA,
}
