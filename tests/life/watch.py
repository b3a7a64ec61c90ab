"""Watch: lets a world live by its built-in minds, and keeps the figures of what happened.

Used by the test beside it over a short run, and by tools/life_report.py over long ones.
"""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from math import log2
from pathlib import Path

from game.ai.behaviors import decide
from game.ai.day_plans import considered
from game.content_files import load_content
from game.core.actions import ACTIONS
from game.core.commands import AnyCommand, Decide, Entry
from game.core.components import Needs
from game.core.events import (
    EVENTS,
    Attacked,
    Built,
    Crafted,
    Decided,
    DecisionRequested,
    Died,
    Event,
    kind_of,
    player,
)
from game.core.narrate import tell
from game.core.observe import observe
from game.core.relations import FOE, FRIEND
from game.core.rules import Rules
from game.core.step import step
from game.core.world import World
from game.core.worldgen import generate
from tests.life.society import Society

CONTENT = load_content(Path(__file__).parents[2] / "assets" / "content")
STUCK = 300
"""Ticks on one tile with an unmet need that are too many."""
OF_PLAYERS = {kind_of(kind) for kind in EVENTS if kind.__module__ == player.__name__} | {
    "command_refused", "decision_dropped", "minds_told", "remembered", "voice_heard"
}  # fmt: skip
"""Kinds of events that only a player, or a late model, brings about."""
OF_SCENARIOS = {"elected", "voted", "occasion_lapsed"}
"""Kinds that need a candidate, and it takes days until somebody stands."""
OF_POWERS = {
    f"event {kind_of(kind)}"
    for kind in EVENTS
    if kind.__module__.endswith((".magic", ".spells", ".angel"))
} | {f"action {name}" for name in ("cast", "learn", "study", "teach", "write")}
"""Needs powers: nobody is born with one, and no Angel answers here."""
NOTABLE = {"attacked", "died", "arrived", "gave", "ties_changed", "fled", "guarded", "tended"}
SPOKEN = {"thank", "comfort", "insult", "threaten", "ask"}


