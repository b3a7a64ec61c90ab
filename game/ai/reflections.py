"""Reflections: those in whom enough has gathered draw conclusions, by the model if it may.

One begins after each tick, so that nobody waits for them; they go behind all decisions.
Where the model can't be asked, or answers badly, the built-in reflection steps in.
"""

from collections import deque
from collections.abc import Callable, Sequence

from game.ai import reflecting
from game.ai.asides import Asides, Said
from game.ai.channel import Channel
from game.ai.noting import Noting
from game.ai.stats import Stats
from game.core.commands import Remember
from game.core.world import World
from game.memory import Memory
from game.persistence.why_record import REFLECTION

WAITING = 64
"""How many may wait for their turn; more reflect plainly."""


class Reflections:
    """Who waits for a conclusion. Main thread only."""

    def __init__(
        self,
        asides: Asides,
        stats: Stats,
        noting: Noting,
        submit: Callable[[Remember], None],
    ) -> None:
        """`submit` takes a conclusion for the world, at any time between two ticks."""
        self._asides = asides
        self._noting = noting
        self._stats = stats
        self._submit = submit
        self._ready: deque[int] = deque()
        self.lately: Callable[[int], Sequence[Memory]] = lambda agent: ()
        """What somebody has lived through of late; whoever keeps memories sets it, and ..."""
        self.plainly: Callable[[int], None] = lambda agent: None
        """... has the built-in reflection draw its conclusions."""

    def want(self, agent: int) -> bool:
        """Enough has gathered in somebody; False if they must see to it by themselves."""
        if len(self._ready) >= WAITING:
            return False
        self._ready.append(agent)
        return True

    def step(self, channel: Channel | None, world: World, off: str) -> None:
        """Begin with the next; without a model, or leave to ask it, all reflect plainly.

        off: why the model isn't to be asked, if so.
        """
        while self._ready and (channel is None or off):
            agent = self._ready.popleft()
            if off and channel is not None:
                self._noting.unasked(REFLECTION, agent, world.tick, off)
            self.plainly(agent)
        if self._ready and channel is not None:
            agent = self._ready.popleft()
            if world.alive(agent):
                self._begin(channel, world, agent)

    def clear(self) -> None:
        """Another moment, or another world: nobody waits any more."""
        self._ready.clear()

    def _begin(self, channel: Channel, world: World, agent: int) -> None:
        session = f"agent-world-{world.seed}-{agent}"
        asked = reflecting.ask(world, agent, self.lately(agent), session, self._asides.tokens)
        if asked is None:
            return
        shown, generation, tick = asked.shown, world.generation, world.tick
        thought_over = tuple((memory.number, memory.importance) for memory in shown)

        def then(said: Said) -> None:
            made: list[Remember] = []
            if said.choice is None:
                self.plainly(agent)
            else:
                made += reflecting.commands(agent, shown, reflecting.reflected(said.choice))
            stands = world.generation == generation and world.alive(agent)
            self._noting.thought(
                REFLECTION,
                agent,
                tick,
                world.tick,
                asked.request,
                said,
                [one.text for one in made],
                thought_over,
                stale=not stands,
            )
            if made and stands:
                self._stats.reflections += 1
                for command in made:
                    self._submit(command)

        said = self._asides.ask(channel, world, agent, asked.request, asked.read, then)
        if said is not None:
            then(said)
