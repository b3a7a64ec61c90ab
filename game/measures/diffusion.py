"""Diffusion: who knows a fact, since when, from whom, and how far it came.

A fact and its wrong tellings are one story. The living are counted.
"""

from typing import NamedTuple

from game.core.components import Heard
from game.core.world import World


class Knower(NamedTuple):
    """One who knows a story."""

    agent: int
    name: str
    tick: int
    """Since when."""
    source: int
    """From whom; 0 for their own eyes."""
    hops: int
    """Tellers between what happened and them."""
    fact: int
    """Which telling of it they know."""


def tellings(world: World, fact: int) -> list[int]:
    """The fact and its wrong tellings that somebody may know, the true one first."""
    own = world.facts.get(fact)
    root = own.of or fact if own else fact
    return [number for number, said in world.facts.items() if root in (number, said.of)]


def knowers(world: World, fact: int) -> list[Knower]:
    """All who know a story, those who knew it first first."""
    found: dict[int, Knower] = {}
    for number in tellings(world, fact):
        for agent in world.agents:
            heard: Heard | None = world.beliefs[agent].facts.get(number)
            if heard is None or (agent in found and found[agent].tick <= heard.tick):
                continue
            name = world.label(agent)
            found[agent] = Knower(agent, name, heard.tick, heard.source, heard.hops, number)
    return sorted(found.values(), key=lambda knower: (knower.tick, knower.hops, knower.agent))


def share(world: World, fact: int) -> int:
    """How many of a thousand living people know a story."""
    return 1000 * len(knowers(world, fact)) // max(1, len(world.agents))


def known_by(world: World, fact: int, tick: int) -> int:
    """How many of those who know a story now knew it at a tick."""
    return sum(knower.tick <= tick for knower in knowers(world, fact))


def depth(world: World, fact: int) -> int:
    """Through how many mouths a story went at most."""
    return max((knower.hops for knower in knowers(world, fact)), default=0)


def find(world: World, kind: str, subject: int = 0) -> list[int]:
    """The true facts of a kind (about somebody, if named), oldest first."""
    return [
        number
        for number, fact in world.facts.items()
        if fact.kind == kind and not fact.of and subject in (0, fact.subject)
    ]
