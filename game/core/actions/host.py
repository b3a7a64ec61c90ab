"""Host: resolve to give a party at a fire tomorrow evening; then people must be told of it."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action
from game.core.components import Fact, Intent
from game.core.events import PartyPlanned
from game.core.facts import knows, learn, new_fact
from game.core.observation import Affordance, Known, Seen
from game.core.occasions import announce, host_of
from game.core.view import View
from game.core.world import World

HOUR = 18
"""When a party begins."""
APART, AT_ONCE = 4, 2
"""Days from one invitation to the next by the same host, and how many parties may lie ahead."""


def offers(view: View) -> Iterable[Affordance]:
    """One party, at the nearest fire that one knows, if none of one's own was given lately."""
    world, agent = view.world, view.agent
    if not world.rules.parties or world.rules.is_night(world.tick) or _given(world, agent):
        return
    standing: list[Seen | Known] = [*view.objects, *view.known]
    fires = [thing for thing in standing if thing.kind == "campfire"]
    if len(world.occasions) >= AT_ONCE or not fires:
        return
    fire = min(fires, key=lambda thing: (thing.distance, thing.entity))
    yield Affordance(
        key="host party",
        action="host",
        text=f"plan a party at the fire for tomorrow at {HOUR}; people must then be told of it",
        kind="party",
        x=fire.x,
        y=fire.y,
    )


def _given(world: World, agent: int) -> bool:
    """Whether somebody means to give a party, or gave one in the last days."""
    if any(host_of(world, occasion) == agent for occasion in world.occasions.values()):
        return True
    last = world.facts.get(knows(world, agent, "invitation", agent))
    return last is not None and world.tick - last.tick < APART * world.rules.day_ticks


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Not where nobody gives any, twice, or beyond the edge of the world."""
    if not world.rules.parties:
        return "nobody gives parties here"
    if _given(world, agent):
        return "they gave one lately"
    if len(world.occasions) >= AT_ONCE:
        return "there are enough of them ahead"
    if not world.grid.inside(intent.x, intent.y):
        return "that is beyond the edge of the world"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """Resolved: the host knows of it, and nobody else."""
    rules = world.rules
    day = rules.day(world.tick) + 1
    due = rules.at(day, HOUR)
    text = f"{world.label(agent)} gives a party at the fire on day {day} at {HOUR}"
    event = world.emit(
        PartyPlanned(
            agent=agent, x=intent.x, y=intent.y, day=day, hour=HOUR, cause=world.mind[agent].cause
        )
    )
    invitation = Fact(
        "invitation", agent, 0, intent.x, intent.y, world.tick, due, event=event, text=text
    )
    number = new_fact(world, invitation)
    learn(world, agent, number)
    announce(world, number)
    return DONE


ACTION = Action("host", offers, refuse, perform, takes=4)
