"""Retake: get one's own back out of another's hands, asleep or by force."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.components import Intent
from game.core.events import HeldOn, Retook
from game.core.losses import get_over
from game.core.minding import ATTACKED, ask
from game.core.observation import Affordance
from game.core.relations import feel
from game.core.skills import FIGHT, level
from game.core.theft import RECOGNISED, own_in_hands
from game.core.things import HANDS, pass_on
from game.core.view import View
from game.core.watching import awake
from game.core.world import World

EVEN = 40
"""Chance in hundredths of wresting something from somebody as strong."""


def offers(view: View) -> Iterable[Affordance]:
    """What one sees of one's own in the hands of people near."""
    for person in view.people:
        if person.distance > RECOGNISED or view.shunned(person.entity):
            continue
        pile = own_in_hands(view.world, view.agent, person.entity)
        if pile:
            kind = view.world.kind[pile]
            asleep = ", who is asleep" if person.doing == "asleep" else " by force"
            yield Affordance(
                key=f"retake agent_{person.entity}",
                action="retake",
                text=f"take your {kind.replace('_', ' ')} back from {person.name}{asleep}",
                target=person.entity,
                item=pile,
                kind=kind,
                distance=person.distance,
            )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """They have it, and there is room in one's hands."""
    if not world.alive(intent.target) or intent.target == agent:
        return "there is nobody to take it from"
    if not own_in_hands(world, agent, intent.target):
        return "they don't have it any more"
    full = len(world.inventory[agent].items) >= HANDS
    return "both hands and all pockets are full" if full else ""


def odds(world: World, agent: int, target: int) -> int:
    """Chance in hundredths: the sleeping can't hold on, the strong and skilled can.

    What is said of it is settled by one draw; who loses it may answer with blows.
    """
    if not awake(world, target):
        return 100
    health = world.health[agent].current - world.health[target].current
    skill = level(world, agent, FIGHT) - level(world, target, FIGHT)
    return max(5, min(95, EVEN + health // 2 + 8 * skill))


def perform(world: World, agent: int, intent: Intent) -> int:
    """Grab it; whoever is awake knows, and takes it ill."""
    target, cause = intent.target, world.mind[agent].cause
    pile = own_in_hands(world, agent, target)
    kind, count = world.kind[pile], world.item[pile].count
    noun, conscious = kind.replace("_", " "), awake(world, target)
    if world.draw(agent, "retake", 100) < odds(world, agent, target):
        pass_on(world, target, agent, pile, count)
        get_over(world, agent, kind)
        event = world.emit(Retook(agent=agent, target=target, item=kind, count=count, cause=cause))
        said = f"{world.label(agent)} took the {noun} away"
    else:
        event = world.emit(HeldOn(agent=agent, target=target, item=kind, cause=cause))
        said = f"{world.label(agent)} grabbed for the {noun}"
    if conscious:
        feel(world, target, agent, -5, "laid hands on me", event)
        ask(world, target, said, ATTACKED, event, agent, "grabbed")
    return DONE


ACTION = Action(
    "retake", offers, refuse, perform, beside_target, takes=4, posture="fighting", hurries=True
)
