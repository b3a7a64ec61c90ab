"""Purse: what the minds may cost: caps, thrift as the money runs low, and the hour ahead."""

import logging
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from game.ai import till
from game.ai.channel import Channel
from game.ai.forecast import Forecast, Habits, forecast
from game.ai.governor import Governor
from game.ai.providers import Request
from game.ai.stats import Stats
from game.ai.thrift import TEXTS, Step, Thrift
from game.config.settings import Llm
from game.core.commands import TellMinds
from game.core.events import DecisionRequested
from game.core.world import World

_LOG = logging.getLogger("game.ai")


class Purse:
    """One world's money for minds, and how thrifty its people must be. Main thread only."""

    def __init__(self, governor: Governor, llm: Llm, submit: Callable[[TellMinds], object]) -> None:
        """`submit` tells the world."""
        self.governor = governor
        self._llm = llm
        self._submit = submit
        self._habits = Habits()
        self._thrift = Thrift()
        self._cheaper = ""

    @property
    def step(self) -> Step:
        """How thrifty one is."""
        return self._thrift.step

    def watch(self, fresh: Iterable[DecisionRequested], people: int) -> None:
        """Note a tick's habits: what was asked for, by how many people."""
        self._habits.ticks += 1
        self._habits.person_ticks += people
        self._habits.decisions += sum(not event.standin for event in fresh)

    def heed(self, channel: Channel | None) -> None:
        """Take the step of thrift that the money left asks for, and let the world know."""
        if channel is None or not channel.prices.known:
            return
        refused = self.governor.refusal() if self.governor.unreserved() else ""
        if self._thrift.update(self.governor.left(), refused):
            self._cheaper = channel.prices.cheapest(self._llm.fallback_models, channel.asked_for)
            text = TEXTS[self._thrift.step]
            self._submit(TellMinds(text=text))
            _LOG.warning("%s", text)

    def allows(self, agent: int, urgency: int, tick: int) -> bool:
        """Whether a model may be asked for somebody, however cheap it is."""
        return self._thrift.allows(agent, urgency, tick)

    def thrifty(self, request: Request) -> Request:
        """The request, to a cheaper model if it must be."""
        if self._thrift.step >= Step.CHEAPER:
            return replace(request, model=self._cheaper)
        return request

    def forecast(self, channel: Channel, world: World, stats: Stats, tick_rate: int) -> Forecast:
        """What an hour will cost."""
        self._habits.calls, self._habits.cached = stats.calls, stats.cached
        price = channel.prices.of(channel.asked_for)
        bill, caps, most = self.governor.bill, self.governor.caps, self._llm.prompt_tokens
        return forecast(world, self._habits, bill, price, caps, tick_rate, most)

    def told(self, ahead: Forecast | None) -> list[str]:
        """What was spent, what may be, and the forecast, in lines."""
        return till.told(self.governor, ahead, self._thrift.step)
