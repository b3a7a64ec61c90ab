"""Post: put a notice up on a board, of something one knows or has to sell."""

from collections.abc import Iterable, Iterator
from itertools import islice

from game.core.actions.action import DONE, Action, beside_target
from game.core.actions.offering import own_goods, things, way
from game.core.actions.trade import bundle
from game.core.boards import SORTS, hangs, pin
from game.core.change import newest_first
from game.core.components import Fact, Intent
from game.core.deals import goods, owned
from game.core.events import NoticePosted
from game.core.facts import learn, new_fact
from game.core.observation import Affordance, Known, Seen
from game.core.recall import forget_place
from game.core.skills import TRADE, practise
from game.core.telling import interest
from game.core.things import COIN, deals_in
from game.core.view import View
from game.core.world import World

FAR = 24
"""Tiles beyond which nobody goes to a board for it."""
AGAIN = 500
"""Ticks before one puts up another."""
LATEST, MOST, DULL = 16, 3, 30
"""How many of the facts last learnt are thought of, how many are offered, the least interest."""
SPARE = 200
"""Base value, in hundredths of a coin, of so much of one kind that one has some to sell."""
WRITING = 24
"""Ticks that it takes."""
LESSON = 4
"""What offering goods to all teaches of trade."""


def offers(view: View) -> Iterable[Affordance]:
    """What one lately learnt that would concern others, and the best of what one can spare."""
    world, agent = view.world, view.agent
    boards = world.purposes.boards
    if not boards or not world.rules.notices or world.rules.is_night(world.tick):
        return
    board = next(things(view, boards, each=1), None)
    if board is None or board.distance > FAR:
        return
    if world.tick - world.mind[agent].lately.get(f"post {board.kind}", -AGAIN) < AGAIN:
        return
    for number in islice(_news(world, agent, board.entity), MOST):
        fact = world.facts[number]
        text = f"put up a notice: {fact.text}"
        yield _to(view, board, f"post fact_{number}", text, fact.kind, fact=number)
    mine = own_goods(view, worn=False)
    if kind := _surplus(world, mine):
        offer = _offer(world, agent, kind, mine[kind])
        if not hangs(world, board.entity, offer):
            text, pile = f"put up a notice: {offer.text}", world.held(agent, kind)
            yield _to(view, board, f"post offer of {kind}", text, "offer", item=pile)


def _to(
    view: View,
    board: Seen | Known,
    key: str,
    text: str,
    kind: str,
    fact: int = 0,
    item: int = 0,
) -> Affordance:
    return Affordance(
        key=f"{key} on {board.kind}_{board.entity}",
        action="post",
        text=f"{text}, on the board {way(view, board.x, board.y, board.distance)}",
        target=board.entity,
        item=item,
        kind=kind,
        distance=board.distance,
        x=board.x,
        y=board.y,
        fact=fact,
        seen=isinstance(board, Seen),
    )


def _news(world: World, agent: int, board: int) -> Iterator[int]:
    """Of what somebody learnt last, what they could put up; never ill deeds of their own."""
    known = world.beliefs[agent].facts
    for number in islice(newest_first(known), LATEST):
        fact = world.facts[number]
        if fact.kind not in SORTS or fact.kind == "offer" or known[number].hops > 1:
            continue
        if fact.subject == agent and fact.kind in ("theft", "killing"):
            continue
        # What came by night is still worth a warning in the morning.
        late = fact.kind == "danger" and world.tick - fact.tick < world.rules.day_ticks // 2
        if not late and interest(world, agent, fact, known[number]) < DULL:
            continue
        if not hangs(world, board, fact):
            yield number


def _surplus(world: World, mine: dict[str, int]) -> str:
    """The kind of which somebody has most to spare, by its worth; or ""."""
    rows = world.content.items
    worth = {
        kind: rows[kind].value * count
        for kind, count in mine.items()
        if kind != COIN and count > 1 and deals_in(rows[kind])
    }
    best = max(worth, key=lambda kind: (worth[kind], kind), default="")
    return best if best and worth[best] >= SPARE else ""


def _offer(world: World, agent: int, kind: str, have: int) -> Fact:
    """What an offer of theirs to all says: goods by the coin, at about the base value."""
    count, coins = bundle(world.content, kind, have)
    price = goods(world.content, {COIN: max(1, coins)})
    here = world.position[agent]
    return Fact(
        "offer",
        agent,
        x=here.x,
        y=here.y,
        tick=world.tick,
        text=f"{world.label(agent)} sells {goods(world.content, {kind: count})} for {price}",
        value=100 * max(1, coins) // count,
        what=kind,
    )


def refuse(world: World, agent: int, intent: Intent) -> str:
    """On a board, what one knows oneself, or has to sell."""
    if world.kind.get(intent.target, "") not in world.purposes.boards:
        forget_place(world, agent, intent.target)
        return "there is no notice board there"
    if not world.rules.notices:
        return "nobody puts up notices here"
    if not intent.fact:
        kind = world.kind.get(intent.item, "")
        if kind not in world.content.items or not deals_in(world.content.items[kind]):
            return "that can't be offered"
        return "" if owned(world, agent, kind) else "there is nothing of one's own to offer"
    if intent.fact not in world.beliefs[agent].facts:
        return "they don't know anything of the kind themselves"
    if world.facts[intent.fact].kind not in SORTS:
        return "nobody puts that up for all to read"
    if hangs(world, intent.target, world.facts[intent.fact]):
        return "that hangs there already"
    return ""


def perform(world: World, agent: int, intent: Intent) -> int:
    """Write it, and up it goes."""
    mind, number = world.mind[agent], intent.fact
    if mind.rounds == 0:
        return WRITING
    if not number:
        kind = world.kind[intent.item]
        number = new_fact(world, _offer(world, agent, kind, owned(world, agent, kind)))
        learn(world, agent, number)
        practise(world, agent, TRADE, LESSON)
    pin(world, intent.target, agent, number)
    said = world.facts[number]
    world.emit(
        NoticePosted(
            agent=agent,
            board=intent.target,
            fact=number,
            sort=SORTS[said.kind].lower(),
            news=said.text,
            cause=mind.cause,
        )
    )
    return DONE


ACTION = Action("post", offers, refuse, perform, beside_target, takes=2, posture="working")
