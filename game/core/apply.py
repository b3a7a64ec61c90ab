"""Apply: carry out one numbered command, or refuse it with a reason."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from game.core.abilities import commands, flaw_of, full, grant, revoke
from game.core.arcana import HOWS
from game.core.casting import resolve
from game.core.change import change
from game.core.combat import die
from game.core.commands import (
    Choose,
    Decide,
    Entry,
    Give,
    GrantAbility,
    Kill,
    PlanDay,
    Plant,
    Possess,
    Remember,
    ResolveAbility,
    RevokeAbility,
    SetRule,
    SetTrait,
    SetWeather,
    Spawn,
    Teleport,
    TellMinds,
    TellWish,
    Voice,
    Whisper,
)
from game.core.components import TRAIT_MAX, Fact, Traits
from game.core.days import BLOCK, BLOCKS, GIST, SORTS, DayPlan
from game.core.events import (
    CommandRefused,
    DayPlanned,
    DecisionDropped,
    Granted,
    MindsTold,
    Planted,
    Remembered,
    Removed,
    RuleChanged,
    Spawned,
    Teleported,
    TraitChanged,
    VoiceHeard,
    Whispered,
    WishGranted,
    WishHeard,
    WishRefused,
)
from game.core.facts import learn, new_fact
from game.core.minding import PRESSING, ask
from game.core.occasions import announce
from game.core.people import make_agent
from game.core.possession import choose, let_go, possess
from game.core.rules import CHANGEABLE
from game.core.sky import begin_season, end_season, turn_to
from game.core.taking_up import take_up
from game.core.things import end_item, end_object, give_item, make_item, make_object, nearest_free
from game.core.wild.making import fell, make_creature
from game.core.world import AGENT, World

BUILTIN = "builtin"
MANY = 1000
"""The most items that one command makes."""


LONGEST_FACT = 200
"""Characters of a fact's words."""
PACK = 20
"""The most creatures that one command makes."""
LONGEST_WEATHER = 1_000_000
COMMON = "common"
"""What a season is called that is none."""
LONGEST_THOUGHT = 200
"""Characters of a thought that is whispered."""
LONGEST_CONCLUSION = 240
"""Characters of a conclusion."""
CITED = 20
"""The most events that a conclusion may cite."""
LONGEST_REASON = 200
"""Characters of why a wish was refused."""
MANNERS = {"made": "made a new power", "found": "found a known power"}
"""How a wish was granted."""
LONGEST_NAME = 32
"""Characters of a name that the player gives."""


class Refused(Exception):
    """Why a command can't be carried out; nothing has been changed."""


def apply(world: World, entry: Entry) -> None:
    """Carry out a command; a refusal becomes an event."""
    try:
        _HANDLERS[type(entry.command)](world, entry.command)
    except Refused as why:
        world.emit(CommandRefused(number=entry.number, reason=str(why)))


def _decide(world: World, command: Decide) -> None:
    mind = world.mind.get(command.agent)
    if mind is None or not command.ticket or mind.ticket != command.ticket:
        reason = "the agent is gone" if mind is None else "the ticket no longer stands"
        world.emit(DecisionDropped(agent=command.agent, ticket=command.ticket, reason=reason))
        return
    if not command.provisional:
        change(world.mind, command.agent, ticket=0)
    elif mind.intent is not None and not mind.provisional and mind.urgency < 2:
        return  # what runs is no stand-in: keep it while the better answer is awaited
    take_up(world, command.agent, command.intent, command.ticket, command.mind, command.provisional)


def _spawn(world: World, command: Spawn) -> None:
    content, kind = world.content, command.prefab
    if not world.grid.inside(command.x, command.y):
        raise Refused(f"({command.x}, {command.y}) is outside the world")
    known = kind in content.items or kind in content.objects or kind in content.creatures
    if kind != AGENT and not known:
        raise Refused(f"there is no such thing as {kind!r}")
    row = content.objects.get(kind)
    solid = kind == AGENT or kind in content.creatures or (row is not None and row.solid)
    tile = free_tile(world, command.x, command.y, solid)
    if tile is None:
        raise Refused(f"no room near ({command.x}, {command.y})")
    if kind == AGENT:
        entity = make_agent(world, *tile, name=_plain(command.name))
    elif kind in content.creatures:
        if not 1 <= command.count <= PACK:
            raise Refused(f"the count must be 1 to {PACK}, not {command.count}")
        entity = make_creature(world, kind, *tile)
        for _ in range(command.count - 1):
            if nearest_free(world, *tile, 6):
                make_creature(world, kind, *tile)
    elif row is not None:
        entity = make_object(world, kind, *tile)
    else:
        if not 1 <= command.count <= MANY:
            raise Refused(f"the count must be 1 to {MANY}, not {command.count}")
        entity = make_item(world, kind, *tile, count=command.count, rule="player")
    count = world.item[entity].count if entity in world.item else 1
    if entity in world.creature:
        count = command.count
    world.emit(Spawned(entity=entity, prefab=kind, x=tile[0], y=tile[1], count=count))


