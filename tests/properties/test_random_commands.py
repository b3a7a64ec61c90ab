"""Anything may be asked of a world: it never breaks, loses anything, or forgets by saving.

A hypothesis machine submits random commands, sensible and absurd, and lets random minds
choose among what is offered. After every tick the invariants hold and the books balance;
and a twin that is saved and loaded in between stays the same world.
"""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from game.content_files import load_content
from game.core.arcana import PARAMETERS, Ability
from game.core.commands import (
    AnyCommand,
    Choose,
    Decide,
    Entry,
    Give,
    GrantAbility,
    Kill,
    Possess,
    ResolveAbility,
    RevokeAbility,
    SetRule,
    SetTrait,
    SetWeather,
    Spawn,
    Teleport,
    Voice,
    Whisper,
)
from game.core.components import Intent, Terms, Traits
from game.core.effect_kinds import KINDS
from game.core.events import AbilityUsed, DecisionRequested
from game.core.observe import observe
from game.core.rng import draw
from game.core.rules import Rules
from game.core.snapshot import decode, encode
from game.core.step import step
from game.core.worldgen import generate
from tests.held import Held
from tests.properties.invariants import check
from tests.properties.ledger import changes, stock

CONTENT = load_content(Path(__file__).parents[2] / "assets" / "content")
RULES = Rules(
    day_ticks=400, min_agents=3, item_spawn_rate=500, plan_ticks=60, animals=300, raids=3000
)
SIZE = 26

places = st.integers(-2, SIZE + 2)
entities = st.integers(0, 400)
prefabs = st.sampled_from(
    ["agent", "no such thing", *CONTENT.items, *CONTENT.objects, *CONTENT.creatures]
)
WORK = ("trade", "accept", "counter", "refuse", "sell", "buy", "craft", "attack", "flee")
TOPICS = (
    "",
    "chat",
    "greet",
    "sing",
    "tell",
    "bye",
    "coins",
    "nothing",
    "wary",
    "chest",
    "bread",
    *("watch", "fee", "fine", "alarm", "round", "market"),
)
BOARDS = ("post", "read", "patrol", "stand", "decree")
PROPERTY = ("steal", "stow", "fetch", "demand", "deny", "giveback", "retake")
FIGHTS = ("surrender", "holdup", "despoil", "defend", "tend")
MAGIC = ("cast", "wish", "teach", "learn", "write", "study")
ABILITIES = ("bolt", "mend", "anything")
near = st.tuples(st.integers(-3, 3), st.integers(-3, 3))
effects = st.fixed_dictionaries(
    {"kind": st.sampled_from([*KINDS, "curse"])},
    optional={
        "amount": st.integers(-1, 45),
        "ticks": st.integers(0, 60),
        "count": st.integers(1, 3),
        "distance": st.integers(1, 6),
        "radius": st.integers(1, 20),
        "item": st.sampled_from(["bread", "flask", "coin", "sword", "wood", "spellbook", "moon"]),
        "name": st.sampled_from([*CONTENT.statuses, "drunk"]),
        "terrain": st.sampled_from([*CONTENT.terrain, "lava"]),
        "creature": st.sampled_from([*CONTENT.creatures, "dragon"]),
        "text": st.text(max_size=10),
        "what": st.sampled_from(["all", "food", "people", "apple", "moon"]),
    },
)
goods = st.dictionaries(st.sampled_from(["coin", "apple", "moon"]), st.integers(-1, 3), max_size=2)
intents = st.builds(
    Intent,
    action=st.sampled_from(
        [
            "fly",
            "give",
            "drink",
            "use",
            "say",
            "rest",
            "pickup",
            "drop",
            "move",
            *WORK,
            *FIGHTS,
            *PROPERTY,
            *BOARDS,
        ]
    ),
    target=entities,
    item=entities,
    count=st.integers(-1, 5),
    x=places,
    y=places,
    deal=st.integers(0, 9),
    terms=st.none() | st.builds(Terms, goods, goods),
    topic=st.sampled_from([*TOPICS, *CONTENT.recipes]),
    fact=st.integers(0, 9),
    ability=st.sampled_from(["", *ABILITIES, "flight"]),
    words=st.text(max_size=5),
)


