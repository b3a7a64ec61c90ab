"""Rest: lie down on a bed or on the ground, and sleep until rested or disturbed."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.actions.offering import things, way
from game.core.change import change
from game.core.components import NEED_MAX, Intent
from game.core.events import FellAsleep
from game.core.observation import Affordance, Known, Seen
from game.core.relations import feel
from game.core.view import View
from game.core.world import World

ROUND = 10
GROUND = 9
"""Energy that ten ticks of sleep on bare ground give; a bed adds its own."""
NAP = 12
"""Rounds that no mild hunger wakes one from, so that nobody tosses and turns all night."""
DIRE = 90
"""A need below this wakes anybody."""


def offers(view: View) -> Iterable[Affordance]:
    """One's own bed, the nearest others, and the ground underfoot."""
    sleepers = {(p.x, p.y) for p in view.people if p.doing == "asleep"}
    nearest = list(things(view, view.world.purposes.beds, each=3))
    every: list[Seen | Known] = [*view.objects, *view.known]
    home = view.persona.home
    if home and not view.shunned(home) and all(bed.entity != home for bed in nearest):
        own = next((bed for bed in every if bed.entity == home), None)
        nearest += [own] if own else []
    for bed in nearest:
        if (bed.x, bed.y) in sleepers:
            continue
        mine = bed.entity == home
        yield Affordance(
            key=f"rest {bed.kind}_{bed.entity}",
            action="rest",
            text=f"sleep on {'your' if mine else 'a'} {bed.kind} "
            f"{way(view, bed.x, bed.y, bed.distance)}",
            target=bed.entity,
            kind=bed.kind,
            distance=bed.distance,
            x=bed.x,
            y=bed.y,
            topic="home" if mine else "",
        )
    yield Affordance(key="rest here", action="rest", text="lie down and sleep on the ground here")


def refuse(world: World, agent: int, intent: Intent) -> str:
    """A bed takes one sleeper."""
    if not intent.target:
        return ""
    row = world.content.objects.get(world.kind.get(intent.target, ""))
    if row is None or not row.sleep:
        return "that is no bed"
    at = world.position[intent.target]
    on_it = world.grid.solid.get(at.y * world.grid.width + at.x, 0)
    here = world.position[agent]
    near = max(abs(here.x - at.x), abs(here.y - at.y)) <= 2
    if not (near and on_it and on_it != agent):
        return ""
    if intent.target == world.persona[agent].home and world.alive(on_it):
        feel(world, agent, on_it, -7, "lay in my bed", world.mind[agent].cause)
    return "somebody lies in it"


def aim(world: World, agent: int, intent: Intent) -> Aim | None:
    """On the bed itself."""
    at = world.position.get(intent.target)
    return Aim(at.x, at.y, 0) if at else None


def perform(world: World, agent: int, intent: Intent) -> int:
    """Sleep ten more ticks: rested is rested, but nobody gets up in the dark for nothing."""
    mind, needs, health = world.mind[agent], world.needs[agent], world.health[agent]
    if mind.rounds == 0:
        world.emit(FellAsleep(agent=agent, bed=intent.target, cause=mind.cause))
    row = world.content.objects.get(world.kind.get(intent.target, ""))
    needs = change(
        world.needs, agent, energy=min(NEED_MAX, needs.energy + GROUND + (row.sleep if row else 0))
    )
    if mind.rounds % 3 == 0 and min(needs.hunger, needs.thirst) > DIRE:
        change(world.health, agent, current=min(health.maximum, health.current + 1))
    rested = needs.energy >= NEED_MAX
    if rested and not (world.rules.is_night(world.tick) and mind.rounds < 90):
        return DONE
    # Once energy is back, hunger and thirst need not be dire to be worth getting up for.
    limit = NEED_MAX // 3 if needs.energy > NEED_MAX // 2 else DIRE
    want = min(needs.hunger, needs.thirst)
    if want < DIRE or (want < limit and mind.rounds >= NAP):
        return DONE
    return ROUND


ACTION = Action("rest", offers, refuse, perform, aim, takes=ROUND, posture="asleep")
