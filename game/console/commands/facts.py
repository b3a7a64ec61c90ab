"""/facts."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.core.facts import told_by
from game.core.narrate import clock
from game.core.world import World
from game.measures import diffusion

MOST = 15
"""The most lines that are shown."""


class Facts(Command):
    """/facts [agent|number]

    What is known and by how many; what somebody knows, since when and from whom; or who
    knows a fact, by its number.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Tell."""
        world = context.world
        if not words:
            return _all(world)
        number = words[0].lstrip("#")
        if number.isdecimal():
            if int(number) not in world.facts:
                raise Complaint(f"there is no fact {number}: /facts lists those there are")
            return _who(world, int(number))
        return _known(world, read.agent(context, " ".join(words)))

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The living."""
        return () if words else read.people(context)


def _all(world: World) -> list[str]:
    """The most widely known facts, the latest of equals first."""
    people = max(1, len(world.agents))
    count = dict.fromkeys(world.facts, 0)
    for agent in world.agents:
        for fact in world.beliefs[agent].facts:
            count[fact] += 1
    best = sorted(count, key=lambda fact: (-count[fact], -fact))[:MOST]
    return [f"#{fact} {world.facts[fact].text} ({count[fact]} of {people})" for fact in best] or [
        "nobody knows anything worth telling yet"
    ]


def _known(world: World, agent: int) -> list[str]:
    facts = world.beliefs[agent].facts
    latest = sorted(facts, key=lambda fact: (-facts[fact].tick, -fact))[:MOST]
    lines = []
    for fact in latest:
        heard = facts[fact]
        source = f"from {told_by(world, heard.source)}" if heard.source else "at first hand"
        far = f", through {heard.hops} mouths" if heard.hops > 1 else ""
        since = clock(world.rules, heard.tick)
        lines.append(f"#{fact} {world.facts[fact].text} ({source}{far}, {since})")
    return lines or [f"{world.label(agent)} knows nothing worth telling"]


def _who(world: World, fact: int) -> list[str]:
    known = diffusion.knowers(world, fact)
    lines = [f"{world.facts[fact].text}: {len(known)} of {len(world.agents)} know it"]
    for one in known[:MOST]:
        source = f"from {told_by(world, one.source)}" if one.source else "at first hand"
        wrong = f", as {world.facts[one.fact].text!r}" if one.fact != fact else ""
        lines.append(f"  {clock(world.rules, one.tick)} {one.name}, {source}{wrong}")
    if len(known) > MOST:
        lines.append(f"  and {len(known) - MOST} more")
    return lines
