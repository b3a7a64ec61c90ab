"""/economy."""

from collections.abc import Iterable

from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.audit import audit, stock
from game.core.market import fair, stocked
from game.core.roles import role
from game.core.things import COIN
from game.core.world import World
from game.measures.wealth import gini, wealth

PARTS = ("prices", "people", "books")


class Economy(Command):
    """/economy [prices|people|books]

    Tell what things cost and how many the stalls have, who owns how much, how evenly, how many
    coins there are, and whether the books balance. `books` tells what each rule made and ended.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell all in short, or one part in full."""
        if len(words) > 1 or (words and words[0] not in PARTS):
            raise Complaint(f"tell all, or one of {', '.join(PARTS)}")
        world = context.world
        if words == ["books"]:
            return _books(world)
        if words == ["people"]:
            return _people(world, len(world.agents))
        if words == ["prices"]:
            return _prices(world, everything=True)
        return [*_prices(world, everything=False), *_people(world, 8), *_state(world)]

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The parts."""
        return PARTS if not words else ()


def _coins(hundredths: int) -> str:
    """A sum in coins.

    >>> _coins(1234), _coins(-5)
    ('12.34', '-0.05')
    """
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"


def _prices(world: World, everything: bool) -> list[str]:
    """Each stall's coins, and its goods: price, base value, stock; in short only what moved."""
    lines = []
    for stall, market in world.market.items():
        lines.append(f"{world.label(stall)}: {stocked(world, stall, COIN)} coins in the till")
        for kind, price in sorted(market.prices.items()):
            value, have = world.content.items[kind].value, stocked(world, stall, kind)
            if not everything and not have and kind not in market.dealt:
                continue
            mood = market.mood.get(kind, "")
            towards = _coins(fair(world.content.items[kind], have))
            lines.append(
                f"  {kind}: {_coins(price)} (base {_coins(value)}, going to {towards}), "
                f"{have} in stock{', ' + mood if mood else ''}"
            )
    return lines or ["there is no market"]


def _people(world: World, most: int) -> list[str]:
    """The wealthiest, with their coins and their roles."""
    owned = sorted(wealth(world).items(), key=lambda pair: (-pair[1], pair[0]))
    lines = []
    for agent, sum_ in owned[:most]:
        coins = sum(
            pile.count
            for entity, pile in world.item.items()
            if pile.owner == agent and world.kind[entity] == COIN
        )
        what = role(world, agent) or "villager"
        purse = f"{coins} coin{'s' * (coins != 1)}"
        lines.append(f"{world.label(agent)} ({what}): worth {_coins(sum_)}, {purse}")
    if len(owned) > most:
        lines.append(f"and {len(owned) - most} more, the poorest worth {_coins(owned[-1][1])}")
    return lines


def _state(world: World) -> list[str]:
    """Coins, the Gini index in hundredths, and the audit."""
    index = round(100 * gini(wealth(world).values()))
    faults = audit(world)
    return [
        f"{stock(world).get(COIN, 0)} coins in the world; Gini index {index} of 100",
        *(faults or ["the books balance"]),
    ]


def _books(world: World) -> list[str]:
    """Each rule of the books with what it made and ended."""
    lines = []
    for rule, page in sorted(world.books.items()):
        counts = ", ".join(f"{count:+} {kind}" for kind, count in sorted(page.items()) if count)
        if counts:
            lines.append(f"{rule}: {counts}")
    return [*lines, *(audit(world) or ["the books balance"])]
