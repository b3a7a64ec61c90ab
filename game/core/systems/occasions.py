"""Occasions: parties open and end, and votes are cast and counted, at their hour.

Writes World.occasions, World.town, and through facts and feelings Beliefs. Runs before memory.
"""

from game.core.change import change
from game.core.company import Occasion
from game.core.components import Fact
from game.core.events import (
    Elected,
    GatheringBegan,
    GatheringHeld,
    OccasionLapsed,
    Voted,
)
from game.core.facts import learn, new_fact
from game.core.occasions import PARTY, host_of
from game.core.relations import feel, opinion
from game.core.talking import named
from game.core.town import take_office
from game.core.world import World

AGAINST = -10
"""Below this opinion nobody votes for a candidate."""


def occasions(world: World) -> None:
    """Let each occasion whose hour has come take place, in the order of their facts."""
    for number in list(world.occasions):
        occasion = world.occasions[number]
        if world.tick < occasion.due:
            continue
        if occasion.kind != PARTY:
            _elect(world, occasion)
        elif not occasion.opened:
            _open(world, number, occasion)
        if world.tick >= occasion.until and world.occasions.get(number) is occasion:
            if occasion.kind == PARTY:
                _close(world, occasion)
            del world.occasions[number]


def _open(world: World, number: int, occasion: Occasion) -> None:
    host = host_of(world, occasion)
    if not world.alive(host):
        # Who didn't hear of the death comes in vain.
        world.emit(OccasionLapsed(agent=host, what="party"))
        del world.occasions[number]
        return
    event = world.emit(
        GatheringBegan(agent=host, fact=number, x=occasion.x, y=occasion.y, due=occasion.due)
    )
    change(world.occasions, number, opened=event)


def _close(world: World, occasion: Occasion) -> None:
    """Host and guests have it in common; those who were there can tell of it."""
    host = host_of(world, occasion)
    guests = [agent for agent in occasion.came if agent != host and world.alive(agent)]
    event = world.emit(
        GatheringHeld(
            agent=host,
            fact=occasion.facts[0],
            guests=guests,
            people=named(world, guests) if guests else "nobody",
            cause=occasion.opened,
        )
    )
    for guest in guests:
        feel(world, guest, host, 6, "had me as a guest", event)
        feel(world, host, guest, 4, "came when I asked", event)
    name = world.label(host)
    text = f"nobody came when {name} gave a party"
    if guests:
        text = f"{name} gave a party, and {len(guests)} came"
    fact = new_fact(
        world,
        Fact(
            "gathering", host, 0, occasion.x, occasion.y, world.tick, event=event, text=text,
            value=len(guests),
        ),
    )  # fmt: skip
    for agent in sorted({host, *guests}):
        if world.alive(agent):
            learn(world, agent, fact)


def _elect(world: World, occasion: Occasion) -> None:
    """Everybody votes for the best candidate they have heard of; most votes win."""
    stand: dict[int, int] = {}
    for number in occasion.facts:
        fact = world.facts.get(number)
        if fact is not None and world.alive(fact.subject):
            stand[fact.subject] = number
    if not stand:
        fact = world.facts.get(occasion.facts[0])
        world.emit(OccasionLapsed(agent=fact.subject if fact else 0, what="election"))
        return
    votes = dict.fromkeys(stand, 0)
    voters = []
    for agent in world.agents:
        choice = _choice(world, agent, stand)
        if choice:
            votes[choice] += 1
            voters.append(agent)
            world.emit(Voted(agent=agent, candidate=choice, fact=stand[choice]))
    winner = max(votes, key=lambda candidate: (votes[candidate], -candidate))
    event = world.emit(
        Elected(agent=winner, votes=votes[winner], voters=len(voters), fact=stand[winner])
    )
    take_office(world, winner)
    text = f"{world.label(winner)} was made mayor with {votes[winner]} of {len(voters)} votes"
    result = Fact("elected", winner, 0, tick=world.tick, event=event, text=text)
    fact_of_it = new_fact(world, result)
    for agent in sorted({winner, *voters}):
        learn(world, agent, fact_of_it)


def _choice(world: World, agent: int, stand: dict[int, int]) -> int:
    """For whom somebody votes: themselves, or whom they like best of those they know of."""
    if agent in stand:
        return agent
    known = world.beliefs[agent].facts
    of = [candidate for candidate, number in stand.items() if number in known]
    best = max(of, key=lambda c: (opinion(world, agent, c), -c), default=0)
    return best if best and opinion(world, agent, best) > AGAINST else 0
