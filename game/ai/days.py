"""Days: each morning everybody plans the day, plainly at once, and by the model if it may.

The plain plan is there from the first decision of the day on, so that nobody waits; the
model's takes its place when it comes. One is asked for after each tick, behind decisions.
"""

from collections import deque
from collections.abc import Callable

from game.ai import day_asking
from game.ai.asides import Asides, Said
from game.ai.channel import Channel
from game.ai.day_plans import considered, with_plan
from game.ai.noting import Noting
from game.ai.reminding import Recall, fitting
from game.ai.stats import Stats
from game.core.commands import PlanDay
from game.core.days import DayPlan
from game.core.observation import Observation
from game.core.observe import observe
from game.core.world import World
from game.persistence.why_record import PLAN

WAITING = 64
"""How many may wait for the model; more keep their plain plan."""


class Days:
    """Who is to plan. Main thread only."""

    def __init__(
        self,
        asides: Asides,
        stats: Stats,
        noting: Noting,
        submit: Callable[[PlanDay], None],
    ) -> None:
        """`submit` takes a plan for the world, at any time between two ticks."""
        self._asides = asides
        self._noting = noting
        self._stats = stats
        self._submit = submit
        self._waiting: deque[tuple[int, str]] = deque()
        self._made: dict[int, tuple[int, DayPlan | None]] = {}
        """Agent -> after which tick they planned last, and what."""
        self.on = False
        """Whether days are planned at all; whoever puts a run together says so."""

    def consider(self, seen: Observation) -> Observation:
        """What somebody sees who decides now, with the plan for the day, made if need be."""
        if not self.on:
            return seen
        tick, planned = self._made.get(seen.agent, (-1, None))
        if tick == seen.tick:
            return with_plan(seen, planned)  # it is on its way into the world
        seen, made = considered(seen)
        if made is not None:
            self._made[seen.agent] = seen.tick, seen.plan
            self._submit(made)
            if len(self._waiting) < WAITING:
                self._waiting.append((seen.agent, made.reason))
        return seen

    def step(self, channel: Channel | None, world: World, off: str, recall: Recall) -> None:
        """Ask for the next; without a model, or leave to ask it, the plain plans stay.

        off: why the model isn't to be asked, if so.
        """
        if channel is None or off:
            for agent, _ in self._waiting:
                if off and channel is not None:
                    self._noting.unasked(PLAN, agent, world.tick, off)
            self._waiting.clear()
        elif self._waiting:
            agent, reason = self._waiting.popleft()
            if world.alive(agent):
                self._begin(channel, world, agent, reason, recall)

    def clear(self) -> None:
        """Another moment, or another world: nobody waits any more."""
        self._waiting.clear()
        self._made.clear()

    def _begin(
        self, channel: Channel, world: World, agent: int, reason: str, recall: Recall
    ) -> None:
        seen = observe(world, agent)
        words = " ".join(["plan day", *seen.goals, *(tie.name for tie in seen.ties)])
        session = f"agent-world-{world.seed}-{agent}"
        memories = fitting(world, recall, agent, words)
        asked = day_asking.ask(seen, memories, session, reason, self._asides.tokens)
        generation, day, tick = world.generation, seen.day, world.tick

        def then(said: Said) -> None:
            made = None
            if said.choice is not None:
                made = day_asking.command(agent, asked.parts, said.choice, said.model, reason)
            same = world.generation == generation and world.alive(agent)
            stands = same and world.rules.day(world.tick) == day
            self._noting.thought(
                PLAN,
                agent,
                tick,
                world.tick,
                asked.request,
                said,
                day_asking.lines(said.choice) if said.choice is not None else (),
                tuple((one.number, round(100 * one.score)) for one in memories),
                stale=not stands,
            )
            if made is not None and stands:
                self._stats.plans += 1
                self._submit(made)

        said = self._asides.ask(channel, world, agent, asked.request, asked.read, then)
        if said is not None:
            then(said)
