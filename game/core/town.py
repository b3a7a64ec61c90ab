"""The town: its mayor, the common chest, and what the mayor has ordered.

The common chest is a coffer that stands by the plaza. Coins come into it by a market fee and
by fines for theft, and go to the night's watch; every coin is handed from one to another.
"""

from game.core.change import change
from game.core.events import AlmsGiven, FeePaid, Fined, WatchCalled, WatchPaid
from game.core.relations import feel
from game.core.skills import FIGHT, points
from game.core.talking import named
from game.core.things import COIN, hold, store, take_item
from game.core.world import World

FEE, FINE, WATCH = 20, 2, 3
"""Hundredths of what a stall pays for goods, coins that a thief pays, guards of a night."""
OWED = 300
"""Hundredths of a coin that are owed at the most."""
PAY = 1
"""Coins for a night's watch."""
ALMS, POOR = 6, 2
"""Coins that the common chest must hold to give alms, and under how many one is poor."""
TERM = 6
"""Days after which somebody else may stand."""


def mayor(world: World) -> int:
    """Who is mayor; 0 for nobody, and for the dead."""
    return world.town.mayor if world.alive(world.town.mayor) else 0


def take_office(world: World, agent: int) -> None:
    """Make somebody mayor; what was ordered before stands until they order otherwise."""
    world.town.mayor, world.town.since = agent, world.tick


def coffer(world: World) -> int:
    """The common chest: the first that stands, or 0."""
    kinds = world.purposes.coffers
    if not kinds:
        return 0
    return next((e for e in world.inventory if world.kind[e] in kinds), 0)


def coins_in(world: World, holder: int, owner: int) -> int:
    """How many coins lie there that are an owner's."""
    items = world.inventory[holder].items if holder else ()
    return sum(
        world.item[pile].count
        for pile in items
        if world.kind[pile] == COIN and world.item[pile].owner == owner
    )


def fee_on(world: World, coins: int) -> int:
    """What of so many coins that a stall pays goes into the common chest, in whole coins."""
    return coins * _rate(world) // 100


def pay_fee(world: World, stall: int, agent: int, coins: int, cause: int) -> None:
    """Of so many coins that a stall pays, out of the till into the common chest.

    The parts of a coin that are left over add up, and the till pays them as soon as they are one.
    """
    town, rate, fee = world.town, _rate(world), fee_on(world, coins)
    if not rate:
        return
    town.owed = min(OWED, town.owed + coins * rate - 100 * fee)
    more = min(town.owed // 100, coins_in(world, stall, 0) - fee)
    town.owed -= 100 * more
    if fee + more:
        _move(world, stall, coffer(world), fee + more, 0)
        world.emit(FeePaid(agent=agent, item=COIN, count=fee + more, cause=cause))


def _rate(world: World) -> int:
    """The fee in hundredths, if there is a mayor who wants it and a chest for it."""
    fee = world.town.fee
    return fee if fee and mayor(world) and coffer(world) else 0


def fine(world: World, thief: int, seen: tuple[int, ...], cause: int) -> None:
    """Have a thief pay who was seen by the mayor or the watch, of what is in their purse."""
    town = world.town
    if not town.fine or not world.alive(thief):
        return
    officer = next((w for w in seen if w in (town.mayor, *town.guards) and w != thief), 0)
    chest = coffer(world) if officer else 0
    count = min(town.fine, coins_in(world, thief, thief)) if chest else 0
    if count:
        _move(world, thief, chest, count, thief)
        world.emit(Fined(agent=thief, by=officer, item=COIN, count=count, cause=cause))


def call_watch(world: World) -> None:
    """At nightfall: as many as can be paid, those who fight best first."""
    town, chief = world.town, mayor(world)
    town.guards, town.kept = (), {}
    room = min(town.watch, coins_in(world, coffer(world), 0) // PAY) if chief else 0
    if room < 1:
        return
    fit = [a for a in world.agents if a != chief and world.health[a].current > 50]
    fit.sort(key=lambda agent: (-points(world, agent, FIGHT), agent))
    town.guards = tuple(fit[:room])
    if town.guards:
        people = named(world, town.guards)
        world.emit(WatchCalled(agent=chief, guards=list(town.guards), people=people))


def pay_watch(world: World) -> None:
    """At dawn: whoever kept watch is paid, as long as there is something in the chest."""
    town, chest = world.town, coffer(world)
    for guard in town.guards:
        owed = guard in town.kept and world.alive(guard)
        if owed and coins_in(world, chest, 0) >= PAY:
            _move(world, chest, guard, PAY, 0)
            world.emit(WatchPaid(agent=guard, item=COIN, count=PAY))
    town.guards, town.kept = (), {}


def give_alms(world: World, cause: int) -> None:
    """A coin each out of the common chest to the poor, the poorest first; half of it is kept."""
    chief, chest = mayor(world), coffer(world)
    purses = {a: coins_in(world, a, a) for a in world.agents if a != chief}
    poor = sorted((a for a in purses if purses[a] < POOR), key=lambda a: (purses[a], a))
    for one in poor[: coins_in(world, chest, 0) // 2]:
        _move(world, chest, one, 1, 0)
        event = world.emit(AlmsGiven(agent=one, by=chief, item=COIN, count=1, cause=cause))
        feel(world, one, chief, 8, "gave me alms", event)


def _move(world: World, giver: int, taker: int, count: int, owner: int) -> None:
    """Hand coins of an owner over: into a person's hands as their own, else as the town's."""
    left = count
    for pile in list(world.inventory[giver].items):
        item = world.item[pile]
        if left and world.kind[pile] == COIN and item.owner == owner:
            part = min(left, item.count)
            taken = take_item(world, giver, pile, part)
            if world.alive(taker):
                change(world.item, taken, owner=taker)
                hold(world, taker, taken)
            else:
                change(world.item, taken, owner=0)
                store(world, taker, taken)
            left -= part
    assert not left, f"{left} coins too few"
