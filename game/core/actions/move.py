"""Move: go somewhere, for its own sake: home, to the fire, to a friend, exploring."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, Aim
from game.core.actions.offering import way
from game.core.boards import sellers
from game.core.components import Intent
from game.core.events import Travelled
from game.core.grid import distance
from game.core.minding import thought_of
from game.core.observation import Affordance
from game.core.relations import FOE, FRIEND
from game.core.view import View
from game.core.world import AGENT, World

FAR, SHORT = 16, 5
"""Tiles of an exploration and of a stroll."""
EXACT = "there"
"""Topic of a walk that ends on its very tile, not beside it."""
COMPASS = (("north", 0, -1), ("east", 1, 0), ("south", 0, 1), ("west", -1, 0))


def offers(view: View) -> Iterable[Affordance]:
    """Home, a fire, friends and foes where they were last seen, four ways out, a stroll."""
    world = view.world
    home = world.position.get(view.persona.home)
    if home and (away := distance(view.x, view.y, home.x, home.y)) > 2:
        text = f"go home, {way(view, home.x, home.y, away)}"
        yield _to("go home", text, home.x, home.y, away, "home", view.persona.home)
    fire = next((k for k in view.known if k.kind == "campfire"), None)
    if fire:
        text = f"go to the campfire, {way(view, fire.x, fire.y, fire.distance)}"
        yield _to("go to the fire", text, fire.x, fire.y, fire.distance, "campfire", fire.entity)
    thought = thought_of(world, view.agent).casefold()
    selling = sellers(world, view.agent)
    for known in view.known:
        if known.kind != AGENT:
            continue
        feeling = _feeling(view, known.entity)
        minded = bool(thought) and known.name.casefold() in thought
        if known.entity in selling and feeling > FOE:
            text = f"go to {known.name}: {selling[known.entity].text}"
            yield _to(
                f"go to the seller agent_{known.entity}", text, known.x, known.y, known.distance,
                selling[known.entity].what, known.entity, "seller", seen=False,
            )  # fmt: skip
        elif minded or feeling >= FRIEND // 2 or feeling <= FOE:
            name, verb = known.name, "seek" if feeling <= FOE else "visit"
            text = "look for" if verb == "visit" else "go after"
            text = f"{text} {name}, last seen {way(view, known.x, known.y, known.distance)}"
            yield _to(
                f"{verb} agent_{known.entity}", text, known.x, known.y, known.distance, AGENT,
                known.entity, verb, seen=False,
            )  # fmt: skip
    luck = world.draw(view.agent, "where to", 1 << 48)
    for name, dx, dy in COMPASS:
        luck, spot = _spot(view, luck, dx * FAR, dy * FAR, FAR // 2)
        if spot and distance(view.x, view.y, *spot) > FAR // 2:
            away = distance(view.x, view.y, *spot)
            yield _to(f"explore {name}", f"explore to the {name}", *spot, away, "explore", 0)
    luck, spot = _spot(view, luck, 0, 0, SHORT)
    if spot:
        yield _to("stroll", "take a few steps", *spot, SHORT, "stroll", 0)


def _feeling(view: View, other: int) -> int:
    relation = view.beliefs.relations.get(other)
    return relation.opinion if relation else 0


def _to(
    key: str, text: str, x: int, y: int, away: int, kind: str, target: int, topic: str = "",
    seen: bool = True,
) -> Affordance:  # fmt: skip
    return Affordance(
        key=key, action="move", text=text, target=target, kind=kind, distance=away, x=x, y=y,
        topic=topic or kind, seen=seen,
    )  # fmt: skip


def _spot(
    view: View, luck: int, dx: int, dy: int, spread: int
) -> tuple[int, tuple[int, int] | None]:
    """A tile that can be stood on about (dx, dy) from here, or None if none is near.

    It is drawn from `luck`, a large random number; what is left of that comes first.
    """
    grid = view.world.grid
    luck, across = divmod(luck, 2 * spread + 1)
    luck, down = divmod(luck, 2 * spread + 1)
    x = min(max(view.x + dx + across - spread, 1), grid.width - 2)
    y = min(max(view.y + dy + down - spread, 1), grid.height - 2)
    if not grid.blocked[y * grid.width + x] and (x, y) != (view.x, view.y):
        return luck, (x, y)
    for tx, ty in grid.around(x, y, 3):
        if not grid.blocked[ty * grid.width + tx] and (tx, ty) != (view.x, view.y):
            return luck, (tx, ty)
    return luck, None


def refuse(world: World, agent: int, intent: Intent) -> str:
    """Only a tile that people can stand on, inside the world."""
    if not world.grid.inside(intent.x, intent.y):
        return "that is beyond the edge of the world"
    if intent.topic == EXACT and world.grid.blocked[intent.y * world.grid.width + intent.x]:
        return "nobody can stand there"
    return ""


def aim(world: World, agent: int, intent: Intent) -> Aim:
    """The place; beside it is near enough, so that a crowd need not fight for a tile."""
    return Aim(intent.x, intent.y, 0 if intent.topic == EXACT else 1)


def perform(world: World, agent: int, intent: Intent) -> int:
    """Arrive."""
    here = world.position[agent]
    world.emit(Travelled(agent=agent, x=here.x, y=here.y, cause=world.mind[agent].cause))
    return DONE


ACTION = Action("move", offers, refuse, perform, aim, posture="walking")
