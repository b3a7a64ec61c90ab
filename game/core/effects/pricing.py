"""Pricing: what effects cost, in energy points, and so how much an ability can do.

A point buys 3 of damage or of healing; ten points buy goods worth 3.3 coins, which fade. That is
generous on purpose: who writes an ability guesses its cost, and a fair guess should hold.
"""

from collections.abc import Sequence

from game.core.content import Content
from game.core.effect_kinds import (
    AnyEffect,
    Calm,
    Damage,
    Drain,
    GiveItem,
    GiveStatus,
    Heal,
    Light,
    Move,
    Repel,
    Reveal,
    Say,
    SetTerrain,
    SpawnItem,
    Summon,
    Transfer,
)

HUNDRED = 100
"""All inner prices are in hundredths of a point."""


def price(effects: Sequence[AnyEffect], content: Content) -> int:
    """Energy points that effects cost together, rounded up.

    >>> from game.core.observation import NOTHING
    >>> price([Damage(target=7, amount=15)], NOTHING), price([], NOTHING)
    (5, 0)
    """
    return -(-sum(_cost(effect, content) for effect in effects) // HUNDRED)


def _cost(effect: AnyEffect, content: Content) -> int:
    """Hundredths of a point for one effect; unknown names cost nothing, for they do nothing."""
    match effect:
        case Damage(amount=amount) | Heal(amount=amount):
            return (100 * amount + 2) // 3
        case Drain(amount=amount):
            return 100 * amount
        case Move():
            return 300
        case GiveItem(item=item, count=count) | SpawnItem(item=item, count=count):
            row = content.items.get(item)
            return max(100, 3 * row.value) * count if row else 0
        case Say() | Transfer():
            return 100
        case GiveStatus(name=name, ticks=ticks):
            status = content.statuses.get(name)
            return max(100, status.price * ticks // 10) if status else 0
        case SetTerrain(ticks=ticks):
            return 200 + ticks
        case Light(ticks=ticks):
            return 100 + ticks // 4
        case Summon(creature=creature, ticks=ticks):
            beast = content.creatures.get(creature)
            return 300 + 10 * beast.health + 200 * beast.damage + 2 * ticks if beast else 0
        case Reveal(radius=radius):
            return 300 + 20 * radius
        case Calm(ticks=ticks):
            return 200 + 2 * ticks
        case Repel(distance=distance):
            return 200 + 100 * distance
