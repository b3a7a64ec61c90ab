"""Stand: resolve to stand for mayor; then people must be told of it, and vote."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action
from game.core.components import Fact, Intent
from game.core.events import StoodForMayor
from game.core.facts import knows, learn, new_fact
from game.core.observation import Affordance
from game.core.occasions import ELECTION, announce
from game.core.town import TERM, mayor
from game.core.view import View
from game.core.world import World

HOUR, AHEAD = 12, 2
"""When people vote, and how many days after the first candidate has made up their mind."""
SETTLED = 1
"""Days after the beginning of the world before which nobody stands."""


def offers(view: View) -> Iterable[Affordance]:
    """Where there is no mayor, or one whose term is over, and one does not stand already."""
    world = view.world
    if not refuse(world, view.agent, _NOTHING):
        yield Affordance(
            key="stand for mayor",
            action="stand",
            text="resolve to stand for mayor; people must then be told of it",
            kind="candidacy",
        )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Once, and while the office is free."""
    rules, tick = world.rules, world.tick
    if not rules.elections or not world.purposes.coffers:
        return "nobody elects anybody here"
    if tick < SETTLED * rules.day_ticks:
        return "it is too early for that"
    if mayor(world) and tick - world.town.since < TERM * rules.day_ticks:
        return "there is a mayor"
    last = world.facts.get(knows(world, agent, "candidacy", agent))
    if last is not None and last.due > tick:
        return "they stand already"
    due = _due(world)
    return "the vote is too near" if due - tick < rules.day_ticks // 4 else ""


def _due(world: World) -> int:
    """When the vote is: that of those who stand already, else some days ahead."""
    for occasion in world.occasions.values():
        if occasion.kind == ELECTION:
            return occasion.due
    rules = world.rules
    return rules.at(rules.day(world.tick) + AHEAD, HOUR)


def perform(world: World, agent: int, intent: Intent) -> int:
    """Resolved: the candidate knows of it, and nobody else."""
    rules, due = world.rules, _due(world)
    day, cause = rules.day(due), world.mind[agent].cause
    event = world.emit(StoodForMayor(agent=agent, day=day, hour=rules.hour(due), cause=cause))
    text = f"{world.label(agent)} stands for mayor on day {day} at {rules.hour(due)}"
    candidacy = Fact("candidacy", agent, tick=world.tick, due=due, event=event, text=text)
    number = new_fact(world, candidacy)
    learn(world, agent, number)
    announce(world, number)
    return DONE


_NOTHING = Intent(action="stand")
ACTION = Action("stand", offers, refuse, perform, takes=4)
