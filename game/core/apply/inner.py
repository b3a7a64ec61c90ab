"""Inner: what comes into people's minds from outside the world: thoughts, conclusions, plans."""

from msgspec.structs import replace

from game.core.apply.refusing import Handler, Refused, living, plain
from game.core.change import change
from game.core.commands import PlanDay, Plant, Remember, Voice, Whisper
from game.core.components import Fact
from game.core.days import BLOCK, BLOCKS, GIST, SORTS, DayPlan
from game.core.events import DayPlanned, Planted, Remembered, VoiceHeard, Whispered
from game.core.facts import learn, new_fact
from game.core.minding import PRESSING, ask
from game.core.occasions import announce
from game.core.taking_up import BUILTIN
from game.core.world import World

LONGEST_FACT = 200
"""Characters of a fact's words."""
LONGEST_THOUGHT = 200
"""Characters of a thought that is whispered."""
LONGEST_CONCLUSION = 240
"""Characters of a conclusion."""
CITED = 20
"""The most events that a conclusion may cite."""


def _voice(world: World, command: Voice) -> None:
    if command.agent:
        living(world, command.agent)
    for agent in [command.agent] if command.agent else world.agents:
        world.emit(VoiceHeard(agent=agent, words=command.text[:200]))


def _whisper(world: World, command: Whisper) -> None:
    living(world, command.agent)
    words = " ".join(command.text.split())[:LONGEST_THOUGHT].strip()
    if not words:
        raise Refused("a thought needs words")
    change(world.mind, command.agent, thought=words, thought_at=world.tick)
    event = world.emit(Whispered(agent=command.agent, words=words))
    ask(world, command.agent, "a thought came to them", PRESSING, event)


def _plant(world: World, command: Plant) -> None:
    if not command.fact or not command.knowers:
        raise Refused("a fact needs a kind, and somebody who knows it")
    for agent in command.knowers:
        living(world, agent)
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


def _remember(world: World, command: Remember) -> None:
    living(world, command.agent)
    words = plain(command.text, LONGEST_CONCLUSION)
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


def _plan_day(world: World, command: PlanDay) -> None:
    living(world, command.agent)
    hours = [block.hour for block in command.blocks]
    if not 1 <= len(hours) <= BLOCKS:
        raise Refused(f"a day has 1 to {BLOCKS} parts, not {len(hours)}")
    if hours != sorted(set(hours)) or not 0 <= hours[0] <= hours[-1] < 24:
        raise Refused("the parts of a day begin at hours from 0 to 23, each after the last")
    blocks = []
    for block in command.blocks:
        if block.sort not in SORTS:
            raise Refused(f"a part of a day is for {', '.join(SORTS)}, not {block.sort!r}")
        key, kind = plain(block.key, BLOCK), plain(block.kind, BLOCK)
        blocks.append(replace(block, words=plain(block.words, BLOCK), key=key, kind=kind))
    mind, day = world.mind[command.agent], world.rules.day(world.tick)
    before = mind.plan if mind.plan is not None and mind.plan.day == day else None
    gist, reason = plain(command.gist, GIST), plain(command.reason, BLOCK)
    revisions = before.revisions + 1 if before else 0
    plan = DayPlan(
        day,
        world.tick,
        gist,
        tuple(blocks),
        "" if command.mind == BUILTIN else plain(command.mind, 100),
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


HANDLERS: dict[type, Handler] = {
    Voice: _voice,
    Plant: _plant,
    Whisper: _whisper,
    Remember: _remember,
    PlanDay: _plan_day,
}
