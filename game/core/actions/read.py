"""Read: see what hangs on a notice board."""

from collections.abc import Iterable

from game.core.actions.action import DONE, Action, beside_target
from game.core.actions.offering import things, way
from game.core.boards import take_in, unread
from game.core.components import Intent
from game.core.observation import Affordance, Seen
from game.core.recall import forget_place
from game.core.view import View
from game.core.world import World

LEGIBLE = 5
"""Tiles at which one sees whether there is anything new."""
AGAIN = 500
"""Ticks after which one may look anew whether there is."""
FAR = 30
"""Tiles beyond which nobody goes to look."""
READING = 12
"""Ticks that it takes."""


def offers(view: View) -> Iterable[Affordance]:
    """The nearest board, if something new is seen on it, or one has not looked for a while."""
    world = view.world
    boards = world.purposes.boards
    if not boards or not world.rules.notices:
        return
    board = next(things(view, boards, each=1), None)
    if board is None or board.distance > FAR:
        return
    ago = world.tick - world.mind[view.agent].lately.get(f"read {board.kind}", -AGAIN)
    near = isinstance(board, Seen) and board.distance <= LEGIBLE
    new = sum(1 for _ in unread(world, view.agent, board.entity)) if near else 0
    if not new and (near or ago < AGAIN):
        return
    what = f"the {new} new notices" if new > 1 else "the new notice" if new else "what hangs"
    yield Affordance(
        key=f"read {board.kind}_{board.entity}",
        action="read",
        text=f"read {what} on the notice board {way(view, board.x, board.y, board.distance)}",
        target=board.entity,
        kind=board.kind,
        distance=board.distance,
        x=board.x,
        y=board.y,
        seen=new > 0,
    )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """There must be a board."""
    if world.kind.get(intent.target, "") not in world.purposes.boards:
        forget_place(world, agent, intent.target)
        return "there is no notice board there"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """Stand before it for a moment, then know it."""
    mind = world.mind[agent]
    if mind.rounds == 0:
        return READING
    take_in(world, agent, intent.target, mind.cause)
    return DONE


ACTION = Action("read", offers, refuse, perform, beside_target, takes=2)