@dataclass
class Figures:
    """What was seen in one run."""

    seed: int
    ticks: int = 0
    events: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    decided: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    activity: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Agent -> what it did -> ticks."""
    made: Counter[str] = field(default_factory=Counter)
    """Kind of thing -> how many were crafted or built."""
    deaths: list[tuple[int, str, str]] = field(default_factory=list)
    """(tick, what the dead died of, who killed them)."""
    least_alive: int = 0
    stuck: list[tuple[int, str, str, int]] = field(default_factory=list)
    """(tick, who, which need, how many ticks on the tile)."""
    alike: int = 0
    """Pairs of people whose day read the same."""
    loop: tuple[int, str] = (0, "")
    """The longest run of one decision, or of two in turn."""
    trips: int = 0
    vain: int = 0
    """Walks begun, and those that came to nothing."""
    notable: int = 0
    days: Counter[tuple[int, int]] = field(default_factory=Counter)
    """(agent, day) -> ticks lived."""
    ties: Counter[str] = field(default_factory=Counter)
    step_ns: list[int] = field(default_factory=list)
    longest_day: list[str] = field(default_factory=list)

    def person_days(self, rules: Rules) -> float:
        """How many days people lived, all together."""
        return sum(self.days.values()) / rules.day_ticks

    def of_need(self) -> int:
        """Deaths from hunger, thirst or exhaustion."""
        return sum(1 for _, reason, _ in self.deaths if reason not in ("a fight",))

    def missing(self) -> list[str]:
        """Actions and kinds of events that did not occur."""
        kinds = {kind_of(kind) for kind in EVENTS} - OF_PLAYERS
        return sorted(
            [f"action {name}" for name in ACTIONS if not self.decided[name]]
            + [f"event {kind}" for kind in kinds if not self.events[kind]]
        )

    def shares(self) -> dict[str, int]:
        """What people did, in percent of their time."""
        total: Counter[str] = Counter()
        for counts in self.activity.values():
            total.update(counts)
        whole = sum(total.values()) or 1
        return {what: 100 * n // whole for what, n in total.most_common()}

    def entropy(self) -> tuple[float, float, float]:
        """Bits of the activities: of all, and of the least and the mean person."""
        every: Counter[str] = Counter()
        each = []
        for counts in self.activity.values():
            every.update(counts)
            if sum(counts.values()) > 2000:
                each.append(bits(counts))
        return bits(every), min(each, default=0.0), sum(each) / max(1, len(each))


def bits(counts: Counter[str]) -> float:
    """Entropy of a distribution, in bits."""
    whole = sum(counts.values())
    return -sum(n / whole * log2(n / whole) for n in counts.values() if n)


class Watcher:
    """Steps one world with built-in minds, and looks."""

    def __init__(
        self, seed: int, agents: int = 20, size: int = 100, world: World | None = None
    ) -> None:
        """A new world of the default rules, if none is given."""
        self.world = world or generate(seed, Rules(), CONTENT, size, size, agents)
        self.society = Society()
        self.figures = Figures(seed, least_alive=len(self.world.agents))
        self.entries: list[Entry] = []
        self.number = 1
        self._still: dict[int, tuple[int, int, int]] = {}
        self._unmet: dict[int, dict[str, int]] = defaultdict(dict)
        self._days: dict[int, list[str]] = defaultdict(list)
        self._last: dict[int, list[str]] = defaultdict(list)
        self._walked: dict[int, bool] = {}

    def run(self, ticks: int) -> Figures:
        """Live for so many ticks."""
        for _ in range(ticks):
            self._tick()
        self._close_day()
        self._count_ties()
        self.figures.ticks = self.world.tick
        return self.figures

    def _tick(self) -> None:
        world = self.world
        began = time.thread_time_ns()
        events = list(step(world, self.entries))
        self.entries = []
        for event in events:
            if isinstance(event, DecisionRequested) and world.alive(event.agent):
                seen, plan = considered(observe(world, event.agent))
                decision = Decide(agent=event.agent, ticket=event.ticket, intent=decide(seen))
                commands: list[AnyCommand] = [plan, decision] if plan else [decision]
                for command in commands:
                    self.entries.append(
                        Entry(
                            number=self.number, tick=world.tick + 1, source="mind", command=command
                        )
                    )
                    self.number += 1
        self.figures.step_ns.append(time.thread_time_ns() - began)
        self._look(events)
        self.society.look(world, events)

    def _look(self, events: list[Event]) -> None:
        world, its = self.world, self.figures
        its.least_alive = min(its.least_alive, len(world.agents))
        for event in events:
            self._note(event)
        day = world.rules.day(world.tick)
        for agent in world.agents:
            its.days[agent, day] += 1
            its.activity[agent][self._doing(agent)] += 1
            self._watch_stuck(agent)
        if world.tick % world.rules.day_ticks == 0:
            self._close_day()

    def _doing(self, agent: int) -> str:
        mind = self.world.mind[agent]
        if mind.intent is None:
            return "idle"
        action, topic = mind.intent.action, mind.intent.topic
        if action in ("say", "move") and topic:
            return f"{action} {topic}"
        if action == "use":
            kind = self.world.kind.get(mind.intent.target, "shore")
            return f"use {kind}"
        return action

    def _note(self, event: Event) -> None:
        world, its, kind = self.world, self.figures, kind_of(event)
        its.events[kind] += 1
        who = event.concerns()[0] if event.who else 0
        line = tell(world, event)
        if line and who and kind not in ("need_low", "action_refused"):
            self._days[who].append(line.replace(world.label(who), "X"))
        if kind in NOTABLE or (kind == "said" and getattr(event, "topic", "") in SPOKEN):
            its.notable += 1
        if kind == "said":
            its.topics[getattr(event, "topic", "")] += 1
        elif kind == "action_refused":
            its.refused[f"{getattr(event, 'action', '')}: {getattr(event, 'reason', '')}"] += 1
            its.vain += 1
        elif isinstance(event, Crafted):
            its.made[event.item] += event.count
        elif isinstance(event, Built):
            its.made[event.prefab] += 1
        elif isinstance(event, Decided):
            self._decided(event)
        elif isinstance(event, Died):
            killer = world.label(event.killer) if event.killer else ""
            its.deaths.append((world.tick, event.reason, killer))
            self._still.pop(event.agent, None)
        elif isinstance(event, Attacked):
            its.ties["blows"] += 1

    def _decided(self, event: Decided) -> None:
        its = self.figures
        its.decided[event.action] += 1
        mind = self.world.mind.get(event.agent)
        if mind is None or mind.intent is None:
            return
        if mind.stage == "walking":
            its.trips += 1
        intent = mind.intent
        last = self._last[event.agent]
        last.append(f"{intent.action} {intent.topic} {intent.target or ''} {intent.item or ''}")
        del last[:-80]
        for period in (1, 2):
            run = 0
            while run + period < len(last) and last[-1 - run] == last[-1 - run - period]:
                run += 1
            if run >= period and run + period > its.loop[0]:
                its.loop = (
                    run + period,
                    f"{self.world.label(event.agent)}: {last[-1]} at {self.world.tick}",
                )

    def _watch_stuck(self, agent: int) -> None:
        world = self.world
        at, mind, own = world.position[agent], world.mind[agent], world.needs[agent]
        since = self._still.get(agent)
        if since is None or since[:2] != (at.x, at.y):
            self._still[agent] = (at.x, at.y, world.tick)
            self._unmet[agent].clear()
        served = mind.stage == "doing" and mind.intent is not None and mind.intent.action in (
            "eat", "drink", "rest", "use", "say", "pickup",
        )  # fmt: skip
        for name in Needs.__struct_fields__:
            unmet = self._unmet[agent]
            if served or getattr(own, name) >= world.content.needs[name].low:
                unmet.pop(name, None)
                continue
            unmet[name] = unmet.get(name, 0) + 1
            if unmet[name] == STUCK:
                self.figures.stuck.append((world.tick, world.label(agent), name, STUCK))

    def _close_day(self) -> None:
        read: dict[tuple[str, ...], int] = {}
        for agent, lines in sorted(self._days.items()):
            if len(lines) > 3:
                self.figures.alike += tuple(lines) in read
                read[tuple(lines)] = agent
        self._days.clear()

    def _count_ties(self) -> None:
        ties = self.figures.ties
        for agent in self.world.agents:
            for other, relation in self.world.beliefs[agent].relations.items():
                if not self.world.alive(other):
                    continue
                ties["all"] += 1
                ties["strong"] += abs(relation.opinion) >= 25
                ties["friends"] += relation.opinion >= FRIEND
                ties["foes"] += relation.opinion <= FOE
