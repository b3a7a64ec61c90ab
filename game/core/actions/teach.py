"""Teach: show somebody whom one likes how a power is used. It takes a while.

The pupil has to stay near; nobody is held.
"""

from collections.abc import Iterable

from game.core.abilities import commands, title
from game.core.actions.action import DONE, Action, beside_target
from game.core.components import Intent
from game.core.events import LessonBegan
from game.core.lore import ROUND, ROUNDS, TRUST, acquire, unteachable
from game.core.minding import ORDINARY, ask, finish, note_habit
from game.core.observation import Affordance
from game.core.relations import feel
from game.core.view import View
from game.core.world import World

NEAR, WHOM, MOST = 5, 2, 4
"""Tiles, people and choices at the most."""


def offers(view: View) -> Iterable[Affordance]:
    """What the nearest people whom one likes don't command yet."""
    known = view.world.powers.get(view.agent)
    if not known:
        return
    near = [p for p in view.people if p.distance <= NEAR and p.doing != "asleep"]
    pupils = [p for p in near if p.opinion >= TRUST and not view.shunned(p.entity)][:WHOM]
    count = 0
    for person in pupils:
        for ability in known:
            if count >= MOST or commands(view.world, person.entity, ability):
                continue
            count += 1
            yield Affordance(
                key=f"teach {ability} agent_{person.entity}",
                action="teach",
                text=f"teach {person.name} the power of {title(ability)}, for nothing",
                target=person.entity,
                kind="agent",
                distance=person.distance,
                ability=ability,
            )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """What one commands, to somebody awake who doesn't, in peace."""
    return unteachable(world, agent, intent.target, intent.ability)


def perform(world: World, agent: int, intent: Intent) -> int:
    """Stretch by stretch; then the other has learnt it, and is grateful."""
    mind, pupil, ability = world.mind[agent], intent.target, intent.ability
    if mind.rounds == 0:
        event = world.emit(
            LessonBegan(
                agent=agent, target=pupil, ability=ability, title=title(ability), cause=mind.cause
            )
        )
        reason = f"{world.label(agent)} wants to teach them {title(ability)}"
        ask(world, pupil, reason, ORDINARY, event, agent, "teach")
    if mind.rounds < ROUNDS:
        return ROUND
    note_habit(world, agent, intent)
    event = acquire(world, pupil, ability, "taught", agent, mind.cause)
    feel(world, pupil, agent, 14, f"taught me {title(ability)}", event)
    feel(world, agent, pupil, 4, f"learnt {title(ability)} from me", event)
    listening = world.mind[pupil].intent
    if listening is not None and (listening.action, listening.target) == ("learn", agent):
        finish(world, pupil)
    return DONE


ACTION = Action("teach", offers, refuse, perform, beside_target, takes=4, posture="talking")
