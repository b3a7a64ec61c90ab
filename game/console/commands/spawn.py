"""/spawn."""

from collections.abc import Iterable

from game.console import words as read
from game.console.command import Command
from game.console.context import Complaint, Context
from game.console.places import here
from game.core.commands import Spawn as SpawnCommand
from game.core.world import AGENT, World


class Spawn(Command):
    """/spawn <prefab> [x y] [name]

    Put something into the world: an agent, an item, an object or a creature. Without x and y it
    comes where the view points, or to the village. For items and
    creatures, a number in the name's place says how many.
    """

    def run(self, context: Context, words: list[str]) -> Iterable[str]:
        """Check the words, and submit."""
        if not words:
            raise Complaint("spawn what? " + ", ".join(read.prefabs(context.world)))
        world = context.world
        prefab = read.prefab(world, words[0])
        rest = words[1:]
        many = _many(world, prefab)
        if (many and len(rest) > 1) or (
            rest and _is_number(rest[0]) and (len(rest) > 1 or not many)
        ):
            if len(rest) < 2:
                raise Complaint(f"x needs a y: /spawn {prefab} {rest[0]} <y>")
            x, y = read.tile(world, rest[0], rest[1])
            rest = rest[2:]
        else:
            x, y = here(context)
        name, count = " ".join(rest), 1
        if name and many:
            count, name = read.number(name, "how many", 1, 1000), ""
        elif name and prefab != AGENT:
            raise Complaint(f"only people have names: {prefab} can't be called {name!r}")
        context.submit(SpawnCommand(prefab=prefab, x=x, y=y, name=name[:24], count=count))
        return ()

    def suggest(self, context: Context, words: list[str]) -> Iterable[str]:
        """The prefabs."""
        return () if words else read.prefabs(context.world)


def _many(world: World, prefab: str) -> bool:
    """Whether several can come at once."""
    return prefab in world.content.items or prefab in world.content.creatures


def _is_number(word: str) -> bool:
    return word.removeprefix("-").isdecimal()