class RandomCommands(RuleBasedStateMachine):
    """A small world, its twin that is saved now and then, and whatever comes."""

    @initialize(seed=st.integers(0, 1000))
    def begin(self, seed: int) -> None:
        """Make both worlds."""
        self.world = generate(seed, RULES, CONTENT, SIZE, SIZE, 4)
        self.twin = decode(encode(self.world))
        self.waiting: list[AnyCommand] = []
        self.number = 1
        self.answers: list[list[dict[str, Any]]] = []
        """What the next calls are answered with, in turn."""

    @rule(prefab=prefabs, x=places, y=places, count=st.integers(-1, 3))
    def spawn(self, prefab: str, x: int, y: int, count: int) -> None:
        """The player puts something somewhere."""
        self.waiting.append(Spawn(prefab=prefab, x=x, y=y, count=count))

    @rule(entity=entities)
    def kill(self, entity: int) -> None:
        """The player removes something."""
        self.waiting.append(Kill(entity=entity))

    @rule(agent=entities, item=prefabs, count=st.integers(-1, 3))
    def give(self, agent: int, item: str, count: int) -> None:
        """The player gives something."""
        self.waiting.append(Give(agent=agent, item=item, count=count))

    @rule(agent=entities, recipe=st.sampled_from(sorted(CONTENT.recipes)))
    def work(self, agent: int, recipe: str) -> None:
        """Somebody is given all that a recipe takes, and means to follow it on the spot."""
        row, mind = CONTENT.recipes[recipe], self.world.mind.get(agent)
        tool = {row.tool: 1} if row.tool else {}
        for kind, count in (row.inputs | tool).items():
            self.waiting.append(Give(agent=agent, item=kind, count=count))
        near = self.world.grid.nearest(*self._place_of(agent), SIZE) if mind else []
        target = next((e for _, e, _, _ in near if self.world.kind[e] in row.at), 0)
        if mind is not None and mind.ticket:
            intent = Intent(action="craft", topic=recipe, target=target)
            self.waiting.append(Decide(agent=agent, ticket=mind.ticket, intent=intent))

    def _place_of(self, entity: int) -> tuple[int, int]:
        return self.world.position[entity].x, self.world.position[entity].y

    @rule(
        name=st.sampled_from(ABILITIES),
        cost=st.integers(1, 60),
        asked=st.lists(effects, min_size=1, max_size=3),
        seen=entities,
        step=near,
        known=st.booleans(),
    )
    def magic(
        self,
        name: str,
        cost: int,
        asked: list[dict[str, Any]],
        seen: int,
        step: tuple[int, int],
        known: bool,
    ) -> None:
        """All who can decide are given an ability, cast it, and are answered with whatever."""
        row = Ability(name, "Anything.", cost, cost, PARAMETERS[: cost % 5], does=("damage",))
        self.answers.append([_fitting(effect, seen, step) if known else effect for effect in asked])
        first: list[AnyCommand] = []
        for agent, mind in self.world.mind.items():
            if mind.ticket:
                first.append(GrantAbility(agent=agent, ability=row))
                first.append(Give(agent=agent, item="book_empty"))
                intent = Intent(action="cast", ability=name, target=agent)
                first.append(Decide(agent=agent, ticket=mind.ticket, intent=intent))
        self.waiting = [*first, *self.waiting]  # before what they would do else

    @rule(agent=st.integers(0, 5), name=st.sampled_from(ABILITIES))
    def revoke(self, agent: int, name: str) -> None:
        """An ability is taken away from somebody, or from all."""
        self.waiting.append(RevokeAbility(agent=agent, ability=name))

    def _answered(self, event: AbilityUsed) -> ResolveAbility:
        """The next answer, with whom and where it is meant for put in, as seen by the caster."""
        asked = (
            self.answers.pop(0) if self.answers else [{"kind": "heal", "target": 0, "amount": 5}]
        )
        world, here = self.world, self.world.position.get(event.agent)
        others = [e for e in world.health if e in world.position]
        done = []
        for effect in asked:
            effect = dict(effect)
            for field in ("target", "source"):
                if field in effect and others and effect[field] % 4:
                    effect[field] = others[effect[field] % len(others)]
            for field in ("pos", "to"):
                if field in effect and here is not None:
                    effect[field] = [here.x + effect[field][0], here.y + effect[field][1]]
            done.append(effect)
        return ResolveAbility(call=event.call, effects=done)

    @rule(entity=entities, x=places, y=places)
    def teleport(self, entity: int, x: int, y: int) -> None:
        """The player moves something."""
        self.waiting.append(Teleport(entity=entity, x=x, y=y))

    @rule(agent=entities, text=st.text(max_size=20))
    def voice(self, agent: int, text: str) -> None:
        """The player speaks."""
        self.waiting.append(Voice(agent=agent, text=text))

    @rule(agent=entities, intent=intents, text=st.text(max_size=20))
    def lead(self, agent: int, intent: Intent, text: str) -> None:
        """The player takes somebody over, or lets go, and chooses whatever."""
        living = self.world.agents
        agent = living[agent % len(living)] if living and agent % 3 else 0
        self.waiting.append(Possess(agent=agent))
        self.waiting.append(Choose(agent=agent or self.world.possessed, intent=intent))
        self.waiting.append(Whisper(agent=agent, text=text))

    @rule(
        name=st.sampled_from([*Rules.__struct_fields__, "no such rule"]),
        value=st.integers(-1, 50) | st.integers(100_001, 10**9),
    )
    def set_rule(self, name: str, value: int) -> None:
        """The player changes a rule."""
        self.waiting.append(SetRule(rule=name, value=value))

    @rule(
        agent=entities,
        trait=st.sampled_from([*Traits.__struct_fields__, "evil"]),
        value=st.integers(-101, 101),
    )
    def set_trait(self, agent: int, trait: str, value: int) -> None:
        """The player changes what somebody is like."""
        self.waiting.append(SetTrait(agent=agent, trait=trait, value=value))

    @rule(weather=st.sampled_from([*CONTENT.weather, "common", "frogs"]), ticks=st.integers(0, 99))
    def set_weather(self, weather: str, ticks: int) -> None:
        """The player turns the sky."""
        self.waiting.append(SetWeather(weather=weather, ticks=ticks))

    @rule(agent=entities, ticket=entities, intent=intents, provisional=st.booleans())
    def absurd_mind(self, agent: int, ticket: int, intent: Intent, provisional: bool) -> None:
        """A mind answers what was not asked, with what can't be done."""
        mind = self.world.mind.get(agent)
        if mind is not None and mind.ticket and ticket % 2:
            ticket = mind.ticket
        self.waiting.append(
            Decide(agent=agent, ticket=ticket, intent=intent, provisional=provisional)
        )

    @rule(ticks=st.integers(1, 40), provisional=st.booleans())
    def live(self, ticks: int, provisional: bool) -> None:
        """Some ticks pass; random minds choose what is offered."""
        for _ in range(ticks):
            before = stock(self.world)
            entries = tuple(
                Entry(number=self.number + i, tick=self.world.tick + 1, source="test", command=c)
                for i, c in enumerate(self.waiting)
            )
            self.number += len(entries)
            self.waiting = []
            held = Held(self.world)
            events = step(self.world, entries)
            held.check()
            assert stock(self.world) == _sum(before, changes(self.world, events))
            check(self.world)
            twins = step(self.twin, entries)
            assert events == twins
            for event in events:
                if isinstance(event, DecisionRequested):
                    self.waiting.append(self._choose(event, provisional))
                elif isinstance(event, AbilityUsed) and event.call % 4:
                    self.waiting.append(self._answered(event))

    @rule()
    def save_and_load(self) -> None:
        """The twin goes through a save."""
        self.twin = decode(encode(self.twin))

    @invariant()
    def same(self) -> None:
        """Saving and loading changes nothing."""
        assert encode(self.world) == encode(self.twin)

    def _choose(self, event: DecisionRequested, provisional: bool) -> Decide:
        seen = observe(self.world, event.agent)
        keys = [choice.key for choice in seen.affordances]
        assert len(keys) == len(set(keys)), "two choices have one key"
        pick = seen.affordances[draw(seen.seed, seen.tick, seen.agent, "pick", len(keys))]
        intent = Intent(
            action=pick.action,
            target=pick.target,
            item=pick.item,
            x=pick.x,
            y=pick.y,
            topic=pick.topic,
            deal=pick.deal,
            terms=pick.terms,
            fact=pick.fact,
            ability=pick.ability,
            words="a wish" if pick.action == "wish" else "",
        )
        return Decide(
            agent=event.agent, ticket=event.ticket, intent=intent, provisional=provisional
        )


def _fitting(effect: dict[str, Any], seen: int, step: tuple[int, int]) -> dict[str, Any]:
    """An effect with the fields of its kind, and no others."""
    kind = KINDS.get(effect["kind"])
    fields = kind.__struct_fields__ if kind else ()
    kept = {name: value for name, value in effect.items() if name == "kind" or name in fields}
    kept |= {name: seen for name in ("target", "source") if name in fields}
    return kept | {name: step for name in ("pos", "to") if name in fields}


def _sum(before: dict[str, int], delta: dict[str, int]) -> dict[str, int]:
    total = {kind: before.get(kind, 0) + delta.get(kind, 0) for kind in {*before, *delta}}
    return {kind: count for kind, count in total.items() if count}


RandomCommands.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    derandomize=True,  # the same examples everywhere: CI is no place for a lottery
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestRandomCommands = RandomCommands.TestCase
