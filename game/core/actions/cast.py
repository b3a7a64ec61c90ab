"""Cast: use an ability that one commands.

Energy and cooldown are spent at once; what comes of it, comes a little later.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from game.core.abilities import BREATH, title
from game.core.actions.action import DONE, Action
from game.core.actions.offering import way
from game.core.arcana import Ability, Power
from game.core.casting import call_on, unable
from game.core.components import Intent
from game.core.effects.checking import MIND_RANGE, RANGE
from game.core.grid import distance
from game.core.observation import Affordance, Seen
from game.core.view import View
from game.core.world import AGENT, World

EACH, ALL = 3, 12
"""Choices that an ability has at the most, and all abilities together."""
HARMFUL = frozenset({"damage", "drain", "repel", "calm"})
"""What is done to foes, as unkind statuses are: of those in sight they come first."""
KIND = ("heal",)
"""What is done to the hurt: they come first, oneself among them."""
PURPOSE = 60
"""Letters of an ability's purpose that are told."""
LEAP = 6
"""Tiles off at which a place is offered to who moves by magic."""


def offers(view: View) -> Iterable[Affordance]:
    """Each ability that can be used now, on whom or where it makes sense."""
    known = view.world.powers.get(view.agent)
    if not known:
        return
    count = 0
    for name in known:
        if unable(view.world, view.agent, name):
            continue
        ability = view.world.abilities[name]
        before = used_at(ability, known[name])
        for offer in _choices(view, ability):
            count += 1
            if count > ALL:
                return
            yield replace(offer, used_at=before)


def used_at(ability: Ability, power: Power) -> int:
    """The tick at which somebody last used an ability that they command; -1 before the first."""
    return max(0, power.ready - max(BREATH, ability.cooldown)) if power.used else -1


def _choices(view: View, ability: Ability) -> Iterator[Affordance]:
    wants = ability.parameters
    if "target" in wants:
        for seen in _targets(view, ability)[: EACH - ("heal" in ability.does)]:
            yield _at(ability, seen, way(view, seen.x, seen.y, seen.distance))
        if not _harms(view, ability) and not (_mends(ability) and _whole(view)):
            yield _on_self(view, ability)
    elif "target_pos" in wants and "move" in ability.does:
        spots = _refuges(view)
        for i, (x, y) in enumerate(spots[:EACH]):
            where = way(view, x, y, distance(view.x, view.y, x, y))
            yield _there(ability, x, y, where, ("away", "on", "aside")[i])
    elif "target_pos" in wants:
        for seen in _targets(view, ability)[:EACH]:
            yield _at(ability, seen, way(view, seen.x, seen.y, seen.distance), place=True)
        yield _there(ability, *_beside(view), "right here", "here")
    else:
        text = f"{title(ability.name)}: {_purpose(ability)}"
        yield Affordance(
            key=f"cast {ability.name}",
            action="cast",
            text=text,
            ability=ability.name,
            does=ability.does,
        )


def _targets(view: View, ability: Ability) -> list[Seen]:
    """Whom it may be used on: foes first where it harms, the hurt where it heals."""
    reach = MIND_RANGE if ability.does == ("say",) else RANGE
    near = [s for s in (*view.people, *view.creatures) if s.distance <= reach]
    if _mends(ability):
        near = [s for s in near if s.health < 100]
    foe = view.world.combat[view.agent].foe
    harms, heals = _harms(view, ability), set(ability.does) & set(KIND)

    def rank(seen: Seen) -> tuple[int, int, int]:
        if harms:
            fears = (
                seen.entity == foe or seen.opinion < 0 or bool(seen.kind != AGENT and seen.armed)
            )
            return (0 if fears else 1, seen.distance, seen.entity)
        if heals:
            return (seen.health if seen.kind == AGENT else 200, seen.distance, seen.entity)
        return (0 if seen.kind == AGENT else 1, seen.distance, seen.entity)

    return sorted((s for s in near if not view.shunned(s.entity)), key=rank)


