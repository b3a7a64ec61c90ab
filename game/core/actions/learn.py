"""Learn: listen to somebody who teaches one, or pay somebody for a lesson.

Who is paid teaches while they are near: the coins change hands when it is learnt.
"""

from collections.abc import Iterable

from game.core.abilities import commands, title
from game.core.actions.action import DONE, Action, beside_target
from game.core.components import Intent
from game.core.deals import hand_over, owned
from game.core.events import LessonBegan
from game.core.lore import ROUND, ROUNDS, acquire, fee, may_know_of, unteachable
from game.core.minding import ORDINARY, ask, note_habit
from game.core.narrate import phrase
from game.core.observation import Affordance
from game.core.relations import feel
from game.core.things import COIN, HANDS
from game.core.view import View
from game.core.world import World

NEAR, WHOM, MOST = 5, 3, 4
"""Tiles, people and choices at the most."""
FREE = "free"
"""The topic of listening to who teaches of their own accord."""
PATIENCE = ROUNDS + 3
"""Stretches for which one listens at the most."""


def offers(view: View) -> Iterable[Affordance]:
    """To listen to who teaches one now; to pay whom one knows to command something."""
    world = view.world
    if not world.abilities:
        return
    count = 0
    for person in [p for p in view.people if p.distance <= NEAR and p.doing != "asleep"][:WHOM]:
        lesson = _teaches(world, person.entity, view.agent)
        for ability in world.powers.get(person.entity, ()):
            if count >= MOST or commands(world, view.agent, ability):
                continue
            free = lesson == ability
            cost = fee(world.abilities[ability])
            if not free and (
                view.shunned(person.entity)
                or not may_know_of(world, view.agent, person.entity, ability)
                or owned(world, view.agent, COIN) < cost
            ):
                continue
            count += 1
            what = f"let {person.name} teach you the power of {title(ability)}"
            text = what if free else f"{what}, for {phrase(COIN, cost)}"
            yield Affordance(
                key=f"learn {ability} agent_{person.entity}{'' if free else ' for coins'}",
                action="learn",
                text=text,
                target=person.entity,
                kind="agent",
                distance=person.distance,
                topic=FREE if free else "",
                ability=ability,
            )


def _teaches(world: World, teacher: int, pupil: int) -> str:
    """What somebody is teaching somebody now; or ""."""
    mind = world.mind.get(teacher)
    intent = mind.intent if mind is not None else None
    if intent is None or intent.action != "teach" or intent.target != pupil:
        return ""
    return intent.ability


def refuse(world: World, agent: int, intent: Intent) -> str:
    """From somebody who commands it, who teaches it now or can be paid for it."""
    if reason := unteachable(world, intent.target, agent, intent.ability):
        return reason
    if intent.topic == FREE:
        taught = _teaches(world, intent.target, agent) == intent.ability
        return "" if taught else "nobody teaches that now"
    cost = fee(world.abilities[intent.ability])
    if owned(world, agent, COIN) < cost:
        return f"a lesson costs {phrase(COIN, cost)}"
    if not world.held(intent.target, COIN) and len(world.inventory[intent.target].items) >= HANDS:
        return "their hands are full"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """Listen; a paid lesson is over when it is learnt, and then it is paid."""
    mind, teacher, ability = world.mind[agent], intent.target, intent.ability
    if intent.topic == FREE:
        return ROUND if mind.rounds < PATIENCE else DONE  # who teaches says when it is over
    if mind.rounds == 0:
        event = world.emit(
            LessonBegan(
                agent=teacher, target=agent, ability=ability, title=title(ability), cause=mind.cause
            )
        )
        cost = phrase(COIN, fee(world.abilities[ability]))
        reason = f"{world.label(agent)} pays them {cost} for a lesson"
        ask(world, teacher, reason, ORDINARY, event, agent, "learn")
    if mind.rounds < ROUNDS:
        return ROUND
    note_habit(world, agent, intent)
    coins = fee(world.abilities[ability])
    hand_over(world, agent, teacher, {COIN: coins})
    event = acquire(world, agent, ability, "bought", teacher, mind.cause, coins)
    feel(world, agent, teacher, 6, f"taught me {title(ability)}", event)
    feel(world, teacher, agent, 5, "paid me for a lesson", event)
    return DONE


ACTION = Action("learn", offers, refuse, perform, beside_target, takes=4, posture="talking")