def _kill(world: World, command: Kill) -> None:
    entity = command.entity
    if entity not in world.kind:
        raise Refused(f"there is no entity {entity}")
    if world.alive(entity):
        die(world, entity, "the hand of fate", 0, 0)
        return
    name, kind = world.label(entity), world.kind[entity]
    if entity in world.creature:
        fell(world, entity, 0, world.emit(Removed(name=name, prefab=kind)))
        return
    count = world.item[entity].count if entity in world.item else 1
    if entity in world.item:
        end_item(world, entity, "player")
    else:
        end_object(world, entity)
    world.emit(Removed(name=name, prefab=kind, count=count))


def _give(world: World, command: Give) -> None:
    _living(world, command.agent)
    if command.item not in world.content.items:
        raise Refused(f"there is no item called {command.item!r}")
    if not 1 <= command.count <= MANY:
        raise Refused(f"the count must be 1 to {MANY}, not {command.count}")
    give_item(world, command.agent, command.item, command.count, "player")
    world.emit(Granted(agent=command.agent, item=command.item, count=command.count))


def _teleport(world: World, command: Teleport) -> None:
    entity = command.entity
    if entity not in world.position:
        raise Refused(f"entity {entity} is nowhere on the map")
    if not world.grid.inside(command.x, command.y):
        raise Refused(f"({command.x}, {command.y}) is outside the world")
    row = world.content.objects.get(world.kind[entity])
    solid = world.alive(entity) or entity in world.creature or bool(row and row.solid)
    tile = free_tile(world, command.x, command.y, solid)
    if tile is None:
        raise Refused(f"no room near ({command.x}, {command.y})")
    world.move(entity, *tile)
    world.motion.pop(entity, None)
    if world.alive(entity):
        change(world.mind, entity, path=())
    elif entity in world.creature:
        world.creature[entity].path = ()
    world.emit(Teleported(entity=entity, x=tile[0], y=tile[1]))


def _voice(world: World, command: Voice) -> None:
    if command.agent:
        _living(world, command.agent)
    for agent in [command.agent] if command.agent else world.agents:
        world.emit(VoiceHeard(agent=agent, words=command.text[:200]))


def _possess(world: World, command: Possess) -> None:
    if not command.agent:
        if not world.possessed:
            raise Refused("nobody is possessed")
        let_go(world)
        return
    _living(world, command.agent)
    if world.possessed == command.agent:
        raise Refused(f"{world.label(command.agent)} is possessed already")
    possess(world, command.agent)


def _choose(world: World, command: Choose) -> None:
    _living(world, command.agent)
    if world.possessed != command.agent:
        raise Refused(f"{world.label(command.agent)} is not possessed: they decide for themselves")
    choose(world, command.agent, command.intent)


def _whisper(world: World, command: Whisper) -> None:
    _living(world, command.agent)
    words = " ".join(command.text.split())[:LONGEST_THOUGHT].strip()
    if not words:
        raise Refused("a thought needs words")
    change(world.mind, command.agent, thought=words, thought_at=world.tick)
    event = world.emit(Whispered(agent=command.agent, words=words))
    ask(world, command.agent, "a thought came to them", PRESSING, event)