def _mends(ability: Ability) -> bool:
    """Whether it is of use to the hurt alone."""
    return "heal" in ability.does and set(ability.does) <= {"heal", "say", "light"}


def _whole(view: View) -> bool:
    health = view.world.health[view.agent]
    return health.current >= health.maximum


def _harms(view: View, ability: Ability) -> bool:
    """Whether it is done to foes."""
    rows = view.world.content.statuses
    unkind = {f"status {name}" for name, row in rows.items() if row.unkind}
    return not HARMFUL.isdisjoint(ability.does) or not unkind.isdisjoint(ability.does)


def _at(ability: Ability, seen: Seen, where: str, place: bool = False) -> Affordance:
    label = f"{seen.kind}_{seen.entity}"
    name = seen.name if seen.kind == AGENT else f"the {seen.kind.replace('_', ' ')}"
    at = "where {} is" if place else "on {}"
    return Affordance(
        key=f"cast {ability.name} {label}",
        action="cast",
        text=f"{title(ability.name)} {at.format(name)}, {where}: {_purpose(ability)}",
        target=seen.entity,
        kind=seen.kind,
        distance=seen.distance,
        x=seen.x if place else -1,
        y=seen.y if place else -1,
        ability=ability.name,
        does=ability.does,
    )


def _on_self(view: View, ability: Ability) -> Affordance:
    return Affordance(
        key=f"cast {ability.name} self",
        action="cast",
        text=f"{title(ability.name)} on yourself: {_purpose(ability)}",
        target=view.agent,
        kind=AGENT,
        ability=ability.name,
        does=ability.does,
    )


def _there(ability: Ability, x: int, y: int, where: str, key: str) -> Affordance:
    return Affordance(
        key=f"cast {ability.name} {key}",
        action="cast",
        text=f"{title(ability.name)}, {where}: {_purpose(ability)}",
        x=x,
        y=y,
        topic=key,
        ability=ability.name,
        does=ability.does,
    )


def _purpose(ability: Ability) -> str:
    words = ability.purpose
    if len(words) > PURPOSE:
        words = words[: words.rfind(" ", 0, PURPOSE)] + " ..."
    return f"{words.rstrip('.')} ({ability.energy_cost} energy)"


def _refuges(view: View) -> list[tuple[int, int]]:
    """Free tiles in sight some way off: first that furthest from what is to be feared."""
    grid = view.world.grid
    feared = [p for p in view.people if p.opinion < 0] + [c for c in view.creatures if c.armed]
    spots: list[tuple[int, int, tuple[int, int]]] = []
    for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0)):
        for far in range(LEAP, 1, -1):
            x, y = view.x + dx * far, view.y + dy * far
            if grid.free(x, y) and grid.sees(view.x, view.y, x, y):
                safe = min((distance(s.x, s.y, x, y) for s in feared), default=far)
                spots.append((-safe, len(spots), (x, y)))
                break
    return [spot for _, _, spot in sorted(spots)]


def _beside(view: View) -> tuple[int, int]:
    """The nearest free tile, or one's own."""
    grid = view.world.grid
    for x, y in grid.around(view.x, view.y, 1):
        if (x, y) != (view.x, view.y) and grid.free(x, y):
            return x, y
    return view.x, view.y


def refuse(world: World, agent: int, intent: Intent) -> str:
    """An ability that one commands and can pay for, on somebody who is there."""
    if reason := unable(world, agent, intent.ability):
        return reason
    ability = world.abilities[intent.ability]
    if intent.target and intent.target not in world.position:
        return "they are gone"
    if "target" in ability.parameters and not intent.target:
        return "it needs somebody to be used on"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """It is called on; what comes of it, comes of itself."""
    call_on(world, agent, intent)
    return DONE


ACTION = Action("cast", offers, refuse, perform, takes=3, posture="casting")
