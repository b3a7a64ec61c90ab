"""Catalogue: what is measured of a world, under which name, and how it is called.

A measure is taken of a state, or it counts events: those whose class names it in `counted`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from game.core.components import Needs
from game.core.events import EVENTS, Event
from game.core.relations import FOE, FRIEND
from game.core.world import World
from game.measures.network import acquaintance, clustering, density
from game.measures.wealth import gini, wealth


class Measure(NamedTuple):
    """One line of figures over time."""

    name: str
    title: str
    compared: bool = False
    """Whether it stands in a comparison of two worlds."""


STATES = (
    Measure("people", "People alive", compared=True),
    Measure("needs", "Needs met, mean %", compared=True),
    Measure("health", "Health, mean %", compared=True),
    Measure("items", "Items", compared=True),
    Measure("friends", "Friendships felt", compared=True),
    Measure("foes", "Enmities felt", compared=True),
    Measure("opinion", "Opinion of each other, mean"),
    Measure("density", "Acquaintance, share of pairs"),
    Measure("clustering", "Clustering"),
    Measure("coins", "Coins"),
    Measure("gini", "Wealth, Gini index"),
    Measure("facts", "Facts known, per person"),
    Measure("hearsay", "Of these by hearsay, %"),
    Measure("creatures", "Creatures"),
    Measure("achieved", "Achievements, of 22, per person"),
    Measure("abilities", "Powers in the world"),
    Measure("mages", "People who command one"),
    Measure("powers", "Powers, per person"),
    Measure("growth", "Growth, %"),
    Measure("prices", "Prices, % of base value"),
)
"""Taken of a state."""

COUNTS = (
    Measure("deaths", "Deaths", compared=True),
    Measure("births", "Newcomers"),
    Measure("fights", "Blows struck", compared=True),
    Measure("gifts", "Gifts", compared=True),
    Measure("talk", "Things said", compared=True),
    Measure("trades", "Trades"),
    Measure("thefts", "Thefts"),
    Measure("crafted", "Things made"),
    Measure("told", "Facts told"),
    Measure("notices", "Notices put up"),
    Measure("raids", "Raids"),
    Measure("hunts", "Creatures killed"),
    Measure("firsts", "Firsts"),
    Measure("wishes", "Wishes"),
    Measure("learnt", "Powers learnt of others"),
    Measure("casts", "Powers used"),
    Measure("wishes_granted", "Wishes granted"),
    Measure("wishes_refused", "Wishes refused"),
)
"""Counted since the measure before."""

POWER, USERS = "power_", "_users"
"""What the name of a power's column begins with, of those who command it; with USERS behind it,
of those who have used it."""
PRICE = "price_"
"""What the name of a price begins with; the kind of item follows. In coins."""

TITLES = {measure.name: measure.title for measure in (*STATES, *COUNTS)}
_COUNTED = {kind: kind.counted for kind in EVENTS if kind.counted}
_COUNT_NAMES = frozenset(measure.name for measure in COUNTS)

for _kind, _name in _COUNTED.items():
    assert _name in _COUNT_NAMES, f"{_kind.__name__} counts as {_name!r}, which is no measure"


def title(name: str) -> str:
    """How a measure is called.

    >>> title("gini"), title("price_bread"), title("power_ice_ring_users")
    ('Wealth, Gini index', 'Price of bread', 'Have used ice ring')
    """
    if name in TITLES:
        return TITLES[name]
    if name.startswith(POWER):
        power = name.removeprefix(POWER)
        lead = "Have used " if power.endswith(USERS) else "Command "
        return lead + power.removesuffix(USERS).replace("_", " ")
    return "Price of " + name.removeprefix(PRICE).replace("_", " ")


def counted(events: Iterable[Event]) -> Iterable[str]:
    """The name of the measure that each event adds one to, for those that do."""
    return (name for event in events if (name := _COUNTED.get(type(event))))


def state_of(world: World) -> dict[str, float]:
    """All that is measured of a state: name of STATES -> value."""
    people = world.agents
    count = max(1, len(people))
    needs = Needs.__struct_fields__
    opinions = [
        relation.opinion
        for agent in people
        for other, relation in world.beliefs[agent].relations.items()
        if world.alive(other)
    ]
    met = sum(getattr(world.needs[agent], need) for agent in people for need in needs)
    health = sum(100 * world.health[a].current / world.health[a].maximum for a in people)
    heard = [known for agent in people for known in world.beliefs[agent].facts.values()]
    network = acquaintance(world)
    return {
        "people": len(people),
        "needs": round(met / (10 * count * len(needs)), 1),
        "health": round(health / count, 1),
        "items": sum(pile.count for pile in world.item.values()),
        "friends": sum(opinion >= FRIEND for opinion in opinions),
        "foes": sum(opinion <= FOE for opinion in opinions),
        "opinion": round(sum(opinions) / max(1, len(opinions)), 1),
        "density": round(density(network), 3),
        "clustering": round(clustering(network), 3),
        "coins": sum(p.count for e, p in world.item.items() if world.kind[e] == "coin"),
        "gini": round(gini(wealth(world).values()), 3),
        "facts": round(len(heard) / count, 1),
        "hearsay": round(100 * sum(h.hops > 0 for h in heard) / max(1, len(heard)), 1),
        "creatures": len(world.creature),
        "achieved": round(sum(len(world.skills[a].firsts) for a in people) / count, 1),
        "abilities": len(world.abilities),
        "mages": sum(bool(world.powers.get(agent)) for agent in people),
        "powers": round(sum(len(world.powers.get(agent, ())) for agent in people) / count, 2),
        "growth": world.weather.growth,
        "prices": round(_price_level(world), 1),
    }


def prices(world: World) -> dict[str, float]:
    """Item kind -> its price in coins, the mean of all stalls that have one."""
    asked: dict[str, list[int]] = {}
    for market in world.market.values():
        for kind, price in market.prices.items():
            asked.setdefault(kind, []).append(price)
    return {kind: sum(found) / len(found) / 100 for kind, found in sorted(asked.items())}


def spread(world: World) -> dict[str, int]:
    """Of each power, how many of the living command it, and how many have used it."""
    found: dict[str, int] = {}
    for ability in world.abilities:
        known = [world.powers.get(agent, {}).get(ability) for agent in world.agents]
        commanded = [power for power in known if power is not None]
        found[POWER + ability] = len(commanded)
        found[POWER + ability + USERS] = sum(power.used > 0 for power in commanded)
    return found


def _price_level(world: World) -> float:
    """Prices in hundredths of the base values, the mean over all kinds; 100 without a market."""
    rows = world.content.items
    shares = [
        100 * 100 * price / rows[kind].value
        for kind, price in prices(world).items()
        if kind in rows and rows[kind].value
    ]
    return sum(shares) / len(shares) if shares else 100.0
