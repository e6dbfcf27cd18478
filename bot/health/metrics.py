"""The figures as Prometheus reads them. Nothing in them is about a person or a server."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import accumulate

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.core.loop import SupervisedLoop
from bot.health.figures import BOUNDS, Figures
from bot.health.models import WaitingWork
from bot.health.process import WatchedProcess

PREFIX = "chapterhouse_"


async def written(process: WatchedProcess | None, now: datetime) -> bytes:
    """Write all figures; of a process that hasn't got its database yet only that it isn't connected."""
    metrics = [_gauge("connected", "Whether Discord's gateway is connected", bool(process and process.is_connected))]
    if process is not None:
        metrics += [*_counted(process.figures), *_loops(process.loops, now), *_waiting(await process.waiting())]
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Given(metrics))
    return generate_latest(registry)


class _Given(Collector):
    def __init__(self, metrics: Iterable[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self._metrics


def _counted(figures: Figures) -> Iterator[Metric]:
    events = CounterMetricFamily(f"{PREFIX}gateway_events", "Events that Discord sent", labels=["event"])
    for kind, count in figures.events.items():
        events.add_metric([kind], count)
    yield events
    requests = CounterMetricFamily(f"{PREFIX}requests", "Discord's answers; status 0: none came", labels=["status"])
    for status, times in figures.requests.items():
        requests.add_metric([str(status)], times)
    yield requests
    yield _answers(figures)


def _answers(figures: Figures) -> Metric:
    bounds = (*BOUNDS, float("inf"))
    sums = accumulate(figures.answers[bound] for bound in bounds)
    buckets = [(_bound(bound), float(count)) for bound, count in zip(bounds, sums, strict=True)]
    family = HistogramMetricFamily(f"{PREFIX}first_answer_seconds", "How long people waited for a first answer")
    family.add_metric([], buckets, figures.answer_seconds)
    return family


def _bound(seconds: float) -> str:
    return "+Inf" if seconds == float("inf") else str(seconds)


def _loops(loops: Iterable[SupervisedLoop], now: datetime) -> Iterator[Metric]:
    since = GaugeMetricFamily(f"{PREFIX}loop_last_success_seconds", "How long ago it last went well", labels=["loop"])
    failures = CounterMetricFamily(f"{PREFIX}loop_failures", "How often it failed", labels=["loop"])
    stuck = GaugeMetricFamily(f"{PREFIX}loop_stuck", "Whether it takes longer than it may", labels=["loop"])
    for loop in loops:
        if loop.last_success:
            since.add_metric([loop.name], (now - loop.last_success).total_seconds())
        failures.add_metric([loop.name], loop.failures)
        stuck.add_metric([loop.name], loop.is_stuck)
    yield from (since, failures, stuck)


def _waiting(waiting: WaitingWork) -> Iterator[Metric]:
    yield _gauge("reactions_waiting", "Events on reactions that aren't written yet", waiting.reactions)
    yield _gauge("mirror_lag", "Messages whose reactions are to be compared", waiting.messages_to_compare)
    yield _gauge("announcements_due", "Announcements that are due", waiting.announcements_due)
    yield _gauge("announcements_held_up", "Announcements that staff have to see to", waiting.announcements_held_up)
    yield _gauge("letters_due", "Other messages that are due", waiting.letters_due)
    yield _gauge("letters_held_up", "Other messages that Discord refuses for now", waiting.letters_held_up)


def _gauge(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(f"{PREFIX}{name}", meaning, value=value)