def _plain(text: str, longest: int = LONGEST_NAME) -> str:
    """A name or a thought on one line and of bearable length, whatever was typed."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:longest].strip()


def _set_rule(world: World, command: SetRule) -> None:
    rule, value = command.rule, command.value
    if rule not in CHANGEABLE:
        raise Refused(f"there is no rule {rule!r} that can be changed")
    least, most = CHANGEABLE[rule]
    if not least <= value <= most:
        raise Refused(f"{rule} must be {least} to {most}, not {value}")
    before = getattr(world.rules, rule)
    world.rules = replace(world.rules, **{rule: value})
    world.emit(RuleChanged(rule=rule, before=before, value=value))


def _set_weather(world: World, command: SetWeather) -> None:
    kind, ticks, rules = command.weather, command.ticks, world.rules
    row = world.content.weather.get(kind)
    if row is None and kind != COMMON:
        raise Refused(f"there is no weather {kind!r}")
    if not rules.dangers or not rules.weather:
        raise Refused("this world's rules know no weather")
    if not 0 <= ticks <= LONGEST_WEATHER:
        raise Refused(f"weather lasts up to {LONGEST_WEATHER} ticks, not {ticks}")
    if row is None:
        end_season(world, ticks or world.rules.day_ticks)
    elif row.season:
        begin_season(world, row, ticks)
    else:
        turn_to(world, row, ticks)


def _set_trait(world: World, command: SetTrait) -> None:
    _living(world, command.agent)
    trait, value = command.trait, command.value
    persona = world.persona[command.agent]
    if trait not in Traits.__struct_fields__:
        raise Refused(f"there is no trait {trait!r}")
    if not -TRAIT_MAX <= value <= TRAIT_MAX:
        raise Refused(f"{trait} must be {-TRAIT_MAX} to {TRAIT_MAX}, not {value}")
    before = getattr(persona.traits, trait)
    change(world.persona, command.agent, traits=replace(persona.traits, **{trait: value}))
    world.emit(TraitChanged(agent=command.agent, trait=trait, before=before, value=value))


def _plant(world: World, command: Plant) -> None:
    if not command.fact or not command.knowers:
        raise Refused("a fact needs a kind, and somebody who knows it")
    for agent in command.knowers:
        _living(world, agent)
    fact = plant(world, command)
    words = world.facts[fact].text or command.fact
    for agent in command.knowers:
        world.emit(Planted(agent=agent, fact=fact, words=words))


def plant(world: World, command: Plant) -> int:
    """Make a fact that living people know at first hand; returns it, and tells nobody."""
    fact = Fact(
        kind=command.fact,
        subject=command.subject,
        object=command.object,
        x=command.x,
        y=command.y,
        tick=world.tick,
        due=command.due,
        text=" ".join(command.text.split())[:LONGEST_FACT],
        value=command.value,
    )
    number = new_fact(world, fact)
    for agent in command.knowers:
        learn(world, agent, number)
    announce(world, number)
    return number


def _tell_minds(world: World, command: TellMinds) -> None:
    world.emit(MindsTold(words=command.text[:200]))


def _tell_wish(world: World, command: TellWish) -> None:
    _living(world, command.agent)
    if not 0 <= command.wish < world.next_event:
        raise Refused(f"there was no event {command.wish}")
    agent, text, cause = command.agent, _plain(command.text, LONGEST_REASON), command.wish
    if command.stage == "heard":
        world.emit(WishHeard(agent=agent, cause=cause))
    elif command.stage == "refused":
        world.emit(WishRefused(agent=agent, reason=text or "it can't be done", cause=cause))
    elif command.stage in MANNERS:
        world.emit(
            WishGranted(
                agent=agent,
                ability=command.ability,
                title=command.ability.replace("_", " "),
                manner=MANNERS[command.stage],
                by=text,
                cause=cause,
            )
        )
    else:
        raise Refused(f"a wish is heard, made, found or refused, not {command.stage}")


def _remember(world: World, command: Remember) -> None:
    _living(world, command.agent)
    words = _plain(command.text, LONGEST_CONCLUSION)
    if not words:
        raise Refused("a thought needs words")
    if not 1 <= command.importance <= 100:
        raise Refused(f"the importance must be 1 to 100, not {command.importance}")
    if len(command.cites) > CITED or not all(0 < e < world.next_event for e in command.cites):
        raise Refused(f"a thought cites up to {CITED} events, by their numbers")
    if len(command.weights) > CITED or not all(
        0 < event < world.next_event and 1 <= weight <= 100 for event, weight in command.weights
    ):
        raise Refused(f"a thought weighs up to {CITED} events anew, each from 1 to 100")
    world.emit(
        Remembered(
            agent=command.agent,
            words=words,
            importance=command.importance,
            cites=command.cites,
            weights=command.weights,
        )
    )


def _grant_ability(world: World, command: GrantAbility) -> None:
    _living(world, command.agent)
    ability = command.ability
    if fault := flaw_of(ability):
        raise Refused(f"an ability with {fault}")
    if command.how not in HOWS:
        raise Refused(f"nobody comes by an ability {command.how!r}; allowed: {', '.join(HOWS)}")
    before = world.abilities.get(ability.name)
    if before and before.origin == "builtin" and ability.origin == "angel":
        raise Refused(f"{ability.name} is the name of an ability that was there from the first")
    if reason := full(world, command.agent, ability.name):
        raise Refused(reason)
    grant(world, command.agent, ability, command.how)


def _revoke_ability(world: World, command: RevokeAbility) -> None:
    if command.ability not in world.abilities:
        raise Refused(f"there is no ability {command.ability!r}")
    if command.agent and not commands(world, command.agent, command.ability):
        raise Refused(f"{world.label(command.agent)} does not command {command.ability}")
    reason = _plain(command.reason, LONGEST_FACT) or "so it was willed"
    revoke(world, command.agent, command.ability, reason)


def _resolve_ability(world: World, command: ResolveAbility) -> None:
    if command.call not in world.calls:
        raise Refused(f"no call {command.call} is out")
    resolve(world, command.call, command.effects, command.fault)


def _plan_day(world: World, command: PlanDay) -> None:
    _living(world, command.agent)
    hours = [block.hour for block in command.blocks]
    if not 1 <= len(hours) <= BLOCKS:
        raise Refused(f"a day has 1 to {BLOCKS} parts, not {len(hours)}")
    if hours != sorted(set(hours)) or not 0 <= hours[0] <= hours[-1] < 24:
        raise Refused("the parts of a day begin at hours from 0 to 23, each after the last")
    blocks = []
    for block in command.blocks:
        if block.sort not in SORTS:
            raise Refused(f"a part of a day is for {', '.join(SORTS)}, not {block.sort!r}")
        key, kind = _plain(block.key, BLOCK), _plain(block.kind, BLOCK)
        blocks.append(replace(block, words=_plain(block.words, BLOCK), key=key, kind=kind))
    mind, day = world.mind[command.agent], world.rules.day(world.tick)
    before = mind.plan if mind.plan is not None and mind.plan.day == day else None
    gist, reason = _plain(command.gist, GIST), _plain(command.reason, BLOCK)
    revisions = before.revisions + 1 if before else 0
    plan = DayPlan(
        day,
        world.tick,
        gist,
        tuple(blocks),
        "" if command.mind == BUILTIN else _plain(command.mind, 100),
        revisions,
        reason if before else "",
    )
    change(world.mind, command.agent, plan=plan)
    world.emit(
        DayPlanned(
            agent=command.agent,
            how="changed the plan for the day" if before else "planned the day",
            words=gist,
            mind=command.mind,
            reason=plan.reason,
        )
    )


def _living(world: World, agent: int) -> None:
    if not world.alive(agent):
        raise Refused(f"there is no living agent {agent}")


def free_tile(world: World, x: int, y: int, solid: bool) -> tuple[int, int] | None:
    """The nearest tile, within 12, on which a thing or a solid body can be put."""
    grid = world.grid
    for tx, ty in grid.around(x, y, 12):
        tile = ty * grid.width + tx
        if not grid.blocked[tile] and not (solid and tile in grid.solid):
            return tx, ty
    return None


_HANDLERS: dict[type, Callable[[World, Any], None]] = {
    Decide: _decide,
    Spawn: _spawn,
    Kill: _kill,
    Give: _give,
    Teleport: _teleport,
    Voice: _voice,
    SetRule: _set_rule,
    SetTrait: _set_trait,
    Plant: _plant,
    SetWeather: _set_weather,
    Possess: _possess,
    Choose: _choose,
    Whisper: _whisper,
    TellMinds: _tell_minds,
    TellWish: _tell_wish,
    Remember: _remember,
    GrantAbility: _grant_ability,
    RevokeAbility: _revoke_ability,
    ResolveAbility: _resolve_ability,
    PlanDay: _plan_day,
}
