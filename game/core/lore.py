"""Lore: how abilities go from one to another, by lessons, by books and by watching.

What it takes is known to all: time, and trust or coins. Who watches a use often enough may
find out how it is done, whether its owner likes it or not.
"""

from itertools import islice

from game.core.abilities import SPELLBOOK, commands, full, learn_ability, title
from game.core.arcana import Ability
from game.core.components import Fact
from game.core.events import AbilityUsed
from game.core.facts import LATELY, learn, new_fact
from game.core.relations import opinion
from game.core.skills import MAGIC, level, practise
from game.core.witnessing import witnesses
from game.core.world import World

POWER = "power"
"""The kind of fact that somebody works magic."""
BLANK = "book_empty"
"""The item that becomes a spellbook."""
ROUND, ROUNDS = 15, 4
"""Ticks of a stretch of a lesson, and how many it takes; writing takes twice as many."""
TRUST, GRUDGE = 40, -20
"""What a teacher must think of a pupil to teach for nothing, and neither of them of the other
for a lesson to come about at all."""
FEE = 4
"""Coins of the least fee; one more for every FEE_STEP energy points of the ability."""
FEE_STEP = 5
SECRET = 8
"""Uses that nobody learns anything from."""
INSIGHT, TALENT, MOST = 1, 1, 6
"""Chance in hundredths for each further use, for each level of magic, and at the most."""
NEWS = 2400
"""Ticks after which that somebody works magic is news again."""
LESSON = 25
"""What learning an ability teaches a beginner of magic."""


def fee(ability: Ability) -> int:
    """Coins that a lesson costs."""
    return FEE + ability.energy_cost // FEE_STEP


def unteachable(world: World, teacher: int, pupil: int, ability: str) -> str:
    """Why no lesson can be given, or ""."""
    if not commands(world, teacher, ability):
        return "they don't command that power"
    if not world.alive(pupil) or pupil == teacher:
        return "there is nobody to teach"
    if commands(world, pupil, ability):
        return "they command it already"
    if full(world, pupil, ability):
        return "they can't keep any more in mind"
    if min(opinion(world, teacher, pupil), opinion(world, pupil, teacher)) < GRUDGE:
        return "there is bad blood between them"
    for one in (teacher, pupil):
        mind = world.mind[one]
        if mind.intent is not None and mind.intent.action == "rest" and mind.rounds:
            return "they are asleep"
    return ""


def acquire(
    world: World, agent: int, ability: str, how: str, source: int, cause: int, coins: int = 0
) -> int:
    """Somebody has learnt it, and something of magic with it; returns the event."""
    event = learn_ability(world, agent, ability, how, source, cause, coins)
    practise(world, agent, MAGIC, LESSON)
    return event


def readable(world: World, agent: int) -> list[tuple[int, str]]:
    """(book, ability) of all in hand from which there is something to learn."""
    found: dict[str, int] = {}
    for entity in world.inventory[agent].items:
        label = world.item[entity].label
        told = world.kind[entity] == SPELLBOOK and label in world.abilities
        if told and not commands(world, agent, label) and not full(world, agent, label):
            found.setdefault(label, entity)
    return [(book, ability) for ability, book in found.items()]


def remark(world: World, pile: int) -> str:
    """What there is to say of a pile besides its kind: what a book tells of, and of mist."""
    item = world.item[pile]
    about = f", about {title(item.label)}" if item.label else ""
    return f"{about}, will fade" if item.fades else about


def blank_book(world: World, agent: int) -> int:
    """A blank book of one's own in hand, no mist; or 0."""
    for entity in world.inventory[agent].items:
        pile = world.item[entity]
        if world.kind[entity] == BLANK and pile.owner == agent and not pile.fades:
            return entity
    return 0


def may_know_of(world: World, agent: int, other: int, ability: str) -> bool:
    """Whether somebody has reason to think that another commands an ability."""
    if ability in world.watched.get(agent, ()):
        return True
    for number in world.beliefs[agent].facts:
        fact = world.facts[number]
        if fact.kind == POWER and (fact.subject, fact.what) == (other, ability):
            return True
    return False


def watch(world: World, event: AbilityUsed) -> None:
    """Who sees a use knows of it, and may see through it."""
    ability, caster = event.ability, event.agent
    seen_by = [agent for agent in witnesses(world, event) if agent != caster]
    if not seen_by or ability not in world.abilities:
        return
    fact = _fact(world, event)
    for agent in seen_by:
        learn(world, agent, fact)
        if commands(world, agent, ability) or full(world, agent, ability):
            continue
        seen = world.watched.get(agent, {})
        times = seen.get(ability, 0) + 1
        world.watched[agent] = {**seen, ability: times}
        if world.draw(agent, f"sees through {ability}", 100) < insight(world, agent, times):
            acquire(world, agent, ability, "watched", caster, event.id)


def insight(world: World, agent: int, times: int) -> int:
    """How likely somebody sees through a use that they have seen so often, in hundredths."""
    if times <= SECRET:
        return 0
    curious = max(0, world.persona[agent].traits.curious) // 40
    talent = TALENT * level(world, agent, MAGIC)
    return min(MOST, INSIGHT * (times - SECRET) + talent + curious)


def _fact(world: World, event: AbilityUsed) -> int:
    """That somebody works this magic, told anew now and then."""
    at = world.position[event.agent]
    fact = Fact(
        kind=POWER,
        subject=event.agent,
        x=at.x,
        y=at.y,
        tick=world.tick,
        event=event.id,
        text=f"{world.label(event.agent)} used the power of {title(event.ability)}",
        what=event.ability,
    )
    for number in islice(reversed(world.facts), LATELY):
        known = world.facts[number]
        same = (known.kind, known.subject, known.what) == (POWER, fact.subject, fact.what)
        if same and not known.of and world.tick - known.tick < NEWS:
            return number
    return new_fact(world, fact)
