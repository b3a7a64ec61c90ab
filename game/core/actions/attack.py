"""Attack: go after somebody and strike, some blows long."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.actions.offering import way
from game.core.combat import RECKLESS, STANCES, WARY, strike
from game.core.components import Intent
from game.core.minding import note_habit
from game.core.observation import Affordance
from game.core.view import View
from game.core.wild.blows import strike_beast
from game.core.world import World

NEAR = 9
"""Nobody further off than this can be gone after."""
BETWEEN = 8
"""Ticks from blow to blow."""
RAISED = 2
"""Ticks in which an arm is raised."""
MANNERS = ("agent", "reckless", "wary")
"""How `Mind.lately` names blows at people: by the manner, if one was chosen."""
BEASTS = 4
"""Of how many creatures one may choose."""
BLOWS = 4
"""After so many the attacker thinks again."""
BEATEN = 40
"""Percent of health below which the other is so badly hurt that one thinks after each blow."""
HOSTILE = -30
"""An opinion from which one may choose how to attack, as one may with a foe."""
FRESH = 300
"""Ticks after a blow for which somebody counts as a foe."""
_HOW = {"": "", RECKLESS: " recklessly: harder blows, no cover", WARY: " warily: covered, softer"}
PURSUIT = 60
"""Ticks after which a chase without a blow is given up."""


def offers(view: View) -> Iterable[Affordance]:
    """Anybody near: whether it is wise is the mind's affair."""
    combat = view.world.combat[view.agent]
    foe = combat.foe if view.world.tick - combat.foe_at < FRESH else 0
    for person in [p for p in view.people if p.distance <= NEAR][:4]:
        hostile = person.opinion <= HOSTILE or person.entity == foe
        for stance in STANCES if hostile else ("",):
            yield Affordance(
                key=f"attack agent_{person.entity}{' ' + stance if stance else ''}",
                action="attack",
                text=f"attack {person.name}{_HOW[stance]}",
                target=person.entity,
                kind="agent",
                distance=person.distance,
                topic=stance,
            )
    rows = view.world.content.creatures
    for beast in [b for b in view.creatures if b.distance <= NEAR][:BEASTS]:
        verb = "fight" if rows[beast.kind].damage else "hunt"
        yield Affordance(
            key=f"attack {beast.kind}_{beast.entity}",
            action="attack",
            text=f"{verb} the {beast.kind.replace('_', ' ')}, "
            f"{way(view, beast.x, beast.y, beast.distance)}",
            target=beast.entity,
            kind=beast.kind,
            distance=beast.distance,
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """A living other or a creature, near enough; a chase without end is given up."""
    beast = intent.target in world.creature
    if intent.target == agent or not (beast or world.alive(intent.target)):
        return "there is nobody to attack"
    here, there = world.position[agent], world.position[intent.target]
    if max(abs(here.x - there.x), abs(here.y - there.y)) > NEAR + 3:
        return "they got away"
    mind, combat = world.mind[agent], world.combat[agent]
    struck = combat.foe_at if combat.foe == intent.target else -PURSUIT
    chasing = mind.stage == "walking" and mind.intent is not None and mind.intent.action == "attack"
    if chasing and world.tick - max(struck, mind.started) > PURSUIT:
        return "they were too quick"
    return ""


def waits(world: World, agent: int, intent: Intent) -> int:
    """Nobody strikes the faster for being struck: a new resolve begins no sooner than a blow."""
    if intent.target in world.creature:
        return world.tick
    lately = world.mind[agent].lately
    struck = max(lately.get(f"attack {how}", -BETWEEN) for how in MANNERS)
    return max(world.tick, struck + BETWEEN - RAISED)


def perform(world: World, agent: int, intent: Intent) -> int:
    """One blow; a guarded target may strike back at once."""
    mind, target = world.mind[agent], intent.target
    if target in world.creature:
        alive = strike_beast(world, agent, target, mind.cause)
        return BETWEEN if alive and mind.rounds + 1 < BLOWS else DONE
    if not strike(world, agent, target, mind.cause):
        return DONE
    note_habit(world, agent, intent)
    riposte = world.combat[target].guard_until >= world.tick
    if riposte and world.draw(target, "riposte", 100) < 35:
        strike(world, target, agent, world.mind[target].cause)
    return BETWEEN if mind.rounds + 1 < BLOWS and not _beaten(world, target) else DONE


def _beaten(world: World, target: int) -> bool:
    """Whether somebody is so badly hurt that one thinks before the next blow."""
    health = world.health[target]
    return health.current * 100 < health.maximum * BEATEN


ACTION = Action(
    "attack",
    offers,
    refuse,
    perform,
    beside_target,
    takes=RAISED,
    waits=waits,
    posture="fighting",
    hurries=True,
)
